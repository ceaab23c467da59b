// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/settings/wholefile.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QSaveFile>
#include <QTemporaryFile>

#include <unistd.h>

namespace portolan::settings {
namespace {

class Words {
    Q_DECLARE_TR_FUNCTIONS(WholeFile)
};

std::unexpected<Error> notWritten(const QString& path, const QString& why)
{
    return fail(ErrorCode::Local, Words::tr("%1 cannot be written: %2.").arg(path, why));
}

std::unexpected<Error> alreadyThere(const QString& path)
{
    return fail(ErrorCode::InvalidInput, Words::tr("%1 is there already and was left as it is.").arg(path),
        Words::tr("Name another file with --output, or replace it with --force."));
}

Result<void> replace(const QString& path, const QByteArray& bytes)
{
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() || !file.commit())
        return notWritten(path, file.errorString());
    return {};
}

//! Under another name first; QFile::rename never replaces a file that is there.
Result<void> writeNew(const QString& path, const QByteArray& bytes)
{
    const QFileInfo info(path);
    QTemporaryFile file(info.path() + QStringLiteral("/.") + info.fileName()
        + QStringLiteral(".XXXXXX"));
    if (!file.open() || file.write(bytes) != bytes.size() || !file.flush()
        || ::fsync(file.handle()) != 0)
        return notWritten(path, file.errorString());
    if (!file.rename(path))
        return QFileInfo::exists(path) ? alreadyThere(path)
                                       : notWritten(path, file.errorString());
    file.setAutoRemove(false);
    return {};
}

} // namespace

Result<void> writeWhole(const QString& path, const QByteArray& bytes, Existing existing)
{
    if (QFileInfo(path).isDir())
        return fail(ErrorCode::InvalidInput, Words::tr("%1 is a folder.").arg(path),
            Words::tr("Name a file."));
    if (existing == Existing::Replace)
        return replace(path, bytes);
    return QFileInfo::exists(path) ? alreadyThere(path) : writeNew(path, bytes);
}

} // namespace portolan::settings
