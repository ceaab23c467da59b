// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/widgets/operating.h"

#include <QAbstractButton>
#include <QAbstractScrollArea>
#include <QAction>
#include <QApplication>
#include <QContextMenuEvent>
#include <QMenu>
#include <QPointer>
#include <QRegularExpression>
#include <QShortcut>
#include <QTest>

namespace portolan::test {
namespace {

using Opener = std::function<void()>;

QString plainName(const QString& text)
{
    static const QRegularExpression numbers(QStringLiteral("[\\d.,]+"));
    QString name = text.section(QLatin1Char('\t'), 0, 0);
    return name.remove(numbers).remove(QLatin1Char('&')).simplified();
}

QString nameOf(const QObject& control)
{
    if (const auto* button = qobject_cast<const QAbstractButton*>(&control))
        return button->accessibleName().isEmpty() ? button->text() : button->accessibleName();
    if (const auto* action = qobject_cast<const QAction*>(&control))
        return action->text();
    if (const auto* shortcut = qobject_cast<const QShortcut*>(&control))
        return shortcut->key().toString();
    return static_cast<const QWidget&>(control).accessibleName();
}

QList<QMenu*> openMenus()
{
    QList<QMenu*> open;
    for (QWidget* widget : QApplication::topLevelWidgets())
        if (auto* menu = qobject_cast<QMenu*>(widget); menu && menu->isVisible())
            open.append(menu);
    return open;
}

void closeMenus()
{
    for (QMenu* menu : openMenus())
        menu->close();
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    QCoreApplication::processEvents();
}

//! The button at the corner of a table is Qt's own and does nothing here.
bool isInner(const QObject& control)
{
    return control.inherits("QTableCornerButton");
}

class Run {
public:
    Run(const OperatingWalk& walk, Operations& all)
        : m_walk(walk)
        , m_all(all)
    {
    }

    bool everything()
    {
        return each<QAbstractButton>([this](QAbstractButton& button) { return press(button); })
            && each<QAction>([this](QAction& action) { return trigger(action); })
            && each<QShortcut>([this](QShortcut& shortcut) { return fire(shortcut); })
            && each<QWidget>([this](QWidget& widget) { return openContextMenu(widget); })
            && each<QWidget>([this](QWidget& widget) { return pressKeys(widget); });
    }

private:
    bool isMine(const QObject& control) const
    {
        for (const QObject* at = &control; at; at = at->parent()) {
            if (std::ranges::any_of(
                    m_walk.without, [at](const QWidget* other) { return other == at; }))
                return false;
            if (at == m_walk.part)
                return true;
        }
        return false;
    }

    QString keyOf(const QObject& control) const
    {
        const QString kind = QLatin1String(control.metaObject()->className());
        return QStringLiteral("%1: %2 \"%3\"").arg(
            m_walk.name, kind.section(QLatin1String("::"), -1), plainName(nameOf(control)));
    }

    template <typename Control> QList<Control*> controls() const
    {
        QList<Control*> mine;
        for (Control* control : m_walk.part->findChildren<Control*>())
            if (isMine(*control) && !isInner(*control))
                mine.append(control);
        return mine;
    }

    //! Each control by its name and its place among those of that name: the one before may have
    //! replaced it. `use` says whether it did anything, after which the pose is taken anew.
    template <typename Control, typename Use> bool each(Use use)
    {
        if (!takePose())
            return false;
        QSet<QString> done;
        for (bool used = true; used;) {
            used = false;
            QHash<QString, int> places;
            for (Control* control : controls<Control>()) {
                const QString key = keyOf(*control);
                const QString place = key + QString::number(places[key]++);
                if (done.contains(place))
                    continue;
                done.insert(place);
                used = use(*control);
                if (used)
                    break;
            }
            if (used && !takePose())
                return false;
        }
        return true;
    }

    bool takePose()
    {
        closeMenus();
        return m_walk.pose();
    }

    bool note(const QString& key, int fired, const QString& why)
    {
        Operated& one = m_all[key];
        one.fired += fired;
        if (one.fired > 0)
            one.why.clear();
        else
            one.why = why;
        return fired > 0;
    }

