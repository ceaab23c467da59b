// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/widgets/gallery/pages.h"

#include "models/kinds/registry.h"
#include "widgets/common/attentionlist.h"
#include "widgets/common/banner.h"
#include "widgets/common/chipbutton.h"
#include "widgets/common/figurestrip.h"
#include "widgets/common/filterfield.h"
#include "widgets/common/fleettable.h"
#include "widgets/common/panehead.h"
#include "widgets/common/segment.h"
#include "widgets/common/sideparts.h"

#include <QGridLayout>
#include <QLabel>
#include <QPushButton>
#include <QStandardItemModel>

namespace portolan::gallery {
namespace {

using namespace portolan::ui;

QString text(const char* utf8)
{
    return QString::fromUtf8(utf8);
}

struct Pod {
    Health health;
    const char* status;
    const char* name;
    const char* space;
    const char* region;
    const char* node;
    const char* age;
};

constexpr Pod pods[] = {
    {Health::Degraded, "ImagePullBackOff", "voltage-soda-api-c8d7bf9f6-hq2wn", "default", "eu-west-1", "ip-10-20-41-118", "11m"},
    {Health::Degraded, "ImagePullBackOff", "voltage-soda-api-c8d7bf9f6-9vkzl", "default", "eu-west-1", "ip-10-20-73-9", "11m"},
    {Health::Degraded, "CreateContainerConfigError", "invoice-export-7d5f9c4b68-w4xkt", "checkout", "eu-central-1", "ip-10-21-12-230", "26m"},
    {Health::Degraded, "Unschedulable", "recommender-5b4d8c7f9-7t2gd", "ml", "eu-west-1", "", "4m"},
    {Health::Progressing, "ContainerCreating", "price-sync-29908232-d5lpw", "batch", "eu-west-1", "ip-10-20-41-118", "3s"},
    {Health::Progressing, "Pending", "feed-import-29908232-4kqzm", "batch", "eu-central-1", "", "1s"},
    {Health::Failed, "OOMKilled", "thumb-render-29908211-kf8zb", "batch", "eu-west-1", "ip-10-20-60-17", "21m"},
    {Health::Failed, "Error, exit 137", "report-mailer-29908161-g7vkt", "batch", "eu-west-1", "ip-10-20-88-204", "71m"},
};

CellView podCell(const QModelIndex& index)
{
    const Pod& pod = pods[size_t(index.row()) % std::size(pods)];
    switch (index.column()) {
    case 0:
        return stateCell(healthBadge(pod.health, text(pod.status)));
    case 1:
        return nameCell(text(pod.name));
    case 2:
        return textCell(text(pod.space));
    case 3:
        return textCell(text(pod.region));
    case 4:
        return numberCell(text("0/1"));
    case 5:
        return numberCell(text("0"), true);
    case 6: {
        CellView node = textCell(pod.node[0] ? text(pod.node) : text("no node"));
        node.quiet = true;
        return node;
    }
    default:
        return ageCell(text(pod.age));
    }
}

FleetTableView* podTable(QWidget* parent, int rows)
{
    auto* model = new QStandardItemModel(rows, 8, parent);
    auto* table = new FleetTableView(text("Pods"), parent);
    table->setModel(model);
    table->setColumns({{text("status"), text("Status"), 210, false, false, text("worst first"), text("best first")},
        {text("pod"), text("Pod"), 0}, {text("namespace"), text("Namespace"), 90}, {text("region"), text("Region"), 104},
        {text("ready"), text("Ready"), 58, true}, {text("restarts"), text("Restarts"), 70, true, true},
        {text("node"), text("Node"), 136, false, true}, {text("age"), text("Age"), 72, true}});
    table->setCellSource(podCell);
    table->setRowHeight(26);
    table->horizontalHeader()->setSortIndicatorShown(true);
    table->horizontalHeader()->setSortIndicator(0, Qt::AscendingOrder);
    return table;
}

QPushButton* button(const char* words, ButtonKind kind, QWidget* parent, Glyph glyph = Glyph::None, const char* key = "")
{
    auto* made = new QPushButton(text(words), parent);
    setButtonLook(made, kind, glyph, text(key));
    return made;
}

QWidget* makeDetail(QWidget* parent)
{
    auto* side = new SidePane(text("Detail"), parent);
    auto* note = new Note(side);
    note->setNote(text("The registry answered 403 Forbidden for voltage-soda-api:v2.14.1. The other 8 pods of this ReplicaSet started on nodes that still had the image."),
        Tone::Warn, text("ImagePullBackOff for 11 min."));
    side->add(note);
    auto* head = new PaneHead(text("Container api"), side);
    head->setTopLine(true);
    head->setNote(text("0 of 1 ready"));
    side->add(head);
    auto* facts = new FactList(text("Container api"), side);
    facts->setFacts({{text("Owner"), text("Rollout voltage-soda-api, ReplicaSet c8d7bf9f6")}, {text("Budget"), text("allows 1 eviction now")},
        {text("Image"), text("registry…/voltage-soda-api:v2.14.1"), {}, true}, {text("State"), text("waiting, next pull in 2 min 40 s"), Tone::Warn},
        {text("Requests"), text("500m cpu, 512Mi memory")}, {text("Used"), text("no data, the container has not run"), {}, false, true}});
    side->add(facts);
    auto* events = new PaneHead(text("Events"), side);
    events->setTopLine(true);
    events->setNote(text("live, newest first"));
    side->add(events);
    auto* list = new EventList(text("Events"), side);
    list->setEvents({{text("14:31:58"), Glyph::StateDegraded, Tone::Warn, text("BackOff × 42"), text("Back-off pulling image")},
        {text("14:29:41"), Glyph::StateDegraded, Tone::Warn, text("Failed × 6"), text("pull access denied: 403 Forbidden")},
        {text("14:21:10"), Glyph::Event, {}, text("Pulling"), text("attempt 1")}});
    side->add(list);
    return side;
}

QWidget* stateBox(const char* title, const char* note, const StateText& state, QWidget* parent)
{
    QWidget* pane = makePane(parent);
    auto* column = new QVBoxLayout(pane);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    auto* head = new PaneHead(text(title), pane);
    head->setNote(text(note));
    column->addWidget(head);
    auto* view = new StateView(pane);
    view->setText(state);
    column->addWidget(view, 1);
    return pane;
}

} // namespace

QWidget* makeSide(Story story)
{
    auto* side = new SidePane(text("Needs a person"));
    auto* head = new PaneHead(text("Needs a person"), side);
    side->add(head);
    if (story != Story::Incident) {
        head->setNote(text("nothing"));
        auto* note = new Note(side);
        note->setNote(text("No gate is waiting and no check has failed. The next gate comes after wave 2, at about 14:42."));
        side->add(note);
    } else {
        head->setNote(text("3, worst first"));
        auto* worst = new AttentionItem({.glyph = Glyph::StateUnreachable, .tone = Tone::Error, .title = text("eu-west-1 unreachable"),
            .text = text("since 03:13:10. TCP connect to the API server timed out after 5 s, 9 tries. Next try in 12 s."),
            .loud = true, .age = text("4 min 11 s"),
            .checks = {{Glyph::Check, Tone::Ok, text("eu-central-1 can take it over: 49 of 50 default pods, 6 more nodes, about 7 min")},
                {Glyph::StateUnknown, Tone::Unknown, text("Database replica lag: no data")}}}, side);
        worst->addButton(text("Open incident"), ButtonKind::Ink);
        worst->addButton(text("Test connection"));
        worst->addButton(text("Plan failover"), ButtonKind::Quiet);
        side->add(worst);
        side->add(new AttentionItem({.glyph = Glyph::StateDegraded, .tone = Tone::Warn, .title = text("us-east-1: quota default has 2 pods left"),
            .text = text("48 of 50 used. The HPA wants 36 frontend pods and has 31. 14 FailedCreate events since 03:14:02.")}, side));
        side->add(new AttentionItem({.glyph = Glyph::StateLagging, .tone = Tone::Warn, .title = text("ap-southeast-1 lags by 12 s"),
            .text = text("The pod watch is silent since 03:16:43; a resume is under way. Nodes and quotas are live.")}, side));
    }
    auto* changes = new PaneHead(story == Story::Incident ? text("Timeline") : text("Changes"), side);
    changes->setTopLine(story != Story::Incident);
    changes->setNote(text("last hour"));
    side->add(changes);
    auto* list = new EventList(text("Changes"), side);
    list->setEvents({{text("14:04:31"), Glyph::Event, {}, text("Preview Service now selects 7f9c8b6d45"), text("ap-northeast-1, rollouts-controller")},
        {text("14:03:40"), Glyph::Releases, {}, text("Wave 2 started"), text("m.lindqvist")},
        {text("14:02:05"), Glyph::Check, {}, text("Soak of wave 1 passed after 15 min"), text("success-rate 0.998, lowest sample 0.994")},
        {text("13:47:05"), Glyph::Swap, {}, text("Active Service switched B → G"), text("us-west-2, 10 of 10 endpoints read back")}});
    side->add(list);
    return side;
}

Page* makeWorkloads(bool states)
{
    auto* page = new Page(text("Workloads"));
    page->header()->setSentence(text("30,412 pods in 6 clusters, all live"));
    page->header()->addAction(button("Columns", ButtonKind::Quiet, page, Glyph::Sort));
    page->header()->addAction(button("Follow logs", ButtonKind::Plain, page, Glyph::Log));
    if (states)
        page->banner()->show({Glyph::StateUnreachable, Tone::Error, text("eu-west-1 unreachable for 4 min 11 s."), text("Its 5,388 pods are shown as they were then.")}, text("Open incident"));
    auto* body = makePane(page);
    auto* column = new QVBoxLayout(body);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    auto* bar = new QWidget(body);
    auto* row = new QHBoxLayout(bar);
    row->setContentsMargins(16, 0, 16, 0);
    row->setSpacing(10);
    bar->setFixedHeight(44);
    auto* kinds = new SegmentControl(text("Kind"), bar);
    for (const char* kind : {"Pods", "Rollouts", "Deployments", "Jobs", "Nodes", "Quotas"})
        kinds->addSegment(text(kind), text(kind));
    row->addWidget(kinds);
    auto* filter = new FilterField(text("Filter pods"), bar);
    filter->setColumns(specOf(Kind::Pod).columns);
    filter->setText(text("region:eu phase:!Running"));
    row->addWidget(filter, 1);
    row->addWidget(new QLabel(text("6,911 of 30,412"), bar));
    for (const auto& [words, glyph, tone] : {std::tuple("Failed 38", Glyph::StateFailed, Tone::Error), std::tuple("Pending 14", Glyph::StateDegraded, Tone::Warn)}) {
        auto* chip = new ChipButton(bar);
        chip->setView({text(words), glyph, tone});
        row->addWidget(chip);
    }
    column->addWidget(bar);
    column->addWidget(makeLine(Qt::Horizontal, body));
    auto* lower = new QHBoxLayout;
    lower->setSpacing(0);
    auto* table = podTable(body, 4000);
    table->selectRow(2);
    if (states)
        table->setProgress(0.68);
    lower->addWidget(table, 1);
    lower->addWidget(makeLine(Qt::Vertical, body));
    QWidget* detail = makeDetail(body);
    detail->setFixedWidth(368);
    lower->addWidget(detail);
    column->addLayout(lower, 1);
    page->setBody(body);
    filter->setFocus();
    return page;
}

Page* makeStates()
{
    auto* page = new Page(text("Connections"));
    page->header()->setCrumb(text("Map"));
    page->header()->setTitle(text("us-east-1"));
    page->header()->setBadge(freshnessBadge(DataState::Live, text("0.4 s")));
    page->header()->setSentence(text("primary, partner us-west-2 · Kubernetes v1.36.3"));
    page->header()->addAction(button("Pods", ButtonKind::Plain, page));
    page->header()->addAction(button("Halt", ButtonKind::Danger, page));
    page->header()->addAction(button("Abort", ButtonKind::Abort, page, Glyph::Halt, "Ctrl ."));
    auto* body = makePane(page);
    auto* column = new QVBoxLayout(body);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    auto* strip = new FigureStrip(body);
    strip->setFigures({{text("Nodes ready"), text("31"), text("of 31, up to 50"), {}}, {text("Pods running"), text("1,874"), text("6 pending, 21 failed"), {}},
        {text("CPU requested"), text("72 %"), text("target 70–80 %"), {}}, {text("CPU used"), text("61 %"), text("100.4 of 165.4 vCPU"), {}},
        {text("Zones"), text("3 of 3"), text("11, 10 and 10 nodes"), {}}, {text("Warnings, 1 h"), text("7"), text("from 3 objects"), Tone::Warn}});
    column->addWidget(strip);
    auto* grid = new QGridLayout;
    grid->setSpacing(0);
    grid->addWidget(stateBox("Empty, and it is true", "said only when live", {Glyph::StateHealthy, Tone::Ok, text("No warnings in the last hour"), text("All 6 clusters are live; the newest event is 14 s old.")}, body), 0, 0);
    grid->addWidget(stateBox("Nothing matches the filter", "rows exist", {Glyph::Filter, {}, text("No pod matches region:eu phase:Unknown"), text("30,412 pods are loaded. Without phase:Unknown 9,999 would match."), text("Drop phase:Unknown"), text("Clear filter")}, body), 0, 1);
    grid->addWidget(stateBox("Forbidden", "names verb, resource and namespace", {Glyph::StateForbidden, Tone::Warn, text("You may not list secrets in kube-system"), text("Signed in to us-west-2 as j.okafor (oidc), groups sre and viewers. You may list secrets in default."), text("Show default"), text("Copy request for access")}, body), 1, 0);
    grid->addWidget(stateBox("Credentials expired", "the helper runs when you ask", {Glyph::StateExpired, Tone::Warn, text("The sign-in to ap-northeast-1 ended at 05:40:02"), text("4,564 pods are kept as they were then. Nothing is sent until you sign in again."), text("Run helper and sign in"), text("Work without it"), ButtonKind::Ink}, body), 1, 1);
    column->addLayout(grid, 1);
    page->setBody(body);
    return page;
}

} // namespace portolan::gallery
