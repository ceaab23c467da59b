// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/celltable.h"

#include <QKeyEvent>

namespace portolan::ui {
namespace {

QStringList titlesOf(const QList<Column>& columns)
{
    QStringList titles;
    for (const Column& column : columns)
        titles.append(column.title);
    return titles;
}

} // namespace

CellTable::CellTable(const QString& name, const QList<Column>& columns, QWidget* parent)
    : FleetTableView(name, parent)
    , m_model(new CellsModel(titlesOf(columns), this))
{
    setColumns(columns);
    setModel(m_model);
    horizontalHeader()->setSectionsClickable(false);
    setCellSource([this](const QModelIndex& index) { return m_model->cell(index); });
    setCopySource([this](const QModelIndex& index) {
        const CellView under = m_model->second(index);
        const QString text = cellText(m_model->cell(index));
        return under.text.isEmpty() ? text
            : text.isEmpty()        ? under.text
                                    : text + QStringLiteral(", ") + under.text;
    });
    setRowSource([this](const QModelIndex& index) { return m_model->look(index); });
    setCellPainter(
        [this](QPainter& painter, const QRect& rect, const QModelIndex& index, const RowLook& row) {
            if (m_own && m_own(painter, rect, index, row))
                return true;
            const CellView under = m_model->second(index);
            if (under.text.isEmpty())
                return false;
            paintTwoLineCell(painter, rect, m_model->cell(index), under, row, themeOf(this));
            return true;
        });
    connect(this, &QAbstractItemView::doubleClicked, this,
        [this](const QModelIndex&) { Q_EMIT opened(currentKey()); });
    connect(selectionModel(), &QItemSelectionModel::currentRowChanged, this,
        [this] {
            if (!m_taking)
                Q_EMIT chosen(currentKey());
        });
}

void CellTable::setRows(QList<CellsRow> rows)
{
    const QString before = currentKey();
    // The chosen row may go. Whoever hears of that may set rows anew: not in the midst of it.
    m_taking = true;
    m_model->setRows(std::move(rows));
    m_taking = false;
    if (const QString now = currentKey(); now != before)
        Q_EMIT chosen(now);
}

void CellTable::setTitles(const QStringList& titles)
{
    for (int i = 0; i < titles.size(); ++i)
        setColumnTitle(i, titles[i]);
    m_model->setTitles(titles);
}

QString CellTable::currentKey() const
{
    const CellsRow* row = m_model->row(currentIndex().row());
    return row ? row->key : QString();
}

void CellTable::setCurrentKey(const QString& key)
{
    if (const int row = m_model->rowOf(key); row >= 0 && row != currentIndex().row())
        setCurrentIndex(m_model->index(row, 0));
}

void CellTable::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        if (const QString key = currentKey(); !key.isEmpty())
            Q_EMIT opened(key);
        return;
    }
    FleetTableView::keyPressEvent(event);
}

} // namespace portolan::ui
