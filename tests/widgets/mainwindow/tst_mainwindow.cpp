// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/base/text.h"
#include "models/ports/uistate.h"
#include "widgets/decor/style.h"
#include "widgets/mainwindow/mainwindow.h"
#include "widgets/mainwindow/palette.h"
#include "widgets/mainwindow/timesswitch.h"

#include <QLineEdit>
#include <QtTest>

#include <memory>

using namespace portolan;
using namespace portolan::ui;

namespace {

class Memory final : public UiState {
public:
    QByteArray value(const QString& key) const override { return values.value(key); }
    void setValue(const QString& key, const QByteArray& value) override
    {
        values.insert(key, value);
    }
    QHash<QString, QByteArray> values;
};

std::unique_ptr<MainWindow> makeWindow(Look& look, UiState& state)
{
    auto window = std::make_unique<MainWindow>(look, state);
    for (const char* name : {"Map", "Workloads", "Connections"}) {
        const QString title = QString::fromUtf8(name);
        window->addPage({title.toLower(), title, Glyph::Map, new QWidget});
    }
    return window;
}

} // namespace

class TestMainWindow : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_look = new Look(*qApp); }
    void cleanupTestCase() { delete m_look; }

    void showsPages()
    {
        Memory state;
        const auto window = makeWindow(*m_look, state);
        QCOMPARE(window->currentPage(), QStringLiteral("map"));
        const QSignalSpy shown(window.get(), &MainWindow::pageShown);
        window->showPage(QStringLiteral("workloads"));
        QCOMPARE(shown.size(), 1);
        QCOMPARE(window->windowTitle(), QStringLiteral("Workloads – Portolan"));
        window->showPage(QStringLiteral("none"));
        QCOMPARE(window->currentPage(), QStringLiteral("workloads"));
    }

    void theRailFollowsTheWidth()
    {
        Memory state;
        const auto window = makeWindow(*m_look, state);
        window->resize(1600, 900);
        window->show();
        QCOMPARE(window->rail()->width(), 184);
        window->resize(1280, 800);
        QCOMPARE(window->rail()->width(), 68);
        QTRY_COMPARE(window->rail()->geometry().width(), 68);
    }

    void goesBackByKeysMouseAndMenu()
    {
        Memory state;
        const auto window = makeWindow(*m_look, state);
        auto* field = new QLineEdit(window->page(QStringLiteral("map")));
        window->show();
        QVERIFY(QTest::qWaitForWindowActive(window.get()));
        const QSignalSpy back(window.get(), &MainWindow::backRequested);
        const QSignalSpy forward(window.get(), &MainWindow::forwardRequested);
        QTest::keyClick(window.get(), Qt::Key_Left, Qt::AltModifier);
        QTest::mouseClick(field, Qt::BackButton);
        QCOMPARE(back.size(), 0); // there is nowhere to go
        window->setSteps(true, true);
        QTest::keyClick(window.get(), Qt::Key_Left, Qt::AltModifier);
        QTest::mouseClick(field, Qt::BackButton);
        QCOMPARE(back.size(), 2);
        QTest::keyClick(window.get(), Qt::Key_Right, Qt::AltModifier);
        QTest::mouseClick(field, Qt::ForwardButton);
        QCOMPARE(forward.size(), 2);
    }

    //! Kinds that clusters name after it was opened: they come in, and what was chosen stays so.
    void thePaletteTakesWhatIsFoundLater()
    {
        Memory state;
        const auto window = makeWindow(*m_look, state);
        window->show();
        QVERIFY(QTest::qWaitForWindowActive(window.get()));
        Palette* palette = window->jumpPalette();
        QStringList kinds{QStringLiteral("pods"), QStringLiteral("services")};
        palette->setFind([&kinds](std::span<const JumpPage>, const QString&) {
            JumpList list;
            for (const QString& kind : std::as_const(kinds)) {
                Jump& jump = list.jumps.emplace_back();
                jump.type = Jump::Type::Kind;
                jump.title = jump.resource = kind;
            }
            return list;
        });
        palette->searchAgain(); // it is closed: nothing happens
        QVERIFY(!palette->isVisible());
        const QSignalSpy opened(palette, &Palette::opened);
        const QSignalSpy chosen(palette, &Palette::chosen);
        auto* field = palette->findChild<QLineEdit*>();
        const auto enter = [&] {
            QTest::keyClick(field, Qt::Key_Return);
            return chosen.back().front().value<Jump>().resource;
        };
        palette->toggle();
        QCOMPARE(opened.count(), 1);
        kinds.prepend(QStringLiteral("ingresses"));
        palette->searchAgain();
        QCOMPARE(enter(), QStringLiteral("ingresses")); // nobody had chosen yet
        palette->toggle();
        QTest::keyClick(field, Qt::Key_Down);
        QTest::keyClick(field, Qt::Key_Down);
        kinds.prepend(QStringLiteral("configmaps"));
        palette->searchAgain();
        QCOMPARE(enter(), QStringLiteral("services"));
    }

    void remembersGeometryAndAppearance()
    {
        Memory state;
        {
            const auto window = makeWindow(*m_look, state);
            window->show();
            window->resize(1444, 777);
            m_look->setAppearance(Appearance::Dark);
            window->close();
        }
        m_look->setAppearance(Appearance::Light);
        const auto window = makeWindow(*m_look, state);
        window->restore();
        // The offscreen screen is smaller than the smallest window, so the size itself cannot come
        // back.
        QVERIFY(!state.values.value(QStringLiteral("window/geometry")).isEmpty());
        QCOMPARE(m_look->appearance(), Appearance::Dark);
        QVERIFY(m_look->theme().dark);
        QVERIFY(themeOf(window.get()).dark);
        window->show(); // widgets take the application's palette when they are polished
        QCOMPARE(QApplication::palette().color(QPalette::Base), m_look->theme().surface);
        QCOMPARE(window->palette().color(QPalette::Base), m_look->theme().surface);
    }

    void timesAreLocalOrUtcByOneChoice()
    {
        Memory state;
        const ManualClock wall(
            QDateTime(QDate(2026, 11, 12), QTime(14, 6, 12), QTimeZone(QTimeZone::UTC)));
        const QTimeZone berlin("Europe/Berlin");
        {
            ZonedClock clock(wall);
            const auto window = makeWindow(*m_look, state);
            TimesSwitch times(clock, berlin, state, *window);
            const QSignalSpy changed(&times, &TimesSwitch::changed);
            QVERIFY(!times.isLocal());
            QCOMPARE(pointInTime(clock.now(), clock.now()), QStringLiteral("14:06:12 UTC"));
            const auto checked = [&] {
                for (const QAction* action : window->windowMenu()->actions())
                    if (action->isChecked() && action->text().startsWith(QStringLiteral("Times")))
                        return action->text();
                return QString();
            };
            QCOMPARE(checked(), QStringLiteral("Times in UTC"));
            // The clock stands behind the last of the cells.
            window->cells()->setCells(
                {{QStringLiteral("a"), QStringLiteral("a"), DataState::Live, {}}});
            QTest::keyClick(window->cells(), Qt::Key_Right);
            QTest::keyClick(window->cells(), Qt::Key_Return);
            QCOMPARE(changed.size(), 1);
            QCOMPARE(pointInTime(clock.now(), clock.now()), QStringLiteral("15:06:12 CET"));
            QCOMPARE(checked(), QStringLiteral("Times in local time (CET)"));
        }
        ZonedClock clock(wall);
        const auto window = makeWindow(*m_look, state);
        const TimesSwitch times(clock, berlin, state, *window);
        QVERIFY(times.isLocal());
        QCOMPARE(clock.now().time(), QTime(15, 6, 12));
    }

    void everyControlHasANameOfItsOwn()
    {
        Memory state;
        const auto window = makeWindow(*m_look, state);
        QSet<QString> names;
        for (const QAbstractButton* button : window->findChildren<QAbstractButton*>()) {
            QVERIFY2(!button->accessibleName().isEmpty(), button->metaObject()->className());
            QVERIFY2(
                !names.contains(button->accessibleName()), qPrintable(button->accessibleName()));
            names.insert(button->accessibleName());
        }
        window->rail()->setCount(QStringLiteral("map"), {3, Glyph::StateFailed, Tone::Error});
        bool said = false;
        for (const QAbstractButton* button : window->findChildren<QAbstractButton*>())
            said = said || button->accessibleName() == QStringLiteral("Map, 3");
        QVERIFY(said);
    }

    void focusIsSeenByKeyboardOnly()
    {
        Memory state;
        const auto window = makeWindow(*m_look, state);
        auto* button
            = new QPushButton(QStringLiteral("Button"), window->page(QStringLiteral("map")));
        button->setGeometry(40, 40, 80, 28);
        window->show();
        window->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(window.get()));
        button->setFocus(Qt::MouseFocusReason);
        QVERIFY(window->findChildren<QFocusFrame*>().isEmpty());
        window->rail()->setFocus();
        QTest::keyClick(window.get(), Qt::Key_Tab);
        button->setFocus(Qt::TabFocusReason);
        QCOMPARE(window->findChildren<QFocusFrame*>().size(), 1);
    }

private:
    Look* m_look = nullptr;
};

QTEST_MAIN(TestMainWindow)
#include "tst_mainwindow.moc"
