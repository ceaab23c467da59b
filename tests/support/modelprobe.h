// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractItemModel>
#include <QAbstractItemModelTester>
#include <QStringList>

#include <limits>

namespace portolan::test {

//! Watches an item model for as long as it lives, and shows it as text. Every model test has one:
//! QAbstractItemModelTester fails the test at the signal that broke a rule of Qt's models.
//! Thread: the model's.
class ModelProbe {
public:
    explicit ModelProbe(QAbstractItemModel* model)
        : m_model(model)
        , m_tester(model, QAbstractItemModelTester::FailureReportingMode::QtTest)
    {
    }

    //! The whole model, a line a row, children two blanks further in, columns parted by " | ":
    //!     Name | Ready
    //!     api | 2/2
    //!       api-1 | true
    [[nodiscard]] QString tree(
        int role = Qt::DisplayRole, int rows = std::numeric_limits<int>::max()) const
    {
        QStringList lines{header()};
        append(lines, {}, role, 0, rows);
        return lines.join(QLatin1Char('\n'));
    }

    //! One cell by the text of its column's header; not valid when there is none.
    [[nodiscard]] QVariant cell(int row, const QString& column, int role = Qt::DisplayRole) const
    {
        for (int i = 0; i < m_model->columnCount(); ++i) {
            if (m_model->headerData(i, Qt::Horizontal).toString() == column)
                return m_model->index(row, i).data(role);
        }
        return {};
    }

private:
    [[nodiscard]] QString header() const
    {
        QStringList cells;
        for (int column = 0; column < m_model->columnCount(); ++column)
            cells << m_model->headerData(column, Qt::Horizontal).toString();
        return cells.join(QLatin1String(" | "));
    }

    void append(QStringList& lines, const QModelIndex& parent, int role, int depth, int rows) const
    {
        const int count = m_model->rowCount(parent);
        for (int row = 0; row < qMin(count, rows); ++row) {
            QStringList cells;
            for (int column = 0; column < m_model->columnCount(parent); ++column)
                cells << m_model->index(row, column, parent).data(role).toString();
            lines << QString(depth * 2, QLatin1Char(' ')) + cells.join(QLatin1String(" | "));
            append(lines, m_model->index(row, 0, parent), role, depth + 1, rows);
        }
        if (count > rows)
            lines << QString(depth * 2, QLatin1Char(' '))
                    + QStringLiteral("… %1 more").arg(count - rows);
    }

    QAbstractItemModel* m_model;
    QAbstractItemModelTester m_tester;
};

} // namespace portolan::test
