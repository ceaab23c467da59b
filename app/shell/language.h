// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLocale>
#include <QTranslator>

namespace portolan::shell {

//! The program's words in the user's language, as long as this lives. Made right after the
//! application object, before a word is said, and gone before it. Thread: the main thread.
class Language {
public:
    //! Takes the first of the locale's languages that `folder` has a portolan_LANGUAGE.qm of, else
    //! English; with it Qt's own words, where they are installed.
    Language(const QLocale& locale, const QString& folder);

    //! The compiled-in translations.
    explicit Language(const QLocale& locale);

private:
    QTranslator m_qt;
    QTranslator m_portolan; //!< taken last, hence asked first
};

} // namespace portolan::shell
