// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/text.h"
#include "models/kinds/registry.h"
#include "models/store/kindtable.h"

#include <memory>

namespace portolan::test {

//! One object, scanned and put into a table of its own.
class Scanned {
public:
    Scanned(Kind kind, std::string_view bytes)
        : m_table(std::make_unique<KindTable>(kind, specOf(kind).columns))
    {
        const auto pool = std::make_shared<StringPool>();
        RowSink sink(*pool, m_table->columns());
        m_isValid = specOf(kind).scan(bytes, sink);
        RowBatch batch(kind, m_table->columns().size());
        batch.put(sink.head(), sink.cells(), sink.text(), sink.columns());
        m_table->apply(0, pool, &batch, {});
    }

    [[nodiscard]] bool isValid() const { return m_isValid; }
    [[nodiscard]] const KindTable& table() const { return *m_table; }
    //! Texts as they are, numbers in digits.
    [[nodiscard]] QString cell(size_t column) const
    {
        const CellType type = m_table->columns()[column].type;
        return type == CellType::Interned || type == CellType::Text
            ? fromUtf8(m_table->string(0, column))
            : QString::number(m_table->number(0, column));
    }
    [[nodiscard]] QString cell(const char* id) const { return cell(columnOf(m_table->kind(), id)); }
    //! "ready=1 desired=2" for the columns named, parted by spaces.
    [[nodiscard]] QString cells(const QString& ids) const
    {
        QStringList parts;
        const QStringList names = ids.split(QLatin1Char(' '), Qt::SkipEmptyParts);
        for (const QString& name : names)
            parts.append(name + QLatin1Char('=') + cell(name.toLatin1().constData()));
        return parts.join(QLatin1Char(' '));
    }

private:
    std::unique_ptr<KindTable> m_table;
    bool m_isValid = false;
};

} // namespace portolan::test
