// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtTypes>

#include <span>

namespace portolan {

//! What the 8 bytes of a cell mean.
enum class CellType : quint8 {
    Interned, //!< a number of the cluster's StringPool; for strings that repeat
    Text, //!< bytes of the table's own arena; for names and sentences
    Integer, //!< signed
    Time, //!< seconds since the epoch, 0 is "none"
    Cpu, //!< thousandths of a core
    Bytes,
    Flag, //!< 0 or 1
};

//! How a column is meant, for those who draw it.
enum class ColumnRole : quint8 {
    Plain,
    Name,
    State, //!< its tone comes from the row's health
    Count,
    Ready, //!< "n of m": this cell is n, the next column is m
    Age, //!< a time, shown as its distance from now
    Hidden, //!< kept for decisions, not offered as a column
};

//! A column of a kind. The title is a translation source of context "Column".
struct ColumnSpec {
    const char* id; //!< stable: in filters ("restarts:>3"), saved layouts, JSON
    const char* title;
    CellType type = CellType::Interned;
    ColumnRole role = ColumnRole::Plain;
    int width = 100; //!< first width in logical pixels
    bool shownAtFirst = true;
    bool orderedByNext = false; //!< a text whose order is that of the number in the next column
};

using Columns = std::span<const ColumnSpec>;

} // namespace portolan
