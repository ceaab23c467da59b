// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/workloads/servedtable.h"
#include "widgets/workloads/servedcatalogue.h"

namespace portolan::ui {

//! How far the reading of one kind in one cluster has come.
struct ServedCluster {
    enum class Phase {
        Waiting, //!< for a connection
        Reading,
        Read,
        NotServed,
        Forbidden,
        Failed,
    };
    Phase phase = Phase::Waiting;
    std::optional<Error> error; //!< of Forbidden and Failed: what the server said
    QDateTime readAt; //!< UTC; when its rows were asked for; invalid before the first time
    qsizetype rows = 0;
    bool more = false; //!< it has more rows than are read
    std::optional<qint64> remaining; //!< how many, where the server says so
    QStringList nameSpaces; //!< these only: the whole cluster is forbidden
    ResourceAddress address; //!< in this cluster's version
};

//! Reads one kind that is not watched from every connected cluster, once, page by page, and again
//! when asked to. At most `mostRows` of a cluster are read. A cluster that connects later is read
//! then; what a cluster had goes with its connection. GUI thread; what it is given outlives it.
class ServedReader : public QObject {
    Q_OBJECT

public:
    static constexpr qsizetype mostRows = 2000;

    ServedReader(Fleet& fleet, const Clock& clock, TableSource& source, ServedCatalogue& catalogue,
        QObject* parent = nullptr);

    //! Starts to read the kind of that id (ResourceAddress::id()).
    void show(const QString& id);
    //! Reads no more, and forgets the rows.
    void stop();
    //! Asks every connected cluster again; rows stay until the new ones are here.
    void reload();

    [[nodiscard]] const QString& id() const { return m_id; }
    //! As the first cluster that serves it has it; before that only the resource is known.
    [[nodiscard]] const ResourceAddress& address() const { return m_address; }
    //! By slot; one for each cluster of the fleet.
    [[nodiscard]] const std::vector<ServedCluster>& clusters() const { return m_clusters; }
    [[nodiscard]] const ServedTable& served() const { return m_table; }
    [[nodiscard]] bool isReading() const;

Q_SIGNALS:
    //! A cluster has come further.
    void changed();
    //! The table is another one; see ServedTable::replaced().
    void tableReplaced();

private:
    struct Work {
        quint32 connection = 0;
        int round = 0; //!< answers to earlier questions are dropped
        ServerTable rows; //!< the pages so far
        QStringList nameSpaces; //!< still to be read
        QDateTime since;
        bool finding = false; //!< it is not known yet whether the cluster serves the kind
        bool restarted = false;
    };
    void followConnection(Slot slot);
    void begin(Slot slot);
    void findKind(Slot slot);
    void notServed(Slot slot, const QStringList& unanswered);
    void startPages(Slot slot);
    void askPage(Slot slot, const QString& continueToken);
    void takePage(Slot slot, int round, const QString& nameSpace, Result<ServerTable> page);
    void takeError(Slot slot, const QString& nameSpace, const Error& error);
    void finish(Slot slot);
    void end(Slot slot, ServedCluster::Phase phase, const std::optional<Error>& error = {});

    Fleet& m_fleet;
    const Clock& m_clock;
    TableSource& m_source;
    ServedCatalogue& m_catalogue;
    QString m_id;
    ResourceAddress m_address;
    ServedTable m_table;
    std::vector<ServedCluster> m_clusters;
    std::vector<Work> m_work; // by slot
};

} // namespace portolan::ui
