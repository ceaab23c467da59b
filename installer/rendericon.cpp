// SPDX-License-Identifier: GPL-3.0-or-later
#include <QGuiApplication>
#include <QImage>
#include <QPainter>
#include <QSvgRenderer>

#include <cstdio>

//! rendericon SVG SIZE PNG: the icon as an image of one size, for desktops that read no SVG.
int main(int argc, char** argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen"); // it runs while the program is built, on any machine
    const QGuiApplication application(argc, argv);
    const QStringList arguments = application.arguments();
    const int size = arguments.value(2).toInt();
    QSvgRenderer icon(arguments.value(1));
    if (arguments.size() != 4 || size <= 0 || !icon.isValid()) {
        std::fputs("rendericon: SVG SIZE PNG\n", stderr);
        return 64;
    }
    QImage image(size, size, QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::transparent);
    QPainter painter(&image);
    icon.render(&painter);
    painter.end();
    return image.save(arguments.value(3)) ? 0 : 1;
}
