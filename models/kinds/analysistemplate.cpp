// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/kinds/analysistemplate.h"

#include "models/kinds/jsonmeta.h"
#include "models/kinds/parts.h"

#include <QCoreApplication>

namespace portolan::analysistemplate {
namespace {

constexpr ColumnSpec columns[ColumnCount] = {
    {"metrics", QT_TRANSLATE_NOOP("Column", "Metrics"), CellType::Interned, ColumnRole::Plain, 260},
    {"metricCount", QT_TRANSLATE_NOOP("Column", "Metric count"), CellType::Integer,
        ColumnRole::Count, 100, false},
    {"args", QT_TRANSLATE_NOOP("Column", "Arguments"), CellType::Interned, ColumnRole::Plain, 260},
};

bool scan(std::string_view object, RowSink& row)
{
    const std::optional<json::Element> document = json::parse(object);
    if (!document || !scanJsonMeta(*document, row))
        return false;
    std::string metrics, args;
    qint64 count = 0;
    const auto templateSpec = json::child(*document, "spec");
    simdjson::dom::array list;
    if (templateSpec && !(*templateSpec)["metrics"].get_array().get(list)) {
        for (const json::Element metric : list) {
            ++count;
            appendPart(metrics, json::string(metric, "name"));
        }
    }
    if (templateSpec && !(*templateSpec)["args"].get_array().get(list)) {
        for (const json::Element arg : list) {
            appendPart(args, json::string(arg, "name"));
            if (const std::string_view value = json::string(arg, "value"); !value.empty())
                args.append("=").append(value);
        }
    }
    row.setString(Metrics, metrics);
    row.setNumber(MetricCount, count);
    row.setString(Args, args);
    return true;
}

constexpr KindSpec kindSpec = {columns, scan};

} // namespace

const KindSpec& spec()
{
    return kindSpec;
}

} // namespace portolan::analysistemplate
