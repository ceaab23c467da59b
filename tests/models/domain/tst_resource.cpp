// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/resource.h"

#include <QtTest>

using namespace portolan;
using namespace Qt::StringLiterals;

//! Addresses of kinds, watched or not: what they are called and where they are.
class TestResource : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void titles_data()
    {
        QTest::addColumn<QString>("kind");
        QTest::addColumn<QString>("resource");
        QTest::addColumn<QString>("title");
        QTest::newRow("s") << u"Secret"_s << u"secrets"_s << u"Secrets"_s;
        QTest::newRow("es") << u"Ingress"_s << u"ingresses"_s << u"Ingresses"_s;
        QTest::newRow("ies") << u"NetworkPolicy"_s << u"networkpolicies"_s << u"NetworkPolicies"_s;
        QTest::newRow("same") << u"Endpoints"_s << u"endpoints"_s << u"Endpoints"_s;
        QTest::newRow("other name") << u"PodMetrics"_s << u"pods"_s << u"PodMetrics"_s;
        QTest::newRow("not known yet") << QString() << u"secrets"_s << u"secrets"_s;
        QTest::newRow("nothing") << QString() << QString() << QString();
    }
    void titles()
    {
        QFETCH(QString, kind);
        QFETCH(QString, resource);
        QTEST(pluralTitle({{}, u"v1"_s, resource, kind, true}), "title");
    }

    void paths_data()
    {
        QTest::addColumn<QString>("group");
        QTest::addColumn<bool>("namespaced");
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("path");
        QTest::newRow("core") << QString() << true << u"a"_s
                              << u"/api/v1/namespaces/shop/things/a"_s;
        QTest::newRow("group") << u"x.io"_s << true << u"a"_s
                               << u"/apis/x.io/v1/namespaces/shop/things/a"_s;
        QTest::newRow("of the cluster")
            << u"x.io"_s << false << u"system:node"_s << u"/apis/x.io/v1/things/system:node"_s;
        QTest::newRow("no way out")
            << QString() << false << u"../nodes?a#b"_s << u"/api/v1/things/..%2Fnodes%3Fa%23b"_s;
    }
    void paths()
    {
        QFETCH(QString, group);
        QFETCH(bool, namespaced);
        QFETCH(QString, name);
        const ResourceAddress address{group, u"v1"_s, u"things"_s, u"Thing"_s, namespaced};
        QTEST(QString::fromStdString(objectPath(address, u"shop"_s, name)), "path");
    }

    void watchedKindsAreFoundInWhateverVersion()
    {
        for (size_t i = 0; i < kindCount; ++i) {
            const ResourceAddress address = resourceOf(Kind(i));
            QCOMPARE(watchedKind(address.group, address.resource), Kind(i));
            QCOMPARE(collectionPath(address, {}), collectionPath(addressOf(Kind(i)), {}));
        }
        QVERIFY(!watchedKind(u"", u"secrets"));
        QVERIFY(!watchedKind(u"metrics.k8s.io", u"pods"));
        QCOMPARE(resourceOf(Kind::Rollout).id(), u"rollouts.argoproj.io"_s);
        QCOMPARE(resourceOf(Kind::Pod).id(), u"pods"_s);
    }
};

QTEST_APPLESS_MAIN(TestResource)
#include "tst_resource.moc"
