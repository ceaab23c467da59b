// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/widgets/gallery/components.h"

#include "widgets/decor/badge.h"
#include "widgets/decor/bars.h"
#include "widgets/decor/button.h"
#include "widgets/decor/cells.h"
#include "widgets/decor/marker.h"
#include "widgets/decor/paint.h"
#include "widgets/decor/release.h"

#include <QPainter>

namespace portolan::gallery {
namespace {

using namespace portolan::ui;

constexpr int rowHeight = 22;

QString text(const char* latin)
{
    return QString::fromUtf8(latin);
}

//! Draws sections one under the other.
class Sheet {
public:
    Sheet(QPainter& painter, const Theme& theme, int left, int width)
        : p(painter)
        , t(theme)
        , m_left(left)
        , m_width(width)
    {
    }

    void section(const char* title, int height)
    {
        if (m_y > 0)
            p.fillRect(QRect(m_left, m_y, m_width, 1), t.line);
        drawText(p, QRectF(m_left + 16, m_y + 10, m_width, 16), t.font(Type::CaptionStrong),
            t.text2, text(title));
        m_body = m_y + 34;
        m_y = m_body + height + 12;
    }

    QRect row(int index, int height = rowHeight) const
    {
        return QRect(m_left + 16, m_body + index * height, m_width - 32, height);
    }

