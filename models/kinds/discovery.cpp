// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/kinds/discovery.h"

#include "models/base/text.h"
#include "models/kinds/jsonmeta.h"

#include <QCoreApplication>

namespace portolan {
namespace {

using json::Element;

//! Calls visit for each object of an array; an array that is not there has none.
template <typename Visit> void forEach(Element parent, const char* key, Visit visit)
{
    simdjson::dom::array items;
    if (parent[key].get_array().get(items))
        return;
    for (const Element item : items)
        visit(item);
}

QString text(Element parent, const char* key)
{
    return fromUtf8(json::string(parent, key));
}

QStringList texts(Element parent, const char* key)
{
    QStringList list;
    forEach(parent, key, [&list](Element item) {
        std::string_view value;
        if (!item.get_string().get(value))
            list.append(fromUtf8(value));
    });
    return list;
}

//! Far above any cluster; each is compared with all others.
constexpr size_t mostKinds = 5000;

//! Subresources ("pods/log") and what cannot be listed are no tables.
void addKind(Discovery& found, ServedKind kind, Element verbs)
{
    const ResourceAddress& address = kind.address;
    const bool whole = found.kinds.size() < mostKinds && !address.resource.isEmpty()
        && !address.version.isEmpty() && !address.kind.isEmpty()
        && !address.resource.contains(QLatin1Char('/'));
    if (whole && texts(verbs, "verbs").contains(QLatin1String("list")))
        addKinds(found.kinds, {std::move(kind)});
}

//! apidiscovery.k8s.io/v2 and v2beta1, APIGroupDiscoveryList.
void readGroups(Element document, Discovery& found)
{
    forEach(document, "items", [&found](Element group) {
        const std::optional<Element> meta = json::child(group, "metadata");
        const QString name = meta ? text(*meta, "name") : QString();
        forEach(group, "versions", [&](Element version) {
            const QString word = text(version, "version");
            if (json::string(version, "freshness") == "Stale")
                found.unanswered.append(name.isEmpty() ? word : name + QLatin1Char('/') + word);
            forEach(version, "resources", [&](Element resource) {
                ServedKind kind;
                kind.address = {name, word, text(resource, "resource"), {},
                    json::string(resource, "scope") == "Namespaced"};
                if (const auto response = json::child(resource, "responseKind"))
                    kind.address.kind = text(*response, "kind");
                kind.shortNames = texts(resource, "shortNames");
                addKind(found, std::move(kind), resource);
            });
        });
    });
}

//! meta/v1, APIGroupList: the preferred version of each group first.
void readGroupNames(Element document, Discovery& found)
{
    forEach(document, "groups", [&found](Element group) {
        QStringList versions;
        if (const auto preferred = json::child(group, "preferredVersion"))
            versions.append(text(*preferred, "groupVersion"));
        forEach(group, "versions",
            [&versions](Element version) { versions.append(text(version, "groupVersion")); });
        versions.removeAll(QString());
        versions.removeDuplicates();
        for (const QString& version : std::as_const(versions))
            found.further.append(QStringLiteral("/apis/") + version);
    });
}

//! meta/v1, APIResourceList: one group in one version.
void readResources(Element document, Discovery& found)
{
    const QString groupVersion = text(document, "groupVersion");
    const bool core = !groupVersion.contains(QLatin1Char('/'));
    const QString group = core ? QString() : groupVersion.section(QLatin1Char('/'), 0, 0);
    const QString version = groupVersion.section(QLatin1Char('/'), -1);
    forEach(document, "resources", [&](Element resource) {
        ServedKind kind;
        kind.address = {group, version, text(resource, "name"), text(resource, "kind"),
            json::boolean(resource, "namespaced")};
        kind.shortNames = texts(resource, "shortNames");
        addKind(found, std::move(kind), resource);
    });
}

} // namespace

Result<Discovery> parseDiscovery(std::string_view bytes)
{
    const std::optional<Element> document = json::parse(bytes);
    const std::string_view kind = document ? json::string(*document, "kind") : std::string_view();
    Discovery found;
    if (kind == "APIGroupDiscoveryList") {
        readGroups(*document, found);
    } else if (kind == "APIVersions") {
        for (const QString& version : texts(*document, "versions"))
            found.further.append(QStringLiteral("/api/") + version);
    } else if (kind == "APIGroupList") {
        readGroupNames(*document, found);
    } else if (kind == "APIResourceList") {
        readResources(*document, found);
    } else {
        return fail(ErrorCode::Protocol,
            QCoreApplication::translate("Kinds",
                "The answer does not say what is served: it was cut off, or is something else."));
    }
    return found;
}

void addKinds(std::vector<ServedKind>& kinds, const std::vector<ServedKind>& more)
{
    for (const ServedKind& kind : more) {
        const bool known = std::ranges::any_of(kinds, [&kind](const ServedKind& other) {
            return other.address.group == kind.address.group
                && other.address.resource == kind.address.resource;
        });
        if (!known)
            kinds.push_back(kind);
    }
}

} // namespace portolan
