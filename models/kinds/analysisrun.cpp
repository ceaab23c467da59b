// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/kinds/analysisrun.h"

#include "models/base/text.h"
#include "models/kinds/jsonmeta.h"
#include "models/kinds/parts.h"

#include <QCoreApplication>

namespace portolan::analysisrun {
namespace {

constexpr ColumnSpec columns[ColumnCount] = {
    {"phase", QT_TRANSLATE_NOOP("Column", "Phase"), CellType::Interned, ColumnRole::State, 110},
    {"message", QT_TRANSLATE_NOOP("Column", "Message"), CellType::Text, ColumnRole::Plain, 280},
    {"metrics", QT_TRANSLATE_NOOP("Column", "Metrics"), CellType::Text, ColumnRole::Plain, 260},
    {"owner", QT_TRANSLATE_NOOP("Column", "Owner"), CellType::Interned, ColumnRole::Plain, 220},
    {"started", QT_TRANSLATE_NOOP("Column", "Started"), CellType::Time, ColumnRole::Age, 84},
    {"completed", QT_TRANSLATE_NOOP("Column", "Completed"), CellType::Time, ColumnRole::Age, 90},
};

//! "success-rate: Successful 5/5": phase, and how many of the measurements were good.
std::string metricsOf(json::Element status)
{
    std::string text;
    simdjson::dom::array results;
    if (status["metricResults"].get_array().get(results))
        return text;
    for (const json::Element result : results) {
        const qint64 good = json::integer(result, "successful");
        const qint64 all = good + json::integer(result, "failed")
            + json::integer(result, "inconclusive") + json::integer(result, "error");
        appendPart(text, json::string(result, "name"));
        text.append(": ").append(json::string(result, "phase"));
        if (all > 0)
            text.append(" ").append(std::to_string(good)).append("/").append(std::to_string(all));
    }
    return text;
}

std::string ownerOf(json::Element document)
{
    std::string owner;
    const auto meta = json::child(document, "metadata");
    simdjson::dom::array owners;
    if (!meta || (*meta)["ownerReferences"].get_array().get(owners))
        return owner;
    for (const json::Element entry : owners) {
        if (!owner.empty() && !json::boolean(entry, "controller"))
            continue;
        owner.clear();
        appendReference(owner, json::string(entry, "kind"), json::string(entry, "name"));
    }
    return owner;
}

bool scan(std::string_view object, RowSink& row)
{
    const std::optional<json::Element> document = json::parse(object);
    if (!document || !scanJsonMeta(*document, row))
        return false;
    row.setString(Owner, ownerOf(*document));
    const auto status = json::child(*document, "status");
    if (!status) {
        row.setString(Phase, "Pending");
        return true;
    }
    const std::string_view phase = json::string(*status, "phase");
    row.setString(Phase, phase.empty() ? std::string_view("Pending") : phase);
    row.setString(Message, json::string(*status, "message"));
    row.setString(Metrics, metricsOf(*status));
    row.setNumber(Started, epochSeconds(json::string(*status, "startedAt")));
    row.setNumber(Completed, epochSeconds(json::string(*status, "completedAt")));
    return true;
}

constexpr KindSpec kindSpec = {columns, scan};

} // namespace

const KindSpec& spec()
{
    return kindSpec;
}

} // namespace portolan::analysisrun
