// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtTypes>

#include <string_view>

namespace portolan {

//! Walks the fields of one protobuf message without building anything: next() until it is false,
//! then isValid() tells an end from broken bytes. Fields that nobody asks for cost their header.
//!
//!     for (ProtoFields f(bytes); f.next();) { if (f.number() == 1) name = f.bytes(); }
//!
//! The contents point into the bytes given. Wire format: protobuf.dev, "Encoding".
class ProtoFields {
public:
    explicit ProtoFields(std::string_view bytes)
        : m_at(bytes.data())
        , m_end(bytes.data() + bytes.size())
    {
    }

    //! Moves to the next field.
    [[nodiscard]] bool next()
    {
        if (m_at == m_end || !m_valid)
            return false;
        quint64 tag = 0;
        if (!readVarint(tag) || tag >> 3 == 0)
            return stop();
        m_number = quint32(tag >> 3);
        switch (tag & 7) {
        case 0:
            m_bytes = {};
            return readVarint(m_value) || stop();
        case 1:
            return skip(8) || stop();
        case 2: {
            quint64 length = 0;
            if (!readVarint(length) || length > quint64(m_end - m_at))
                return stop();
            m_bytes = {m_at, size_t(length)};
            m_value = 0;
            m_at += length;
            return true;
        }
        case 5:
            return skip(4) || stop();
        default:
            return stop(); // groups are not used by any API
        }
    }

    [[nodiscard]] quint32 number() const { return m_number; }
    //! Of a length-delimited field: text, a nested message.
    [[nodiscard]] std::string_view bytes() const { return m_bytes; }
    //! Of a varint field.
    [[nodiscard]] qint64 value() const { return qint64(m_value); }
    [[nodiscard]] bool isValid() const { return m_valid; }

private:
    bool readVarint(quint64& value)
    {
        value = 0;
        for (int shift = 0; shift < 64 && m_at != m_end; shift += 7) {
            const quint8 byte = quint8(*m_at++);
            value |= quint64(byte & 0x7f) << shift;
            if (byte < 0x80)
                return true;
        }
        return false;
    }

    bool skip(qsizetype count)
    {
        if (m_end - m_at < count)
            return false;
        m_at += count;
        m_bytes = {};
        m_value = 0;
        return true;
    }

    bool stop()
    {
        m_valid = false;
        return false;
    }

    const char* m_at;
    const char* m_end;
    std::string_view m_bytes;
    quint64 m_value = 0;
    quint32 m_number = 0;
    bool m_valid = true;
};

//! metav1.Time and MicroTime: {seconds = 1, nanos = 2}. 0 for what no server means as a time, so
//! that nobody has to fear sums of times.
[[nodiscard]] inline qint64 protoTime(std::string_view bytes)
{
    constexpr qint64 endOfYear9999 = 253402300799;
    for (ProtoFields field(bytes); field.next();) {
        if (field.number() == 1)
            return field.value() > 0 && field.value() <= endOfYear9999 ? field.value() : 0;
    }
    return 0;
}

//! A map entry {key = 1, value = 2}.
struct ProtoEntry {
    std::string_view key;
    std::string_view value;
};
[[nodiscard]] inline ProtoEntry protoEntry(std::string_view bytes)
{
    ProtoEntry entry;
    for (ProtoFields field(bytes); field.next();) {
        if (field.number() == 1)
            entry.key = field.bytes();
        else if (field.number() == 2)
            entry.value = field.bytes();
    }
    return entry;
}

//! resource.Quantity: {string = 1}.
[[nodiscard]] inline std::string_view protoQuantity(std::string_view bytes)
{
    for (ProtoFields field(bytes); field.next();) {
        if (field.number() == 1)
            return field.bytes();
    }
    return {};
}

} // namespace portolan
