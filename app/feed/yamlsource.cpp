// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/feed/yamlsource.h"

namespace portolan::feed {

void YamlSource::fetchYaml(
    const ObjectRef& object, QObject* context, std::function<void(Result<QString>)> done)
{
    const std::string path = objectPath(
        addressOf(object.kind), object.nameSpace.toStdString(), object.name.toStdString());
    m_feed.fetch(object.slot, path, "application/yaml", context,
        [done = std::move(done)](Result<QByteArray> bytes) {
            done(bytes.transform([](const QByteArray& text) {
                return withoutManagedFields(QString::fromUtf8(text));
            }));
        });
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
