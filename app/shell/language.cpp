// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/shell/language.h"

#include "resources/translations.h"

#include <QCoreApplication>
#include <QLibraryInfo>

namespace portolan::shell {
namespace {

const QString underscore = QStringLiteral("_");

} // namespace

Language::Language(const QLocale& locale, const QString& folder)
{
    const QString ours = QStringLiteral("portolan");
    // English is a file too: it knows one cluster from two.
    const bool found = m_portolan.load(locale, ours, underscore, folder)
        || m_portolan.load(ours + QStringLiteral("_en"), folder);
    if (!found)
        return;
    if (m_qt.load(QLocale(m_portolan.language()), QStringLiteral("qtbase"), underscore,
            QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
        QCoreApplication::installTranslator(&m_qt);
    QCoreApplication::installTranslator(&m_portolan);
    const QLocale spoken(m_portolan.language());
    QLocale::setDefault(spoken.language() == locale.language() ? locale : spoken);
}

Language::~Language()
{
    QLocale::setDefault(m_before);
}

Language::Language(const QLocale& locale)
    : Language(locale, translationResources())
{
}

} // namespace portolan::shell
