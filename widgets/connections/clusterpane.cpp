// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/connections/clusterpane.h"

#include "models/base/text.h"
#include "widgets/common/celltable.h"
#include "widgets/common/panehead.h"
#include "widgets/common/statebadge.h"

#include <QVBoxLayout>

#include <algorithm>
#include <map>

namespace portolan::ui {
namespace {

constexpr int denseRow = 26;

QString resourceName(Kind kind)
{
    const KindAddress& address = addressOf(kind);
    const QString plural = QString::fromLatin1(address.resource);
    return *address.group == '\0' ? plural
                                  : plural + QLatin1Char('.') + QLatin1String(address.group);
}

qint64 countOf(const KindTable& table, Slot slot)
{
    qint64 count = 0;
    table.forEach([&](RowId row) { count += table.slot(row) == slot ? 1 : 0; });
    return count;
}

//! The oldest of the parts: since then all of it is as it is.
BootMs sinceOf(const Cluster& cluster, Kind kind)
{
    BootMs since = 0;
    for (const KindSync& sync : cluster.syncs) {
        if (sync.kind == kind)
            since = std::max(since, sync.since);
    }
    return since;
}

QStringList nameSpacesOf(const Cluster& cluster, Kind kind)
{
    QStringList names;
    for (const KindSync& sync : cluster.syncs) {
        if (sync.kind == kind && !sync.nameSpace.isEmpty() && sync.phase == SyncPhase::Synced)
            names.append(sync.nameSpace);
    }
    names.sort();
    return names;
}

bool isWatched(const Cluster& cluster, Kind kind)
{
    return std::ranges::contains(cluster.syncs, kind, &KindSync::kind);
}

bool hasRows(DataState state)
{
    return countsInTotals(state) || isOld(state) || state == DataState::Partial;
}

} // namespace

ClusterPane::ClusterPane(const Fleet& fleet, QWidget* parent)
    : QWidget(parent)
    , m_fleet(fleet)
    , m_head(new PaneHead(tr("Kind by kind"), this))
    , m_table(new CellTable(tr("Kinds of the chosen cluster"),
          {{QStringLiteral("kind"), tr("Kind"), 288, false, {}, {}},
              {QStringLiteral("state"), tr("State"), 212, false, {}, {}},
              {QStringLiteral("objects"), tr("Objects"), 80, true, {}, {}},
              {QStringLiteral("for"), tr("For"), 80, true, {}, {}},
              {QStringLiteral("detail"), tr("Detail"), 0, false, {}, {}}},
          this))
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_head);
    layout->addWidget(m_table, 1);
    m_head->setTopLine(true);
    m_table->setRowHeight(denseRow);
    m_table->setLinesShown(false);
    connect(m_table, &CellTable::opened, this, [this](const QString& resource) {
        for (size_t i = 0; i < kindCount; ++i)
            if (resourceName(Kind(i)) == resource)
                Q_EMIT opened(Kind(i));
    });
    clear();
}

void ClusterPane::clear()
{
    m_head->setTitle(tr("Kind by kind"));
    m_head->setNote({});
    m_table->setRows({});
    m_table->setStateText(StateText{Glyph::Connections, {}, tr("No cluster is chosen"),
        tr("Choose one above to see what is known of each of its kinds."), {}, {},
        ButtonKind::Plain});
}

void ClusterPane::showCluster(Slot slot, const ConnectionMoment& at)
{
    const Cluster& cluster = m_fleet.cluster(slot);
    m_head->setTitle(tr("%1, kind by kind").arg(cluster.info.displayName));
    if (cluster.facts.connection == Connection::NotConnected) {
        m_head->setNote(tr("not connected"));
        m_table->setRows({});
        m_table->setStateText(StateText{Glyph::StateNotConnected, Tone::Unknown,
            tr("%1 is not connected").arg(cluster.info.displayName),
            tr("Nothing is sent to it until you connect it."), {}, {}, ButtonKind::Plain});
        return;
    }
    m_table->setStateText({});
    std::vector<Kind> kinds;
    for (size_t i = 0; i < kindCount; ++i)
        kinds.push_back(Kind(i));
    ClusterStatus status = m_fleet.status(slot, kinds, at.now);
    std::map<int, std::pair<DataState, int>> counts;
    QList<CellsRow> rows;
    for (KindStatus& kind : status.kinds) {
        if (!isWatched(cluster, kind.kind))
            kind.state = DataState::NotWatched;
        auto& count = counts[badness(kind.state)];
        count = {kind.state, count.second + 1};
        rows.append(kindRow(slot, kind, at));
    }
    QStringList note;
    for (const auto& [order, count] : counts)
        note.append(tr("%1 %2", "count and state").arg(count.second).arg(word(count.first)));
    m_head->setNote(note.join(QStringLiteral(", ")));
    m_table->setRows(rows);
}

CellsRow ClusterPane::kindRow(Slot slot, const KindStatus& status, const ConnectionMoment& at) const
{
    const Cluster& cluster = m_fleet.cluster(slot);
    const BootMs since = sinceOf(cluster, status.kind);
    QString sentence = word(status.state);
    QString detail = status.reason.message;
    if (status.state == DataState::Loading && status.loaded > 0) {
        sentence = status.expected
            ? tr("%1 %2 of %3").arg(sentence, number(status.loaded), number(*status.expected))
            : sentence + QLatin1Char(' ') + number(status.loaded);
    } else if (status.state == DataState::Forbidden) {
        sentence
            = tr("%1: %2", "state and what was refused").arg(sentence, refusalText(status.reason));
    } else if (status.state == DataState::Partial) {
        detail = tr("Forbidden to %1; seen in %2.")
                     .arg(refusalText(status.reason),
                         nameSpacesOf(cluster, status.kind).join(QStringLiteral(", ")));
    }
    CellView objects = numberCell(tr("no data"), true);
    if (hasRows(status.state))
        objects = numberCell(number(countOf(m_fleet.table(status.kind), slot)));
    else if (status.state == DataState::Loading)
        objects = numberCell(tr("not yet"), true);
    else if (status.state == DataState::NotServed || status.state == DataState::NotWatched)
        objects = numberCell(QStringLiteral("–"), true);
    CellsRow row;
    row.key = resourceName(status.kind);
    row.cells = {codeCell(row.key), stateCell(sentenceBadge(status.state, sentence)), objects,
        ageCell(since > 0 ? ageInTable((at.now - since) / 1000) : QString()), textCell(detail)};
    row.old = isOld(status.state);
    return row;
}

} // namespace portolan::ui
