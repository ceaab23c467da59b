// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/feed/reflector.h"

#include <set>

namespace portolan::feed {

//! The reflectors of one connection: one for each kind, and one for each named namespace of a kind
//! that the user may not read in the whole cluster, or that nobody asked for beyond them.
//! They outlive the client, so that new credentials cost neither a list nor the count of lists by
//! which deletions are found. Thread: the connection's loop.
class ReflectorSet {
public:
    //! `host` comes without a client and onForbidden. Without `wholeCluster` the named namespaces
    //! alone are watched, of kinds that have one.
    ReflectorSet(ReflectorHost host, std::vector<Kind> kinds, std::vector<std::string> nameSpaces,
        bool wholeCluster);
    ~ReflectorSet();
    ReflectorSet(const ReflectorSet&) = delete;
    ReflectorSet& operator=(const ReflectorSet&) = delete;

    //! Starts them, or goes on from where they stopped. `watchList`: this server streams lists.
    void resume(bool watchList);
    void suspend();
    //! With what resume() goes on; null: none. Suspends.
    void setClient(transport::HttpClient* client);
    void reopenWatches();
    //! Those that have said nothing for that long; not those over the connection.
    void reopenSilentWatches(std::chrono::milliseconds silence, qint64 connectionId);
    [[nodiscard]] bool watchesOver(qint64 connectionId) const;
    [[nodiscard]] bool watchesAny() const;

private:
    void addAll(Kind kind);
    void add(Kind kind, const std::string& nameSpace);
    void onForbidden(Kind kind);

    ReflectorHost m_host;
    const std::vector<Kind> m_kinds;
    const std::vector<std::string> m_nameSpaces;
    const bool m_wholeCluster;
    std::vector<std::shared_ptr<Reflector>> m_reflectors;
    std::set<Kind> m_byNameSpace; //!< kinds whose named namespaces are watched
};

} // namespace portolan::feed
