// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/workloads/objectfacts.h"

#include "models/base/text.h"
#include "models/kinds/health.h"
#include "models/workloads/rowcells.h"
#include "models/yaml/yamlparser.h"
#include "widgets/workloads/overview.h"

#include <QCoreApplication>

namespace portolan::ui {
namespace {

constexpr qsizetype mostEvents = 50;

QString translated(const char* text)
{
    return QCoreApplication::translate("Workloads", text);
}

std::optional<size_t> columnNamed(Columns columns, std::string_view id)
{
    const auto found
        = std::ranges::find_if(columns, [id](const ColumnSpec& column) { return column.id == id; });
    return found == columns.end() ? std::nullopt : std::optional(size_t(found - columns.begin()));
}

//! A fact that is the case and should not be, or the other way round.
Tone toneOf(const QString& type, bool holds)
{
    // Conditions named after a trouble are good when they do not hold.
    const bool trouble = type.endsWith(QLatin1String("Pressure"))
        || type.contains(QLatin1String("Fail")) || type.contains(QLatin1String("Unavailable"))
        || type.contains(QLatin1String("Degraded")) || type == QLatin1String("DisruptionTarget")
        || type == QLatin1String("Paused");
    return holds != trouble ? Tone::Ok : Tone::Warn;
}

EventView conditionOf(const YamlNode& item, const QDateTime& now)
{
    EventView condition;
    const QString type = item[u"type"].text();
    const QString status = item[u"status"].text();
    const Tone tone = status == QLatin1String("Unknown")
        ? Tone::Unknown
        : toneOf(type, status == QLatin1String("True"));
    condition.glyph = tone == Tone::Ok ? Glyph::Check
        : tone == Tone::Warn           ? Glyph::StateDegraded
                                       : Glyph::StateUnknown;
    condition.tone = tone;
    condition.text = type + QLatin1String(": ") + status;
    QStringList words{item[u"reason"].text(), item[u"message"].text()};
    words.removeAll(QString());
    condition.detail = words.join(QStringLiteral(": "));
    for (const QStringView key : {u"lastTransitionTime", u"lastUpdateTime"}) {
        const qint64 time = epochSeconds(item[key].text().toStdString());
        if (time != 0 && condition.time.isEmpty())
            condition.time = clockTime(QDateTime::fromSecsSinceEpoch(time, QTimeZone::UTC), now);
    }
    return condition;
}

} // namespace

ObjectKey keyOf(const KindTable& table, RowId row)
{
    return {table.slot(row), table.kind(), table.uid(row), fromUtf8(table.nameSpace(row)),
        fromUtf8(table.name(row))};
}

QList<FactView> factsOf(const KindTable& table, RowId row, const Clock& clock)
{
    using Cell = portolan::CellKind;
    const RowCells cells(table);
    const qint64 now = clock.utcNow().toSecsSinceEpoch();
    QList<FactView> facts;
    for (size_t i = 0; i < cells.columns().size(); ++i) {
        const RowCells::Column& column = cells.columns()[i];
        if (column.kind <= Cell::Name || column.kind == Cell::State)
            continue;
        FactView fact;
        fact.name = column.title;
        fact.value = cells.text(row, int(i), now, QString());
        if (column.kind == Cell::Age && !fact.value.isEmpty()) {
            const QDateTime time
                = QDateTime::fromSecsSinceEpoch(*cells.number(row, int(i)), QTimeZone::UTC);
            fact.value = translated(QT_TRANSLATE_NOOP("Workloads", "%1, since %2"))
                             .arg(fact.value, pointInTime(time, clock.now()));
        }
        fact.mono = column.id == QLatin1String("image") || column.id == QLatin1String("hash");
        fact.quiet = fact.value.isEmpty();
        if (fact.quiet)
            fact.value = translated(QT_TRANSLATE_NOOP("Workloads", "none"));
        facts.append(fact);
    }
    facts.append({translated(QT_TRANSLATE_NOOP("Workloads", "UID")), table.uid(row).toString(), {},
        true, false});
    return facts;
}

QString troubleText(const KindTable& table, RowId row)
{
    const Health health = healthOf(table, row);
    if (health == Health::Healthy || health == Health::Progressing)
        return {};
    for (const char* id : {"troubleText", "notReadyText", "message"}) {
        if (const auto column = columnNamed(table.columns(), id))
            if (const QString text = fromUtf8(table.string(row, *column)); !text.isEmpty())
                return text;
    }
    return {};
}

Result<QList<EventView>> eventsOf(const Fleet& fleet, const ObjectKey& key, const Clock& clock)
{
    const KindTable& table = fleet.table(Kind::Event);
    const auto uid = columnNamed(table.columns(), "objectUid");
    const auto seen = columnNamed(table.columns(), "lastSeen");
    const auto type = columnNamed(table.columns(), "type");
    const auto reason = columnNamed(table.columns(), "reason");
    const auto message = columnNamed(table.columns(), "message");
    const auto count = columnNamed(table.columns(), "count");
    if (!uid || !seen || !type || !reason || !message || !count)
        return fail(
            ErrorCode::NotServed, translated(QT_TRANSLATE_NOOP("Workloads", "no events table")));
    const std::string wanted = key.uid.toString().toStdString();
    std::vector<RowId> rows;
    table.forEach([&](RowId row) {
        if (table.slot(row) == key.slot && table.string(row, *uid) == wanted)
            rows.push_back(row);
    });
    std::ranges::sort(
        rows, std::ranges::greater{}, [&](RowId row) { return table.number(row, *seen); });
    QList<EventView> events;
    for (const RowId row : rows) {
        if (events.size() == mostEvents)
            break;
        EventView event;
        const bool warns = table.string(row, *type) == "Warning";
        event.glyph = warns ? Glyph::StateDegraded : Glyph::Event;
        if (warns)
            event.tone = Tone::Warn;
        event.text = fromUtf8(table.string(row, *reason));
        if (const qint64 times = table.number(row, *count); times > 1)
            event.text += QStringLiteral(" × ") + number(times);
        event.detail = fromUtf8(table.string(row, *message));
        const QDateTime time
            = QDateTime::fromSecsSinceEpoch(table.number(row, *seen), QTimeZone::UTC);
        event.time = clockTime(time, clock.now());
        events.append(event);
    }
    return events;
}

Result<QList<EventView>> conditionsOf(const QString& yaml, const QDateTime& now)
{
    const Result<YamlNode> document = parseYaml(yaml.toUtf8(), QString());
    if (!document)
        return std::unexpected(document.error());
    QList<EventView> conditions;
    for (const YamlNode& item : (*document)[u"status"][u"conditions"].items())
        conditions.append(conditionOf(item, now));
    return conditions;
}

} // namespace portolan::ui
