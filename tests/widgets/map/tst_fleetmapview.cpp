// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/map/fleetmapview.h"

#include "tests/widgets/pageframe.h"
#include "widgets/map/mappage.h"

#include <QtTest>

using namespace portolan;
using namespace portolan::test;
using namespace Qt::StringLiterals;

namespace {

constexpr Kind required[] = {Kind::Node, Kind::Pod, Kind::ResourceQuota, Kind::Rollout};
enum ListColumn { Pods, Nodes, Cpu, Quota, Rollouts };

//! What the map says at one moment.
struct Seen {
    explicit Seen(const PageFleet& sample, const QString& layer = u"health"_s)
    {
        std::vector<ClusterStatus> states;
        for (size_t slot = 0; slot < sample.fleet.clusterCount(); ++slot)
            states.push_back(sample.fleet.status(Slot(slot), required, sample.clock.bootMs()));
        const std::vector<ClusterOverview> counts = overviews(sample.fleet, states);
        view = ui::fleetMapView(sample.fleet, counts, states, layer,
            {sample.clock.bootMs(), sample.clock.utcNow()});
        runs = ui::fleetSentence(sample.fleet, counts, states);
        for (const ui::TextRun& run : std::as_const(runs))
            sentence += run.text;
    }
    [[nodiscard]] QStringList cells(qsizetype row = 0) const { return texts(view.markers[row].cells); }
    [[nodiscard]] QStringList total() const { return texts(view.total->cells); }
    [[nodiscard]] QStringList plate(qsizetype row = 0) const
    {
        QStringList lines;
        for (const ui::PlateLine& line : view.markers[row].lines)
            lines.append(line.right.isEmpty() ? line.left : line.left + u" | "_s + line.right);
        return lines;
    }

    ui::MapView view;
    ui::TextRuns runs;
    QString sentence;

private:
    static QStringList texts(const QList<ui::CellView>& cells)
    {
        QStringList all;
        for (const ui::CellView& cell : cells)
            all.append(ui::cellText(cell));
        return all;
    }
};

//! One healthy cluster with a node and two pods.
void addSmall(PageFleet& sample, const char* name)
{
    const Slot slot = sample.addRegion(QLatin1String(name));
    sample.goLive(slot);
    sample.addNodes(slot, {"general", "m5.large", 1, 0, 4000, 8LL << 30});
    sample.addPods(slot,
        {.name = "web",
            .hash = "aaa",
            .image = "registry.example/web:v1",
            .node = "general-0",
            .count = 2,
            .ready = 2,
            .cpu = 500});
}

} // namespace

class TestFleetMapView : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aNumberAsksForItsOwnKind_data();
    void aNumberAsksForItsOwnKind();
    void aLayerIsWellOnlyWhenItWasRead_data();
    void aLayerIsWellOnlyWhenItWasRead();
    void theSentenceSpeaksByHealth_data();
    void theSentenceSpeaksByHealth();
    void totalsCountWhatIsCounted_data();
    void totalsCountWhatIsCounted();
    void theListShowsWhatIsRequested();
    void aSingleRolloutHasItsNameAndLetters();
    void pictures_data();
    void pictures();

private:
    ui::Look m_look{*qApp};
};

void TestFleetMapView::aNumberAsksForItsOwnKind_data()
{
    QTest::addColumn<int>("kind");
    QTest::addColumn<SyncPhase>("phase");
    QTest::addColumn<QStringList>("cells");
    QTest::addColumn<QStringList>("plate");
    const auto row = [](const char* name, int kind, SyncPhase phase, const QStringList& cells,
                         const QStringList& plate) {
        QTest::newRow(name) << kind << phase << cells << plate;
    };
    const QStringList numbers{u"2 of 2"_s, u"1 of 1"_s, u"25 %"_s, u"no quota"_s, u"no rollout"_s};
    const auto but = [&](std::initializer_list<std::pair<int, QString>> changes) {
        QStringList cells = numbers;
        for (const auto& [column, text] : changes)
            cells[column] = text;
        return cells;
    };
    const QString pods = u"2 of 2 ready"_s, nodes = u"1 node"_s;
    row("all read", -1, SyncPhase::Synced, numbers, {pods + u" | "_s + nodes});
    row("pods forbidden", int(Kind::Pod), SyncPhase::Forbidden,
        but({{Pods, u"forbidden"_s}, {Cpu, u"forbidden"_s}}),
        {u"pods: forbidden | 1 node"_s, u"pods: forbidden"_s});
    row("pods loading", int(Kind::Pod), SyncPhase::Loading,
        but({{Pods, u"loading"_s}, {Cpu, u"loading"_s}}), {u"pods: loading | 1 node"_s});
    row("nodes forbidden", int(Kind::Node), SyncPhase::Forbidden,
        but({{Nodes, u"forbidden"_s}, {Cpu, u"forbidden"_s}}),
        {u"2 of 2 ready | nodes: forbidden"_s, u"nodes: forbidden"_s});
    row("quotas forbidden", int(Kind::ResourceQuota), SyncPhase::Forbidden,
        but({{Quota, u"forbidden"_s}}), {pods + u" | "_s + nodes, u"quotas: forbidden"_s});
    row("no Rollout CRD", int(Kind::Rollout), SyncPhase::NotServed,
        but({{Rollouts, u"not served"_s}}), {pods + u" | "_s + nodes});
}

