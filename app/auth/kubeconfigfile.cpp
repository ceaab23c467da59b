// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/auth/kubeconfigloader.h"

#include "app/auth/certificate.h"
#include "app/auth/kubeconfigfields.h"
#include "models/yaml/yamlparser.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonObject>
#include <QRegularExpression>
#include <QUrl>

#include <algorithm>

namespace portolan::auth {
namespace {

using Scope = KubeconfigProblem::Scope;

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(portolan::Kubeconfig)
};

// No error of an address quotes it: a password may stand in it.
bool isAddress(const QString& text, const QStringList& schemes)
{
    const QUrl url(text, QUrl::StrictMode);
    return url.isValid() && schemes.contains(url.scheme()) && !url.host().isEmpty();
}

QJsonValue jsonOf(const YamlNode& node)
{
    if (node.isSequence()) {
        QJsonArray array;
        for (const YamlNode& item : node.items())
            array.append(jsonOf(item));
        return array;
    }
    if (node.isMapping()) {
        QJsonObject object;
        for (const YamlEntry& entry : node.entries())
            object.insert(entry.key, jsonOf(entry.value));
        return object;
    }
    switch (node.scalarType()) {
    case YamlNode::ScalarType::Bool:
        return *node.toBool();
    case YamlNode::ScalarType::Int:
        return *node.toInt();
    case YamlNode::ScalarType::Double:
        return *node.toDouble();
    case YamlNode::ScalarType::Text:
        break;
    }
    return node.isNull() ? QJsonValue() : QJsonValue(node.text());
}

void checkServer(KubeconfigFields& fields, const KubeCluster& cluster)
{
    if (!fields.has(u"server"))
        return fields.report(u"server", Texts::tr("server is missing"));
    if (cluster.server.isEmpty())
        return; // reported already
    if (!isAddress(cluster.server, {QStringLiteral("https"), QStringLiteral("http")}))
        fields.report(u"server", Texts::tr("server has to be an address like https://host:6443"));
    else if (!QUrl(cluster.server).userInfo().isEmpty())
        fields.report(u"server", Texts::tr("server holds a user name; write it under users"));
}

// What only a mapping as a whole can be wrong about.
void checkCluster(KubeconfigFields& fields, const KubeCluster& cluster)
{
    checkServer(fields, cluster);
    if (fields.has(u"certificate-authority-data") && fields.has(u"certificate-authority"))
        fields.report(u"certificate-authority",
            Texts::tr("certificate-authority and certificate-authority-data are both given"));
    if (!cluster.certificateAuthorityData.isEmpty()
        && !holdsCertificate(cluster.certificateAuthorityData))
        fields.report(u"certificate-authority-data",
            Texts::tr("certificate-authority-data holds no certificate"));
    const bool hasAuthority = !cluster.certificateAuthorityData.isEmpty()
        || !cluster.certificateAuthorityFile.isEmpty();
    if (cluster.insecureSkipTlsVerify && hasAuthority)
        fields.report(u"insecure-skip-tls-verify",
            Texts::tr("insecure-skip-tls-verify and a certificate authority exclude each other"));
    const QString proxy = QString::fromUtf8(cluster.proxyUrl.reveal());
    const QStringList schemes{QStringLiteral("http"), QStringLiteral("https"),
        QStringLiteral("socks5"), QStringLiteral("socks5h")};
    if (!proxy.isEmpty() && !isAddress(proxy, schemes))
        fields.report(u"proxy-url",
            Texts::tr("proxy-url has to be an address that starts with http, https or socks5"));
}

KubeCluster clusterOf(KubeconfigFields& fields)
{
    KubeCluster cluster;
    cluster.server = fields.text(u"server");
    cluster.certificateAuthorityFile = fields.path(u"certificate-authority");
    cluster.certificateAuthorityData = fields.data(u"certificate-authority-data");
    cluster.insecureSkipTlsVerify = fields.flag(u"insecure-skip-tls-verify");
    cluster.tlsServerName = fields.text(u"tls-server-name");
    cluster.proxyUrl = Secret(fields.text(u"proxy-url").toUtf8());
    for (const YamlNode& extension : fields.node()[u"extensions"].items()) {
        if (extension[u"name"].text() == u"client.authentication.k8s.io/exec")
            cluster.execConfig = jsonOf(extension[u"extension"]);
    }
    checkCluster(fields, cluster);
    return cluster;
}

ExecConfig::Interactive interactiveOf(KubeconfigFields& fields, const QString& apiVersion)
{
    const QString mode = fields.text(u"interactiveMode");
    if (mode == u"Never")
        return ExecConfig::Interactive::Never;
    if (mode == u"Always")
        return ExecConfig::Interactive::Always;
    if (!mode.isEmpty() && mode != u"IfAvailable")
        fields.report(u"interactiveMode",
            Texts::tr("exec.interactiveMode has to be Never, IfAvailable or Always"));
    else if (mode.isEmpty() && apiVersion.endsWith(u"/v1"))
        fields.report(u"interactiveMode",
            Texts::tr("exec.interactiveMode is missing; %1 requires it").arg(apiVersion));
    return ExecConfig::Interactive::IfAvailable;
}

ExecConfig execOf(KubeconfigFields fields, const QString& file)
{
    ExecConfig exec;
    exec.apiVersion = fields.text(u"apiVersion");
    if (exec.apiVersion != u"client.authentication.k8s.io/v1"
        && exec.apiVersion != u"client.authentication.k8s.io/v1beta1")
        fields.report(u"apiVersion",
            Texts::tr("exec.apiVersion has to be client.authentication.k8s.io/v1 or v1beta1"));
    exec.command = fields.text(u"command");
    if (!fields.has(u"command"))
        fields.report(u"command", Texts::tr("exec.command is missing"));
    // A bare name is looked up in PATH; with a separator it is a file beside the kubeconfig.
    if (exec.command.contains(u'/'))
        exec.command = resolvedPath(exec.command, file);
    exec.arguments = fields.texts(u"args");
    for (const YamlNode& item : fields.list(u"env")) {
        KubeconfigFields variable = fields.item(item);
        const QString name = variable.text(u"name");
        if (name.isEmpty() || name.contains(u'='))
            variable.report(u"name", Texts::tr("an exec.env entry needs a name without ="));
        exec.environment.emplace_back(name, variable.text(u"value"));
    }
    exec.installHint = fields.text(u"installHint").trimmed();
    exec.interactive = interactiveOf(fields, exec.apiVersion);
    exec.provideClusterInfo = fields.flag(u"provideClusterInfo");
    return exec;
}

void checkCertificate(KubeconfigFields& fields, const KubeUser& user)
{
    for (const QString& name :
        {QStringLiteral("client-certificate"), QStringLiteral("client-key")}) {
        const QString data = name + QStringLiteral("-data");
        if (fields.has(name) && fields.has(data))
            fields.report(name, Texts::tr("%1 and %2 are both given").arg(name, data));
    }
    const bool hasCertificate
        = fields.has(u"client-certificate") || fields.has(u"client-certificate-data");
    const bool hasKey = fields.has(u"client-key") || fields.has(u"client-key-data");
    if (hasCertificate && !hasKey)
        fields.report(
            u"client-certificate", Texts::tr("there is a client certificate without its key"));
    if (hasKey && !hasCertificate)
        fields.report(u"client-key", Texts::tr("there is a client key without its certificate"));
    if (user.clientCertificateData.isEmpty() || user.clientKeyData.isEmpty())
        return;
    if (const auto pair = checkKeyPair(user.clientCertificateData, user.clientKeyData); !pair)
        fields.report(u"client-certificate-data", pair.error().sentence());
}

// What goes into header lines must not be able to start another one.
void checkHeaders(KubeconfigFields& fields, const KubeUser& user)
{
    if (!fitsIntoHeader(user.token))
        fields.report(u"token",
            Texts::tr("token holds spaces, line breaks or other characters that no token has"));
    const auto isControl = [](QChar c) { return c.category() == QChar::Other_Control; };
    QString names
        = user.impersonate + user.impersonateUid + user.impersonateGroups.join(QString());
    for (const auto& [key, values] : user.impersonateExtra)
        names += values.join(QString()); // keys are percent-encoded when they are sent
    if (std::ranges::any_of(names, isControl))
        fields.report(u"as",
            Texts::tr("as, as-groups, as-uid or as-user-extra holds a line break or another "
                      "control character"));
}

void checkUser(KubeconfigFields& fields, const KubeUser& user)
{
    checkCertificate(fields, user);
    checkHeaders(fields, user);
    const bool hasToken = fields.has(u"token") || fields.has(u"tokenFile");
    const bool hasPassword = fields.has(u"username") || fields.has(u"password");
    if (hasToken && hasPassword)
        fields.report(
            u"username", Texts::tr("a token and a password are both given; only one is allowed"));
    if (user.exec && (hasToken || hasPassword))
        fields.report(
            u"exec", Texts::tr("an exec plugin and a token or password exclude each other"));
    if (fields.has(u"auth-provider"))
        fields.report(u"auth-provider",
            Texts::tr("auth-provider is not supported, as in kubectl since 1.26; use the exec "
                      "plugin of your provider instead"));
    const bool impersonatesMore = !user.impersonateGroups.isEmpty()
        || !user.impersonateUid.isEmpty() || !user.impersonateExtra.empty();
    if (impersonatesMore && user.impersonate.isEmpty())
        fields.report(
            u"as", Texts::tr("as-groups, as-uid and as-user-extra need a user name in as"));
}

// {key: [value, …]}, which the server hands on to whoever decides about the user.
std::vector<std::pair<QString, QStringList>> extraOf(KubeconfigFields& fields)
{
    std::vector<std::pair<QString, QStringList>> extra;
    KubeconfigFields entries = fields.below(u"as-user-extra");
    for (const auto& entry : entries.node().entries())
        extra.emplace_back(entry.key, entries.texts(entry.key));
    return extra;
}

KubeUser userOf(KubeconfigFields& fields, const QString& file)
{
    KubeUser user;
    user.clientCertificateFile = fields.path(u"client-certificate");
    user.clientCertificateData = fields.data(u"client-certificate-data");
    user.clientKeyFile = fields.path(u"client-key");
    user.clientKeyData = Secret(fields.data(u"client-key-data"));
    user.token = Secret(fields.text(u"token").toUtf8());
    user.tokenFile = fields.path(u"tokenFile");
    user.username = fields.text(u"username");
    user.password = Secret(fields.text(u"password").toUtf8());
    if (fields.has(u"exec"))
        user.exec = execOf(fields.below(u"exec"), file);
    user.impersonate = fields.text(u"as");
    user.impersonateGroups = fields.texts(u"as-groups");
    user.impersonateUid = fields.text(u"as-uid");
    user.impersonateExtra = extraOf(fields);
    checkUser(fields, user);
    return user;
}

KubeContext contextOf(KubeconfigFields& fields)
{
    static const QRegularExpression label(QStringLiteral("^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$"));
    KubeContext context;
    context.cluster = fields.text(u"cluster");
    context.user = fields.text(u"user");
    context.nameSpace = fields.text(u"namespace");
    if (!context.nameSpace.isEmpty() && !label.match(context.nameSpace).hasMatch())
        fields.report(u"namespace", Texts::tr("namespace is no name that a namespace can have"));
    return context;
}

// Reads the entries of one of the three lists: {name: …, <key>: {…}}.
class FileReader {
public:
    FileReader(const YamlNode& root, const QString& file, Kubeconfig& out)
        : m_top(root, {Scope::File, {}, file, 0}, out.problems)
        , m_file(file)
        , m_out(out)
    {
    }

