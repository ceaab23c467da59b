// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/widgets/gallery/frame.h"

#include "tests/widgets/gallery/sample.h"

#include "widgets/common/page.h"
#include "widgets/common/panehead.h"
#include "widgets/map/mappage.h"

#include <QVBoxLayout>

namespace portolan::gallery {
namespace {

using namespace portolan::ui;

QString text(const char* latin)
{
    return QString::fromUtf8(latin);
}

Page* plainPage(const char* title, const char* sentence)
{
    auto* page = new Page(text(title));
    page->header()->setSentence(text(sentence));
    auto* body = makePane(page);
    auto* layout = new QVBoxLayout(body);
    layout->setContentsMargins(0, 0, 0, 0);
    auto* head = new PaneHead(text(title), body);
    head->setNote(text("6 of 6 live"));
    layout->addWidget(head);
    layout->addStretch(1);
    page->setBody(body);
    return page;
}

void fillFrame(MainWindow& window, bool incident)
{
    QList<StatusCell> cells{{text("us-east-1"), text("us-east-1"), DataState::Live, text("0.4 s")},
        {text("eu-west-1"), text("eu-west-1"), DataState::Live, text("0.3 s")},
        {text("ap-southeast-1"), text("ap-southeast-1"), DataState::Live, text("0.7 s")},
        {text("us-west-2"), text("us-west-2"), DataState::Live, text("0.5 s")},
        {text("eu-central-1"), text("eu-central-1"), DataState::Live, text("0.3 s")},
        {text("ap-northeast-1"), text("ap-northeast-1"), DataState::Live, text("0.6 s")}};
    if (incident) {
        cells[1].state = DataState::Unreachable;
        cells[1].age = text("4 min 11 s");
        cells[2].state = DataState::Lagging;
        cells[2].age = text("12 s");
        window.rail()->setCount(text("capacity"), {1, Glyph::StateDegraded, Tone::Warn});
        window.rail()->setCount(text("incidents"), {1, Glyph::StateFailed, Tone::Error});
        window.rail()->setCount(text("connections"), {1, Glyph::StateUnreachable, Tone::Error});
    } else {
        window.rail()->setCount(text("releases"), {1, Glyph::StateProgressing, {}});
    }
    window.cells()->setCells(cells);
    window.cells()->setNotes({text("60 Hz"), text("journal written")});
    window.cells()->setClock(incident ? text("03:17:21 UTC") : text("14:06:12 UTC"));
    window.rail()->setFleet(text("voltage-soda"),
        incident ? text("4 of 6 clusters live") : text("6 clusters, all live"));
    window.rail()->setPerson(incident ? text("r.silva") : text("j.okafor"),
        incident ? text("on call until 06:00") : text("on watch until 18:00"));
}

} // namespace

std::unique_ptr<MainWindow> makeFrame(Look& look, UiState& state, Story story)
{
    const bool incident = story == Story::Incident;
    auto window = std::make_unique<MainWindow>(look, state);
    auto* map = new MapPage;
    map->header()->setSentence(
        text("All six regions are live and healthy. One release is in progress."));
    map->setView(story == Story::Crowd ? crowdedMap() : sampleMap(incident));
    map->setSide(makeSide(story));
    if (incident)
        map->header()->setSentence({{text("One region is unreachable."), Tone::Error, true},
            {text(" One lags, one is short of quota."), {}, false}});
    window->addPage({text("map"), text("Map"), Glyph::Map, map});
    window->addPage(
        {text("workloads"), text("Workloads"), Glyph::Workloads, makeWorkloads(incident)});
    window->addPage(
        {text("capacity"), text("Capacity"), Glyph::Capacity, plainPage("Capacity", "")});
    window->addPage(
        {text("manifests"), text("Manifests"), Glyph::Manifests, plainPage("Manifests", "")});
    window->addPage(
        {text("releases"), text("Releases"), Glyph::Releases, plainPage("Releases", "")});
    window->addPage({text("drills"), text("Drills"), Glyph::Drills, plainPage("Drills", "")});
    window->addPage(
        {text("incidents"), text("Incidents"), Glyph::Incidents, plainPage("Incidents", "")});
    window->addPage(
        {text("scorecard"), text("Scorecard"), Glyph::Scorecard, plainPage("Scorecard", "")});
    window->addPage({text("journal"), text("Journal"), Glyph::Journal, plainPage("Journal", "")});
    window->addPage({text("connections"), text("Connections"), Glyph::Connections, makeStates()});
    fillFrame(*window, incident);
    return window;
}

} // namespace portolan::gallery
