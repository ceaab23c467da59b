// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/widgets/operating.h"

#include <QAction>
#include <QContextMenuEvent>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QScrollBar>
#include <QShortcut>
#include <QVBoxLayout>
#include <QtTest>

using namespace portolan::test;

namespace {

//! A part of a window with whatever a test puts into it.
class Part : public QWidget {
public:
    Part() { new QVBoxLayout(this); }

    QPushButton* button(const QString& text)
    {
        auto* made = new QPushButton(text, this);
        layout()->addWidget(made);
        return made;
    }

    //! Walks through it; what is wrong with it.
    QStringList walked()
    {
        show();
        const OperatingWalk walk{QStringLiteral("part"), this, {}, [] { return true; }};
        if (!walk.run(all))
            return {QStringLiteral("no pose")};
        return complaintsAbout(all);
    }

    Operations all;
};

bool names(const QStringList& complaints, const char* what, const char* why)
{
    return std::ranges::any_of(complaints, [&](const QString& line) {
        return line.contains(QLatin1String(what)) && line.contains(QLatin1String(why));
    });
}

} // namespace

//! What the walk through the console has to find out, shown on windows where it is there.
class TestOperating : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyKindOfControlIsUsed()
    {
        Part part;
        part.button(QStringLiteral("Press"));
        part.addAction(new QAction(QStringLiteral("Act"), &part));
        new QShortcut(QKeySequence(Qt::Key_F5), &part);
        auto* menu = new QMenu(&part);
        menu->addAction(QStringLiteral("Entry"));
        auto* more = part.button(QStringLiteral("More"));
        connect(more, &QPushButton::clicked, menu, [menu] { menu->popup({}); });
        QCOMPARE(part.walked(), QStringList());
        QCOMPARE(countsByPart(part.all),
            QStringList{QStringLiteral("part: 5 controls found (1 of them in menus), 5 used")});
    }

    void aFieldsOwnMenuIsUsedWhole()
    {
        Part part;
        part.layout()->addWidget(new QLineEdit(&part));
        QCOMPARE(part.walked(), QStringList());
        for (const char* entry : {"Undo", "Redo", "Cut", "Copy", "Paste", "Delete", "Select All"})
            QVERIFY2(std::ranges::any_of(part.all,
                         [entry](const auto& one) {
                             return one.first.endsWith(QLatin1String(entry))
                                 && one.second.fired > 0;
                         }),
                entry);
    }

    void oneThatIsHiddenIsMissed()
    {
        Part part;
        part.button(QStringLiteral("Seldom"))->hide();
        QVERIFY(names(part.walked(), "Seldom", "hidden"));
    }

    void oneThatIsDisabledHasToSayWhy()
    {
        Part part;
        QPushButton* off = part.button(QStringLiteral("Off"));
        off->setEnabled(false);
        QVERIFY(names(part.walked(), "Off", "says no reason"));
        off->setToolTip(QStringLiteral("Off")); // its name is no reason
        QVERIFY(names(part.walked(), "Off", "says no reason"));
        off->setToolTip(QStringLiteral("Not before something is chosen"));
        QCOMPARE(part.walked(), QStringList());
        QCOMPARE(excused(part.all).size(), 1);
    }

    void oneThatIsGoneBeforeItsTurnIsMissed()
    {
        Part part;
        auto* first = part.button(QStringLiteral("First"));
        QPointer<QPushButton> second = part.button(QStringLiteral("Second"));
        connect(first, &QPushButton::clicked, &part, [second] { delete second; });
        QVERIFY(names(part.walked(), "Second", "not reached"));
    }

    void anEntryOfAMenuThatNothingOpensIsMissed()
    {
        Part part;
        (new QMenu(&part))->addAction(QStringLiteral("Lost"));
        QVERIFY(names(part.walked(), "Lost", "not reached"));
    }

    void twoOfOneNameAreTwo()
    {
        Part part;
        part.button(QStringLiteral("Open"));
        part.button(QStringLiteral("Open"))->hide();
        QVERIFY(names(part.walked(), "Open", "hidden"));
    }

    //! The walk goes on, and says so.
    void aLoopOfItsOwnIsEnded()
    {
        Part part;
        auto* bar = new QScrollBar(&part);
        bar->setRange(0, 9);
        part.layout()->addWidget(bar);
        QVERIFY(names(part.walked(), "QScrollBar", "event loop"));
    }
};

QTEST_MAIN(TestOperating)
#include "tst_operating.moc"
