// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/kinds/protofields.h"
#include "models/store/rowbatch.h"

namespace portolan {

//! What a scan may want of ObjectMeta beside what every row has.
struct MetaExtras {
    std::string_view ownerKind; //!< of the controlling owner, else of the first
    std::string_view ownerName;
    qint64 generation = 0;
    qint64 deleted = 0; //!< deletionTimestamp, seconds since the epoch
};

//! Puts name, namespace, uid, resourceVersion and creation into the row. `onLabel` and
//! `onAnnotation` are called with (key, value) of each. False when the bytes are no message.
template <typename OnLabel, typename OnAnnotation>
[[nodiscard]] bool scanMeta(std::string_view bytes, RowSink& row, MetaExtras& extras,
    OnLabel onLabel, OnAnnotation onAnnotation)
{
    ProtoFields field(bytes);
    while (field.next()) {
        switch (field.number()) {
        case 1:
            row.setName(field.bytes());
            break;
        case 3:
            row.setNameSpace(field.bytes());
            break;
        case 5:
            row.setUid(field.bytes());
            break;
        case 6:
            row.setResourceVersion(field.bytes());
            break;
        case 7:
            extras.generation = field.value();
            break;
        case 8:
            row.setCreated(protoTime(field.bytes()));
            break;
        case 9:
            extras.deleted = protoTime(field.bytes());
            break;
        case 11: {
            const ProtoEntry label = protoEntry(field.bytes());
            onLabel(label.key, label.value);
            break;
        }
        case 12: {
            const ProtoEntry annotation = protoEntry(field.bytes());
            onAnnotation(annotation.key, annotation.value);
            break;
        }
        case 13: {
            std::string_view kind, name;
            bool controller = false;
            for (ProtoFields owner(field.bytes()); owner.next();) {
                if (owner.number() == 1)
                    kind = owner.bytes();
                else if (owner.number() == 3)
                    name = owner.bytes();
                else if (owner.number() == 6)
                    controller = owner.value() != 0;
            }
            if (controller || extras.ownerName.empty()) {
                extras.ownerKind = kind;
                extras.ownerName = name;
            }
            break;
        }
        default:
            break;
        }
    }
    return field.isValid();
}

template <typename OnLabel>
[[nodiscard]] bool scanMeta(
    std::string_view bytes, RowSink& row, MetaExtras& extras, OnLabel onLabel)
{
    return scanMeta(bytes, row, extras, onLabel, [](std::string_view, std::string_view) { });
}

[[nodiscard]] inline bool scanMeta(std::string_view bytes, RowSink& row, MetaExtras& extras)
{
    return scanMeta(bytes, row, extras, [](std::string_view, std::string_view) { });
}

} // namespace portolan
