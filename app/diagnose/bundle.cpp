// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/diagnose/bundle.h"

#include "app/settings/wholefile.h"
#include "app/transport/gzip.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>

namespace portolan::diagnose {
namespace {

constexpr qsizetype block = 512;

class Words {
    Q_DECLARE_TR_FUNCTIONS(Bundle)
};

//! A field of a header: its text, the rest zeros.
void put(QByteArray& header, qsizetype at, const QByteArray& text)
{
    header.replace(at, text.size(), text);
}

//! Digits of base eight with leading zeros and a zero byte, as tar writes numbers.
QByteArray octal(qint64 value, qsizetype width)
{
    return QByteArray::number(value, 8).rightJustified(width - 1, '0') + '\0';
}

QByteArray header(const QString& name, qint64 size, const QDateTime& at)
{
    QByteArray header(block, '\0');
    put(header, 0, name.toUtf8().first(std::min<qsizetype>(name.toUtf8().size(), 99)));
    put(header, 100, octal(0600, 8));
    put(header, 108, octal(0, 8)); // owner and group: nobody's business
    put(header, 116, octal(0, 8));
    put(header, 124, octal(size, 12));
    put(header, 136, octal(at.toSecsSinceEpoch(), 12));
    put(header, 148, QByteArray(8, ' ')); // the sum counts its own field as spaces
    put(header, 156, "0"); // a regular file
    put(header, 257, QByteArray("ustar\00000", 8));
    qint64 sum = 0;
    for (const char c : std::as_const(header))
        sum += uchar(c);
    put(header, 148, octal(sum, 7) + ' ');
    return header;
}

QByteArray tarOf(const Bundle& bundle, const QString& folder, const QDateTime& at)
{
    QByteArray tar;
    for (const BundleFile& file : bundle) {
        tar += header(folder + QLatin1Char('/') + file.name, file.bytes.size(), at);
        tar += file.bytes;
        tar += QByteArray((block - file.bytes.size() % block) % block, '\0');
    }
    return tar + QByteArray(2 * block, '\0');
}

} // namespace

bool isArchiveName(const QString& path)
{
    return path.endsWith(QLatin1String(".tar.gz")) || path.endsWith(QLatin1String(".tgz"));
}

Result<void> writeArchive(const Bundle& bundle, const QString& path, const QDateTime& at)
{
    const QString folder = QFileInfo(path).fileName().section(QLatin1Char('.'), 0, 0);
    return settings::writeWhole(
        path, transport::gzip(tarOf(bundle, folder, at)), settings::Existing::Keep);
}

Result<void> writeFolder(const Bundle& bundle, const QString& path)
{
    const QDir folder(path);
    if (folder.exists() && !folder.isEmpty())
        return fail(ErrorCode::InvalidInput, Words::tr("%1 is not empty.").arg(path),
            Words::tr("Name a folder that is not there yet, or an archive FILE.tar.gz."));
    if (!folder.exists() && !QDir().mkpath(path))
        return fail(ErrorCode::Local, Words::tr("The folder %1 cannot be made.").arg(path),
            Words::tr("Name another place with --output."));
    QFile::setPermissions(path, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    for (const BundleFile& file : bundle) {
        const Result<void> written = settings::writeWhole(
            folder.filePath(file.name), file.bytes, settings::Existing::Keep);
        if (!written)
            return written;
    }
    return {};
}

} // namespace portolan::diagnose
