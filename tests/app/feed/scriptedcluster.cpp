// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/feed/scriptedcluster.h"

#include "models/fleet/statusreport.h"

namespace portolan::test {
namespace {

kube::Pod podOf(const std::string& name, const std::string& version)
{
    kube::Pod pod;
    pod.meta = {name, "default", uidOf(name), version, {}, {}};
    return pod;
}

} // namespace

BootMs RunningClock::bootMs() const
{
    using namespace std::chrono;
    return duration_cast<milliseconds>(steady_clock::now().time_since_epoch()).count() + m_ahead;
}

QDateTime RunningClock::utcNow() const
{
    return QDateTime::currentDateTimeUtc().addMSecs(m_ahead);
}

ScriptedCluster::ScriptedCluster(const ScriptedServer::Options& options)
    : server(options)
    , fleet(QStringLiteral("scripted"))
{
    FleetCluster cluster;
    cluster.context = QStringLiteral("one");
    fleet.addCluster(cluster);
    feed = std::make_unique<feed::FleetFeed>(fleet, clock, [] { return 0.0; });
    server.on("GET", "/readyz", [](Exchange& x) { x.respond(200, {}, "ok"); });
    serveVersion("36");
}

void ScriptedCluster::serveVersion(const std::string& minor)
{
    server.on("GET", "/version", [minor](Exchange& x) {
        x.respond(200, jsonBody,
            R"({"major":"1","minor":")" + minor + R"(","gitVersion":"v1.)" + minor + R"(.0"})");
    });
}

void ScriptedCluster::holdPods()
{
    server.on("GET", podsPath, [](Exchange&) { });
}

void ScriptedCluster::connectWatching(std::vector<Kind> wanted)
{
    feed::ConnectionSpec spec;
    spec.credentials.get
        = [endpoint = endpoint()](std::stop_token) { return feed::Credentials{endpoint, {}, {}}; };
    connectWatching(std::move(wanted), std::move(spec));
}

void ScriptedCluster::connectWatching(std::vector<Kind> wanted, feed::ConnectionSpec spec)
{
    kinds = wanted;
    spec.kinds = std::move(wanted);
    spec.userAgent = "test";
    feed->connectCluster(0, std::move(spec));
}

transport::Endpoint ScriptedCluster::endpoint() const
{
    transport::Endpoint endpoint;
    endpoint.url = server.url();
    endpoint.caPem = server.authorityPem();
    return endpoint;
}

Exchange ScriptedCluster::serveWatchList(
    const std::vector<std::string>& names, const std::string& version, int n)
{
    Exchange watch = server.awaitExchange("GET", podsPath, n);
    watch.start(200, protobufWatch);
    for (const std::string& name : names)
        watch.send(podFrame("ADDED", name, "1"));
    watch.send(kube::bookmarkFrame("v1", "Pod", version, true));
    return watch;
}

ClusterStatus ScriptedCluster::status() const
{
    return fleet.status(0, kinds, clock.bootMs());
}

QString ScriptedCluster::state() const
{
    return jsonWord(status().state);
}

size_t ScriptedCluster::pods() const
{
    return fleet.table(Kind::Pod).rowCount();
}

std::string uidOf(const std::string& name)
{
    return "uid-" + name;
}

std::string podFrame(const char* type, const std::string& name, const std::string& version)
{
    return kube::watchFrame(type, kube::envelope("v1", "Pod", kube::pod(podOf(name, version))));
}

std::string podList(const std::vector<std::string>& names, const std::string& version,
    const std::string& continueToken, int remaining)
{
    std::vector<kube::ProtoWriter> items;
    for (const std::string& name : names)
        items.push_back(kube::pod(podOf(name, "1")));
    return kube::list("v1", "Pod", version, items, continueToken, remaining);
}

std::string refusal(int code, const std::string& reason, const std::string& message)
{
    kube::Failure failure;
    failure.code = code;
    failure.reason = reason;
    failure.message = message;
    return kube::statusJson(failure);
}

} // namespace portolan::test
