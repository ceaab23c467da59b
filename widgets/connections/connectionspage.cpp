// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/connections/connectionspage.h"

#include "models/base/text.h"
#include "widgets/common/celltable.h"
#include "widgets/common/sideparts.h"
#include "widgets/common/pacer.h"
#include "widgets/common/panehead.h"
#include "widgets/common/segment.h"
#include "widgets/common/statebadge.h"
#include "widgets/connections/clusterpane.h"
#include "widgets/decor/button.h"
#include "widgets/decor/paint.h"

#include <QHBoxLayout>
#include <QMouseEvent>
#include <QPainter>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

#include <algorithm>

namespace portolan::ui {
namespace {

constexpr int rowHeight = 44;
constexpr int mostRows = 8; // before the upper table scrolls
constexpr int sideWidth = 320;
constexpr int refreshGap = 100;
constexpr int refreshTick = 1000;
constexpr char groupKey[] = "connections/group";
constexpr int actionColumn = int(ConnectionColumn::Action);

QVBoxLayout* column(QWidget* pane)
{
    auto* layout = new QVBoxLayout(pane);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    return layout;
}

} // namespace

ConnectionsPage::ConnectionsPage(Fleet& fleet, const Clock& clock, Connector& connector,
    Navigator& navigator, UiState& state, QWidget* parent)
    : Page(tr("Connections"), parent)
    , m_fleet(fleet)
    , m_clock(clock)
    , m_connector(connector)
    , m_navigator(navigator)
    , m_state(state)
    , m_pacer(new Pacer(this, refreshGap, refreshTick, [this] { refresh(); }))
{
    build();
    connect(&fleet, &Fleet::clusterChanged, m_pacer, [this] { m_pacer->request(); });
    connect(&fleet, &Fleet::clusterAdded, m_pacer, [this] { m_pacer->request(); });
}

ConnectionsPage::~ConnectionsPage() = default;

void ConnectionsPage::build()
{
    auto* body = makePane(this);
    auto* row = new QHBoxLayout(body);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    auto* main = makePane(body);
    auto* mainLayout = column(main);
    auto* head = new PaneHead(tr("Contexts"), main);
    m_groupBar = head;
    m_groupSwitch = new SegmentControl(tr("Group of clusters"), head);
    m_groupSwitch->setCompact(true);
    head->addTool(m_groupSwitch);
    head->hide();
    m_table = new CellTable(tr("Connections of the fleet"),
        {{QStringLiteral("cluster"), tr("Cluster"), 0, false, false, {}, {}, 148},
            {QStringLiteral("state"), tr("State"), 0, false, false, {}, {}, 148},
            {QStringLiteral("user"), tr("Signed in as"), 124, false, {}, {}},
            {QStringLiteral("answer"), tr("Answer, data"), 112, true, {}, {}},
            {QStringLiteral("received"), tr("Received"), 104, true, {}, {}},
            {QStringLiteral("certificate"), tr("Certificate"), 104, true, {}, {}},
            {QStringLiteral("action"), QString(), 116, false, {}, {}}},
        main);
    m_table->setRowHeight(rowHeight);
    m_table->rememberLayout(m_state, QStringLiteral("connections/columns"));
    m_table->setOwnPainter([this](QPainter& painter, const QRect& rect, const QModelIndex& index,
                               const RowLook&) { return paintAction(painter, rect, index); });
    m_table->viewport()->installEventFilter(this);
    m_table->installEventFilter(this);
    m_kinds = new ClusterPane(m_fleet, main);
    mainLayout->addWidget(head);
    mainLayout->addWidget(m_table);
    mainLayout->addWidget(m_kinds, 1);
    row->addWidget(main, 1);
    row->addWidget(makeLine(Qt::Vertical, body));
    row->addWidget(buildSide());
    setBody(body);

    m_connectAll = new QPushButton(tr("Connect all"), this);
    m_disconnectAll = new QPushButton(tr("Disconnect all"), this);
    for (QPushButton* button : {m_connectAll, m_disconnectAll}) {
        button->setAccessibleName(button->text());
        header()->addAction(button);
    }
    connect(m_connectAll, &QPushButton::clicked, this, [this] { setAll(true); });
    connect(m_disconnectAll, &QPushButton::clicked, this, [this] { setAll(false); });
    connect(m_groupSwitch, &SegmentControl::chosen, this, [this](const QString& group) {
        m_state.setValue(QLatin1String(groupKey), group.toUtf8());
        m_pacer->runNow();
    });
    connect(m_table, &CellTable::chosen, this, [this] { m_pacer->runNow(); });
    connect(m_table, &CellTable::opened, this, [this](const QString& context) {
        Place place;
        place.page = QStringLiteral("region");
        place.context = context;
        m_navigator.open(place);
    });
    connect(m_kinds, &ClusterPane::opened, this, [this](Kind kind) {
        if (const auto slot = chosenSlot())
            m_navigator.open(placeOf(m_fleet.cluster(*slot), kind));
    });
}

QWidget* ConnectionsPage::buildSide()
{
    auto* area = new QScrollArea(this);
    area->setWidgetResizable(true);
    area->setFixedWidth(sideWidth);
    area->setFrameShape(QFrame::NoFrame);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    area->setFocusPolicy(Qt::NoFocus);
    auto* side = makePane(area);
    auto* layout = column(side);
    m_needHead = new PaneHead(tr("Needs you"), side);
    m_need = new AttentionList(tr("What needs you"), side);
    m_factHead = new PaneHead(tr("Chosen cluster"), side);
    m_facts = new FactList(tr("Connection of the chosen cluster"), side);
    m_toggle = new QPushButton(side);
    auto* buttons = new QHBoxLayout;
    buttons->setContentsMargins(pagePadding, 2, pagePadding, 12);
    buttons->addWidget(m_toggle);
    buttons->addStretch(1);
    layout->addWidget(m_needHead);
    layout->addWidget(m_need);
    layout->addWidget(m_factHead);
    layout->addWidget(m_facts);
    layout->addLayout(buttons);
    layout->addStretch(1);
    area->setWidget(side);
    connect(m_need, &AttentionList::triggered, this,
        [this](const QString& id) { signInAgain(id.left(id.lastIndexOf(QLatin1Char('/')))); });
    connect(m_toggle, &QPushButton::clicked, this, [this] {
        if (const auto slot = chosenSlot())
            toggle(*slot);
    });
    return area;
}

void ConnectionsPage::setProblems(const QStringList& problems)
{
    m_problems = problems;
    m_pacer->request();
}

void ConnectionsPage::setGroups(const std::vector<FleetGroup>& groups)
{
    m_groups = groups;
    m_groupSwitch->clear();
    m_groupSwitch->addSegment(QString(), tr("All"));
    for (const FleetGroup& group : groups)
        m_groupSwitch->addSegment(group.name, group.name);
    const QString last = QString::fromUtf8(m_state.value(QLatin1String(groupKey)));
    m_groupSwitch->setCurrent(
        std::ranges::contains(groups, last, &FleetGroup::name) ? last : QString());
    m_groupBar->setVisible(!groups.empty());
    m_pacer->request();
}

bool ConnectionsPage::isShown(Slot slot) const
{
    const auto group = std::ranges::find(m_groups, m_groupSwitch->current(), &FleetGroup::name);
    return group == m_groups.end() || group->clusters.contains(m_fleet.cluster(slot).info.context);
}

//! A page that is not shown has no rows yet: they are made when it is, and then this one is chosen.
void ConnectionsPage::choose(const QString& context)
{
    // A group that it is not in would hide it.
    if (const auto slot = m_fleet.slotOf(context); slot && !isShown(*slot))
        m_groupSwitch->setCurrent(QString());
    m_wanted = context;
    m_pacer->runNow();
}

QString ConnectionsPage::chosen() const
{
    return m_wanted.isEmpty() ? m_table->currentKey() : m_wanted;
}

std::optional<Slot> ConnectionsPage::chosenSlot() const
{
    return m_fleet.slotOf(m_table->currentKey());
}

void ConnectionsPage::refresh()
{
    const ConnectionMoment at{m_clock.bootMs(), m_clock.now()};
    std::vector<ClusterStatus> all;
    QList<CellsRow> rows;
    for (size_t i = 0; i < m_fleet.clusterCount(); ++i) {
        const Slot slot = Slot(i);
        all.push_back(m_fleet.status(slot, judgedKinds(m_fleet.cluster(slot)), at.now));
        if (isShown(slot))
            rows.append(connectionRow(
                m_fleet.cluster(slot), all.back(), at, m_connector.isConnected(slot)));
    }
    const int shown = qBound(1, int(rows.size()), mostRows);
    m_table->setFixedHeight(m_table->horizontalHeader()->height() + shown * rowHeight);
    m_table->setRows(rows);
    m_table->setStateText(rows.isEmpty()
            ? std::optional(StateText{Glyph::Connections, {}, tr("The kubeconfig names no context"),
                  tr("A context is a cluster and the user that is signed in to it."), {}, {},
                  ButtonKind::Plain})
            : std::nullopt);
    if (const QString wanted = std::exchange(m_wanted, {}); !wanted.isEmpty()) {
        const QSignalBlocker quiet(m_table); // this refresh shows it
        m_table->setCurrentKey(wanted);
    }
    // One is always chosen, so that its kinds are in sight from the start.
    if (!m_table->currentIndex().isValid() && !rows.isEmpty()) {
        const QSignalBlocker quiet(m_table);
        m_table->setCurrentKey(rows.front().key);
    }
    refreshHeader(all);
    refreshSide(all, at);
    refreshFacts(at);
    refreshButtons();
    if (const auto slot = chosenSlot())
        m_kinds->showCluster(*slot, at);
    else
        m_kinds->clear();
}

void ConnectionsPage::refreshHeader(const std::vector<ClusterStatus>& all)
{
    const auto count
        = [&all](auto judge) { return std::ranges::count_if(all, judge, &ClusterStatus::state); };
    const qint64 total = qint64(all.size());
    const qint64 live = count([](DataState state) { return state == DataState::Live; });
    const qint64 off = count([](DataState state) { return state == DataState::NotConnected; });
    TextRuns sentence{{total == 0 ? tr("There is no cluster.")
            : live == total       ? tr("All %1 clusters are live.").arg(number(total))
                            : tr("%1 of %2 clusters are live.").arg(number(live), number(total)),
        {}, false}};
    const qint64 lost = count([](DataState state) { return isOld(state); });
    if (lost > 0)
        sentence.append({QLatin1Char(' ')
                + (lost == 1 ? tr("One is out of reach.")
                             : tr("%1 are out of reach.").arg(number(lost))),
            Tone::Error, true});
    if (off > 0)
        sentence.append({QLatin1Char(' ') + tr("%1 not connected.").arg(number(off)), {}, false});
    header()->setSentence(sentence);
}

void ConnectionsPage::refreshSide(const std::vector<ClusterStatus>& all, const ConnectionMoment& at)
{
    QList<Attention> items;
    for (const QString& problem : m_problems)
        items.append({.id = QStringLiteral("kubeconfig/%1").arg(items.size()),
            .glyph = Glyph::StateDegraded,
            .title = tr("The configuration"),
            .text = problem});
    QList<Attention> mine;
    for (size_t i = 0; i < all.size(); ++i)
        mine += attentionOf(m_fleet.cluster(Slot(i)), all[i], at);
    const auto order = [](const Attention& item) { return item.tone == Tone::Error ? 0 : 1; };
    std::ranges::stable_sort(mine, {}, order);
    // A cluster out of reach comes before a line of a file.
    const auto firstCalm
        = std::ranges::find_if(mine, [&](const Attention& item) { return order(item) > 0; });
    const qsizetype errors = firstCalm - mine.begin();
    items = mine.first(errors) + items + mine.sliced(errors);
    m_need->setItems(items);
    m_need->setVisible(!items.isEmpty());
    m_needHead->setNote(items.isEmpty() ? tr("nothing") : number(items.size()));
    m_factHead->setTopLine(items.isEmpty());
}

void ConnectionsPage::refreshFacts(const ConnectionMoment& at)
{
    const auto slot = chosenSlot();
    m_factHead->setVisible(slot.has_value());
    if (!slot) {
        m_facts->setFacts({});
        return;
    }
    const Cluster& cluster = m_fleet.cluster(*slot);
    const ClusterFacts& facts = cluster.facts;
    m_factHead->setTitle(cluster.info.context);
    m_factHead->setNote(facts.connectionSince > 0 && facts.connection != Connection::NotConnected
            ? tr("since %1").arg(pointInTime(at.wall(facts.connectionSince), at.time))
            : QString());
    m_facts->setFacts(connectionFacts(cluster, at));
}

void ConnectionsPage::refreshButtons()
{
    bool anyOn = false, anyOff = false;
    for (size_t i = 0; i < m_fleet.clusterCount(); ++i) {
        if (isShown(Slot(i)))
            (m_connector.isConnected(Slot(i)) ? anyOn : anyOff) = true;
    }
    m_connectAll->setEnabled(anyOff);
    m_disconnectAll->setEnabled(anyOn);
    const auto slot = chosenSlot();
    m_toggle->setVisible(slot.has_value());
    if (!slot)
        return;
    const QString& name = m_fleet.cluster(*slot).info.context;
    const QString text = m_connector.isConnected(*slot) ? tr("Disconnect %1").arg(name)
                                                        : tr("Connect %1").arg(name);
    m_toggle->setText(text);
    m_toggle->setAccessibleName(text);
}

bool ConnectionsPage::paintAction(QPainter& painter, const QRect& rect, const QModelIndex& index)
{
    if (index.column() != actionColumn)
        return false;
    ButtonView view;
    view.text = m_table->cell(index).text;
    paintButton(painter, buttonIn(rect, view), view, themeOf(this));
    return true;
}

//! At the right of its cell.
QRect ConnectionsPage::buttonIn(const QRect& cell, const ButtonView& view) const
{
    const QSize size = buttonSize(view, themeOf(this));
    return QRect(cell.right() - size.width() + 1, cell.top() + (cell.height() - size.height()) / 2,
        size.width(), size.height());
}

//! The context whose button is drawn there; empty: none.
QString ConnectionsPage::buttonAt(QPoint position) const
{
    const QModelIndex index = m_table->indexAt(position);
    const CellsRow* row = m_table->cells()->row(index.row());
    if (!row || index.column() != actionColumn)
        return {};
    ButtonView view;
    view.text = m_table->cell(index).text;
    const auto [left, right] = m_table->padding(actionColumn);
    const QRect cell = m_table->visualRect(index).adjusted(left, 0, -right, 0);
    return buttonIn(cell, view).contains(position) ? row->key : QString();
}

//! The last column is a button: it goes off where it was pressed. Space on a row is the same for
//! the keyboard.
bool ConnectionsPage::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_table->viewport()
        && (event->type() == QEvent::MouseButtonPress
            || event->type() == QEvent::MouseButtonDblClick
            || event->type() == QEvent::MouseButtonRelease))
        return pressButton(*static_cast<const QMouseEvent*>(event));
    if (watched == m_table && event->type() == QEvent::KeyPress) {
        const auto* key = static_cast<const QKeyEvent*>(event);
        if (key->key() == Qt::Key_Space) {
            if (const auto slot = chosenSlot(); slot && !key->isAutoRepeat())
                toggle(*slot);
            return true;
        }
    }
    return Page::eventFilter(watched, event);
}

