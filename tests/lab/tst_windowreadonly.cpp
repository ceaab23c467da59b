// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/lab/auditlog.h"
#include "tests/lab/labconsole.h"
#include "tests/support/verifyresult.h"
#include "tests/support/waitfor.h"
#include "tests/widgets/operating.h"
#include "widgets/common/filterfield.h"
#include "widgets/workloads/detailpane.h"
#include "widgets/workloads/workloadspage.h"

#include <QMenu>
#include <QRegularExpression>
#include <QtTest>

using namespace portolan;
using namespace portolan::test;

namespace {

const QString user = QStringLiteral("console-test"); // used by nothing but tests of the console
constexpr int liveMs = 60000;
constexpr QSize wide(1900, 1100);
constexpr QSize narrow(1200, 800);

//! How the window stands while everything in it is used.
struct Stand {
    const char* name;
    QSize size;
    bool connected = true;
    const char* filter = "";
    bool details = true;
};
constexpr Stand stands[] = {{"all live", wide}, {"narrow, details closed", narrow, true, "", false},
    {"nothing matches", wide, true, "zzz yyy"}, {"nothing connected", wide, false}};

//! Controls that no stand can enable, and why that is right.
struct Never {
    const char* key; //!< a regular expression
    const char* because;
};
constexpr Never never[] = {
    {"FilterField .*context menu > .*", "Qt's own menu of an input field: there is nothing to undo "
                                        "or to paste"},
    {"QPushButton \"\"$", "a button that has no word yet: what it would do is not offered"},
    {"Banner|QPushButton \"Open connections\"", "offered while a cluster is out of reach"},
};

} // namespace

//! Everything in the window is used once, on real servers; their audit logs say that nothing but
//! reading came of it.
class TestWindowReadOnly : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everythingThatCanBeUsedOnlyReads()
    {
        PORTOLAN_REQUIRE_LAB();
        const LabFleet lab;
        LabConsole console(lab, user);
        PORTOLAN_VERIFY(console.loaded());
        PORTOLAN_WAIT(console.allLive(), liveMs);
        Operations all;
        for (const Stand& stand : stands)
            use(console, stand, all);
        if (QTest::currentTestFailed())
            return;
        judge(all);
        console.connectAll(true);
        PORTOLAN_WAIT(console.allLive(), liveMs);
        for (const QString& context : console.contexts()) {
            const auto requests = auditedRequests(auditLogOf(lab, context), user);
            PORTOLAN_VERIFY(requests);
            QVERIFY2(requests->writes.isEmpty(),
                qPrintable(context + QStringLiteral(": ") + requests->writes.join(QStringLiteral(", "))));
            // A log without the user would prove nothing.
            QVERIFY2(requests->count >= int(kindCount), qPrintable(context));
        }
    }

private:
    static bool takeStand(LabConsole& console, const Stand& stand, const QString& page)
    {
        console.connectAll(stand.connected);
        if (stand.connected && !waitUntil([&] { return Seen{console.allLive(), {}}; }, liveMs).holds)
            return false;
        console.window().resize(stand.size);
        Place place;
        place.page = page;
        place.context = console.contexts().first();
        console.console().open(place);
        if (console.window().currentPage() != page)
            return false;
        if (page == QLatin1String("workloads"))
            standInWorkloads(console, stand);
        return true;
    }

    static void standInWorkloads(LabConsole& console, const Stand& stand)
    {
        auto* page = qobject_cast<ui::WorkloadsPage*>(
            console.window().page(QStringLiteral("workloads")));
        Place pods;
        pods.kind = Kind::Pod;
        page->show(pods);
        page->filter()->setText(QLatin1String(stand.filter));
        if (page->rows()->rowCount() > 0)
            page->table()->selectRow(0);
        page->detail()->showYaml(false);
        if (!stand.details)
            Q_EMIT page->detail()->closeRequested();
    }

    static void use(LabConsole& console, const Stand& stand, Operations& all)
    {
        ui::MainWindow& window = console.window();
        QList<QWidget*> pages;
        for (const QString& id : window.pages()) {
            pages.append(window.page(id));
            const OperatingWalk walk{
                id, pages.last(), {}, [&, id] { return takeStand(console, stand, id); }};
            QVERIFY2(walk.run(all), qPrintable(QStringLiteral("%1: %2 could not be shown")
                                        .arg(QLatin1String(stand.name), id)));
        }
        const OperatingWalk frame{QStringLiteral("frame"), &window, pages,
            [&] { return takeStand(console, stand, QStringLiteral("map")); }};
        QVERIFY2(frame.run(all), stand.name);
    }

    //! Each has said that it was used, or it is known why it never can.
    static void judge(const Operations& all)
    {
        QStringList silent;
        int fired = 0;
        for (const auto& [key, one] : all) {
            if (one.fired > 0) {
                ++fired;
                continue;
            }
            const auto reason = std::ranges::find_if(never, [&key](const Never& known) {
                return QRegularExpression(QLatin1String(known.key)).match(key).hasMatch();
            });
            if (reason == std::end(never))
                silent.append(key + QStringLiteral(": ") + one.why);
            else
                qInfo("never: %s (%s): %s", qPrintable(key), qPrintable(one.why), reason->because);
        }
        qInfo("%d controls were used", fired);
        QVERIFY2(silent.isEmpty(), qPrintable(silent.join(QLatin1Char('\n'))));
        QVERIFY(fired > 60);
    }
};

QTEST_MAIN(TestWindowReadOnly)
#include "tst_windowreadonly.moc"
