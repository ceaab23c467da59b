// SPDX-License-Identifier: GPL-3.0-or-later
// The page in the frame, in each state, at the sizes people have: as pictures when
// PORTOLAN_PICTURES names a folder, else only drawn.
#include "tests/widgets/workloads/samplefleet.h"
#include "widgets/common/filterfield.h"
#include "widgets/common/fleettable.h"
#include "widgets/mainwindow/mainwindow.h"
#include "widgets/workloads/detailpane.h"
#include "widgets/workloads/workloadspage.h"

#include <QDir>
#include <QTest>

using namespace portolan;
using namespace portolan::test;
using namespace Qt::StringLiterals;

namespace {

void select(ui::WorkloadsPage& page, int row)
{
    page.table()->setFocus();
    page.table()->setCurrentIndex(page.rows()->index(row, 2));
}

//! What is changed before the picture is taken.
struct Scene {
    QString name;
    std::function<void(SampleFleet&)> fleet;
    std::function<void(ui::WorkloadsPage&)> page;
};

void healthy(SampleFleet& sample)
{
    sample.connectAll();
    sample.addPods(30412);
    sample.addNodes();
    sample.addEvents();
}

QList<Scene> scenes()
{
    return {
        {u"rows"_s, healthy, [](ui::WorkloadsPage& page) { select(page, 5); }},
        {u"filter"_s, healthy,
            [](ui::WorkloadsPage& page) {
                page.filter()->setText(u"region:eu phase:!Running"_s);
                page.filter()->setFocus();
            }},
        {u"yaml"_s, healthy,
            [](ui::WorkloadsPage& page) {
                page.filter()->setText(u"region:eu colour:red -batch"_s);
                select(page, 1);
                page.detail()->showYaml(true);
            }},
        {u"down"_s,
            [](SampleFleet& sample) {
                healthy(sample);
                sample.unreachable(1, 251000);
            },
            [](ui::WorkloadsPage& page) { select(page, 1); }},
        {u"nothing"_s, [](SampleFleet&) {}, [](ui::WorkloadsPage&) {}},
        {u"empty"_s, [](SampleFleet& sample) { sample.connectAll(); }, [](ui::WorkloadsPage&) {}},
        {u"nomatch"_s, healthy,
            [](ui::WorkloadsPage& page) { page.filter()->setText(u"region:eu status:Unknown"_s); }},
        {u"loading"_s,
            [](SampleFleet& sample) {
                sample.connectAll();
                sample.addPods(60);
                sample.setSync(3, {Kind::Pod, {}, SyncPhase::Loading, 3200, 4733, {}, 0});
                sample.setSync(5,
                    {Kind::Pod, {}, SyncPhase::Forbidden, 0, {},
                        {u"Forbidden"_s, u"pods is forbidden"_s, u"list"_s, u"pods"_s, {}}, 0});
            },
            [](ui::WorkloadsPage& page) {
                page.show(Place{{}, u"eu-west-1"_s, {}, Kind::Pod, u"default"_s,
                    u"voltage-soda-api-c8d7bf9f6-hq2wn"_s,
                    u"00000000-0000-4000-8000-0000000fffff"_s, {}});
                page.detail()->copyYaml();
            }},
        {u"nodes"_s, healthy,
            [](ui::WorkloadsPage& page) {
                page.show(Place{{}, {}, {}, Kind::Node, {}, {}, {}, {}});
                select(page, 0);
            }},
    };
}

} // namespace

class TestWorkloadPictures : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void pictures_data();
    void pictures();

private:
    ui::Look m_look{*qApp};
};

void TestWorkloadPictures::pictures_data()
{
    QTest::addColumn<int>("scene");
    QTest::addColumn<QSize>("size");
    QTest::addColumn<bool>("dark");
    const QList<Scene> all = scenes();
    for (int i = 0; i < all.size(); ++i) {
        for (const QSize size : {QSize(1120, 700), QSize(1280, 800), QSize(1600, 1000)}) {
            for (const bool dark : {false, true}) {
                if (size.width() == 1120 && i > 0)
                    continue;
                const QString name = u"%1-%2x%3-%4"_s.arg(all[i].name)
                                         .arg(size.width())
                                         .arg(size.height())
                                         .arg(dark ? u"dark"_s : u"light"_s);
                QTest::newRow(qPrintable(name)) << i << size << dark;
            }
        }
    }
}

void TestWorkloadPictures::pictures()
{
    QFETCH(int, scene);
    QFETCH(QSize, size);
    QFETCH(bool, dark);
    m_look.setAppearance(dark ? ui::Appearance::Dark : ui::Appearance::Light);
    SampleFleet sample;
    SampleSource source;
    source.fleet = &sample.fleet;
    PlaceRecorder navigator;
    MemoryState state;
    const Scene shown = scenes().at(scene);
    shown.fleet(sample);
    ui::MainWindow window(m_look, state);
    auto* page = new ui::WorkloadsPage(sample.fleet, sample.clock, source, navigator, state);
    window.addPage({u"map"_s, u"Map"_s, ui::Glyph::Map, new QWidget});
    window.addPage({u"workloads"_s, u"Workloads"_s, ui::Glyph::Workloads, page});
    window.showPage(u"workloads"_s);
    window.rail()->setFleet(u"voltage-soda"_s, u"6 clusters"_s);
    window.resize(size);
    window.show();
    QVERIFY(QTest::qWaitForWindowExposed(&window));
    window.activateWindow();
    shown.page(*page);
    QTest::qWait(250);
    const QPixmap picture = window.grab();
    QCOMPARE(picture.size(), size);
    if (const QString folder = qEnvironmentVariable("PORTOLAN_PICTURES"); !folder.isEmpty()) {
        QDir().mkpath(folder);
        QVERIFY(picture.save(
            QDir(folder).filePath(QLatin1StringView(QTest::currentDataTag()) + u".png"_s)));
    }
}

QTEST_MAIN(TestWorkloadPictures)
#include "tst_workloadpictures.moc"
