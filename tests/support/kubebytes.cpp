// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/kubebytes.h"

#include <QByteArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <zlib.h>

namespace portolan::test::kube {
namespace {

constexpr int Varint = 0;
constexpr int LengthDelimited = 2;
constexpr auto InitialEventsEnd = "k8s.io/initial-events-end";

QString qt(std::string_view text)
{
    return QString::fromUtf8(text.data(), qsizetype(text.size()));
}

std::string json(const QJsonObject& object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact).toStdString();
}

QJsonObject metaJson(const Meta& meta)
{
    QJsonObject result{{QStringLiteral("name"), qt(meta.name)},
        {QStringLiteral("uid"), qt(meta.uid)},
        {QStringLiteral("resourceVersion"), qt(meta.resourceVersion)}};
    if (!meta.ns.empty())
        result.insert(QStringLiteral("namespace"), qt(meta.ns));
    const auto add = [&result](const QString& key, const std::map<std::string, std::string>& map) {
        QJsonObject entries;
        for (const auto& [name, value] : map)
            entries.insert(qt(name), qt(value));
        if (!entries.isEmpty())
            result.insert(key, entries);
    };
    add(QStringLiteral("labels"), meta.labels);
    add(QStringLiteral("annotations"), meta.annotations);
    return result;
}

Meta bookmarkMeta(std::string_view resourceVersion, bool endsInitialEvents)
{
    Meta meta;
    meta.resourceVersion = resourceVersion;
    if (endsInitialEvents)
        meta.annotations = {{InitialEventsEnd, "true"}};
    return meta;
}

ProtoWriter condition(std::string_view type, bool holds)
{
    return ProtoWriter().text(1, type).text(2, holds ? "True" : "False");
}

} // namespace

void ProtoWriter::varint(std::uint64_t value)
{
    for (; value >= 0x80; value >>= 7)
        m_bytes += char(0x80 | (value & 0x7f));
    m_bytes += char(value);
}

ProtoWriter& ProtoWriter::text(int field, std::string_view value)
{
    varint(std::uint64_t(field) << 3 | LengthDelimited);
    varint(value.size());
    m_bytes += value;
    return *this;
}

ProtoWriter& ProtoWriter::number(int field, std::uint64_t value)
{
    varint(std::uint64_t(field) << 3 | Varint);
    varint(value);
    return *this;
}

ProtoWriter& ProtoWriter::map(int field, const std::map<std::string, std::string>& values)
{
    for (const auto& [key, value] : values)
        message(field, ProtoWriter().text(1, key).text(2, value));
    return *this;
}

ProtoWriter& ProtoWriter::append(const ProtoWriter& fields)
{
    m_bytes += fields.m_bytes;
    return *this;
}

ProtoWriter objectMeta(const Meta& meta)
{
    ProtoWriter writer;
    const auto add = [&writer](int field, const std::string& value) {
        if (!value.empty())
            writer.text(field, value);
    };
    add(1, meta.name);
    add(3, meta.ns);
    add(5, meta.uid);
    add(6, meta.resourceVersion);
    if (meta.createdAt > 0)
        writer.message(8, ProtoWriter().number(1, std::uint64_t(meta.createdAt)).number(2, 0));
    return writer.map(11, meta.labels).map(12, meta.annotations);
}

ProtoWriter pod(const Pod& pod)
{
    ProtoWriter spec;
    spec.message(2, ProtoWriter().text(1, "app").text(2, pod.image));
    if (!pod.node.empty())
        spec.text(10, pod.node);
    const ProtoWriter container = ProtoWriter()
                                      .text(1, "app")
                                      .number(4, pod.ready ? 1 : 0)
                                      .number(5, std::uint64_t(pod.restarts))
                                      .text(6, pod.image);
    const ProtoWriter status = ProtoWriter()
                                   .text(1, pod.phase)
                                   .message(2, condition("Ready", pod.ready))
                                   .message(8, container);
    return ProtoWriter().message(1, objectMeta(pod.meta)).message(2, spec).message(3, status);
}

ProtoWriter node(const Node& node)
{
    ProtoWriter status;
    for (const int field : {1, 2}) { // capacity and allocatable, the same here
        for (const auto& [resource, quantity] : node.allocatable) {
            status.message(
                field, ProtoWriter().text(1, resource).message(2, ProtoWriter().text(1, quantity)));
        }
    }
    status.message(4, condition("Ready", node.ready));
    return ProtoWriter()
        .message(1, objectMeta(node.meta))
        .message(2, ProtoWriter())
        .message(3, status);
}

std::string podJson(const Pod& pod)
{
    return json({{QStringLiteral("apiVersion"), QStringLiteral("v1")},
        {QStringLiteral("kind"), QStringLiteral("Pod")},
        {QStringLiteral("metadata"), metaJson(pod.meta)},
        {QStringLiteral("spec"), QJsonObject{{QStringLiteral("nodeName"), qt(pod.node)}}},
        {QStringLiteral("status"), QJsonObject{{QStringLiteral("phase"), qt(pod.phase)}}}});
}

