// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/kinds/parts.h"

#include "models/kinds/images.h"

#include <algorithm>
#include <vector>

namespace portolan {
namespace {

void appendRequirement(std::string& text, std::string_view bytes)
{
    std::string_view key, op;
    std::string values;
    forEachField(bytes, [&](const ProtoFields& field) {
        if (field.number() == 1)
            key = field.bytes();
        else if (field.number() == 2)
            op = field.bytes();
        else if (field.number() == 3)
            appendPart(values, field.bytes(), ",");
    });
    std::string part;
    if (op == "DoesNotExist")
        part.append("!").append(key);
    else if (op == "In" || op == "NotIn")
        part.append(key).append(op == "In" ? " in (" : " notin (").append(values).append(")");
    else
        part.append(key);
    appendPart(text, part, ",");
}

} // namespace

ConditionPart conditionPart(std::string_view bytes, ConditionLayout layout)
{
    ConditionPart part;
    forEachField(bytes, [&](const ProtoFields& field) {
        if (field.number() == 1)
            part.type = field.bytes();
        else if (field.number() == 2)
            part.status = field.bytes();
        else if (field.number() == layout.since)
            part.since = protoTime(field.bytes());
        else if (field.number() == layout.updated)
            part.updated = protoTime(field.bytes());
        else if (field.number() == layout.reason)
            part.reason = field.bytes();
        else if (field.number() == layout.message)
            part.message = field.bytes();
    });
    return part;
}

void appendPart(std::string& list, std::string_view part, std::string_view separator)
{
    if (!list.empty())
        list.append(separator);
    list.append(part);
}

void appendTemplateImages(std::string& images, std::string_view podTemplate)
{
    forEachField(podTemplate, [&images](const ProtoFields& templateField) {
        if (templateField.number() != 2)
            return;
        forEachField(templateField.bytes(), [&images](const ProtoFields& specField) {
            if (specField.number() != 2)
                return;
            forEachField(specField.bytes(), [&images](const ProtoFields& container) {
                if (container.number() == 2)
                    appendImage(images, container.bytes());
            });
        });
    });
}

void appendSelector(std::string& text, std::string_view selector)
{
    std::vector<ProtoEntry> labels;
    std::string requirements;
    forEachField(selector, [&](const ProtoFields& field) {
        if (field.number() == 1)
            labels.push_back(protoEntry(field.bytes()));
        else if (field.number() == 2)
            appendRequirement(requirements, field.bytes());
    });
    std::ranges::sort(labels, {}, &ProtoEntry::key);
    std::string parts;
    for (const ProtoEntry& label : labels) {
        appendPart(parts, label.key, ",");
        parts.append("=").append(label.value);
    }
    if (!requirements.empty())
        appendPart(parts, requirements, ",");
    text.append(parts.empty() ? "*" : parts);
}

void appendIntOrString(std::string& text, std::string_view bytes)
{
    qint64 type = 0, number = 0;
    std::string_view string;
    forEachField(bytes, [&](const ProtoFields& field) {
        if (field.number() == 1)
            type = field.value();
        else if (field.number() == 2)
            number = field.value();
        else if (field.number() == 3)
            string = field.bytes();
    });
    if (type == 0)
        text.append(std::to_string(number));
    else
        text.append(string);
}

void appendReference(std::string& text, std::string_view kind, std::string_view name)
{
    if (!name.empty())
        text.append(kind).append("/").append(name);
}

void takeReplicas(const ProtoFields& field, const ReplicaLayout& layout, Replicas& replicas)
{
    constexpr std::pair<quint32 ReplicaLayout::*, qint64 Replicas::*> counts[] = {
        {&ReplicaLayout::observed, &Replicas::observed},
        {&ReplicaLayout::desired, &Replicas::desired}, {&ReplicaLayout::total, &Replicas::total},
        {&ReplicaLayout::updated, &Replicas::updated}, {&ReplicaLayout::ready, &Replicas::ready},
        {&ReplicaLayout::available, &Replicas::available}};
    for (const auto& [number, count] : counts) {
        if (layout.*number == field.number())
            replicas.*count = field.value();
    }
}

qint64 progressUntil(const ConditionPart& progressing, qint64 deadlineSeconds)
{
    const bool isWhole = progressing.reason == "NewReplicaSetAvailable"
        || progressing.reason == "ReplicaSetNotAvailable";
    if (!progressing.isTrue() || isWhole || progressing.updated == 0)
        return 0;
    return progressing.updated + deadlineSeconds;
}

std::string_view phaseOf(const Replicas& replicas)
{
    if (replicas.paused)
        return "Paused";
    if (replicas.stalled)
        return "Degraded";
    if (replicas.observed < replicas.generation || replicas.updated < replicas.desired
        || replicas.total > replicas.desired)
        return "Progressing";
    if (replicas.ready >= replicas.desired && replicas.available >= replicas.desired)
        return "Healthy";
    return replicas.rollingOut ? "Progressing" : "Degraded";
}

} // namespace portolan
