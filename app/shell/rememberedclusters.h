// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/auth/kubeconfig.h"
#include "models/ports/uistate.h"

#include <QByteArrayList>

namespace portolan::shell {

//! Which contexts a person has connected, from one start to the next. A context's name is not
//! enough: "default" of another kubeconfig is another server, and dialling it would run another
//! exec plugin unasked. So a context is known by its name, the server's address and the user's
//! name, kept as a digest, since an address may hold a password; those of other kubeconfigs stay
//! remembered. GUI thread; both outlive it.
class RememberedClusters {
public:
    RememberedClusters(const auth::Kubeconfig& kubeconfig, UiState& state);

    [[nodiscard]] bool contains(const QString& context) const;
    void add(const QString& context);
    void remove(const QString& context);

private:
    //! Nothing for a context that the kubeconfig does not hold.
    [[nodiscard]] QByteArray digestOf(const QString& context) const;
    [[nodiscard]] QByteArrayList read() const;

    const auth::Kubeconfig& m_kubeconfig;
    UiState& m_state;
};

} // namespace portolan::shell
