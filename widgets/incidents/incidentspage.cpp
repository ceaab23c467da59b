// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/incidents/incidentspage.h"

#include "models/base/text.h"
#include "widgets/common/banner.h"
#include "widgets/common/pacer.h"
#include "widgets/common/panehead.h"
#include "widgets/common/problemlist.h"
#include "widgets/common/segment.h"
#include "widgets/decor/paint.h"

#include <QComboBox>
#include <QVBoxLayout>

#include <algorithm>

namespace portolan::ui {
namespace {

constexpr int rowHeight = 44;
constexpr int messageColumn = 4;
constexpr int sinceColumn = 6;
constexpr qreal messageLine = 17;
constexpr int refreshGap = 250;
constexpr int refreshTick = 1000;
const QString severityKey = QStringLiteral("incidents/severity");
const QString clusterKey = QStringLiteral("incidents/cluster");

Column spec(const char* id, const QString& title, int width, bool right = false)
{
    Column column;
    column.id = QLatin1String(id);
    column.title = title;
    column.width = width;
    column.right = right;
    return column;
}

QString sinceClock(const Problem& problem, const QDateTime& now)
{
    const auto clock = [&now](qint64 seconds) {
        return clockTime(QDateTime::fromSecsSinceEpoch(seconds, QTimeZone::UTC), now);
    };
    if (problem.since != 0)
        return clock(problem.since);
    return problem.seen == 0
        ? QString()
        : IncidentsPage::tr("before %1", "a clock time").arg(clock(problem.seen));
}

QString nothingBroken(qint64 clusters)
{
    return clusters == 1 ? IncidentsPage::tr("Nothing is broken in one cluster")
                         : IncidentsPage::tr("Nothing is broken in %1 clusters").arg(number(clusters));
}

} // namespace

IncidentsPage::IncidentsPage(Fleet& fleet, const Clock& clock, ProblemBoard& problems,
    Navigator& navigator, QWidget* parent)
    : Page(tr("Incidents"), parent)
    , m_fleet(fleet)
    , m_clock(clock)
    , m_board(problems)
    , m_navigator(navigator)
    , m_pacer(new Pacer(this, refreshGap, refreshTick, [this] { refresh(); }))
{
    build();
    connect(&m_board, &ProblemBoard::changed, m_pacer, &Pacer::request);
    connect(&fleet, &Fleet::clusterChanged, m_pacer, &Pacer::request);
    connect(&fleet, &Fleet::clusterAdded, m_pacer, &Pacer::request);
}

IncidentsPage::~IncidentsPage() = default;

void IncidentsPage::build()
{
    auto* body = makePane(this);
    auto* layout = new QVBoxLayout(body);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    m_head = new PaneHead(tr("Problems"), body);
    m_severity = new SegmentControl(tr("Severity"), m_head);
    m_severity->setCompact(true);
    m_severity->addSegment(QString(), tr("All"));
    m_severity->addSegment(jsonWord(Severity::Error), tr("Errors"));
    m_severity->addSegment(jsonWord(Severity::Warning), tr("Warnings"));
    m_severity->addSegment(jsonWord(Severity::Info), tr("Infos"));
    m_severity->setCurrent(QString());
    m_head->addTool(m_severity);
    m_cluster = new QComboBox(this);
    m_cluster->setAccessibleName(tr("Cluster whose problems are shown"));
    header()->addAction(m_cluster);
    m_table = new CellTable(tr("Problems of the fleet"),
        {spec("severity", tr("Severity"), 104), spec("problem", tr("Problem"), 190),
            spec("cluster", tr("Cluster"), 130), spec("object", tr("Object"), 250),
            spec("message", tr("Why"), 0), spec("count", tr("Times"), 70, true),
            spec("since", tr("Since"), 104, true)},
        body);
    m_table->setRowHeight(rowHeight);
    m_table->setOwnPainter(
        [this](QPainter& painter, const QRect& rect, const QModelIndex& index, const RowLook&) {
            return index.column() == messageColumn
                && paintMessage(painter, rect, m_table->cell(index).text);
        });
    layout->addWidget(m_head);
    layout->addWidget(m_table, 1);
    setBody(body);
    connect(m_severity, &SegmentControl::chosen, this, &IncidentsPage::narrowed);
    connect(m_cluster, &QComboBox::activated, this, &IncidentsPage::narrowed);
    connect(m_table, &CellTable::opened, this, &IncidentsPage::open);
}

//! On two lines, where it needs two and they are enough.
bool IncidentsPage::paintMessage(QPainter& painter, const QRect& rect, const QString& text) const
{
    const Theme& theme = themeOf(this);
    const TypeFace& font = theme.font(Type::Cell);
    if (textWidth(font, text) <= rect.width())
        return false;
    const qreal height = drawParagraph(painter, rect, font, theme.text2, text, messageLine, true);
    if (height > 2 * messageLine)
        return false;
    drawParagraph(painter, QRectF(rect).translated(0, (rect.height() - height) / 2), font,
        theme.text2, text, messageLine);
    return true;
}

void IncidentsPage::remember(UiState& state)
{
    m_state = &state;
    m_table->rememberLayout(state, QStringLiteral("incidents/columns"));
    const QString severity = QString::fromUtf8(state.value(severityKey));
    for (const Severity known : {Severity::Error, Severity::Warning, Severity::Info})
        if (severity == jsonWord(known))
            m_severity->setCurrent(severity);
    refreshChoices();
    chooseLast();
}

//! The cluster is kept by its context: places in the list and names may change.
void IncidentsPage::chooseLast()
{
    const QString last = QString::fromUtf8(m_state->value(clusterKey));
    if (const std::optional<Slot> slot = m_fleet.slotOf(last))
        m_cluster->setCurrentIndex(int(*slot) + 1);
}

void IncidentsPage::narrowed()
{
    if (m_state) {
        const int cluster = m_cluster->currentIndex();
        m_state->setValue(severityKey, m_severity->current().toUtf8());
        m_state->setValue(clusterKey,
            cluster <= 0 ? QByteArray() : m_fleet.cluster(Slot(cluster - 1)).info.context.toUtf8());
    }
    m_pacer->runNow();
}

void IncidentsPage::refresh()
{
    m_board.look();
    refreshChoices();
    const Known sight = known();
    refreshHeader(sight);
    refreshTable(sight);
}

void IncidentsPage::refreshChoices()
{
    QStringList names{tr("All clusters")};
    for (size_t i = 0; i < m_fleet.clusterCount(); ++i)
        names.append(m_fleet.cluster(Slot(i)).info.context);
    if (m_cluster->count() == names.size())
        return;
    const int chosen = std::max(0, m_cluster->currentIndex());
    m_cluster->clear();
    m_cluster->addItems(names);
    m_cluster->setCurrentIndex(chosen);
}

IncidentsPage::Known IncidentsPage::known() const
{
    Known known;
    for (const ClusterCheck& check : m_board.checks()) {
        if (!check.isAsked())
            continue;
        ++known.asked;
        for (const CheckGap& gap : check.gaps) {
            known.worst = worse(known.worst, gap.state);
            known.refusedOnly = known.refusedOnly
                && (gap.state == DataState::Forbidden || gap.state == DataState::Partial);
        }
    }
    known.unchecked = uncheckedText(m_fleet, m_board.checks());
    return known;
}

bool IncidentsPage::isShown(const Problem& problem) const
{
    const QString severity = m_severity->current();
    const int cluster = m_cluster->currentIndex();
    return (severity.isEmpty() || jsonWord(problem.severity) == severity)
        && (cluster <= 0 || problem.slot == Slot(cluster - 1));
}

void IncidentsPage::refreshHeader(const Known& known)
{
    const qint64 errors = std::ranges::count(problems(), Severity::Error, &Problem::severity);
    const qint64 warnings = std::ranges::count(problems(), Severity::Warning, &Problem::severity);
    TextRuns sentence;
    const auto add = [&sentence](const QString& text, std::optional<Tone> tone = {}) {
        sentence.append({sentence.isEmpty() ? text : QLatin1Char(' ') + text, tone,
            tone.has_value()});
    };
    if (known.asked == 0)
        add(tr("No cluster is connected."));
    else if (errors > 0)
        add(errors == 1 ? tr("One thing is broken.")
                        : tr("%1 things are broken.").arg(number(errors)),
            Tone::Error);
    else
        add(known.unchecked.isEmpty() ? nothingBroken(known.asked) + QLatin1Char('.')
                                      : tr("Nothing is known to be broken."));
    if (warnings > 0)
        add(warnings == 1 ? tr("One warning.") : tr("%1 warnings.").arg(number(warnings)));
    if (known.unchecked.isEmpty() || known.refusedOnly) {
        if (!known.unchecked.isEmpty())
            add(tr("Not checked: %1.").arg(known.unchecked));
        header()->setSentence(sentence);
        banner()->clear();
        return;
    }
    header()->setSentence(sentence);
    const StateLook look = lookOf(known.worst);
    banner()->show({look.glyph, look.tone, tr("What is broken is not known everywhere."),
        tr("Not checked: %1.").arg(known.unchecked)});
}

void IncidentsPage::refreshTable(const Known& known)
{
    const QDateTime now = m_clock.now();
    QList<CellsRow> rows;
    for (const Problem& problem : problems()) {
        if (!isShown(problem))
            continue;
        const SeverityLook look = lookOf(problem.severity);
        CellsRow row;
        row.key = keyOf(problem);
        const CellView what
            = problem.state ? stateCell(problemBadge(problem)) : nameCell(word(problem));
        CellView count = numberCell(number(problem.count), problem.count == 1);
        row.cells = {stateCell({look.glyph, look.tone, false, word(problem.severity), {}, false}),
            what, textCell(m_fleet.cluster(problem.slot).info.context),
            nameCell(objectWords(problem)), textCell(problem.message), count,
            ageCell(sinceWords(problem, now))};
        row.seconds
            = {{}, {}, {}, textCell(problem.nameSpace), {}, {}, textCell(sinceClock(problem, now))};
        rows.append(row);
    }
    const bool filtered = rows.isEmpty() && !problems().empty();
    std::optional<StateText> state;
    if (filtered)
        state = StateText{Glyph::Filter, {}, tr("No problem matches"),
            tr("There are %1 others.").arg(number(qint64(problems().size()))), {}, {},
            ButtonKind::Plain};
    else if (rows.isEmpty() && known.asked == 0)
        state = StateText{Glyph::StateNotConnected, Tone::Unknown, tr("No cluster is connected"),
            tr("What is broken is known only of clusters that are."), {}, {}, ButtonKind::Plain};
    else if (rows.isEmpty() && known.unchecked.isEmpty())
        state = StateText{Glyph::StateHealthy, Tone::Ok, nothingBroken(known.asked), {}, {}, {},
            ButtonKind::Plain};
    else if (rows.isEmpty())
        state = StateText{Glyph::StateUnknown, Tone::Unknown, tr("Nothing is known to be broken"),
            tr("Not checked: %1.").arg(known.unchecked), {}, {}, ButtonKind::Plain};
    m_head->setNote(rows.isEmpty()
            ? QString()
            : tr("%1 of %2, worst first")
                  .arg(number(rows.size()), number(qint64(problems().size()))));
    m_table->setColumnTitle(sinceColumn, tr("Since, %1", "zone of the times").arg(zoneName(now)));
    m_table->setRows(rows);
    m_table->setStateText(state);
}

void IncidentsPage::open(const QString& key)
{
    const auto found
        = std::ranges::find(problems(), key, [](const Problem& problem) { return keyOf(problem); });
    if (found == problems().end())
        return;
    m_navigator.open(placeOf(m_fleet.cluster(found->slot), *found));
}

} // namespace portolan::ui
