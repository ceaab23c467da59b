// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/fleet/fleetfile.h"

#include "models/yaml/yamlparser.h"

#include <QCoreApplication>
#include <QUrl>

#include <algorithm>
#include <initializer_list>

namespace portolan {
namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(portolan::FleetFile)
};

using Keys = std::initializer_list<const char16_t*>;

// Reads one file and collects its problems; every function gives what could be read.
class Reader {
public:
    explicit Reader(QString file)
        : m_file(std::move(file))
    {
    }

    FleetFile fleet(const YamlNode& root);
    std::vector<FileProblem> takeProblems();
    void report(int line, const QString& message) { m_problems.push_back({m_file, line, message}); }

private:
    bool isMapping(const YamlNode& node, const QString& what, Keys known);
    QString text(const YamlNode& map, QStringView key);
    QString required(const YamlNode& map, QStringView key);
    QStringList texts(const YamlNode& map, QStringView key);
    const std::vector<YamlNode>& list(const YamlNode& map, QStringView key);
    std::optional<int> count(const YamlNode& map, QStringView key);
    double degrees(const YamlNode& map, QStringView key, double limit);

    FleetCluster cluster(const YamlNode& node);
    void place(const YamlNode& node, FleetCluster& out);
    FleetCluster::Role role(const YamlNode& node);
    std::optional<FleetPrometheus> prometheus(const YamlNode& node);
    void service(const YamlNode& node, FleetPrometheus& out);
    FleetPool pool(const YamlNode& node);
    FleetGroup group(const YamlNode& node);
    void checkVersion(const YamlNode& root);
    void checkPartner(const FleetFile& fleet, const FleetCluster& cluster);
    void checkGroup(const FleetFile& fleet, const FleetGroup& group);

    const QString m_file;
    std::vector<FileProblem> m_problems;
};

bool Reader::isMapping(const YamlNode& node, const QString& what, Keys known)
{
    if (!node.isMapping()) {
        report(node.line(), Texts::tr("%1 has to be a mapping of keys and values").arg(what));
        return false;
    }
    for (const YamlEntry& entry : node.entries()) {
        const bool isKnown = std::ranges::any_of(
            known, [&](const char16_t* key) { return entry.key == QStringView(key); });
        if (isKnown)
            continue;
        QStringList names;
        for (const char16_t* key : known)
            names << QString::fromUtf16(key);
        report(entry.keyMark.line,
            Texts::tr("unknown key \"%1\" in %2; known are %3")
                .arg(entry.key, what, names.join(QStringLiteral(", "))));
    }
    return true;
}

QString Reader::text(const YamlNode& map, QStringView key)
{
    const YamlNode& value = map[key];
    if (value.isNull())
        return {};
    const auto text = value.toText();
    if (!text)
        report(value.line(),
            value.isScalar() ? Texts::tr("%1 has to be text: put it in quotes").arg(key)
                             : Texts::tr("%1 has to be text").arg(key));
    return text.value_or(QString());
}

QString Reader::required(const YamlNode& map, QStringView key)
{
    const QString found = text(map, key);
    const YamlNode& value = map[key];
    if (value.isNull() || (value.isQuoted() && found.isEmpty()))
        report(map.line(), Texts::tr("%1 is missing").arg(key));
    return found;
}

const std::vector<YamlNode>& Reader::list(const YamlNode& map, QStringView key)
{
    const YamlNode& value = map[key];
    if (!value.isNull() && !value.isSequence())
        report(value.line(), Texts::tr("%1 has to be a list").arg(key));
    return value.items();
}

QStringList Reader::texts(const YamlNode& map, QStringView key)
{
    QStringList texts;
    for (const YamlNode& item : list(map, key)) {
        if (const auto text = item.toText())
            texts << *text;
        else
            report(item.line(), Texts::tr("an entry of %1 has to be text").arg(key));
    }
    return texts;
}

std::optional<int> Reader::count(const YamlNode& map, QStringView key)
{
    const YamlNode& value = map[key];
    if (value.isNull())
        return {};
    const auto number = value.toInt();
    if (number && *number >= 0 && *number <= 1'000'000)
        return int(*number);
    report(value.line(), Texts::tr("%1 has to be a whole number from 0 on").arg(key));
    return {};
}

