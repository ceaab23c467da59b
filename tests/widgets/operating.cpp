// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/widgets/operating.h"

#include <QAbstractButton>
#include <QAbstractScrollArea>
#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QLineEdit>
#include <QMenu>
#include <QPlainTextEdit>
#include <QPointer>
#include <QRegularExpression>
#include <QShortcut>
#include <QSignalSpy>
#include <QTest>
#include <QTimer>

#include <concepts>

namespace portolan::test {
namespace {

using Opener = std::function<void()>;

const QString notReached = QStringLiteral("not reached");
const QString hidden = QStringLiteral("hidden");
const QString notEnabled = QStringLiteral("not enabled");
const QString silent = QStringLiteral("silent");

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

//! What is pressed may be gone before it is let go.
void clickOn(QAbstractButton& button)
{
    const QPointer<QAbstractButton> target(&button);
    QTest::mousePress(&button, Qt::LeftButton);
    if (target)
        QTest::mouseRelease(target, Qt::LeftButton);
}

void strike(QWidget& widget, Qt::Key key)
{
    const QPointer<QWidget> target(&widget);
    QTest::keyPress(&widget, key);
    if (target)
        QTest::keyRelease(target, key);
}

//! Ends what runs an event loop of its own while it is used: the walk would never come back.
class LoopGuard {
public:
    LoopGuard()
    {
        QObject::connect(&m_timer, &QTimer::timeout, &m_timer, [this] {
            QWidget* window = QApplication::activePopupWidget();
            if (!window)
                window = QApplication::activeModalWidget();
            if (!window)
                return;
            m_looped = true;
            window->close();
        });
        m_timer.start(0);
    }
    [[nodiscard]] bool looped() const { return m_looped; }

private:
    QTimer m_timer;
    bool m_looped = false;
};

//! Whatever its menu offers can be used then: some of the text is selected, something can be
//! pasted, undone and done again.
void makeReady(QWidget& widget)
{
    if (auto* field = qobject_cast<QLineEdit*>(&widget); field && !field->isReadOnly()) {
        QGuiApplication::clipboard()->setText(QStringLiteral("zz"));
        field->insert(QStringLiteral("yy"));
        field->home(false); // from here on it is another step
        field->insert(QStringLiteral("x"));
        field->undo();
        field->setSelection(0, 1);
    } else if (auto* text = qobject_cast<QPlainTextEdit*>(&widget)) {
        QTextCursor cursor = text->textCursor();
        cursor.movePosition(QTextCursor::Start);
        cursor.movePosition(QTextCursor::NextWord, QTextCursor::KeepAnchor);
        text->setTextCursor(cursor);
    }
}

//! What is said beside the name, which a tooltip repeats where there is no other.
QString reasonOf(const QString& tip, const QString& description, const QString& name)
{
    for (const QString& text : {tip, description}) {
        if (!text.isEmpty() && plainName(text) != plainName(name))
            return text;
    }
    return {};
}

//! The button at the corner of a table is Qt's own and does nothing here; the action by which a
//! menu would stand in another menu stands nowhere.
bool isInner(const QObject& control)
{
    const auto* menu = qobject_cast<const QMenu*>(control.parent());
    return (menu && menu->menuAction() == &control) || control.inherits("QTableCornerButton");
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
        return each<QAbstractButton>([this](QAbstractButton& button, const QString& key) {
            return press(button, key);
        }) && each<QAction>([this](QAction& action, const QString& key) {
            return trigger(action, key);
        }) && each<QShortcut>([this](QShortcut& shortcut, const QString& key) {
            return fire(shortcut, key);
        }) && each<QWidget>([this](QWidget& widget, const QString& key) {
            return openContextMenu(widget, key);
        }) && each<QWidget>([this](QWidget& widget, const QString& key) {
            return pressKeys(widget, key);
        });
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
        return QStringLiteral("%1: %2 \"%3\"")
            .arg(m_walk.name, kind.section(QLatin1String("::"), -1), plainName(nameOf(control)));
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
            const auto all = placed(controls<Control>());
            if constexpr (!std::same_as<Control, QWidget>) {
                for (const auto& [key, control] : all)
                    find(*control, key);
            }
            for (const auto& [key, control] : all) {
                if (done.contains(key))
                    continue;
                done.insert(key);
                used = use(*control, key);
                if (used)
                    break;
            }
            if (used && !takePose())
                return false;
        }
        return true;
    }

