// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/workloads/workloadspage.h"

#include "models/base/text.h"
#include "widgets/common/banner.h"
#include "widgets/common/filterfield.h"
#include "widgets/common/panehead.h"
#include "widgets/decor/button.h"
#include "widgets/decor/paint.h"
#include "widgets/workloads/detailpane.h"
#include "widgets/workloads/kindbar.h"
#include "widgets/workloads/kindchooser.h"
#include "widgets/workloads/kindwords.h"
#include "widgets/workloads/objecthead.h"
#include "widgets/workloads/rowview.h"
#include "widgets/workloads/statechips.h"

#include <QHBoxLayout>
#include <QMenu>
#include <QPushButton>
#include <QScopedValueRollback>
#include <QShortcut>

namespace portolan::ui {
namespace {

constexpr int refreshMs = 150;
constexpr int tickMs = 500;
constexpr int narrowBelow = 1280;
constexpr int wideFrom = 1600;
constexpr int toolsHeight = 44;
const QString kindKey = QStringLiteral("workloads/kind");
const QString otherPrefix = QStringLiteral("other/"); // no kind is called so

} // namespace

WorkloadsPage::WorkloadsPage(Fleet& fleet, const Clock& clock, ObjectSource& source,
    TableSource& tables, Navigator& navigator, UiState& state, QWidget* parent)
    : Page(tr("Workloads"), parent)
    , m_fleet(fleet)
    , m_clock(clock)
    , m_source(source)
    , m_navigator(navigator)
    , m_state(state)
    , m_catalogue(fleet, tables)
    , m_reader(fleet, clock, tables, m_catalogue)
{
    build();
    m_refresh.setSingleShot(true);
    m_refresh.setInterval(refreshMs);
    m_tick.setInterval(tickMs);
    connect(&m_refresh, &QTimer::timeout, this, &WorkloadsPage::refresh);
    connect(&m_tick, &QTimer::timeout, this, [this] {
        m_rows->refreshAges();
        refresh();
    });
    connect(&m_fleet, &Fleet::clusterAdded, this, &WorkloadsPage::scheduleRefresh);
    connect(&m_fleet, &Fleet::clusterChanged, this, &WorkloadsPage::scheduleRefresh);
    connect(&m_reader, &ServedReader::changed, this, &WorkloadsPage::scheduleRefresh);
    connect(&m_reader, &ServedReader::tableReplaced, this, &WorkloadsPage::takeServedTable);
    const QString last = QString::fromUtf8(m_state.value(kindKey));
    if (last.startsWith(otherPrefix))
        setOther(last.mid(otherPrefix.size()));
    else
        setKind(kindFromText(last).value_or(Kind::Pod));
}

// The table goes with the page, after its model.
WorkloadsPage::~WorkloadsPage()
{
    m_table->setModel(nullptr);
}

void WorkloadsPage::build()
{
    auto* columns = new QPushButton(tr("Columns"), this);
    setButtonLook(columns, ButtonKind::Quiet, Glyph::Sort);
    columns->setAccessibleName(tr("Choose columns"));
    columns->setToolTip(tr("Choose what the table shows"));
    header()->addAction(columns);
    connect(columns, &QPushButton::clicked, this, [this, columns] {
        m_table->makeColumnMenu()->popup(columns->mapToGlobal(QPoint(0, columns->height() + 2)));
    });
    m_reload = new QPushButton(tr("Reload"), this);
    setButtonLook(m_reload, ButtonKind::Plain, Glyph::None, tr("F5", "key cap"));
    m_reload->setAccessibleName(tr("Reload the table"));
    m_reload->setToolTip(tr("Ask every connected cluster again (F5)"));
    header()->addAction(m_reload);
    connect(m_reload, &QPushButton::clicked, this, &WorkloadsPage::reload);
    connect(banner(), &Banner::actionTriggered, this,
        [this] { isOther() ? reload() : act(EmptyAction::OpenConnections); });

    auto* body = makePane(this);
    auto* layout = new QVBoxLayout(body);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(buildTools());
    layout->addWidget(makeLine(Qt::Horizontal, body));
    layout->addWidget(buildPanes(), 1);
    setBody(body);
    connectTable();
    addShortcuts();
}

QWidget* WorkloadsPage::buildTools()
{
    auto* tools = makePane(this);
    tools->setFixedHeight(toolsHeight);
    m_kinds = new KindBar(
        [this](Kind kind) {
            return kind == Kind::Other ? number(qint64(objects().rowCount()))
                                       : countText(m_fleet, kind, m_clock);
        },
        tools);
    m_chooser = new KindChooser(m_fleet, m_catalogue, this);
    connect(&m_catalogue, &ServedCatalogue::answered, this, &WorkloadsPage::otherKindsChanged);
    connect(m_kinds, &KindBar::otherWanted, this, &WorkloadsPage::chooseOther);
    connect(m_chooser, &KindChooser::chosen, this, [this](const QString& id) {
        setOther(id);
        m_table->setFocus();
        Q_EMIT placeChanged();
    });
    m_filter = new FilterField(tr("Filter"), tools);
    m_result = new ResultText(tools);
    m_chips = new StateChips(tools);
    auto* row = new QHBoxLayout(tools);
    row->setContentsMargins(pagePadding, 0, pagePadding, 0);
    row->setSpacing(10);
    row->addWidget(m_kinds);
    row->addWidget(m_filter, 3);
    row->addWidget(m_result);
    row->addWidget(m_chips, 4);
    m_filter->setMaximumWidth(380);
    connect(m_kinds, &KindBar::chosen, this, [this](Kind kind) {
        setKind(kind);
        Q_EMIT placeChanged();
    });
    connect(m_filter, &FilterField::filterChanged, this, &WorkloadsPage::filterEdited);
    connect(m_filter, &FilterField::editingFinished, this, &WorkloadsPage::placeChanged);
    connect(m_filter, &FilterField::left, this, [this] {
        m_table->setFocus();
        if (!m_table->currentIndex().isValid() && m_rows->rowCount() > 0)
            selectRow(m_rows->index(0, 0));
    });
    connect(m_chips, &StateChips::toggled, this, &WorkloadsPage::toggleState);
    return tools;
}

QWidget* WorkloadsPage::buildPanes()
{
    auto* panes = makePane(this);
    m_tableHead = new PaneHead(tr("Pods"), panes);
    m_loading = new Banner(panes);
    m_loading->setInPane(true);
    m_table = new FleetTableView(tr("Objects"), panes);
    m_detail = new DetailPane(m_fleet, m_clock, m_source, panes);
    m_strip = new DetailStrip(panes);
    auto* left = new QVBoxLayout;
    left->setSpacing(0);
    left->addWidget(m_tableHead);
    left->addWidget(m_loading);
    left->addWidget(m_table, 1);
    auto* row = new QHBoxLayout(panes);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    row->addLayout(left, 1);
    row->addWidget(makeLine(Qt::Vertical, panes));
    row->addWidget(m_detail);
    row->addWidget(m_strip);
    m_strip->hide();
    connect(m_strip, &DetailStrip::clicked, this, [this] { setDetailOpen(true); });
    connect(m_detail, &DetailPane::closeRequested, this, [this] {
        setDetailOpen(false);
        m_table->setFocus();
    });
    return panes;
}

void WorkloadsPage::connectTable()
{
    m_table->setCellSource(cellOf);
    m_table->setRowSource(rowLookOf);
    m_table->setTipSource(tipOf);
    m_table->setCopySource(copyOf);
    m_table->setSortingEnabled(true);
    connect(m_table, &FleetTableView::pointerHeldChanged, this,
        [this](bool held) { m_rows->setFrozen(held); });
    connect(m_table, &FleetTableView::visibleRowsChanged, this,
        [this](int first, int last) { m_rows->setVisibleRange(first, last); });
    connect(m_table, &FleetTableView::activated, this, [this] { setDetailOpen(true); });
    connect(m_table, &FleetTableView::rowMenuOpened, this, &WorkloadsPage::fillRowMenu);
    connect(m_table->horizontalHeader(), &QHeaderView::sortIndicatorChanged, this,
        &WorkloadsPage::sorted);
    connect(m_table->stateView(), &StateView::firstTriggered, this, [this] { act(m_empty.first); });
    connect(
        m_table->stateView(), &StateView::secondTriggered, this, [this] { act(m_empty.second); });
}

void WorkloadsPage::sorted(int column, Qt::SortOrder order)
{
    if (m_takingPlace || column < 0 || column >= m_table->columns().size())
        return;
    remember("sort",
        m_table->columns()[column].id
            + (order == Qt::AscendingOrder ? QStringLiteral(" up") : QStringLiteral(" down")));
    // What is chosen stays in sight; else one sorts to see what comes first.
    const QRect chosen = m_table->visualRect(m_table->currentIndex());
    if (!m_table->viewport()->rect().intersects(chosen))
        m_table->scrollToTop();
}

void WorkloadsPage::addShortcuts()
{
    const auto add = [this](const QKeySequence& keys, QWidget* where, auto then) {
        auto* shortcut = new QShortcut(keys, where);
        shortcut->setContext(Qt::WidgetWithChildrenShortcut);
        connect(shortcut, &QShortcut::activated, this, then);
    };
    add(QKeySequence::Find, this, [this] {
        m_filter->setFocus(Qt::ShortcutFocusReason);
        m_filter->selectAll();
    });
    add(QKeySequence(Qt::Key_F5), this, [this] { reload(); });
    const auto yaml = [this] {
        setDetailOpen(true);
        m_detail->showYaml(true);
    };
    // In the table letters look for names, so the single key needs a modifier there.
    add(QKeySequence(Qt::Key_Y), m_detail, yaml);
    add(QKeySequence(Qt::CTRL | Qt::Key_Y), this, yaml);
    add(QKeySequence(Qt::Key_Escape), m_detail, [this] {
        setDetailOpen(false);
        m_table->setFocus();
    });
}

void WorkloadsPage::resizeEvent(QResizeEvent* event)
{
    Page::resizeEvent(event);
    fitPanes();
}

void WorkloadsPage::fitPanes()
{
    const int width = window()->width();
    const bool narrow = width < narrowBelow;
    if (narrow != m_narrow) {
        m_narrow = narrow;
        m_kinds->setNarrow(narrow);
        setDetailOpen(!narrow);
    }
    m_detail->setFixedWidth(width >= wideFrom ? 408 : width >= narrowBelow ? 328 : 316);
}

void WorkloadsPage::setDetailOpen(bool open)
{
    m_detailOpen = open;
    m_detail->setVisible(open);
    m_strip->setVisible(!open);
}

void WorkloadsPage::showEvent(QShowEvent* event)
{
    Page::showEvent(event);
    fitPanes();
    refresh();
    m_tick.start();
}

void WorkloadsPage::hideEvent(QHideEvent* event)
{
    m_tick.stop();
    Page::hideEvent(event);
}

//! Times are said otherwise now.
void WorkloadsPage::changeEvent(QEvent* event)
{
    Page::changeEvent(event);
    if (event->type() == QEvent::LocaleChange && isVisible())
        refresh();
}

void WorkloadsPage::setKind(Kind kind)
{
    m_kind = kind;
    m_state.setValue(kindKey, subject().toUtf8());
    m_kinds->setKind(kind);
    m_table->setAccessibleName(tr("%1 of all clusters").arg(kindTitle(kind)));
    m_tableHead->setTitle(kindTitle(kind));
    m_wanted.reset();
    header()->setBadge(std::nullopt);
    m_reload->hide();
    m_detail->clear();
    m_without.reset();
    m_overview = overviewOf(m_fleet, kind, m_clock);
    takeTable();
    m_detail->setOther(nullptr, {});
    m_reader.stop();
    m_table->scrollToTop();
    refresh();
}

//! The rows of objects() take the place of those that are shown.
void WorkloadsPage::takeTable()
{
    auto next = std::make_unique<RowsModel>(objects(), m_clock);
    next->setClusters(clusters());
    next->setFilter(remembered("filter"));
    // The table speaks of its new rows while it takes them.
    std::swap(m_rows, next);
    const QItemSelectionModel* before = m_table->selectionModel();
    {
        const QScopedValueRollback taking(m_takingPlace, true);
        m_filter->setColumns(objects().columns());
        m_table->setColumns({}); // the old ones mean nothing to the new model
        m_table->setModel(m_rows.get());
        delete before;
        takeColumns();
        setFilterText(remembered("filter"));
    }
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this,
        &WorkloadsPage::showSelected);
    connect(m_rows.get(), &RowsModel::summaryChanged, this, [this] {
        m_without.reset();
        m_searched = false;
        scheduleRefresh();
    });
}

