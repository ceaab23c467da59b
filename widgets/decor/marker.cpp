// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/decor/marker.h"

#include "widgets/decor/paint.h"

#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <cmath>

namespace portolan::ui {
namespace {

constexpr qreal ringRadius = 12;
constexpr qreal ringWidth = 3;
constexpr qreal halo = 1.5;
constexpr qreal zoneGap = 18; // degrees
constexpr qreal discRadius = 14; // unreachable
constexpr qreal glowRadius = 19;
constexpr qreal glowOpacity = 0.16;
constexpr qreal leaderStart = 15; // off the centre, where the halo ends

constexpr int platePadding = 9;
constexpr int plateLine = 16;
constexpr int plateFrame = 12;
constexpr int plateBig = 12; // what the large age takes more
constexpr int plateUsual = 188;
constexpr int plateWide = 216; // holds a third line of figures
constexpr int plateNarrow = 176;
constexpr int plateSolid = 272; // and no plate is wider
constexpr int plateChip = 19; // the letter of a release and its gap
constexpr int plateGap = 12; // between the words and the value of a line

//! What is late or from before has a broken ring; that of an unreachable one has none.
bool isBroken(DataState state)
{
    return state == DataState::Lagging || state == DataState::Stale
        || state == DataState::CredentialsExpired;
}

void disc(QPainter& painter, QPointF centre, qreal radius, const QColor& color)
{
    painter.setPen(Qt::NoPen);
    painter.setBrush(color);
    painter.drawEllipse(centre, radius, radius);
}

void paintRing(QPainter& painter, QPointF centre, const MarkerArtView& view, const Theme& theme)
{
    const QRectF box(
        centre.x() - ringRadius, centre.y() - ringRadius, 2 * ringRadius, 2 * ringRadius);
    painter.setBrush(Qt::NoBrush);
    const qsizetype zones = std::max<qsizetype>(view.zones.size(), 1);
    const qreal gap = zones > 1 ? zoneGap : 0;
    for (qsizetype i = 0; i < zones; ++i) {
        const Tone tone = view.zones.isEmpty() ? Tone::Unknown : view.zones[i];
        QPen pen(theme.tone(tone).graphic, ringWidth, Qt::SolidLine, Qt::FlatCap);
        // In units of the pen's width: 3 on, 2 off.
        if (isBroken(view.state))
            pen.setDashPattern({3 / ringWidth, 2 / ringWidth});
        painter.setPen(pen);
        // Counted from three o'clock, counter-clockwise, in sixteenths of a degree.
        const qreal span = 360.0 / qreal(zones);
        const qreal start = 90 - qreal(i) * span - gap / 2;
        QPainterPath arc;
        arc.arcMoveTo(box, start);
        arc.arcTo(box, start, -(span - gap));
        painter.drawPath(arc);
    }
}

void paintMiddle(QPainter& painter, QPointF centre, const MarkerArtView& view, const Theme& theme)
{
    const StateLook look = view.state == DataState::Live ? lookOf(view.health) : lookOf(view.state);
    const bool well = view.state == DataState::Live && view.health == Health::Healthy;
    if (well && !view.figure.isEmpty())
        drawText(painter, QRectF(centre - QPointF(11, 11), QSizeF(22, 22)),
            theme.font(Type::LetterSmall), theme.text1, view.figure, Qt::AlignHCenter);
    else if (well)
        disc(painter, centre, 3.5, theme.tone(Tone::Ok).graphic);
    else
        theme.glyph(painter, centre - QPointF(6, 6), look.glyph, 12, theme.tone(look.tone).graphic);
}

void paintCorners(QPainter& painter, QPointF centre, const QColor& color)
{
    constexpr qreal half = markerHalf;
    constexpr qreal arm = 7;
    QPainterPath path;
    for (const qreal x : {-1.0, 1.0}) {
        for (const qreal y : {-1.0, 1.0}) {
            path.moveTo(centre + QPointF(x * half, y * (half - arm)));
            path.lineTo(centre + QPointF(x * half, y * half));
            path.lineTo(centre + QPointF(x * (half - arm), y * half));
        }
    }
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(color, 2, Qt::SolidLine, Qt::FlatCap, Qt::MiterJoin));
    painter.drawPath(path);
}

QPointF onGrid(QPointF point)
{
    return {std::round(point.x()), std::round(point.y())};
}

} // namespace

void paintMarker(QPainter& painter, QPointF at, const MarkerArtView& view, const Theme& theme)
{
    const QPointF centre = onGrid(at);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    if (view.state == DataState::Unreachable) {
        QColor glow = theme.errorSolid;
        glow.setAlphaF(float(view.hovered ? 2 * glowOpacity : glowOpacity));
        disc(painter, centre, glowRadius, glow);
        disc(painter, centre, discRadius, theme.errorSolid);
        theme.glyph(painter, centre - QPointF(8, 8), Glyph::StateUnreachable, 16, theme.onSolid);
    } else {
        disc(painter, centre, ringRadius + ringWidth / 2 + halo,
            view.hovered ? theme.select : theme.surface);
        paintRing(painter, centre, view, theme);
        paintMiddle(painter, centre, view, theme);
    }
    if (view.selected)
        paintCorners(painter, centre, theme.focus);
    painter.restore();
}

