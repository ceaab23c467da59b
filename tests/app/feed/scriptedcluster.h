// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/feed/fleetfeed.h"
#include "tests/support/kubebytes.h"
#include "tests/support/scriptedserver.h"

#include <atomic>

namespace portolan::test {

//! A clock that goes with the machine's, since the I/O threads wait in real time, and that a test may
//! put forward. Thread-safe.
class RunningClock final : public Clock {
public:
    [[nodiscard]] BootMs bootMs() const override;
    [[nodiscard]] QDateTime utcNow() const override;
    void advanceMs(qint64 ms) { m_ahead += ms; }

private:
    std::atomic<qint64> m_ahead = 0;
};

//! A fleet of one cluster, whose server is scripted: it is ready and of Kubernetes 1.36 until a test
//! says otherwise. Thread: the test's.
class ScriptedCluster {
public:
    static constexpr const char* podsPath = "/api/v1/pods";

    explicit ScriptedCluster(const ScriptedServer::Options& options = {});

    void serveVersion(const std::string& minor);
    //! Requests of pods stay open until the test answers them.
    void holdPods();
    //! Connects with nothing but the server's authority.
    void connectWatching(std::vector<Kind> kinds);
    void connectWatching(std::vector<Kind> kinds, feed::ConnectionSpec spec);
    //! How to reach the server, without credentials.
    [[nodiscard]] transport::Endpoint endpoint() const;
    //! Answers the n-th request of pods with these, as a watch list that stays open.
    Exchange serveWatchList(
        const std::vector<std::string>& names, const std::string& version, int n = 1);

    [[nodiscard]] ClusterStatus status() const;
    [[nodiscard]] QString state() const;
    [[nodiscard]] size_t pods() const;

    RunningClock clock;
    ScriptedServer server;
    Fleet fleet;
    std::unique_ptr<feed::FleetFeed> feed;
    std::vector<Kind> kinds;
};

inline const Headers protobufWatch = {{"content-type", std::string(kube::ProtobufWatchType)}};
inline const Headers protobufList = {{"content-type", std::string(kube::ProtobufType)}};
inline const Headers jsonBody = {{"content-type", std::string(kube::JsonType)}};

//! The uid that the pod of a name has here: the name itself tells it.
[[nodiscard]] std::string uidOf(const std::string& name);
[[nodiscard]] std::string podFrame(
    const char* type, const std::string& name, const std::string& version);
[[nodiscard]] std::string podList(const std::vector<std::string>& names, const std::string& version,
    const std::string& continueToken = {}, int remaining = 0);
//! A Status as the body of a refusal.
[[nodiscard]] std::string refusal(int code, const std::string& reason, const std::string& message = {});

} // namespace portolan::test
