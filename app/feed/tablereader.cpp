// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/feed/tablereader.h"

#include <map>

namespace portolan::feed {
namespace {

//! A page that parses within a frame, even where objects carry long metadata.
constexpr int pageRows = 250;
//! What cannot print a Table gives a plain list.
constexpr const char* acceptTable = "application/json;as=Table;v=v1;g=meta.k8s.io,application/json";
constexpr const char* acceptDiscovery
    = "application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList,"
      "application/json;g=apidiscovery.k8s.io;v=v2beta1;as=APIGroupDiscoveryList,"
      "application/json";

//! "/apis/apps/v1" → "apps/v1".
QString groupVersionOf(const QString& path)
{
    return path.section(QLatin1Char('/'), 2);
}

std::string_view viewOf(const QByteArray& bytes)
{
    return {bytes.constData(), size_t(bytes.size())};
}

} // namespace

//! One round of questions; documents count in the order in which they were asked for, so that
//! what a cluster is said to serve does not depend on which answer came first.
struct TableReader::Walk {
    Fetch fetch;
    Slot slot = 0;
    QObject* context = nullptr;
    std::function<void(Result<ServedKinds>)> done;
    QStringList asked;
    std::map<QString, Discovery> answers;
    QStringList failed;
    std::optional<Error> error; //!< of the roots, without which nothing is known
    qsizetype open = 0;
};

void TableReader::discover(
    Slot slot, QObject* context, std::function<void(Result<ServedKinds>)> done)
{
    const auto walk = std::make_shared<Walk>();
    walk->fetch = m_fetch;
    walk->slot = slot;
    walk->context = context;
    walk->done = std::move(done);
    ask(walk, {QStringLiteral("/api"), QStringLiteral("/apis")});
}

void TableReader::ask(const std::shared_ptr<Walk>& walk, const QStringList& paths)
{
    walk->asked += paths;
    walk->open += paths.size();
    for (const QString& path : paths)
        walk->fetch(walk->slot, path.toStdString(), acceptDiscovery, walk->context,
            [walk, path](const Result<QByteArray>& bytes) { take(walk, path, bytes); });
}

void TableReader::take(
    const std::shared_ptr<Walk>& walk, const QString& path, const Result<QByteArray>& bytes)
{
    const Result<Discovery> found
        = bytes.and_then([](const QByteArray& text) { return parseDiscovery(viewOf(text)); });
    const bool root = path.count(QLatin1Char('/')) == 1;
    QStringList further;
    if (found) {
        further = found->further;
        // Only the roots lead on: no answer can make the walk endless.
        if (root && !further.isEmpty())
            ask(walk, further);
        walk->answers.emplace(path, *found);
    } else if (root) {
        walk->error = found.error();
    } else {
        walk->failed.append(groupVersionOf(path));
    }
    if (--walk->open == 0)
        finish(*walk);
}

void TableReader::finish(Walk& walk)
{
    if (walk.error) {
        walk.done(std::unexpected(*walk.error));
        return;
    }
    ServedKinds served;
    for (const QString& path : std::as_const(walk.asked)) {
        const auto answer = walk.answers.find(path);
        if (answer == walk.answers.end())
            continue;
        addKinds(served.kinds, answer->second.kinds);
        served.unanswered += answer->second.unanswered;
    }
    served.unanswered += walk.failed;
    walk.done(std::move(served));
}

void TableReader::readTable(
    const TableQuery& query, QObject* context, std::function<void(Result<ServerTable>)> done)
{
    std::string path
        = collectionPath(query.resource, query.nameSpace) + "?limit=" + std::to_string(pageRows);
    if (!query.continueToken.isEmpty())
        path += "&continue=" + query.continueToken.toUtf8().toPercentEncoding().toStdString();
    m_fetch(query.slot, path, acceptTable, context,
        [done = std::move(done)](const Result<QByteArray>& bytes) {
            done(bytes.and_then(
                [](const QByteArray& text) { return parseServerTable(viewOf(text)); }));
        });
}

} // namespace portolan::feed
