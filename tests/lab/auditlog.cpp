// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/lab/auditlog.h"

#include "tests/support/labfleet.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>

namespace portolan::test {
namespace {

QString wordOf(const QJsonObject& object, const char* key)
{
    return object.value(QLatin1String(key)).toString();
}

QJsonObject partOf(const QJsonObject& object, const char* key)
{
    return object.value(QLatin1String(key)).toObject();
}

//! For people: what was done to which object.
QString sentenceOf(const QJsonObject& event)
{
    const QJsonObject object = partOf(event, "objectRef");
    QString text = wordOf(event, "verb") + QLatin1Char(' ') + wordOf(object, "resource");
    if (const QString sub = wordOf(object, "subresource"); !sub.isEmpty())
        text += QLatin1Char('/') + sub;
    return text + QLatin1Char(' ') + wordOf(object, "namespace") + QLatin1Char('/')
        + wordOf(object, "name");
}

bool isStreamedList(const QJsonObject& event)
{
    return wordOf(event, "stage") == QLatin1String("ResponseStarted")
        && wordOf(event, "requestURI").contains(QLatin1String("sendInitialEvents=true"))
        && partOf(event, "responseStatus").value(QLatin1String("code")).toInt() == 200;
}

} // namespace

bool isReading(const QJsonObject& event)
{
    const QString verb = wordOf(event, "verb");
    const QJsonObject object = partOf(event, "objectRef");
    const QString sub = wordOf(object, "subresource");
    for (const char* reaching : {"exec", "attach", "portforward", "proxy"}) {
        if (sub == QLatin1String(reaching))
            return false;
    }
    if (verb == QLatin1String("create")) {
        const QString resource = wordOf(object, "resource");
        return sub.isEmpty()
            && (resource == QLatin1String("selfsubjectaccessreviews")
                || resource == QLatin1String("selfsubjectrulesreviews")
                || resource == QLatin1String("selfsubjectreviews"));
    }
    return verb == QLatin1String("get") || verb == QLatin1String("list")
        || verb == QLatin1String("watch");
}

Result<AuditedRequests> auditedRequests(const QString& path, const QString& user, qint64 from)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return fail(ErrorCode::NotFound,
            QStringLiteral("%1 cannot be read: %2").arg(path, file.errorString()));
    if (from > file.size() || !file.seek(from))
        return fail(ErrorCode::Protocol,
            QStringLiteral("%1 has fewer than %2 bytes: it was begun anew.").arg(path).arg(from));
    AuditedRequests requests;
    while (!file.atEnd()) {
        const QByteArray line = file.readLine();
        const bool half = !line.endsWith('\n'); // is being written at this moment
        const QJsonDocument event = QJsonDocument::fromJson(line);
        if (!event.isObject() && half)
            break;
        if (!event.isObject())
            return fail(ErrorCode::Protocol,
                QStringLiteral("%1 has a line that is no event: %2")
                    .arg(path, QString::fromUtf8(line.left(200))));
        if (wordOf(partOf(event.object(), "user"), "username") != user)
            continue;
        ++requests.count;
        requests.streamedLists += isStreamedList(event.object()) ? 1 : 0;
        if (!isReading(event.object()))
            requests.writes.append(sentenceOf(event.object()));
    }
    requests.writes.removeDuplicates();
    return requests;
}

QString auditLogOf(const LabFleet& lab, const QString& region)
{
    return lab.runFolder() + QStringLiteral("/regions/%1/audit.log").arg(region);
}

QMap<QString, qint64> auditLogSizes(const LabFleet& lab)
{
    QMap<QString, qint64> sizes;
    const QDir regions(lab.runFolder() + QStringLiteral("/regions"));
    for (const QString& region : regions.entryList(QDir::Dirs | QDir::NoDotAndDotDot))
        sizes[region] = QFileInfo(auditLogOf(lab, region)).size();
    return sizes;
}

} // namespace portolan::test
