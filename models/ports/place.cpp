// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/ports/place.h"

#include "models/fleet/fleet.h"
#include "models/workloads/problems.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace portolan {
namespace {

struct Part {
    const char* key;
    QString Place::* text;
};

constexpr Part parts[] = {{"page", &Place::page}, {"context", &Place::context},
    {"identity", &Place::identity}, {"namespace", &Place::nameSpace}, {"name", &Place::name},
    {"uid", &Place::uid}, {"filter", &Place::filter}};

const QLatin1String kindKey("kind");

} // namespace

Place placeOf(const Cluster& cluster, std::optional<Kind> kind)
{
    Place place;
    place.context = cluster.info.context;
    place.identity = cluster.facts.identity;
    place.kind = kind;
    return place;
}

Place placeOf(const Cluster& cluster, const Problem& problem)
{
    Place place = placeOf(cluster, problem.kind);
    if (!problem.kind) {
        place.page = QStringLiteral("connections");
        return place;
    }
    place.nameSpace = problem.nameSpace;
    place.name = problem.name;
    place.uid = problem.uid.toString();
    return place;
}

QByteArray placeToJson(const Place& place)
{
    QJsonObject object;
    for (const Part& part : parts) {
        if (const QString& text = place.*part.text; !text.isEmpty())
            object.insert(QLatin1String(part.key), text);
    }
    if (place.kind)
        object.insert(kindKey, QLatin1String(addressOf(*place.kind).resource));
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

std::optional<Place> placeFromJson(const QByteArray& json)
{
    const QJsonDocument document = QJsonDocument::fromJson(json);
    if (!document.isObject())
        return std::nullopt;
    Place place;
    for (const Part& part : parts)
        place.*part.text = document[QLatin1String(part.key)].toString();
    place.kind = kindFromText(document[kindKey].toString());
    return place;
}

} // namespace portolan
