// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/kinds/rollout.h"

#include "models/base/text.h"
#include "models/kinds/jsonmeta.h"
#include "models/kinds/parts.h"

#include <QCoreApplication>

#include <charconv>

namespace portolan::rollout {
namespace {

constexpr ColumnSpec columns[ColumnCount] = {
    {"phase", QT_TRANSLATE_NOOP("Column", "Phase"), CellType::Interned, ColumnRole::State, 110},
    {"message", QT_TRANSLATE_NOOP("Column", "Message"), CellType::Text, ColumnRole::Plain, 220},
    {"strategy", QT_TRANSLATE_NOOP("Column", "Strategy"), CellType::Interned, ColumnRole::Plain, 90},
    {"desired", QT_TRANSLATE_NOOP("Column", "Desired"), CellType::Integer, ColumnRole::Count, 70},
    {"updated", QT_TRANSLATE_NOOP("Column", "Updated"), CellType::Integer, ColumnRole::Count, 70},
    {"ready", QT_TRANSLATE_NOOP("Column", "Ready"), CellType::Integer, ColumnRole::Count, 64},
    {"available", QT_TRANSLATE_NOOP("Column", "Available"), CellType::Integer, ColumnRole::Count, 76},
    {"revision", QT_TRANSLATE_NOOP("Column", "Revision"), CellType::Interned, ColumnRole::Count, 70},
    {"image", QT_TRANSLATE_NOOP("Column", "Image"), CellType::Interned, ColumnRole::Plain, 220},
    {"active", QT_TRANSLATE_NOOP("Column", "Active"), CellType::Interned, ColumnRole::Plain, 100},
    {"preview", QT_TRANSLATE_NOOP("Column", "Preview"), CellType::Interned, ColumnRole::Plain, 100},
    {"current", QT_TRANSLATE_NOOP("Column", "Current"), CellType::Interned, ColumnRole::Plain, 100, false},
    {"stable", QT_TRANSLATE_NOOP("Column", "Stable"), CellType::Interned, ColumnRole::Plain, 100},
    {"waitingFor", QT_TRANSLATE_NOOP("Column", "Waiting for"), CellType::Interned, ColumnRole::Plain, 130},
    {"waitingSince", QT_TRANSLATE_NOOP("Column", "Waiting since"), CellType::Time, ColumnRole::Age, 90},
    {"storedPhase", "", CellType::Interned, ColumnRole::Hidden},
    {"storedMessage", "", CellType::Text, ColumnRole::Hidden},
    {"generation", "", CellType::Integer, ColumnRole::Hidden},
    {"observedGeneration", "", CellType::Interned, ColumnRole::Hidden},
    {"phaseSince", "", CellType::Time, ColumnRole::Hidden},
    {"unavailableSince", "", CellType::Time, ColumnRole::Hidden},
    {"progressUntil", "", CellType::Time, ColumnRole::Hidden},
};

struct Phase {
    std::string_view phase;
    std::string_view message;
};

//! status.observedGeneration is a text; what is no number comes from a controller of version 0.9
//! and counts as observed.
bool isObserved(std::string_view observed, qint64 generation)
{
    qint64 value = 0;
    const auto [end, error]
        = std::from_chars(observed.data(), observed.data() + observed.size(), value);
    if (error != std::errc{} || end != observed.data() + observed.size())
        return !observed.empty();
    return value >= generation;
}

//! The stored phase is the controller's last word; these come first, because they are newer.
//! Source: argo-rollouts, utils/rollout/rolloututil.go, GetRolloutPhase.
Phase effectivePhase(json::Element status, const Phase& stored, bool observed, bool paused)
{
    if (!observed)
        return {"Progressing", "waiting for rollout spec update to be observed"};
    if (json::boolean(status, "controllerPause") && !paused)
        return {"Progressing", "waiting for rollout to unpause"};
    if (!stored.phase.empty())
        return stored;
    return {"Progressing", "not reported yet"};
}

void writePauses(json::Element status, std::string& reasons, qint64& since)
{
    simdjson::dom::array pauses;
    if (status["pauseConditions"].get_array().get(pauses))
        return;
    for (const json::Element pause : pauses) {
        reasons.append(reasons.empty() ? "" : ", ").append(json::string(pause, "reason"));
        const qint64 start = epochSeconds(json::string(pause, "startTime"));
        since = since == 0 ? start : std::min(since, start);
    }
}

std::string imagesOf(json::Element document)
{
    std::string images;
    const auto podSpec = json::child(document, {"spec", "template", "spec"});
    simdjson::dom::array containers;
    if (!podSpec || (*podSpec)["containers"].get_array().get(containers))
        return images;
    for (const json::Element container : containers)
        images.append(images.empty() ? "" : ", ").append(json::string(container, "image"));
    return images;
}

ConditionPart conditionOf(json::Element condition)
{
    ConditionPart part;
    part.type = json::string(condition, "type");
    part.status = json::string(condition, "status");
    part.reason = json::string(condition, "reason");
    part.since = epochSeconds(json::string(condition, "lastTransitionTime"));
    part.updated = epochSeconds(json::string(condition, "lastUpdateTime"));
    return part;
}

void writeConditions(json::Element status, qint64 progressDeadline, RowSink& row)
{
    simdjson::dom::array conditions;
    if (status["conditions"].get_array().get(conditions))
        return;
    qint64 newest = 0;
    for (const json::Element condition : conditions) {
        const ConditionPart part = conditionOf(condition);
        newest = std::max(newest, part.since);
        if (part.type == "Available" && part.isFalse())
            row.setNumber(UnavailableSince, part.since);
        else if (part.type == "Progressing")
            row.setNumber(ProgressUntil, progressUntil(part, progressDeadline));
    }
    row.setNumber(PhaseSince, newest);
}

void writeStatus(json::Element status, qint64 generation, qint64 progressDeadline, RowSink& row)
{
    writeConditions(status, progressDeadline, row);
    std::string pauses;
    qint64 pausedSince = 0;
    writePauses(status, pauses, pausedSince);
    const Phase stored{json::string(status, "phase"), json::string(status, "message")};
    const std::string_view observed = json::string(status, "observedGeneration");
    const Phase phase
        = effectivePhase(status, stored, isObserved(observed, generation), !pauses.empty());
    row.setString(EffectivePhase, phase.phase);
    row.setString(EffectiveMessage, phase.message);
    row.setString(StoredPhase, stored.phase);
    row.setString(StoredMessage, stored.message);
    row.setString(ObservedGeneration, observed);
    row.setString(WaitingFor, pauses);
    row.setNumber(WaitingSince, pausedSince);
    row.setNumber(Updated, json::integer(status, "updatedReplicas"));
    row.setNumber(Ready, json::integer(status, "readyReplicas"));
    row.setNumber(Available, json::integer(status, "availableReplicas"));
    row.setString(CurrentHash, json::string(status, "currentPodHash"));
    row.setString(StableHash, json::string(status, "stableRS"));
    if (const auto blueGreen = json::child(status, "blueGreen")) {
        row.setString(ActiveHash, json::string(*blueGreen, "activeSelector"));
        row.setString(PreviewHash, json::string(*blueGreen, "previewSelector"));
    }
}

bool scan(std::string_view object, RowSink& row)
{
    const std::optional<json::Element> document = json::parse(object);
    if (!document || !scanJsonMeta(*document, row))
        return false;
    const qint64 generation = json::integer(*json::child(*document, "metadata"), "generation");
    row.setNumber(Generation, generation);
    if (const auto annotations = json::child(*document, {"metadata", "annotations"}))
        row.setString(Revision, json::string(*annotations, "rollout.argoproj.io/revision"));
    row.setString(Images, imagesOf(*document));
    qint64 progressDeadline = defaultProgressDeadline;
    if (const auto rolloutSpec = json::child(*document, "spec")) {
        row.setNumber(Desired, json::integer(*rolloutSpec, "replicas", 1)); // the CRD's default
        progressDeadline
            = json::integer(*rolloutSpec, "progressDeadlineSeconds", defaultProgressDeadline);
        const auto strategy = json::child(*rolloutSpec, "strategy");
        if (strategy && json::child(*strategy, "blueGreen"))
            row.setString(Strategy, "blueGreen");
        else if (strategy && json::child(*strategy, "canary"))
            row.setString(Strategy, "canary");
    }
    if (const auto status = json::child(*document, "status")) {
        writeStatus(*status, generation, progressDeadline, row);
    } else {
        row.setString(EffectivePhase, "Progressing");
        row.setString(EffectiveMessage, "not reported yet");
    }
    return true;
}

constexpr KindSpec rolloutSpec = {columns, scan};

} // namespace

const KindSpec& spec()
{
    return rolloutSpec;
}

std::string_view servingHash(const KindTable& rollouts, RowId row)
{
    const std::string_view active = rollouts.string(row, ActiveHash);
    return rollouts.string(row, Strategy) != "blueGreen" || active.empty()
        ? rollouts.string(row, StableHash)
        : active;
}

std::string_view comingHash(const KindTable& rollouts, RowId row)
{
    const std::string_view preview = rollouts.string(row, PreviewHash);
    const std::string_view next
        = rollouts.string(row, Strategy) != "blueGreen" || preview.empty()
        ? rollouts.string(row, CurrentHash)
        : preview;
    return next == servingHash(rollouts, row) ? std::string_view() : next;
}

} // namespace portolan::rollout
