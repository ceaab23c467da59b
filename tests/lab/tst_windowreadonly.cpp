// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/lab/auditlog.h"
#include "tests/lab/labconsole.h"
#include "tests/support/verifyresult.h"
#include "tests/support/waitfor.h"
#include "tests/widgets/operating.h"
#include "widgets/common/filterfield.h"
#include "widgets/common/fleettable.h"
#include "widgets/common/stateview.h"
#include "widgets/mainwindow/palette.h"
#include "widgets/workloads/detailpane.h"
#include "widgets/workloads/kindchooser.h"
#include "widgets/workloads/workloadspage.h"
#include "widgets/workloads/yamlview.h"

#include <QElapsedTimer>
#include <QPushButton>
#include <QtTest>

using namespace portolan;
using namespace portolan::test;

namespace {

const QString user = QStringLiteral("console-test"); // used by nothing but tests of the console
constexpr int liveMs = 60000;
constexpr QSize wide(1900, 1100);
constexpr QSize narrow(1200, 800);

//! What is open in the window beside its page.
enum class Open : quint8 { Details, Nothing, Yaml, OtherKind, Chooser, Palette };

//! How the window stands while everything in it is used.
struct Stand {
    const char* name;
    QSize size;
    Open open = Open::Details;
    bool connected = true;
    const char* filter = "";
    const char* page = ""; //!< the only one that stands otherwise by it; empty: all
    bool regionDown = false;
    Kind kind = Kind::Pod;
};
constexpr Stand plainStands[] = {
    {"all live", wide},
    {"narrow, details closed", narrow, Open::Nothing},
    {"nothing matches", wide, Open::Details, true, "zzz yyy"},
    {"nothing connected", wide, Open::Details, false},
    {"YAML read", wide, Open::Yaml, true, "", "workloads"},
    {"another kind", wide, Open::OtherKind, true, "", "workloads"},
    {"kinds to choose from", wide, Open::Chooser, true, "", "workloads"},
    {"palette open", wide, Open::Palette, true, "", "frame"},
};
// The YAML first: who disconnects a dead cluster on the connections page has no rows of it after.
constexpr Stand lastStands[] = {
    {"a region down, its YAML", wide, Open::Yaml, true, "", "workloads", true},
    {"a region down", wide, Open::Details, true, "", "", true},
};
// Served by every cluster, watched by no console.
const QString otherKind = QStringLiteral("priorityclasses.scheduling.k8s.io");
constexpr size_t regionToKill = 0;

const char* const pages[] = {"map", "workloads", "incidents", "connections", "region", "frame"};
constexpr size_t leastControls = 100;

//! Each kind has chips, columns and entries of its own.
std::vector<Stand> allStands()
{
    std::vector<Stand> all(std::begin(plainStands), std::end(plainStands));
    for (const Kind kind : shell::allKinds()) {
        Stand stand{addressOf(kind).name, wide};
        stand.page = "workloads";
        stand.kind = kind;
        all.push_back(stand);
    }
    all.insert(all.end(), std::begin(lastStands), std::end(lastStands));
    return all;
}
const std::vector<Stand> stands = allStands();

//! Brings the window into a stand, again and again.
class WindowStand {
public:
    WindowStand(LabConsole& console, const Stand& stand)
        : m_console(console)
        , m_stand(stand)
    {
    }

    QString missing; //!< what the last pose lacked
    int taken = 0;

    [[nodiscard]] bool take(const QString& part)
    {
        const bool frame = part == QLatin1String("frame");
        const QString page = frame ? m_console.window().pages().first() : part;
        ++taken;
        workloads().chooser()->hide();
        m_console.connectAll(m_stand.connected);
        if (!waited("the clusters", [this] { return !m_stand.connected || standsAsMeant(); }))
            return false;
        m_console.window().resize(m_stand.size);
        Place place;
        place.page = page;
        place.context = m_console.contexts()[regionToKill];
        m_console.console().open(place);
        if (!waited("the page", [&] { return m_console.window().currentPage() == page; }))
            return false;
        if (frame)
            return takeFrame();
        return page != QLatin1String("workloads") || takeWorkloads();
    }

private:
    template <typename Holds> bool waited(const char* what, Holds holds)
    {
        const bool held = waitUntil([&] { return Seen{holds(), {}}; }, liveMs).holds;
        missing = held ? QString() : QLatin1String(what);
        return held;
    }

    ui::WorkloadsPage& workloads()
    {
        return *qobject_cast<ui::WorkloadsPage*>(
            m_console.window().page(QStringLiteral("workloads")));
    }

    bool standsAsMeant()
    {
        if (!m_stand.regionDown)
            return m_console.allLive();
        return m_console.stateOf(Slot(regionToKill)) == DataState::Unreachable;
    }

