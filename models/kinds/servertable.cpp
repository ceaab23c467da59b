// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/kinds/servertable.h"

#include "models/base/text.h"
#include "models/kinds/jsonmeta.h"

#include <QCoreApplication>

namespace portolan {
namespace {

using json::Element;

//! No kind has more; a hostile answer must not cost more than its bytes.
constexpr size_t mostColumns = 64;

std::vector<ServerColumn> columnsOf(Element document)
{
    std::vector<ServerColumn> columns;
    simdjson::dom::array definitions;
    if (document["columnDefinitions"].get_array().get(definitions))
        return columns;
    for (const Element definition : definitions) {
        if (columns.size() == mostColumns)
            break;
        columns.push_back(
            {fromUtf8(json::string(definition, "name")), fromUtf8(json::string(definition, "type")),
                fromUtf8(json::string(definition, "format")),
                int(json::integer(definition, "priority"))});
    }
    return columns;
}

ServerCell cellOf(Element value)
{
    ServerCell cell;
    std::string_view text;
    int64_t number = 0;
    bool flag = false;
    if (!value.get_string().get(text)) {
        cell.text = text;
    } else if (!value.get_int64().get(number)) {
        cell.text = std::to_string(number);
        cell.number = number;
    } else if (!value.get_bool().get(flag)) {
        cell.text = flag ? "true" : "false";
    } else if (!value.is_null()) {
        cell.text = simdjson::minify(value); // a fraction, or what no printer sends
    }
    return cell;
}

//! The object's own metadata; of a row of a Table it stands in `object`.
void readMeta(Element object, ServerRow& row)
{
    const std::optional<Element> meta = json::child(object, "metadata");
    if (!meta)
        return;
    row.uid = json::string(*meta, "uid");
    row.nameSpace = json::string(*meta, "namespace");
    row.name = json::string(*meta, "name");
    row.resourceVersion = json::string(*meta, "resourceVersion");
    row.created = epochSeconds(json::string(*meta, "creationTimestamp"));
}

//! Without metadata the column that identifies a row has to do.
void nameByColumn(const std::vector<ServerColumn>& columns, ServerRow& row)
{
    for (size_t i = 0; row.name.empty() && i < columns.size(); ++i) {
        if (columns[i].format == QLatin1String("name"))
            row.name = row.cells[i].text;
    }
}

void readRow(Element element, ServerTable& table)
{
    ServerRow row;
    row.cells.resize(table.columns.size());
    simdjson::dom::array cells;
    if (!element["cells"].get_array().get(cells)) {
        size_t at = 0;
        for (const Element cell : cells) {
            if (at == row.cells.size())
                break;
            row.cells[at++] = cellOf(cell);
        }
    }
    if (const std::optional<Element> object = json::child(element, "object"))
        readMeta(*object, row);
    nameByColumn(table.columns, row);
    if (!row.name.empty())
        table.rows.push_back(std::move(row));
}

void readListMeta(Element document, ServerTable& table)
{
    const std::optional<Element> meta = json::child(document, "metadata");
    if (!meta)
        return;
    table.continueToken = fromUtf8(json::string(*meta, "continue"));
    const qint64 remaining = json::integer(*meta, "remainingItemCount", -1);
    if (remaining >= 0)
        table.remaining = remaining;
}

std::unexpected<Error> noTable()
{
    return fail(ErrorCode::Protocol,
        QCoreApplication::translate(
            "Kinds", "The answer is no table and no list: it was cut off, or is something else."));
}

} // namespace

Result<ServerTable> parseServerTable(std::string_view text)
{
    const std::optional<Element> document = json::parse(text);
    if (!document)
        return noTable();
    ServerTable table;
    simdjson::dom::array rows;
    readListMeta(*document, table);
    if (json::string(*document, "kind") == "Table") {
        table.columns = columnsOf(*document);
        // A Table without rows has null there.
        if (!(*document)["rows"].get_array().get(rows)) {
            for (const Element row : rows)
                readRow(row, table);
        }
        return table;
    }
    if ((*document)["items"].get_array().get(rows))
        return noTable();
    for (const Element item : rows) {
        ServerRow row;
        readMeta(item, row);
        if (!row.name.empty())
            table.rows.push_back(std::move(row));
    }
    return table;
}

} // namespace portolan