double Reader::degrees(const YamlNode& map, QStringView key, double limit)
{
    const YamlNode& value = map[key];
    const auto number = value.toDouble();
    // Written this way round, .nan is refused too.
    if (number && *number >= -limit && *number <= limit)
        return *number;
    report(value.isNull() ? map.line() : value.line(),
        Texts::tr("%1 has to be a number of degrees from -%2 to %2").arg(key).arg(limit));
    return 0;
}

void Reader::place(const YamlNode& node, FleetCluster& out)
{
    out.region = text(node, u"region");
    const YamlNode& location = node[u"location"];
    if (location.isNull())
        return;
    if (!out.region.isEmpty())
        report(location.line(), Texts::tr("location and region are both given; one is enough"));
    if (isMapping(location, QStringLiteral("location"), {u"lat", u"lon"}))
        out.location = FleetLocation{degrees(location, u"lat", 90), degrees(location, u"lon", 180)};
}

FleetCluster::Role Reader::role(const YamlNode& node)
{
    const QString role = text(node, u"role");
    if (role == u"primary")
        return FleetCluster::Role::Primary;
    if (role == u"secondary")
        return FleetCluster::Role::Secondary;
    if (!role.isEmpty())
        report(node[u"role"].line(), Texts::tr("role has to be primary or secondary"));
    return FleetCluster::Role::None;
}

void Reader::service(const YamlNode& node, FleetPrometheus& out)
{
    if (!isMapping(node, QStringLiteral("service"), {u"namespace", u"name", u"port"}))
        return;
    out.serviceNamespace = required(node, u"namespace");
    out.serviceName = required(node, u"name");
    const YamlNode& port = node[u"port"];
    const auto number = port.toInt();
    if (number && *number >= 1 && *number <= 65535)
        out.servicePort = QString::number(*number);
    else if (number || port.isNull() || !port.toText())
        report(port.isNull() ? node.line() : port.line(),
            Texts::tr("port has to be a number from 1 to 65535 or the name of a port"));
    else
        out.servicePort = port.text();
}

std::optional<FleetPrometheus> Reader::prometheus(const YamlNode& node)
{
    if (node.isNull() || !isMapping(node, QStringLiteral("prometheus"), {u"url", u"service"}))
        return {};
    FleetPrometheus out;
    out.url = text(node, u"url");
    const QUrl url(out.url, QUrl::StrictMode);
    const bool isWeb = url.scheme() == u"http" || url.scheme() == u"https";
    if (!out.url.isEmpty() && (!isWeb || url.host().isEmpty()))
        report(node[u"url"].line(),
            Texts::tr("url has to be an address that starts with http or https"));
    const bool hasService = !node[u"service"].isNull();
    if (hasService == !node[u"url"].isNull())
        report(node.line(), Texts::tr("prometheus needs either url or service"));
    if (hasService)
        service(node[u"service"], out);
    return out;
}

FleetPool Reader::pool(const YamlNode& node)
{
    FleetPool out;
    if (!isMapping(node, QStringLiteral("pools"), {u"name", u"match", u"min", u"max"}))
        return out;
    out.name = required(node, u"name");
    out.min = count(node, u"min");
    out.max = count(node, u"max");
    if (out.min && out.max && *out.min > *out.max)
        report(node.line(), Texts::tr("pool \"%1\": min is greater than max").arg(out.name));
    const YamlNode& match = node[u"match"];
    if (!match.isMapping() || match.entries().empty())
        report(match.isNull() ? node.line() : match.line(),
            Texts::tr("match has to name at least one label and its value"));
    for (const YamlEntry& label : match.entries())
        out.match.insert(label.key, text(match, label.key));
    return out;
}

FleetCluster Reader::cluster(const YamlNode& node)
{
    FleetCluster out;
    out.line.number = node.line();
    if (!isMapping(node, QStringLiteral("clusters"),
            {u"context", u"displayName", u"location", u"region", u"role", u"drPartner",
                u"protected", u"namespaces", u"prometheus", u"pools"}))
        return out;
    out.context = required(node, u"context");
    out.displayName = text(node, u"displayName");
    place(node, out);
    out.role = role(node);
    out.drPartner = text(node, u"drPartner");
    const YamlNode& isProtected = node[u"protected"];
    out.isProtected = isProtected.toBool().value_or(false);
    if (!isProtected.isNull() && !isProtected.toBool())
        report(isProtected.line(), Texts::tr("protected has to be true or false"));
    out.namespaces = texts(node, u"namespaces");
    out.prometheus = prometheus(node[u"prometheus"]);
    for (const YamlNode& item : list(node, u"pools")) {
        FleetPool next = pool(item);
        if (std::ranges::find(out.pools, next.name, &FleetPool::name) != out.pools.end())
            report(item.line(), Texts::tr("pool \"%1\" is given twice").arg(next.name));
        out.pools.push_back(std::move(next));
    }
    return out;
}

