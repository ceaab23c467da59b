// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/feed/yamlsource.h"

#include <QTest>

using namespace portolan;

namespace {

const QString pod = QStringLiteral(
    "apiVersion: v1\n"
    "kind: Pod\n"
    "metadata:\n"
    "  annotations:\n"
    "    uid: not-this\n"
    "    notes: |-\n"
    "      uid: nor-this\n"
    "  name: ledger-0\n"
    "  ownerReferences:\n"
    "  - apiVersion: apps/v1\n"
    "    kind: StatefulSet\n"
    "    uid: 11111111-0000-4000-8000-000000000001\n"
    "  resourceVersion: \"18446744073709551615\"\n"
    "  uid: 22222222-0000-4000-8000-000000000002\n"
    "spec:\n"
    "  uid: 33333333-0000-4000-8000-000000000003\n");

} // namespace

class TestObjectText : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void saysWhichObjectItIs()
    {
        const Result<ObjectText> object = feed::objectText(pod);
        QVERIFY(object);
        QCOMPARE(object->yaml, pod);
        QCOMPARE(
            object->uid.toString(), QStringLiteral("22222222-0000-4000-8000-000000000002"));
        QCOMPARE(object->resourceVersion, 18446744073709551615ull);
    }

    void whatHasNoUidIsNoObject()
    {
        for (const char* text : {"", "kind: List\n", "metadata:\n  name: a\n", "metadata: {}\n"}) {
            const Result<ObjectText> object = feed::objectText(QLatin1String(text));
            QVERIFY(!object);
            QCOMPARE(object.error().code, ErrorCode::Protocol);
        }
    }

    //! As the objects of metrics.k8s.io: they are made for the question, and nothing keeps them.
    void withoutAUidItIsItsKindAndItsName()
    {
        const Result<ObjectText> object = feed::objectText(QStringLiteral(
            "apiVersion: metrics.k8s.io/v1beta1\n"
            "containers:\n"
            "- name: nor-this\n"
            "kind: PodMetrics\n"
            "metadata:\n"
            "  creationTimestamp: \"2026-11-24T07:00:00Z\"\n"
            "  labels:\n"
            "    name: not-this\n"
            "  name: \"0815\"\n"
            "  namespace: shop\n"
            "window: 15s\n"));
        QVERIFY(object);
        QVERIFY(object->uid.isNull());
        QCOMPARE(object->name, QStringLiteral("0815"));
        QCOMPARE(object->nameSpace, QStringLiteral("shop"));
        QCOMPARE(object->resourceVersion, 0u);
    }

    //! As the table takes it: what is no number cannot be compared.
    void versionIsANumberOrNothing()
    {
        const Result<ObjectText> object = feed::objectText(QStringLiteral(
            "metadata:\n  resourceVersion: abc\n  uid: \"22222222-0000-4000-8000-000000000002\"\n"));
        QVERIFY(object);
        QCOMPARE(object->resourceVersion, 0u);
        QVERIFY(object->uid.isPrintable());
    }
};

QTEST_APPLESS_MAIN(TestObjectText)
#include "tst_objecttext.moc"
