// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace portolan::test {

//! A certificate and its key as PEM.
struct KeyPair {
    std::string certificate;
    std::string key;
};

//! What a certificate says. Times are seconds from now; a negative end has expired.
struct CertificateSpec {
    std::string commonName;
    std::string organization; //!< of a client certificate: the group
    std::vector<std::string> dnsNames;
    std::vector<std::string> addresses; //!< as text, "127.0.0.1"
    std::int64_t validFrom = -3600;
    std::int64_t validUntil = 86400;
};

//! An authority made in memory; nothing touches the disk. Thread-safe once made.
class CertificateAuthority {
public:
    explicit CertificateAuthority(const std::string& name);
    ~CertificateAuthority();
    CertificateAuthority(const CertificateAuthority&) = delete;
    CertificateAuthority& operator=(const CertificateAuthority&) = delete;

    //! Its own certificate, for a client to trust.
    [[nodiscard]] const std::string& pem() const { return m_pem; }
    //! A key and a certificate for it, good for servers and clients alike.
    [[nodiscard]] KeyPair issue(const CertificateSpec& spec) const;

private:
    struct Private;
    std::unique_ptr<Private> d;
    std::string m_pem;
};

} // namespace portolan::test
