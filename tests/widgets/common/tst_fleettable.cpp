// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/celltable.h"
#include "widgets/common/fleettable.h"
#include "widgets/decor/look.h"

#include <QtTest>

#include <memory>

using namespace portolan::ui;

namespace {

//! Rows that are their own text, to be put in and taken out at will.
class Rows final : public QAbstractTableModel {
public:
    explicit Rows(int count)
    {
        for (int i = 0; i < count; ++i)
            m_names.append(QStringLiteral("pod-%1").arg(i, 5, 10, QLatin1Char('0')));
    }

    int rowCount(const QModelIndex& parent = {}) const override
    {
        return parent.isValid() ? 0 : int(m_names.size());
    }
    int columnCount(const QModelIndex& parent = {}) const override
    {
        return parent.isValid() ? 0 : 3;
    }
    QVariant data(const QModelIndex& index, int role) const override
    {
        return role == Qt::DisplayRole ? QVariant(m_names[index.row()]) : QVariant();
    }
    void insertAt(int row, int count)
    {
        beginInsertRows({}, row, row + count - 1);
        for (int i = 0; i < count; ++i)
            m_names.insert(row, QStringLiteral("new"));
        endInsertRows();
    }
    void removeAt(int row, int count)
    {
        beginRemoveRows({}, row, row + count - 1);
        m_names.remove(row, count);
        endRemoveRows();
    }

private:
    QStringList m_names;
};

QList<Column> columns()
{
    return {{QStringLiteral("name"), QStringLiteral("Name"), 0},
        {QStringLiteral("count"), QStringLiteral("Count"), 80, true},
        {QStringLiteral("more"), QStringLiteral("More"), 120, false, true}};
}

std::unique_ptr<FleetTableView> makeTable(Rows& rows)
{
    auto table = std::make_unique<FleetTableView>(QStringLiteral("Pods"));
    table->setModel(&rows);
    table->setColumns(columns());
    table->setCellSource([](const QModelIndex& index) {
        return index.column() == 0 ? nameCell(index.data().toString())
                                   : numberCell(QString::number(index.row()));
    });
    table->resize(600, 400);
    table->show();
    return table;
}

} // namespace