FleetGroup Reader::group(const YamlNode& node)
{
    FleetGroup out;
    out.line.number = node.line();
    if (!isMapping(node, QStringLiteral("groups"), {u"name", u"clusters"}))
        return out;
    out.name = required(node, u"name");
    out.clusters = texts(node, u"clusters");
    return out;
}

void Reader::checkVersion(const YamlNode& root)
{
    const YamlNode& version = root[u"schemaVersion"];
    if (version.isNull())
        report(root.line(),
            Texts::tr("schemaVersion is missing; it has to be %1").arg(FleetFile::schemaVersion));
    else if (version.toInt() != std::optional<qint64>(FleetFile::schemaVersion))
        report(version.line(),
            Texts::tr("schemaVersion has to be %1: this program knows no other")
                .arg(FleetFile::schemaVersion));
}

void Reader::checkPartner(const FleetFile& fleet, const FleetCluster& cluster)
{
    if (cluster.drPartner.isEmpty())
        return;
    const FleetCluster* partner = fleet.findCluster(cluster.drPartner);
    if (!partner)
        report(cluster.line.number,
            Texts::tr("cluster \"%1\": its drPartner \"%2\" is no cluster of this file")
                .arg(cluster.context, cluster.drPartner));
    else if (partner->context == cluster.context)
        report(cluster.line.number,
            Texts::tr("cluster \"%1\" is its own drPartner").arg(cluster.context));
    else if (partner->drPartner != cluster.context)
        report(cluster.line.number,
            Texts::tr("cluster \"%1\" names \"%2\" as its drPartner, but not the other way round")
                .arg(cluster.context, cluster.drPartner));
}

void Reader::checkGroup(const FleetFile& fleet, const FleetGroup& group)
{
    for (const QString& context : group.clusters) {
        if (!fleet.findCluster(context))
            report(group.line.number,
                Texts::tr("group \"%1\": \"%2\" is no cluster of this file")
                    .arg(group.name, context));
    }
}

FleetFile Reader::fleet(const YamlNode& root)
{
    FleetFile fleet;
    fleet.fileName = m_file;
    if (!isMapping(root, QStringLiteral("the fleet file"),
            {u"schemaVersion", u"name", u"clusters", u"groups"}))
        return fleet;
    checkVersion(root);
    fleet.name = required(root, u"name");
    for (const YamlNode& item : list(root, u"clusters")) {
        FleetCluster next = cluster(item);
        if (!next.context.isEmpty() && fleet.findCluster(next.context))
            report(item.line(), Texts::tr("context \"%1\" is given twice").arg(next.context));
        fleet.clusters.push_back(std::move(next));
    }
    for (const YamlNode& item : list(root, u"groups")) {
        FleetGroup next = group(item);
        if (std::ranges::find(fleet.groups, next.name, &FleetGroup::name) != fleet.groups.end())
            report(item.line(), Texts::tr("group \"%1\" is given twice").arg(next.name));
        fleet.groups.push_back(std::move(next));
    }
    for (const FleetCluster& next : fleet.clusters)
        checkPartner(fleet, next);
    for (const FleetGroup& next : fleet.groups)
        checkGroup(fleet, next);
    return fleet;
}

std::vector<FileProblem> Reader::takeProblems()
{
    std::ranges::stable_sort(m_problems, {}, &FileProblem::line);
    return std::move(m_problems);
}

} // namespace

FleetResult parseFleetFile(const QByteArray& bytes, const QString& fileName)
{
    Reader reader(fileName);
    const auto root = parseYaml(bytes, fileName);
    if (!root)
        return std::unexpected(std::vector{yamlProblem(root.error(), fileName)});
    FleetFile fleet = reader.fleet(*root);
    auto problems = reader.takeProblems();
    if (!problems.empty())
        return std::unexpected(std::move(problems));
    return fleet;
}

} // namespace portolan
