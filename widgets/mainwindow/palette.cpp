// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/mainwindow/palette.h"

#include "widgets/decor/button.h"
#include "widgets/decor/paint.h"

#include <QKeyEvent>
#include <QLineEdit>
#include <QListView>
#include <QPainter>
#include <QStyledItemDelegate>

#include <cmath>

namespace portolan::ui {
namespace {

constexpr int shadow = 10; // around the palette, of its own
constexpr int wide = 680;
constexpr int fromTop = 76;
constexpr int fieldHeight = 48;
constexpr int rowHeight = 36;
constexpr int headHeight = 26;
constexpr int footHeight = 30;
constexpr int emptyHeight = 52;
constexpr int scopeWidth = 190;
constexpr int pageStep = 8;

using PageGlyphs = QHash<QString, Glyph>;

Glyph glyphOf(const Jump& jump, const PageGlyphs& pages)
{
    switch (jump.type) {
    case Jump::Type::Page:
        return pages.value(jump.page, Glyph::Right);
    case Jump::Type::Cluster:
        return Glyph::Map;
    case Jump::Type::Kind:
        return Glyph::Workloads;
    case Jump::Type::Object:
        break;
    }
    return jump.health == Health::Healthy ? (jump.kind == Kind::Node ? Glyph::Node : Glyph::Pod)
                                          : lookOf(jump.health).glyph;
}

//! Heads and rows.
class PaletteRow final : public QStyledItemDelegate {
public:
    PaletteRow(const PaletteModel* model, const PageGlyphs* pages, QListView* list)
        : QStyledItemDelegate(list)
        , m_model(model)
        , m_pages(pages)
        , m_list(list)
    {
    }

    QSize sizeHint(const QStyleOptionViewItem&, const QModelIndex& index) const override
    {
        return {wide, m_model->jump(index.row()) ? rowHeight : headHeight};
    }

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
        const QModelIndex& index) const override
    {
        const Theme& theme = themeOf(m_list);
        if (const Jump* jump = m_model->jump(index.row()))
            paintJump(*painter, option.rect, *jump, index == m_list->currentIndex(), theme);
        else
            paintHead(*painter, option.rect, index, theme);
    }

private:
    void paintHead(
        QPainter& painter, const QRect& rect, const QModelIndex& index, const Theme& theme) const
    {
        const QRectF line = QRectF(rect).adjusted(pagePadding, 0, -pagePadding, 0);
        if (index.row() > 0)
            painter.fillRect(QRect(rect.left(), rect.top(), rect.width(), 1), theme.line);
        drawText(
            painter, line, theme.font(Type::CaptionStrong), theme.text3, index.data().toString());
        drawText(painter, line, theme.font(Type::Caption), theme.text3, m_model->note(index.row()),
            Qt::AlignRight);
    }

    void paintJump(QPainter& painter, const QRect& rect, const Jump& jump, bool current,
        const Theme& theme) const
    {
        if (current) {
            painter.fillRect(rect, theme.select);
            painter.fillRect(
                QRect(rect.left(), rect.top(), 3, rect.height()), theme.tone(Tone::Person).graphic);
        }
        const bool unwell = jump.type == Jump::Type::Object && jump.health != Health::Healthy;
        theme.glyph(painter, QPointF(rect.left() + 14, rect.top() + (rowHeight - 16) / 2),
            glyphOf(jump, *m_pages), 16,
            unwell ? theme.tone(lookOf(jump.health).tone).graphic : theme.text3);
        QRectF line(rect.left() + 46, rect.top(), rect.width() - 46 - pagePadding, rowHeight);
        if (current) {
            const QString key = Palette::tr("Enter", "key cap");
            const qreal cap = keyWidth(key, theme);
            paintKey(painter, QRect(int(line.right() - cap), rect.top(), int(cap), rowHeight), key,
                theme.text3, theme.line2, theme);
            line.setRight(line.right() - cap - 12);
        }
        const auto put = [&](Type type, const QString& text) {
            line.setLeft(line.left()
                + drawText(painter, line, theme.font(type), theme.text1, text, Qt::AlignLeft,
                    Qt::ElideMiddle));
        };
        put(Type::Body, jump.title.left(jump.matchStart));
        put(Type::BodyStrong, jump.title.mid(jump.matchStart, jump.matchLength));
        put(Type::Body, jump.title.mid(jump.matchStart + jump.matchLength));
        line.setLeft(line.left() + 8);
        if (line.width() > 24)
            drawText(painter, line, theme.font(Type::Cell), current ? theme.text2 : theme.text3,
                jump.detail);
    }

