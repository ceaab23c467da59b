// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/result.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace portolan {

//! A column as the server defines it (meta/v1, TableColumnDefinition).
struct ServerColumn {
    QString name;
    QString type; //!< "string", "integer", "number", "boolean", "date"
    QString format; //!< "name" for the column that identifies the row
    int priority = 0; //!< above 0: shown where there is room for it (kubectl: -o wide)

    friend bool operator==(const ServerColumn&, const ServerColumn&) = default;
};

//! One cell: its text, and the number when the server sent one without a fraction.
struct ServerCell {
    std::string text;
    std::optional<qint64> number;

    friend bool operator==(const ServerCell&, const ServerCell&) = default;
};

struct ServerRow {
    std::string uid; //!< empty for what has none, as the objects of some aggregated APIs
    std::string nameSpace;
    std::string name;
    std::string resourceVersion;
    qint64 created = 0; //!< seconds since the epoch; 0: not said
    std::vector<ServerCell> cells; //!< as many as there are columns

    friend bool operator==(const ServerRow&, const ServerRow&) = default;
};

//! A page of a list as the server itself prints it (meta/v1, Table). Of the objects' metadata only
//! what a row needs is kept: annotations may hold whole Secrets.
struct ServerTable {
    std::vector<ServerColumn> columns;
    std::vector<ServerRow> rows;
    QString continueToken; //!< of the next page; empty: this was the last
    std::optional<qint64> remaining; //!< rows behind this page, where the server says so
};

//! Reads a Table, or a plain list of a server that prints none: rows without columns. Any bytes
//! give a table or an error (Protocol). Any thread, no state.
[[nodiscard]] Result<ServerTable> parseServerTable(std::string_view json);

} // namespace portolan
