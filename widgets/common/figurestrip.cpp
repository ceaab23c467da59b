// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/figurestrip.h"

#include <QPainter>

namespace portolan::ui {
namespace {

constexpr int stripHeight = 76;
constexpr int leastWidth = 128;

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
    for (qsizetype i = 0; i < fits; ++i) {
        const int left = int(width() * i / fits);
        const int right = int(width() * (i + 1) / fits);
        paintFigure(painter, QRect(left, 0, right - left, height() - 1), m_figures[i], theme);
        if (i > 0)
            painter.fillRect(QRect(left, 0, 1, height() - 1), theme.line);
    }
}

} // namespace portolan::ui