const KindTable& WorkloadsPage::objects() const
{
    return isOther() ? m_reader.served().table() : m_fleet.table(m_kind);
}

std::vector<ClusterInTable> WorkloadsPage::clusters() const
{
    return isOther() ? clustersInTable(m_fleet, m_served) : clustersInTable(m_fleet, m_overview);
}

ObjectKey WorkloadsPage::keyAt(RowId row) const
{
    const Slot slot = objects().slot(row);
    return isOther() ? keyOf(objects(), row, m_reader.clusters()[slot].address)
                     : keyOf(objects(), row);
}

void WorkloadsPage::takeColumns()
{
    m_table->rememberLayout(m_state, key("columns"));
    m_table->setColumns(columnsOf(*m_rows), firstOrderOf(*m_rows));
    m_table->setSearchColumn(m_table->columnOf(u"name"));
    const QString sort = remembered("sort");
    int column = m_table->columnOf(sort.section(u' ', 0, 0));
    if (column < 0)
        column = m_rows->cells().columnOf(stateColumn()).value_or(m_table->columnOf(u"name"));
    const Qt::SortOrder order = sort.endsWith(u" down") ? Qt::DescendingOrder : Qt::AscendingOrder;
    m_table->sortByColumn(column, order);
}

//! The id of the column that says how an object fares; empty when the kind has none.
QString WorkloadsPage::stateColumn() const
{
    const std::optional<size_t> cell = m_rows->cells().stateCell();
    return cell ? QString::fromLatin1(objects().columns()[*cell].id) : QString();
}

