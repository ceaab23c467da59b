// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/fleet/fleet.h"
#include "models/ports/history.h"
#include "models/workloads/problems.h"

#include <QtTest>

using namespace portolan;
using namespace Qt::StringLiterals;

namespace {

Place page(const QString& id)
{
    Place place;
    place.page = id;
    return place;
}

Place pods(const QString& filter, const QString& name = {})
{
    Place place = page(u"workloads"_s);
    place.kind = Kind::Pod;
    place.filter = filter;
    place.name = name;
    return place;
}

} // namespace

class TestPlaces : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aPlaceSurvivesItsText()
    {
        const Place place{u"workloads"_s, u"us-east-1"_s, u"a-b"_s, Kind::Rollout, u"shop"_s,
            u"web"_s, u"c-d"_s, u"phase:!Healthy \"two words\""_s};
        QCOMPARE(placeFromJson(placeToJson(place)), std::optional(place));
        QCOMPARE(placeFromJson(placeToJson(Place())), std::optional(Place()));
        QCOMPARE(placeFromJson("not a place"), std::nullopt);
        QCOMPARE(placeFromJson({}), std::nullopt);
    }

    void problemsLeadToTheirObjects()
    {
        Cluster cluster;
        cluster.info.context = u"us-east-1"_s;
        cluster.facts.identity = u"a-b"_s;
        Problem problem;
        problem.name = u"us-east-1"_s;
        problem.state = DataState::Unreachable;
        const Place connection = placeOf(cluster, problem);
        QCOMPARE(connection.page, u"connections"_s);
        QCOMPARE(connection.context, u"us-east-1"_s);
        QVERIFY(connection.name.isEmpty());
        problem = {};
        problem.kind = Kind::Pod;
        problem.nameSpace = u"shop"_s;
        problem.name = u"web-1"_s;
        const Place object = placeOf(cluster, problem);
        QVERIFY(object.page.isEmpty());
        QCOMPARE(object.kind, Kind::Pod);
        QCOMPARE(object.name, u"web-1"_s);
        QCOMPARE(object.identity, u"a-b"_s);
    }

    void goesBackAndForward()
    {
        History history;
        QVERIFY(!history.back());
        history.visit(page(u"map"_s));
        QVERIFY(!history.canGoBack());
        history.visit(pods({}));
        history.visit(pods({}));
        history.visit(page(u"incidents"_s));
        QCOMPARE(history.back()->page, u"workloads"_s);
        QCOMPARE(history.back()->page, u"map"_s);
        QVERIFY(!history.back());
        QCOMPARE(history.forward()->page, u"workloads"_s);
        // A new way forgets the one that lay ahead.
        history.visit(page(u"connections"_s));
        QVERIFY(!history.canGoForward());
        QCOMPARE(history.back()->page, u"workloads"_s);
    }

    void walkingOverRowsIsOneStep()
    {
        History history;
        history.visit(page(u"map"_s));
        history.visit(pods({}));
        for (int i = 0; i < 20; ++i)
            history.visit(pods({}, u"web-%1"_s.arg(i)));
        history.visit(pods(u"region:eu"_s, u"web-19"_s));
        QCOMPARE(history.back()->name, u"web-19"_s);
        QCOMPARE(history.back()->page, u"map"_s);
    }

    void keepsTheNewest()
    {
        History history;
        for (size_t i = 0; i < History::most + 20; ++i)
            history.visit(pods(QString::number(i)));
        size_t steps = 1;
        std::optional<Place> oldest;
        while (const std::optional<Place> step = history.back()) {
            oldest = step;
            ++steps;
        }
        QCOMPARE(steps, History::most);
        QCOMPARE(oldest->filter, u"20"_s);
    }
};

QTEST_GUILESS_MAIN(TestPlaces)
#include "tst_places.moc"
