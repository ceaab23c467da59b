// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/workloads/servedtable.h"

#include "models/base/text.h"

namespace portolan {
namespace {

constexpr int letterWidth = 7;
constexpr int narrowest = 70;
constexpr int widestText = 260;

//! Stands in the metadata of every row already.
bool isMetadata(const ServerColumn& column)
{
    return column.format == QLatin1String("name")
        || column.name.compare(QLatin1String("Name"), Qt::CaseInsensitive) == 0
        || column.name.compare(QLatin1String("Age"), Qt::CaseInsensitive) == 0;
}

//! "Storage Class" → "storageclass": what filters and layouts call it. The names that every kind
//! has (cluster, region, namespace, ns) are taken.
std::string idOf(const QString& name, const std::vector<ColumnSpec>& others)
{
    static const QStringList taken{QStringLiteral("cluster"), QStringLiteral("region"),
        QStringLiteral("namespace"), QStringLiteral("ns")};
    QString id;
    for (const QChar c : name.toLower()) {
        if ((c >= u'a' && c <= u'z') || (c >= u'0' && c <= u'9' && !id.isEmpty()))
            id.append(c);
    }
    if (id.isEmpty())
        id = QStringLiteral("column");
    const auto isTaken = [&](const QString& text) {
        return taken.contains(text) || std::ranges::any_of(others, [&](const ColumnSpec& other) {
            return text == QLatin1String(other.id);
        });
    };
    QString unique = id;
    for (int i = 2; isTaken(unique); ++i)
        unique = id + QString::number(i);
    return unique.toStdString();
}

ptrdiff_t indexOf(const std::vector<ServerColumn>& columns, const QString& name)
{
    for (size_t i = 0; i < columns.size(); ++i) {
        if (columns[i].name.compare(name, Qt::CaseInsensitive) == 0)
            return ptrdiff_t(i);
    }
    return -1;
}

//! What is behind the last cell was not said.
const ServerCell& cellAt(const ServerRow& row, ptrdiff_t column)
{
    static const ServerCell none;
    return column >= 0 && size_t(column) < row.cells.size() ? row.cells[size_t(column)] : none;
}

bool sameColumns(Columns a, Columns b)
{
    return std::ranges::equal(a, b, [](const ColumnSpec& one, const ColumnSpec& other) {
        return std::string_view(one.id) == other.id && std::string_view(one.title) == other.title
            && one.type == other.type && one.shownAtFirst == other.shownAtFirst;
    });
}

} // namespace

ServedTable::ServedTable(QObject* parent)
    : QObject(parent)
    , m_made(makeTable())
{
}

ServedTable::~ServedTable() = default;

void ServedTable::setCluster(Slot slot, ServerTable rows)
{
    m_clusters.insert_or_assign(slot, std::move(rows));
    std::unique_ptr<Made> made = makeTable();
    if (sameColumns(made->columns, m_made->columns) && made->orders == m_made->orders)
        fill(slot, m_clusters.at(slot));
    else
        adopt(std::move(made));
}

void ServedTable::removeCluster(Slot slot)
{
    m_clusters.erase(slot);
    m_made->table->removeSlot(slot);
    m_made->pools.erase(slot);
}

void ServedTable::clear(bool namespaced)
{
    m_clusters.clear();
    m_namespaced = namespaced;
    adopt(makeTable());
}

void ServedTable::setNamespaced(bool namespaced)
{
    if (namespaced == m_namespaced)
        return;
    m_namespaced = namespaced;
    adopt(makeTable());
}

void ServedTable::adopt(std::unique_ptr<Made> made)
{
    const std::unique_ptr<Made> former = std::exchange(m_made, std::move(made));
    for (const auto& [slot, rows] : m_clusters)
        fill(slot, rows);
    Q_EMIT replaced();
}

std::vector<ServedTable::Merged> ServedTable::mergedColumns() const
{
    std::vector<Merged> merged;
    for (const auto& [slot, table] : m_clusters) {
        for (size_t i = 0; i < table.columns.size(); ++i) {
            const ServerColumn& column = table.columns[i];
            if (isMetadata(column) || indexOf(table.columns, column.name) != ptrdiff_t(i))
                continue;
            auto same = std::ranges::find_if(merged, [&column](const Merged& other) {
                return other.name.compare(column.name, Qt::CaseInsensitive) == 0;
            });
            if (same == merged.end())
                same = merged.insert(merged.end(),
                    Merged{column.name, true, column.priority, column.name.size() + 2, {}});
            same->orders.define(column.type);
            same->priority = std::min(same->priority, column.priority);
            for (const ServerRow& row : table.rows) {
                const ServerCell& cell = cellAt(row, ptrdiff_t(i));
                same->numbers = same->numbers && cell.number.has_value();
                same->widest = std::max(same->widest, qsizetype(cell.text.size()));
                same->orders.add(cell.text);
            }
            // Without a row the definition has to do.
            if (table.rows.empty())
                same->numbers = same->numbers && column.type == QLatin1String("integer");
        }
    }
    // Where a cluster does not say a number, a nought would be a lie.
    for (Merged& column : merged) {
        for (const auto& [slot, table] : m_clusters)
            column.numbers = column.numbers
                && (table.rows.empty() || indexOf(table.columns, column.name) >= 0);
    }
    return merged;
}

std::unique_ptr<ServedTable::Made> ServedTable::makeTable() const
{
    auto made = std::make_unique<Made>();
    for (const Merged& column : mergedColumns())
        addColumn(column, *made);
    made->table = std::make_unique<KindTable>(made->columns, m_namespaced);
    return made;
}

void ServedTable::addColumn(const Merged& column, Made& made)
{
    const auto keep = [&made](std::string text) {
        made.texts.push_back(std::make_unique<std::string>(std::move(text)));
        return made.texts.back()->c_str();
    };
    ColumnSpec spec;
    spec.id = keep(idOf(column.name, made.columns));
    spec.title = keep(column.name.toStdString());
    spec.type = column.numbers ? CellType::Integer : CellType::Text;
    spec.role = column.numbers ? ColumnRole::Count : ColumnRole::Plain;
    spec.width = std::clamp(
        int(std::min<qsizetype>(column.widest, 100)) * letterWidth + 16, narrowest, widestText);
    spec.shownAtFirst = column.priority <= 0;
    const CellOrder order = column.numbers ? CellOrder::Text : column.orders.found();
    spec.orderedByNext = order != CellOrder::Text;
    made.columns.push_back(spec);
    made.orders.push_back(CellOrder::Text);
    if (!spec.orderedByNext)
        return;
    spec.id = keep(idOf(column.name + QStringLiteral("order"), made.columns));
    spec.type = CellType::Integer;
    spec.role = ColumnRole::Hidden;
    spec.orderedByNext = false;
    made.columns.push_back(spec);
    made.orders.push_back(order);
}

void ServedTable::fill(Slot slot, const ServerTable& rows)
{
    std::shared_ptr<StringPool>& pool = m_made->pools[slot];
    if (!pool)
        pool = std::make_shared<StringPool>();
    const Columns columns = m_made->columns;
    std::vector<ptrdiff_t> from;
    for (const ColumnSpec& column : columns)
        from.push_back(indexOf(rows.columns, QString::fromUtf8(column.title)));
    RowBatch batch(Kind::Other, columns.size());
    RowSink sink(*pool, columns);
    ++m_generation;
    for (const ServerRow& row : rows.rows) {
        sink.clear();
        sink.setUid(row.uid.empty() ? row.nameSpace + '/' + row.name : row.uid);
        sink.setName(row.name);
        sink.setNameSpace(row.nameSpace);
        sink.setResourceVersion(row.resourceVersion);
        sink.setCreated(row.created);
        sink.setGeneration(m_generation);
        for (size_t i = 0; i < columns.size(); ++i) {
            const ServerCell& cell = cellAt(row, from[i]);
            if (m_made->orders[i] != CellOrder::Text)
                sink.setNumber(i, orderValueOrFirst(m_made->orders[i], cell.text));
            else if (columns[i].type == CellType::Integer)
                sink.setNumber(i, cell.number.value_or(0));
            else
                sink.setString(i, cell.text);
        }
        batch.put(sink.head(), sink.cells(), sink.text(), columns);
    }
    const Sweep sweep{Kind::Other, m_generation, 0};
    m_made->table->apply(slot, pool, &batch, {&sweep, 1});
}

} // namespace portolan
