// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/workloads/detailpane.h"

#include "models/base/text.h"
#include "models/kinds/health.h"
#include "models/workloads/rowcells.h"
#include "widgets/common/panehead.h"
#include "widgets/common/sideparts.h"
#include "widgets/common/stateview.h"
#include "widgets/decor/badge.h"
#include "widgets/decor/button.h"
#include "widgets/decor/paint.h"
#include "widgets/workloads/kindwords.h"
#include "widgets/workloads/objecthead.h"
#include "widgets/workloads/overview.h"
#include "widgets/workloads/rowview.h"
#include "widgets/workloads/yamlview.h"

#include <QClipboard>
#include <QContextMenuEvent>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QMenu>
#include <QPushButton>
#include <QShortcut>
#include <QStackedWidget>
#include <QTimer>

namespace portolan::ui {
namespace {

constexpr int flashMs = 1600;

QVBoxLayout* columnIn(QWidget* widget)
{
    auto* layout = new QVBoxLayout(widget);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    return layout;
}

} // namespace

void DetailPane::showLines(
    EventList* list, Note* note, const QList<EventView>& lines, const QString& instead)
{
    list->setVisible(!lines.isEmpty());
    note->setVisible(lines.isEmpty());
    list->setEvents(lines);
    note->setNote(instead);
}

DetailPane::DetailPane(Fleet& fleet, const Clock& clock, ObjectSource& source, QWidget* parent)
    : QWidget(parent)
    , m_fleet(fleet)
    , m_clock(clock)
    , m_source(source)
    , m_body(new QWidget(this))
    , m_nothing(new StateView(this))
    , m_stack(new QStackedWidget(this))
{
    setAccessibleName(tr("Details"));
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    QVBoxLayout* outer = columnIn(this);
    outer->addWidget(m_body);
    outer->addWidget(m_nothing);
    QVBoxLayout* column = columnIn(m_body);
    buildHead();
    column->addWidget(m_stack, 1);
    buildDetails();
    buildYaml();
    auto* copy = new QShortcut(QKeySequence::Copy, this);
    copy->setContext(Qt::WidgetWithChildrenShortcut);
    connect(copy, &QShortcut::activated, this, &DetailPane::copyDetails);
    clear();
}

DetailPane::~DetailPane() = default;

void DetailPane::buildHead()
{
    auto* column = static_cast<QVBoxLayout*>(m_body->layout());
    m_head = new ObjectHead(m_body);
    column->addWidget(m_head);
    auto* close = new QPushButton(m_head);
    setButtonLook(close, ButtonKind::Quiet, Glyph::Close);
    close->setAccessibleName(tr("Close details"));
    close->setToolTip(tr("Close details (Esc)"));
    auto* corner = new QHBoxLayout(m_head);
    corner->setContentsMargins(0, 8, 8, 0);
    corner->addWidget(close, 0, Qt::AlignRight | Qt::AlignTop);
    connect(close, &QPushButton::clicked, this, &DetailPane::closeRequested);

    m_yamlButton = new QPushButton(tr("YAML"), m_body);
    m_yamlButton->setCheckable(true);
    setButtonLook(m_yamlButton, ButtonKind::Plain, Glyph::None, tr("Y", "key cap"));
    m_yamlButton->setAccessibleName(tr("Show YAML"));
    m_copyName = new QPushButton(tr("Copy name"), m_body);
    m_copyName->setAccessibleName(tr("Copy the name"));
    m_copyYaml = new QPushButton(tr("Copy YAML"), m_body);
    m_copyYaml->setAccessibleName(tr("Copy the YAML"));
    auto* row = new QHBoxLayout;
    row->setContentsMargins(pagePadding, 0, pagePadding, 0);
    row->setSpacing(6);
    for (QPushButton* button : {m_yamlButton, m_copyName, m_copyYaml})
        row->addWidget(button);
    row->addStretch(1);
    column->addLayout(row);
    connect(m_yamlButton, &QPushButton::toggled, this, &DetailPane::showYaml);
    connect(m_copyName, &QPushButton::clicked, this, &DetailPane::copyName);
    connect(m_copyYaml, &QPushButton::clicked, this, &DetailPane::copyYaml);

    m_note = new Note(m_body);
    m_note->hide();
    column->addWidget(m_note);
    m_gap = new QWidget(m_body);
    m_gap->setFixedHeight(12);
    column->addWidget(m_gap);
}

void DetailPane::buildDetails()
{
    auto* pane = new SidePane(tr("Facts, events and conditions"), m_stack);
    m_factsHead = new PaneHead(tr("Facts"), pane);
    m_facts = new FactList(tr("Facts of the object"), pane);
    m_conditionsHead = new PaneHead(tr("Conditions"), pane);
    m_read = new QPushButton(tr("Read"), pane);
    setButtonLook(m_read, ButtonKind::Quiet);
    m_read->setAccessibleName(tr("Read the conditions"));
    m_conditionsHead->addTool(m_read);
    m_conditions = new EventList(tr("Conditions of the object"), pane);
    m_conditionsNote = new Note(pane);
    m_eventsHead = new PaneHead(tr("Events"), pane);
    m_events = new EventList(tr("Events of the object"), pane);
    m_eventsNote = new Note(pane);
    for (PaneHead* head : {m_factsHead, m_conditionsHead, m_eventsHead})
        head->setTopLine(true);
    for (QWidget* piece : std::initializer_list<QWidget*>{m_factsHead, m_facts, m_eventsHead,
             m_events, m_eventsNote, m_conditionsHead, m_conditions, m_conditionsNote})
        pane->add(piece);
    m_stack->addWidget(pane);
    connect(m_read, &QPushButton::clicked, this, &DetailPane::fetch);
}

void DetailPane::buildYaml()
{
    auto* page = new QWidget(m_stack);
    QVBoxLayout* column = columnIn(page);
    m_yamlHead = new PaneHead(tr("YAML"), page);
    m_yamlHead->setTopLine(true);
    auto* again = new QPushButton(tr("Read again"), page);
    setButtonLook(again, ButtonKind::Quiet);
    again->setAccessibleName(tr("Read the YAML again"));
    m_yamlHead->addTool(again);
    m_yamlView = new YamlView(tr("YAML of the object"), page);
    m_yamlState = new StateView(page);
    column->addWidget(m_yamlHead);
    column->addWidget(m_yamlView, 1);
    column->addWidget(m_yamlState, 1);
    m_stack->addWidget(page);
    connect(again, &QPushButton::clicked, this, &DetailPane::fetch);
    connect(m_yamlState, &StateView::firstTriggered, this, &DetailPane::fetch);
}

void DetailPane::setObject(const ObjectKey& key)
{
    if (m_key == key)
        return;
    m_key = key;
    m_remark.clear();
    m_yaml.reset();
    m_yamlVersion = 0;
    m_isUnverified = false;
    m_fetching = false;
    m_copyWhenRead = false;
    delete m_asked;
    m_nothing->hide();
    m_body->show();
    m_conditionsHead->setNote({});
    showLines(
        m_conditions, m_conditionsNote, {}, tr("Not read yet: they stand in the object itself."));
    refresh();
    if (m_yamlButton->isChecked())
        fetch();
}

void DetailPane::clear()
{
    showInstead({Glyph::Workloads, {}, tr("Nothing is chosen"),
        tr("Choose a row to see its facts, its events and its YAML."), {}, {}});
}

void DetailPane::showInstead(const StateText& why)
{
    m_nothing->setText(why);
    m_key.reset();
    delete m_asked;
    m_body->hide();
    m_nothing->show();
}

void DetailPane::setRemark(const QString& remark)
{
    m_remark = remark;
    refresh();
}

void DetailPane::setOther(const KindTable* table, std::function<QDateTime(Slot)> readAt)
{
    m_other = table;
    m_otherReadAt = std::move(readAt);
}

bool DetailPane::isWatched() const
{
    return m_key->kind != Kind::Other;
}

const KindTable& DetailPane::table() const
{
    return isWatched() ? m_fleet.table(m_key->kind) : *m_other;
}

void DetailPane::refresh()
{
    if (!m_key)
        return;
    const std::optional<RowId> row = table().find(m_key->slot, m_key->uid);
    if (row)
        showRow(table(), *row, known());
    else
        showWithoutRow(known());
    showEvents();
    showYamlState();
}

ClusterStatus DetailPane::known() const
{
    // Of a kind that is not watched the connection alone is known.
    const std::span<const Kind> required{&m_key->kind, isWatched() ? 1u : 0u};
    ClusterStatus status = m_fleet.status(m_key->slot, required, m_clock.bootMs());
    if (!isWatched() && !m_otherReadAt(m_key->slot).isValid()
        && badness(DataState::Loading) > badness(status.state))
        status.state = DataState::Loading;
    // A cluster is well without a kind that it does not serve; what was seen of it is not.
    if (const KindStatus* kind = status.find(m_key->kind);
        kind && kind->state == DataState::NotServed && status.state == DataState::Live)
        status.state = DataState::NotServed;
    return status;
}

QString DetailPane::stateNote(const ClusterStatus& status) const
{
    if (!isWatched()) {
        const QDateTime at = m_otherReadAt(m_key->slot);
        return at.isValid() ? tr("read at %1").arg(pointInTime(at, m_clock.now()))
                            : word(status.state);
    }
    const QDateTime since = m_clock.now().addMSecs(status.since - m_clock.bootMs());
    return stateSentence(status, m_clock.bootMs(), since);
}

void DetailPane::showHead(const StateLook& look, const QString& state)
{
    QStringList where;
    for (const QString& part : {m_key->nameSpace, m_fleet.cluster(m_key->slot).info.context})
        if (!part.isEmpty())
            where.append(part);
    m_head->setObject(look.glyph, look.tone, m_key->name, state, where.join(QStringLiteral(", ")));
}

//! Gone is only what is missed where all of its kind is known. A cluster that was disconnected, or
//! that reads its list again, has no rows either.
void DetailPane::showWithoutRow(const ClusterStatus& status)
{
    m_factsHead->setNote(tr("as known last"), Tone::Stale);
    if (status.state == DataState::Live) {
        showHead({Glyph::StateUnknown, Tone::Unknown}, tr("gone"));
        setNote(Tone::Unknown, tr("This object is not there any more."),
            tr("What is shown below is what was known of it last."));
        return;
    }
    const StateLook look = lookOf(status.state);
    showHead(look, word(status.state));
    setNote(look.tone, tr("Whether this object is still there is not known."),
        tr("%1: %2. What is shown below is what was known of it last.")
            .arg(m_fleet.cluster(m_key->slot).info.context, stateNote(status)));
}

void DetailPane::showRow(const KindTable& table, RowId row, const ClusterStatus& status)
{
    // Rows of a kind that is refused or no longer served are kept, but not kept up.
    const bool old = isOld(status.state) || status.state == DataState::Forbidden
        || status.state == DataState::NotServed;
    const Health health = healthOf(table, row);
    const StateLook look = old ? lookOf(status.state)
        : isWatched()          ? lookOf(health)
                               : lookOf(DataState::Stale);
    const RowCells cells(table);
    QString state = isWatched() ? QString() : tr("not live");
    if (const auto cell = cells.stateCell())
        state = fromUtf8(table.string(row, *cell));
    showHead(look, old ? word(status.state) : state);
    m_factsHead->setNote(stateNote(status),
        status.state == DataState::Live ? std::nullopt
                                        : std::optional(lookOf(status.state).tone));
    m_facts->setFacts(factsOf(table, row, m_clock));
    const QString trouble = troubleText(table, row);
    if (!m_remark.isEmpty())
        setNote(Tone::Person, m_remark, trouble);
    else if (m_isUnverified && trouble.isEmpty())
        setNote(Tone::Unknown, tr("Perhaps another one."),
            tr("What was read has no uid, so its name alone says that this is the object in the "
               "table."));
    else
        setNote(lookOf(health).tone, trouble.isEmpty() ? QString() : state, trouble);
    showReadTime(table, row);
}

void DetailPane::setNote(Tone tone, const QString& strong, const QString& text)
{
    const bool any = !strong.isEmpty() || !text.isEmpty();
    m_note->setVisible(any);
    m_gap->setVisible(!any);
    m_note->setNote(text, tone, strong);
}

void DetailPane::showEvents()
{
    const Result<QList<EventView>> events = eventsOf(m_fleet, *m_key, m_clock);
    if (!events) {
        m_eventsHead->setNote({});
        showLines(m_events, m_eventsNote, {}, events.error().text);
        return;
    }
    const Kind kind = Kind::Event;
    const ClusterStatus status = m_fleet.status(m_key->slot, {&kind, 1}, m_clock.bootMs());
    const bool live = status.state == DataState::Live;
    m_eventsHead->setNote(
        live ? tr("live, newest first, %1", "zone of the times").arg(zoneName(m_clock.now()))
             : stateNote(status),
        live ? std::nullopt : std::optional(lookOf(status.state).tone));
    // That there were none is known only when all have been read.
    showLines(m_events, m_eventsNote, *events,
        live ? tr("No events in the time the server keeps them.") : tr("No events known."));
}

void DetailPane::copyName()
{
    if (!m_key)
        return;
    QGuiApplication::clipboard()->setText(m_key->name);
    flash(m_copyName);
}

void DetailPane::copyDetails()
{
    if (!m_key)
        return;
    QStringList lines{tr("%1: %2", "kind and name").arg(kindSingular(m_key->kind), m_key->name)};
    if (!m_key->nameSpace.isEmpty())
        lines.append(tr("Namespace: %1").arg(m_key->nameSpace));
    lines.append(tr("Cluster: %1").arg(m_fleet.cluster(m_key->slot).info.context));
    lines.append(m_facts->text());
    QGuiApplication::clipboard()->setText(lines.join(QLatin1Char('\n')));
}

void DetailPane::contextMenuEvent(QContextMenuEvent* event)
{
    if (!m_key)
        return;
    auto* menu = new QMenu(this);
    menu->setAccessibleName(tr("Details"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    connect(menu->addAction(tr("Copy name")), &QAction::triggered, this, &DetailPane::copyName);
    connect(menu->addAction(tr("Copy details") + QLatin1Char('\t')
                + QKeySequence(QKeySequence::Copy).toString(QKeySequence::NativeText)),
        &QAction::triggered, this, &DetailPane::copyDetails);
    connect(menu->addAction(tr("Copy YAML")), &QAction::triggered, this, &DetailPane::copyYaml);
    menu->popup(event->globalPos());
}

void DetailPane::flash(QPushButton* button)
{
    const QString before = button == m_copyName ? tr("Copy name") : tr("Copy YAML");
    button->setText(tr("Copied"));
    QTimer::singleShot(flashMs, button, [button, before] { button->setText(before); });
}

} // namespace portolan::ui
