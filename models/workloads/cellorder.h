// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <array>
#include <optional>
#include <string_view>

namespace portolan {

//! By what the texts of a served column are put in order.
enum class CellOrder : quint8 {
    Number, //!< "12", "-0.5", "80%"; "7 (5m ago)" by the 7
    Ratio, //!< "1/2"
    Duration, //!< "45s", "3m20s", "10d", "2y40d"
    Quantity, //!< "500m", "10Gi"
    Text,
};

//! What the text comes to in that order; nothing when it is none. Fractions are kept to
//! thousandths.
[[nodiscard]] std::optional<qint64> orderValue(CellOrder order, std::string_view text);

//! Finds out by what a column can be ordered: by the first of the orders above that all of its
//! cells are in. Cells that say nothing ("", "<none>", "<unknown>") are in any.
class CellOrders {
public:
    //! The server's own word on the column (TableColumnDefinition.type). A "date" is printed as the
    //! time that has passed since; of "string" it is seen by the cells.
    void define(const QString& type);
    void add(std::string_view cell);
    [[nodiscard]] CellOrder found() const;

private:
    std::array<bool, size_t(CellOrder::Text)> m_possible{true, true, true, true};
    bool m_saysAnything = false;
};

//! Before all values, as an empty text is before all texts.
[[nodiscard]] qint64 orderValueOrFirst(CellOrder order, std::string_view text);

} // namespace portolan
