// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/feed/reflectorset.h"

namespace portolan::feed {

ReflectorSet::ReflectorSet(
    ReflectorHost host, std::vector<Kind> kinds, std::vector<std::string> nameSpaces)
    : m_host(std::move(host))
    , m_kinds(std::move(kinds))
    , m_nameSpaces(std::move(nameSpaces))
{
}

ReflectorSet::~ReflectorSet()
{
    suspend();
}

void ReflectorSet::make()
{
    for (const Kind kind : m_kinds)
        m_reflectors.push_back(std::make_shared<Reflector>(m_host, kind, std::string{}));
    // Beside the whole cluster the named namespaces: who may not list the one may the other.
    for (const Kind kind : m_kinds) {
        if (!addressOf(kind).namespaced)
            continue;
        for (const std::string& nameSpace : m_nameSpaces)
            m_reflectors.push_back(std::make_shared<Reflector>(m_host, kind, nameSpace));
    }
}

void ReflectorSet::resume(bool watchList)
{
    m_host.watchList = watchList;
    if (m_reflectors.empty())
        make();
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

bool ReflectorSet::watchesOver(qint64 connectionId) const
{
    return std::ranges::any_of(m_reflectors, [connectionId](const auto& reflector) {
        return reflector->watchConnection() == connectionId;
    });
}

} // namespace portolan::feed
