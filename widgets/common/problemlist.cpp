// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/problemlist.h"

#include "models/base/text.h"

#include <algorithm>

namespace portolan::ui {
namespace {

constexpr int listRow = 44;

} // namespace

SeverityLook lookOf(Severity severity)
{
    switch (severity) {
    case Severity::Error:
        return {Glyph::StateFailed, Tone::Error};
    case Severity::Warning:
        return {Glyph::StateDegraded, Tone::Warn};
    case Severity::Info:
        break;
    }
    return {Glyph::Bell, Tone::Unknown};
}

BadgeView problemBadge(const Problem& problem)
{
    const SeverityLook severity = lookOf(problem.severity);
    BadgeView badge;
    badge.glyph = severity.glyph;
    badge.tone = severity.tone;
    if (problem.state) {
        const StateLook state = lookOf(*problem.state);
        badge.glyph = state.glyph;
        // An info stays quiet whatever it tells of.
        if (problem.severity != Severity::Info)
            badge.tone = state.tone;
    }
    badge.word = word(problem);
    badge.loud = problem.severity == Severity::Error;
    return badge;
}

QString objectWords(const Problem& problem)
{
    return problem.kind
        ? QLatin1String(addressOf(*problem.kind).name) + QLatin1Char('/') + problem.name
        : problem.name;
}

QString sinceWords(const Problem& problem, const QDateTime& utc)
{
    const qint64 now = utc.toSecsSinceEpoch();
    if (problem.since != 0)
        return ageInTable(now - problem.since);
    // It was there before anybody looked, so it may be much older than that.
    return problem.seen == 0 ? ProblemList::tr("not known")
                             : ProblemList::tr("over %1").arg(ageInTable(now - problem.seen));
}

QString keyOf(const Problem& problem)
{
    return QString::number(problem.slot) + QLatin1Char(' ') + problem.id;
}

ProblemList::ProblemList(const QString& name, QWidget* parent)
    : CellTable(name,
          {{QStringLiteral("problem"), tr("Problem"), 0},
              {QStringLiteral("since"), tr("Since"), 76, true}},
          parent)
{
    setRowHeight(listRow);
    horizontalHeader()->hide();
    connect(this, &CellTable::opened, this, [this](const QString& key) {
        const auto found = std::ranges::find(
            m_problems, key, [](const Problem& problem) { return keyOf(problem); });
        if (found != m_problems.end())
            Q_EMIT problemOpened(*found);
    });
}

void ProblemList::setProblems(std::span<const Problem> problems, const QStringList& clusters,
    const QDateTime& utc, qsizetype most)
{
    problems = problems.first(std::min(problems.size(), size_t(most)));
    m_problems.assign(problems.begin(), problems.end());
    QList<CellsRow> rows;
    for (const Problem& problem : problems) {
        CellsRow row;
        row.key = keyOf(problem);
        BadgeView badge = problemBadge(problem);
        if (problem.count > 1)
            badge.detail = QStringLiteral("× %1").arg(number(problem.count));
        QStringList where; // the cluster first: where there is little room, it must not be cut
        if (!clusters.isEmpty() && problem.kind)
            where.append(clusters.value(problem.slot));
        where.append(objectWords(problem));
        row.cells = {stateCell(badge), ageCell(sinceWords(problem, utc))};
        row.seconds = {nameCell(where.join(QStringLiteral(", ")))};
        rows.append(row);
    }
    setRows(rows);
}

} // namespace portolan::ui
