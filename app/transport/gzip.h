// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

namespace portolan::transport {

//! The bytes as one gzip member (RFC 1952). Any thread.
[[nodiscard]] QByteArray gzip(const QByteArray& bytes);

} // namespace portolan::transport
