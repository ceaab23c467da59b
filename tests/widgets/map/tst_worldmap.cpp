// SPDX-License-Identifier: GPL-3.0-or-later
#include "resources/look.h"
#include "widgets/common/chipbutton.h"
#include "widgets/common/fleettable.h"
#include "widgets/common/segment.h"
#include "widgets/decor/look.h"
#include "widgets/map/maplist.h"
#include "widgets/map/mappage.h"
#include "widgets/map/outline.h"
#include "widgets/map/worldmapwidget.h"

#include <QtTest>

using namespace portolan;
using namespace portolan::ui;

namespace {

MarkerView marker(const char* name, double lat, double lon, DataState state = DataState::Live)
{
    MarkerView view;
    view.context = QString::fromUtf8(name);
    view.displayName = view.context;
    view.place = LatLon{lat, lon};
    view.state = state;
    view.health = Health::Healthy;
    view.freshness = QStringLiteral("0.4 s");
    view.zones = {Tone::Ok, Tone::Ok, Tone::Ok};
    view.lines = {{QStringLiteral("12 running"), QStringLiteral("3 nodes")}};
    view.cells = {numberCell(QStringLiteral("3"))};
    return view;
}

MapView world()
{
    MapView view;
    view.layer = QStringLiteral("health");
    view.layers = {{QStringLiteral("health"), QStringLiteral("Health")},
        {QStringLiteral("pods"), QStringLiteral("Pods")}};
    view.columns = {{QStringLiteral("nodes"), QStringLiteral("Nodes"), 60, true}};
    view.markers = {marker("oslo", 59.9, 10.8), marker("cairo", 30, 31), marker("lima", -12, -77)};
    return view;
}

QPoint at(const WorldMapWidget& map, qsizetype index)
{
    const MapPoint point = map.viewport().project(*map.view().markers[index].place);
    return QPointF(point.x, point.y).toPoint();
}

} // namespace

