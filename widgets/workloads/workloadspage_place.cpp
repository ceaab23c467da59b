// SPDX-License-Identifier: GPL-3.0-or-later
// What the page says of the fleet, and where it is: selection, places, filter terms.
#include "models/base/text.h"
#include "widgets/common/banner.h"
#include "widgets/common/filterfield.h"
#include "widgets/common/fleettable.h"
#include "widgets/common/panehead.h"
#include "widgets/workloads/detailpane.h"
#include "widgets/workloads/kindbar.h"
#include "widgets/workloads/kindwords.h"
#include "widgets/workloads/statechips.h"
#include "widgets/workloads/workloadspage.h"

#include <QScopedValueRollback>

namespace portolan::ui {

void WorkloadsPage::scheduleRefresh()
{
    if (isVisible() && !m_refresh.isActive())
        m_refresh.start();
}

void WorkloadsPage::refresh()
{
    m_overview = overviewOf(m_fleet, m_kind, m_clock);
    m_rows->setClusters(clustersInTable(m_fleet, m_overview));
    refreshStates();
    refreshCounts();
    showEmpty();
    resolvePlace();
    m_detail->refresh();
    m_kinds->refreshCounts();
}

void WorkloadsPage::refreshStates()
{
    header()->setSentence(sentenceOf(m_overview));
    if (const std::optional<BannerView> trouble = bannerOf(m_overview))
        banner()->show(*trouble, tr("Open connections"));
    else
        banner()->clear();
    const QString note = noteOf(m_overview);
    m_tableHead->setVisible(!note.isEmpty());
    m_tableHead->setNote(note, Tone::Warn);
    const std::optional<BannerView> loading = loadingOf(m_overview);
    if (loading)
        m_loading->show(*loading);
    else
        m_loading->clear();
    m_table->setProgress(loading ? std::optional(loadedShare(m_overview)) : std::nullopt);
}

void WorkloadsPage::refreshCounts()
{
    const RowsSummary& sum = m_rows->summary();
    const bool filtered = !m_rows->filter().isEmpty();
    // A nought is said only where it was read.
    if (sum.total == 0 && !m_overview.allLive())
        m_result->setText({}, {});
    else
        m_result->setText(
            number(sum.shown), filtered ? tr("of %1").arg(number(sum.total)) : kindPlural(m_kind));
    std::vector<StateSum> sums = stateSums(*m_rows, m_fleet.table(m_kind));
    for (StateSum& one : sums)
        one.chosen = m_filter->hasTerm(stateTerm(stateColumn(), one.word));
    m_chips->setSums(sums);
}

void WorkloadsPage::showEmpty()
{
    if (m_rows->rowCount() > 0) {
        m_table->setStateText(std::nullopt);
        return;
    }
    const qsizetype loaded = qsizetype(m_fleet.table(m_kind).rowCount());
    if (m_rows->filter().isEmpty() || loaded == 0) {
        m_empty = emptyTextOf(m_overview);
    } else {
        const QString term = lastTerm();
        QString rest = m_filter->text();
        rest.truncate(rest.lastIndexOf(term));
        m_empty
            = nothingMatches(m_kind, m_filter->text().trimmed(), loaded, term, countMatching(rest));
    }
    m_table->setStateText(m_empty.text);
}

qsizetype WorkloadsPage::countMatching(const QString& filter) const
{
    const KindTable& table = m_fleet.table(m_kind);
    std::vector<ClusterLabel> labels;
    for (const ClusterInTable& cluster : clustersInTable(m_fleet, m_overview))
        labels.push_back({cluster.name.toStdString(), cluster.region.toStdString()});
    CompiledFilter compiled(FilterQuery::parse(filter, table.columns()), table, std::move(labels),
        m_clock.utcNow().toSecsSinceEpoch());
    qsizetype count = 0;
    table.forEach([&](RowId row) { count += compiled.accepts(row) ? 1 : 0; });
    return count;
}

void WorkloadsPage::act(EmptyAction action)
{
    switch (action) {
    case EmptyAction::OpenConnections: {
        Place connections;
        connections.page = QStringLiteral("connections");
        m_navigator.open(connections);
        return;
    }
    case EmptyAction::DropTerm: {
        QString rest = m_filter->text();
        rest.truncate(rest.lastIndexOf(lastTerm()));
        m_filter->setText(rest.trimmed());
        break;
    }
    case EmptyAction::ClearFilter:
        m_filter->clear();
        break;
    case EmptyAction::None:
        return;
    }
    m_filter->setFocus();
}

//! The filter's last word as it was typed, column and negation with it.
QString WorkloadsPage::lastTerm() const
{
    const QString text = m_filter->text();
    const std::vector<FilterToken>& tokens = m_rows->filter().tokens();
    if (tokens.empty())
        return {};
    // The tokens of one term touch each other.
    qsizetype start = tokens.back().start;
    const qsizetype end = tokens.back().start + tokens.back().length;
    for (size_t i = tokens.size() - 1; i > 0 && tokens[i - 1].start + tokens[i - 1].length == start;
        --i)
        start = tokens[i - 1].start;
    return text.mid(start, end - start);
}

void WorkloadsPage::toggleState(const QString& word)
{
    m_filter->toggleTerm(stateTerm(stateColumn(), word));
    Q_EMIT placeChanged();
}

void WorkloadsPage::selectRow(const QModelIndex& index)
{
    m_table->selectionModel()->setCurrentIndex(
        index.siblingAtColumn(qMax(0, m_table->columnOf(u"name"))),
        QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
}

void WorkloadsPage::showSelected()
{
    const QItemSelectionModel* selection = m_table->selectionModel();
    // An object that has left is still shown, as gone.
    if (!selection->hasSelection())
        return;
    QModelIndex index = m_table->currentIndex();
    if (!selection->isSelected(index))
        index = selection->selectedRows().value(0);
    if (!index.isValid())
        return;
    const ObjectKey chosen = keyOf(m_fleet.table(m_kind), m_rows->rowId(index.row()));
    if (m_detail->object() == chosen)
        return;
    m_detail->setObject(chosen);
    if (m_takingPlace)
        return;
    m_wanted.reset();
    Q_EMIT placeChanged();
}

Place WorkloadsPage::place() const
{
    Place place = m_wanted.value_or(Place());
    place.page = QStringLiteral("workloads");
    place.kind = m_kind;
    place.filter = m_filter->text();
    if (const std::optional<ObjectKey>& object = m_detail->object(); object && !m_wanted) {
        const Cluster& cluster = m_fleet.cluster(object->slot);
        place.context = cluster.info.context;
        place.identity = cluster.facts.identity;
        place.nameSpace = object->nameSpace;
        place.name = object->name;
        place.uid = object->uid.toString();
    }
    return place;
}

void WorkloadsPage::show(const Place& place)
{
    if (place.kind && *place.kind != m_kind)
        setKind(*place.kind);
    const bool named = !place.name.isEmpty() || !place.uid.isEmpty();
    const bool ofCluster = !named && !place.context.isEmpty() && place.filter.isEmpty();
    // A kind alone is shown as it was left; every other place says all of what it means.
    if (ofCluster)
        setFilterText(clusterTerm(place.context));
    else if (named || !place.filter.isEmpty() || !place.page.isEmpty())
        setFilterText(place.filter);
    // What was looked at before is not what this place means, found or not.
    showNoObject();
    if (!named)
        return;
    m_wanted = place;
    setDetailOpen(true);
    resolvePlace();
    if (m_wanted)
        m_detail->clear(place.name);
}

QString WorkloadsPage::clusterTerm(const QString& context) const
{
    const std::optional<Slot> slot = m_fleet.slotOf(context);
    return exactTerm(
        QStringLiteral("cluster"), slot ? m_fleet.cluster(*slot).info.displayName : context);
}

void WorkloadsPage::showNoObject()
{
    const QScopedValueRollback taking(m_takingPlace, true);
    m_wanted.reset();
    m_table->clearSelection();
    m_detail->clear();
}

std::optional<RowId> WorkloadsPage::findByName(const Place& place) const
{
    const std::optional<Slot> slot = m_fleet.slotOf(place.context);
    const std::string name = place.name.toStdString();
    const std::string nameSpace = place.nameSpace.toStdString();
    const KindTable& table = m_fleet.table(m_kind);
    std::optional<RowId> found;
    if (slot && !name.empty())
        table.forEach([&](RowId row) {
            if (table.slot(row) == *slot && table.name(row) == name
                && table.nameSpace(row) == nameSpace)
                found = row;
        });
    return found;
}

//! By uid, else by name; as long as it is not there, at every change again.
void WorkloadsPage::resolvePlace()
{
    if (!m_wanted)
        return;
    const KindTable& table = m_fleet.table(m_kind);
    const std::optional<Slot> slot = m_fleet.slotOf(m_wanted->context);
    std::optional<RowId> row;
    if (slot && !m_wanted->uid.isEmpty())
        row = table.find(*slot, Uid::fromText(m_wanted->uid.toStdString()));
    // Another of that name counts only when all have been read: else the first may still come.
    bool again = false;
    const auto cluster
        = std::ranges::find(m_overview.clusters, slot.value_or(Slot(-1)), &ClusterOfKind::slot);
    const bool known
        = cluster != m_overview.clusters.end() && countsInTotals(cluster->status.state);
    if (!row && (m_wanted->uid.isEmpty() || known)) {
        row = findByName(*m_wanted);
        again = row && !m_wanted->uid.isEmpty();
    }
    if (!row)
        return;
    const QString name = m_wanted->name;
    m_wanted.reset();
    const QScopedValueRollback taking(m_takingPlace, true);
    const QModelIndex index = m_rows->indexOf(table.slot(*row), table.uid(*row));
    if (index.isValid()) {
        selectRow(index);
        m_table->scrollTo(index, QAbstractItemView::PositionAtCenter);
    }
    m_detail->setObject(keyOf(table, *row));
    if (again)
        m_detail->setRemark(
            tr("%1 was re-created. The object that was meant is gone; this one has its name.")
                .arg(name));
}

} // namespace portolan::ui