    template <typename Control>
    std::vector<std::pair<QString, Control*>> placed(const QList<Control*>& found) const
    {
        std::vector<std::pair<QString, Control*>> result;
        QHash<QString, int> places;
        for (Control* control : found) {
            const QString key = keyOf(*control);
            const int place = ++places[key];
            result.emplace_back(place > 1 ? key + QStringLiteral(" #%1").arg(place) : key, control);
        }
        return result;
    }

    //! From now on it has to be used, even if it should be gone before its turn comes.
    void find(const QObject& control, const QString& key)
    {
        const auto* action = qobject_cast<const QAction*>(&control);
        if (action && action->isSeparator())
            return;
        const QString mine = action ? keyOfAction(*action, key) : key;
        m_all.try_emplace(mine, Operated{0, notReached, {}, false});
    }

    QString menuKeyOf(const QMenu& menu) const
    {
        const QObject* owner = menu.parent();
        return (owner ? keyOf(*owner) : m_walk.name + QLatin1Char(':'))
            + QStringLiteral(" menu \"%1\"").arg(menu.accessibleName());
    }

    QString entryKeyOf(const QMenu& menu, const QAction& entry) const
    {
        return menuKeyOf(menu) + QStringLiteral(" > ") + plainName(entry.text());
    }

    //! An entry of a menu is found by its menu, however it is reached.
    QString keyOfAction(const QAction& action, const QString& key) const
    {
        const QMenu* menu = menuOf(action);
        return menu ? entryKeyOf(*menu, action) : key;
    }

    static const QMenu* menuOf(const QAction& action)
    {
        for (const QObject* object : action.associatedObjects())
            if (const auto* menu = qobject_cast<const QMenu*>(object))
                return menu;
        return qobject_cast<const QMenu*>(action.parent());
    }

    bool takePose()
    {
        closeMenus();
        if (!m_walk.pose())
            return false;
        // Layouts show what a pose has made when the loop turns.
        QCoreApplication::processEvents();
        return true;
    }

    bool note(const QString& key, int fired, const QString& why, const QString& reason = {})
    {
        Operated& one = m_all[key];
        one.fired += fired;
        one.why = one.fired > 0 ? QString() : why;
        one.reason = reason;
        return fired > 0;
    }

    //! Does it, and says whether that held everything up.
    void guarded(const QString& key, const std::function<void()>& use)
    {
        const LoopGuard guard;
        use();
        if (guard.looped())
            m_all[key].looped = true;
    }

    bool press(QAbstractButton& button, const QString& key)
    {
        if (!button.isVisible() || !button.isEnabled())
            return note(key, 0, button.isVisible() ? notEnabled : hidden,
                reasonOf(button.toolTip(), button.accessibleDescription(), nameOf(button)));
        const QSignalSpy clicked(&button, &QAbstractButton::clicked);
        guarded(key, [&button] { clickOn(button); });
        note(key, int(clicked.size()), silent);
        if (!openMenus().isEmpty())
            useMenu([this, key] { pressAgain(key); });
        return true;
    }

    void pressAgain(const QString& wanted) const
    {
        for (const auto& [key, button] : placed(controls<QAbstractButton>())) {
            if (key == wanted && button->isVisible())
                return clickOn(*button);
        }
    }

    bool trigger(QAction& action, const QString& key)
    {
        // Entries are used where their menu is open.
        if (action.isSeparator() || menuOf(action))
            return false;
        return use(action, key);
    }

    bool use(QAction& action, const QString& key)
    {
        if (!action.isEnabled())
            return note(
                key, 0, notEnabled, reasonOf(action.toolTip(), action.whatsThis(), action.text()));
        const QSignalSpy triggered(&action, &QAction::triggered);
        guarded(key, [&action] { action.trigger(); });
        return note(key, int(triggered.size()), silent);
    }

    bool fire(QShortcut& shortcut, const QString& key)
    {
        if (!shortcut.isEnabled())
            return note(key, 0, notEnabled, shortcut.whatsThis());
        const QSignalSpy activated(&shortcut, &QShortcut::activated);
        guarded(key, [&shortcut] { Q_EMIT shortcut.activated(); });
        return note(key, int(activated.size()), silent);
    }

