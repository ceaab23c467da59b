// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/certificates.h"

#include <QtGlobal>

#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/rand.h>
#include <openssl/x509v3.h>

namespace portolan::test {
namespace {

struct Free {
    void operator()(EVP_PKEY* key) const { EVP_PKEY_free(key); }
    void operator()(X509* certificate) const { X509_free(certificate); }
    void operator()(X509_EXTENSION* extension) const { X509_EXTENSION_free(extension); }
    void operator()(BIO* bio) const { BIO_free(bio); }
};
template <typename T> using Owned = std::unique_ptr<T, Free>;

//! A test that cannot make its certificates has nothing to go on with.
template <typename T> T* made(T* what)
{
    if (!what)
        qFatal("OpenSSL could not make a certificate");
    return what;
}

//! Elliptic, because an RSA key would take longer to make than most tests last.
Owned<EVP_PKEY> newKey()
{
    return Owned<EVP_PKEY>(made(EVP_EC_gen("P-256")));
}

template <typename Write> std::string written(Write write)
{
    const Owned<BIO> bio(made(BIO_new(BIO_s_mem())));
    write(bio.get());
    char* bytes = nullptr;
    const long size = BIO_get_mem_data(bio.get(), &bytes);
    return std::string(bytes, size_t(size));
}

std::string pemOf(X509* certificate)
{
    return written([certificate](BIO* bio) { PEM_write_bio_X509(bio, certificate); });
}

void addEntry(X509_NAME* name, const char* field, const std::string& value)
{
    if (value.empty())
        return;
    const auto* bytes = reinterpret_cast<const unsigned char*>(value.data());
    X509_NAME_add_entry_by_txt(name, field, MBSTRING_UTF8, bytes, int(value.size()), -1, 0);
}

void addExtension(X509* certificate, X509* issuer, int what, const std::string& value)
{
    X509V3_CTX context;
    X509V3_set_ctx_nodb(&context);
    X509V3_set_ctx(&context, issuer, certificate, nullptr, nullptr, 0);
    const Owned<X509_EXTENSION> extension(
        made(X509V3_EXT_conf_nid(nullptr, &context, what, value.c_str())));
    X509_add_ext(certificate, extension.get(), -1);
}

Owned<X509> newCertificate(EVP_PKEY* key, const CertificateSpec& spec)
{
    Owned<X509> certificate(made(X509_new()));
    X509_set_version(certificate.get(), X509_VERSION_3);
    std::int64_t serial = 0;
    RAND_bytes(reinterpret_cast<unsigned char*>(&serial), sizeof serial);
    ASN1_INTEGER_set_int64(X509_get_serialNumber(certificate.get()), serial & 0x7fffffffffffffff);
    X509_gmtime_adj(X509_getm_notBefore(certificate.get()), long(spec.validFrom));
    X509_gmtime_adj(X509_getm_notAfter(certificate.get()), long(spec.validUntil));
    X509_set_pubkey(certificate.get(), key);
    X509_NAME* name = X509_get_subject_name(certificate.get());
    addEntry(name, "O", spec.organization);
    addEntry(name, "CN", spec.commonName);
    return certificate;
}

std::string alternativeNames(const CertificateSpec& spec)
{
    std::string names;
    const auto add = [&names](const char* kind, const std::string& value) {
        names += (names.empty() ? "" : ",") + std::string(kind) + value;
    };
    for (const std::string& name : spec.dnsNames)
        add("DNS:", name);
    for (const std::string& address : spec.addresses)
        add("IP:", address);
    return names;
}

} // namespace

struct CertificateAuthority::Private {
    Owned<EVP_PKEY> key = newKey();
    Owned<X509> certificate;
};

CertificateAuthority::CertificateAuthority(const std::string& name)
    : d(std::make_unique<Private>())
{
    CertificateSpec spec;
    spec.commonName = name;
    d->certificate = newCertificate(d->key.get(), spec);
    X509* certificate = d->certificate.get();
    X509_set_issuer_name(certificate, X509_get_subject_name(certificate));
    addExtension(certificate, certificate, NID_basic_constraints, "critical,CA:TRUE");
    addExtension(certificate, certificate, NID_key_usage, "critical,keyCertSign,cRLSign");
    addExtension(certificate, certificate, NID_subject_key_identifier, "hash");
    X509_sign(certificate, d->key.get(), EVP_sha256());
    m_pem = pemOf(certificate);
}

CertificateAuthority::~CertificateAuthority() = default;

KeyPair CertificateAuthority::issue(const CertificateSpec& spec) const
{
    const Owned<EVP_PKEY> key = newKey();
    const Owned<X509> certificate = newCertificate(key.get(), spec);
    X509_set_issuer_name(certificate.get(), X509_get_subject_name(d->certificate.get()));
    X509* issuer = d->certificate.get();
    addExtension(certificate.get(), issuer, NID_key_usage, "critical,digitalSignature");
    addExtension(certificate.get(), issuer, NID_ext_key_usage, "serverAuth,clientAuth");
    addExtension(certificate.get(), issuer, NID_authority_key_identifier, "keyid");
    if (const std::string names = alternativeNames(spec); !names.empty())
        addExtension(certificate.get(), issuer, NID_subject_alt_name, names);
    X509_sign(certificate.get(), d->key.get(), EVP_sha256());
    const auto writeKey = [&key](BIO* bio) {
        PEM_write_bio_PrivateKey(bio, key.get(), nullptr, nullptr, 0, nullptr, nullptr);
    };
    return {pemOf(certificate.get()), written(writeKey)};
}

} // namespace portolan::test
