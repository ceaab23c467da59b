// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/decor/theme.h"

#include <QList>
#include <QRectF>
#include <QString>

#include <optional>

namespace portolan::ui {

//! A stretch of one sentence; the part in trouble is set semi-bold in its tone.
struct TextRun {
    QString text;
    std::optional<Tone> tone;
    bool strong = false;

    friend bool operator==(const TextRun&, const TextRun&) = default;
};
using TextRuns = QList<TextRun>;

[[nodiscard]] QString plainText(const TextRuns& runs);
//! One line, upright centred; what does not fit is cut at the end. Returns the width used.
qreal drawRuns(QPainter& painter, const QRectF& rect, const TextRuns& runs, const Theme& theme);

} // namespace portolan::ui