    const PaletteModel* m_model;
    const PageGlyphs* m_pages;
    QListView* m_list;
};

void paintShadow(QPainter& painter, const QRectF& box, const Theme& theme)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(Qt::NoBrush);
    for (int i = 1; i < shadow; ++i) {
        QColor color(Qt::black);
        const double far = double(i) / shadow;
        color.setAlphaF(float(theme.shadowOpacity * (1 - far) * (1 - far) * 0.6));
        painter.setPen(QPen(color, 1));
        painter.drawRoundedRect(
            box.adjusted(-i, -i + 2, i, i + 1), popupRadius + i, popupRadius + i);
    }
    painter.restore();
}

} // namespace

Palette::Palette(QWidget* window)
    : QWidget(window)
    , m_model(new PaletteModel(this))
    , m_field(new QLineEdit(this))
    , m_list(new QListView(this))
{
    hide();
    setAccessibleName(tr("Search or jump"));
    m_field->setAccessibleName(tr("Name of a page, cluster, kind or object"));
    m_field->setPlaceholderText(tr("Page, cluster, :kind or object"));
    m_field->setFrame(false);
    m_field->installEventFilter(this);
    window->installEventFilter(this);
    m_list->setAccessibleName(tr("Where to go"));
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setModel(m_model);
    m_list->setItemDelegate(new PaletteRow(m_model, &m_glyphs, m_list));
    m_list->setUniformItemSizes(false);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->viewport()->setAutoFillBackground(false);
    connect(m_field, &QLineEdit::textChanged, this, &Palette::search);
    connect(m_list, &QListView::clicked, this,
        [this](const QModelIndex& index) { choose(index.row()); });
    takeFont();
}

void Palette::addPage(const JumpPage& page, Glyph glyph)
{
    m_pages.push_back(page);
    m_glyphs.insert(page.id, glyph);
}

void Palette::setScope(const QString& scope)
{
    if (scope == m_scope)
        return;
    m_scope = scope;
    update();
}

void Palette::toggle()
{
    if (isVisible()) {
        leave();
        return;
    }
    m_before = window()->focusWidget();
    m_field->clear();
    search();
    show();
    raise();
    m_field->setFocus(Qt::ShortcutFocusReason);
    Q_EMIT opened();
}

void Palette::search()
{
    if (m_find)
        m_model->setJumps(m_find(m_pages, m_field->text()));
    m_list->setCurrentIndex(m_model->index(m_model->nextRow(-1, 1), 0));
    m_list->scrollToTop();
    place();
}

void Palette::searchAgain()
{
    if (!isVisible() || !m_find)
        return;
    const Jump* current = m_model->jump(m_list->currentIndex().row());
    const std::optional<Jump> before = current ? std::optional(*current) : std::nullopt;
    const int first = m_model->nextRow(-1, 1);
    const bool moved = m_list->currentIndex().row() != first;
    search();
    if (!before || !moved)
        return;
    for (int row = 0; row < m_model->rowCount(); ++row) {
        const Jump* jump = m_model->jump(row);
        if (!jump || jump->title != before->title || jump->detail != before->detail)
            continue;
        m_list->setCurrentIndex(m_model->index(row, 0));
        return;
    }
}

int Palette::listHeight() const
{
    int height = 0;
    for (int row = 0; row < m_model->rowCount(); ++row)
        height += m_model->jump(row) ? rowHeight : headHeight;
    return height == 0 ? emptyHeight : height;
}

//! In the middle of the window, as high as what was found and the window allow.
void Palette::place()
{
    const QSize room = parentWidget()->size();
    const int width = qMin(wide, room.width() - 4 * shadow);
    const int most = room.height() - fromTop - fieldHeight - footHeight - 60;
    const int list = qMin(listHeight(), most);
    setGeometry((room.width() - width) / 2 - shadow, fromTop - shadow, width + 2 * shadow,
        fieldHeight + list + footHeight + 2 * shadow);
    m_field->setGeometry(shadow + 42, shadow + 8, width - 42 - scopeWidth, fieldHeight - 16);
    m_list->setGeometry(shadow + 1, shadow + fieldHeight, width - 2, list);
    m_list->setVisible(m_model->rowCount() > 0);
    update();
}

void Palette::choose(int row)
{
    const Jump* found = m_model->jump(row);
    if (!found)
        return;
    const Jump jump = *found;
    leave();
    Q_EMIT chosen(jump);
}

void Palette::leave()
{
    hide();
    if (m_before && m_before->isVisible())
        m_before->setFocus(Qt::OtherFocusReason);
}

