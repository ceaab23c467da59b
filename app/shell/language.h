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
    //! The language of the words is the default locale too, so that months are not of another one.
    Language(const QLocale& locale, const QString& folder);

    //! The compiled-in translations.
    explicit Language(const QLocale& locale);
    ~Language();
    Q_DISABLE_COPY_MOVE(Language)

private:
    QLocale m_before; //!< the default when this was made
    QTranslator m_qt;
    QTranslator m_portolan; //!< taken last, hence asked first
};

} // namespace portolan::shell
