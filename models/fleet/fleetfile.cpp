// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/fleet/fleetfile.h"

#include "models/yaml/yamlnode.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <algorithm>

namespace portolan {
namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(portolan::FleetFile)
};

// Characters that YAML takes only in quotes and escaped.
bool needsEscape(QChar c)
{
    return c.unicode() < 0x20 || (c.unicode() >= 0x7f && c.unicode() < 0xa0)
        || c.unicode() == 0x2028 || c.unicode() == 0x2029 || c.unicode() >= 0xfff0
        || c.unicode() == 0xfeff;
}

// Bare where any reader takes it for text; anything else in double quotes, where every character
// can be written.
QString scalar(const QString& text)
{
    static const QRegularExpression bare(
        QStringLiteral("^[A-Za-z][A-Za-z0-9._/-]*( [A-Za-z0-9._/-]+)*$"));
    const YamlNode plain = YamlNode::scalar(text, false, {});
    if (plain.toText() && bare.match(text).hasMatch())
        return text;
    QString quoted(QLatin1Char('"'));
    for (const QChar c : text) {
        if (c == u'"' || c == u'\\')
            quoted += QLatin1Char('\\') + c;
        else if (needsEscape(c))
            quoted += QStringLiteral("\\u%1").arg(c.unicode(), 4, 16, QLatin1Char('0'));
        else
            quoted += c;
    }
    return quoted + QLatin1Char('"');
}

QString list(const QStringList& texts)
{
    QStringList scalars;
    for (const QString& text : texts)
        scalars << scalar(text);
    return QLatin1Char('[') + scalars.join(QStringLiteral(", ")) + QLatin1Char(']');
}

// The shortest digits that read back as the same number.
QString number(double value)
{
    return QString::number(value, 'g', QLocale::FloatingPointShortest);
}

QString poolText(const FleetPool& pool)
{
    QStringList labels;
    for (auto label = pool.match.cbegin(); label != pool.match.cend(); ++label)
        labels << scalar(label.key()) + QStringLiteral(": ") + scalar(label.value());
    QString text = QStringLiteral("{name: %1, match: {%2}")
                       .arg(scalar(pool.name), labels.join(QStringLiteral(", ")));
    if (pool.min)
        text += QStringLiteral(", min: %1").arg(*pool.min);
    if (pool.max)
        text += QStringLiteral(", max: %1").arg(*pool.max);
    return text + QLatin1Char('}');
}

QString prometheusText(const FleetPrometheus& prometheus)
{
    if (!prometheus.isService())
        return QStringLiteral("{url: %1}").arg(scalar(prometheus.url));
    bool isNumber = false;
    prometheus.servicePort.toUShort(&isNumber);
    return QStringLiteral("{service: {namespace: %1, name: %2, port: %3}}")
        .arg(scalar(prometheus.serviceNamespace), scalar(prometheus.serviceName),
            isNumber ? prometheus.servicePort : scalar(prometheus.servicePort));
}

class Writer {
public:
    void top(const QString& key, const QString& value)
    {
        m_text += key + QStringLiteral(": ") + value + QLatin1Char('\n');
    }
    void line(const QString& text) { m_text += text + QLatin1Char('\n'); }
    // One line, whatever a server or a name put into it.
    void comment(const QString& indent, QString text)
    {
        for (QChar& c : text) {
            if (needsEscape(c))
                c = QLatin1Char(' ');
        }
        line(indent + QStringLiteral("# ") + text);
    }
    void field(const char16_t* key, const QString& value)
    {
        m_text += QStringLiteral("  %1: %2\n").arg(QStringView(key), value);
    }
    void text(const char16_t* key, const QString& value)
    {
        if (!value.isEmpty())
            field(key, scalar(value));
    }
    [[nodiscard]] QByteArray bytes() const { return m_text.toUtf8(); }

private:
    QString m_text;
};

void writeCluster(Writer& out, const FleetCluster& cluster)
{
    out.line(QStringLiteral("- context: ") + scalar(cluster.context));
    out.text(u"displayName", cluster.displayName);
    if (cluster.location)
        out.field(u"location",
            QStringLiteral("{lat: %1, lon: %2}")
                .arg(number(cluster.location->latitude), number(cluster.location->longitude)));
    out.text(u"region", cluster.region);
    if (cluster.role != FleetCluster::Role::None)
        out.field(u"role",
            cluster.role == FleetCluster::Role::Primary ? QStringLiteral("primary")
                                                        : QStringLiteral("secondary"));
    out.text(u"drPartner", cluster.drPartner);
    out.field(u"protected", cluster.isProtected ? QStringLiteral("true") : QStringLiteral("false"));
    if (!cluster.namespaces.isEmpty())
        out.field(u"namespaces", list(cluster.namespaces));
    if (cluster.prometheus)
        out.field(u"prometheus", prometheusText(*cluster.prometheus));
    if (cluster.pools.empty())
        return;
    out.line(QStringLiteral("  pools:"));
    for (const FleetPool& pool : cluster.pools)
        out.line(QStringLiteral("  - ") + poolText(pool));
}

} // namespace

const FleetCluster* FleetFile::findCluster(const QString& context) const
{
    const auto found = std::ranges::find(clusters, context, &FleetCluster::context);
    return found == clusters.end() ? nullptr : &*found;
}

std::vector<FileProblem> checkAgainstContexts(const FleetFile& fleet, const QStringList& contexts)
{
    std::vector<FileProblem> problems;
    for (const FleetCluster& cluster : fleet.clusters) {
        if (!contexts.contains(cluster.context))
            problems.push_back({fleet.fileName, cluster.line.number,
                Texts::tr("the kubeconfig has no context \"%1\"").arg(cluster.context)});
    }
    return problems;
}

QByteArray writeFleetFile(const FleetFile& fleet, const FleetComments& comments)
{
    Writer out;
    for (const QString& text : comments.head)
        out.comment({}, text);
    out.top(QStringLiteral("schemaVersion"), QString::number(FleetFile::schemaVersion));
    out.top(QStringLiteral("name"), scalar(fleet.name));
    out.line(fleet.clusters.empty() ? QStringLiteral("clusters: []") : QStringLiteral("clusters:"));
    for (const FleetCluster& cluster : fleet.clusters) {
        writeCluster(out, cluster);
        for (const QString& text : comments.ofCluster.value(cluster.context))
            out.comment(QStringLiteral("  "), text);
    }
    if (!fleet.groups.empty())
        out.line(QStringLiteral("groups:"));
    for (const FleetGroup& group : fleet.groups)
        out.line(QStringLiteral("- {name: %1, clusters: %2}")
                .arg(scalar(group.name), list(group.clusters)));
    return out.bytes();
}

} // namespace portolan
