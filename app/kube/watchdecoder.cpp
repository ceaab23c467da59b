// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/kube/watchdecoder.h"

#include "app/kube/envelope.h"
#include "models/kinds/jsonframes.h"
#include "models/kinds/protofields.h"

#include <QCoreApplication>

namespace portolan::kube {
namespace {

//! Ten times what an API server stores of one object: beyond it these are other bytes.
constexpr quint32 largestFrame = 16 * 1024 * 1024;
constexpr std::string_view initialEventsEnd = "k8s.io/initial-events-end";

std::unexpected<Error> broken()
{
    return fail(ErrorCode::Protocol,
        QCoreApplication::translate("Kube", "The server's watch cannot be read: its bytes are damaged."));
}

WatchEvent::Type typeOf(std::string_view text)
{
    using Type = WatchEvent::Type;
    if (text == "ADDED")
        return Type::Added;
    if (text == "MODIFIED")
        return Type::Modified;
    if (text == "DELETED")
        return Type::Deleted;
    if (text == "BOOKMARK")
        return Type::Bookmark;
    return text == "ERROR" ? Type::Error : Type::Unknown;
}

quint32 bigEndian(std::string_view bytes)
{
    return quint32(quint8(bytes[0])) << 24 | quint32(quint8(bytes[1])) << 16
        | quint32(quint8(bytes[2])) << 8 | quint8(bytes[3]);
}

} // namespace

WatchDecoder::WatchDecoder(Encoding encoding, OnEvent onEvent)
    : m_encoding(encoding)
    , m_onEvent(std::move(onEvent))
{
}

Result<void> WatchDecoder::feed(std::string_view bytes)
{
    // Most pieces hold whole frames: they are read where they lie, only a torn rest is kept.
    const bool direct = m_buffer.empty();
    if (!direct)
        m_buffer.append(bytes);
    const std::string_view all = direct ? bytes : std::string_view(m_buffer);
    size_t used = 0;
    const Result<void> taken
        = m_encoding == Encoding::Json ? takeLines(all, used) : takeFrames(all, used);
    if (!taken)
        return taken;
    if (direct)
        m_buffer.assign(all.substr(used));
    else
        m_buffer.erase(0, used);
    return m_buffer.size() > largestFrame ? Result<void>(broken()) : Result<void>{};
}

Result<void> WatchDecoder::takeFrames(std::string_view bytes, size_t& used)
{
    while (bytes.size() - used >= 4) {
        const quint32 length = bigEndian(bytes.substr(used, 4));
        if (length > largestFrame)
            return broken();
        if (bytes.size() - used - 4 < length)
            return {};
        if (const Result<void> taken = takeFrame(bytes.substr(used + 4, length)); !taken)
            return taken;
        used += 4 + size_t(length);
    }
    return {};
}

//! meta.WatchEvent {type = 1, object = 2 {raw = 1}}, raw being an envelope.
Result<void> WatchDecoder::takeFrame(std::string_view frame)
{
    WatchEvent event;
    std::optional<std::string_view> object;
    ProtoFields field(frame);
    while (field.next()) {
        if (field.number() == 1) {
            event.type = typeOf(field.bytes());
        } else if (field.number() == 2) {
            for (ProtoFields part(field.bytes()); part.next();) {
                if (part.number() == 1)
                    object = openEnvelope(part.bytes());
            }
        }
    }
    if (!field.isValid() || !object)
        return broken();
    event.object = *object;
    return m_onEvent(event);
}

Result<void> WatchDecoder::takeLines(std::string_view bytes, size_t& used)
{
    while (true) {
        const size_t end = bytes.find('\n', used);
        if (end == std::string_view::npos)
            return {};
        const std::string_view line = bytes.substr(used, end - used);
        used = end + 1;
        if (line.empty())
            continue;
        JsonEvent parts;
        if (!cutJsonEvent(line, parts))
            return broken();
        if (const Result<void> taken = m_onEvent({typeOf(parts.type), parts.object}); !taken)
            return taken;
    }
}

Bookmark bookmarkOf(Encoding encoding, std::string_view object)
{
    Bookmark bookmark;
    if (encoding == Encoding::Json) {
        const JsonBookmark parts = cutJsonBookmark(object);
        return {parts.resourceVersion, parts.endsInitialEvents};
    }
    for (ProtoFields field(object); field.next();) {
        if (field.number() != 1)
            continue;
        for (ProtoFields meta(field.bytes()); meta.next();) {
            if (meta.number() == 6)
                bookmark.resourceVersion = meta.bytes();
            else if (meta.number() == 12 && protoEntry(meta.bytes()).key == initialEventsEnd)
                bookmark.endsInitialEvents = true;
        }
    }
    return bookmark;
}

} // namespace portolan::kube
