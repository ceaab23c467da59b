// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/auth/execplugin.h"
#include "app/auth/kubeconfig.h"

namespace portolan::auth {

//! All that a transport needs to speak to the cluster of one context. A plain value; bytes, no file
//! names: what had to be read has been read.
struct ConnectionConfig {
    QString context;
    QString cluster; //!< its name in the kubeconfig
    QString user; //!< its name in the kubeconfig; who it is to the server, only the server knows
    QString nameSpace; //!< empty when the context names none
    QString server;
    QString tlsServerName; //!< empty: the host of `server`
    Secret proxyUrl; //!< may be empty; may hold a password
    bool insecureSkipTlsVerify = false; //!< every view of this cluster has to say so
    QByteArray certificateAuthorityPem; //!< empty: the authorities of this machine
    QByteArray clientCertificatePem;
    Secret clientKeyPem;
    Secret token;
    QString username; //!< of a user name and password, which few servers still take
    Secret password;
    QString impersonate;
    QStringList impersonateGroups;
    QString impersonateUid;
    std::vector<std::pair<QString, QStringList>> impersonateExtra;
    //! When to resolve again: the end of an exec credential, or a minute for a token file, which
    //! others rewrite. UTC; not valid: never.
    QDateTime credentialsExpireAt;
    QDateTime certificateExpiresAt; //!< of the client certificate, UTC; not valid without one
};

//! Turns a context of a kubeconfig into a ConnectionConfig: reads files and runs the exec plugin.
//! Nothing happens before resolve() is called. Thread-safe; calls block on disk and programs, so
//! they are for worker threads only. Runner, environment and clock are borrowed and outlive it.
class CredentialResolver {
public:
    //! A plugin may wait for its user in a browser, hence the minute.
    CredentialResolver(ProcessRunner& runner, LoginShellEnvironment& environment,
        const Clock& clock, std::chrono::milliseconds execLimit = std::chrono::seconds(60));

    //! Errors: NotFound (no such context, file or plugin), InvalidInput (what the kubeconfig says
    //! about this context is wrong: all of it, a line each), Local (a file cannot be read),
    //! Certificate, and those of ExecPlugins::credential. None holds a secret.
    [[nodiscard]] Result<ConnectionConfig> resolve(
        const Kubeconfig& config, const QString& context, std::stop_token stop = {});

    //! The server answered 401: what the exec plugin gave is not used again. Reads the files of the
    //! cluster, which are part of what the plugin was told.
    void forget(const Kubeconfig& config, const QString& context);

private:
    [[nodiscard]] Result<void> addExec(const KubeCluster& cluster, const KubeUser& user,
        ConnectionConfig& out, std::stop_token stop);

    const Clock& m_clock;
    ExecPlugins m_plugins;
};

} // namespace portolan::auth