void TestFleetMapView::aNumberAsksForItsOwnKind()
{
    QFETCH(int, kind);
    QFETCH(SyncPhase, phase);
    PageFleet sample;
    addSmall(sample, "one");
    if (kind >= 0 && phase == SyncPhase::Forbidden)
        sample.forbid(0, Kind(kind));
    else if (kind >= 0)
        sample.setSync(0, {Kind(kind), {}, phase, 0, {}, {}, 0});
    const Seen seen(sample);
    QTEST(seen.cells(), "cells");
    QTEST(seen.plate(), "plate");
}

void TestFleetMapView::aLayerIsWellOnlyWhenItWasRead_data()
{
    QTest::addColumn<QString>("layer");
    QTest::addColumn<Kind>("kind");
    QTest::addColumn<QString>("figure");
    QTest::newRow("pods") << u"pods"_s << Kind::Pod << u"2"_s;
    QTest::newRow("nodes") << u"nodes"_s << Kind::Node << u"1"_s;
    QTest::newRow("rollouts") << u"rollouts"_s << Kind::Rollout << u"0"_s;
    QTest::newRow("quotas") << u"quotas"_s << Kind::ResourceQuota << QString();
}

void TestFleetMapView::aLayerIsWellOnlyWhenItWasRead()
{
    QFETCH(QString, layer);
    QFETCH(Kind, kind);
    PageFleet sample;
    addSmall(sample, "one");
    QCOMPARE(Seen(sample, layer).view.markers[0].health, Health::Healthy);
    QTEST(Seen(sample, layer).view.markers[0].figure, "figure");
    sample.setSync(0, {kind, {}, SyncPhase::NotServed, 0, {}, {}, 0});
    QCOMPARE(Seen(sample, layer).view.markers[0].health, Health::Unknown);
    QCOMPARE(Seen(sample, layer).view.markers[0].figure, QString());
}

void TestFleetMapView::theSentenceSpeaksByHealth_data()
{
    QTest::addColumn<QString>("scene");
    QTest::addColumn<QString>("sentence");
    const auto row = [](const QString& scene, const QString& sentence) {
        QTest::newRow(qPrintable(scene)) << scene << sentence;
    };
    row(u"well"_s, u"All 3 clusters are live and healthy."_s);
    row(u"moving"_s, u"All 3 clusters are live. A rollout is under way in b."_s);
    row(u"waiting"_s, u"All 3 clusters are live. A rollout waits for a person in b."_s);
    row(u"empty"_s, u"All 3 clusters are live. There is neither node nor pod in b."_s);
    row(u"broken"_s, u"Something is broken in b."_s);
    row(u"unready"_s, u"Warnings in b."_s);
    row(u"lagging"_s, u"b lagging. The others that are connected are live and healthy."_s);
    row(u"down"_s, u"b unreachable. The others that are connected are live and healthy."_s);
    row(u"none"_s, u"No cluster is connected."_s);
    row(u"some"_s, u"2 of 3 clusters are live and healthy."_s);
    row(u"single"_s, u"The cluster is live and healthy."_s);
}

