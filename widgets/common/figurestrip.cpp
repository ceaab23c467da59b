// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/figurestrip.h"

#include "widgets/decor/paint.h"

#include <QPainter>

#include <cmath>
#include <numeric>

namespace portolan::ui {
namespace {

constexpr int stripHeight = 76;
constexpr int leastWidth = 128;
constexpr int gap = 8; //!< between a label and the next figure

//! As wide as each other, but where the longest label needs more. By labels alone, so that nothing
//! moves when numbers change.
QList<int> widthsOf(const QList<FigureView>& figures, qsizetype fits, int width, const Theme& theme)
{
    QList<int> widths;
    for (const FigureView& figure : figures.first(fits)) {
        const int label = int(std::ceil(textWidth(theme.font(Type::Caption), figure.label)));
        widths.append(qMax(leastWidth, pagePadding + label + gap));
    }
    const int rest = width - std::accumulate(widths.cbegin(), widths.cend(), 0);
    for (qsizetype i = 0; i < fits; ++i) {
        const int part = int(width * (i + 1) / fits) - int(width * i / fits);
        widths[i] = rest < 0 ? part : widths[i] + int(rest * (i + 1) / fits) - int(rest * i / fits);
    }
    return widths;
}

} // namespace

FigureStrip::FigureStrip(QWidget* parent)
    : QWidget(parent)
{
    setFixedHeight(stripHeight);
}

void FigureStrip::setFigures(const QList<FigureView>& figures)
{
    m_figures = figures;
    QStringList parts;
    for (const FigureView& figure : figures)
        parts.append(tr("%1: %2, %3").arg(figure.label, figure.figure, figure.note));
    setAccessibleName(tr("Figures"));
    setAccessibleDescription(parts.join(QLatin1Char('\n')));
    update();
}

void FigureStrip::paintEvent(QPaintEvent*)
{
    const Theme& theme = themeOf(this);
    QPainter painter(this);
    painter.fillRect(rect(), theme.surface);
    painter.fillRect(QRect(0, height() - 1, width(), 1), theme.line);
    const qsizetype fits = qMin<qsizetype>(m_figures.size(), qMax(1, width() / leastWidth));
    const QList<int> widths = widthsOf(m_figures, fits, width(), theme);
    int left = 0;
    for (qsizetype i = 0; i < fits; ++i) {
        paintFigure(painter, QRect(left, 0, widths[i], height() - 1), m_figures[i], theme);
        if (i > 0)
            painter.fillRect(QRect(left, 0, 1, height() - 1), theme.line);
        left += widths[i];
    }
}

} // namespace portolan::ui