    bool press(QAbstractButton& button)
    {
        const QString key = keyOf(button);
        if (!button.isVisible() || !button.isEnabled())
            return note(key, 0,
                button.isVisible() ? QStringLiteral("not enabled") : QStringLiteral("hidden"));
        const QSignalSpy clicked(&button, &QAbstractButton::clicked);
        QTest::mouseClick(&button, Qt::LeftButton);
        note(key, int(clicked.size()), QStringLiteral("silent"));
        if (!openMenus().isEmpty())
            useMenu(key, [this, key] { pressAgain(key); });
        return true;
    }

    void pressAgain(const QString& key) const
    {
        for (QAbstractButton* button : controls<QAbstractButton>()) {
            if (keyOf(*button) == key && button->isVisible())
                return QTest::mouseClick(button, Qt::LeftButton);
        }
    }

    bool trigger(QAction& action)
    {
        // Entries are used where their menu is open.
        for (const QObject* object : action.associatedObjects())
            if (qobject_cast<const QMenu*>(object))
                return false;
        if (action.isSeparator() || qobject_cast<const QMenu*>(action.parent()))
            return false;
        return use(action, keyOf(action));
    }

    bool use(QAction& action, const QString& key)
    {
        if (!action.isEnabled())
            return note(key, 0, QStringLiteral("not enabled"));
        const QSignalSpy triggered(&action, &QAction::triggered);
        action.trigger();
        return note(key, int(triggered.size()), QStringLiteral("silent"));
    }

    bool fire(QShortcut& shortcut)
    {
        const QString key = keyOf(shortcut);
        if (!shortcut.isEnabled())
            return note(key, 0, QStringLiteral("not enabled"));
        const QSignalSpy activated(&shortcut, &QShortcut::activated);
        Q_EMIT shortcut.activated();
        return note(key, int(activated.size()), QStringLiteral("silent"));
    }

    static void askForMenu(QWidget& widget)
    {
        const auto* area = qobject_cast<const QAbstractScrollArea*>(&widget);
        QWidget& target = area && area->viewport() ? *area->viewport() : widget;
        const QPoint at(qMin(40, target.width() / 2), qMin(12, target.height() / 2));
        QContextMenuEvent event(QContextMenuEvent::Mouse, at, target.mapToGlobal(at));
        QApplication::sendEvent(&target, &event);
    }

    bool openContextMenu(QWidget& widget)
    {
        if (!widget.isVisible() || widget.contextMenuPolicy() == Qt::NoContextMenu
            || qobject_cast<const QMenu*>(&widget))
            return false;
        const QPointer<QWidget> target(&widget);
        const QString key = keyOf(widget) + QStringLiteral(" context menu");
        askForMenu(widget);
        if (openMenus().isEmpty())
            return false;
        useMenu(key, [target] {
            if (target)
                askForMenu(*target);
        });
        return true;
    }

    void useMenu(const QString& key, const Opener& open)
    {
        if (m_menus.contains(key))
            return;
        m_menus.insert(key);
        QMenu* menu = openMenus().first();
        if (m_walk.menuShown)
            m_walk.menuShown(*menu);
        for (qsizetype i = 0; i < menu->actions().size(); ++i) {
            QAction* entry = menu->actions().at(i);
            if (!entry->isSeparator())
                use(*entry, key + QStringLiteral(" > ") + plainName(entry->text()));
            if (!takePose())
                return;
            open();
            if (openMenus().isEmpty())
                return;
            menu = openMenus().first();
        }
    }

    bool pressKeys(QWidget& widget)
    {
        if (!widget.isVisible() || !widget.isEnabled() || !(widget.focusPolicy() & Qt::TabFocus))
            return false;
        const QPointer<QWidget> target(&widget);
        for (const Qt::Key key : {Qt::Key_Space, Qt::Key_Return}) {
            if (target && target->isVisible())
                QTest::keyClick(target, key);
            closeMenus();
        }
        return true;
    }

    const OperatingWalk& m_walk;
    Operations& m_all;
    QSet<QString> m_menus;
};

} // namespace

bool OperatingWalk::run(Operations& all) const
{
    return Run(*this, all).everything();
}

} // namespace portolan::test
