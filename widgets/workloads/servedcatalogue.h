// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/fleet/fleet.h"
#include "models/ports/tablesource.h"

#include <map>

namespace portolan::ui {

//! A kind that is not watched, and which clusters serve it.
struct OtherKind {
    ResourceAddress address; //!< as the first of the clusters has it
    QStringList shortNames;
    std::vector<Slot> clusters;
};

//! What the connected clusters serve. Each is asked once, when somebody first wants to know; what
//! was said is forgotten with the connection. GUI thread; what it is given outlives it.
class ServedCatalogue : public QObject {
    Q_OBJECT

public:
    ServedCatalogue(Fleet& fleet, TableSource& source, QObject* parent = nullptr);

    //! Asks the cluster unless that is known or under way.
    void want(Slot slot);
    //! Asks all connected clusters, likewise.
    void wantAll();
    //! The next want() asks anew.
    void forget(Slot slot);
    //! Nothing before the answer.
    [[nodiscard]] const Result<ServedKinds>* answerOf(Slot slot) const;
    //! Connected clusters that have not answered yet.
    [[nodiscard]] std::vector<Slot> asking() const;
    //! Of the clusters that have answered, without the watched kinds; by title, then by group.
    [[nodiscard]] std::vector<OtherKind> otherKinds() const;

Q_SIGNALS:
    void answered(portolan::Slot slot);

private:
    struct Entry {
        quint32 connection = 0; //!< of which this is known
        int round = 0; //!< answers to earlier questions are dropped
        bool asking = false;
        std::optional<Result<ServedKinds>> answer;
    };
    void take(Slot slot, int round, const Result<ServedKinds>& kinds);

    Fleet& m_fleet;
    TableSource& m_source;
    std::map<Slot, Entry> m_entries;
};

} // namespace portolan::ui
