// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/auth/secret.h"
#include "models/yaml/fileproblem.h"

#include <QJsonValue>
#include <QStringList>

#include <optional>
#include <utility>
#include <vector>

namespace portolan::auth {

//! Where an entry was written.
struct SourcePlace {
    QString file;
    int line = 0;
};

//! An entry of `clusters`. A file and data for the same thing are a problem, as for kubectl.
struct KubeCluster {
    QString name;
    SourcePlace place;
    QString server;
    QString certificateAuthorityFile; //!< absolute
    QByteArray certificateAuthorityData; //!< PEM
    bool insecureSkipTlsVerify = false;
    QString tlsServerName;
    Secret proxyUrl; //!< may hold a password
    QJsonValue execConfig; //!< extension client.authentication.k8s.io/exec, handed to plugins
};

//! `user.exec`: a program that gives credentials. Arguments and environment may hold secrets.
struct ExecConfig {
    enum class Interactive { Never, IfAvailable, Always };
    QString apiVersion;
    QString command; //!< absolute, or a bare name that is looked up in PATH
    QStringList arguments;
    std::vector<std::pair<QString, QString>> environment;
    QString installHint;
    Interactive interactive = Interactive::IfAvailable;
    bool provideClusterInfo = false;
};

//! An entry of `users`.
struct KubeUser {
    QString name;
    SourcePlace place;
    QString clientCertificateFile; //!< absolute
    QByteArray clientCertificateData; //!< PEM
    QString clientKeyFile; //!< absolute
    Secret clientKeyData; //!< PEM
    Secret token;
    QString tokenFile; //!< absolute; wins over token
    QString username;
    Secret password;
    std::optional<ExecConfig> exec;
    QString impersonate; //!< `as`
    QStringList impersonateGroups;
    QString impersonateUid;
    std::vector<std::pair<QString, QStringList>> impersonateExtra; //!< `as-user-extra`
};

//! An entry of `contexts`.
struct KubeContext {
    QString name;
    SourcePlace place;
    QString cluster;
    QString user;
    QString nameSpace; //!< empty when the file names none
};

//! One thing that is wrong, and whom it concerns: a broken user takes away the contexts of that
//! user and no others.
struct KubeconfigProblem {
    enum class Scope { File, Cluster, User, Context };
    Scope scope = Scope::File;
    QString name; //!< of the cluster, user or context
    FileProblem problem;
};

//! What all files of a kubeconfig say together, and everything that is wrong with them.
//! A plain value; any thread may read it.
struct Kubeconfig {
    QString currentContext;
    std::vector<KubeContext> contexts;
    std::vector<KubeCluster> clusters;
    std::vector<KubeUser> users;
    std::vector<KubeconfigProblem> problems;
    QStringList files; //!< those that were read
    QStringList missingFiles; //!< named in KUBECONFIG, not there: no problem, but worth saying

    //! Null when there is none of that name; valid until this value changes.
    [[nodiscard]] const KubeContext* findContext(const QString& name) const;
    [[nodiscard]] const KubeCluster* findCluster(const QString& name) const;
    [[nodiscard]] const KubeUser* findUser(const QString& name) const;
    [[nodiscard]] QStringList contextNames() const;

    //! The problems that keep this context from being used: its own, its cluster's, its user's.
    [[nodiscard]] std::vector<FileProblem> problemsOf(const QString& context) const;
    //! The problems that concern whole files.
    [[nodiscard]] std::vector<FileProblem> fileProblems() const;
};

} // namespace portolan::auth
