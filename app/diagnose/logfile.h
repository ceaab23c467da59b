// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/clock.h"

#include <QByteArray>
#include <QString>

#include <functional>
#include <mutex>

namespace portolan::diagnose {

//! A log of lines "2026-11-24T10:00:00.000Z [pid] word: text", in a file that only its owner can
//! read. When it is full it becomes "<path>.1", and the one before that goes: it never takes more
//! than twice the limit. Several processes may share it. A file that cannot be written costs the
//! log, never the program.
//! Thread-safe. The clock is borrowed.
class LogFile {
public:
    static constexpr qint64 defaultLimit = 1024 * 1024;
    //! Takes out of a line what nobody may read.
    using Mask = std::function<QString(const QString&)>;

    LogFile(QString path, const Clock& clock, qint64 limit = defaultLimit);
    ~LogFile();
    LogFile(const LogFile&) = delete;
    LogFile& operator=(const LogFile&) = delete;

    [[nodiscard]] const QString& path() const { return m_path; }
    void setMask(Mask mask);
    //! One line, whatever the text holds.
    void write(const QString& word, const QString& text);
    //! The newest lines, whole ones, of at most so many bytes; empty when there are none.
    [[nodiscard]] QByteArray tail(qint64 most) const;

private:
    void reopen();
    void makeRoom(qint64 bytes);

    const QString m_path;
    const Clock& m_clock;
    const qint64 m_limit;
    mutable std::mutex m_mutex;
    Mask m_mask;
    int m_file = -1;
};

} // namespace portolan::diagnose
