// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/map/mappainter.h"

#include "resources/look.h"
#include "widgets/decor/paint.h"

#include <QLoggingCategory>
#include <QPainter>

#include <cmath>

namespace portolan::ui {
namespace {

Q_LOGGING_CATEGORY(mapLog, "portolan.map")

constexpr qreal coastWidth = 0.8;
constexpr int graticule = 30; // degrees
constexpr int hour = 15; // degrees of longitude: one field of the frame
constexpr int frameHeight = 4;

// The copies of the world that a picture may show a part of.
constexpr int copies[] = {-360, 0, 360};

} // namespace

MapPainter::MapPainter()
{
    auto land = readLand(resource(QStringLiteral("map/world.bin")));
    if (land)
        m_land = std::move(*land);
    else
        qCWarning(
            mapLog, "%s", qPrintable(land.error().text)); // markers stand on the bare sea then
}

void MapPainter::drawLand(QPainter& painter, const Viewport& viewport, const Theme& theme) const
{
    const MapPoint origin = viewport.projectOpen(0, 0);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(theme.land);
    QPen coast(theme.coast, coastWidth);
    coast.setCosmetic(true);
    coast.setJoinStyle(Qt::RoundJoin);
    painter.setPen(coast);
    const QTransform before = painter.worldTransform();
    for (const int copy : copies) {
        const QRectF shown(viewport.west() - copy, -1e6, viewport.east() - viewport.west(), 2e6);
        painter.setWorldTransform(before);
        painter.translate(origin.x + copy * viewport.scale(), origin.y);
        painter.scale(viewport.scale(), viewport.scale());
        for (const LandRing& ring : m_land)
            if (ring.bounds.intersects(shown))
                painter.drawPath(ring.path);
    }
    painter.setWorldTransform(before);
    painter.setRenderHint(QPainter::Antialiasing, false);
}

void MapPainter::drawFrame(QPainter& painter, const Viewport& viewport, const Theme& theme) const
{
    const int width = int(viewport.width());
    const int height = int(viewport.height());
    const int first = int(std::floor(viewport.west() / hour));
    for (int field = first; field * hour < viewport.east(); ++field) {
        if (field % 2 == 0)
            continue;
        const int left = int(std::round(viewport.projectOpen(field * hour, 0).x));
        const int right = int(std::round(viewport.projectOpen((field + 1) * hour, 0).x));
        painter.fillRect(QRect(left, 0, right - left, frameHeight), theme.line2);
        painter.fillRect(QRect(left, height - frameHeight, right - left, frameHeight), theme.line2);
    }
    painter.fillRect(QRect(0, frameHeight, width, 1), theme.line);
    painter.fillRect(QRect(0, height - frameHeight - 1, width, 1), theme.line);
}

void MapPainter::makeBase(const Viewport& viewport, const Theme& theme, qreal ratio)
{
    const QSizeF size(viewport.width(), viewport.height());
    m_base = QPixmap((size * ratio).toSize());
    m_base.setDevicePixelRatio(ratio);
    m_base.fill(theme.canvas);
    m_baseOf = viewport;
    QPainter painter(&m_base);
    const int first = int(std::floor(viewport.west() / graticule));
    for (int line = first; line * graticule < viewport.east(); ++line) {
        const int x = int(std::round(viewport.projectOpen(line * graticule, 0).x));
        painter.fillRect(QRect(x, 0, 1, int(size.height())), theme.graticule);
    }
    for (int lat = -60; lat <= 60; lat += graticule) {
        const int y = int(std::round(viewport.projectOpen(0, millerY(lat)).y));
        painter.fillRect(
            QRect(0, y, int(size.width()), 1), lat == 0 ? theme.line : theme.graticule);
    }
    drawLand(painter, viewport, theme);
}

void MapPainter::drawItem(QPainter& painter, const SceneItem& item, const MapView& view,
    bool selected, bool hovered, const Theme& theme) const
{
    if (item.isFold()) {
        paintFold(
            painter, item.at, {int(item.members.size()), item.worst, selected, hovered}, theme);
        return;
    }
    const MarkerView& marker = view.markers[item.members.first()];
    MarkerArtView art{marker.state, marker.health, marker.figure, marker.zones, selected, hovered};
    paintMarker(painter, item.at, art, theme);
}

void MapPainter::paint(QPainter& painter, const Viewport& viewport, const MapView& view,
    const MapScene& scene, const MapChoice& choice, const Theme& theme)
{
    const qreal ratio = painter.device()->devicePixelRatio();
    if (m_base.isNull() || !(m_baseOf == viewport) || m_base.devicePixelRatio() != ratio)
        makeBase(viewport, theme, ratio);
    painter.drawPixmap(0, 0, m_base);
    for (const MapScene::Pair& pair : scene.pairs())
        paintPairLine(painter, pair.line, pair.broken, theme);
    const auto chosen = scene.itemOf(choice.selected, view);
    for (const SceneItem& item : scene.items())
        if (!item.plateRect.isNull())
            paintLeader(painter, item.at, item.plateRect, item.plate, theme);
    for (qsizetype i = 0; i < scene.items().size(); ++i) {
        const SceneItem& item = scene.items()[i];
        if (item.plateRect.isNull())
            continue;
        PlateView plate = item.plate;
        plate.selected = chosen == i && choice.focus;
        paintPlate(painter, item.plateRect, plate, theme);
    }
    for (qsizetype i = 0; i < scene.items().size(); ++i)
        drawItem(painter, scene.items()[i], view, chosen == i, choice.hovered == i, theme);
    drawFrame(painter, viewport, theme);
}

} // namespace portolan::ui