//! True when the table must not see it: the second press of a double click would open the row.
bool ConnectionsPage::pressButton(const QMouseEvent& event)
{
    const QString under = event.button() == Qt::LeftButton
        ? buttonAt(event.position().toPoint())
        : QString();
    if (event.type() == QEvent::MouseButtonRelease) {
        const QString pressed = std::exchange(m_pressed, {});
        if (const auto slot = m_fleet.slotOf(under); slot && pressed == under)
            toggle(*slot);
        return false;
    }
    const bool again = event.type() == QEvent::MouseButtonDblClick;
    m_pressed = again ? QString() : under;
    return again && !under.isEmpty();
}

void ConnectionsPage::toggle(Slot slot)
{
    if (m_connector.isConnected(slot))
        m_connector.disconnectCluster(slot);
    else
        m_connector.connectCluster(slot);
    m_pacer->request();
}

void ConnectionsPage::setAll(bool connected)
{
    for (size_t i = 0; i < m_fleet.clusterCount(); ++i) {
        const Slot slot = Slot(i);
        if (!isShown(slot) || m_connector.isConnected(slot) == connected)
            continue;
        if (connected)
            m_connector.connectCluster(slot);
        else
            m_connector.disconnectCluster(slot);
    }
    m_pacer->request();
}

void ConnectionsPage::signInAgain(const QString& context)
{
    const auto slot = m_fleet.slotOf(context);
    if (!slot)
        return;
    m_connector.disconnectCluster(*slot);
    m_connector.connectCluster(*slot);
    m_pacer->request();
}

} // namespace portolan::ui
