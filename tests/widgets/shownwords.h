// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <vector>

class QAction;
class QWidget;

namespace portolan::test {

//! A text that somebody sees or hears, and where it stands: "WorkloadsPage/QPushButton toolTip".
struct ShownText {
    QString where;
    QString text;
};

//! Every text of a widget and of all in it, shown or hidden: properties of widgets and actions,
//! heads and cells of item models, entries of choices, and what a screen reader is told.
[[nodiscard]] std::vector<ShownText> textsOf(const QWidget& root);

//! Every text that is drawn when the widget paints itself and all in it, as it is now; cut where it
//! is cut on the screen.
[[nodiscard]] std::vector<ShownText> paintedTexts(QWidget& root);

} // namespace portolan::test
