// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/feed/reflectorset.h"

namespace portolan::feed {

ReflectorSet::ReflectorSet(ReflectorHost host, std::vector<Kind> kinds,
    std::vector<std::string> nameSpaces, bool wholeCluster)
    : m_host(std::move(host))
    , m_kinds(std::move(kinds))
    , m_nameSpaces(std::move(nameSpaces))
    , m_wholeCluster(wholeCluster)
{
    m_host.onForbidden = [this](Kind kind) { onForbidden(kind); };
}

ReflectorSet::~ReflectorSet()
{
    suspend();
}

void ReflectorSet::add(Kind kind, const std::string& nameSpace)
{
    m_reflectors.push_back(std::make_shared<Reflector>(m_host, kind, nameSpace));
}

void ReflectorSet::addAll(Kind kind)
{
    if (m_wholeCluster || !addressOf(kind).namespaced) {
        add(kind, {});
        return;
    }
    m_byNameSpace.insert(kind);
    for (const std::string& nameSpace : m_nameSpaces)
        add(kind, nameSpace);
}

//! Called from within a reflector: those that are added start at once.
void ReflectorSet::onForbidden(Kind kind)
{
    if (!addressOf(kind).namespaced || !m_byNameSpace.insert(kind).second)
        return;
    for (const std::string& nameSpace : m_nameSpaces) {
        add(kind, nameSpace);
        m_reflectors.back()->resume();
    }
}

void ReflectorSet::resume(bool watchList)
{
    m_host.watchList = watchList;
    if (m_reflectors.empty()) {
        for (const Kind kind : m_kinds)
            addAll(kind);
    }
    for (const auto& reflector : m_reflectors)
        reflector->resume();
}

void ReflectorSet::suspend()
{
    for (const auto& reflector : m_reflectors)
        reflector->suspend();
}

void ReflectorSet::setClient(transport::HttpClient* client)
{
    suspend();
    m_host.client = client;
}

void ReflectorSet::reopenWatches()
{
    for (const auto& reflector : m_reflectors)
        reflector->reopenWatch();
}

void ReflectorSet::reopenSilentWatches(std::chrono::milliseconds silence, qint64 connectionId)
{
    const BootMs before = m_host.clock.bootMs() - silence.count();
    for (const auto& reflector : m_reflectors) {
        const bool other = reflector->watchConnection() != connectionId;
        if (reflector->isWatching() && other && reflector->lastByte() < before)
            reflector->reopenWatch();
    }
}

bool ReflectorSet::watchesAny() const
{
    return std::ranges::any_of(
        m_reflectors, [](const auto& reflector) { return reflector->isWatching(); });
}

bool ReflectorSet::watchesOver(qint64 connectionId) const
{
    return std::ranges::any_of(m_reflectors, [connectionId](const auto& reflector) {
        return reflector->watchConnection() == connectionId;
    });
}

} // namespace portolan::feed
