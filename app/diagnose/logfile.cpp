// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/diagnose/logfile.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

namespace portolan::diagnose {
namespace {

//! A line longer than this is no message.
constexpr qsizetype longestText = 2000;

QString oldPath(const QString& path)
{
    return path + QStringLiteral(".1");
}

bool isSameFile(int file, const QByteArray& path)
{
    struct stat opened{}, named{};
    return ::fstat(file, &opened) == 0 && ::stat(path.constData(), &named) == 0
        && opened.st_ino == named.st_ino && opened.st_dev == named.st_dev;
}

QByteArray contents(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

LogFile::LogFile(QString path, const Clock& clock, qint64 limit)
    : m_path(std::move(path))
    , m_clock(clock)
    , m_limit(limit)
{
}

LogFile::~LogFile()
{
    if (m_file >= 0)
        ::close(m_file);
}

void LogFile::setMask(Mask mask)
{
    const std::lock_guard lock(m_mutex);
    m_mask = std::move(mask);
}

//! Another process may have moved the file away since the last line.
void LogFile::reopen()
{
    const QByteArray path = QFile::encodeName(m_path);
    if (m_file >= 0 && isSameFile(m_file, path))
        return;
    if (m_file >= 0)
        ::close(m_file);
    const QString folder = QFileInfo(m_path).path();
    if (!QFileInfo::exists(folder) && QDir().mkpath(folder))
        QFile::setPermissions(
            folder, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    m_file = ::open(path.constData(), O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
    if (m_file >= 0)
        ::fchmod(m_file, 0600); // made by another hand: it is the owner's alone from now on
}

//! Of two processes that find it full, one moves it and the other sees that it has been moved.
void LogFile::makeRoom(qint64 bytes)
{
    struct stat info{};
    if (m_file < 0 || ::fstat(m_file, &info) != 0 || info.st_size + bytes <= m_limit)
        return;
    const QByteArray path = QFile::encodeName(m_path);
    ::flock(m_file, LOCK_EX);
    if (isSameFile(m_file, path))
        ::rename(path.constData(), QFile::encodeName(oldPath(m_path)).constData());
    ::flock(m_file, LOCK_UN);
    reopen();
}

void LogFile::write(const QString& word, const QString& text)
{
    const std::lock_guard lock(m_mutex);
    if (m_path.isEmpty())
        return;
    // Masked before it is cut: half a credential has no shape.
    const QString shown = (m_mask ? m_mask(text) : text).simplified().left(longestText);
    const QByteArray line = QStringLiteral("%1 [%2] %3: %4\n")
                                .arg(m_clock.utcNow().toString(Qt::ISODateWithMs))
                                .arg(::getpid())
                                .arg(word, shown)
                                .toUtf8();
    reopen();
    makeRoom(line.size());
    if (m_file >= 0)
        [[maybe_unused]] const ssize_t written = ::write(m_file, line.constData(), size_t(line.size()));
}

QByteArray LogFile::tail(qint64 most) const
{
    const std::lock_guard lock(m_mutex);
    if (m_path.isEmpty())
        return {};
    QByteArray all = contents(m_path);
    if (all.size() < most)
        all.prepend(contents(oldPath(m_path)));
    if (all.size() <= most)
        return all;
    all = all.last(most);
    return all.sliced(all.indexOf('\n') + 1);
}

} // namespace portolan::diagnose
