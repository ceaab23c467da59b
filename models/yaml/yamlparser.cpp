// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/yaml/yamlparser.h"

#include <QCoreApplication>
#include <QHash>
#include <QStringDecoder>

#include <yaml.h>

#include <algorithm>
#include <string>

namespace portolan {
namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(portolan::Yaml)
};

YamlMark markOf(const yaml_mark_t& mark)
{
    return {int(mark.line) + 1, int(mark.column) + 1};
}

// Not QString::fromUtf8: that drops a leading U+FEFF, which is part of a value when it was escaped.
QString textOf(const yaml_char_t* bytes, size_t length)
{
    QStringDecoder decoder(QStringConverter::Utf8, QStringConverter::Flag::ConvertInitialBom);
    return decoder(QByteArrayView(bytes, qsizetype(length)));
}

QString textOf(const yaml_char_t* bytes)
{
    return textOf(bytes, std::char_traits<char>::length(reinterpret_cast<const char*>(bytes)));
}

int heightOf(const YamlNode& node)
{
    int below = 0;
    for (const YamlNode& item : node.items())
        below = std::max(below, heightOf(item));
    for (const YamlEntry& entry : node.entries())
        below = std::max(below, heightOf(entry.value));
    return below + 1;
}

class Event {
public:
    Event() = default;
    ~Event() { yaml_event_delete(&m_event); }
    Q_DISABLE_COPY_MOVE(Event)
    yaml_event_t* get() { return &m_event; }
    const yaml_event_t* operator->() const { return &m_event; }
    [[nodiscard]] YamlMark mark() const { return markOf(m_event.start_mark); }

private:
    yaml_event_t m_event{};
};

// Builds the tree from libyaml's events. Recursion is bounded by the depth limit. The first
// failure is kept in m_error, and every step after it gives up.
class Builder {
public:
    Builder(const QByteArray& bytes, const QString& fileName, const YamlLimits& limits)
        : m_bytes(bytes)
        , m_fileName(fileName)
        , m_limits(limits)
    {
        m_ready = yaml_parser_initialize(&m_parser) != 0;
        if (m_ready)
            yaml_parser_set_input_string(&m_parser,
                reinterpret_cast<const unsigned char*>(bytes.constData()), size_t(bytes.size()));
    }
    ~Builder()
    {
        if (m_ready)
            yaml_parser_delete(&m_parser);
    }
    Q_DISABLE_COPY_MOVE(Builder)

    Result<YamlNode> document();

private:
    bool next(Event& event);
    bool refuse(YamlMark mark, const QString& what);
    bool refuseSyntax();
    bool refuseDepth(YamlMark mark);
    bool node(const Event& event, int depth, YamlNode& out);
    bool scalar(const Event& event, YamlNode& out);
    bool sequence(const Event& event, int depth, YamlNode& out);
    bool mapping(const Event& event, int depth, YamlNode& out);
    bool key(const Event& event, QHash<QString, int>& seen, YamlEntry& out);
    bool alias(const Event& event, int depth, YamlNode& out);
    bool checkTag(const Event& event, const yaml_char_t* tag);
    bool count(YamlMark mark, qsizetype nodes);
    bool remember(const Event& event, const yaml_char_t* anchor, const YamlNode& node);

    const QByteArray& m_bytes;
    const QString& m_fileName;
    const YamlLimits& m_limits;
    yaml_parser_t m_parser{};
    bool m_ready = false;
    qsizetype m_nodes = 0;
    struct Anchored {
        YamlNode node;
        qsizetype size = 1;
        int height = 1;
    };
    QHash<QString, Anchored> m_anchors;
    Error m_error;
};

bool Builder::refuse(YamlMark mark, const QString& what)
{
    const QString place
        = QStringLiteral("%1:%2:%3: ").arg(m_fileName).arg(mark.line).arg(mark.column);
    m_error = {ErrorCode::InvalidInput, place + what, {}};
    return false;
}