bool Palette::keyPressed(int key)
{
    const int row = m_list->currentIndex().row();
    const auto go = [this, row](int step) {
        m_list->setCurrentIndex(m_model->index(m_model->nextRow(row, step), 0));
    };
    switch (key) {
    case Qt::Key_Down:
        go(1);
        return true;
    case Qt::Key_Up:
        go(-1);
        return true;
    case Qt::Key_PageDown:
        go(pageStep);
        return true;
    case Qt::Key_PageUp:
        go(-pageStep);
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        choose(row);
        return true;
    case Qt::Key_Escape:
        leave();
        return true;
    case Qt::Key_Tab:
    case Qt::Key_Backtab: // there is nothing else in it to go to
        return true;
    default:
        return false;
    }
}

bool Palette::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_field && event->type() == QEvent::KeyPress)
        return keyPressed(static_cast<const QKeyEvent*>(event)->key());
    if (watched == m_field && event->type() == QEvent::FocusOut && isVisible()) {
        // A menu of the field or another window is no other place in this one.
        const Qt::FocusReason reason = static_cast<const QFocusEvent*>(event)->reason();
        if (reason != Qt::PopupFocusReason && reason != Qt::ActiveWindowFocusReason)
            hide();
    }
    if (watched == parentWidget() && event->type() == QEvent::Resize && isVisible())
        place();
    return QWidget::eventFilter(watched, event);
}

void Palette::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::StyleChange || event->type() == QEvent::PaletteChange)
        takeFont();
}

void Palette::takeFont()
{
    QFont font = themeOf(this).font(Type::Body).font;
    font.setPixelSize(16);
    m_field->setFont(font);
}

void Palette::paintFoot(QPainter& painter, const QRectF& foot) const
{
    const Theme& theme = themeOf(this);
    qreal x = foot.left() + pagePadding;
    const auto key = [&](const QString& cap) {
        x += paintKey(painter, QRectF(x, foot.top(), 60, foot.height()).toRect(), cap, theme.text3,
                 theme.line2, theme)
            + 5;
    };
    const auto words = [&](const QString& text) {
        x += drawText(painter, QRectF(x, foot.top(), foot.right() - x, foot.height()),
                 theme.font(Type::Caption), theme.text3, text)
            + 16;
    };
    key(QStringLiteral("↑"));
    key(QStringLiteral("↓"));
    words(tr("choose"));
    key(tr("Enter", "key cap"));
    words(tr("open"));
    key(QStringLiteral(":"));
    words(tr("kinds"));
    key(QStringLiteral("@"));
    words(tr("clusters"));
    const QString close = tr("close");
    const QString escape = tr("Esc", "key cap");
    x = foot.right() - pagePadding - keyWidth(escape, theme) - 5
        - textWidth(theme.font(Type::Caption), close);
    key(escape);
    words(close);
}

void Palette::paintEvent(QPaintEvent*)
{
    const Theme& theme = themeOf(this);
    QPainter painter(this);
    const QRectF box = QRectF(rect()).adjusted(shadow, shadow, -shadow, -shadow);
    paintShadow(painter, box, theme);
    drawBox(painter, box, popupRadius, theme.raised, theme.line2);
    theme.glyph(painter, QPointF(box.left() + 16, box.top() + (fieldHeight - 16) / 2),
        Glyph::Search, 16, theme.text1);
    drawText(painter,
        QRectF(box.right() - scopeWidth + 8, box.top(), scopeWidth - 8 - pagePadding, fieldHeight),
        theme.font(Type::Small), theme.text3, m_scope, Qt::AlignRight);
    const QRectF list(
        box.left(), box.top() + fieldHeight, box.width(), box.height() - fieldHeight - footHeight);
    painter.fillRect(QRectF(list.left() + 1, list.top() - 1, list.width() - 2, 1), theme.line);
    if (m_model->rowCount() == 0)
        drawText(painter, list.adjusted(46, 0, -pagePadding, 0), theme.font(Type::Body),
            theme.text2, tr("Nothing that is known has this in its name."));
    const QRectF foot(box.left() + 1, list.bottom(), box.width() - 2, footHeight - 1);
    drawBox(painter, foot, popupRadius - 1, theme.sunken, QColor());
    painter.fillRect(QRectF(foot.left(), foot.top(), foot.width(), 6), theme.sunken);
    painter.fillRect(QRectF(foot.left(), foot.top(), foot.width(), 1), theme.line);
    paintFoot(painter, foot);
}

} // namespace portolan::ui