void paintFold(QPainter& painter, QPointF at, const FoldView& view, const Theme& theme)
{
    const QPointF centre = onGrid(at);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    disc(painter, centre, 16.5, view.hovered ? theme.select : theme.surface);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(theme.tone(view.worst).graphic, ringWidth));
    painter.drawEllipse(centre, 13.5, 13.5);
    drawText(painter, QRectF(centre - QPointF(15, 15), QSizeF(30, 30)),
        theme.font(Type::BodyStrong), theme.text1, QString::number(view.count), Qt::AlignHCenter);
    if (view.selected)
        paintCorners(painter, centre, theme.focus);
    painter.restore();
}

QSize plateSize(const PlateView& view, PlateWidth width, const Theme& theme)
{
    const int height
        = plateFrame + int(view.lines.size()) * plateLine + (view.solid ? plateBig : 0);
    qreal wanted = width == PlateWidth::Narrow ? plateNarrow
        : width == PlateWidth::Wide            ? plateWide
                                               : plateUsual;
    for (qsizetype i = 0; i < view.lines.size(); ++i) {
        const PlateLine& line = view.lines[i];
        qreal used = textWidth(theme.font(i == 0 ? Type::CellStrong : Type::Caption), line.left)
            + textWidth(theme.font(view.solid ? Type::CaptionStrong : Type::Caption), line.right);
        if (line.release != ReleaseColor::None)
            used += plateChip;
        wanted = std::max(wanted, used + plateGap + 2 * platePadding);
    }
    if (view.solid)
        wanted = std::max<qreal>(wanted, plateSolid);
    return {int(std::ceil(std::min<qreal>(wanted, plateSolid))), height};
}

void paintPlate(QPainter& painter, const QRect& rect, const PlateView& view, const Theme& theme)
{
    const QColor edge = view.selected ? theme.focus
        : view.solid                  ? theme.errorSolid
        : view.tone                   ? theme.tone(*view.tone).graphic
                                      : theme.line2;
    drawBox(painter, rect, radius, view.solid ? theme.errorSolid : theme.surface, edge,
        view.selected ? 2 : 1);
    qreal y = rect.top() + 6;
    for (qsizetype i = 0; i < view.lines.size(); ++i) {
        const PlateLine& line = view.lines[i];
        const bool age = view.solid && i == 1;
        const qreal height = age ? plateLine + plateBig : plateLine;
        QRectF words(rect.left() + platePadding, y, rect.width() - 2 * platePadding, height);
        y += height;
        const QColor left = view.solid ? theme.onSolid
            : i == 0                   ? theme.text1
                                       : textColor(theme, line.tone);
        const QColor right = view.solid ? theme.onSolid
            : line.rightTone            ? theme.tone(*line.rightTone).text
            : i == 0                    ? theme.text3
                                        : theme.text2;
        if (age) {
            drawText(painter, words, theme.font(Type::PlateAge), left, line.left);
            continue;
        }
        const TypeFace& rightFont = theme.font(view.solid ? Type::CaptionStrong : Type::Caption);
        const qreal taken = drawText(painter, words, rightFont, right, line.right, Qt::AlignRight);
        if (taken > 0)
            words.setRight(words.right() - taken - plateGap + 4);
        if (line.release != ReleaseColor::None) {
            paintReleaseChip(
                painter, QPointF(words.left(), words.top() + 1), line.release, theme, 14);
            words.setLeft(words.left() + plateChip);
        }
        drawText(painter, words, theme.font(i == 0 ? Type::CellStrong : Type::Caption), left,
            line.left, Qt::AlignLeft, i == 0 ? Qt::ElideMiddle : Qt::ElideRight);
    }
}

void paintLeader(QPainter& painter, QPointF marker, const QRect& plate, const PlateView& view,
    const Theme& theme)
{
    const QPointF centre = onGrid(marker);
    const QPointF edge(std::clamp<qreal>(centre.x(), plate.left(), plate.left() + plate.width()),
        std::clamp<qreal>(centre.y(), plate.top(), plate.top() + plate.height()));
    const QPointF way = edge - centre;
    const qreal length = std::hypot(way.x(), way.y());
    if (length <= leaderStart + 2)
        return;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(view.solid ? theme.tone(Tone::Error).graphic : theme.line2, 1));
    painter.drawLine(centre + way * (leaderStart / length), edge);
    painter.restore();
}

void paintPairLine(QPainter& painter, const QPolygonF& line, bool broken, const Theme& theme)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    QPen pen(
        broken ? theme.tone(Tone::Error).graphic : theme.control, 1.25, Qt::SolidLine, Qt::FlatCap);
    pen.setDashPattern({2 / 1.25, 4 / 1.25});
    painter.setPen(pen);
    painter.setBrush(Qt::NoBrush);
    painter.drawPolyline(line);
    painter.restore();
}

} // namespace portolan::ui