bool Builder::refuseSyntax()
{
    const QString problem = m_parser.problem ? QString::fromUtf8(m_parser.problem)
                                             : Texts::tr("no memory to read it");
    if (m_parser.error == YAML_READER_ERROR) {
        // The reader knows only the offset of the byte that is no text.
        const QByteArrayView before = QByteArrayView(m_bytes).first(
            std::min(qsizetype(m_parser.problem_offset), m_bytes.size()));
        const qsizetype column = before.size() - before.lastIndexOf('\n');
        return refuse({int(before.count('\n')) + 1, int(column)},
            Texts::tr("this is not YAML text: %1").arg(problem));
    }
    const YamlMark mark = markOf(m_parser.problem_mark);
    if (!m_parser.context)
        return refuse(mark, Texts::tr("this is not YAML: %1").arg(problem));
    return refuse(mark,
        Texts::tr("this is not YAML: %1, %2 that starts at line %3")
            .arg(problem, QString::fromUtf8(m_parser.context))
            .arg(markOf(m_parser.context_mark).line));
}

bool Builder::refuseDepth(YamlMark mark)
{
    return refuse(mark, Texts::tr("values are nested deeper than %1").arg(m_limits.depth));
}

bool Builder::next(Event& event)
{
    return yaml_parser_parse(&m_parser, event.get()) || refuseSyntax();
}

Result<YamlNode> Builder::document()
{
    if (!m_ready)
        return fail(ErrorCode::Local, Texts::tr("%1: no memory to read it.").arg(m_fileName));
    if (m_bytes.size() > m_limits.bytes) {
        refuse(
            {1, 1}, Texts::tr("the file is larger than %1 MB").arg(m_limits.bytes / (1024 * 1024)));
        return std::unexpected(m_error);
    }
    YamlNode root;
    bool seen = false;
    for (;;) {
        Event event;
        if (!next(event))
            return std::unexpected(m_error);
        if (event->type == YAML_STREAM_END_EVENT)
            return root;
        if (event->type == YAML_STREAM_START_EVENT || event->type == YAML_DOCUMENT_END_EVENT)
            continue;
        const bool good = event->type != YAML_DOCUMENT_START_EVENT ? node(event, 1, root)
            : seen
            ? refuse(event.mark(), Texts::tr("a second document starts here; only one is read"))
            : true;
        if (!good)
            return std::unexpected(m_error);
        seen = true;
    }
}

bool Builder::count(YamlMark mark, qsizetype nodes)
{
    m_nodes += nodes;
    if (m_nodes <= m_limits.nodes)
        return true;
    return refuse(
        mark, Texts::tr("there are more than %1 values, aliases included").arg(m_limits.nodes));
}

bool Builder::node(const Event& event, int depth, YamlNode& out)
{
    if (depth > m_limits.depth)
        return refuseDepth(event.mark());
    if (event->type == YAML_ALIAS_EVENT)
        return alias(event, depth, out);
    if (!count(event.mark(), 1))
        return false;
    switch (event->type) {
    case YAML_SCALAR_EVENT:
        return scalar(event, out);
    case YAML_SEQUENCE_START_EVENT:
        return sequence(event, depth, out);
    case YAML_MAPPING_START_EVENT:
        return mapping(event, depth, out);
    default:
        return refuse(event.mark(), Texts::tr("a value is missing here"));
    }
}

bool Builder::checkTag(const Event& event, const yaml_char_t* tag)
{
    if (!tag)
        return true;
    const QString name = textOf(tag);
    for (const char* known : {YAML_STR_TAG, YAML_NULL_TAG, YAML_BOOL_TAG, YAML_INT_TAG,
             YAML_FLOAT_TAG, YAML_SEQ_TAG, YAML_MAP_TAG}) {
        if (name == QLatin1String(known))
            return true;
    }
    return name == u"!" || refuse(event.mark(), Texts::tr("this kind of tag is not understood"));
}

bool Builder::scalar(const Event& event, YamlNode& out)
{
    const auto& data = event->data.scalar;
    if (!checkTag(event, data.tag))
        return false;
    const QString tag = data.tag ? textOf(data.tag) : QString();
    const bool quoted = data.style != YAML_PLAIN_SCALAR_STYLE || tag == u"!"
        || tag == QLatin1String(YAML_STR_TAG);
    out = YamlNode::scalar(textOf(data.value, data.length), quoted, event.mark());
    return remember(event, data.anchor, out);
}

