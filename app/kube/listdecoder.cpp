// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/kube/listdecoder.h"

#include "app/kube/envelope.h"
#include "models/kinds/jsonframes.h"
#include "models/kinds/protofields.h"

#include <QCoreApplication>

namespace portolan::kube {
namespace {

//! Ten times what an API server stores of one object (1.5 MB): beyond it these are other bytes.
constexpr size_t largestObject = 16 * 1024 * 1024;

std::unexpected<Error> broken()
{
    return fail(ErrorCode::Protocol,
        QCoreApplication::translate("Kube", "The server's list cannot be read: its bytes are damaged."));
}

struct Header {
    quint32 number;
    quint32 wire;
    quint64 value; //!< length, or the varint itself
    size_t size; //!< of the header
};

//! The header of the next field, or nothing when it is not all there yet.
std::optional<Header> headerAt(std::string_view bytes)
{
    Header header{};
    const auto varint = [&bytes, &header](quint64& value) {
        value = 0;
        for (int shift = 0; header.size < bytes.size() && shift < 64; shift += 7) {
            const quint8 byte = quint8(bytes[header.size++]);
            value |= quint64(byte & 0x7f) << shift;
            if (byte < 0x80)
                return true;
        }
        return false;
    };
    quint64 tag = 0;
    if (!varint(tag) || !varint(header.value))
        return std::nullopt;
    header.number = quint32(tag >> 3);
    header.wire = quint32(tag & 7);
    return header;
}

} // namespace

ListDecoder::ListDecoder(Encoding encoding, OnItem onItem)
    : m_encoding(encoding)
    , m_onItem(std::move(onItem))
    , m_json(largestObject)
{
}

Result<void> ListDecoder::feed(std::string_view bytes)
{
    if (m_encoding == Encoding::Json)
        return m_json.feed(bytes, m_onItem);
    m_buffer.append(bytes);
    return drain();
}

Result<void> ListDecoder::finish()
{
    if (m_encoding == Encoding::Json)
        return finishJson();
    const bool whole = (m_stage == Stage::Tail && m_used == m_buffer.size())
        || (m_stage == Stage::Items && m_itemsLeft == 0);
    return whole ? Result<void>{} : broken();
}

Result<void> ListDecoder::drain()
{
    while (true) {
        const Result<bool> stepped = step();
        if (!stepped)
            return std::unexpected(stepped.error());
        if (!*stepped)
            break;
    }
    m_buffer.erase(0, m_used);
    m_used = 0;
    return {};
}

//! Takes one piece of the buffer; false when more bytes are needed.
Result<bool> ListDecoder::step()
{
    const std::string_view rest = std::string_view(m_buffer).substr(m_used);
    if (m_stage == Stage::Magic) {
        if (rest.size() < protobufMagic.size())
            return false;
        if (!rest.starts_with(protobufMagic))
            return broken();
        m_used += protobufMagic.size();
        m_stage = Stage::Envelope;
        return true;
    }
    if (m_stage == Stage::Items && m_itemsLeft == 0) {
        m_stage = Stage::Tail;
        return true;
    }
    if (rest.empty())
        return false;
    const std::optional<Header> header = headerAt(rest);
    if (!header)
        return rest.size() > 20 ? Result<bool>(broken()) : Result<bool>(false);
    if (header->number == 0 || (header->wire != 2 && header->wire != 0))
        return broken();
    if (m_stage == Stage::Envelope && header->number == 2 && header->wire == 2) {
        m_used += header->size;
        m_itemsLeft = header->value;
        m_stage = Stage::Items;
        return true;
    }
    const quint64 body = header->wire == 2 ? header->value : 0;
    if (body > largestObject)
        return broken();
    if (rest.size() < header->size + body)
        return false;
    if (m_stage == Stage::Items) {
        if (header->size + body > m_itemsLeft)
            return broken();
        m_itemsLeft -= header->size + body;
        if (const Result<void> taken
            = takeField(header->number, rest.substr(header->size, size_t(body)));
            !taken)
            return std::unexpected(taken.error());
    }
    m_used += header->size + size_t(body);
    return true;
}

Result<void> ListDecoder::takeField(quint32 number, std::string_view bytes)
{
    if (number == 2)
        return m_onItem(bytes);
    if (number == 1)
        takeListMeta(bytes);
    return {};
}

//! metav1.ListMeta: {resourceVersion = 2, continue = 3, remainingItemCount = 4}.
void ListDecoder::takeListMeta(std::string_view bytes)
{
    for (ProtoFields field(bytes); field.next();) {
        if (field.number() == 2)
            m_meta.resourceVersion = field.bytes();
        else if (field.number() == 3)
            m_meta.continueToken = field.bytes();
        else if (field.number() == 4)
            m_meta.remaining = field.value();
    }
}

Result<void> ListDecoder::finishJson()
{
    JsonListMeta meta;
    Result<void> failed;
    // The items have been cut out; only a server that spells "items" with escapes has some left.
    const bool whole
        = m_json.isWhole() && cutJsonList(m_json.around(), meta, [&](std::string_view object) {
              if (failed)
                  failed = m_onItem(object);
          });
    if (!whole)
        return broken();
    m_meta.resourceVersion = meta.resourceVersion;
    m_meta.continueToken = meta.continueToken;
    m_meta.remaining = meta.remaining;
    return failed;
}

} // namespace portolan::kube
