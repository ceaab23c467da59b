// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/result.h"

#include <QDateTime>

#include <vector>

namespace portolan::diagnose {

struct BundleFile {
    QString name; //!< without a folder
    QByteArray bytes;
};

//! Files that belong together, to be looked at and handed on. Plain functions; they block on the
//! disk. What they write is the owner's alone, and nothing that is there is replaced.
using Bundle = std::vector<BundleFile>;

//! True for a name that asks for an archive: FILE.tar.gz or FILE.tgz.
[[nodiscard]] bool isArchiveName(const QString& path);

//! As one compressed archive (ustar, POSIX.1-1988) whose files lie in a folder named like it.
[[nodiscard]] Result<void> writeArchive(
    const Bundle& bundle, const QString& path, const QDateTime& at);

//! As a folder, which must not be there or must be empty.
[[nodiscard]] Result<void> writeFolder(const Bundle& bundle, const QString& path);

} // namespace portolan::diagnose
