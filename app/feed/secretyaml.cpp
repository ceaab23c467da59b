// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/feed/secretyaml.h"

#include <QCoreApplication>
#include <QRegularExpression>

namespace portolan::feed {
namespace {

//! Where the reader stands.
enum class Part : quint8 { Plain, Values, Metadata, Annotations };

//! apimachinery, validation.LabelValueMaxLength.
constexpr qsizetype longestLabel = 63;

const QString maskText = QStringLiteral("\u2022\u2022\u2022\u2022\u2022\u2022");

qsizetype indentOf(const QString& line)
{
    qsizetype indent = 0;
    while (indent < line.size() && line[indent] == QLatin1Char(' '))
        ++indent;
    return indent;
}

//! Of base64 how many bytes it stands for; of anything else its own length.
qsizetype bytesIn(const QString& value, bool base64)
{
    const QByteArray text = value.toUtf8();
    if (!base64)
        return text.size();
    const auto decoded = QByteArray::fromBase64Encoding(text);
    return decoded ? (*decoded).size() : text.size();
}

//! Builds the masked text line by line. What belongs to a masked value (the lines indented more
//! than its key) is dropped with it.
class Masker {
public:
    QString mask(const QString& yaml)
    {
        for (const QString& line : yaml.split(QLatin1Char('\n')))
            take(line);
        closeValue();
        return m_kept.join(QLatin1Char('\n'));
    }

private:
    void take(const QString& line)
    {
        const qsizetype indent = indentOf(line);
        // A blank line may belong to a block of text; the next line tells.
        if (m_pending && (line.trimmed().isEmpty() || indent > m_pendingIndent)) {
            m_value += line.trimmed();
            m_lines += 1;
            return;
        }
        closeValue();
        if (indent == 0)
            takeTop(line);
        else if (m_part == Part::Values)
            takeEntry(line, 2);
        else if (m_part == Part::Annotations && indent > 2)
            takeEntry(line, 4);
        else
            takeInside(line, indent);
    }

    void takeTop(const QString& line)
    {
        static const QRegularExpression field(QStringLiteral("^([A-Za-z]+):(.*)$"));
        const QRegularExpressionMatch match = field.match(line);
        const QString key = match.captured(1);
        m_base64 = key == QLatin1String("data");
        m_part = m_base64 || key == QLatin1String("stringData") ? Part::Values
            : key == QLatin1String("metadata")                  ? Part::Metadata
                                                                : Part::Plain;
        if (line.isEmpty() || isKnownTop(key))
            m_kept.append(line);
        else if (m_part != Part::Plain && match.captured(2).trimmed().isEmpty())
            m_kept.append(line);
        else if (match.hasMatch())
            // All in one line is a form that no API server writes: nothing of it is kept.
            m_kept.append(key + QStringLiteral(": ") + maskText);
    }

    //! Fields of a Secret that hold no value; another one would be news and is not shown.
    static bool isKnownTop(const QString& key)
    {
        for (const char* known : {"apiVersion", "kind", "type", "immutable"}) {
            if (key == QLatin1String(known))
                return true;
        }
        return false;
    }

    void takeInside(const QString& line, qsizetype indent)
    {
        if (m_part == Part::Plain)
            return; // below a field that is not shown, or that has nothing below it
        const QString text = line.trimmed();
        const bool block = indent == 2 && text == QLatin1String("annotations:");
        m_part = block ? Part::Annotations : Part::Metadata;
        if (indent == 2 && !block && text.contains(QLatin1String("annotations")))
            m_kept.append(QStringLiteral("  annotations: ") + maskText);
        else
            m_kept.append(line);
    }

    //! "  key: value" at that indent; keys are quoted where YAML demands it.
    void takeEntry(const QString& line, qsizetype indent)
    {
        static const QRegularExpression entry(QStringLiteral(
            "^ *((?:\"[-._a-zA-Z0-9/]+\")|(?:'[-._a-zA-Z0-9/]+')|[-._a-zA-Z0-9/]+):(?: (.*))?$"));
        const QRegularExpressionMatch match = entry.match(line);
        if (indentOf(line) != indent || !match.hasMatch())
            return;
        m_pending = true;
        m_pendingIndent = indent;
        m_key = match.captured(1);
        m_value = match.captured(2).trimmed();
        m_lines = 1;
        m_line = line;
    }

    void closeValue()
    {
        if (!m_pending)
            return;
        m_pending = false;
        const QString bare = unquoted(m_value);
        const bool mayStay = m_part == Part::Annotations && m_lines == 1
            && bare.size() <= longestLabel && !bare.startsWith(QLatin1Char('{'))
            && !bare.startsWith(QLatin1Char('[')) && !m_value.startsWith(QLatin1Char('|'))
            && !m_value.startsWith(QLatin1Char('>'));
        if (mayStay) {
            m_kept.append(m_line);
            return;
        }
        const bool coded = m_part == Part::Values && m_base64;
        m_kept.append(QString(m_pendingIndent, QLatin1Char(' ')) + m_key + QStringLiteral(": ")
            + maskText + QStringLiteral(" # ") + lengthText(bytesIn(bare, coded)));
    }

    static QString lengthText(qsizetype bytes)
    {
        return bytes == 1 ? QCoreApplication::translate("Feed", "masked, 1 byte")
                          : QCoreApplication::translate("Feed", "masked, %1 bytes").arg(bytes);
    }

    static QString unquoted(const QString& value)
    {
        const bool quoted = value.size() >= 2 && value.front() == value.back()
            && (value.front() == QLatin1Char('"') || value.front() == QLatin1Char('\''));
        return quoted ? value.sliced(1, value.size() - 2) : value;
    }

    QStringList m_kept;
    Part m_part = Part::Plain;
    bool m_base64 = false;
    bool m_pending = false; //!< a value has begun
    qsizetype m_pendingIndent = 0;
    QString m_key;
    QString m_value; //!< all of its lines
    QString m_line; //!< its first, as it was
    int m_lines = 0;
};

} // namespace

QString maskedSecret(const QString& yaml)
{
    return Masker().mask(yaml);
}

bool isSecretYaml(const QString& yaml)
{
    static const QRegularExpression kind(
        QStringLiteral("^kind: *[\"']?Secret[\"']? *$"), QRegularExpression::MultilineOption);
    return kind.match(yaml).hasMatch();
}

} // namespace portolan::feed
