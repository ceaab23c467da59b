// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/lab/labconsole.h"

#include <QApplication>
#include <QRandomGenerator>

namespace portolan::test {

LabConsole::LabConsole(const LabFleet& lab, const QString& user)
    : m_look(*qApp)
    , m_state(QString())
{
    auto setup = labSetup(lab, user, m_clock);
    if (!setup) {
        m_loaded = std::unexpected(setup.error());
        return;
    }
    m_console = std::make_unique<window::Console>(std::move(*setup),
        window::Console::Services{*m_clock, QTimeZone::utc(),
            [] { return QRandomGenerator::global()->generateDouble(); }, m_look, m_state});
    m_console->start();
}

QStringList LabConsole::contexts()
{
    QStringList names;
    for (size_t slot = 0; slot < fleet().clusterCount(); ++slot)
        names.append(fleet().cluster(Slot(slot)).info.context);
    return names;
}

void LabConsole::connectAll(bool connected)
{
    for (size_t slot = 0; slot < fleet().clusterCount(); ++slot) {
        if (m_console->isConnected(Slot(slot)) == connected)
            continue;
        if (connected)
            m_console->connectCluster(Slot(slot));
        else
            m_console->disconnectCluster(Slot(slot));
    }
}

DataState LabConsole::stateOf(Slot slot)
{
    return fleet().status(slot, shell::allKinds(), m_clock->bootMs()).state;
}

bool LabConsole::allLive()
{
    for (size_t slot = 0; slot < fleet().clusterCount(); ++slot) {
        if (stateOf(Slot(slot)) != DataState::Live)
            return false;
    }
    return true;
}

QJsonObject LabConsole::report()
{
    return reportOf(fleet(), shell::allKinds(), *m_clock);
}

} // namespace portolan::test
