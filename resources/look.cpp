// SPDX-License-Identifier: GPL-3.0-or-later
#include "resources/look.h"

#include <QDir>
#include <QFile>

namespace portolan {

QByteArray resource(const QString& path)
{
    QFile file(QStringLiteral(":/portolan/") + path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QStringList fontResources()
{
    const QDir folder(QStringLiteral(":/portolan/fonts"));
    QStringList result;
    for (const QString& name : folder.entryList(
             {QStringLiteral("*.otf"), QStringLiteral("*.ttf")}, QDir::Files, QDir::Name))
        result.append(folder.filePath(name));
    return result;
}

} // namespace portolan
