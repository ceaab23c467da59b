// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/shell/rememberedclusters.h"

#include <QCryptographicHash>

namespace portolan::shell {
namespace {

// A digest a line.
const QString key = QStringLiteral("connections/remembered");
//! The oldest are forgotten: nobody comes back to so many.
constexpr qsizetype most = 1000;

} // namespace

RememberedClusters::RememberedClusters(const auth::Kubeconfig& kubeconfig, UiState& state)
    : m_kubeconfig(kubeconfig)
    , m_state(state)
{
}

bool RememberedClusters::contains(const QString& context) const
{
    const QByteArray digest = digestOf(context);
    return !digest.isEmpty() && read().contains(digest);
}

void RememberedClusters::add(const QString& context)
{
    const QByteArray digest = digestOf(context);
    QByteArrayList digests = read();
    if (digest.isEmpty() || digests.contains(digest))
        return;
    digests.append(digest);
    if (digests.size() > most)
        digests.removeFirst();
    m_state.setValue(key, digests.join('\n'));
}

void RememberedClusters::remove(const QString& context)
{
    QByteArrayList digests = read();
    if (digests.removeAll(digestOf(context)) > 0)
        m_state.setValue(key, digests.join('\n'));
}

QByteArray RememberedClusters::digestOf(const QString& context) const
{
    const auth::KubeContext* found = m_kubeconfig.findContext(context);
    const auth::KubeCluster* cluster = found ? m_kubeconfig.findCluster(found->cluster) : nullptr;
    if (!cluster)
        return {};
    const QStringList parts{context, cluster->server, found->user};
    return QCryptographicHash::hash(
        parts.join(QChar(u'\0')).toUtf8(), QCryptographicHash::Sha256)
        .toHex();
}

QByteArrayList RememberedClusters::read() const
{
    const QByteArray lines = m_state.value(key);
    return lines.isEmpty() ? QByteArrayList() : lines.split('\n');
}

} // namespace portolan::shell
