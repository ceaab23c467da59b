// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/resource.h"

namespace portolan {
namespace {

//! Names of roles hold colons, which a path may hold too.
std::string segment(const QString& text)
{
    return text.toUtf8().toPercentEncoding(":").toStdString();
}

} // namespace

QString ResourceAddress::id() const
{
    return group.isEmpty() ? resource : resource + QLatin1Char('.') + group;
}

ResourceAddress resourceOf(Kind kind)
{
    const KindAddress& address = addressOf(kind);
    return {QLatin1String(address.group), QLatin1String(address.version),
        QLatin1String(address.resource), QLatin1String(address.name), address.namespaced};
}

std::optional<Kind> watchedKind(QStringView group, QStringView resource)
{
    for (size_t i = 0; i < kindCount; ++i) {
        const KindAddress& address = addressOf(Kind(i));
        if (group == QLatin1String(address.group) && resource == QLatin1String(address.resource))
            return Kind(i);
    }
    return std::nullopt;
}

QString pluralTitle(const ResourceAddress& address)
{
    const QString& kind = address.kind;
    if (kind.isEmpty())
        return address.resource;
    qsizetype same = 0;
    while (same < kind.size() && same < address.resource.size()
        && kind[same].toLower() == address.resource[same])
        ++same;
    // At most the last letter differs: a y that becomes ies.
    return same + 1 >= kind.size() ? kind.left(same) + address.resource.mid(same) : kind;
}

std::string collectionPath(const ResourceAddress& address, const QString& nameSpace)
{
    std::string path = address.group.isEmpty() ? "/api/" : "/apis/" + segment(address.group) + '/';
    path += segment(address.version);
    if (!nameSpace.isEmpty())
        path.append("/namespaces/").append(segment(nameSpace));
    return path + '/' + segment(address.resource);
}

std::string objectPath(
    const ResourceAddress& address, const QString& nameSpace, const QString& name)
{
    return collectionPath(address, address.namespaced ? nameSpace : QString())
        .append("/")
        .append(segment(name));
}

} // namespace portolan
