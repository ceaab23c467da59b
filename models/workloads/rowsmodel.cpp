// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/workloads/rowsmodel.h"

#include "models/base/text.h"
#include "models/kinds/health.h"
#include "models/kinds/pod.h"

#include <unordered_map>

namespace portolan {
namespace {

//! More ranges than this are told as one: a repaint of all costs less than the signals.
constexpr size_t mostRanges = 64;

//! As filters know them.
std::vector<ClusterLabel> labelsOf(const std::vector<ClusterInTable>& clusters)
{
    std::vector<ClusterLabel> labels;
    for (const ClusterInTable& cluster : clusters)
        labels.push_back({cluster.name.toStdString(), cluster.region.toStdString(),
            cluster.title.toStdString()});
    return labels;
}

//! What is worse comes first; among the well, a pod that has done its work is calmer than one that
//! still runs and may fail.
quint8 worstFirst(const KindTable& table, RowId row)
{
    const bool isDone = table.kind() == Kind::Pod && table.string(row, pod::Phase) == "Succeeded";
    return quint8(255 - 2 * badness(healthOf(table, row)) - (isDone ? 0 : 1));
}

const QString& noName()
{
    static const QString none;
    return none;
}

} // namespace

RowsModel::RowsModel(const KindTable& table, const Clock& clock, QObject* parent)
    : QAbstractTableModel(parent)
    , m_table(table)
    , m_clock(clock)
    , m_cells(table)
    , m_order(table)
{
    m_order.setRank([&table](RowId row) { return worstFirst(table, row); });
    m_order.rebuild();
    connect(&table, &KindTable::changed, this, &RowsModel::applyChange);
    connect(&table, &KindTable::slotRemoved, this, [this](Slot slot) {
        if (m_compiled)
            m_compiled->forgetSlot(slot);
    });
}

RowsModel::~RowsModel() = default;

int RowsModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : int(m_order.size());
}

int RowsModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : int(m_cells.columns().size());
}

QVariant RowsModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    return value(rowId(index.row()), index.column(), role);
}

void RowsModel::multiData(const QModelIndex& index, QModelRoleDataSpan roles) const
{
    const RowId row = rowId(index.row());
    for (QModelRoleData& data : roles)
        data.setData(value(row, index.column(), data.role()));
}

QVariant RowsModel::value(RowId row, int column, int role) const
{
    const Slot slot = m_table.slot(row);
    switch (role) {
    case Qt::DisplayRole:
        return m_cells.text(
            row, column, now(), slot < m_clusters.size() ? m_clusters[slot].name : noName());
    case CellKindRole:
        return int(m_cells.columns()[size_t(column)].kind);
    case HealthRole:
        return int(healthOf(m_table, row));
    case DataStateRole:
        return int(slot < m_clusters.size() ? m_clusters[slot].state : DataState::NotConnected);
    case NumberRole: {
        const std::optional<qint64> number = m_cells.number(row, column);
        return number ? QVariant(*number) : QVariant();
    }
    case UidRole:
        return m_table.uid(row).toString();
    case SlotRole:
        return int(slot);
    case FullTextRole:
        return fullText(row, column);
    case ClusterTitleRole:
        return slot < m_clusters.size() ? m_clusters[slot].title : noName();
    default:
        return {};
    }
}

QString RowsModel::fullText(RowId row, int column) const
{
    const CellKind kind = m_cells.columns()[size_t(column)].kind;
    if (kind == CellKind::Age || kind == CellKind::Time) {
        const qint64 time = m_cells.number(row, column).value_or(0);
        return time == 0 ? QString()
                         : timeInFull(QDateTime::fromSecsSinceEpoch(time, m_clock.zone()));
    }
    const Slot slot = m_table.slot(row);
    return m_cells.text(
        row, column, now(), slot < m_clusters.size() ? m_clusters[slot].name : noName());
}

QVariant RowsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= columnCount())
        return {};
    const RowCells::Column& column = m_cells.columns()[size_t(section)];
    switch (role) {
    case Qt::DisplayRole:
        return column.title;
    case CellKindRole:
        return int(column.kind);
    case ColumnIdRole:
        return column.id;
    default:
        return {};
    }
}

//! Persistent indexes (selection, current row, open editors) stay with their objects.
template <typename Change> void RowsModel::rearrange(Change change)
{
    Q_EMIT layoutAboutToBeChanged({}, VerticalSortHint);
    const QModelIndexList before = persistentIndexList();
    std::vector<RowId> objects;
    objects.reserve(size_t(before.size()));
    for (const QModelIndex& index : before)
        objects.push_back(rowId(index.row()));
    change();
    QModelIndexList after;
    after.reserve(before.size());
    for (qsizetype i = 0; i < before.size(); ++i)
        after.append(index(int(*m_order.position(objects[size_t(i)])), before[i].column()));
    changePersistentIndexList(before, after);
    Q_EMIT layoutChanged({}, VerticalSortHint);
}