    static void askForMenu(QWidget& widget)
    {
        makeReady(widget);
        const auto* area = qobject_cast<const QAbstractScrollArea*>(&widget);
        QWidget& target = area && area->viewport() ? *area->viewport() : widget;
        const QPoint at(qMin(40, target.width() / 2), qMin(12, target.height() / 2));
        QContextMenuEvent event(QContextMenuEvent::Mouse, at, target.mapToGlobal(at));
        QApplication::sendEvent(&target, &event);
    }

    bool openContextMenu(QWidget& widget, const QString& key)
    {
        if (!widget.isVisible() || widget.contextMenuPolicy() == Qt::NoContextMenu
            || qobject_cast<const QMenu*>(&widget))
            return false;
        const QPointer<QWidget> target(&widget);
        guarded(key + QStringLiteral(" context menu"), [&widget] { askForMenu(widget); });
        if (openMenus().isEmpty())
            return false;
        useMenu([target] {
            if (target)
                askForMenu(*target);
        });
        return true;
    }

    //! The menu that is open now; a menu is used once, from wherever it is opened.
    void useMenu(const Opener& open)
    {
        QMenu* menu = openMenus().first();
        QStringList entries{menuKeyOf(*menu)};
        for (const QAction* entry : menu->actions()) {
            entries.append(plainName(entry->text()));
            find(*entry, entryKeyOf(*menu, *entry));
        }
        const QString all = entries.join(QLatin1Char('\n'));
        if (m_menus.contains(all))
            return;
        m_menus.insert(all);
        if (m_walk.menuShown)
            m_walk.menuShown(*menu);
        for (qsizetype i = 0; i < menu->actions().size(); ++i) {
            QAction* entry = menu->actions().at(i);
            if (entry->isSeparator())
                continue;
            use(*entry, entryKeyOf(*menu, *entry));
            if (!takePose())
                return;
            open();
            if (openMenus().isEmpty())
                return;
            menu = openMenus().first();
        }
    }

    bool pressKeys(QWidget& widget, const QString& key)
    {
        if (!widget.isVisible() || !widget.isEnabled() || !(widget.focusPolicy() & Qt::TabFocus))
            return false;
        const QPointer<QWidget> target(&widget);
        for (const Qt::Key pressed : {Qt::Key_Space, Qt::Key_Return}) {
            if (target && target->isVisible())
                guarded(key + QStringLiteral(" keys"), [&] { strike(*target, pressed); });
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

namespace {

//! Seen, but never in a state in which it could be used, and it says why.
bool isExcused(const Operated& one)
{
    return one.fired == 0 && one.why == notEnabled && !one.reason.isEmpty();
}

//! Of what was opened or pressed but is no control itself.
bool isControl(const Operated& one)
{
    return one.fired > 0 || !one.why.isEmpty();
}

} // namespace

QStringList complaintsAbout(const Operations& all)
{
    QStringList lines;
    for (const auto& [key, one] : all) {
        if (one.looped)
            lines.append(key + QStringLiteral(": ran an event loop of its own"));
        if (!isControl(one) || one.fired > 0 || isExcused(one))
            continue;
        lines.append(key + QStringLiteral(": ") + one.why
            + (one.why == notEnabled ? QStringLiteral(" and says no reason") : QString()));
    }
    return lines;
}

QStringList excused(const Operations& all)
{
    QStringList lines;
    for (const auto& [key, one] : all)
        if (isExcused(one))
            lines.append(key + QStringLiteral(": ") + one.reason);
    return lines;
}

QStringList countsByPart(const Operations& all)
{
    struct Counts {
        int found = 0;
        int fired = 0;
        int entries = 0;
    };
    std::map<QString, Counts> parts;
    for (const auto& [key, one] : all) {
        if (!isControl(one))
            continue;
        Counts& counts = parts[key.section(QLatin1Char(':'), 0, 0)];
        ++counts.found;
        counts.fired += one.fired > 0 ? 1 : 0;
        counts.entries += key.contains(QStringLiteral(" > ")) ? 1 : 0;
    }
    QStringList lines;
    for (const auto& [part, counts] : parts)
        lines.append(QStringLiteral("%1: %2 controls found (%3 of them in menus), %4 used")
                .arg(part)
                .arg(counts.found)
                .arg(counts.entries)
                .arg(counts.fired));
    return lines;
}

} // namespace portolan::test
