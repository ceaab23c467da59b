// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/workloads/filterquery.h"

#include "models/base/quantity.h"

#include <QCoreApplication>

namespace portolan {
namespace {

struct BuiltIn {
    const char16_t* id;
    FilterSubject subject;
};
constexpr BuiltIn builtIns[]
    = {{u"cluster", FilterSubject::Cluster}, {u"region", FilterSubject::Region},
        {u"namespace", FilterSubject::NameSpace}, {u"ns", FilterSubject::NameSpace},
        {u"name", FilterSubject::Name}, {u"age", FilterSubject::Age}};

std::string lower(QStringView text)
{
    std::string bytes = text.toUtf8().toStdString();
    for (char& c : bytes)
        c = c >= 'A' && c <= 'Z' ? char(c - 'A' + 'a') : c;
    return bytes;
}

//! "90s", "1h30m", "3d"; a bare number is seconds.
std::optional<FilterNumber> parseDuration(std::string_view text)
{
    FilterNumber duration{0, 1};
    if (text.empty())
        return std::nullopt;
    while (!text.empty()) {
        qint64 count = 0;
        size_t digits = 0;
        for (; digits < text.size() && text[digits] >= '0' && text[digits] <= '9'; ++digits)
            count = count * 10 + (text[digits] - '0');
        if (digits == 0 || digits > 9)
            return std::nullopt;
        const char unit = digits < text.size() ? text[digits] : 's';
        switch (unit) {
        case 's':
            duration.unit = 1;
            break;
        case 'm':
            duration.unit = 60;
            break;
        case 'h':
            duration.unit = 3600;
            break;
        case 'd':
            duration.unit = 86400;
            break;
        case 'w':
            duration.unit = 7 * 86400;
            break;
        default:
            return std::nullopt;
        }
        duration.value += count * duration.unit;
        text.remove_prefix(std::min(digits + 1, text.size()));
    }
    return duration;
}

std::optional<FilterNumber> plainNumber(std::optional<qint64> value)
{
    return value ? std::optional(FilterNumber{*value, 1}) : std::nullopt;
}

//! `text` is in lower case; `written` as it was typed, for suffixes that differ by case.
std::optional<FilterNumber> parseNumber(
    CellType type, std::string_view text, std::string_view written)
{
    switch (type) {
    case CellType::Integer:
    case CellType::Bytes:
        return plainNumber(parseUnits(written));
    case CellType::Cpu:
        return plainNumber(parseMilli(written));
    case CellType::Time:
        return parseDuration(text);
    case CellType::Flag:
        if (text == "yes" || text == "true" || text == "1")
            return FilterNumber{1, 1};
        if (text == "no" || text == "false" || text == "0")
            return FilterNumber{0, 1};
        return std::nullopt;
    default:
        return std::nullopt;
    }
}

bool isText(CellType type)
{
    return type == CellType::Interned || type == CellType::Text;
}

bool isPlainText(const FilterTerm& term)
{
    return term.op == FilterOp::Contains && !term.isNumeric() && term.texts.size() == 1;
}

bool narrows(const FilterTerm& later, const FilterTerm& earlier)
{
    if (later == earlier)
        return true;
    return isPlainText(later) && isPlainText(earlier) && later.subject == earlier.subject
        && later.cell == earlier.cell && !later.negated && !earlier.negated
        && later.texts[0].find(earlier.texts[0]) != std::string::npos;
}

} // namespace

//! Reads one text from left to right.
class FilterParser {
public:
    FilterParser(QStringView text, Columns columns)
        : m_text(text)
        , m_columns(columns)
    {
    }

    FilterQuery parse()
    {
        while (true) {
            while (m_at < m_text.size() && m_text[m_at].isSpace())
                ++m_at;
            if (m_at == m_text.size())
                return std::move(m_query);
            parseTerm();
        }
    }

private:
    struct Value {
        QStringList alternatives;
        qsizetype start = 0;
        qsizetype length = 0;
    };

    [[nodiscard]] QChar peek(qsizetype ahead = 0) const
    {
        return m_at + ahead < m_text.size() ? m_text[m_at + ahead] : QChar();
    }

