// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/transport/loopclient.h"
#include "tests/support/certificates.h"
#include "tests/support/scriptedserver.h"
#include "tests/support/waitfor.h"

#include <QtTest>

#include <openssl/pem.h>
#include <openssl/x509.h>

#include <dlfcn.h>
#include <sys/stat.h>

#include <atomic>
#include <cstdio>

using namespace portolan;
using namespace portolan::test;

namespace {

//! Where this machine keeps its authorities, as libcurl was built to know it; and the folder of
//! the test that stands in for it. A test cannot add an authority to a machine that it only visits.
constexpr std::string_view systemFolder = "/etc/ssl/certs/";
std::string& standIn()
{
    static std::string folder;
    return folder;
}
std::atomic<int> looks = 0;

std::string redirected(const char* path)
{
    const std::string_view given(path);
    const bool single = given.starts_with(systemFolder) && !given.ends_with("ca-certificates.crt");
    if (!single || standIn().empty())
        return std::string(given);
    ++looks;
    return standIn() + '/' + std::string(given.substr(systemFolder.size()));
}

template <typename Function> Function real(const char* name)
{
    return reinterpret_cast<Function>(dlsym(RTLD_NEXT, name));
}

} // namespace

// OpenSSL looks an authority up in its folder by these, some versions by one and some by another; the
// program's own come first.
extern "C" int lstat(const char* path, struct stat* into) noexcept
{
    static const auto next = real<int (*)(const char*, struct stat*)>("lstat");
    return next(redirected(path).c_str(), into);
}

extern "C" int stat(const char* path, struct stat* into) noexcept
{
    static const auto next = real<int (*)(const char*, struct stat*)>("stat");
    return next(redirected(path).c_str(), into);
}

extern "C" FILE* fopen64(const char* path, const char* mode)
{
    static const auto next = real<FILE* (*)(const char*, const char*)>("fopen64");
    return next(redirected(path).c_str(), mode);
}

extern "C" FILE* fopen(const char* path, const char* mode)
{
    static const auto next = real<FILE* (*)(const char*, const char*)>("fopen");
    return next(redirected(path).c_str(), mode);
}

//! Whose certificates are believed.
class TestTrust : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(m_folder.isValid());
        standIn() = m_folder.path().toStdString();
        putIntoFolder(m_machines.pem());
    }
    void cleanupTestCase() { standIn().clear(); }

    void authoritiesOfTheMachineAreBelievedWithoutOneOfTheKubeconfig();
    void authorityOfTheKubeconfigIsTheOnlyOne();

private:
    //! As `openssl rehash` does: named by the hash of its subject.
    void putIntoFolder(const std::string& pem)
    {
        BIO* bio = BIO_new_mem_buf(pem.data(), int(pem.size()));
        X509* certificate = PEM_read_bio_X509(bio, nullptr, nullptr, nullptr);
        QVERIFY(certificate);
        const QString name = QStringLiteral("%1/%2.0")
                                 .arg(m_folder.path())
                                 .arg(X509_subject_name_hash(certificate), 8, 16, QLatin1Char('0'));
        X509_free(certificate);
        BIO_free(bio);
        QFile file(name);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(pem.data(), qint64(pem.size()));
    }
    //! A server whose certificate an authority of the machine signed.
    static ScriptedServer::Options signedBy(const std::shared_ptr<const CertificateAuthority>& whom)
    {
        ScriptedServer::Options options;
        options.authority = whom;
        return options;
    }

    QTemporaryDir m_folder;
    const CertificateAuthority m_machines{"an authority of this machine"};
    const std::shared_ptr<const CertificateAuthority> m_signer{
        std::shared_ptr<const CertificateAuthority>{}, &m_machines};
};

void TestTrust::authoritiesOfTheMachineAreBelievedWithoutOneOfTheKubeconfig()
{
    ScriptedServer server(signedBy(m_signer));
    server.on("GET", "/version", [](Exchange& x) { x.respond(200, {}, "yes"); });
    transport::Endpoint endpoint;
    endpoint.url = server.url();
    LoopClient client(endpoint);
    const auto answer = client.get("/version");
    PORTOLAN_WAIT(answer->isOver(), 5000);
    QCOMPARE(answer->body(), std::string("yes"));
    QVERIFY(looks > 0); // it was found where the machine keeps its own
}

void TestTrust::authorityOfTheKubeconfigIsTheOnlyOne()
{
    ScriptedServer server(signedBy(m_signer));
    server.on("GET", "/version", [](Exchange& x) { x.respond(200, {}, "yes"); });
    const CertificateAuthority other("the authority of the kubeconfig");
    transport::Endpoint endpoint;
    endpoint.url = server.url();
    endpoint.caPem = other.pem();
    endpoint.bearerToken = "never to be seen there";
    LoopClient client(endpoint);
    const int before = looks;
    const auto answer = client.get("/version");
    PORTOLAN_WAIT(answer->isOver(), 5000);
    QCOMPARE(answer->error(), std::optional(ErrorCode::Certificate));
    QCOMPARE(server.calls("GET", "/version"), 0);
    QCOMPARE(looks.load(), before);
}

QTEST_GUILESS_MAIN(TestTrust)
#include "tst_trust.moc"
