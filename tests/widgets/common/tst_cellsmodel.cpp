// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/cellsmodel.h"

#include "widgets/common/celltable.h"

#include <QAbstractItemModelTester>
#include <QRandomGenerator>
#include <QSignalSpy>
#include <QTest>

using namespace portolan::ui;
using namespace Qt::StringLiterals;

namespace {

//! A row for each letter; what it shows is the letter and its place.
QList<CellsRow> rowsOf(const QString& keys)
{
    QList<CellsRow> rows;
    for (qsizetype i = 0; i < keys.size(); ++i)
        rows.append({keys.mid(i, 1), {textCell(keys.mid(i, 1) + QString::number(i))}, {}});
    return rows;
}

QString keysOf(const CellsModel& model)
{
    QString keys;
    for (const CellsRow& row : model.rows())
        keys += row.key;
    return keys;
}

} // namespace

class TestCellsModel : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void rowsThatStayKeepTheirIndex()
    {
        CellsModel model({u"title"_s});
        const QAbstractItemModelTester tester(
            &model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setRows(rowsOf(u"abcd"_s));
        const QPersistentModelIndex c(model.index(2, 0));
        model.setRows(rowsOf(u"xcab"_s));
        QCOMPARE(c.row(), 1);
        QCOMPARE(c.data().toString(), u"c1"_s);
        const QSignalSpy layout(&model, &CellsModel::layoutChanged);
        model.setRows(rowsOf(u"xcab"_s));
        QCOMPARE(layout.size(), 0);
        model.setRows(rowsOf(u"ab"_s));
        QVERIFY(!c.isValid());
    }

    //! Two rows of one key are two rows: the model says as many as it has.
    void keysMayBeTheSame()
    {
        CellsModel model({u"title"_s});
        const QAbstractItemModelTester tester(
            &model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setRows(rowsOf(u"aab"_s));
        const QPersistentModelIndex second(model.index(1, 0));
        model.setRows(rowsOf(u"baa"_s));
        QCOMPARE(model.rowCount(), 3);
        QCOMPARE(second.row(), 2);
        model.setRows(rowsOf(u"ba"_s));
        QVERIFY(!second.isValid());
        QCOMPARE(model.rowOf(u"a"_s), 1);
    }

    void anythingGoes()
    {
        CellsModel model({u"title"_s});
        const QAbstractItemModelTester tester(
            &model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        QRandomGenerator random(20261124);
        for (int round = 0; round < 400; ++round) {
            QString keys;
            for (int i = random.bounded(9); i > 0; --i)
                keys += QChar(u'a' + random.bounded(5));
            const QPersistentModelIndex kept
                = model.rowCount() > 0 ? model.index(random.bounded(model.rowCount()), 0)
                                       : QModelIndex();
            const QString key = kept.isValid() ? model.row(kept.row())->key : QString();
            model.setRows(rowsOf(keys));
            QCOMPARE(keysOf(model), keys);
            for (int row = 0; row < model.rowCount(); ++row)
                QCOMPARE(model.index(row, 0).data().toString(),
                    keys.mid(row, 1) + QString::number(row));
            if (kept.isValid())
                QCOMPARE(model.row(kept.row())->key, key);
        }
    }

    //! The chosen row goes, and a page that hears of it looks anew: it must find the rows whole.
    void whoHearsOfTheChosenMaySetRows()
    {
        CellTable table(u"table"_s, {Column(), Column()});
        const QAbstractItemModelTester tester(
            table.cells(), QAbstractItemModelTester::FailureReportingMode::QtTest);
        QString shown = u"abcd"_s;
        table.setRows(rowsOf(shown));
        table.setCurrentKey(u"b"_s);
        QStringList heard;
        connect(&table, &CellTable::chosen, &table, [&](const QString& key) {
            QCOMPARE(keysOf(*table.cells()), shown);
            QVERIFY(key.isEmpty() || shown.contains(key));
            heard.append(key);
            table.setRows(rowsOf(shown));
        });
        for (const QString& next : {u"xcda"_s, u"qrs"_s, QString(), u"ab"_s}) {
            shown = next;
            table.setRows(rowsOf(shown));
            QCOMPARE(keysOf(*table.cells()), shown);
        }
        // b went, then what was chosen in its place went with all others, and none was chosen since.
        QCOMPARE(heard.size(), 2);
        QCOMPARE(heard.last(), QString());
    }
};

QTEST_MAIN(TestCellsModel)
#include "tst_cellsmodel.moc"
