// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/store/schema.h"

#include <QString>

#include <optional>
#include <string>
#include <vector>

namespace portolan {

//! With what of a row a term is compared.
enum class FilterSubject : quint8 { Anywhere, Cluster, Region, NameSpace, Name, Age, Cell };

enum class FilterOp : quint8 { Contains, Equal, Greater, GreaterEqual, Less, LessEqual };

//! A number as it was written: `=` on a duration means "within its last unit".
struct FilterNumber {
    qint64 value = 0;
    qint64 unit = 1;

    friend bool operator==(const FilterNumber&, const FilterNumber&) = default;
};

//! One word of a filter. Several texts or numbers are alternatives.
struct FilterTerm {
    FilterSubject subject = FilterSubject::Anywhere;
    //! Of FilterSubject::Cell; else the kind's own column of that name, which counts as well.
    std::optional<size_t> cell;
    FilterOp op = FilterOp::Contains;
    bool negated = false;
    std::vector<std::string> texts; //!< ASCII letters in lower case
    std::vector<FilterNumber> numbers;

    [[nodiscard]] bool isNumeric() const { return !numbers.empty(); }
    friend bool operator==(const FilterTerm&, const FilterTerm&) = default;
};

//! A part of the text, for those who colour it. Positions count UTF-16 units.
struct FilterToken {
    enum Kind : quint8 { Negation, Column, Operator, Value, Text, Wrong };
    Kind kind = Text;
    qsizetype start = 0;
    qsizetype length = 0;

    friend bool operator==(const FilterToken&, const FilterToken&) = default;
};

//! What of the text cannot be understood, in a sentence; the rest of the filter holds.
struct FilterError {
    qsizetype start = 0;
    qsizetype length = 0;
    QString text;
};

//! "cluster=us-east-1", "cluster=\"US East\"": the term that exactly this value of a column meets.
[[nodiscard]] QString exactTerm(const QString& column, const QString& value);

//! The filter `region:eu phase:!Running api restarts:>3 age:<10m -foo "two words"` as a value:
//! all terms must hold. A column that is named without a value yet ("phase:") asks for nothing.
class FilterQuery {
public:
    FilterQuery() = default;
    //! `columns` are the kind's; cluster, region, ns, namespace, name and age come with every kind.
    [[nodiscard]] static FilterQuery parse(QStringView text, Columns columns);

    [[nodiscard]] const std::vector<FilterTerm>& terms() const { return m_terms; }
    [[nodiscard]] const std::vector<FilterToken>& tokens() const { return m_tokens; }
    [[nodiscard]] const std::vector<FilterError>& errors() const { return m_errors; }
    [[nodiscard]] bool isEmpty() const { return m_terms.empty(); }
    //! The same rows may be accepted now and refused a minute later.
    [[nodiscard]] bool dependsOnTime(Columns columns) const;
    //! Whatever `earlier` refuses, this refuses too: a character was added.
    [[nodiscard]] bool refines(const FilterQuery& earlier) const;

private:
    friend class FilterParser;

    std::vector<FilterTerm> m_terms;
    std::vector<FilterToken> m_tokens;
    std::vector<FilterError> m_errors;
};

} // namespace portolan