void RowsModel::sort(int column, Qt::SortOrder order)
{
    const bool descending = order == Qt::DescendingOrder;
    const SortSpec spec
        = column >= 0 && column < columnCount() ? m_cells.sortBy(column, descending) : SortSpec{};
    if (spec == m_order.sort())
        return;
    m_order.setSort(spec);
    rearrange([this] { m_order.resort(); });
}

void RowsModel::setClusters(std::vector<ClusterInTable> clusters)
{
    if (clusters == m_clusters)
        return;
    const bool sameNames = std::ranges::equal(
        clusters, m_clusters, {},
        [](const ClusterInTable& c) { return std::tie(c.name, c.region, c.rank, c.title); },
        [](const ClusterInTable& c) { return std::tie(c.name, c.region, c.rank, c.title); });
    m_clusters = std::move(clusters);
    if (!sameNames) {
        std::vector<quint16> ranks;
        for (const ClusterInTable& cluster : m_clusters)
            ranks.push_back(cluster.rank);
        m_order.setSlotRanks(std::move(ranks));
        if (m_order.sort().by == SortSpec::By::Cluster)
            rearrange([this] { m_order.resort(); });
        if (m_compiled) {
            compileFilter();
            refilter(false);
        }
    }
    if (const auto [first, last] = visibleRange(); first <= last)
        Q_EMIT dataChanged(index(first, 0), index(last, columnCount() - 1));
}

void RowsModel::setFilter(const QString& text)
{
    FilterQuery query = FilterQuery::parse(text, m_table.columns());
    const bool sameRows = query.terms() == m_query.terms();
    const bool onlyShown = query.refines(m_query) && !query.dependsOnTime(m_table.columns());
    m_query = std::move(query);
    if (sameRows)
        return;
    compileFilter();
    refilter(onlyShown);
}

void RowsModel::compileFilter()
{
    if (m_query.isEmpty()) {
        m_compiled.reset();
        m_order.setFilter({});
        return;
    }
    m_compiled
        = std::make_unique<CompiledFilter>(m_query, m_table, labelsOf(m_clusters), now());
    m_order.setFilter([filter = m_compiled.get()](RowId row) { return filter->accepts(row); });
}

void RowsModel::refilter(bool onlyShown)
{
    const OrderIndex::Delta delta = m_order.refilter(onlyShown);
    if (m_frozen)
        applyWhileFrozen(delta);
    else
        applyDelta(delta);
    m_summary.reset();
    Q_EMIT summaryChanged();
}

void RowsModel::setFrozen(bool frozen)
{
    if (m_frozen == frozen)
        return;
    m_frozen = frozen;
    if (frozen)
        return;
    // Keys may have changed in place, so nothing but a whole sort is sure; it comes first, since
    // what enters is merged into what is sorted.
    rearrange([this] { m_order.resort(); });
    refilter(false);
}

void RowsModel::setVisibleRange(int first, int last)
{
    m_firstVisible = first;
    m_lastVisible = last;
}

void RowsModel::refreshAges()
{
    if (m_compiled)
        m_compiled->setNow(now());
    if (m_compiled && !m_frozen && m_query.dependsOnTime(m_table.columns()))
        refilter(false);
    for (int column = 0; column < columnCount(); ++column) {
        if (m_cells.columns()[size_t(column)].kind == CellKind::Age)
            tellColumn(column);
    }
}

QModelIndex RowsModel::indexOf(Slot slot, const Uid& uid, int column) const
{
    const std::optional<RowId> row = m_table.find(slot, uid);
    const std::optional<size_t> position = row ? m_order.position(*row) : std::nullopt;
    return position ? index(int(*position), column) : QModelIndex();
}

const RowsSummary& RowsModel::summary() const
{
    if (m_summary)
        return *m_summary;
    RowsSummary& sum = m_summary.emplace();
    const std::optional<size_t> state = m_cells.stateCell();
    // By numbers of interned words: a few dozen words, tens of thousands of rows.
    std::vector<std::unordered_map<quint32, RowsSummary::State>> words;
    for (const RowId row : m_order.rows()) {
        const Slot slot = m_table.slot(row);
        if (slot >= sum.shown.size()) {
            sum.shown.resize(size_t(slot) + 1);
            words.resize(size_t(slot) + 1);
        }
        ++sum.shown[slot];
        if (!state)
            continue;
        const Health health = healthOf(m_table, row);
        RowsSummary::State& counted = words[slot][m_table.internedId(row, *state)];
        if (counted.count == 0 || badness(health) < badness(counted.best))
            counted.best = health;
        ++counted.count;
    }
    for (size_t slot = 0; slot < words.size(); ++slot) {
        for (auto& [number, counted] : words[slot]) {
            counted.slot = Slot(slot);
            counted.word = fromUtf8(m_table.interned(Slot(slot), number));
            if (!counted.word.isEmpty())
                sum.states.push_back(std::move(counted));
        }
    }
    return sum;
}

