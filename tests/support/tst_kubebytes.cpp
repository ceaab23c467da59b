// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/kubebytes.h"

#include <QtTest>

using namespace portolan::test::kube;

//! Expected bytes are written out by hand from the .proto files, not computed.
class TestKubeBytes : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void writesFields()
    {
        QCOMPARE(ProtoWriter().text(1, "ab").number(6, 404).bytes(),
            std::string("\x0a\x02"
                        "ab\x30\x94\x03"));
        QCOMPARE(ProtoWriter().number(17, 1).bytes(), std::string("\x88\x01\x01"));
        QCOMPARE(
            ProtoWriter().map(11, {{"k", "v"}}).bytes(), std::string("\x5a\x06\x0a\x01k\x12\x01v"));
    }

    void wrapsObjects()
    {
        const std::string object = envelope("v1", "Pod", ProtoWriter().text(1, "x"));
        QCOMPARE(object,
            std::string("k8s\0\x0a\x09\x0a\x02v1\x12\x03Pod\x12\x03\x0a\x01x\x1a\0\x22\0", 24));
    }

    void framesEvents()
    {
        const std::string frame = watchFrame("ADDED", std::string(300, 'x'));
        const std::string head("\0\0\x01\x39\x0a\x05"
                               "ADDED\x12\xaf\x02\x0a\xac\x02",
            17);
        QCOMPARE(frame.substr(0, head.size()), head);
        QCOMPARE(frame.size(), size_t(4 + 0x139));
    }

    void saysNoInBothForms()
    {
        const Failure gone{410, "Expired", "too old resource version: 1 (2)"};
        const QJsonObject status
            = QJsonDocument::fromJson(QByteArray::fromStdString(statusJson(gone))).object();
        QCOMPARE(status.value(QStringLiteral("code")).toInt(), 410);
        QCOMPARE(status.value(QStringLiteral("kind")).toString(), QStringLiteral("Status"));
        QVERIFY(statusEnvelope(gone).find("Expired") != std::string::npos);
        QVERIFY(statusEnvelope(gone).ends_with(std::string("\x30\x9a\x03\x1a\0\x22\0", 7)));
    }

    void endsInitialEvents()
    {
        const QString line = QString::fromStdString(bookmarkLine("v1", "Pod", "7", true));
        QVERIFY(line.endsWith(QLatin1Char('\n')));
        const QJsonObject event = QJsonDocument::fromJson(line.toUtf8()).object();
        QCOMPARE(event.value(QStringLiteral("type")).toString(), QStringLiteral("BOOKMARK"));
        QVERIFY(line.contains(QLatin1String("k8s.io/initial-events-end")));
        QVERIFY(bookmarkFrame("v1", "Pod", "7", true).find("k8s.io/initial-events-end")
            != std::string::npos);
        QVERIFY(bookmarkFrame("v1", "Pod", "7").find("k8s.io/") == std::string::npos);
    }
};

QTEST_APPLESS_MAIN(TestKubeBytes)
#include "tst_kubebytes.moc"
