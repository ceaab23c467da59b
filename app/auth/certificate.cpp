// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/auth/certificate.h"

#include <QCoreApplication>

#include <openssl/bio.h>
#include <openssl/err.h>
#include <openssl/pem.h>
#include <openssl/x509.h>

#include <ctime>
#include <memory>

namespace portolan::auth {
namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(portolan::Certificate)
};

template <auto Free> struct Freer {
    template <typename T> void operator()(T* object) const { Free(object); }
};
using BioPtr = std::unique_ptr<BIO, Freer<BIO_free_all>>;
using CertificatePtr = std::unique_ptr<X509, Freer<X509_free>>;
using KeyPtr = std::unique_ptr<EVP_PKEY, Freer<EVP_PKEY_free>>;

BioPtr bioOf(std::string_view bytes)
{
    return BioPtr(BIO_new_mem_buf(bytes.data(), int(bytes.size())));
}

std::string_view viewOf(const QByteArray& bytes)
{
    return {bytes.constData(), size_t(bytes.size())};
}

// Answers no passphrase at all; without it OpenSSL asks on the terminal and blocks. That it was
// called is how an encrypted key is told from a broken one.
int noPassphrase(char*, int, int, void* asked)
{
    *static_cast<bool*>(asked) = true;
    return -1;
}

CertificatePtr firstCertificate(const QByteArray& pem)
{
    bool asked = false;
    const BioPtr bio = bioOf(viewOf(pem));
    CertificatePtr certificate(
        bio ? PEM_read_bio_X509(bio.get(), nullptr, noPassphrase, &asked) : nullptr);
    ERR_clear_error(); // The queue belongs to the thread, and the next user of it is not we.
    return certificate;
}

} // namespace

bool holdsCertificate(const QByteArray& pem)
{
    return firstCertificate(pem) != nullptr;
}

QDateTime certificateExpiry(const QByteArray& pem)
{
    const CertificatePtr certificate = firstCertificate(pem);
    std::tm end{};
    if (!certificate || ASN1_TIME_to_tm(X509_get0_notAfter(certificate.get()), &end) != 1)
        return {};
    const QDate date(end.tm_year + 1900, end.tm_mon + 1, end.tm_mday);
    return {date, QTime(end.tm_hour, end.tm_min, end.tm_sec), QTimeZone::UTC};
}

QString certificateUser(const QByteArray& pem)
{
    const CertificatePtr certificate = firstCertificate(pem);
    if (!certificate)
        return {};
    const X509_NAME* subject = X509_get_subject_name(certificate.get());
    const int index = X509_NAME_get_index_by_NID(subject, NID_commonName, -1);
    if (index < 0)
        return {};
    unsigned char* utf8 = nullptr;
    const int length
        = ASN1_STRING_to_UTF8(&utf8, X509_NAME_ENTRY_get_data(X509_NAME_get_entry(subject, index)));
    if (length < 0)
        return {};
    const QString name = QString::fromUtf8(reinterpret_cast<const char*>(utf8), length);
    OPENSSL_free(utf8);
    return name;
}

Result<void> checkKeyPair(const QByteArray& certificatePem, const Secret& keyPem)
{
    const CertificatePtr certificate = firstCertificate(certificatePem);
    if (!certificate)
        return fail(ErrorCode::Certificate,
            Texts::tr("The client certificate is no certificate in PEM form."));
    bool encrypted = false;
    const BioPtr bio = bioOf(keyPem.reveal());
    const KeyPtr key(
        bio ? PEM_read_bio_PrivateKey(bio.get(), nullptr, noPassphrase, &encrypted) : nullptr);
    const bool matches = key && X509_check_private_key(certificate.get(), key.get()) == 1;
    ERR_clear_error();
    if (encrypted)
        return fail(ErrorCode::Certificate,
            Texts::tr("The client key is protected by a passphrase."),
            Texts::tr("Give a key without one, or use an exec plugin."));
    if (!key)
        return fail(
            ErrorCode::Certificate, Texts::tr("The client key is no private key in PEM form."));
    if (!matches)
        return fail(ErrorCode::Certificate,
            Texts::tr("The client key does not belong to the client certificate."));
    return {};
}

} // namespace portolan::auth