bool Builder::sequence(const Event& event, int depth, YamlNode& out)
{
    if (!checkTag(event, event->data.sequence_start.tag))
        return false;
    std::vector<YamlNode> items;
    for (;;) {
        Event item;
        if (!next(item))
            return false;
        if (item->type == YAML_SEQUENCE_END_EVENT)
            break;
        if (!node(item, depth + 1, items.emplace_back()))
            return false;
    }
    out = YamlNode::sequence(std::move(items), event.mark());
    return remember(event, event->data.sequence_start.anchor, out);
}

bool Builder::key(const Event& event, QHash<QString, int>& seen, YamlEntry& out)
{
    if (event->type != YAML_SCALAR_EVENT)
        return refuse(event.mark(), Texts::tr("a key has to be plain text"));
    YamlNode node;
    if (!count(event.mark(), 1) || !scalar(event, node))
        return false;
    out.key = textOf(event->data.scalar.value, event->data.scalar.length);
    out.keyMark = event.mark();
    if (out.key == u"<<" && !node.isQuoted())
        return refuse(
            event.mark(), Texts::tr("merge keys (<<) are not read; write the values out"));
    // Not quoted: in a broken file anything may stand where a key is read.
    if (seen.contains(out.key))
        return refuse(event.mark(),
            Texts::tr("this key is written twice, first at line %1").arg(seen.value(out.key)));
    seen.insert(out.key, out.keyMark.line);
    return true;
}

bool Builder::mapping(const Event& event, int depth, YamlNode& out)
{
    if (!checkTag(event, event->data.mapping_start.tag))
        return false;
    std::vector<YamlEntry> entries;
    QHash<QString, int> seen;
    for (;;) {
        Event keyEvent;
        if (!next(keyEvent))
            return false;
        if (keyEvent->type == YAML_MAPPING_END_EVENT)
            break;
        YamlEntry& entry = entries.emplace_back();
        Event value;
        if (!key(keyEvent, seen, entry) || !next(value) || !node(value, depth + 1, entry.value))
            return false;
    }
    out = YamlNode::mapping(std::move(entries), event.mark());
    return remember(event, event->data.mapping_start.anchor, out);
}

// What is kept for later aliases counts like any other value: anchors inside anchors would
// otherwise multiply a file by its depth.
bool Builder::remember(const Event& event, const yaml_char_t* anchor, const YamlNode& node)
{
    if (!anchor)
        return true;
    const qsizetype size = node.size();
    if (!count(event.mark(), size))
        return false;
    m_anchors.insert(textOf(anchor), {node, size, heightOf(node)});
    return true;
}

// A copy of what the anchor names. It is counted before it is made, so that ten lines of aliases
// of aliases cannot fill the memory. It keeps the place of the anchor, where the value is written.
bool Builder::alias(const Event& event, int depth, YamlNode& out)
{
    const auto found = m_anchors.constFind(textOf(event->data.alias.anchor));
    if (found == m_anchors.constEnd())
        return refuse(event.mark(), Texts::tr("no anchor of this name stands before this alias"));
    if (depth + found->height - 1 > m_limits.depth)
        return refuseDepth(event.mark());
    if (!count(event.mark(), found->size))
        return false;
    out = found->node;
    return true;
}

} // namespace

Result<YamlNode> parseYaml(
    const QByteArray& bytes, const QString& fileName, const YamlLimits& limits)
{
    return Builder(bytes, fileName, limits).document();
}

FileProblem yamlProblem(const Error& error, const QString& fileName)
{
    // The file's name may hold colons itself; after it come line, column and the sentence.
    const QString rest = error.text.mid(fileName.size() + 1);
    const int line = rest.section(QLatin1Char(':'), 0, 0).toInt();
    return {fileName, line, rest.section(QStringLiteral(": "), 1)};
}

} // namespace portolan