void TestFleetMapView::theSentenceSpeaksByHealth()
{
    QFETCH(QString, scene);
    PageFleet sample;
    for (const char* name : {"a", "b", "c"}) {
        const bool second = *name == 'b';
        if (scene == u"single"_s && *name != 'a')
            continue;
        if (scene == u"none"_s || (second && scene == u"some"_s)) {
            sample.addRegion(QLatin1String(name));
        } else if (second && scene == u"empty"_s) {
            sample.goLive(sample.addRegion(QLatin1String(name)));
        } else {
            addSmall(sample, name);
        }
    }
    if (scene == u"moving"_s)
        sample.addRollout(1, {.name = "web", .phase = "Progressing"});
    else if (scene == u"waiting"_s)
        sample.addRollout(1, {.name = "web", .phase = "Paused", .waiting = "BlueGreenPause"});
    else if (scene == u"broken"_s)
        sample.addNodes(1, {"spot", "m5.large", 1, 1, 4000, 8LL << 30});
    else if (scene == u"unready"_s)
        sample.addPods(1,
            {.nameSpace = "shop", .name = "web", .node = "spot-0", .count = 1,
                .trouble = pod::Trouble::NotReady, .troubleAge = 400});
    else if (scene == u"lagging"_s)
        sample.changeFacts(
            1, [&](ClusterFacts& facts) { facts.lastAnswerAt = sample.clock.bootMs() - 12000; });
    else if (scene == u"down"_s)
        sample.goDown(1, 60000);
    const Seen seen(sample);
    QTEST(seen.sentence, "sentence");
    for (const ui::TextRun& run : seen.runs) {
        const bool alarms = run.tone == ui::Tone::Error || run.tone == ui::Tone::Warn;
        QCOMPARE(alarms, run.text.contains(u"broken"_s) || run.text.contains(u"b lagging"_s)
                || run.text.contains(u"b unreachable"_s) || run.text.contains(u"Warnings"_s));
    }
}

void TestFleetMapView::totalsCountWhatIsCounted_data()
{
    QTest::addColumn<QString>("scene");
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("state");
    QTest::addColumn<QStringList>("cells");
    const auto row = [](const QString& scene, const QString& name, const QString& state,
                         const QStringList& cells) {
        QTest::newRow(qPrintable(scene)) << scene << name << state << cells;
    };
    row(u"well"_s, u"Fleet"_s, u"2 of 2 live"_s,
        {u"4 of 4"_s, u"2 of 2"_s, u"25 %"_s, u"no quota"_s, u"0 rollouts"_s});
    row(u"lagging"_s, u"Fleet"_s, u"1 of 2 live, 1 lagging"_s,
        {u"4 of 4"_s, u"2 of 2"_s, u"25 %"_s, u"no quota"_s, u"0 rollouts"_s});
    row(u"down"_s, u"1 of 2 clusters"_s, u"without b"_s,
        {u"2 of 2"_s, u"1 of 1"_s, u"25 %"_s, u"no quota"_s, u"0 rollouts"_s});
    row(u"loading"_s, u"Fleet"_s, u"no cluster is live"_s,
        QStringList(5, u"not known"_s));
}

void TestFleetMapView::totalsCountWhatIsCounted()
{
    QFETCH(QString, scene);
    PageFleet sample;
    addSmall(sample, "a");
    addSmall(sample, "b");
    if (scene == u"lagging"_s)
        sample.changeFacts(
            1, [&](ClusterFacts& facts) { facts.lastAnswerAt = sample.clock.bootMs() - 12000; });
    else if (scene == u"down"_s)
        sample.goDown(1, 60000);
    else if (scene == u"loading"_s)
        for (const Slot slot : {Slot(0), Slot(1)})
            sample.setSync(slot, {Kind::Pod, {}, SyncPhase::Loading, 0, {}, {}, 0});
    const Seen seen(sample);
    QTEST(seen.view.total->name, "name");
    QTEST(seen.view.total->state.text, "state");
    QTEST(seen.total(), "cells");
}

void TestFleetMapView::theListShowsWhatIsRequested()
{
    PageFleet sample;
    addSmall(sample, "one");
    sample.addQuota(0, "default", "compute", "pods 46 50\n", "pods", 92);
    const QList<ui::CellView> cells = Seen(sample).view.markers[0].cells;
    QCOMPARE(cells[Cpu].kind, ui::CellKind::Bar);
    QCOMPARE(cells[Cpu].bar.requested, 0.25);
    QVERIFY(!cells[Cpu].bar.used); // nothing was measured
    QCOMPARE(cells[Quota].bar.used, 0.92);
    QCOMPARE(cells[Quota].tone, ui::Tone::Warn);
    QCOMPARE(cells[Quota].text, u"92 % of pods"_s);
    // Pods of two namespaces are no share of the nodes.
    sample.forbid(0, Kind::Pod);
    for (const QString& name : {u"default"_s, u"team"_s})
        sample.setSync(0, {Kind::Pod, name, SyncPhase::Synced, 2, {}, {}, 0});
    QCOMPARE(Seen(sample).cells()[Cpu], u"pods of 2 namespaces only"_s);
    QCOMPARE(Seen(sample).cells()[Pods], u"2 of 2"_s);
}

