// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QDateTime>

namespace portolan::test {

//! A certificate and its key in PEM, made on the spot: none is stored, so none runs out.
struct TestCertificate {
    QByteArray certificate;
    QByteArray key;
    QByteArray encryptedKey; //!< the same key behind a passphrase
};

[[nodiscard]] TestCertificate makeCertificate(const QByteArray& user, const QDateTime& end);

} // namespace portolan::test
