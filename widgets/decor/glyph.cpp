// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/decor/glyph.h"

#include "resources/look.h"

#include <QPainter>
#include <QSvgRenderer>

#include <algorithm>
#include <cmath>

namespace portolan::ui {
namespace {

// In the order of the enumeration.
constexpr const char* fileNames[] = {"", "state-connecting", "state-loading", "state-live",
    "state-lagging", "state-stale", "state-forbidden", "state-unreachable", "state-expired",
    "state-notserved", "state-connecting", "state-healthy", "state-progressing", "state-degraded",
    "state-failed", "state-paused", "state-unknown", "map", "workloads", "capacity", "manifests",
    "releases", "drills", "incidents", "scorecard", "journal", "connections", "search", "close",
    "check", "plus", "minus", "down", "right", "up", "left", "filter", "sort", "person", "lock",
    "key", "undo", "halt", "play", "clock", "copy", "terminal", "log", "swap", "shield", "diff",
    "more", "pin", "bell", "event", "pod", "node", "link"};
static_assert(std::size(fileNames) == size_t(Glyph::Count));

// Holds 2 × 120 glyphs of 16 px at twice the resolution; a theme in use needs about that many.
constexpr int pageSide = 512;
// Between glyphs, so that a scaled copy never shows an edge of its neighbour.
constexpr int gap = 2;

bool hasOwnSmallForm(Glyph glyph)
{
    return glyph >= Glyph::StateConnecting && glyph <= Glyph::StateUnknown;
}

quint64 keyOf(Glyph glyph, int size, const QColor& color, qreal ratio)
{
    return quint64(color.rgba()) | quint64(glyph) << 32 | quint64(size & 0xff) << 40
        | quint64(qRound(ratio * 64) & 0xffff) << 48;
}

} // namespace

QByteArray glyphSource(Glyph glyph, int size)
{
    const int drawn = hasOwnSmallForm(glyph) && size < 14 ? 12 : 16;
    QByteArray svg = resource(
        QStringLiteral("icons/%1-%2.svg").arg(QLatin1String(fileNames[size_t(glyph)])).arg(drawn));
    if (glyph == Glyph::StateNotConnected) {
        // The dot is the second path.
        const qsizetype dot = svg.lastIndexOf("<path");
        svg.remove(dot, svg.indexOf("/>", dot) + 2 - dot);
    }
    return svg;
}

GlyphAtlas::Slot GlyphAtlas::slot(Glyph glyph, int size, const QColor& color, qreal ratio)
{
    const quint64 key = keyOf(glyph, size, color, ratio);
    if (const auto known = m_slots.constFind(key); known != m_slots.constEnd())
        return *known;

    const int side = int(std::ceil(size * ratio));
    if (!m_pages.empty() && m_pages.back().next.x() + side > pageSide) {
        Page& full = m_pages.back();
        full.next = QPoint(0, full.next.y() + full.rowHeight + gap);
        full.rowHeight = 0;
    }
    if (m_pages.empty() || m_pages.back().next.y() + side > pageSide) {
        m_pages.push_back({QPixmap(pageSide, pageSide), {}});
        m_pages.back().pixmap.fill(Qt::transparent);
    }
    Page& page = m_pages.back();
    const Slot result{m_pages.size() - 1, QRect(page.next, QSize(side, side))};
    page.next.rx() += side + gap;
    page.rowHeight = std::max(page.rowHeight, side);

    QByteArray svg = glyphSource(glyph, size);
    svg.replace("currentColor", color.name().toLatin1());
    QSvgRenderer renderer(svg);
    QPainter painter(&page.pixmap);
    painter.setOpacity(color.alphaF());
    renderer.render(&painter, result.source);
    m_slots.insert(key, result);
    return result;
}

void GlyphAtlas::paint(QPainter& painter, QPointF at, Glyph glyph, int size, const QColor& color)
{
    if (glyph == Glyph::None)
        return;
    const qreal ratio = painter.device()->devicePixelRatio();
    const Slot known = slot(glyph, size, color, ratio);
    const QPointF topLeft(std::round(at.x() * ratio) / ratio, std::round(at.y() * ratio) / ratio);
    const QPointF middle = topLeft + QPointF(size / 2.0, size / 2.0);
    const auto fragment = QPainter::PixmapFragment::create(middle, known.source,
        size / qreal(known.source.width()), size / qreal(known.source.height()));
    painter.drawPixmapFragments(&fragment, 1, m_pages[known.page].pixmap);
}

QPixmap GlyphAtlas::pixmap(Glyph glyph, int size, const QColor& color, qreal ratio)
{
    if (glyph == Glyph::None)
        return {};
    const Slot known = slot(glyph, size, color, ratio);
    QPixmap result = m_pages[known.page].pixmap.copy(known.source);
    result.setDevicePixelRatio(ratio);
    return result;
}

} // namespace portolan::ui
