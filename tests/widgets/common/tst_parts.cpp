// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/attentionlist.h"
#include "widgets/common/banner.h"
#include "widgets/common/filterfield.h"
#include "widgets/common/page.h"
#include "widgets/common/segment.h"
#include "widgets/common/stateview.h"
#include "widgets/common/statusbar.h"
#include "widgets/decor/look.h"

#include <QPushButton>
#include <QtTest>

using namespace portolan;
using namespace portolan::ui;

class TestParts : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_look = new Look(*qApp); }
    void cleanupTestCase() { delete m_look; }

    void chipsToggleTerms()
    {
        FilterField field(QStringLiteral("Filter pods"));
        const QSignalSpy changed(&field, &FilterField::filterChanged);
        field.setText(QStringLiteral("api"));
        field.toggleTerm(QStringLiteral("phase:Failed"));
        QCOMPARE(field.text(), QStringLiteral("api phase:Failed"));
        QVERIFY(field.hasTerm(QStringLiteral("phase:Failed")));
        field.toggleTerm(QStringLiteral("api"));
        QCOMPARE(field.text(), QStringLiteral("phase:Failed"));
        QTest::keyClick(&field, Qt::Key_Escape);
        QVERIFY(field.text().isEmpty());
        QCOMPARE(changed.size(), 4);
    }

    void typingIntoTheFilterKeepsTheCursor()
    {
        FilterField field(QStringLiteral("Filter pods"));
        field.show();
        QTest::keyClicks(&field, QStringLiteral("region:eu"));
        field.setCursorPosition(2);
        QTest::keyClicks(&field, QStringLiteral("x"));
        QCOMPARE(field.text(), QStringLiteral("rexgion:eu"));
        QCOMPARE(field.cursorPosition(), 3);
    }

    void segmentsChooseOne()
    {
        SegmentControl control(QStringLiteral("Layer"));
        control.addSegment(QStringLiteral("a"), QStringLiteral("Health"));
        control.addSegment(QStringLiteral("b"), QStringLiteral("Pods"));
        const QSignalSpy chosen(&control, &SegmentControl::chosen);
        QCOMPARE(control.current(), QStringLiteral("a"));
        control.setCurrent(QStringLiteral("b"));
        QCOMPARE(chosen.size(), 0);
        control.show();
        QTest::mouseClick(control.findChildren<QAbstractButton*>().first(), Qt::LeftButton);
        QCOMPARE(chosen.size(), 1);
        QCOMPARE(chosen[0][0].toString(), QStringLiteral("a"));
    }

    void theStatusBarKeepsTheWorstInSight()
    {
        StatusBar bar;
        QList<StatusCell> cells;
        for (int i = 0; i < 40; ++i)
            cells.append({QStringLiteral("c%1").arg(i), QStringLiteral("cluster-%1").arg(i), DataState::Live, QStringLiteral("0.4 s")});
        cells[37].state = DataState::Unreachable;
        bar.setCells(cells);
        bar.resize(900, 28);
        bar.show();
        const QSignalSpy opened(&bar, &StatusBar::cellActivated);
        // It is drawn in the order of the fleet, so the last cell that found room.
        for (int x = 880; x > 0 && opened.isEmpty(); x -= 8)
            QTest::mouseClick(&bar, Qt::LeftButton, {}, QPoint(x, 14));
        QCOMPARE(opened.value(0).value(0).toString(), QStringLiteral("c37"));
        QVERIFY(bar.accessibleDescription().contains(QStringLiteral("cluster-37 unreachable")));
    }

    void aBannerIsThereOnlyWhileThereIsTrouble()
    {
        Page page(QStringLiteral("Workloads"));
        page.show();
        QVERIFY(!page.banner()->isVisible());
        page.banner()->show({Glyph::StateUnreachable, Tone::Error, QStringLiteral("down."), QStringLiteral("rest")}, QStringLiteral("Open"));
        QVERIFY(page.banner()->isVisible());
        QVERIFY(page.banner()->accessibleName().contains(QStringLiteral("down.")));
        page.banner()->clear();
        QVERIFY(!page.banner()->isVisible());
    }

    //! A hidden one would be found by whatever looks through the window, and mean nothing.
    void aButtonIsThereOnlyWhileItHasWords()
    {
        const auto buttons = [](const QWidget& of) {
            QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
            return of.findChildren<QPushButton*>();
        };
        Banner banner;
        QVERIFY(buttons(banner).isEmpty());
        const BannerView down{Glyph::StateUnreachable, Tone::Error, QStringLiteral("down."), {}};
        banner.show(down, QStringLiteral("Open"));
        QCOMPARE(buttons(banner).size(), 1);
        // The button that is pressed may be the one that is not wanted any more.
        const QSignalSpy opened(&banner, &Banner::actionTriggered);
        connect(&banner, &Banner::actionTriggered, &banner, &Banner::clear);
        QTest::mouseClick(buttons(banner).first(), Qt::LeftButton);
        QCOMPARE(opened.size(), 1);
        QVERIFY(buttons(banner).isEmpty());

        StateView view;
        view.setText({Glyph::None, {}, QStringLiteral("Reading"), {}, {}, {}});
        QVERIFY(buttons(view).isEmpty());
        view.setText({Glyph::None, {}, QStringLiteral("Failed"), {}, QStringLiteral("Try again"),
            QStringLiteral("Leave")});
        QCOMPARE(buttons(view).size(), 2);
        view.setText({Glyph::None, {}, QStringLiteral("Failed"), {}, QStringLiteral("Try again"), {}});
        QCOMPARE(buttons(view).size(), 1);
    }

    void piecesAreAsHighAsTheirText()
    {
        AttentionItem item({.glyph = Glyph::StateDegraded,
            .title = QStringLiteral("title"),
            .text = QStringLiteral("word ").repeated(60)});
        QVERIFY(item.heightForWidth(300) > item.heightForWidth(600));
        const int before = item.heightForWidth(400);
        item.addButton(QStringLiteral("Open"));
        QVERIFY(item.heightForWidth(400) > before + 28);
    }

private:
    Look* m_look = nullptr;
};

QTEST_MAIN(TestParts)
#include "tst_parts.moc"