    KubeconfigFields& top() { return m_top; }

    template <typename T, typename Read>
    void entries(QStringView list, QStringView key, Scope scope, std::vector<T>& out, Read read)
    {
        for (const YamlNode& node : m_top.list(list)) {
            KubeconfigFields entry = m_top.item(node);
            const QString name = entry.text(u"name");
            if (name.isEmpty()) {
                entry.report(u"name", Texts::tr("an entry of %1 has no name").arg(list));
                continue;
            }
            KubeconfigFields named(node, {scope, name, m_file, node.line()}, m_out.problems);
            if (std::ranges::find(out, name, &T::name) != out.end()) {
                named.report(u"name", Texts::tr("this name is given twice in this file"));
                continue;
            }
            KubeconfigFields fields = named.below(key);
            T value = read(fields);
            value.name = name;
            value.place = {m_file, node.line()};
            out.push_back(std::move(value));
        }
    }

private:
    KubeconfigFields m_top;
    QString m_file;
    Kubeconfig& m_out;
};

void readTop(KubeconfigFields& top, Kubeconfig& out)
{
    const QString version = top.text(u"apiVersion");
    const QString kind = top.text(u"kind");
    if ((!version.isEmpty() && version != u"v1") || (!kind.isEmpty() && kind != u"Config"))
        top.report(
            u"kind", Texts::tr("this is no kubeconfig: it needs apiVersion v1 and kind Config"));
    out.currentContext = top.text(u"current-context");
}

} // namespace

Kubeconfig parseKubeconfig(const QByteArray& bytes, const QString& file)
{
    Kubeconfig out;
    out.files << file;
    const auto root = parseYaml(bytes, file);
    if (!root) {
        out.problems.push_back({Scope::File, {}, yamlProblem(root.error(), file)});
        return out;
    }
    FileReader reader(*root, file, out);
    readTop(reader.top(), out);
    reader.entries(u"clusters", u"cluster", Scope::Cluster, out.clusters, clusterOf);
    reader.entries(u"users", u"user", Scope::User, out.users,
        [&](KubeconfigFields& fields) { return userOf(fields, file); });
    reader.entries(u"contexts", u"context", Scope::Context, out.contexts, contextOf);
    return out;
}

} // namespace portolan::auth
