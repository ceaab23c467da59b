// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace portolan {

//! One thing that is wrong in one file: a value, so that a reader can return all of them at once.
//! The message is a sentence for people and never holds a credential.
struct FileProblem {
    QString file;
    int line = 0; //!< from 1; 0 when the whole file is meant
    QString message;

    //! "FILE:LINE: message", or "FILE: message" without a line.
    [[nodiscard]] QString sentence() const;

    friend bool operator==(const FileProblem&, const FileProblem&) = default;
};

} // namespace portolan
