// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/feed/yamlsource.h"

#include "app/feed/secretyaml.h"

#include <QCoreApplication>
#include <QStringTokenizer>

namespace portolan::feed {

namespace {

std::unexpected<Error> noObject()
{
    return fail(ErrorCode::Protocol,
        QCoreApplication::translate("Feed", "What the server answered is no object."));
}

//! What has no uid is known by its name alone, so that has to be the one asked for.
Result<ObjectText> asAskedFor(const ObjectRef& asked, ObjectText text)
{
    if (text.uid.isNull() && (text.name != asked.name || text.nameSpace != asked.nameSpace))
        return fail(ErrorCode::Protocol,
            QCoreApplication::translate("Feed", "The server was asked for %1 and answered with %2.")
                .arg(asked.name, text.name));
    return text;
}

//! The value of a line of metadata itself; nothing when the line is another.
std::optional<QStringView> valueOf(QStringView line, QStringView key)
{
    if (!line.startsWith(key))
        return std::nullopt;
    QStringView value = line.sliced(key.size()).trimmed();
    if (value.size() > 1 && value.front() == u'"' && value.back() == u'"')
        value = value.sliced(1).chopped(1);
    return value;
}

} // namespace

void YamlSource::fetchYaml(
    const ObjectRef& object, QObject* context, std::function<void(Result<ObjectText>)> done)
{
    const std::string path = objectPath(object.resource, object.nameSpace, object.name);
    m_feed.fetch(object.slot, path, "application/yaml", context,
        [done = std::move(done), object](Result<QByteArray> bytes) {
            const bool secret = object.resource.id() == QLatin1String("secrets");
            done(bytes
                    .and_then([secret](const QByteArray& text) {
                        const QString yaml = withoutManagedFields(QString::fromUtf8(text));
                        return objectText(secret || isSecretYaml(yaml) ? maskedSecret(yaml) : yaml);
                    })
                    .and_then([&object](const ObjectText& text) { return asAskedFor(object, text); }));
        });
}

//! The server indents by two: a line of metadata itself has two blanks before its key, those of its
//! labels, annotations and owners have more.
Result<ObjectText> objectText(const QString& yaml)
{
    ObjectText object;
    object.yaml = yaml;
    bool inside = false;
    bool hasVersion = false, hasKind = false;
    for (const QStringView line : QStringTokenizer(yaml, u'\n')) {
        if (!line.startsWith(u' ')) {
            inside = line == u"metadata:";
            hasVersion = hasVersion || line.startsWith(u"apiVersion: ");
            hasKind = hasKind || line.startsWith(u"kind: ");
            continue;
        }
        if (!inside)
            continue;
        if (const auto uid = valueOf(line, u"  uid:"))
            object.uid = Uid::fromText(uid->toString().toStdString());
        else if (const auto version = valueOf(line, u"  resourceVersion:"))
            object.resourceVersion = version->toULongLong();
        else if (const auto name = valueOf(line, u"  name:"))
            object.name = name->toString();
        else if (const auto nameSpace = valueOf(line, u"  namespace:"))
            object.nameSpace = nameSpace->toString();
    }
    if (object.uid.isNull() && (!hasVersion || !hasKind || object.name.isEmpty()))
        return noObject();
    return object;
}

//! The server indents by two: the block is its key and all lines after it that are indented more,
//! or that are items of its list, which stand as far in as the key.
QString withoutManagedFields(const QString& yaml)
{
    const QString key = QStringLiteral("  managedFields:");
    QStringList kept;
    bool inside = false;
    for (const QString& line : yaml.split(QLatin1Char('\n'))) {
        if (line == key) {
            inside = true;
            continue;
        }
        const bool belongs = line.startsWith(QLatin1String("   ")) || line.startsWith(QLatin1String("  -"));
        inside = inside && belongs;
        if (!inside)
            kept.append(line);
    }
    return kept.join(QLatin1Char('\n'));
}

} // namespace portolan::feed