void TestFleetMapView::aSingleRolloutHasItsNameAndLetters()
{
    PageFleet sample;
    addSmall(sample, "one");
    addSmall(sample, "two");
    const auto title = [&] { return Seen(sample).view.columns[Rollouts].title; };
    QCOMPARE(title(), u"Rollouts"_s);
    for (const Slot slot : {Slot(0), Slot(1)})
        sample.addRollout(slot,
            {.name = "web",
                .phase = slot == 0 ? "Paused" : "Healthy",
                .image = slot == 0 ? "registry.example/web:v2" : "registry.example/web:v1",
                .active = "aaa",
                .preview = slot == 0 ? "bbb" : "",
                .waiting = slot == 0 ? "BlueGreenPause" : ""});
    QCOMPARE(title(), u"web"_s);
    QCOMPARE(Seen(sample).cells(0)[Rollouts], u"v1 → v2, waits"_s);
    QCOMPARE(Seen(sample).cells(1)[Rollouts], u"v1"_s);
    QCOMPARE(Seen(sample).view.markers[1].cells[Rollouts].release, ReleaseColor::Blue);
    QCOMPARE(Seen(sample).total()[Rollouts], u"2 versions"_s);
    sample.addRollout(0, {.name = "api", .active = "ccc"});
    QCOMPARE(title(), u"Rollouts"_s);
    QCOMPARE(Seen(sample).cells(0)[Rollouts], u"1 of 2 wait web waits: BlueGreenPause"_s);
    QCOMPARE(Seen(sample).total()[Rollouts], u"3 rollouts"_s);
}

void TestFleetMapView::pictures_data()
{
    QTest::addColumn<QString>("scene");
    QTest::addColumn<QSize>("size");
    QTest::addColumn<bool>("dark");
    for (const QString& scene : {u"well"_s, u"single"_s, u"down"_s})
        for (const QSize size : {QSize(1280, 800), QSize(1600, 1000)})
            for (const bool dark : {false, true})
                QTest::newRow(qPrintable(u"%1 %2 %3"_s.arg(scene).arg(size.width()).arg(dark)))
                    << scene << size << dark;
}

void TestFleetMapView::pictures()
{
    QFETCH(QString, scene);
    QFETCH(QSize, size);
    QFETCH(bool, dark);
    PageFleet sample;
    if (scene == u"single"_s) {
        for (const char* name : {"us-east-1", "eu-west-1", "ap-southeast-1"}) {
            addSmall(sample, name);
            const Slot slot = Slot(sample.fleet.clusterCount() - 1);
            sample.addQuota(slot, "default", "compute", "pods 46 50\n", "pods", 60 + slot * 20);
            sample.addRollout(slot,
                {.name = "frontend",
                    .phase = slot == 1 ? "Progressing" : "Healthy",
                    .image = slot == 1 ? "registry.example/web:v2" : "registry.example/web:v1",
                    .active = "aaa",
                    .preview = slot == 1 ? "bbb" : "",
                    .desired = 10,
                    .ready = slot == 1 ? 7 : 10});
        }
    } else {
        fillFleet(sample);
        if (scene == u"down"_s) {
            sample.goDown(1, 251000);
            sample.forbid(2, Kind::ResourceQuota);
            sample.setSync(3, {Kind::Rollout, {}, SyncPhase::NotServed, 0, {}, {}, 0});
            sample.setSync(4, {Kind::Pod, {}, SyncPhase::Loading, 320, 4733, {}, 0});
        }
    }
    const Seen seen(sample);
    auto* page = new ui::MapPage;
    page->setView(seen.view);
    page->header()->setSentence(seen.runs);
    showAndSave(m_look, dark, size, page, u"Map"_s, ui::Glyph::Map, u"map-"_s + scene);
}

QTEST_MAIN(TestFleetMapView)
#include "tst_fleetmapview.moc"
