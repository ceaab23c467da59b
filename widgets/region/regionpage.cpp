// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/region/regionpage.h"

#include "models/base/text.h"
#include "widgets/common/banner.h"
#include "widgets/common/figurestrip.h"
#include "widgets/common/legend.h"
#include "widgets/common/pacer.h"
#include "widgets/common/panehead.h"
#include "widgets/common/problemlist.h"
#include "widgets/common/sideparts.h"
#include "widgets/common/statebadge.h"
#include "widgets/decor/paint.h"
#include "widgets/region/regionparts.h"
#include "widgets/region/regionrows.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

#include <algorithm>

namespace portolan::ui {
namespace {

constexpr int sideWidth = 320;
constexpr int twoLineRow = 42;
constexpr int denseRow = 26;
constexpr int refreshGap = 250;
constexpr int refreshTick = 1000;
constexpr qsizetype mostProblems = 100;

QVBoxLayout* column(QWidget* pane)
{
    auto* layout = new QVBoxLayout(pane);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    return layout;
}

Column spec(const char* id, int width, bool right = false)
{
    Column column;
    column.id = QLatin1String(id);
    column.width = width;
    column.right = right;
    return column;
}

QList<Column> titled(QList<Column> columns, const QStringList& titles)
{
    for (qsizetype i = 0; i < columns.size(); ++i)
        columns[i].title = titles.value(i);
    return columns;
}

} // namespace

RegionPage::RegionPage(Fleet& fleet, const Clock& clock, ProblemBoard& problems,
    Navigator& navigator, QWidget* parent)
    : Page(tr("Region"), parent)
    , m_fleet(fleet)
    , m_clock(clock)
    , m_board(problems)
    , m_navigator(navigator)
    , m_pacer(new Pacer(this, refreshGap, refreshTick, [this] { refresh(); }))
{
    build();
    for (size_t i = 0; i < kindCount; ++i) {
        connect(&fleet.table(Kind(i)), &KindTable::changed, m_pacer, [this] {
            m_dirty = true;
            m_pacer->request();
        });
        connect(&fleet.table(Kind(i)), &KindTable::slotRemoved, m_pacer, [this] {
            m_dirty = true;
            m_pacer->request();
        });
    }
    connect(&m_board, &ProblemBoard::changed, m_pacer, &Pacer::request);
    connect(&fleet, &Fleet::clusterChanged, m_pacer, [this] {
        m_dirty = true;
        m_pacer->request();
    });
}

RegionPage::~RegionPage() = default;

void RegionPage::build()
{
    auto* body = makePane(this);
    auto* row = new QHBoxLayout(body);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    row->addWidget(buildMain(), 1);
    row->addWidget(makeLine(Qt::Vertical, body));
    row->addWidget(buildSide());
    setBody(body);
    header()->setCrumb(tr("Map"));
    connect(header(), &PageHeader::crumbActivated, this, [this] {
        Place place;
        place.page = QStringLiteral("map");
        m_navigator.open(place);
    });
    auto* pods = new QPushButton(tr("Pods"), this);
    auto* connection = new QPushButton(tr("Connection"), this);
    for (QPushButton* button : {pods, connection}) {
        button->setAccessibleName(tr("%1 of this region").arg(button->text()));
        header()->addAction(button);
    }
    connect(pods, &QPushButton::clicked, this,
        [this] { openPlace(QStringLiteral("workloads"), Kind::Pod); });
    connect(connection, &QPushButton::clicked, this,
        [this] { openPlace(QStringLiteral("connections"), {}); });
}

QWidget* RegionPage::buildMain()
{
    auto* area = new QScrollArea(this);
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    area->setFocusPolicy(Qt::NoFocus);
    auto* main = makePane(area);
    auto* layout = column(main);
    m_figures = new FigureStrip(main);
    layout->addWidget(m_figures);
    auto* pools = new CellTable(tr("Node pools"),
        titled({spec("pool", 160), spec("bar", 0), spec("min", 56, true), spec("now", 88, true),
                   spec("max", 56, true), spec("allocatable", 112, true),
                   spec("requested", 116, true), spec("used", 76, true)},
            poolTitles(false)),
        main);
    pools->setRowHeight(twoLineRow);
    pools->setOwnPainter([this](QPainter& painter, const QRect& rect, const QModelIndex& index,
                             const RowLook& look) {
        if (!m_slot || index.column() != PoolBar || size_t(index.row()) >= m_view.pools.size())
            return false;
        paintPoolBar(painter, rect,
            poolBar(m_view.pools[size_t(index.row())], podsMissing(), look.old),
            themeOf(this));
        return true;
    });
    m_pools = addSection(layout, tr("Node pools"), pools);
    m_pools.head->addTool(new Legend(
        {{LegendEntry::Requested, tr("requested")}, {LegendEntry::Allocatable, tr("allocatable")},
            {LegendEntry::MayBeAdded, tr("may be added")}, {LegendEntry::Minimum, tr("minimum")}},
        m_pools.head));
    auto* quotas = new CellTable(tr("Quotas"),
        titled({spec("resource", 176), spec("bar", 120), spec("used", 72, true),
                   spec("hard", 72, true), spec("left", 76, true), spec("meaning", 152),
                   spec("quota", 0)},
            quotaTitles(false)),
        main);
    quotas->setRowHeight(denseRow);
    quotas->setOwnPainter([this](QPainter& painter, const QRect& rect, const QModelIndex& index,
                              const RowLook& look) {
        if (index.column() != QuotaBar || size_t(index.row()) >= m_view.quotas.size())
            return false;
        const QuotaLine& line = m_view.quotas[size_t(index.row())];
        paintQuotaBar(painter, rect, {double(line.used), double(line.hard), 0, look.old},
            themeOf(this));
        return true;
    });
    m_quotas = addSection(layout, tr("Quotas"), quotas);
    auto* rollouts = new CellTable(tr("Rollouts"),
        titled({spec("rollout", 208), spec("phase", 168), spec("active", 220), spec("ready", 88),
                   spec("now", 0)},
            rolloutTitles(false)),
        main);
    rollouts->setRowHeight(twoLineRow);
    m_rollouts = addSection(layout, tr("Rollouts"), rollouts);
    for (CellTable* table : {pools, quotas, rollouts})
        table->setLinesShown(false);
    m_strip = new ReleaseStrip(main);
    layout->addWidget(makeLine(Qt::Horizontal, main));
    layout->addWidget(m_strip);
    layout->addStretch(1);
    connect(rollouts, &CellTable::chosen, this, [this] { refreshRollouts(); });
    connect(rollouts, &CellTable::opened, this, &RegionPage::openRollout);
    connect(pools, &CellTable::opened, this,
        [this] { openPlace(QStringLiteral("workloads"), Kind::Node); });
    connect(quotas, &CellTable::opened, this, &RegionPage::openQuota);
    area->setWidget(main);
    return area;
}

RegionPage::Section RegionPage::addSection(
    QVBoxLayout* layout, const QString& title, CellTable* table)
{
    Section section{new PaneHead(title, table->parentWidget()), table};
    section.head->setTopLine(layout->count() > 1);
    table->setFitted(true);
    layout->addWidget(section.head);
    layout->addWidget(table);
    return section;
}

QWidget* RegionPage::buildSide()
{
    auto* side = makePane(this);
    side->setFixedWidth(sideWidth);
    auto* layout = column(side);
    m_problemHead = new PaneHead(tr("Problems"), side);
    m_problemList = new ProblemList(tr("Problems of this region"), side);
    auto* factHead = new PaneHead(tr("Cluster"), side);
    factHead->setTopLine(true);
    m_facts = new FactList(tr("The cluster"), side);
    layout->addWidget(m_problemHead);
    layout->addWidget(m_problemList, 1);
    layout->addWidget(factHead);
    layout->addWidget(m_facts);
    connect(m_problemList, &ProblemList::problemOpened, this, &RegionPage::openProblem);
    return side;
}

void RegionPage::showCluster(Slot slot)
{
    m_slot = slot;
    m_dirty = true;
    m_pacer->runNow();
}

void RegionPage::remember(UiState& state)
{
    m_pools.table->rememberLayout(state, QStringLiteral("region/pools"));
    m_quotas.table->rememberLayout(state, QStringLiteral("region/quotas"));
    m_rollouts.table->rememberLayout(state, QStringLiteral("region/rollouts"));
}

void RegionPage::refresh()
{
    if (!m_slot || *m_slot >= m_fleet.clusterCount())
        return;
    const BootMs now = m_clock.bootMs();
    const QDateTime wall = m_clock.now();
    if (m_dirty) {
        m_dirty = false;
        m_view = regionView(m_fleet, *m_slot, now, wall);
    } else {
        // Nothing came in: only the age has grown, and with it perhaps the state.
        m_view.status = m_fleet.status(*m_slot, regionKinds(), now);
        m_view.old = isOld(m_view.status.state);
    }
    takeProblems();
    refreshHeader();
    refreshTables();
    refreshRollouts();
    refreshSide();
}

//! Why what pods request is not known; empty when it is.
QString RegionPage::podsMissing() const
{
    return missingText(m_view.status, Kind::Pod, tr("pods"));
}

void RegionPage::takeProblems()
{
    m_board.look();
    m_view.check = m_board.checks()[*m_slot];
    m_view.problems = m_view.errors = 0;
    for (const Problem& problem : m_board.problems()) {
        if (problem.slot != *m_slot)
            continue;
        ++m_view.problems;
        m_view.errors += problem.severity == Severity::Error ? 1 : 0;
    }
}

void RegionPage::refreshHeader()
{
    const Cluster& cluster = m_fleet.cluster(*m_slot);
    const ClusterStatus& status = m_view.status;
    const QDateTime since = m_clock.now().addMSecs(status.since - m_clock.bootMs());
    const QString sentence = stateSentence(status, m_clock.bootMs(), since);
    header()->setTitle(cluster.info.context);
    header()->setBadge(sentenceBadge(status.state, sentence));
    QStringList parts;
    if (cluster.info.displayName != cluster.info.context)
        parts.append(cluster.info.displayName);
    if (cluster.info.role == FleetCluster::Role::Primary)
        parts.append(tr("primary"));
    else if (cluster.info.role == FleetCluster::Role::Secondary)
        parts.append(tr("secondary"));
    if (!cluster.info.drPartner.isEmpty())
        parts.append(tr("partner %1").arg(cluster.info.drPartner));
    if (!cluster.facts.serverVersion.isEmpty())
        parts.append(tr("Kubernetes %1").arg(cluster.facts.serverVersion));
    if (cluster.info.isProtected)
        parts.append(tr("protected"));
    header()->setSentence(parts.join(QStringLiteral("  ·  ")));
    if (!m_view.old) {
        banner()->clear();
        return;
    }
    const StateLook look = lookOf(status.state);
    const QString head = status.state == DataState::Unreachable
        ? tr("%1 unreachable since %2.")
              .arg(cluster.info.context, pointInTime(since, m_clock.now()))
        : tr("%1 %2.").arg(cluster.info.context, sentence);
    QString rest = m_view.then.isValid()
        ? tr("Numbers are from %1.").arg(pointInTime(m_view.then, m_clock.now()))
        : tr("It has not answered yet.");
    if (!status.reason.message.isEmpty())
        rest += QLatin1Char(' ') + status.reason.message;
    banner()->show({look.glyph, look.tone, head, rest});
}

void RegionPage::refreshTables()
{
    const Cluster& cluster = m_fleet.cluster(*m_slot);
    const ClusterStatus& status = m_view.status;
    m_figures->setFigures(figuresOf(m_view));
    const auto fill
        = [](const Section& section, const QList<CellsRow>& rows, const QStringList& titles,
              const std::optional<StateText>& state, const QString& note, const QString& none) {
              section.table->setTitles(titles);
              section.table->setRows(state ? QList<CellsRow>() : rows);
              // Empty is said only of what was read whole.
              section.table->setStateText(state || !rows.isEmpty()
                      ? state
                      : std::optional(StateText{Glyph::StateHealthy, Tone::Unknown, none, {}, {},
                            {}, ButtonKind::Plain}));
              section.head->setNote(state ? QString() : note);
          };
    const bool old = m_view.old;
    QList<CellsRow> pools;
    for (const NodePool& pool : m_view.pools)
        pools.append(poolRow(pool, podsMissing(), old));
    fill(m_pools, pools, poolTitles(old), partState(cluster, status, Kind::Node, tr("nodes")), {},
        tr("%1 has no node").arg(cluster.info.context));
    QList<CellsRow> quotas;
    qint64 near = 0;
    for (const QuotaLine& line : m_view.quotas) {
        quotas.append(quotaRow(line, old));
        near += line.share() >= quotaNear ? 1 : 0;
    }
    fill(m_quotas, quotas, quotaTitles(old),
        partState(cluster, status, Kind::ResourceQuota, tr("quotas")),
        near > 0 ? tr("%1 of %2 near the limit").arg(number(near), number(quotas.size()))
                 : QString(),
        tr("No quota limits anything here"));
    QList<CellsRow> rollouts;
    for (const RolloutLine& line : m_view.rollouts)
        rollouts.append(rolloutRow(line, m_clock.now(), old));
    const RolloutSums sums = m_view.counts.rollouts.value_or(RolloutSums());
    const qint64 attention = sums.degraded + sums.paused;
    fill(m_rollouts, rollouts, rolloutTitles(old),
        partState(cluster, status, Kind::Rollout, tr("rollouts")),
        attention == 1      ? tr("one needs attention")
            : attention > 1 ? tr("%1 need attention").arg(number(attention))
                            : QString(),
        tr("There is no rollout here"));
    if (!rollouts.isEmpty() && !m_rollouts.table->currentIndex().isValid()) {
        const QSignalBlocker quiet(m_rollouts.table);
        // The first that is not healthy: its releases are what one wants to see.
        const auto first = std::ranges::find_if(m_view.rollouts,
            [](const RolloutLine& line) { return line.phase != QLatin1String("Healthy"); });
        const auto row = first == m_view.rollouts.end() ? 0 : first - m_view.rollouts.begin();
        m_rollouts.table->setCurrentKey(rollouts[row].key);
    }
}

void RegionPage::refreshRollouts()
{
    if (!m_slot)
        return;
    const int row = m_rollouts.table->currentIndex().row();
    const bool shown = row >= 0 && size_t(row) < m_view.rollouts.size()
        && m_rollouts.table->model()->rowCount() > 0
        // How many pods of a release are ready is not known without pods.
        && m_view.status.isCounted(Kind::Pod);
    m_strip->setRollout(
        shown ? std::optional(m_view.rollouts[size_t(row)]) : std::nullopt, m_view.old);
}

void RegionPage::refreshSide()
{
    const Cluster& cluster = m_fleet.cluster(*m_slot);
    std::vector<Problem> mine;
    std::ranges::copy_if(m_board.problems(), std::back_inserter(mine),
        [this](const Problem& problem) { return problem.slot == *m_slot; });
    m_problemList->setProblems(mine, {}, m_clock.now(), mostProblems);
    m_problemHead->setNote(
        mine.empty() ? QString() : tr("%1, worst first").arg(number(qint64(mine.size()))));
    std::optional<StateText> state;
    if (mine.empty() && m_view.check.isWhole())
        state = StateText{
            Glyph::StateHealthy, Tone::Ok, tr("Nothing is broken"), {}, {}, {}, ButtonKind::Plain};
    else if (mine.empty())
        state = StateText{Glyph::StateUnknown, Tone::Unknown, tr("Nothing is known to be broken"),
            tr("Not checked: %1.").arg(uncheckedText(m_view.check)), {}, {}, ButtonKind::Plain};
    m_problemList->setStateText(state);
    const auto fact = [](const QString& name, const QString& value) {
        FactView view;
        view.name = name;
        view.value = value.isEmpty() ? tr("no data") : value;
        view.quiet = value.isEmpty();
        return view;
    };
    QList<FactView> facts{
        fact(tr("Context"), cluster.info.context), fact(tr("Server"), cluster.facts.serverVersion)};
    if (!m_view.counts.nodes)
        facts.append(fact(tr("Zones"), {}));
    for (const ZoneCount& zone : m_view.counts.nodes.value_or(NodeSums()).zones)
        facts.append(fact(zone.zone.isEmpty() ? tr("no zone") : zone.zone,
            tr("%1 of %2 nodes ready").arg(number(zone.ready), number(zone.nodes))));
    facts.append(fact(tr("CPU used"), {}));
    m_facts->setFacts(facts);
}

void RegionPage::openPlace(const QString& page, std::optional<Kind> kind)
{
    if (!m_slot)
        return;
    Place place = placeOf(m_fleet.cluster(*m_slot), kind);
    place.page = page;
    m_navigator.open(place);
}

void RegionPage::openQuota(const QString&)
{
    const int row = m_quotas.table->currentIndex().row();
    if (row < 0 || size_t(row) >= m_view.quotas.size() || !m_slot)
        return;
    const QString& quota = m_view.quotas[size_t(row)].quota;
    Place place = placeOf(m_fleet.cluster(*m_slot), Kind::ResourceQuota);
    place.nameSpace = quota.section(QLatin1Char('/'), 0, 0);
    place.name = quota.section(QLatin1Char('/'), 1);
    m_navigator.open(place);
}

void RegionPage::openRollout(const QString&)
{
    const int row = m_rollouts.table->currentIndex().row();
    if (row < 0 || size_t(row) >= m_view.rollouts.size() || !m_slot)
        return;
    const RolloutLine& line = m_view.rollouts[size_t(row)];
    Place place = placeOf(m_fleet.cluster(*m_slot), Kind::Rollout);
    place.nameSpace = line.nameSpace;
    place.name = line.name;
    place.uid = line.uid.toString();
    m_navigator.open(place);
}

void RegionPage::openProblem(const Problem& problem)
{
    m_navigator.open(placeOf(m_fleet.cluster(problem.slot), problem));
}

} // namespace portolan::ui
