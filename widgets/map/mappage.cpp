// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/map/mappage.h"

#include "widgets/common/chipbutton.h"
#include "widgets/common/segment.h"
#include "widgets/decor/paint.h"
#include "widgets/map/maplist.h"
#include "widgets/map/worldmapwidget.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QPainter>
#include <QVBoxLayout>

namespace portolan::ui {
namespace {

constexpr int rowHeight = 28;
constexpr int denseRow = 26;
constexpr int headHeight = 28;
constexpr int trayHeight = 34;
constexpr int narrowBelow = 1360;
// However many clusters there are, the map keeps this share of the height.
constexpr double mapShare = 0.55;

//! The strip of clusters whose place nobody knows.
class Tray final : public QWidget {
public:
    explicit Tray(QWidget* parent)
        : QWidget(parent)
    {
        setFixedHeight(trayHeight);
    }

protected:
    void paintEvent(QPaintEvent*) override
    {
        const Theme& theme = themeOf(this);
        QPainter painter(this);
        painter.fillRect(rect(), theme.sunken);
        painter.fillRect(QRect(0, height() - 1, width(), 1), theme.line);
        drawText(painter, QRectF(pagePadding, 0, 120, height() - 1),
            theme.font(Type::CaptionMedium), theme.text3, MapPage::tr("Place not known"));
    }
};

// In a window of 1280 the map has to keep 900 for its plates; from 1920 there is room for all.
int sideWidth(int page)
{
    return page < 1220 ? 288 : page < 1700 ? 352 : 400;
}

} // namespace

MapPage::MapPage(QWidget* parent)
    : Page(tr("Map"), parent)
    , m_map(new WorldMapWidget(this))
    , m_list(new FleetTableView(tr("Clusters of the map"), this))
    , m_model(new MapListModel(this))
    , m_layers(new SegmentControl(tr("Layer of the map"), this))
    , m_tray(new Tray(this))
    , m_chips(new QHBoxLayout(m_tray))
    , m_row(new QHBoxLayout)
{
    header()->addAction(m_layers);
    m_chips->setContentsMargins(pagePadding + 116, 0, pagePadding, 1);
    m_chips->setSpacing(6);
    m_chips->addStretch(1);
    m_tray->hide();

    m_list->setModel(m_model);
    m_list->setCellSource([this](const QModelIndex& index) { return m_model->cell(index); });
    m_list->setRowSource([this](const QModelIndex& index) { return m_model->row(index); });
    m_list->setSelectionMode(QAbstractItemView::SingleSelection);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);

    auto* body = makePane(this);
    auto* column = new QVBoxLayout;
    column->setSpacing(0);
    column->addWidget(m_map, 1);
    column->addWidget(m_tray);
    column->addWidget(m_list);
    m_row->setSpacing(0);
    m_row->addLayout(column, 1);
    m_row->setContentsMargins(0, 0, 0, 0);
    body->setLayout(m_row);
    setBody(body);

    connect(m_layers, &SegmentControl::chosen, this, &MapPage::layerChosen);
    connect(m_map, &WorldMapWidget::activated, this, &MapPage::activated);
    connect(m_map, &WorldMapWidget::selectionChanged, this, &MapPage::select);
    connect(m_list, &QAbstractItemView::activated, this, [this](const QModelIndex& index) {
        if (const MarkerView* marker = m_model->marker(index.row()))
            Q_EMIT activated(marker->context);
    });
    connect(m_list->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
        [this](const QModelIndex& now) {
            if (const MarkerView* marker = m_model->marker(now.row()))
                select(marker->context);
        });
}

MapPage::~MapPage() = default;

void MapPage::setSide(QWidget* side)
{
    delete m_side;
    m_side = side;
    m_row->addWidget(makeLine(Qt::Vertical, this));
    m_row->addWidget(side);
    side->setFixedWidth(sideWidth(width()));
}

void MapPage::setView(const MapView& view)
{
    showLayers(view);
    showTray(view);
    QList<Column> columns{{QStringLiteral("cluster"), tr("Cluster"), 130},
        {QStringLiteral("state"), tr("State"), 156}};
    columns += view.columns;
    m_map->setView(view);
    const bool other = columns.size() != m_list->columns().size()
        || !std::equal(columns.begin(), columns.end(), m_list->columns().begin(),
            [](const Column& a, const Column& b) { return a.id == b.id && a.title == b.title; });
    m_model->setView(view);
    if (other)
        m_list->setColumns(columns);
    fitList();
}

void MapPage::showLayers(const MapView& view)
{
    if (view.layers != m_shownLayers) {
        m_shownLayers = view.layers;
        m_layers->clear();
        for (const MapLayer& layer : view.layers)
            m_layers->addSegment(layer.id, layer.title);
    }
    m_layers->setCurrent(view.layer);
}

//! A chip stays as long as its cluster: one that was made anew at every look would lose the click,
//! the focus and the tooltip that it is in the midst of.
void MapPage::showTray(const MapView& view)
{
    QHash<QString, ChipButton*> left = std::exchange(m_chipOf, {});
    int place = 0;
    for (const MarkerView& marker : view.markers) {
        if (marker.place || m_chipOf.contains(marker.context))
            continue;
        ChipButton* chip = left.take(marker.context);
        if (!chip)
            chip = makeChip(marker.context);
        if (m_chips->indexOf(chip) != place)
            m_chips->insertWidget(place, chip);
        ++place;
        m_chipOf.insert(marker.context, chip);
        const StateLook look = lookOf(marker.state);
        chip->setView({marker.displayName, look.glyph, look.tone});
        if (const QString sentence = sentenceOf(marker); chip->toolTip() != sentence) {
            chip->setAccessibleDescription(sentence);
            chip->setToolTip(sentence);
        }
    }
    qDeleteAll(left);
    m_tray->setVisible(place > 0);
}

ChipButton* MapPage::makeChip(const QString& context)
{
    auto* chip = new ChipButton(m_tray);
    connect(chip, &QAbstractButton::clicked, this, [this, context] { Q_EMIT activated(context); });
    return chip;
}

void MapPage::fitList()
{
    const bool narrow = window()->width() < narrowBelow;
    const int row = narrow ? denseRow : rowHeight;
    m_list->setRowHeight(row);
    const int wanted = headHeight + m_model->rowCount() * row;
    const int most = int(height() * (1 - mapShare));
    m_list->setFixedHeight(qMax(headHeight, qMin(wanted, most)));
}

void MapPage::select(const QString& context)
{
    m_map->setSelected(context);
    const int row = m_model->rowOf(context);
    if (row < 0)
        m_list->clearSelection();
    else if (m_list->currentIndex().row() != row)
        m_list->selectRow(row);
}

void MapPage::resizeEvent(QResizeEvent* event)
{
    Page::resizeEvent(event);
    fitList();
    if (m_side)
        m_side->setFixedWidth(sideWidth(width()));
}

} // namespace portolan::ui
