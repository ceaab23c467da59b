// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/kube/serverversion.h"

#include <QtTest>

using namespace portolan;

//! An API server is told from what else answers at its address.
class TestServerVersion : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void judges_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("type");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<int>("minor"); // -1: refused
        QTest::addColumn<QString>("text");
        const auto row = [](const char* name, int status, const char* type, const char* body,
                             int minor, const char* text) {
            QTest::newRow(name) << status << QByteArray(type) << QByteArray(body) << minor
                                << QString::fromLatin1(text);
        };
        const char* json = "application/json";
        row("server", 200, json, R"({"minor":"36","gitVersion":"v1.36.3"})", 36, "v1.36.3");
        row("cloud", 200, json, R"({"minor":"29+","gitVersion":"v1.29.7-eks-1"})", 29,
            "v1.29.7-eks-1");
        row("refused", 403, json, R"({"kind":"Status","code":403})", 0, "");
        row("throttled", 429, json, R"({"kind":"Status","code":429})", 0, "");
        row("login page", 200, "text/html; charset=utf-8", "<html>", -1, "A web page answers");
        row("forbidden by a proxy", 403, "text/html", "<html>", -1, "A web page answers");
        row("other JSON", 200, json, R"({"hello":"world"})", -1, "no API server (HTTP 200)");
        row("nothing", 200, "", "", -1, "no API server (HTTP 200)");
        row("redirect", 302, "text/html", "", -1, "sends us elsewhere (HTTP 302)");
        row("plain HTTP", 400, "text/plain", "Client sent an HTTP request to an HTTPS server.", -1,
            "no API server (HTTP 400)");
        row("broken", 500, json, R"({"kind":"Status","code":500,"message":"etcd is gone"})", -1,
            "error 500: etcd is gone");
        row("gateway", 502, "text/html", "<html>", -1, "error 502: The answer is a web page");
        row("mute", 503, "", "", -1, "error 503: HTTP 503 without a word");
    }

    void judges()
    {
        QFETCH(int, status);
        QFETCH(QByteArray, type);
        QFETCH(QByteArray, body);
        QFETCH(int, minor);
        QFETCH(QString, text);
        const Result<kube::ServerVersion> version
            = kube::serverVersion(status, type.toStdString(), body.toStdString());
        QCOMPARE(version.has_value(), minor >= 0);
        if (version) {
            QCOMPARE(version->minor, minor);
            QCOMPARE(version->gitVersion, text);
        } else {
            QVERIFY2(version.error().text.contains(text), qPrintable(version.error().text));
            QVERIFY(!version.error().nextStep.isEmpty());
        }
    }
};

QTEST_APPLESS_MAIN(TestServerVersion)
#include "tst_serverversion.moc"
