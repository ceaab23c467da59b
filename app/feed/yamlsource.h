// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/feed/fleetfeed.h"
#include "models/ports/objectsource.h"

namespace portolan::feed {

//! Objects as YAML. API servers write it themselves, so nothing here turns one form into another.
//! GUI thread.
class YamlSource final : public ObjectSource {
public:
    explicit YamlSource(FleetFeed& feed)
        : m_feed(feed)
    {
    }

    void fetchYaml(const ObjectRef& object, QObject* context,
        std::function<void(Result<ObjectText>)> done) override;

private:
    FleetFeed& m_feed;
};

//! The text with what it says of the object: uid, version, name. Fails when it is no object: it has
//! neither a uid nor all of apiVersion, kind and name.
[[nodiscard]] Result<ObjectText> objectText(const QString& yaml);

//! The text without metadata.managedFields, which is for machines.
[[nodiscard]] QString withoutManagedFields(const QString& yaml);

} // namespace portolan::feed
