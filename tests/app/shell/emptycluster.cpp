// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/shell/emptycluster.h"

namespace portolan::test {
namespace {

const Headers json = {{"content-type", std::string(kube::JsonType)}};

//! A paged list and a watch that stays open; the whole list over a watch where it is asked for.
void serveList(ScriptedServer& server, const std::string& path, const std::string& kind,
    const std::vector<kube::ProtoWriter>& items)
{
    server.on("GET", path, [=](Exchange& exchange) {
        if (!exchange.request().parameter("watch")) {
            exchange.respond(200, {{"content-type", std::string(kube::ProtobufType)}},
                kube::list("v1", kind + "List", "7", items));
            return;
        }
        exchange.start(200, {{"content-type", std::string(kube::ProtobufWatchType)}});
        if (!exchange.request().parameter("sendInitialEvents"))
            return;
        for (const kube::ProtoWriter& item : items)
            exchange.send(kube::watchFrame("ADDED", kube::envelope("v1", kind, item)));
        exchange.send(kube::bookmarkFrame("v1", kind, "7", true));
    });
}

void serveServer(ScriptedServer& server, const std::string& minor)
{
    server.on("GET", "/version", [minor](Exchange& exchange) {
        exchange.respond(200, json,
            R"({"major":"1","minor":")" + minor + R"(","gitVersion":"v1.)" + minor + R"(.0"})");
    });
    server.on("GET", "/readyz", [](Exchange& exchange) { exchange.respond(200, {}, "ok"); });
}

} // namespace

void serveCluster(
    ScriptedServer& server, const std::vector<kube::Node>& nodes, const std::string& minor)
{
    serveServer(server, minor);
    std::vector<kube::ProtoWriter> items;
    for (const kube::Node& node : nodes)
        items.push_back(kube::node(node));
    serveList(server, "/api/v1/nodes", "Node", items);
    serveList(server, "/api/v1/pods", "Pod", {});
    serveList(server, "/api/v1/resourcequotas", "ResourceQuota", {});
}

void serveNamespace(ScriptedServer& server, const std::string& nameSpace)
{
    serveServer(server, "33");
    for (const char* path : {"/api/v1/*", "/apis/*"})
        server.on("GET", path, [](Exchange& exchange) {
            exchange.respond(403, json, kube::statusJson({403, "Forbidden", "not for you", 0}));
        });
    const std::string inside = "/api/v1/namespaces/" + nameSpace;
    serveList(server, inside + "/pods", "Pod", {});
    serveList(server, inside + "/resourcequotas", "ResourceQuota", {});
    server.on("GET", "/apis/argoproj.io/*", [](Exchange& exchange) {
        exchange.respond(404, json, kube::statusJson(kube::notFound()));
    });
}

void serveAlways(ScriptedServer& server, int status, const Headers& headers, const std::string& body)
{
    for (const char* method : {"GET", "POST"})
        server.on(method, "/*",
            [=](Exchange& exchange) { exchange.respond(status, headers, body); });
}

} // namespace portolan::test
