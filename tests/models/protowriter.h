// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtTypes>

#include <string>
#include <string_view>

namespace portolan::test {

//! Writes a protobuf message field by field: the opposite of ProtoFields.
class Proto {
public:
    Proto& number(quint32 field, qint64 value)
    {
        varint(quint64(field) << 3);
        varint(quint64(value));
        return *this;
    }
    Proto& text(quint32 field, std::string_view value)
    {
        varint(quint64(field) << 3 | 2);
        varint(value.size());
        m_bytes.append(value);
        return *this;
    }
    Proto& message(quint32 field, const Proto& value) { return text(field, value.m_bytes); }
    Proto& entry(quint32 field, std::string_view key, std::string_view value)
    {
        return message(field, Proto().text(1, key).text(2, value));
    }
    //! An entry of a map<string, Quantity>.
    Proto& quantity(quint32 field, std::string_view key, std::string_view value)
    {
        return message(field, Proto().text(1, key).message(2, Proto().text(1, value)));
    }
    Proto& time(quint32 field, qint64 seconds)
    {
        return message(field, Proto().number(1, seconds));
    }
    [[nodiscard]] const std::string& bytes() const { return m_bytes; }

private:
    void varint(quint64 value)
    {
        for (; value >= 0x80; value >>= 7)
            m_bytes.push_back(char(value | 0x80));
        m_bytes.push_back(char(value));
    }

    std::string m_bytes;
};

//! An ObjectMeta with what every object has.
inline Proto protoMeta(std::string_view name = "thing")
{
    return Proto()
        .text(1, name)
        .text(3, "shop")
        .text(5, "00000000-0000-4000-8000-000000000001")
        .text(6, "42")
        .time(8, 1000);
}

} // namespace portolan::test
