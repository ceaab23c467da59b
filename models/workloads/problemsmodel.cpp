// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/workloads/problemsmodel.h"

#include "models/base/text.h"

#include <QCoreApplication>

#include <map>

namespace portolan {
namespace {

using Key = std::pair<Slot, QString>;

Key keyOf(const Problem& problem)
{
    return {problem.slot, problem.id};
}

//! The place of each problem in a list.
std::map<Key, size_t> placesIn(const std::vector<Problem>& problems)
{
    std::map<Key, size_t> places;
    for (size_t i = 0; i < problems.size(); ++i)
        places.emplace(keyOf(problems[i]), i);
    return places;
}

constexpr const char* titles[ProblemsModel::ColumnCount] = {
    QT_TRANSLATE_NOOP("ProblemsModel", "Severity"), QT_TRANSLATE_NOOP("ProblemsModel", "Problem"),
    QT_TRANSLATE_NOOP("ProblemsModel", "Object"), QT_TRANSLATE_NOOP("ProblemsModel", "Namespace"),
    QT_TRANSLATE_NOOP("ProblemsModel", "Cluster"), QT_TRANSLATE_NOOP("ProblemsModel", "Since"),
    QT_TRANSLATE_NOOP("ProblemsModel", "Count"), QT_TRANSLATE_NOOP("ProblemsModel", "Message")};

} // namespace

ProblemsModel::ProblemsModel(const Clock& clock, QObject* parent)
    : QAbstractTableModel(parent)
    , m_clock(clock)
{
}

int ProblemsModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : int(m_problems.size());
}

int ProblemsModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant ProblemsModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const Problem& problem = m_problems[size_t(index.row())];
    switch (role) {
    case Qt::DisplayRole:
        return text(problem, index.column());
    case SeverityRole:
        return int(problem.severity);
    case ReasonRole:
        return int(problem.reason);
    case KindRole:
        return problem.kind ? QVariant(int(*problem.kind)) : QVariant();
    case UidRole:
        return problem.uid.toString();
    case SlotRole:
        return int(problem.slot);
    case IdRole:
        return problem.id;
    case SinceRole:
        return problem.since;
    case FullTextRole:
        return index.column() == SinceColumn && problem.since != 0
            ? rfc3339(QDateTime::fromSecsSinceEpoch(problem.since, QTimeZone::UTC))
            : text(problem, index.column());
    default:
        return {};
    }
}

QString ProblemsModel::text(const Problem& problem, int column) const
{
    switch (column) {
    case SeverityColumn:
        return word(problem.severity);
    case ReasonColumn:
        return word(problem);
    case ObjectColumn:
        return problem.kind
            ? QLatin1String(addressOf(*problem.kind).name) + QLatin1Char('/') + problem.name
            : problem.name;
    case NameSpaceColumn:
        return problem.nameSpace;
    case ClusterColumn:
        return m_clusterNames.value(problem.slot);
    case SinceColumn:
        return problem.since == 0 ? QString()
                                  : ageInTable(m_clock.utcNow().toSecsSinceEpoch() - problem.since);
    case CountColumn:
        return number(problem.count);
    case MessageColumn:
        return problem.message;
    default:
        return {};
    }
}

QVariant ProblemsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole || section < 0
        || section >= ColumnCount)
        return {};
    return QCoreApplication::translate("ProblemsModel", titles[section]);
}

void ProblemsModel::setProblems(std::vector<Problem> problems)
{
    if (problems == m_problems)
        return;
    removeGone(problems);
    reorderAs(problems);
    insertNew(problems);
    takeContents(std::move(problems));
}

//! From the end, so that positions before stay what they are.
void ProblemsModel::removeGone(const std::vector<Problem>& next)
{
    const std::map<Key, size_t> places = placesIn(next);
    for (size_t end = m_problems.size(); end > 0;) {
        size_t first = end;
        while (first > 0 && !places.contains(keyOf(m_problems[first - 1])))
            --first;
        if (first == end) {
            --end;
            continue;
        }
        beginRemoveRows({}, int(first), int(end) - 1);
        m_problems.erase(m_problems.begin() + qptrdiff(first), m_problems.begin() + qptrdiff(end));
        endRemoveRows();
        end = first;
    }
}

void ProblemsModel::reorderAs(const std::vector<Problem>& next)
{
    const std::map<Key, size_t> places = placesIn(next);
    std::vector<std::pair<size_t, size_t>> order; // place in next, row now
    for (size_t i = 0; i < m_problems.size(); ++i)
        order.emplace_back(places.at(keyOf(m_problems[i])), i);
    if (std::ranges::is_sorted(order))
        return;
    std::ranges::sort(order);
    Q_EMIT layoutAboutToBeChanged({}, VerticalSortHint);
    std::vector<Problem> sorted;
    std::vector<int> rows(order.size());
    for (size_t i = 0; i < order.size(); ++i) {
        rows[order[i].second] = int(i);
        sorted.push_back(std::move(m_problems[order[i].second]));
    }
    m_problems = std::move(sorted);
    const QModelIndexList before = persistentIndexList();
    QModelIndexList after;
    for (const QModelIndex& index : before)
        after.append(this->index(rows[size_t(index.row())], index.column()));
    changePersistentIndexList(before, after);
    Q_EMIT layoutChanged({}, VerticalSortHint);
}

void ProblemsModel::insertNew(const std::vector<Problem>& next)
{
    for (size_t first = 0; first < next.size();) {
        if (first < m_problems.size() && keyOf(m_problems[first]) == keyOf(next[first])) {
            ++first;
            continue;
        }
        size_t end = first + 1;
        while (end < next.size()
            && (first >= m_problems.size() || keyOf(next[end]) != keyOf(m_problems[first])))
            ++end;
        beginInsertRows({}, int(first), int(end) - 1);
        m_problems.insert(m_problems.begin() + qptrdiff(first), next.begin() + qptrdiff(first),
            next.begin() + qptrdiff(end));
        endInsertRows();
        first = end;
    }
}

//! Same problems in the same order by now; tells which of them say something else.
void ProblemsModel::takeContents(std::vector<Problem> next)
{
    std::swap(m_problems, next);
    for (size_t first = 0; first < m_problems.size();) {
        size_t end = first;
        while (end < m_problems.size() && m_problems[end] != next[end])
            ++end;
        if (end > first)
            Q_EMIT dataChanged(index(int(first), 0), index(int(end) - 1, ColumnCount - 1));
        first = end + 1;
    }
}

void ProblemsModel::setClusterNames(QStringList names)
{
    if (names == m_clusterNames)
        return;
    m_clusterNames = std::move(names);
    if (!m_problems.empty())
        Q_EMIT dataChanged(index(0, ClusterColumn), index(rowCount() - 1, ClusterColumn));
}

void ProblemsModel::refreshAges()
{
    if (!m_problems.empty())
        Q_EMIT dataChanged(index(0, SinceColumn), index(rowCount() - 1, SinceColumn));
}

int ProblemsModel::count(Severity severity) const
{
    return int(std::ranges::count(m_problems, severity, &Problem::severity));
}

} // namespace portolan