std::string envelope(std::string_view apiVersion, std::string_view kind, const ProtoWriter& raw)
{
    const ProtoWriter type = ProtoWriter().text(1, apiVersion).text(2, kind);
    // contentEncoding and contentType are there and empty, as Go's encoder writes them.
    const ProtoWriter unknown
        = ProtoWriter().message(1, type).message(2, raw).text(3, {}).text(4, {});
    return std::string("k8s\0", 4) + unknown.bytes();
}

std::string list(std::string_view apiVersion, std::string_view kind,
    std::string_view resourceVersion, const std::vector<ProtoWriter>& items,
    std::string_view continueToken, std::int64_t remaining)
{
    ProtoWriter meta = ProtoWriter().text(1, {}).text(2, resourceVersion).text(3, continueToken);
    if (remaining > 0)
        meta.number(4, std::uint64_t(remaining));
    ProtoWriter result;
    result.message(1, meta);
    for (const ProtoWriter& item : items)
        result.message(2, item);
    return envelope(apiVersion, kind, result);
}

std::string watchFrame(std::string_view type, std::string_view envelopedObject)
{
    const std::string event
        = ProtoWriter().text(1, type).message(2, ProtoWriter().text(1, envelopedObject)).bytes();
    std::string frame;
    for (int shift = 24; shift >= 0; shift -= 8)
        frame += char((event.size() >> shift) & 0xff);
    return frame + event;
}

std::string bookmarkFrame(std::string_view apiVersion, std::string_view kind,
    std::string_view resourceVersion, bool endsInitialEvents)
{
    const ProtoWriter meta = objectMeta(bookmarkMeta(resourceVersion, endsInitialEvents));
    return watchFrame("BOOKMARK", envelope(apiVersion, kind, ProtoWriter().message(1, meta)));
}

std::string watchLine(std::string_view type, std::string_view objectJson)
{
    std::string line = R"({"type":")";
    line += type;
    line += R"(","object":)";
    line += objectJson;
    return line + "}\n";
}

std::string bookmarkLine(std::string_view apiVersion, std::string_view kind,
    std::string_view resourceVersion, bool endsInitialEvents)
{
    QJsonObject meta{{QStringLiteral("resourceVersion"), qt(resourceVersion)}};
    if (endsInitialEvents) {
        meta.insert(QStringLiteral("annotations"),
            QJsonObject{{QLatin1String(InitialEventsEnd), QStringLiteral("true")}});
    }
    return watchLine("BOOKMARK",
        json({{QStringLiteral("kind"), qt(kind)}, {QStringLiteral("apiVersion"), qt(apiVersion)},
            {QStringLiteral("metadata"), meta}}));
}

std::string statusJson(const Failure& failure)
{
    QJsonObject details;
    if (failure.retryAfterSeconds > 0)
        details.insert(QStringLiteral("retryAfterSeconds"), failure.retryAfterSeconds);
    return json({{QStringLiteral("kind"), QStringLiteral("Status")},
        {QStringLiteral("apiVersion"), QStringLiteral("v1")},
        {QStringLiteral("metadata"), QJsonObject()},
        {QStringLiteral("status"), QStringLiteral("Failure")},
        {QStringLiteral("message"), qt(failure.message)},
        {QStringLiteral("reason"), qt(failure.reason)}, {QStringLiteral("details"), details},
        {QStringLiteral("code"), failure.code}});
}

std::string statusEnvelope(const Failure& failure)
{
    ProtoWriter status;
    status.message(1, ProtoWriter())
        .text(2, "Failure")
        .text(3, failure.message)
        .text(4, failure.reason);
    if (failure.retryAfterSeconds > 0)
        status.message(5, ProtoWriter().number(5, std::uint64_t(failure.retryAfterSeconds)));
    return envelope("v1", "Status", status.number(6, std::uint64_t(failure.code)));
}

Failure notFound()
{
    return {404, "NotFound", "the server could not find the requested resource"};
}

std::string gzipMember(std::string_view bytes)
{
    z_stream stream{};
    constexpr int GzipWindow = 15 + 16; // 16 asks zlib for gzip's header and trailer
    if (deflateInit2(&stream, 1, Z_DEFLATED, GzipWindow, 8, Z_DEFAULT_STRATEGY) != Z_OK)
        qFatal("zlib could not start");
    std::string result(deflateBound(&stream, uLong(bytes.size())), '\0');
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
    stream.avail_in = uInt(bytes.size());
    stream.next_out = reinterpret_cast<Bytef*>(result.data());
    stream.avail_out = uInt(result.size());
    deflate(&stream, Z_FINISH);
    result.resize(stream.total_out);
    deflateEnd(&stream);
    return result;
}

std::string gzipMembers(const std::vector<std::string>& parts)
{
    std::string result;
    for (const std::string& part : parts)
        result += gzipMember(part);
    return result;
}

} // namespace portolan::test::kube
