// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/auth/kubeconfig.h"
#include "models/yaml/yamlnode.h"

namespace portolan::auth {

//! Reads the fields of one mapping of a kubeconfig; what has the wrong type becomes a problem of
//! the entry it stands in, and reading goes on. Private to this folder; lives on the stack.
class KubeconfigFields {
public:
    //! The entry that problems are filed under.
    struct Owner {
        KubeconfigProblem::Scope scope = KubeconfigProblem::Scope::File;
        QString name;
        QString file;
        int line = 0; //!< where the entry starts
    };

    KubeconfigFields(const YamlNode& node, Owner owner, std::vector<KubeconfigProblem>& problems);

    [[nodiscard]] bool has(QStringView key) const { return !m_node[key].isNull(); }
    [[nodiscard]] QString text(QStringView key);
    [[nodiscard]] bool flag(QStringView key);
    [[nodiscard]] QStringList texts(QStringView key);
    //! Base64, as all *-data fields are; empty when absent or wrong.
    [[nodiscard]] QByteArray data(QStringView key);
    //! A file name, made absolute: relative ones count from the folder of the kubeconfig.
    [[nodiscard]] QString path(QStringView key);
    //! The items of a list, no items when it is absent or no list.
    [[nodiscard]] const std::vector<YamlNode>& list(QStringView key);

    //! The fields of a mapping below this one, or of an item of a list.
    [[nodiscard]] KubeconfigFields below(QStringView key);
    [[nodiscard]] KubeconfigFields item(const YamlNode& node);
    [[nodiscard]] const YamlNode& node() const { return m_node; }

    //! The line of a field, or of the whole entry when it is absent.
    [[nodiscard]] int lineOf(QStringView key) const;
    void report(QStringView key, const QString& message);

private:
    const YamlNode& m_node;
    Owner m_owner;
    std::vector<KubeconfigProblem>& m_problems;
};

//! A path of a kubeconfig, made absolute against the folder that the file stands in.
[[nodiscard]] QString resolvedPath(const QString& path, const QString& kubeconfigFile);

} // namespace portolan::auth
