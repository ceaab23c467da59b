// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <optional>
#include <vector>

namespace portolan {

//! A place in a text; lines and columns count from 1, columns in code points.
struct YamlMark {
    int line = 0;
    int column = 0;
    friend bool operator==(const YamlMark&, const YamlMark&) = default;
};

struct YamlEntry;

//! One value of a YAML document with the place where it was written. Plain value, any thread.
//! Aliases are already replaced by copies of what they name; order and key places are kept.
//! Plain scalars are read as kubectl reads them (YAML 1.1 words for booleans, octal numbers), so
//! that a file means the same here and there.
class YamlNode {
public:
    enum class Kind { Null, Scalar, Sequence, Mapping };
    //! What a scalar is once read; a quoted one is always Text.
    enum class ScalarType { Text, Bool, Int, Double };

    YamlNode() = default;
    [[nodiscard]] static YamlNode scalar(QString text, bool quoted, YamlMark mark);
    [[nodiscard]] static YamlNode sequence(std::vector<YamlNode> items, YamlMark mark);
    [[nodiscard]] static YamlNode mapping(std::vector<YamlEntry> entries, YamlMark mark);

    [[nodiscard]] Kind kind() const { return m_kind; }
    [[nodiscard]] bool isNull() const { return m_kind == Kind::Null; }
    [[nodiscard]] bool isScalar() const { return m_kind == Kind::Scalar; }
    [[nodiscard]] bool isSequence() const { return m_kind == Kind::Sequence; }
    [[nodiscard]] bool isMapping() const { return m_kind == Kind::Mapping; }
    [[nodiscard]] YamlMark mark() const { return m_mark; }
    [[nodiscard]] int line() const { return m_mark.line; }
    //! Written in quotes, as a block scalar or with the tag !!str: never read as number or boolean.
    [[nodiscard]] bool isQuoted() const { return m_quoted; }
    //! The characters of a scalar as written, without quotes; empty for everything else.
    [[nodiscard]] const QString& text() const { return m_text; }
    [[nodiscard]] ScalarType scalarType() const;

    //! The scalar as text, a number or a boolean; nothing when it is something else, or null.
    [[nodiscard]] std::optional<QString> toText() const;
    [[nodiscard]] std::optional<bool> toBool() const;
    [[nodiscard]] std::optional<qint64> toInt() const;
    [[nodiscard]] std::optional<double> toDouble() const; //!< takes integers too

    [[nodiscard]] const std::vector<YamlNode>& items() const { return m_items; }
    [[nodiscard]] const std::vector<YamlEntry>& entries() const { return m_entries; }
    //! The value of a key of a mapping; null when there is no such key or this is no mapping.
    [[nodiscard]] const YamlNode* find(QStringView key) const;
    //! As find, with a null node of no place instead of a null pointer.
    [[nodiscard]] const YamlNode& operator[](QStringView key) const;

    //! This node and all below it.
    [[nodiscard]] qsizetype size() const;

private:
    Kind m_kind = Kind::Null;
    bool m_quoted = false;
    YamlMark m_mark;
    QString m_text;
    std::vector<YamlNode> m_items;
    std::vector<YamlEntry> m_entries;
};

//! A key of a mapping with the place of the key, and its value.
struct YamlEntry {
    QString key;
    YamlMark keyMark;
    YamlNode value;
};

} // namespace portolan
