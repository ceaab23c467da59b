// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/auth/kubeconfigfields.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>

namespace portolan::auth {
namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(portolan::Kubeconfig)
};

// "user "sre": ", so that a line read alone says whom it concerns.
QString entryName(const KubeconfigFields::Owner& owner)
{
    using Scope = KubeconfigProblem::Scope;
    switch (owner.scope) {
    case Scope::Cluster:
        return Texts::tr("cluster \"%1\": ").arg(owner.name);
    case Scope::User:
        return Texts::tr("user \"%1\": ").arg(owner.name);
    case Scope::Context:
        return Texts::tr("context \"%1\": ").arg(owner.name);
    case Scope::File:
        break;
    }
    return {};
}

} // namespace

KubeconfigFields::KubeconfigFields(
    const YamlNode& node, Owner owner, std::vector<KubeconfigProblem>& problems)
    : m_node(node)
    , m_owner(std::move(owner))
    , m_problems(problems)
{
    if (!node.isNull() && !node.isMapping())
        report({}, Texts::tr("here has to stand a mapping of keys and values"));
}

int KubeconfigFields::lineOf(QStringView key) const
{
    for (const YamlEntry& entry : m_node.entries()) {
        if (entry.key == key)
            return entry.keyMark.line;
    }
    return m_node.line() > 0 ? m_node.line() : m_owner.line;
}

void KubeconfigFields::report(QStringView key, const QString& message)
{
    FileProblem problem{m_owner.file, lineOf(key), entryName(m_owner) + message};
    m_problems.push_back({m_owner.scope, m_owner.name, std::move(problem)});
}

QString KubeconfigFields::text(QStringView key)
{
    const YamlNode& value = m_node[key];
    if (value.isNull())
        return {};
    if (const auto text = value.toText())
        return *text;
    report(key,
        value.isScalar() ? Texts::tr("%1 has to be text: put it in quotes").arg(key)
                         : Texts::tr("%1 has to be text").arg(key));
    return {};
}

bool KubeconfigFields::flag(QStringView key)
{
    const YamlNode& value = m_node[key];
    if (value.isNull())
        return false;
    const auto flag = value.toBool();
    if (!flag)
        report(key, Texts::tr("%1 has to be true or false, without quotes").arg(key));
    return flag.value_or(false);
}

const std::vector<YamlNode>& KubeconfigFields::list(QStringView key)
{
    const YamlNode& value = m_node[key];
    if (!value.isNull() && !value.isSequence())
        report(key, Texts::tr("%1 has to be a list").arg(key));
    return value.items();
}

QStringList KubeconfigFields::texts(QStringView key)
{
    QStringList texts;
    for (const YamlNode& item : list(key)) {
        const auto text = item.toText();
        if (!text)
            report(key,
                Texts::tr("entry %1 of %2 has to be text: put it in quotes")
                    .arg(texts.size() + 1)
                    .arg(key));
        texts << text.value_or(QString());
    }
    return texts;
}

QByteArray KubeconfigFields::data(QStringView key)
{
    QByteArray encoded = text(key).toLatin1();
    encoded.removeIf([](char c) { return c == '\n' || c == '\r' || c == ' '; });
    auto decoded = QByteArray::fromBase64Encoding(encoded, QByteArray::AbortOnBase64DecodingErrors);
    wipe(encoded);
    if (!decoded)
        report(key, Texts::tr("%1 is not base64").arg(key));
    return decoded ? std::move(*decoded) : QByteArray();
}

QString KubeconfigFields::path(QStringView key)
{
    return resolvedPath(text(key), m_owner.file);
}

KubeconfigFields KubeconfigFields::below(QStringView key)
{
    return item(m_node[key]);
}

KubeconfigFields KubeconfigFields::item(const YamlNode& node)
{
    return KubeconfigFields(node, m_owner, m_problems);
}

QString resolvedPath(const QString& path, const QString& kubeconfigFile)
{
    if (path.isEmpty() || QDir::isAbsolutePath(path))
        return path;
    return QDir::cleanPath(QFileInfo(kubeconfigFile).absolutePath() + QLatin1Char('/') + path);
}

} // namespace portolan::auth