    //! With a step back behind it and one before it.
    bool takeFrame()
    {
        ui::MainWindow& window = m_console.window();
        window.showPage(window.pages().at(1));
        window.showPage(window.pages().first());
        Q_EMIT window.backRequested();
        if (window.jumpPalette()->isVisible() != (m_stand.open == Open::Palette))
            window.jumpPalette()->toggle();
        return true;
    }

    bool takeWorkloads()
    {
        ui::WorkloadsPage& page = workloads();
        Place place;
        place.page = QStringLiteral("workloads");
        if (m_stand.open == Open::OtherKind)
            place.resource = otherKind;
        else
            place.kind = m_stand.kind;
        if (m_stand.regionDown)
            place.context = m_console.contexts()[regionToKill];
        page.show(place);
        if (!m_stand.regionDown)
            page.filter()->setText(QLatin1String(m_stand.filter));
        return takeRow(page) && takeOpen(page);
    }

    //! The first one, where there are any.
    bool takeRow(ui::WorkloadsPage& page)
    {
        const bool mayBeNone
            = m_stand.kind != Kind::Pod || !m_stand.connected || *m_stand.filter != '\0';
        if (!mayBeNone && !waited("rows", [&] { return page.rows()->rowCount() > 0; }))
            return false;
        if (m_stand.open == Open::OtherKind
            && !waited("the end of reading", [&] { return !page.reader().isReading(); }))
            return false;
        if (page.rows()->rowCount() == 0)
            return true;
        const QModelIndex first = page.rows()->index(0, 0);
        page.table()->selectionModel()->setCurrentIndex(
            first, QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
        Q_EMIT page.table()->activated(first); // opens the details, if they were closed
        return waited("details", [&] { return page.detail()->object().has_value(); });
    }

    bool takeOpen(ui::WorkloadsPage& page)
    {
        page.detail()->showYaml(m_stand.open == Open::Yaml);
        if (m_stand.open == Open::Nothing)
            Q_EMIT page.detail()->closeRequested();
        if (m_stand.open == Open::Chooser)
            page.chooser()->popUp(page.mapToGlobal(QPoint(20, 20)), {});
        if (m_stand.open == Open::OtherKind)
            return waited("the button to read again", [&] { return canReload(page); });
        return m_stand.open != Open::Yaml
            || waited("the YAML, or why there is none", [&] { return yamlAnswered(page); });
    }

    static bool canReload(const ui::WorkloadsPage& page)
    {
        return std::ranges::any_of(
            page.header()->findChildren<QPushButton*>(), [](const QPushButton* button) {
                return button->text() == ui::WorkloadsPage::tr("Reload") && button->isEnabled();
            });
    }

    //! Read, or the server's answer with a button to ask it again.
    static bool yamlAnswered(const ui::WorkloadsPage& page)
    {
        if (page.detail()->findChild<ui::YamlView*>()->isVisible())
            return true;
        return std::ranges::any_of(
            page.detail()->findChildren<QPushButton*>(), [](const QPushButton* button) {
                return qobject_cast<const ui::StateView*>(button->parent()) && button->isVisible();
            });
    }

    LabConsole& m_console;
    const Stand& m_stand;
};

} // namespace

//! Everything in the window is used once, on real servers; their audit logs say that nothing but
//! reading came of it.
class TestWindowReadOnly : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        PORTOLAN_REQUIRE_LAB();
        m_begin = auditLogSizes(m_lab);
        QVERIFY(!m_begin.isEmpty());
        m_console = std::make_unique<LabConsole>(m_lab, user);
        PORTOLAN_VERIFY(m_console->loaded());
        PORTOLAN_WAIT(m_console->allLive(), liveMs);
    }
    void cleanupTestCase()
    {
        m_console.reset();
        m_down.reset();
    }

    //! In each stand each page, and what stands around the pages.
    void everythingIsUsed_data()
    {
        QTest::addColumn<int>("stand");
        QTest::addColumn<QString>("page");
        for (int i = 0; i < int(stands.size()); ++i) {
            for (const char* page : pages) {
                if (*stands[i].page == '\0' || qstrcmp(stands[i].page, page) == 0)
                    QTest::addRow("%s, %s", stands[i].name, page) << i << QString::fromLatin1(page);
            }
        }
    }
    void everythingIsUsed()
    {
        PORTOLAN_REQUIRE_LAB();
        QFETCH(int, stand);
        QFETCH(QString, page);
        if (stands[stand].regionDown && !m_down) {
            m_down = std::make_unique<LabFault>(
                m_lab, QStringList{QStringLiteral("kill"), m_console->contexts()[regionToKill]});
            PORTOLAN_VERIFY(m_down->begun());
        }
        ui::MainWindow& window = m_console->window();
        const bool frame = page == QLatin1String("frame");
        OperatingWalk walk;
        walk.name = page;
        walk.part = frame ? &window : window.page(page);
        QVERIFY(walk.part);
        // The other controls do not change with it, and asking a dead server takes its time.
        if (stands[stand].regionDown && stands[stand].open == Open::Yaml)
            walk.part = m_console->window().findChild<ui::DetailPane*>();
        const QStringList ids = window.pages();
        for (const QString& id : frame ? ids : QStringList())
            walk.without.append(window.page(id));
        WindowStand pose{*m_console, stands[stand]};
        walk.pose = [&] { return pose.take(page); };
        QElapsedTimer time;
        time.start();
        const bool whole = walk.run(m_all);
        qInfo("%lld ms, %d poses", time.elapsed(), pose.taken);
        QVERIFY2(whole, qPrintable(pose.missing));
    }

    //! A page that is new has to be walked too.
    void noPageIsLeftOut()
    {
        PORTOLAN_REQUIRE_LAB();
        for (const QString& id : m_console->window().pages())
            QVERIFY2(std::ranges::any_of(
                         m_all, [&id](const auto& one) { return one.first.startsWith(id + u':'); }),
                qPrintable(id));
    }

    //! Every one that was ever found, in whatever stand; one that never can must say so itself.
    void everyControlFired()
    {
        PORTOLAN_REQUIRE_LAB();
        for (const QString& line : countsByPart(m_all))
            qInfo("%s", qPrintable(line));
        for (const QString& line : excused(m_all))
            qInfo("disabled, and says why: %s", qPrintable(line));
        const QStringList wrong = complaintsAbout(m_all);
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(QLatin1Char('\n'))));
        // A walk that finds little proves little.
        QVERIFY2(m_all.size() > leastControls, qPrintable(QString::number(m_all.size())));
    }

    void serversSawOnlyReads()
    {
        PORTOLAN_REQUIRE_LAB();
        m_down.reset();
        m_console->connectAll(true);
        PORTOLAN_WAIT(m_console->allLive(), liveMs);
        for (const QString& context : m_console->contexts()) {
            const auto requests
                = auditedRequests(auditLogOf(m_lab, context), user, m_begin[context]);
            PORTOLAN_VERIFY(requests);
            QVERIFY2(requests->writes.isEmpty(),
                qPrintable(
                    context + QStringLiteral(": ") + requests->writes.join(QStringLiteral(", "))));
            // A log without the user would prove nothing.
            QVERIFY2(requests->count >= int(kindCount), qPrintable(context));
            qInfo("%s: %d requests, all of them reads", qPrintable(context), requests->count);
        }
    }

    //! The same check says no when the same user does write, as RBAC allows.
    void aPlantedWriteIsCaught_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QString>("caught");
        const auto words
            = [](const char* text) { return QString::fromLatin1(text).split(QLatin1Char(' ')); };
        QTest::newRow("a deletion") << words("delete pod planted --namespace default --wait=false")
                                    << QStringLiteral("delete pods default/planted");
        QTest::newRow("a dry run") << words("create configmap planted --namespace default "
                                            "--dry-run=server")
                                   << QStringLiteral("create configmaps default/planted");
        QTest::newRow("exec by GET")
            << words("get --raw /api/v1/namespaces/default/pods/planted/exec")
            << QStringLiteral("get pods/exec default/planted");
        QTest::newRow("a Service's proxy")
            << words("get --raw /api/v1/namespaces/default/services/planted/proxy/metrics")
            << QStringLiteral("get services/proxy default/planted");
    }
    void aPlantedWriteIsCaught()
    {
        PORTOLAN_REQUIRE_LAB();
        QFETCH(QStringList, arguments);
        QFETCH(QString, caught);
        const QString context = m_begin.lastKey();
        m_begin = auditLogSizes(m_lab);
        // There is no such object, and a dry run changes nothing; the log has both.
        (void)m_lab.kubectlText(context, arguments, user);
        const auto found = [&] {
            return auditedRequests(auditLogOf(m_lab, context), user, m_begin[context])
                .transform([](const AuditedRequests& requests) { return requests.writes; })
                .value_or(QStringList());
        };
        PORTOLAN_WAIT(found().join(QStringLiteral(", ")) == caught, 10000);
    }

private:
    LabFleet m_lab;
    QMap<QString, qint64> m_begin; //!< bytes of each region's log
    std::unique_ptr<LabConsole> m_console;
    std::unique_ptr<LabFault> m_down;
    Operations m_all;
};

QTEST_MAIN(TestWindowReadOnly)
#include "tst_windowreadonly.moc"