    QPainter& p;
    const Theme& t;

private:
    int m_left;
    int m_width;
    int m_y = 0;
    int m_body = 0;
};

void drawStates(Sheet& sheet)
{
    sheet.section("Freshness: open shapes, how old is what I see", 6 * rowHeight);
    const char* details[] = {"", "", "", "3,200 of 4,733", "0.4 s", "38 s", "since 14:28:10",
        "nodes", "list secrets", "4 min 11 s", "", ""};
    for (int i = 0; i <= int(DataState::NotServed); ++i) {
        QRect cell = sheet.row(i / 2);
        cell.setWidth(cell.width() / 2);
        cell.translate(i % 2 ? cell.width() : 0, 0);
        const BadgeView badge = freshnessBadge(DataState(i), text(details[i]));
        sheet.t.glyph(sheet.p, cell.topLeft() + QPointF(0, 3), badge.glyph, 16,
            sheet.t.tone(*badge.tone).graphic);
        paintBadge(sheet.p, cell.adjusted(24, 0, 0, 0), badge, sheet.t);
    }
    sheet.section("Health: closed shapes, how the thing itself does", 3 * rowHeight);
    for (int i = 0; i <= int(Health::Unknown); ++i) {
        QRect cell = sheet.row(i / 2);
        cell.setWidth(cell.width() / 2);
        cell.translate(i % 2 ? cell.width() : 0, 0);
        const BadgeView badge = healthBadge(Health(i));
        sheet.t.glyph(sheet.p, cell.topLeft() + QPointF(0, 3), badge.glyph, 16,
            sheet.t.tone(*badge.tone).graphic);
        paintBadge(sheet.p, cell.adjusted(24, 0, 0, 0), badge, sheet.t);
    }
}

void drawMarkers(Sheet& sheet)
{
    sheet.section("Map marker: an arc a zone, the middle is the state", 248);
    const QRect box = sheet.row(0, 248);
    sheet.p.fillRect(box, sheet.t.canvas);
    using S = DataState;
    using H = Health;
    const QList<Tone> good{Tone::Ok, Tone::Ok, Tone::Ok};
    const QList<std::pair<const char*, MarkerArtView>> marks{
        {"healthy, live", {S::Live, H::Healthy, {}, good}},
        {"progressing", {S::Live, H::Progressing, {}, {Tone::Ok, Tone::Ok, Tone::Progress}}},
        {"zone degraded", {S::Live, H::Degraded, {}, {Tone::Ok, Tone::Warn, Tone::Ok}}},
        {"failed", {S::Live, H::Failed, {}, {Tone::Error, Tone::Error, Tone::Ok}}},
        {"unreachable", {S::Unreachable, H::Unknown, {}, {}}},
        {"lagging", {S::Lagging, H::Healthy, {}, {Tone::Warn, Tone::Warn, Tone::Warn}}},
        {"stale", {S::Stale, H::Healthy, {}, {Tone::Stale, Tone::Stale, Tone::Stale}}},
        {"loading", {S::Loading, H::Unknown, {}, {Tone::Unknown, Tone::Unknown, Tone::Unknown}}},
        {"waits", {S::Live, H::Paused, {}, good}},
        {"signed out",
            {S::CredentialsExpired, H::Unknown, {}, {Tone::Unknown, Tone::Unknown, Tone::Unknown}}},
        {"selected", {S::Live, H::Healthy, {}, good, true}},
        {"not connected", {S::NotConnected, H::Unknown, {}, {}}},
    };
    for (qsizetype i = 0; i < marks.size(); ++i) {
        const QPointF at(box.left() + 42 + (i % 6) * 83, box.top() + 32 + i / 6 * 66);
        paintMarker(sheet.p, at, marks[i].second, sheet.t);
        drawText(sheet.p, QRectF(at.x() - 42, at.y() + 22, 84, 16), sheet.t.font(Type::Note),
            sheet.t.text3, text(marks[i].first), Qt::AlignHCenter);
    }
    paintFold(sheet.p, box.topLeft() + QPointF(220, 166), {3, Tone::Warn}, sheet.t);
    paintPairLine(sheet.p, {box.topLeft() + QPointF(42, 166), box.topLeft() + QPointF(190, 166)},
        false, sheet.t);
    paintPairLine(sheet.p, {box.topLeft() + QPointF(250, 166), box.topLeft() + QPointF(400, 166)},
        true, sheet.t);
    PlateView plain{{{text("us-east-1"), text("live 0.4 s"), {}, {}},
        {text("1,874 running"), text("31 nodes"), {}, {}}}};
    paintPlate(sheet.p, QRect(box.topLeft() + QPoint(8, 194), QSize(156, 44)), plain, sheet.t);
    PlateView warn{{{text("us-west-2"), text("lagging 38 s"), {}, Tone::Warn},
                       {text("1,412 running"), text("17 nodes"), {}, {}}},
        Tone::Warn};
    paintPlate(sheet.p, QRect(box.topLeft() + QPoint(172, 194), QSize(156, 44)), warn, sheet.t);
    PlateView release{
        {{text("eu-central-1"), text("live 0.3 s"), {}, {}},
            {text("v1.9.0"), text("analysis 2 of 5"), Tone::Progress, {}, ReleaseColor::Green}},
        Tone::Progress};
    paintPlate(sheet.p, QRect(box.topLeft() + QPoint(336, 194), QSize(156, 44)), release, sheet.t);
}

void drawBars(Sheet& sheet)
{
    sheet.section("Node-pool bar: a cell a node, up to the maximum", 5 * 28);
    const QList<std::pair<const char*, PoolBarView>> pools{
        {"min 3, now 14, max 20", {3, 14, 20, 0, .73, .61}},
        {"8 now, 7 added", {3, 8, 20, 7, .69, .52}},
        {"min 0, none now", {0, 0, 5}},
        {"no metrics, maximum not known", {0, 6, 0, 0, .4, {}}},
        {"then: 12 of 20", {3, 12, 20, 0, .76, .63, true}},
    };
    for (qsizetype i = 0; i < pools.size(); ++i) {
        const QRect row = sheet.row(int(i), 28);
        paintPoolBar(
            sheet.p, QRect(row.left(), row.top(), 300, row.height()), pools[i].second, sheet.t);
        drawText(sheet.p, row.adjusted(314, 0, 0, 0), sheet.t.font(Type::Caption), sheet.t.text2,
            text(pools[i].first));
    }
    sheet.section("Quota bar: used, need, hard limit", 5 * rowHeight);
    const QList<std::pair<const char*, QuotaBarView>> quotas{
        {"41 of 50", {41, 50}},
        {"48 of 50, 90 % and up", {48, 50}},
        {"49 of 50 with the failover", {21, 50, 28}},
        {"59 of 50, 9 over", {23, 50, 36}},
        {"33 of 50 then", {33, 50, 0, true}},
    };
    for (qsizetype i = 0; i < quotas.size(); ++i) {
        const QRect row = sheet.row(int(i));
        paintQuotaBar(
            sheet.p, QRect(row.left(), row.top(), 300, row.height()), quotas[i].second, sheet.t);
        drawText(sheet.p, row.adjusted(314, 0, 0, 0), sheet.t.font(Type::Caption), sheet.t.text2,
            text(quotas[i].first));
    }
}

void drawRelease(Sheet& sheet)
{
    sheet.section("Rollout strip: a colour has a letter, a version and a hash", 3 * rowHeight);
    paintRolloutLane(sheet.p, sheet.row(0),
        {text("active"), ReleaseColor::Blue, text("v1.8.2"), text("6d4cf56db5"), 10, 10},
        sheet.t);
    paintRolloutLane(sheet.p, sheet.row(1),
        {text("preview"), ReleaseColor::Green, text("v1.9.0"), text("7f9c8b6d45"), 7, 10, true,
            text("analysis 2 of 5")},
        sheet.t);
    paintRolloutLane(sheet.p, sheet.row(2),
        {text("before"), ReleaseColor::None, text("v1.8.1"), text("5b4d8c7f96"), 0, 10},
        sheet.t);
}

void drawSigns(Sheet& sheet)
{
    sheet.section("Pages and actions", 3 * 25);
    int place = 0;
    for (int i = int(Glyph::Map); i < int(Glyph::Count); ++i, ++place) {
        const QRect row = sheet.row(place / 16, 25);
        sheet.t.glyph(
            sheet.p, row.topLeft() + QPointF(place % 16 * 30, 4), Glyph(i), 16, sheet.t.text2);
    }
    sheet.section("Colours of this theme", 15 * 20);
    place = 0;
    for (const QLatin1StringView name : tokenNames()) {
        const QRect row = sheet.row(place / 4, 20);
        const QRect swatch(row.left() + place % 4 * 124, row.top() + 2, 22, 16);
        drawBox(sheet.p, swatch, 0, token(sheet.t, name), sheet.t.line2);
        drawText(sheet.p, QRectF(swatch.right() + 7, row.top(), 94, 20),
            sheet.t.font(Type::Caption), sheet.t.text1, QString(name));
        ++place;
    }
}

void drawControls(Sheet& sheet)
{
    sheet.section("Buttons: ink, plain, quiet, dangerous, abort, off", 28);
    const QList<ButtonView> buttons{{text("Approve…"), ButtonKind::Ink}, {text("Try")},
        {text("Cancel"), ButtonKind::Quiet}, {text("Halt"), ButtonKind::Danger},
        {text("Abort"), ButtonKind::Abort, Glyph::Halt},
        {text("Apply…"), ButtonKind::Plain, Glyph::None, {}, false},
        {text("Logs"), ButtonKind::Plain, Glyph::None, text("L")}};
    int x = sheet.row(0).left();
    for (const ButtonView& button : buttons) {
        const QRect rect(QPoint(x, sheet.row(0).top()), buttonSize(button, sheet.t));
        paintButton(sheet.p, rect, button, sheet.t);
        x += rect.width() + 7;
    }
    sheet.section("Chips", 22);
    x = sheet.row(0).left();
    for (const ChipView& chip :
        {ChipView{text("Failed 38"), Glyph::StateFailed, Tone::Error, true, false},
            ChipView{text("Pending 14"), Glyph::StateDegraded, Tone::Warn},
            ChipView{text("Succeeded 6,859"), Glyph::StateHealthy, Tone::Ok}}) {
        const QRect rect(QPoint(x, sheet.row(0).top()), chipSize(chip, sheet.t));
        paintChip(sheet.p, rect, chip, sheet.t);
        x += rect.width() + 8;
    }
}

void drawTable(Sheet& sheet)
{
    sheet.section("Table: chosen, chosen without focus, hovered, stale and plain rows", 6 * 28);
    const auto state = [](Health health, const char* word) {
        return stateCell(healthBadge(health, text(word)));
    };
    CellView quiet = textCell(text("Running"));
    const QList<std::tuple<RowLook, CellView, CellView, CellView>> rows{
        {{true, true}, nameCell(text("voltage-soda-api-c8d7bf9f6-hq2wn")),
            state(Health::Degraded, "ImagePullBackOff"), ageCell(text("11m"))},
        {{true, false}, nameCell(text("invoice-export-7d5f9c4b68-w4xkt")),
            state(Health::Degraded, "CreateContainerConfigError"), ageCell(text("26m"))},
        {{false, true, true}, nameCell(text("thumb-render-29908211-kf8zb")),
            state(Health::Failed, "OOMKilled"), ageCell(text("21m"))},
        {{false, true, false, true}, nameCell(text("report-mailer-29908161-g7vkt")),
            stateCell(freshnessBadge(DataState::Stale)), ageCell(text("71m"))},
        {{}, nameCell(text("a-name-so-long-that-its-middle-has-to-give-way-c8d7bf9f6-hq2wn")),
            quiet, ageCell(text("3d2h"))},
        {{false, true, false, false, true}, nameCell(text("Fleet")),
            barCell({.58, .7, {}, false}, text("70 %")), numberCell(text("9,334"))},
    };
    for (qsizetype i = 0; i < rows.size(); ++i) {
        const auto& [look, name, middle, age] = rows[i];
        const QRect row = sheet.row(int(i), 28);
        const QRect cells[] = {QRect(row.left(), row.top(), row.width() - 270, 28),
            QRect(row.right() - 269, row.top(), 190, 28),
            QRect(row.right() - 79, row.top(), 80, 28)};
        for (int c = 0; c < 3; ++c)
            paintRowGround(sheet.p, cells[c], look, sheet.t, c == 0);
        paintCell(sheet.p, cells[0].adjusted(16, 0, -8, -1), name, look, sheet.t);
        paintCell(sheet.p, cells[1].adjusted(8, 0, -8, -1), middle, look, sheet.t);
        paintCell(sheet.p, cells[2].adjusted(8, 0, -16, -1), age, look, sheet.t);
    }
}

void drawNotes(Sheet& sheet)
{
    sheet.section("Banners", 3 * 42);
    paintBanner(sheet.p, sheet.row(0, 42).adjusted(0, 0, 0, -8),
        {Glyph::StateUnreachable, Tone::Error, text("eu-west-1 unreachable for 4 min 11 s."),
            text("Totals are without it.")},
        sheet.t);
    paintBanner(sheet.p, sheet.row(1, 42).adjusted(0, 0, 0, -8),
        {Glyph::StateStale, Tone::Stale, {},
            text("Updates come at 10 Hz instead of 60: 14,200 changes a second.")},
        sheet.t);
    paintBanner(sheet.p, sheet.row(2, 42).adjusted(0, 0, 0, -8),
        {Glyph::Lock, Tone::Warn, {},
            text("Read-only: eu-west-1 is protected and you have not unlocked it.")},
        sheet.t);
    sheet.section("Figure strip", 76);
    const QList<FigureView> figures{{text("Nodes ready"), text("31"), text("of 31, up to 50"), {}},
        {text("Pods running"), text("1,874"), text("6 pending, 21 failed"), {}},
        {text("Warnings, 1 h"), text("7"), text("from 3 objects"), Tone::Warn}};
    for (qsizetype i = 0; i < figures.size(); ++i) {
        const QRect cell(sheet.row(0).left() + int(i) * 160, sheet.row(0).top(), 160, 76);
        paintFigure(sheet.p, cell, figures[i], sheet.t);
        sheet.p.fillRect(QRect(cell.right(), cell.top(), 1, 76), sheet.t.line);
    }
}

} // namespace

Components::Components(QWidget* parent)
    : QWidget(parent)
{
    setMinimumSize(1600, 1000);
}

void Components::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const Theme& theme = themeOf(this);
    painter.fillRect(rect(), theme.surface);
    Sheet left(painter, theme, 0, 533);
    drawStates(left);
    drawMarkers(left);
    drawBars(left);
    Sheet middle(painter, theme, 534, 532);
    drawRelease(middle);
    drawTable(middle);
    drawNotes(middle);
    drawControls(middle);
    Sheet right(painter, theme, 1067, 533);
    drawSigns(right);
    painter.fillRect(QRect(533, 0, 1, height()), theme.line);
    painter.fillRect(QRect(1066, 0, 1, height()), theme.line);
}

} // namespace portolan::gallery