    void token(FilterToken::Kind kind, qsizetype start, qsizetype length)
    {
        m_query.m_tokens.push_back({kind, start, length});
    }

    void wrong(qsizetype start, qsizetype length, const QString& sentence)
    {
        token(FilterToken::Wrong, start, length);
        m_query.m_errors.push_back({start, length, sentence});
    }

    bool takeNegation(bool dashCounts)
    {
        if (peek() != u'!' && !(dashCounts && peek() == u'-'))
            return false;
        token(FilterToken::Negation, m_at, 1);
        ++m_at;
        return true;
    }

    //! The length of "id" when "id:" stands here; 0 when none does.
    [[nodiscard]] qsizetype columnLength() const
    {
        qsizetype length = 0;
        for (; peek(length).isLetterOrNumber() || peek(length) == u'_'; ++length) { }
        return length > 0 && peek(0).isLetter() && peek(length) == u':' ? length : 0;
    }

    void parseTerm()
    {
        FilterTerm term;
        term.negated = takeNegation(true);
        const qsizetype length = columnLength();
        if (length == 0) {
            const Value value = takeValue();
            for (const QString& text : value.alternatives)
                term.texts.push_back(lower(text));
            token(FilterToken::Text, value.start, value.length);
            if (!term.texts.empty())
                m_query.m_terms.push_back(std::move(term));
            return;
        }
        const qsizetype start = m_at;
        const QStringView id = m_text.mid(m_at, length);
        m_at += length + 1;
        if (!findColumn(id, term)) {
            (void)takeValue();
            wrong(start, m_at - start, unknownColumn(id));
            return;
        }
        token(FilterToken::Column, start, length + 1);
        parseCondition(id, term);
    }

    bool findColumn(QStringView id, FilterTerm& term) const
    {
        for (size_t i = 0; i < m_columns.size(); ++i) {
            if (m_columns[i].role != ColumnRole::Hidden
                && id.compare(QLatin1String(m_columns[i].id), Qt::CaseInsensitive) == 0) {
                term.subject = FilterSubject::Cell;
                term.cell = i;
            }
        }
        for (const BuiltIn& builtIn : builtIns) {
            if (id.compare(QStringView(builtIn.id), Qt::CaseInsensitive) == 0)
                term.subject = builtIn.subject;
        }
        return term.subject != FilterSubject::Anywhere;
    }

    [[nodiscard]] QString unknownColumn(QStringView id) const
    {
        QStringList known;
        for (const BuiltIn& builtIn : builtIns) {
            if (QStringView(builtIn.id) != QStringView(u"ns"))
                known.append(QString::fromUtf16(builtIn.id));
        }
        for (const ColumnSpec& column : m_columns) {
            const QString name = QLatin1String(column.id);
            if (column.role != ColumnRole::Hidden && !known.contains(name))
                known.append(name);
        }
        return QCoreApplication::translate("Filter",
            "There is no column \"%1\". Columns here: %2. To search for a text with a colon, put "
            "it in quotes.")
            .arg(id, known.join(QLatin1String(", ")));
    }

    FilterOp takeOperator()
    {
        const qsizetype start = m_at;
        const bool orEqual = peek(1) == u'=';
        FilterOp op = FilterOp::Contains;
        if (peek() == u'>')
            op = orEqual ? FilterOp::GreaterEqual : FilterOp::Greater;
        else if (peek() == u'<')
            op = orEqual ? FilterOp::LessEqual : FilterOp::Less;
        else if (peek() == u'=')
            op = FilterOp::Equal;
        else
            return op;
        m_at += op == FilterOp::GreaterEqual || op == FilterOp::LessEqual ? 2 : 1;
        token(FilterToken::Operator, start, m_at - start);
        return op;
    }

