// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/ports/tablesource.h"

#include <memory>

namespace portolan::feed {

//! GET of a path of a cluster: FleetFeed::fetch.
using Fetch = std::function<void(Slot slot, const std::string& path, const std::string& accept,
    QObject* context, std::function<void(Result<QByteArray>)> done)>;

//! Discovery and Tables over the connections that a feed has already. GUI thread.
class TableReader final : public TableSource {
public:
    explicit TableReader(Fetch fetch)
        : m_fetch(std::move(fetch))
    {
    }

    //! Aggregated discovery is two documents; a server that has none gives the list of its group
    //! versions instead, and each of them is asked for.
    void discover(
        Slot slot, QObject* context, std::function<void(Result<ServedKinds>)> done) override;
    void readTable(const TableQuery& query, QObject* context,
        std::function<void(Result<ServerTable>)> done) override;

private:
    struct Walk;
    static void ask(const std::shared_ptr<Walk>& walk, const QStringList& paths);
    static void take(
        const std::shared_ptr<Walk>& walk, const QString& path, const Result<QByteArray>& bytes);
    static void finish(Walk& walk);

    Fetch m_fetch;
};

} // namespace portolan::feed