class TestFleetTable : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_look = new Look(*qApp); }
    void cleanupTestCase() { delete m_look; }

    void keepsWhatIsReadInSight()
    {
        Rows rows(2000);
        const auto table = makeTable(rows);
        table->verticalScrollBar()->setValue(28 * 500 + 9);
        const QString top = table->indexAt(QPoint(5, 1)).data().toString();
        const int offset = table->rowViewportPosition(table->rowAt(1));
        table->selectRow(510);
        const QString selected = table->currentIndex().data().toString();

        rows.insertAt(10, 40);
        rows.removeAt(100, 7);
        rows.insertAt(1900, 5);
        QCOMPARE(table->indexAt(QPoint(5, 1)).data().toString(), top);
        QCOMPARE(table->rowViewportPosition(table->rowAt(1)), offset);
        QCOMPARE(table->currentIndex().data().toString(), selected);
        QCOMPARE(table->selectionModel()->selectedRows().size(), 1);
    }

    void atTheTopNewRowsAreSeen()
    {
        Rows rows(100);
        const auto table = makeTable(rows);
        rows.insertAt(0, 3);
        QCOMPARE(table->verticalScrollBar()->value(), 0);
        QCOMPARE(table->indexAt(QPoint(5, 1)).data().toString(), QStringLiteral("new"));
    }

    void rowsAreOfOneHeight()
    {
        Rows rows(30000);
        const auto table = makeTable(rows);
        table->setRowHeight(26);
        QCOMPARE(table->rowHeight(0), 26);
        QCOMPARE(table->rowHeight(29999), 26);
    }

    void optionalColumnsGiveWay()
    {
        Rows rows(5);
        const auto table = makeTable(rows);
        QVERIFY(!table->isColumnHidden(2));
        table->resize(300, 400);
        QVERIFY(table->isColumnHidden(2));
        table->resize(600, 400);
        QVERIFY(!table->isColumnHidden(2));
    }

    void copiesTheChosenRowsAsText()
    {
        Rows rows(5);
        const auto table = makeTable(rows);
        table->selectRow(1);
        // One row says for itself what it is; several have their titles above them.
        QCOMPARE(table->selectedText(), QStringLiteral("pod-00001\t1\t1"));
        QCOMPARE(table->selectedNames(), QStringLiteral("pod-00001"));
        table->selectionModel()->select(
            rows.index(3, 0), QItemSelectionModel::Select | QItemSelectionModel::Rows);
        QStringList titles;
        for (const Column& column : table->columns())
            titles.append(column.title);
        QCOMPARE(table->selectedText(),
            titles.join(QLatin1Char('\t')) + QStringLiteral("\npod-00001\t1\t1\npod-00003\t3\t3"));
        QCOMPARE(table->selectedNames(), QStringLiteral("pod-00001\npod-00003"));
        table->horizontalHeader()->moveSection(1, 0);
        QVERIFY(table->selectedText().contains(QStringLiteral("\n1\tpod-00001")));
    }

    void everyTableHasAMenuThatCopies()
    {
        CellTable table(QStringLiteral("small"),
            {{QStringLiteral("name"), QStringLiteral("Name"), 0},
                {QStringLiteral("since"), QStringLiteral("Since"), 90, true}});
        CellsRow row;
        row.key = QStringLiteral("a");
        row.cells = {nameCell(QStringLiteral("web")), textCell(QStringLiteral("3m"))};
        row.seconds = {textCell(QStringLiteral("shop")), {}};
        table.setRows({row});
        table.resize(400, 200);
        table.show();
        QContextMenuEvent event(QContextMenuEvent::Mouse, QPoint(20, 10), QPoint(20, 10));
        QCoreApplication::sendEvent(table.viewport(), &event);
        auto* menu = table.findChild<QMenu*>();
        QVERIFY(menu && menu->isVisible());
        QCOMPARE(menu->actions().size(), 2);
        menu->actions().at(0)->trigger();
        QCOMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("web"));
        menu->actions().at(1)->trigger();
        QCOMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("web, shop\t3m"));
        menu->close();
    }

    void layoutComesBackForTheSameColumnsOnly()
    {
        Rows rows(5);
        const auto table = makeTable(rows);
        table->horizontalHeader()->resizeSection(1, 133);
        const QByteArray layout = table->saveLayout();

        const auto again = makeTable(rows);
        QVERIFY(again->restoreLayout(layout));
        QCOMPARE(again->columnWidth(1), 133);

        QList<Column> other = columns();
        other[1].id = QStringLiteral("else");
        again->setColumns(other);
        QVERIFY(!again->restoreLayout(layout));
        QVERIFY(!again->restoreLayout("rubbish"));
    }

    void aStateStandsInPlaceOfTheRows()
    {
        Rows rows(0);
        const auto table = makeTable(rows);
        table->setStateText(StateText{Glyph::StateForbidden, Tone::Warn,
            QStringLiteral("You may not list pods"), QStringLiteral("reason")});
        QVERIFY(table->stateView()->isVisible());
        QCOMPARE(table->stateView()->size(), table->viewport()->size());
        QCOMPARE(table->stateView()->accessibleName(), QStringLiteral("You may not list pods"));
        table->setStateText({});
        QVERIFY(!table->stateView()->isVisible());
    }

    void saysWhenThePointerIsHeld()
    {
        Rows rows(20);
        const auto table = makeTable(rows);
        const QSignalSpy held(table.get(), &FleetTableView::pointerHeldChanged);
        QTest::mousePress(table->viewport(), Qt::LeftButton, {}, QPoint(40, 40));
        QCOMPARE(held.size(), 1);
        QCOMPARE(held[0][0].toBool(), true);
        QTest::mouseRelease(table->viewport(), Qt::LeftButton, {}, QPoint(40, 40));
        QCOMPARE(held[1][0].toBool(), false);
    }

private:
    Look* m_look = nullptr;
};

QTEST_MAIN(TestFleetTable)
#include "tst_fleettable.moc"
