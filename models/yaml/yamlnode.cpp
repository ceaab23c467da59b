// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/yaml/yamlnode.h"

#include <charconv>
#include <cmath>
#include <limits>

namespace portolan {
namespace {

std::optional<bool> boolOf(const QString& text)
{
    // Only these three spellings of each word: "tRUE" is text, as for kubectl.
    const QString lower = text.toLower();
    const QString title = lower.left(1).toUpper() + lower.mid(1);
    if (text != lower && text != title && text != lower.toUpper())
        return {};
    for (const char16_t* word : {u"true", u"yes", u"on"}) {
        if (lower == QStringView(word))
            return true;
    }
    for (const char16_t* word : {u"false", u"no", u"off"}) {
        if (lower == QStringView(word))
            return false;
    }
    return {};
}

bool isNullWord(const QString& text)
{
    return text.isEmpty() || text == u"~" || text == u"null" || text == u"Null" || text == u"NULL";
}

// The base that a prefix names, and how long that prefix is. A leading zero alone is octal.
std::pair<int, size_t> baseOf(std::string_view digits)
{
    if (digits.size() < 2 || digits[0] != '0')
        return {10, 0};
    switch (digits[1]) {
    case 'x':
        return {16, 2};
    case 'o':
        return {8, 2};
    case 'b':
        return {2, 2};
    default:
        return {8, 1};
    }
}

std::optional<qint64> intOf(const QString& text)
{
    std::string plain = text.toStdString();
    std::erase(plain, '_');
    std::string_view digits(plain);
    const bool negative = digits.starts_with('-');
    if (negative || digits.starts_with('+'))
        digits.remove_prefix(1);
    const auto [base, prefix] = baseOf(digits);
    digits.remove_prefix(prefix);
    quint64 value = 0;
    const char* end = digits.data() + digits.size();
    const auto [stop, status] = std::from_chars(digits.data(), end, value, base);
    if (digits.empty() || status != std::errc() || stop != end)
        return {};
    const auto largest = quint64(std::numeric_limits<qint64>::max());
    if (value > largest + (negative ? 1 : 0))
        return {};
    return negative ? qint64(0 - value) : qint64(value);
}

std::optional<double> doubleOf(const QString& text)
{
    const QString lower = text.toLower();
    const bool negative = lower.startsWith(u'-');
    const QStringView word = QStringView(lower).mid(negative || lower.startsWith(u'+') ? 1 : 0);
    const double infinity = std::numeric_limits<double>::infinity();
    if (word == u".inf")
        return negative ? -infinity : infinity;
    if (lower == u".nan")
        return std::numeric_limits<double>::quiet_NaN();
    // from_chars would take "inf", "nan" and hexadecimal too; a number starts with a digit or dot.
    if (word.isEmpty() || !(word[0].isDigit() || word[0] == u'.') || word.contains(u'x'))
        return {};
    const std::string plain = word.toUtf8().toStdString();
    double value = 0;
    const char* end = plain.data() + plain.size();
    const auto [stop, status] = std::from_chars(plain.data(), end, value);
    if (status != std::errc() || stop != end)
        return {};
    return negative ? -value : value;
}

} // namespace

YamlNode YamlNode::scalar(QString text, bool quoted, YamlMark mark)
{
    YamlNode node;
    node.m_mark = mark;
    if (!quoted && isNullWord(text))
        return node;
    node.m_kind = Kind::Scalar;
    node.m_quoted = quoted;
    node.m_text = std::move(text);
    return node;
}

YamlNode YamlNode::sequence(std::vector<YamlNode> items, YamlMark mark)
{
    YamlNode node;
    node.m_kind = Kind::Sequence;
    node.m_mark = mark;
    node.m_items = std::move(items);
    return node;
}

YamlNode YamlNode::mapping(std::vector<YamlEntry> entries, YamlMark mark)
{
    YamlNode node;
    node.m_kind = Kind::Mapping;
    node.m_mark = mark;
    node.m_entries = std::move(entries);
    return node;
}

YamlNode::ScalarType YamlNode::scalarType() const
{
    if (m_quoted || m_kind != Kind::Scalar)
        return ScalarType::Text;
    if (boolOf(m_text))
        return ScalarType::Bool;
    if (intOf(m_text))
        return ScalarType::Int;
    return doubleOf(m_text) ? ScalarType::Double : ScalarType::Text;
}

std::optional<QString> YamlNode::toText() const
{
    if (m_kind != Kind::Scalar || scalarType() != ScalarType::Text)
        return {};
    return m_text;
}

std::optional<bool> YamlNode::toBool() const
{
    return m_kind == Kind::Scalar && !m_quoted ? boolOf(m_text) : std::nullopt;
}

std::optional<qint64> YamlNode::toInt() const
{
    return m_kind == Kind::Scalar && !m_quoted ? intOf(m_text) : std::nullopt;
}

std::optional<double> YamlNode::toDouble() const
{
    if (const auto whole = toInt())
        return double(*whole);
    return m_kind == Kind::Scalar && !m_quoted ? doubleOf(m_text) : std::nullopt;
}

const YamlNode* YamlNode::find(QStringView key) const
{
    for (const YamlEntry& entry : m_entries) {
        if (entry.key == key)
            return &entry.value;
    }
    return nullptr;
}

const YamlNode& YamlNode::operator[](QStringView key) const
{
    static const YamlNode absent;
    const YamlNode* found = find(key);
    return found ? *found : absent;
}

qsizetype YamlNode::size() const
{
    qsizetype count = 1;
    for (const YamlNode& item : m_items)
        count += item.size();
    for (const YamlEntry& entry : m_entries)
        count += entry.value.size();
    return count;
}

} // namespace portolan
