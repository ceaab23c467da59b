// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/shell/options.h"

#include <QtTest>

using namespace portolan::shell;

namespace {

QStringList words(const char* line)
{
    return QString::fromLatin1(line).split(u' ', Qt::SkipEmptyParts);
}

} // namespace

class TestOptions : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void outputMeansWhatTheCommandWrites()
    {
        QVERIFY(parseOptions(words("status --output json"))->json);
        QVERIFY(!parseOptions(words("status"))->json);
        QVERIFY(!parseOptions(words("status --output json.txt")));
        const auto init = parseOptions(words("fleet init --output json --force --all"));
        QVERIFY(init && init->force && init->all && !init->json);
        QCOMPARE(init->outputTo, QStringLiteral("json"));
        QCOMPARE(parseOptions(words("diagnose --output -"))->outputTo, QStringLiteral("-"));
    }

    void wrongUsageSaysWhat_data()
    {
        QTest::addColumn<QString>("line");
        QTest::addColumn<QString>("text");
        const auto row = [](const char* line, const char* text) {
            QTest::newRow(line) << QString::fromLatin1(line) << QString::fromLatin1(text);
        };
        row("status --output xml", "\"xml\"");
        row("status --timeout soon", "\"soon\"");
        row("status --no-such-option", "no-such-option");
        row("status --context", "context");
    }

    void wrongUsageSaysWhat()
    {
        QFETCH(QString, line);
        QFETCH(QString, text);
        const auto options = parseOptions(words(line.toLatin1().constData()));
        QVERIFY(!options);
        QVERIFY2(options.error().text.contains(text), qPrintable(options.error().text));
    }

    void durationsHaveAUnit()
    {
        using namespace std::chrono_literals;
        QCOMPARE(parseDuration(QStringLiteral("90s")), std::optional(90000ms));
        QCOMPARE(parseDuration(QStringLiteral("2m")), std::optional(120000ms));
        QCOMPARE(parseDuration(QStringLiteral("1500ms")), std::optional(1500ms));
        for (const char* bad : {"", "90", "s", "-1s", "1d", "1e9h"})
            QVERIFY2(!parseDuration(QString::fromLatin1(bad)), bad);
    }
};

QTEST_APPLESS_MAIN(TestOptions)
#include "tst_options.moc"
