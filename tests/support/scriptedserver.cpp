// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/scriptedserver.h"

#include "tests/support/scriptedcore.h"

namespace portolan::test {
namespace {

CertificateSpec serverSpec(ScriptedServer::Certificate kind)
{
    CertificateSpec spec;
    spec.commonName = "scripted-server";
    spec.dnsNames = {"localhost"};
    spec.addresses = {"127.0.0.1"};
    if (kind == ScriptedServer::Certificate::WrongName) {
        spec.dnsNames = {"elsewhere.example"};
        spec.addresses = {"192.0.2.1"}; // an address that is kept for documents
    } else if (kind == ScriptedServer::Certificate::Expired) {
        spec.validFrom = -7200;
        spec.validUntil = -3600;
    }
    return spec;
}

KeyPair serverPair(const ScriptedServer::Options& options, const CertificateAuthority& authority)
{
    const CertificateSpec spec = serverSpec(options.certificate);
    if (options.certificate == ScriptedServer::Certificate::OtherAuthority)
        return CertificateAuthority("another-authority").issue(spec);
    return authority.issue(spec);
}

} // namespace

ScriptedServer::ScriptedServer()
    : ScriptedServer(Options())
{
}

ScriptedServer::ScriptedServer(const Options& options)
    : m_authority(options.authority)
{
    if (!m_authority)
        m_authority = std::make_shared<CertificateAuthority>("scripted-authority");
    m_core = std::make_shared<scripted::Core>(
        options, serverPair(options, *m_authority), m_authority->pem());
    m_core->run();
}

ScriptedServer::~ScriptedServer()
{
    m_core->stop();
}

int ScriptedServer::port() const
{
    return m_core->port();
}

std::string ScriptedServer::url(std::string_view path) const
{
    return "https://127.0.0.1:" + std::to_string(port()) + std::string(path);
}

std::string ScriptedServer::authorityPem() const
{
    return m_authority->pem();
}

KeyPair ScriptedServer::clientCertificate(const std::string& user, const std::string& group) const
{
    CertificateSpec spec;
    spec.commonName = user;
    spec.organization = group;
    return m_authority->issue(spec);
}

void ScriptedServer::on(const std::string& method, const std::string& path, Handler handler)
{
    m_core->addRoute(method, path, {}, std::move(handler));
}

void ScriptedServer::on(
    const std::string& method, const std::string& path, Wanted wanted, Handler handler)
{
    m_core->addRoute(method, path, std::move(wanted), std::move(handler));
}

std::vector<Request> ScriptedServer::requests() const
{
    return m_core->requests({}, "*");
}

std::vector<Request> ScriptedServer::requests(
    const std::string& method, const std::string& path) const
{
    return m_core->requests(method, path);
}

int ScriptedServer::calls(const std::string& method, const std::string& path) const
{
    return int(requests(method, path).size());
}

Exchange ScriptedServer::awaitExchange(const std::string& method, const std::string& path, int n,
    std::chrono::milliseconds limit) const
{
    return m_core->await(method, path, n, limit);
}

int ScriptedServer::connectionsTaken() const
{
    return m_core->taken;
}

int ScriptedServer::connectionsOpen() const
{
    return m_core->open;
}

int ScriptedServer::handshakesFailed() const
{
    return m_core->handshakesFailed;
}

void ScriptedServer::goaway(std::uint32_t errorCode)
{
    m_core->call([this, errorCode] { m_core->goaway(errorCode); });
}

void ScriptedServer::dropConnections()
{
    m_core->call([this] { m_core->dropConnections(); });
}

void ScriptedServer::stopAnswering()
{
    m_core->silent = true;
    m_core->call([] { });
}

void ScriptedServer::resume()
{
    m_core->silent = false;
    m_core->call([] { });
}

void ScriptedServer::stopListening()
{
    m_core->call([this] { m_core->stopListening(); });
}

void ScriptedServer::listenAgain()
{
    m_core->call([this] { m_core->listen(); });
}

void ScriptedServer::delayNext(std::chrono::milliseconds delay)
{
    m_core->call([this, delay] { m_core->delayNext(delay); });
}

void ScriptedServer::setGzip(bool gzip)
{
    m_core->gzip = gzip;
}

} // namespace portolan::test
