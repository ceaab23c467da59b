// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

namespace portolan::shell {

//! A sub-command while it runs: started once, ends once.
//! Thread: the main thread, in whose event loop it runs.
class Command : public QObject {
    Q_OBJECT

public:
    using QObject::QObject;

    virtual void start() = 0;
    //! The user wants it to end (Ctrl+C): it finishes at once, with exit code 3.
    virtual void interrupt() = 0;

Q_SIGNALS:
    //! The answer for stdout, and the exit code.
    void finished(const QString& answer, int exitCode);
    //! Something for a person to know beside the answer; goes to stderr.
    void noted(const QString& sentence);
};

} // namespace portolan::shell
