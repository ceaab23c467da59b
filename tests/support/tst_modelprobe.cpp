// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/modelprobe.h"

#include <QAbstractTableModel>
#include <QStringListModel>
#include <QtTest>

using namespace portolan::test;

namespace {

//! Two workloads, the first with one pod below it.
class SmallTree final : public QAbstractItemModel {
public:
    [[nodiscard]] QModelIndex index(int row, int column, const QModelIndex& parent) const override
    {
        return hasIndex(row, column, parent) ? createIndex(row, column, quintptr(parent.isValid()))
                                             : QModelIndex();
    }
    [[nodiscard]] QModelIndex parent(const QModelIndex& child) const override
    {
        return child.internalId() == 1 ? createIndex(0, 0, quintptr(0)) : QModelIndex();
    }
    [[nodiscard]] int rowCount(const QModelIndex& parent) const override
    {
        if (!parent.isValid())
            return 2;
        return parent.internalId() == 0 && parent.row() == 0 && parent.column() == 0 ? 1 : 0;
    }
    [[nodiscard]] int columnCount(const QModelIndex&) const override { return 2; }
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation, int role) const override
    {
        if (role != Qt::DisplayRole)
            return {};
        return section == 0 ? QStringLiteral("Name") : QStringLiteral("Ready");
    }
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override
    {
        if (role != Qt::DisplayRole)
            return {};
        if (index.column() == 1)
            return index.row();
        return index.internalId() == 1 ? QStringLiteral("pod") : QStringLiteral("workload");
    }
};

} // namespace

class TestModelProbe : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void showsATree()
    {
        SmallTree model;
        const ModelProbe probe(&model);
        QCOMPARE(probe.tree(),
            QStringLiteral("Name | Ready\n"
                           "workload | 0\n"
                           "  pod | 0\n"
                           "workload | 1"));
        QCOMPARE(probe.cell(1, QStringLiteral("Ready")).toInt(), 1);
        QVERIFY(!probe.cell(1, QStringLiteral("Age")).isValid());
    }

    void cutsWhatIsLong()
    {
        QStringListModel model(
            QStringList{QStringLiteral("a"), QStringLiteral("b"), QStringLiteral("c")});
        const ModelProbe probe(&model);
        QCOMPARE(probe.tree(Qt::DisplayRole, 1), QStringLiteral("1\na\n… 2 more"));
    }

    void staysWithAModelThatChanges()
    {
        QStringListModel model;
        const ModelProbe probe(&model);
        model.setStringList({QStringLiteral("a"), QStringLiteral("b")});
        QVERIFY(model.removeRow(0));
        QCOMPARE(probe.tree(), QStringLiteral("1\nb"));
    }
};

QTEST_GUILESS_MAIN(TestModelProbe)
#include "tst_modelprobe.moc"
