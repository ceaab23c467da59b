// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/certificates.h"

#include <QJsonObject>
#include <QMap>
#include <QStringList>
#include <QTemporaryDir>

#include <optional>

namespace portolan::test {

struct CliAnswer {
    int exitCode = -1; //!< -1: it did not end in time, or crashed
    QByteArray out;
    QByteArray err;
    qint64 tookMs = 0;

    //! Of `status --output json`: the cluster of this context; empty when there is none.
    [[nodiscard]] QJsonObject cluster(const QString& context) const;
    [[nodiscard]] QString state(const QString& context) const;
    //! "code: message" of a cluster's reason.
    [[nodiscard]] QString reason(const QString& context) const;
    //! Empty when of two contexts "bad" and "good" the one is in this state, with all these words in
    //! its reason, and the other is live in spite of it; else what is otherwise.
    [[nodiscard]] QString unlessOnlyBadIs(
        const QString& state, const std::vector<const char*>& words) const;
};

//! portolan-cli in a home of its own, with a kubeconfig that a test writes. Blocks until it ends.
class Cli {
public:
    Cli();

    [[nodiscard]] QString path(const QString& name) const { return m_home.filePath(name); }
    void write(const QString& name, const QByteArray& bytes) const;
    [[nodiscard]] QByteArray read(const QString& name) const;
    //! With HOME and the XDG folders inside the home, and KUBECONFIG at its file "config".
    //! `variables` come on top.
    [[nodiscard]] CliAnswer run(const QStringList& arguments, int limitMs = 30000,
        const QMap<QString, QString>& variables = {}) const;

private:
    QTemporaryDir m_home;
};

//! Text of a kubeconfig, put together from entries.
class KubeconfigText {
public:
    //! `fields` in flow style, without braces: "server: 'https://h:1'".
    KubeconfigText& cluster(const QByteArray& name, const QByteArray& fields);
    KubeconfigText& user(const QByteArray& name, const QByteArray& fields);
    KubeconfigText& context(
        const QByteArray& name, const QByteArray& cluster, const QByteArray& user);
    //! A cluster, a user and a context of one name.
    KubeconfigText& all(
        const QByteArray& name, const QByteArray& cluster, const QByteArray& user = "token: t");
    [[nodiscard]] QByteArray bytes() const;

private:
    QByteArray m_clusters, m_users, m_contexts;
};

//! "server: …, certificate-authority-data: …"
[[nodiscard]] QByteArray serverFields(const std::string& url, const std::string& authorityPem);
//! "client-certificate-data: …, client-key-data: …"
[[nodiscard]] QByteArray certificateFields(const KeyPair& pair);

} // namespace portolan::test
