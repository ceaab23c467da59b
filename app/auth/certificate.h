// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/auth/secret.h"
#include "models/base/result.h"

#include <QDateTime>

namespace portolan::auth {

//! Facts of PEM bytes, read with OpenSSL. Plain functions, any thread; no file is opened, nobody
//! is asked for a passphrase. No error quotes the bytes.

//! True when there is at least one certificate that can be read.
[[nodiscard]] bool holdsCertificate(const QByteArray& pem);

//! When the first certificate (that of the client, as servers read such files) ends, in UTC; not
//! valid when there is none.
[[nodiscard]] QDateTime certificateExpiry(const QByteArray& pem);

//! "CN" of the first certificate's subject, the user name that Kubernetes takes from it; may be
//! empty.
[[nodiscard]] QString certificateUser(const QByteArray& pem);

//! That certificate and key can be read and belong together.
[[nodiscard]] Result<void> checkKeyPair(const QByteArray& certificatePem, const Secret& keyPem);

} // namespace portolan::auth
