// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/geo/cloudregions.h"
#include "models/geo/folding.h"
#include "models/geo/greatcircle.h"
#include "models/geo/placement.h"
#include "models/geo/viewport.h"

#include <QtTest>

#include <cmath>

using namespace portolan;

namespace {

bool close(double a, double b, double tolerance = 1e-6)
{
    return std::abs(a - b) <= tolerance;
}

const MapRect picture{0, 0, 1000, 600};

PlateWish wish(double x, double y, int badness = 0, int last = -1)
{
    return {{x, y}, 188, 44, badness, last};
}

} // namespace

class TestGeo : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void millerIsItsOwnInverse_data()
    {
        QTest::addColumn<double>("lat");
        QTest::addColumn<double>("y");
        // Snyder, Map Projections: y/R of 0, 30, 60 and 90 degrees, here in degrees.
        QTest::newRow("equator") << 0.0 << 0.0;
        QTest::newRow("30") << 30.0 << 31.1308;
        QTest::newRow("60") << 60.0 << 68.4776;
        QTest::newRow("-45") << -45.0 << -48.5658;
        QTest::newRow("pole") << 90.0 << 131.6993;
    }

    void millerIsItsOwnInverse()
    {
        QFETCH(double, lat);
        QFETCH(double, y);
        QVERIFY2(close(millerY(lat), y, 0.5), qPrintable(QString::number(millerY(lat))));
        if (std::abs(lat) < 89)
            QVERIFY(close(millerLat(millerY(lat)), lat));
    }

    void longitudesAreNormal_data()
    {
        QTest::addColumn<double>("lon");
        QTest::addColumn<double>("normal");
        QTest::newRow("inside") << 12.5 << 12.5;
        QTest::newRow("east end") << 180.0 << 180.0;
        QTest::newRow("west end") << -180.0 << 180.0;
        QTest::newRow("beyond") << 190.0 << -170.0;
        QTest::newRow("far") << -541.0 << 179.0;
    }

    void longitudesAreNormal()
    {
        QFETCH(double, lon);
        QTEST(normalLon(lon), "normal");
    }

    void greatCircleIsWholeAndShort()
    {
        const LatLon tokyo{35.7, 139.7};
        const LatLon oregon{45.8, -119.7};
        const auto line = greatCircle(tokyo, oregon);
        QCOMPARE(line.size(), size_t(33));
        QCOMPARE(line.front(), tokyo);
        QCOMPARE(line.back().lat, oregon.lat);
        double way = 0;
        for (size_t i = 1; i < line.size(); ++i) {
            QVERIFY(std::abs(line[i].lon - line[i - 1].lon) < 20); // never round the other side
            way += distanceKm(line[i - 1], line[i]);
        }
        QVERIFY(close(way, distanceKm(tokyo, oregon), 1));
        // Two airports whose distance everybody knows, to half a percent: the earth is no sphere.
        QVERIFY(close(distanceKm({40.64, -73.78}, {51.47, -0.45}), 5540, 28));
        QVERIFY(line[16].lat > 50); // it bends to the north
    }

    void greatCircleOfOnePlaceAndOfOppositeOnes()
    {
        const auto same = greatCircle({10, 20}, {10, 20}, 4);
        QCOMPARE(same.size(), size_t(5));
        for (const LatLon& point : same)
            QVERIFY(close(point.lat, 10) && close(point.lon, 20));
        for (const LatLon& point : greatCircle({0, 0}, {0, 180}, 8))
            QVERIFY(std::isfinite(point.lat) && std::isfinite(point.lon));
    }

    void worldFillsThePicture_data()
    {
        QTest::addColumn<double>("width");
        QTest::addColumn<double>("height");
        QTest::newRow("small") << 924.0 << 480.0;
        QTest::newRow("usual") << 1080.0 << 660.0;
        QTest::newRow("large") << 1976.0 << 1100.0;
    }

    void worldFillsThePicture()
    {
        QFETCH(double, width);
        QFETCH(double, height);
        const Viewport view = Viewport::world(width, height);
        QVERIFY(close(view.zoom(), 1));
        QVERIFY(close(view.project({0, -141}).x, 0));
        QVERIFY(close(view.project({25, 170}).x, width));
        QVERIFY(close(view.project({25, 0}).y, height / 2));
        for (const LatLon place : {LatLon{53.3, -6.3}, LatLon{1.35, 103.8}, LatLon{-33.9, 151.2}}) {
            const LatLon back = view.unproject(view.project(place));
            QVERIFY(close(back.lat, place.lat) && close(back.lon, place.lon));
        }
    }

    void zoomKeepsWhatIsUnderThePointer()
    {
        Viewport view = Viewport::world(1000, 600);
        const MapPoint pointer{430, 190};
        const LatLon before = view.unproject(pointer);
        view = view.zoomed(4, pointer);
        const LatLon after = view.unproject(pointer);
        QVERIFY(close(before.lat, after.lat) && close(before.lon, after.lon));
        QVERIFY(close(view.zoom(), 4));
        view = view.zoomed(1000, pointer);
        QVERIFY(close(view.zoom(), Viewport::maxZoom));
        view = view.zoomed(1e-6, pointer);
        QVERIFY(close(view.zoom(), 1));
    }

    void worldGoesOnToTheEastButEndsAtThePoles()
    {
        Viewport view = Viewport::world(1000, 600).zoomed(8, {500, 300});
        for (int i = 0; i < 40; ++i)
            view = view.panned(-400, 0);
        QVERIFY(view.west() >= -180 - 40 && view.east() <= 180 + 40);
        view = view.panned(0, 1e6);
        QVERIFY(view.unproject({500, 0}).lat <= 85.001);
        view = view.panned(0, -1e6);
        QVERIFY(view.unproject({500, 600}).lat >= -60.001);
    }

    void aResizeKeepsMiddleAndZoom()
    {
        const Viewport view = Viewport::world(1000, 600).zoomed(3, {200, 200});
        const Viewport other = view.resized(1400, 700);
        QVERIFY(close(other.zoom(), view.zoom()));
        const LatLon a = view.unproject({500, 300});
        const LatLon b = other.unproject({700, 350});
        QVERIFY(close(a.lat, b.lat, 0.5) && close(a.lon, b.lon));
    }

    void markersFold_data()
    {
        QTest::addColumn<QList<QPoint>>("points");
        QTest::addColumn<QString>("groups");
        QTest::newRow("none") << QList<QPoint>{} << QString();
        QTest::newRow("apart") << QList<QPoint>{{0, 0}, {28, 0}} << QStringLiteral("0|1");
        QTest::newRow("near") << QList<QPoint>{{0, 0}, {27, 0}} << QStringLiteral("0,1");
        QTest::newRow("same place")
            << QList<QPoint>{{5, 5}, {90, 0}, {5, 5}} << QStringLiteral("0,2|1");
        QTest::newRow("chain") << QList<QPoint>{{0, 0}, {20, 0}, {36, 0}}
                               << QStringLiteral("0,1,2");
        QTest::newRow("middle far off")
            << QList<QPoint>{{0, 0}, {20, 0}, {44, 0}} << QStringLiteral("0,1|2");
    }

    void markersFold()
    {
        QFETCH(QList<QPoint>, points);
        QFETCH(QString, groups);
        std::vector<MapPoint> markers;
        for (const QPoint& point : points)
            markers.push_back({double(point.x()), double(point.y())});
        QStringList found;
        for (const Fold& fold : foldMarkers(markers)) {
            QStringList members;
            for (const int member : fold.members)
                members.append(QString::number(member));
            found.append(members.join(QLatin1Char(',')));
        }
        QCOMPARE(found.join(QLatin1Char('|')), groups);
    }

    void platesKeepClear()
    {
        std::vector<PlateWish> wishes;
        std::vector<MapPoint> markers;
        for (int i = 0; i < 9; ++i) {
            wishes.push_back(wish(200 + 70 * i, 250 + 30 * (i % 3)));
            markers.push_back(wishes.back().marker);
        }
        const auto places = placePlates(wishes, {picture, markers});
        int placed = 0;
        for (size_t i = 0; i < places.size(); ++i) {
            if (places[i].candidate < 0)
                continue;
            ++placed;
            QVERIFY(picture.contains(places[i].rect));
            for (size_t j = 0; j < i; ++j)
                QVERIFY(places[j].candidate < 0 || !places[i].rect.intersects(places[j].rect));
            for (const MapPoint marker : markers)
                QVERIFY(!places[i].rect.intersects({marker.x - 12, marker.y - 12, 24, 24}));
        }
        QVERIFY(placed >= 7);
    }

    void theWorstHasTheFirstChoice()
    {
        const std::vector<PlateWish> wishes{wish(300, 300), wish(330, 300, 9)};
        const auto places = placePlates(wishes, {picture, {wishes[0].marker, wishes[1].marker}});
        QCOMPARE(places[1].candidate, 0);
        QVERIFY(places[0].candidate > 0);
    }

    void aPlateStaysUntilItHitsSomething()
    {
        const auto stays = placePlates({wish(300, 300, 0, 5)}, {picture, {{300, 300}}});
        QCOMPARE(stays[0].candidate, 5);
        const MapRect rect = stays[0].rect;
        const auto moves = placePlates(
            {wish(300, 300, 0, 5)}, {picture, {{300, 300}, {rect.x + 20, rect.y + 10}}});
        QVERIFY(moves[0].candidate >= 0 && moves[0].candidate != 5);
    }

    void linesAreCoveredOnlyWhenNothingElseIsLeft()
    {
        const MapRect first = plateCandidate(wish(300, 300), 0);
        const MapPoint onLine{first.x + 30, first.y + 20};
        const auto beside = placePlates({wish(300, 300)}, {picture, {{300, 300}}, {onLine}});
        QVERIFY(beside[0].candidate > 0);
        const MapRect tight{first.x - 10, first.y - 10, first.width + 20, first.height + 20};
        const auto over = placePlates({wish(300, 300)}, {tight, {{300, 300}}, {onLine}});
        QCOMPARE(over[0].candidate, 0);
    }

    void withoutRoomThereIsNoPlate()
    {
        QCOMPARE(placePlates({wish(40, 30)}, {{0, 0, 120, 60}, {{40, 30}}})[0].candidate, -1);
    }

    void cloudRegionsAreKnown_data()
    {
        QTest::addColumn<QByteArray>("name");
        QTest::addColumn<double>("lat");
        QTest::newRow("aws") << QByteArray("eu-central-1") << 50.1;
        QTest::newRow("aws zone") << QByteArray("sa-east-1c") << -23.5;
        QTest::newRow("google") << QByteArray("europe-west4") << 53.4;
        QTest::newRow("google zone") << QByteArray("us-central1-f") << 41.3;
        QTest::newRow("azure") << QByteArray("westeurope") << 52.4;
        QTest::newRow("azure zone") << QByteArray("westus2-3") << 47.2;
        QTest::newRow("unknown") << QByteArray("rack-7") << 999.0;
        QTest::newRow("empty") << QByteArray() << 999.0;
    }

    void cloudRegionsAreKnown()
    {
        QFETCH(QByteArray, name);
        const auto place = cloudRegion(std::string_view(name.constData(), size_t(name.size())));
        QTEST(place ? place->lat : 999.0, "lat");
        QVERIFY(cloudRegionCount() >= 60);
    }
};

QTEST_APPLESS_MAIN(TestGeo)
#include "tst_geo.moc"