qsizetype RowsModel::countMatching(const QString& filter) const
{
    CompiledFilter compiled(
        FilterQuery::parse(filter, m_table.columns()), m_table, labelsOf(m_clusters), now());
    qsizetype count = 0;
    m_table.forEach([&](RowId row) { count += compiled.accepts(row) ? 1 : 0; });
    return count;
}

void RowsModel::applyChange(const TableChange& change)
{
    if (m_compiled)
        m_compiled->setNow(now());
    const OrderIndex::Delta delta = m_order.classify(change);
    if (m_frozen)
        applyWhileFrozen(delta);
    else
        applyDelta(delta);
    m_summary.reset();
    Q_EMIT summaryChanged();
}

void RowsModel::applyDelta(const OrderIndex::Delta& delta)
{
    takeOut(delta.leaving);
    if (!delta.moving.empty() || !insertAsRun(delta.entering)) {
        appendRows(delta.entering);
        std::vector<RowId> unsettled = delta.moving;
        unsettled.insert(unsettled.end(), delta.entering.begin(), delta.entering.end());
        rearrange([this, &unsettled] { m_order.settle(unsettled); });
    }
    tellChanged(delta.inPlace);
    tellChanged(delta.moving);
}

void RowsModel::applyWhileFrozen(const OrderIndex::Delta& delta)
{
    std::vector<RowId> gone, refused;
    for (const RowId row : delta.leaving)
        (m_table.isLive(row) ? refused : gone).push_back(row);
    takeOut(gone);
    appendRows(delta.entering);
    tellChanged(delta.inPlace);
    tellChanged(delta.moving);
    tellChanged(refused);
}

void RowsModel::takeOut(std::span<const RowId> rows)
{
    if (rows.empty())
        return;
    std::vector<size_t> positions;
    for (const RowId row : rows)
        positions.push_back(*m_order.position(row));
    const auto [first, last] = std::ranges::minmax(positions);
    int from = int(first);
    if (last - first + 1 != rows.size()) {
        rearrange([this, rows] { m_order.moveToEnd(rows); });
        from = int(m_order.size() - rows.size());
    }
    beginRemoveRows({}, from, from + int(rows.size()) - 1);
    m_order.moveToEnd(rows);
    m_order.truncate(rows.size());
    endRemoveRows();
}

//! True when the rows stand beside each other in the order, or when there are none.
bool RowsModel::insertAsRun(std::span<const RowId> rows)
{
    if (rows.empty())
        return true;
    const std::optional<size_t> position = m_order.runPosition(rows);
    if (!position)
        return false;
    beginInsertRows({}, int(*position), int(*position + rows.size()) - 1);
    m_order.append(rows);
    m_order.settle(rows);
    endInsertRows();
    return true;
}

void RowsModel::appendRows(std::span<const RowId> rows)
{
    if (rows.empty())
        return;
    const int from = rowCount();
    beginInsertRows({}, from, from + int(rows.size()) - 1);
    m_order.append(rows);
    endInsertRows();
}

std::pair<int, int> RowsModel::visibleRange() const
{
    const int last = rowCount() - 1;
    return m_lastVisible < m_firstVisible
        ? std::pair(0, last)
        : std::pair(std::max(m_firstVisible, 0), std::min(m_lastVisible, last));
}

void RowsModel::tellChanged(std::span<const RowId> rows)
{
    const auto [first, last] = visibleRange();
    std::vector<int> positions;
    for (const RowId row : rows) {
        const int position = int(*m_order.position(row));
        if (position >= first && position <= last)
            positions.push_back(position);
    }
    if (positions.empty())
        return;
    std::ranges::sort(positions);
    std::vector<std::pair<int, int>> ranges;
    for (const int position : positions) {
        if (!ranges.empty() && ranges.back().second + 1 == position)
            ranges.back().second = position;
        else
            ranges.emplace_back(position, position);
    }
    if (ranges.size() > mostRanges)
        ranges = {{positions.front(), positions.back()}};
    for (const auto& [from, to] : ranges)
        Q_EMIT dataChanged(index(from, 0), index(to, columnCount() - 1));
}

void RowsModel::tellColumn(int column)
{
    const auto [first, last] = visibleRange();
    if (first <= last)
        Q_EMIT dataChanged(index(first, column), index(last, column));
}

} // namespace portolan
