// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/window/consolebench.h"

#include <QAbstractButton>
#include <QAbstractScrollArea>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QtTest>

using namespace portolan;
using namespace portolan::test;

namespace {

constexpr int mostTabs = 400; // more than there are controls

bool isOperable(const QWidget& widget)
{
    return qobject_cast<const QAbstractButton*>(&widget)
        || qobject_cast<const QLineEdit*>(&widget) || qobject_cast<const QComboBox*>(&widget)
        || widget.focusPolicy() != Qt::NoFocus;
}

//! What Qt builds its own widgets from; and the parts that follow the focus of their owner.
bool isInner(const QWidget& widget)
{
    const auto* area = qobject_cast<const QAbstractScrollArea*>(widget.parentWidget());
    return widget.inherits("QScrollBar") || widget.inherits("QTableCornerButton")
        || widget.inherits("QHeaderView") || widget.inherits("QComboBoxPrivateContainer")
        || widget.inherits("QMenu") || (area && area->viewport() == &widget);
}

QString called(const QWidget& widget)
{
    return QStringLiteral("%1 \"%2\"").arg(
        QLatin1String(widget.metaObject()->className()), widget.accessibleName());
}

} // namespace

//! For those who do not see the window, and those who have no pointer: every control says what it
//! is, and Tab leads to it.
class TestWindowNames : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_look = std::make_unique<ui::Look>(*qApp);
        m_bench = std::make_unique<ConsoleBench>(*m_look);
        QVERIFY2(m_bench->problem().isEmpty(), qPrintable(m_bench->problem()));
        m_bench->window().resize(1900, 1100);
        m_bench->window().activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&m_bench->window()));
    }

    void cleanupTestCase()
    {
        m_bench.reset();
        m_look.reset();
    }

    void everyControlHasANameOfItsOwn()
    {
        QList<QWidget*> pages;
        for (const QString& id : m_bench->window().pages())
            pages.append(m_bench->window().page(id));
        QStringList faults;
        for (const WindowPose& pose : m_bench->poses()) {
            m_bench->take(pose);
            faults.append(fault(pose.name, namesFault(*m_bench->window().page(pose.page))));
        }
        faults.append(fault(QStringLiteral("frame"), namesFault(m_bench->window(), pages)));
        faults.removeAll(QString());
        QVERIFY2(faults.isEmpty(), qPrintable(faults.join(QLatin1Char('\n'))));
    }

    //! A label that stands for a field leads to it.
    void labelsAreBuddies()
    {
        for (const QLabel* label : m_bench->window().findChildren<QLabel*>()) {
            const bool names = label->text().endsWith(QLatin1Char(':'))
                || label->text().contains(QLatin1Char('&'));
            QVERIFY2(!names || label->buddy(), qPrintable(label->text()));
        }
    }

    void tabReachesEverythingOperable()
    {
        QStringList missed;
        for (const WindowPose& pose : m_bench->pages()) {
            m_bench->take(pose);
            const QSet<const QWidget*> reached = reachedByTab();
            QVERIFY(reached.size() > 5);
            for (const QWidget* widget : m_bench->window().findChildren<QWidget*>()) {
                if (widget->isVisible() && widget->isEnabled() && isOperable(*widget)
                    && !isInner(*widget) && !reached.contains(widget))
                    missed.append(fault(pose.name, called(*widget)));
            }
        }
        missed.removeDuplicates();
        QVERIFY2(missed.isEmpty(), qPrintable(missed.join(QLatin1Char('\n'))));
    }

    //! Otherwise the focus is caught in one place of the window.
    void tabComesBack()
    {
        for (const WindowPose& pose : m_bench->pages()) {
            m_bench->take(pose);
            QWidget* first = focusFirst();
            int tabs = 0;
            do {
                QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
                ++tabs;
            } while (QApplication::focusWidget() != first && tabs < mostTabs);
            QVERIFY2(tabs < mostTabs, qPrintable(pose.name));
        }
    }

private:
    static QString fault(const QString& pose, const QString& what)
    {
        return what.isEmpty() ? QString() : pose + QStringLiteral(": ") + what;
    }

    QWidget* focusFirst()
    {
        QWidget* first = m_bench->window().rail();
        while (!first->isVisible() || !(first->focusPolicy() & Qt::TabFocus))
            first = first->nextInFocusChain();
        first->setFocus(Qt::TabFocusReason);
        return first;
    }

    QSet<const QWidget*> reachedByTab()
    {
        const QWidget* first = focusFirst();
        QSet<const QWidget*> reached{first};
        for (int tabs = 0; tabs < mostTabs; ++tabs) {
            QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
            const QWidget* now = QApplication::focusWidget();
            if (!now || now == first)
                break;
            reached.insert(now);
        }
        return reached;
    }

    std::unique_ptr<ui::Look> m_look;
    std::unique_ptr<ConsoleBench> m_bench;
};

QTEST_MAIN(TestWindowNames)
#include "tst_windownames.moc"
