// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/auth/testcertificates.h"

#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/x509.h>

namespace portolan::test {
namespace {

template <typename Write> QByteArray written(Write write)
{
    BIO* bio = BIO_new(BIO_s_mem());
    write(bio);
    char* bytes = nullptr;
    const long length = BIO_get_mem_data(bio, &bytes);
    QByteArray text(bytes, length);
    BIO_free_all(bio);
    return text;
}

} // namespace

TestCertificate makeCertificate(const QByteArray& user, const QDateTime& end)
{
    EVP_PKEY* key = EVP_EC_gen("P-256");
    X509* certificate = X509_new();
    X509_set_version(certificate, X509_VERSION_3);
    ASN1_INTEGER_set(X509_get_serialNumber(certificate), 1);
    ASN1_TIME_set(X509_getm_notBefore(certificate), 0);
    ASN1_TIME_set(X509_getm_notAfter(certificate), time_t(end.toSecsSinceEpoch()));
    X509_NAME* name = X509_get_subject_name(certificate);
    X509_NAME_add_entry_by_txt(name, "CN", MBSTRING_UTF8,
        reinterpret_cast<const unsigned char*>(user.constData()), int(user.size()), -1, 0);
    X509_set_issuer_name(certificate, name);
    X509_set_pubkey(certificate, key);
    X509_sign(certificate, key, EVP_sha256());

    TestCertificate made;
    made.certificate = written([&](BIO* bio) { PEM_write_bio_X509(bio, certificate); });
    made.key = written([&](BIO* bio) {
        PEM_write_bio_PrivateKey(bio, key, nullptr, nullptr, 0, nullptr, nullptr);
    });
    static unsigned char passphrase[] = "passphrase";
    made.encryptedKey = written([&](BIO* bio) {
        PEM_write_bio_PrivateKey(bio, key, EVP_aes_128_cbc(), passphrase, 10, nullptr, nullptr);
    });
    X509_free(certificate);
    EVP_PKEY_free(key);
    return made;
}

} // namespace portolan::test
