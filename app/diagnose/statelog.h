// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/diagnose/logfile.h"
#include "models/fleet/fleet.h"

#include <QMap>
#include <QObject>

namespace portolan::diagnose {

//! Writes into the log what becomes of the connections of a fleet: a line when a cluster's
//! connection, its storage or one of its kinds turns into something else. Never a row.
//! Thread: the fleet's owner thread. Borrows both.
class StateLog : public QObject {
    Q_OBJECT

public:
    StateLog(const Fleet& fleet, LogFile& log, QObject* parent = nullptr);

private:
    void look(Slot slot);
    void say(Slot slot, const QString& subject, const QString& now);

    const Fleet& m_fleet;
    LogFile& m_log;
    QMap<std::pair<Slot, QString>, QString> m_said; //!< by subject
};

} // namespace portolan::diagnose
