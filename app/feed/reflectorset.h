// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/feed/reflector.h"

namespace portolan::feed {

//! The reflectors of one connection: one for each kind, and beside it one for each named namespace.
//! They outlive the client, so that new credentials cost neither a list nor the count of lists by
//! which deletions are found. Thread: the connection's loop.
class ReflectorSet {
public:
    //! `host` comes without a client. `nameSpaces` are for users who may not list the whole cluster.
    ReflectorSet(ReflectorHost host, std::vector<Kind> kinds, std::vector<std::string> nameSpaces);
    ~ReflectorSet();
    ReflectorSet(const ReflectorSet&) = delete;
    ReflectorSet& operator=(const ReflectorSet&) = delete;

    //! Starts them, or goes on from where they stopped. `watchList`: this server streams lists.
    void resume(bool watchList);
    void suspend();
    //! With what resume() goes on; null: none. Suspends.
    void setClient(transport::HttpClient* client);
    void reopenWatches();
    [[nodiscard]] bool watchesOver(qint64 connectionId) const;

private:
    void make();

    ReflectorHost m_host;
    const std::vector<Kind> m_kinds;
    const std::vector<std::string> m_nameSpaces;
    std::vector<std::shared_ptr<Reflector>> m_reflectors;
};

} // namespace portolan::feed
