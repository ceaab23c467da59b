// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/widgets/shownwords.h"

#include <QAbstractItemView>
#include <QAccessible>
#include <QAction>
#include <QComboBox>
#include <QMetaProperty>
#include <QSet>
#include <QWidget>

namespace portolan::test {
namespace {

constexpr int rowsLookedAt = 200;

//! Properties that are no text for people.
bool isTechnical(const char* name)
{
    static const QSet<QByteArray> technical{"objectName", "styleSheet", "windowFilePath",
        "windowIconText", "windowRole", "inputMask", "iconText"};
    return technical.contains(QByteArray(name));
}

class Collector {
public:
    void take(const QObject& object, const QString& where)
    {
        const QMetaObject& meta = *object.metaObject();
        for (int i = 0; i < meta.propertyCount(); ++i) {
            const QMetaProperty property = meta.property(i);
            if (isTechnical(property.name()))
                continue;
            const QString place = where + QLatin1Char(' ') + QLatin1String(property.name());
            if (property.typeId() == QMetaType::QString)
                add(place, property.read(&object).toString());
            else if (property.typeId() == QMetaType::QStringList)
                for (const QString& text : property.read(&object).toStringList())
                    add(place, text);
        }
    }

    void take(const QAbstractItemView& view, const QString& where)
    {
        const QAbstractItemModel* model = view.model();
        if (!model)
            return;
        for (const int role : {Qt::DisplayRole, Qt::ToolTipRole, Qt::StatusTipRole,
                 Qt::WhatsThisRole, Qt::AccessibleTextRole, Qt::AccessibleDescriptionRole}) {
            for (int column = 0; column < model->columnCount(); ++column) {
                add(where + QStringLiteral(" head %1").arg(column),
                    model->headerData(column, Qt::Horizontal, role).toString());
                for (int row = 0; row < qMin(rowsLookedAt, model->rowCount()); ++row)
                    add(where + QStringLiteral(" cell %1,%2").arg(row).arg(column),
                        model->index(row, column).data(role).toString());
            }
        }
    }

    void take(const QComboBox& box, const QString& where)
    {
        for (int i = 0; i < box.count(); ++i)
            for (const int role : {Qt::DisplayRole, Qt::ToolTipRole})
                add(where + QStringLiteral(" entry"), box.itemData(i, role).toString());
    }

    //! What a screen reader is told of the widget itself; its cells are those of the model.
    void takeSpoken(QWidget& widget, const QString& where)
    {
        const QAccessibleInterface* spoken = QAccessible::queryAccessibleInterface(&widget);
        if (!spoken)
            return;
        for (const QAccessible::Text kind :
            {QAccessible::Name, QAccessible::Description, QAccessible::Help, QAccessible::Value})
            add(where + QStringLiteral(" spoken"), spoken->text(kind));
    }

    void add(const QString& where, const QString& text)
    {
        if (!text.isEmpty())
            found.push_back({where, text});
    }

    std::vector<ShownText> found;
};

QString pathOf(const QObject& object, const QWidget& root)
{
    QStringList names;
    for (const QObject* at = &object; at; at = at->parent()) {
        // Plain containers say nothing about where one is.
        const QString name = QLatin1String(at->metaObject()->className());
        if (at == &object || name != QLatin1String("QWidget"))
            names.prepend(name.section(QLatin1String("::"), -1));
        if (at == &root)
            break;
    }
    return names.join(QLatin1Char('/'));
}

} // namespace

std::vector<ShownText> textsOf(const QWidget& root)
{
    Collector collector;
    QList<QObject*> all{const_cast<QWidget*>(&root)};
    all += root.findChildren<QObject*>();
    for (QObject* object : std::as_const(all)) {
        const QString where = pathOf(*object, root);
        if (auto* widget = qobject_cast<QWidget*>(object)) {
            collector.take(*widget, where);
            collector.takeSpoken(*widget, where);
        } else if (qobject_cast<const QAction*>(object)) {
            collector.take(*object, where);
        }
        if (const auto* view = qobject_cast<const QAbstractItemView*>(object))
            collector.take(*view, where);
        if (const auto* box = qobject_cast<const QComboBox*>(object))
            collector.take(*box, where);
    }
    return std::move(collector.found);
}

} // namespace portolan::test
