// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/textrun.h"

#include "widgets/decor/paint.h"

#include <QPainter>

namespace portolan::ui {

QString plainText(const TextRuns& runs)
{
    QString text;
    for (const TextRun& run : runs)
        text += run.text;
    return text;
}

qreal drawRuns(QPainter& painter, const QRectF& rect, const TextRuns& runs, const Theme& theme)
{
    QRectF rest = rect;
    for (const TextRun& run : runs) {
        const TypeFace& font = theme.font(run.strong ? Type::BodyStrong : Type::Body);
        const qreal used = drawText(painter, rest, font, textColor(theme, run.tone), run.text);
        rest.setLeft(rest.left() + used);
        if (rest.width() < 8)
            break;
    }
    return rest.left() - rect.left();
}

} // namespace portolan::ui