void WorkloadsPage::setFilterText(const QString& text)
{
    if (m_filter->text() != text)
        m_filter->setText(text);
    else
        filterEdited(text);
}

void WorkloadsPage::filterEdited(const QString& text)
{
    m_without.reset();
    if (m_wanted)
        showNoObject();
    m_rows->setFilter(text);
    remember("filter", text);
    refreshCounts();
    showEmpty();
}

void WorkloadsPage::fillRowMenu(QMenu* menu)
{
    const auto add = [this, menu](const QString& text, auto then) {
        connect(menu->addAction(text), &QAction::triggered, this, then);
    };
    add(tr("Show details") + QLatin1Char('\t') + tr("Enter", "key cap"),
        [this] { setDetailOpen(true); });
    add(tr("Show YAML") + QLatin1Char('\t')
            + QKeySequence(Qt::CTRL | Qt::Key_Y).toString(QKeySequence::NativeText),
        [this] {
            setDetailOpen(true);
            m_detail->showYaml(true);
        });
    add(tr("Copy YAML"), [this] {
        setDetailOpen(true);
        m_detail->copyYaml();
    });
}

//! What the page shows, as settings keep it.
QString WorkloadsPage::subject() const
{
    return isOther() ? otherPrefix + m_reader.id() : kindId(m_kind);
}

QString WorkloadsPage::key(const char* what) const
{
    return QStringLiteral("workloads/%1/%2").arg(QLatin1String(what), subject());
}

void WorkloadsPage::remember(const char* what, const QString& value)
{
    if (remembered(what) != value)
        m_state.setValue(key(what), value.toUtf8());
}

QString WorkloadsPage::remembered(const char* what) const
{
    return QString::fromUtf8(m_state.value(key(what)));
}

} // namespace portolan::ui
