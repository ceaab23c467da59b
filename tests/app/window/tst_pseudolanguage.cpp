// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/kind.h"
#include "tests/app/window/consolebench.h"
#include "tests/widgets/operating.h"
#include "tests/widgets/shownwords.h"

#include <QMenu>
#include <QRegularExpression>
#include <QTranslator>
#include <QtTest>

using namespace portolan;
using namespace portolan::test;

namespace {

//! What stays as Kubernetes, units and keyboards write it, in every language.
constexpr const char* technical[] = {
    // phases and strategies that the sample has to use, since the console judges by them
    "Running", "Pending", "Succeeded", "Paused", "Degraded", "Progressing", "Healthy",
    "BlueGreenPause", "blueGreen", "Ready", "NotReady",
    // resources of quotas, and the verb of a refusal
    "limits.memory", "requests.cpu", "pods", "secrets", "list",
    // units
    "s", "ms", "min", "h", "d", "B", "KiB", "MiB", "GiB",
    // keys of the keyboard, which Qt translates
    "Ctrl", "Alt", "Shift"};

QSet<QString> technicalWords()
{
    QSet<QString> words;
    for (const char* word : technical)
        words.insert(QLatin1String(word));
    for (size_t i = 0; i < kindCount; ++i) {
        words.insert(QLatin1String(addressOf(Kind(i)).name));
        words.insert(QLatin1String(addressOf(Kind(i)).resource));
    }
    return words;
}

//! Told by its form: a version, an amount with its unit, a time, a uid.
bool isFormed(const QString& token)
{
    static const QRegularExpression forms(QStringLiteral(
        "^(v\\d+(\\.\\d+)+|-?[\\d.,]+(ms|s|min|m|h|d|k|Ki|Mi|Gi|KiB|MiB|GiB|B)?(\\d+(s|m|h))?"
        "|\\d{4}-\\d\\d-\\d\\d(T[\\d:]+Z)?|[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})$"));
    return forms.match(token).hasMatch();
}

//! Words of the text that are neither translated (a translated one has no plain letter left) nor
//! data (whose names all hold "zz").
QStringList strangers(const QString& text)
{
    static const QSet<QString> known = technicalWords();
    static const QRegularExpression gaps(QStringLiteral("[\\s\\x{a0},;()\\[\\]{}\"'“”·|+<>=*!?&]+"));
    static const QRegularExpression edges(QStringLiteral("^[.:/…–-]+|[.:/…–-]+$"));
    static const QRegularExpression letter(QStringLiteral("[A-Za-z]"));
    QStringList found;
    for (QString token : text.split(gaps, Qt::SkipEmptyParts)) {
        token.remove(edges);
        if (token.contains(letter) && !token.contains(QLatin1String("zz"), Qt::CaseInsensitive)
            && !known.contains(token) && !isFormed(token))
            found.append(token);
    }
    return found;
}

//! A word that was cut on the screen is judged where it is whole.
bool isCut(const QString& text)
{
    return text.contains(QChar(0x2026));
}

} // namespace

//! The window in a language made up of strange letters: every word that is still in plain ones was
//! never given to the translation.
class TestPseudoLanguage : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(m_translator.load(QStringLiteral(PORTOLAN_PSEUDO_QM)));
        QVERIFY(QCoreApplication::installTranslator(&m_translator));
        m_look = std::make_unique<ui::Look>(*qApp);
        m_bench = std::make_unique<ConsoleBench>(*m_look);
        QVERIFY2(m_bench->problem().isEmpty(), qPrintable(m_bench->problem()));
    }

    void cleanupTestCase()
    {
        m_bench.reset();
        m_look.reset();
    }

    void wordsAreToldFromData()
    {
        QCOMPARE(strangers(QStringLiteral("[ļîṽé] zz-0, 3 of 4")), QStringList{QStringLiteral("of")});
        QCOMPARE(strangers(QStringLiteral("zz-ns/zz-web: 12.5 GiB, v1.36.3, 4m10s")), QStringList());
        QCOMPARE(strangers(QStringLiteral("Workloads")), QStringList{QStringLiteral("Workloads")});
        QCOMPARE(strangers(QStringLiteral("[Ŵöŕķļöåðš – Ƥ] Pod/zz-1")), QStringList());
    }

    void everyTextIsTranslated_data()
    {
        QTest::addColumn<QSize>("size");
        QTest::newRow("wide") << QSize(1900, 1100);
        QTest::newRow("narrow") << QSize(1200, 800);
    }
    void everyTextIsTranslated()
    {
        QFETCH(QSize, size);
        m_bench->window().resize(size);
        QMap<QString, QString> wrong;
        qsizetype seen = 0;
        for (const WindowPose& pose : m_bench->poses()) {
            m_bench->take(pose);
            for (const ShownText& shown : textsOf(m_bench->window()))
                judge(pose.name, shown, wrong, seen);
            for (const ShownText& shown : paintedTexts(m_bench->window())) {
                if (!isCut(shown.text))
                    judge(pose.name, shown, wrong, seen);
            }
        }
        report(wrong);
        QCOMPARE(wrong.size(), 0);
        // A walk that sees nothing finds nothing.
        QVERIFY2(seen > 10000, qPrintable(QString::number(seen)));
    }

    void everyMenuIsTranslated()
    {
        m_bench->window().resize(1900, 1100);
        QMap<QString, QString> wrong;
        QStringList menus;
        qsizetype seen = 0;
        Operations all;
        const auto menuShown = [&](QMenu& menu) {
            // The menu of an input field is Qt's own, and so are its translations.
            if (menu.accessibleName().isEmpty())
                return;
            menus.append(menu.accessibleName());
            for (const ShownText& shown : textsOf(menu))
                judge(QStringLiteral("menu"), shown, wrong, seen);
        };
        ui::MainWindow& window = m_bench->window();
        QList<QWidget*> pages;
        for (const WindowPose& pose : m_bench->pages()) {
            pages.append(window.page(pose.page));
            const OperatingWalk walk{
                pose.name, pages.last(), {}, [this, pose] { return m_bench->take(pose), true; }, menuShown};
            QVERIFY(walk.run(all));
        }
        const WindowPose first = m_bench->pages().first();
        const OperatingWalk frame{QStringLiteral("frame"), &window, pages,
            [this, first] { return m_bench->take(first), true; }, menuShown};
        QVERIFY(frame.run(all));
        report(wrong);
        QCOMPARE(wrong.size(), 0);
        menus.removeDuplicates();
        // The window's own, more kinds, columns, a row.
        QVERIFY2(menus.size() >= 4, qPrintable(menus.join(QStringLiteral(", "))));
    }

private:
    static void judge(const QString& pose, const ShownText& shown, QMap<QString, QString>& wrong,
        qsizetype& seen)
    {
        ++seen;
        const QStringList words = strangers(shown.text);
        if (!words.isEmpty() && !wrong.contains(shown.text))
            wrong.insert(shown.text,
                QStringLiteral("%1: %2: \"%3\" has %4").arg(
                    pose, shown.where, shown.text, words.join(QStringLiteral(", "))));
    }

    static void report(const QMap<QString, QString>& wrong)
    {
        for (const QString& line : wrong)
            qWarning("%s", qPrintable(line));
    }

    QTranslator m_translator;
    std::unique_ptr<ui::Look> m_look;
    std::unique_ptr<ConsoleBench> m_bench;
};

QTEST_MAIN(TestPseudoLanguage)
#include "tst_pseudolanguage.moc"
