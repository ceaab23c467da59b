// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/workloads/servedreader.h"

#include <iterator>

namespace portolan::ui {
namespace {

using Phase = ServedCluster::Phase;

} // namespace

ServedReader::ServedReader(Fleet& fleet, const Clock& clock, TableSource& source,
    ServedCatalogue& catalogue, QObject* parent)
    : QObject(parent)
    , m_fleet(fleet)
    , m_clock(clock)
    , m_source(source)
    , m_catalogue(catalogue)
{
    connect(&m_table, &ServedTable::replaced, this, &ServedReader::tableReplaced);
    connect(&m_fleet, &Fleet::clusterChanged, this, &ServedReader::followConnection);
    connect(&m_catalogue, &ServedCatalogue::answered, this, &ServedReader::findKind);
}

void ServedReader::show(const QString& id)
{
    m_id = id;
    m_address = {};
    m_address.resource = id.section(QLatin1Char('.'), 0, 0);
    m_address.group = id.section(QLatin1Char('.'), 1);
    m_clusters.assign(m_fleet.clusterCount(), {});
    m_work.resize(m_fleet.clusterCount());
    for (Work& work : m_work)
        work = {0, work.round + 1, {}, {}, {}, false, false};
    m_table.clear(true);
    for (size_t slot = 0; slot < m_fleet.clusterCount(); ++slot)
        followConnection(Slot(slot));
    Q_EMIT changed();
}

void ServedReader::stop()
{
    m_id.clear();
    m_clusters.clear();
    for (Work& work : m_work)
        ++work.round;
    m_table.clear(true);
}

void ServedReader::reload()
{
    for (size_t slot = 0; slot < m_clusters.size(); ++slot) {
        const bool connected
            = m_fleet.cluster(Slot(slot)).facts.connection == Connection::Connected;
        if (!connected || m_clusters[slot].phase == Phase::Reading)
            continue;
        // A definition may have been installed since.
        if (m_clusters[slot].phase == Phase::NotServed)
            m_catalogue.forget(Slot(slot));
        begin(Slot(slot));
    }
    Q_EMIT changed();
}

bool ServedReader::isReading() const
{
    return std::ranges::any_of(
        m_clusters, [](const ServedCluster& cluster) { return cluster.phase == Phase::Reading; });
}

void ServedReader::followConnection(Slot slot)
{
    if (m_id.isEmpty())
        return;
    if (slot >= m_clusters.size()) {
        m_clusters.resize(size_t(slot) + 1);
        m_work.resize(size_t(slot) + 1);
    }
    const Cluster& cluster = m_fleet.cluster(slot);
    if (m_work[slot].connection != cluster.connection) {
        m_work[slot] = {cluster.connection, m_work[slot].round + 1, {}, {}, {}, false, false};
        m_clusters[slot] = {};
        m_table.removeCluster(slot);
        Q_EMIT changed();
    }
    if (m_clusters[slot].phase == Phase::Waiting
        && cluster.facts.connection == Connection::Connected) {
        begin(slot);
        Q_EMIT changed();
    }
}

void ServedReader::begin(Slot slot)
{
    m_clusters[slot].phase = Phase::Reading;
    m_clusters[slot].error.reset();
    m_clusters[slot].nameSpaces.clear();
    Work& work = m_work[slot];
    work = {work.connection, work.round + 1, {}, {}, m_clock.utcNow(), true, false};
    m_catalogue.want(slot);
    findKind(slot);
}

//! When it is known what the cluster serves.
void ServedReader::findKind(Slot slot)
{
    const Result<ServedKinds>* answer = m_catalogue.answerOf(slot);
    if (!answer || slot >= m_work.size() || !m_work[slot].finding)
        return;
    m_work[slot].finding = false;
    if (!*answer) {
        end(slot, Phase::Failed, answer->error());
        return;
    }
    const auto& kinds = (*answer)->kinds;
    const auto kind = std::ranges::find(
        kinds, m_id, [](const ServedKind& served) { return served.address.id(); });
    if (kind == kinds.end()) {
        m_table.removeCluster(slot);
        notServed(slot, (*answer)->unanswered);
        return;
    }
    m_clusters[slot].address = kind->address;
    if (m_address.kind.isEmpty()) {
        m_address = kind->address;
        m_table.setNamespaced(m_address.namespaced);
    }
    startPages(slot);
}

//! A group whose own server is silent may serve it or not.
void ServedReader::notServed(Slot slot, const QStringList& unanswered)
{
    const QString group = m_id.section(QLatin1Char('.'), 1) + QLatin1Char('/');
    const auto silent = std::ranges::find_if(unanswered,
        [&group](const QString& groupVersion) { return groupVersion.startsWith(group); });
    if (silent == unanswered.end())
        end(slot, Phase::NotServed);
    else
        end(slot, Phase::Failed,
            Error{ErrorCode::Server, tr("The server behind %1 does not answer.").arg(*silent), {}});
}

void ServedReader::startPages(Slot slot)
{
    m_work[slot].rows = {};
    askPage(slot, QString());
}

void ServedReader::askPage(Slot slot, const QString& continueToken)
{
    const QString nameSpace = m_work[slot].nameSpaces.value(0);
    const int round = ++m_work[slot].round;
    m_source.readTable({slot, m_clusters[slot].address, nameSpace, continueToken}, this,
        [this, slot, round, nameSpace](
            Result<ServerTable> page) { takePage(slot, round, nameSpace, std::move(page)); });
}

void ServedReader::takePage(
    Slot slot, int round, const QString& nameSpace, Result<ServerTable> page)
{
    if (slot >= m_clusters.size() || m_work[slot].round != round)
        return;
    if (!page) {
        takeError(slot, nameSpace, page.error());
        return;
    }
    Work& work = m_work[slot];
    if (work.rows.columns.empty())
        work.rows.columns = std::move(page->columns);
    std::ranges::move(page->rows, std::back_inserter(work.rows.rows));
    work.rows.continueToken = page->continueToken;
    work.rows.remaining = page->remaining;
    const bool full = qsizetype(work.rows.rows.size()) >= mostRows;
    if (!page->continueToken.isEmpty() && !full) {
        askPage(slot, page->continueToken);
        return;
    }
    if (!work.nameSpaces.isEmpty() && !full)
        work.nameSpaces.removeFirst();
    if (!work.nameSpaces.isEmpty() && !full)
        askPage(slot, QString());
    else
        finish(slot);
}

void ServedReader::takeError(Slot slot, const QString& nameSpace, const Error& error)
{
    Work& work = m_work[slot];
    const QStringList& known = m_fleet.cluster(slot).info.namespaces;
    if (error.code == ErrorCode::Gone && !work.restarted) {
        // The list behind the token has been compacted away: once more from its beginning.
        work.restarted = true;
        work.nameSpaces = m_clusters[slot].nameSpaces;
        startPages(slot);
    } else if (error.code == ErrorCode::Forbidden && nameSpace.isEmpty()
        && m_clusters[slot].address.namespaced && !known.isEmpty()) {
        // Who may not list the whole cluster may list these.
        m_clusters[slot].nameSpaces = known;
        work.nameSpaces = known;
        startPages(slot);
    } else if (error.code == ErrorCode::Forbidden) {
        m_table.removeCluster(slot);
        end(slot, Phase::Forbidden, error);
    } else if (error.code == ErrorCode::NotFound) {
        m_table.removeCluster(slot);
        end(slot, Phase::NotServed);
    } else {
        end(slot, Phase::Failed, error);
    }
}

void ServedReader::finish(Slot slot)
{
    Work& work = m_work[slot];
    ServedCluster& cluster = m_clusters[slot];
    cluster.rows = qsizetype(work.rows.rows.size());
    cluster.more = !work.rows.continueToken.isEmpty() || !work.nameSpaces.isEmpty();
    cluster.remaining = cluster.more ? work.rows.remaining : std::nullopt;
    cluster.readAt = work.since;
    m_table.setCluster(slot, std::exchange(work.rows, {}));
    end(slot, Phase::Read);
}

void ServedReader::end(Slot slot, Phase phase, const std::optional<Error>& error)
{
    ServedCluster& cluster = m_clusters[slot];
    cluster.phase = phase;
    cluster.error = error;
    if (phase == Phase::Forbidden || phase == Phase::NotServed) {
        cluster.rows = 0;
        cluster.readAt = {};
    }
    m_work[slot].rows = {};
    m_work[slot].nameSpaces.clear();
    m_work[slot].finding = false;
    ++m_work[slot].round;
    Q_EMIT changed();
}

} // namespace portolan::ui
