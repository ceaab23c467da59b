// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/widgets/pagefleet.h"
#include "widgets/decor/look.h"
#include "widgets/mainwindow/mainwindow.h"

#include <QTest>

namespace portolan::test {

//! Shows a page in the window as people see it, lets it settle, and saves a picture of it.
inline void showAndSave(ui::Look& look, bool dark, QSize size, QWidget* page, const QString& id,
    ui::Glyph glyph, const QString& name, const std::function<void()>& act = {})
{
    look.setAppearance(dark ? ui::Appearance::Dark : ui::Appearance::Light);
    FakeState state;
    ui::MainWindow window(look, state);
    window.addPage({id, id, glyph, page});
    window.showPage(id);
    window.resize(size);
    window.show();
    QVERIFY(QTest::qWaitForWindowExposed(&window));
    if (act)
        act();
    QTest::qWait(150);
    savePicture(window,
        QStringLiteral("%1-%2x%3-%4")
            .arg(name)
            .arg(size.width())
            .arg(size.height())
            .arg(dark ? QStringLiteral("dark") : QStringLiteral("light")));
}

} // namespace portolan::test
