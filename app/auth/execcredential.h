// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/auth/kubeconfig.h"
#include "models/base/result.h"

#include <QDateTime>

namespace portolan::auth {

//! What an exec plugin gave: a token, a client certificate with its key, or both.
struct ExecCredential {
    Secret token;
    QByteArray clientCertificatePem;
    Secret clientKeyPem;
    //! UTC; the end that the plugin named or that of its certificate, whichever is earlier. Not
    //! valid: neither has one.
    QDateTime expiresAt;
};

//! What a plugin is told about the cluster, when it asks for it (provideClusterInfo).
struct ExecClusterInfo {
    QString server;
    QString tlsServerName;
    bool insecureSkipTlsVerify = false;
    QByteArray certificateAuthorityPem;
    Secret proxyUrl;
    QJsonValue config;
};

//! The protocol of client.authentication.k8s.io, v1 and v1beta1, as pure functions.

//! The value of KUBERNETES_EXEC_INFO; cluster may be null.
[[nodiscard]] QByteArray execInfo(const QString& apiVersion, const ExecClusterInfo* cluster);

//! Reads what a plugin printed. Errors are Protocol (no such answer), Certificate or Unauthorized
//! (nothing usable, or expired at `now`); they never quote the answer.
[[nodiscard]] Result<ExecCredential> parseExecCredential(
    const Secret& output, const QString& apiVersion, const QDateTime& now);

//! The end of a plugin's stderr as an error may show it: one line, and what looks like a token, a
//! key or a value of the plugin's own variables is replaced by dots.
[[nodiscard]] QString shownErrors(const QByteArray& errorTail, const ExecConfig& exec);

} // namespace portolan::auth
