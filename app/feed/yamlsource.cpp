// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/feed/yamlsource.h"

#include <QCoreApplication>
#include <QStringTokenizer>

namespace portolan::feed {

void YamlSource::fetchYaml(
    const ObjectRef& object, QObject* context, std::function<void(Result<ObjectText>)> done)
{
    const std::string path = objectPath(
        addressOf(object.kind), object.nameSpace.toStdString(), object.name.toStdString());
    m_feed.fetch(object.slot, path, "application/yaml", context,
        [done = std::move(done)](Result<QByteArray> bytes) {
            done(bytes.and_then([](const QByteArray& text) {
                return objectText(withoutManagedFields(QString::fromUtf8(text)));
            }));
        });
}

//! The server indents by two: a line of metadata itself has two blanks before its key, those of its
//! labels, annotations and owners have more.
Result<ObjectText> objectText(const QString& yaml)
{
    ObjectText object;
    object.yaml = yaml;
    bool inside = false;
    for (const QStringView line : QStringTokenizer(yaml, u'\n')) {
        if (!line.startsWith(u' ')) {
            inside = line == u"metadata:";
            continue;
        }
        const auto valueOf = [line](QStringView key) {
            QStringView value = line.sliced(key.size()).trimmed();
            if (value.size() > 1 && value.front() == u'"' && value.back() == u'"')
                value = value.sliced(1).chopped(1);
            return value;
        };
        if (inside && line.startsWith(u"  uid:"))
            object.uid = Uid::fromText(valueOf(u"  uid:").toString().toStdString());
        else if (inside && line.startsWith(u"  resourceVersion:"))
            object.resourceVersion = valueOf(u"  resourceVersion:").toULongLong();
    }
    if (object.uid.isNull())
        return fail(ErrorCode::Protocol,
            QCoreApplication::translate("Feed", "What the server answered is no object."));
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