class TestWorldMap : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_look = new Look(*qApp); }
    void cleanupTestCase() { delete m_look; }

    void theLandCanBeRead()
    {
        const QByteArray file = resource(QStringLiteral("map/world.bin"));
        const auto land = readLand(file);
        QVERIFY(land.has_value());
        QVERIFY(land->size() > 100);
        double east = 0;
        for (const LandRing& ring : *land)
            east = std::max(east, ring.bounds.right());
        QVERIFY(east > 180); // Chukotka, unwrapped
        QVERIFY(!readLand({}).has_value());
        QVERIFY(!readLand("PWLD????").has_value());
        QVERIFY(!readLand(file.chopped(1)).has_value());
        QVERIFY(!readLand(file + 'x').has_value());
    }

    void aClickOpensAMarker()
    {
        WorldMapWidget map;
        map.resize(1000, 600);
        map.setView(world());
        map.show();
        const QSignalSpy opened(&map, &WorldMapWidget::activated);
        QTest::mouseClick(&map, Qt::LeftButton, {}, at(map, 1) + QPoint(9, -6));
        QCOMPARE(opened.size(), 1);
        QCOMPARE(opened[0][0].toString(), QStringLiteral("cairo"));
        QCOMPARE(map.selected(), QStringLiteral("cairo"));
        QTest::mouseClick(&map, Qt::LeftButton, {}, QPoint(500, 560));
        QCOMPARE(opened.size(), 1);
        QVERIFY(map.selected().isEmpty());
    }

    void draggingMovesAndOpensNothing()
    {
        WorldMapWidget map;
        map.resize(1000, 600);
        map.setView(world());
        map.show();
        QTest::keyClick(&map, Qt::Key_Plus);
        QTest::keyClick(&map, Qt::Key_Plus);
        const QSignalSpy opened(&map, &WorldMapWidget::activated);
        const QPoint before = at(map, 1);
        QTest::mousePress(&map, Qt::LeftButton, {}, before);
        QTest::mouseMove(&map, before + QPoint(60, 20));
        QTest::mouseRelease(&map, Qt::LeftButton, {}, before + QPoint(60, 20));
        QCOMPARE(opened.size(), 0);
        QVERIFY((at(map, 1) - before - QPoint(60, 20)).manhattanLength() <= 2);
    }

    void theWheelZoomsAboutThePointer()
    {
        WorldMapWidget map;
        map.resize(1000, 600);
        map.setView(world());
        map.show();
        const QPoint pointer = at(map, 0);
        QWheelEvent wheel(pointer, map.mapToGlobal(pointer), {}, QPoint(0, 480), Qt::NoButton,
            Qt::NoModifier, Qt::NoScrollPhase, false);
        QCoreApplication::sendEvent(&map, &wheel);
        QVERIFY(qFuzzyCompare(map.viewport().zoom(), 2.0));
        QVERIFY((at(map, 0) - pointer).manhattanLength() <= 1);
    }

    void tabGoesThroughTheMarkersAndEnterOpens()
    {
        QWidget window;
        WorldMapWidget map(&window);
        QLineEdit after(&window);
        map.setGeometry(0, 0, 1000, 600);
        after.setGeometry(0, 600, 100, 30);
        map.setView(world());
        window.show();
        window.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        after.setFocus();
        map.setFocus(Qt::TabFocusReason);
        const QSignalSpy opened(&map, &WorldMapWidget::activated);
        QStringList order{map.selected()};
        for (int i = 0; i < 2; ++i) {
            QTest::keyClick(&map, Qt::Key_Tab);
            order.append(map.selected());
        }
        QCOMPARE(order.join(QLatin1Char(' ')), QStringLiteral("oslo cairo lima"));
        QVERIFY(map.accessibleDescription().contains(QStringLiteral("lima live")));
        QTest::keyClick(&map, Qt::Key_Return);
        QCOMPARE(opened.value(0).value(0).toString(), QStringLiteral("lima"));
        QTest::keyClick(&map, Qt::Key_Backtab, Qt::ShiftModifier);
        QCOMPARE(map.selected(), QStringLiteral("cairo"));
    }

    void selectionAndPlatesStayWhileFiguresChange()
    {
        MapScene scene;
        MapView view = world();
        const Viewport viewport = Viewport::world(1000, 600);
        scene.layOut(view, viewport, m_look->theme());
        QHash<QString, QRect> before;
        for (const SceneItem& item : scene.items())
            before.insert(view.markers[item.members.first()].context, item.plateRect);
        view.markers[1].lines[0].left = QStringLiteral("13 running");
        view.markers[0].freshness = QStringLiteral("0.9 s");
        scene.layOut(view, viewport, m_look->theme());
        for (const SceneItem& item : scene.items())
            QCOMPARE(item.plateRect, before.value(view.markers[item.members.first()].context));
    }

    void foldedMarkersPart()
    {
        WorldMapWidget map;
        map.resize(1000, 600);
        MapView view = world();
        view.markers.append(marker("bergen", 60.4, 5.3));
        map.setView(view);
        map.show();
        const QSignalSpy opened(&map, &WorldMapWidget::activated);
        QTest::mouseClick(&map, Qt::LeftButton, {}, at(map, 0));
        QCOMPARE(opened.size(), 0);
        QVERIFY(map.viewport().zoom() > 1);
        // Where two share one place, no zoom can part them: one of them is opened.
        view.markers[3].place = view.markers[0].place;
        map.setView(view);
        QTest::mouseClick(&map, Qt::LeftButton, {}, at(map, 0));
        QCOMPARE(opened.size(), 1);
    }

    void theWorstOfAFoldIsShown()
    {
        MapView view = world();
        view.markers.append(marker("bergen", 60.4, 6.3, DataState::Unreachable));
        MapScene scene;
        scene.layOut(view, Viewport::world(1000, 600), m_look->theme());
        const SceneItem& worst = scene.items().last();
        QVERIFY(worst.isFold());
        QCOMPARE(worst.worst, Tone::Error);
        QCOMPARE(worst.plate.lines.first().left, QStringLiteral("2 clusters"));
    }

    void badnessFollowsTheOrder()
    {
        MarkerView view = marker("x", 0, 0);
        const auto of = [&](DataState state, Health health) {
            view.state = state;
            view.health = health;
            return badnessOf(view);
        };
        const QList<int> order{of(DataState::Live, Health::Healthy),
            of(DataState::Live, Health::Unknown), of(DataState::Connecting, Health::Healthy),
            of(DataState::Loading, Health::Healthy), of(DataState::Live, Health::Progressing),
            of(DataState::Live, Health::Paused), of(DataState::Lagging, Health::Healthy),
            of(DataState::Partial, Health::Healthy), of(DataState::Forbidden, Health::Healthy),
            of(DataState::Live, Health::Degraded), of(DataState::Stale, Health::Degraded),
            of(DataState::CredentialsExpired, Health::Healthy),
            of(DataState::Unreachable, Health::Unknown),
            of(DataState::Unreachable, Health::Failed)};
        for (qsizetype i = 1; i < order.size(); ++i)
            QVERIFY2(order[i - 1] < order[i], qPrintable(QString::number(i)));
    }

    void thePageSaysTheSameTwice()
    {
        MapPage page;
        MapView view = world();
        MarkerView lost = marker("nowhere", 0, 0, DataState::Stale);
        lost.place.reset();
        view.markers.append(lost);
        page.resize(1300, 900);
        page.setView(view);
        page.show();
        QCOMPARE(page.list()->model()->rowCount(), 4);
        QCOMPARE(page.list()->model()->index(3, 0).data().toString(), QStringLiteral("nowhere"));
        const QSignalSpy opened(&page, &MapPage::activated);
        const auto chips = page.findChildren<ChipButton*>();
        QCOMPARE(chips.size(), 1);
        QTest::mouseClick(chips.first(), Qt::LeftButton);
        QCOMPARE(opened.value(0).value(0).toString(), QStringLiteral("nowhere"));
        // One selection for both.
        page.list()->selectRow(2);
        QCOMPARE(page.map()->selected(), QStringLiteral("lima"));
        view.markers[2].cells[0] = numberCell(QStringLiteral("4"));
        page.setView(view);
        QCOMPARE(page.map()->selected(), QStringLiteral("lima"));
        QCOMPARE(page.list()->currentIndex().row(), 2);
        QCOMPARE(page.list()->model()->index(2, 2).data().toString(), QStringLiteral("4"));
    }

    //! The view is made anew four times a second: nobody's click is shorter than that.
    void traysChipsStay()
    {
        MapPage page;
        MapView view = world();
        for (MarkerView& one : view.markers)
            one.place.reset();
        page.resize(1300, 900);
        page.setView(view);
        page.show();
        const auto chipOf = [&page](const char* text) {
            for (ChipButton* chip : page.findChildren<ChipButton*>())
                if (chip->text() == QLatin1String(text))
                    return chip;
            return static_cast<ChipButton*>(nullptr);
        };
        ChipButton* cairo = chipOf("cairo");
        const QSignalSpy opened(&page, &MapPage::activated);
        cairo->setFocus();
        QTest::mousePress(cairo, Qt::LeftButton);
        view.markers[1].state = DataState::Stale;
        page.setView(view);
        QCOMPARE(chipOf("cairo"), cairo);
        QVERIFY(cairo->toolTip().contains(word(DataState::Stale)));
        QTest::mouseRelease(cairo, Qt::LeftButton);
        QCOMPARE(opened.value(0).value(0).toString(), QStringLiteral("cairo"));
        // In the order of the view, and only those of the view.
        const ChipButton* lima = chipOf("lima");
        view.markers.swapItemsAt(0, 2);
        page.setView(view);
        QTRY_VERIFY(lima->x() < cairo->x());
        view.markers[0].place = LatLon{-12, -77};
        page.setView(view);
        QVERIFY(!chipOf("lima"));
        QCOMPARE(page.findChildren<ChipButton*>().size(), 2);
    }

    void theListIsAProperModel()
    {
        MapListModel model;
        const QAbstractItemModelTester tester(
            &model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        MapView view = world();
        model.setView(view);
        view.total = MapTotal{QStringLiteral("Fleet"), nameCell(QStringLiteral("3 of 3 live")),
            {numberCell(QStringLiteral("9"))}};
        model.setView(view);
        QCOMPARE(model.rowCount(), 4);
        QCOMPARE(model.index(3, 2).data().toString(), QStringLiteral("9"));
        view.markers.removeLast();
        model.setView(view);
        model.setView(MapView());
        QCOMPARE(model.rowCount(), 0);
    }

    void aLayerIsAskedFor()
    {
        MapPage page;
        page.setView(world());
        page.show();
        const QSignalSpy chosen(&page, &MapPage::layerChosen);
        auto* control = page.findChild<SegmentControl*>();
        QTest::mouseClick(control->findChildren<QAbstractButton*>().at(1), Qt::LeftButton);
        QCOMPARE(chosen.value(0).value(0).toString(), QStringLiteral("pods"));
    }

private:
    Look* m_look = nullptr;
};

QTEST_MAIN(TestWorldMap)
#include "tst_worldmap.moc"