    //! Up to the next space outside quotes; commas outside quotes part alternatives.
    Value takeValue()
    {
        Value value;
        value.start = m_at;
        QString current;
        bool quoted = false;
        for (; m_at < m_text.size() && (quoted || !m_text[m_at].isSpace()); ++m_at) {
            const QChar c = m_text[m_at];
            if (c == u'"') {
                quoted = !quoted;
            } else if (c == u',' && !quoted) {
                value.alternatives.append(current);
                current.clear();
            } else {
                current.append(c);
            }
        }
        value.alternatives.append(current);
        value.alternatives.removeAll(QString());
        value.length = m_at - value.start;
        return value;
    }

    void parseCondition(QStringView id, FilterTerm& term)
    {
        if (takeNegation(false))
            term.negated = !term.negated;
        term.op = takeOperator();
        const Value value = takeValue();
        if (value.alternatives.isEmpty())
            return; // still being typed
        const CellType type = term.subject == FilterSubject::Age ? CellType::Time
            : term.subject == FilterSubject::Cell                ? m_columns[*term.cell].type
                                                                 : CellType::Text;
        const QString sentence
            = isText(type) ? takeTexts(id, value, term) : takeNumbers(type, value, term);
        if (!sentence.isEmpty()) {
            wrong(value.start, value.length, sentence);
            return;
        }
        token(FilterToken::Value, value.start, value.length);
        m_query.m_terms.push_back(std::move(term));
    }

    static QString takeTexts(QStringView id, const Value& value, FilterTerm& term)
    {
        if (term.op != FilterOp::Contains && term.op != FilterOp::Equal)
            return QCoreApplication::translate(
                "Filter", "\"%1\" holds texts: they can be searched for, not compared.")
                .arg(id);
        for (const QString& text : value.alternatives)
            term.texts.push_back(lower(text));
        return {};
    }

    static QString takeNumbers(CellType type, const Value& value, FilterTerm& term)
    {
        if (term.op == FilterOp::Contains)
            term.op = FilterOp::Equal;
        for (const QString& text : value.alternatives) {
            const auto number = parseNumber(type, lower(text), text.toUtf8().toStdString());
            if (!number)
                return noNumber(type, text);
            term.numbers.push_back(*number);
        }
        return {};
    }

    static QString noNumber(CellType type, const QString& text)
    {
        switch (type) {
        case CellType::Time:
            return QCoreApplication::translate(
                "Filter", "\"%1\" is no length of time. Write 90s, 10m, 2h, 3d or 1h30m.")
                .arg(text);
        case CellType::Cpu:
            return QCoreApplication::translate(
                "Filter", "\"%1\" is no amount of CPU. Write 250m or 1.5.")
                .arg(text);
        case CellType::Bytes:
            return QCoreApplication::translate(
                "Filter", "\"%1\" is no amount of bytes. Write 512Mi or 2Gi.")
                .arg(text);
        case CellType::Flag:
            return QCoreApplication::translate("Filter", "\"%1\" is neither yes nor no.").arg(text);
        default:
            return QCoreApplication::translate("Filter", "\"%1\" is no number.").arg(text);
        }
    }

    QStringView m_text;
    Columns m_columns;
    qsizetype m_at = 0;
    FilterQuery m_query;
};

FilterQuery FilterQuery::parse(QStringView text, Columns columns)
{
    return FilterParser(text, columns).parse();
}

bool FilterQuery::dependsOnTime(Columns columns) const
{
    return std::ranges::any_of(m_terms, [columns](const FilterTerm& term) {
        return term.subject == FilterSubject::Age
            || (term.subject == FilterSubject::Cell && columns[*term.cell].type == CellType::Time);
    });
}

bool FilterQuery::refines(const FilterQuery& earlier) const
{
    if (earlier.m_terms.size() > m_terms.size())
        return false;
    for (size_t i = 0; i < earlier.m_terms.size(); ++i) {
        if (!narrows(m_terms[i], earlier.m_terms[i]))
            return false;
    }
    return true;
}

QString exactTerm(const QString& column, const QString& value)
{
    const bool plain = std::ranges::none_of(
        value, [](QChar c) { return c.isSpace() || c == u',' || c == u'"'; });
    return column + QLatin1Char('=')
        + (plain ? value : QLatin1Char('"') + value + QLatin1Char('"'));
}

} // namespace portolan
