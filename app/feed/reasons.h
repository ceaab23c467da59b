// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/result.h"
#include "models/domain/clusterfacts.h"

namespace portolan::feed {

//! A failure as the facts of a connection carry it: a short word, and the sentence with what to do
//! next. Pure, any thread.
[[nodiscard]] Reason reasonOf(const Error& error);

//! The same of what failed on this machine, before any server was asked: kubeconfig, its files, an
//! exec plugin.
[[nodiscard]] Reason configurationReason(const Error& error);

//! A server that does not take the user's credentials says little more than "Unauthorized"; why,
//! this machine may know. `certificateEnd` is not valid for users without a client certificate.
[[nodiscard]] Reason refusalOf(
    const QString& said, const QDateTime& certificateEnd, const QDateTime& now);

} // namespace portolan::feed
