// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/mainwindow/palettemodel.h"

#include "models/base/text.h"

namespace portolan::ui {

PaletteModel::PaletteModel(QObject* parent)
    : QAbstractListModel(parent)
{
}

void PaletteModel::setJumps(JumpList list)
{
    const QString heads[] = {tr("Pages"), tr("Clusters"), tr("Kinds"), tr("Objects")};
    beginResetModel();
    m_list = std::move(list);
    m_rows.clear();
    for (size_t i = 0; i < m_list.jumps.size(); ++i) {
        const Jump::Type type = m_list.jumps[i].type;
        if (i == 0 || m_list.jumps[i - 1].type != type) {
            const qint64 count = std::ranges::count(m_list.jumps, type, &Jump::type);
            const bool more = type == Jump::Type::Object && m_list.hasMore;
            m_rows.push_back({heads[size_t(type)],
                more ? tr("the first %1, type more").arg(number(count)) : number(count), -1});
        }
        m_rows.push_back({{}, {}, int(i)});
    }
    endResetModel();
}

const Jump* PaletteModel::jump(int row) const
{
    if (row < 0 || row >= rowCount() || m_rows[size_t(row)].jump < 0)
        return nullptr;
    return &m_list.jumps[size_t(m_rows[size_t(row)].jump)];
}

QString PaletteModel::note(int row) const
{
    return row >= 0 && row < rowCount() ? m_rows[size_t(row)].note : QString();
}

int PaletteModel::nextRow(int row, int step) const
{
    const int direction = step < 0 ? -1 : 1;
    int last = row;
    for (int left = std::abs(step), at = row + direction; left > 0 && at >= 0 && at < rowCount();
        at += direction) {
        if (!jump(at))
            continue;
        last = at;
        --left;
    }
    return last;
}

int PaletteModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

QVariant PaletteModel::data(const QModelIndex& index, int role) const
{
    if (role != Qt::DisplayRole && role != Qt::AccessibleTextRole)
        return {};
    const Jump* found = jump(index.row());
    if (!found)
        return index.isValid() ? m_rows[size_t(index.row())].head : QVariant();
    return role == Qt::DisplayRole ? found->title : found->title + QStringLiteral(", ") + found->detail;
}

Qt::ItemFlags PaletteModel::flags(const QModelIndex& index) const
{
    return jump(index.row()) ? Qt::ItemIsEnabled | Qt::ItemIsSelectable : Qt::NoItemFlags;
}

} // namespace portolan::ui
