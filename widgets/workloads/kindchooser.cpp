// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/workloads/kindchooser.h"

#include "models/base/text.h"
#include "widgets/common/celltable.h"
#include "widgets/common/sideparts.h"
#include "widgets/decor/paint.h"

#include <QCoreApplication>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPainter>
#include <QScreen>
#include <QVBoxLayout>

namespace portolan::ui {
namespace {

constexpr QSize popUpSize(640, 440);

QList<Column> columnsOfKinds()
{
    return {{QStringLiteral("kind"), KindChooser::tr("Kind"), 0},
        {QStringLiteral("group"), KindChooser::tr("Group"), 190},
        {QStringLiteral("scope"), KindChooser::tr("Scope"), 90},
        {QStringLiteral("clusters"), KindChooser::tr("Served by"), 130}};
}

bool matches(const OtherKind& kind, const QString& wanted)
{
    QStringList texts{kind.address.kind, kind.address.id()};
    texts += kind.shortNames;
    return std::ranges::any_of(texts,
        [&wanted](const QString& text) { return text.contains(wanted, Qt::CaseInsensitive); });
}

} // namespace

KindChooser::KindChooser(Fleet& fleet, ServedCatalogue& catalogue, QWidget* parent)
    : QFrame(parent, Qt::Popup)
    , m_fleet(fleet)
    , m_catalogue(catalogue)
    , m_search(new QLineEdit(this))
    , m_list(new CellTable(tr("Other kinds"), columnsOfKinds(), this))
    , m_note(new Note(this))
{
    setAccessibleName(tr("Choose another kind"));
    m_search->setAccessibleName(tr("Search kinds"));
    m_search->setPlaceholderText(tr("Search by kind, group or short name"));
    m_search->installEventFilter(this);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(1, 12, 1, 1);
    column->setSpacing(0);
    auto* field = new QHBoxLayout;
    field->setContentsMargins(pagePadding, 0, pagePadding, 12);
    field->addWidget(m_search);
    column->addLayout(field);
    column->addWidget(m_list, 1);
    column->addWidget(m_note);
    resize(popUpSize);
    connect(m_search, &QLineEdit::textChanged, this, &KindChooser::showRows);
    connect(m_list, &CellTable::opened, this, &KindChooser::choose);
    // One press is enough: nothing else can be done with a row here.
    connect(m_list, &QAbstractItemView::clicked, this,
        [this](const QModelIndex&) { choose(m_list->currentKey()); });
    connect(&m_catalogue, &ServedCatalogue::answered, this, [this] {
        if (isVisible())
            refresh();
    });
}

void KindChooser::popUp(QPoint globalPosition, const QString& current)
{
    m_current = current;
    m_search->clear();
    m_catalogue.wantAll();
    refresh();
    if (const QScreen* screen = parentWidget()->screen()) {
        const QRect room = screen->availableGeometry();
        globalPosition.setX(qMax(room.left(), qMin(globalPosition.x(), room.right() - width())));
        globalPosition.setY(qMax(room.top(), qMin(globalPosition.y(), room.bottom() - height())));
    }
    move(globalPosition);
    show();
    m_search->setFocus(Qt::PopupFocusReason);
}

std::vector<Slot> KindChooser::connected() const
{
    std::vector<Slot> slots;
    for (size_t slot = 0; slot < m_fleet.clusterCount(); ++slot) {
        if (m_fleet.cluster(Slot(slot)).facts.connection == Connection::Connected)
            slots.push_back(Slot(slot));
    }
    return slots;
}

void KindChooser::refresh()
{
    m_kinds = m_catalogue.otherKinds();
    QStringList silent;
    for (const Slot slot : connected()) {
        const Result<ServedKinds>* answer = m_catalogue.answerOf(slot);
        const QString name = m_fleet.cluster(slot).info.context;
        if (answer && !*answer)
            silent.append(
                tr("%1 did not say what it serves. %2").arg(name, answer->error().sentence()));
        else if (answer && !(*answer)->unanswered.isEmpty())
            silent.append(tr("%1 does not know what serves %2.")
                    .arg(name, (*answer)->unanswered.join(QStringLiteral(", "))));
    }
    m_note->setVisible(!silent.isEmpty());
    m_note->setNote(silent.join(QLatin1Char(' ')), Tone::Warn);
    showRows();
}

QString KindChooser::clusterText(const OtherKind& kind) const
{
    const size_t all = connected().size();
    if (kind.clusters.size() == 1 && all > 1)
        return m_fleet.cluster(kind.clusters[0]).info.context;
    return tr("%1 of %2 clusters").arg(kind.clusters.size()).arg(all);
}

void KindChooser::showRows()
{
    const QString before = m_list->currentKey();
    QList<CellsRow> rows;
    for (const OtherKind& kind : m_kinds) {
        if (!matches(kind, m_search->text().trimmed()))
            continue;
        CellView group = textCell(kind.address.group.isEmpty() ? tr("core") : kind.address.group);
        group.quiet = kind.address.group.isEmpty();
        rows.append({kind.address.id(),
            {nameCell(pluralTitle(kind.address)), group,
                textCell(kind.address.namespaced ? tr("namespace") : tr("cluster")),
                textCell(clusterText(kind))},
            {}});
    }
    m_list->setRows(rows);
    const CellsModel* model = m_list->cells();
    const int row = qMax(0, model->rowOf(model->rowOf(before) >= 0 ? before : m_current));
    if (model->rowCount() > 0)
        m_list->setCurrentIndex(model->index(row, 0));
    showState();
}

void KindChooser::showState()
{
    if (m_list->cells()->rowCount() > 0) {
        m_list->setStateText(std::nullopt);
        return;
    }
    StateText state;
    if (connected().empty())
        state = {Glyph::StateNotConnected, {}, tr("No cluster is connected"),
            tr("What there is to choose from is asked of the clusters."), {}, {}};
    else if (!m_catalogue.asking().empty())
        state = {Glyph::StateLoading, Tone::Progress, tr("Asking the clusters"),
            tr("Each is asked once which kinds it serves."), {}, {}};
    else if (!m_kinds.empty())
        state = {Glyph::Search, {}, tr("No kind matches %1").arg(m_search->text().trimmed()),
            tr("%1 kinds are served beside those that are watched.")
                .arg(number(qint64(m_kinds.size()))),
            {}, {}};
    else
        state = {Glyph::StateUnknown, Tone::Unknown, tr("No other kinds are known"), {}, {}, {}};
    m_list->setStateText(state);
}

void KindChooser::choose(const QString& id)
{
    if (id.isEmpty())
        return;
    hide();
    Q_EMIT chosen(id);
}

//! The focus stays in the field; what moves in a list goes to the list.
bool KindChooser::eventFilter(QObject* object, QEvent* event)
{
    if (object != m_search || event->type() != QEvent::KeyPress)
        return QFrame::eventFilter(object, event);
    const auto* key = static_cast<QKeyEvent*>(event);
    switch (key->key()) {
    case Qt::Key_Down:
    case Qt::Key_Up:
    case Qt::Key_PageDown:
    case Qt::Key_PageUp:
        return QCoreApplication::sendEvent(m_list, event);
    case Qt::Key_Return:
    case Qt::Key_Enter:
        choose(m_list->currentKey());
        return true;
    case Qt::Key_Escape:
        hide();
        return true;
    default:
        return false;
    }
}

void KindChooser::paintEvent(QPaintEvent*)
{
    const Theme& theme = themeOf(this);
    QPainter painter(this);
    painter.fillRect(rect(), theme.surface);
    painter.setPen(theme.line2);
    painter.drawRect(rect().adjusted(0, 0, -1, -1));
}

} // namespace portolan::ui
