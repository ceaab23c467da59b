// SPDX-License-Identifier: GPL-3.0-or-later
// gallery FOLDER [NAME…]: draws the pictures into the folder; all of them, or those that are named.
#include "tests/widgets/gallery/components.h"
#include "tests/widgets/gallery/frame.h"

#include <QApplication>
#include <QDir>

#include <cstdio>

using namespace portolan;
using namespace portolan::gallery;

namespace {

struct Picture {
    const char* name;
    QSize size;
};

void save(QWidget& widget, const QDir& folder, const QString& name)
{
    widget.ensurePolished();
    widget.setAttribute(Qt::WA_DontShowOnScreen);
    widget.show();
    QApplication::processEvents();
    widget.grab().save(folder.filePath(name + QStringLiteral(".png")));
    std::printf("%s\n", qPrintable(name));
}

void draw(ui::Look& look, const QDir& folder, bool dark, const QStringList& wanted)
{
    look.setAppearance(dark ? ui::Appearance::Dark : ui::Appearance::Light);
    const QString end = dark ? QStringLiteral("-dark") : QStringLiteral("-light");
    const auto asked = [&](const QString& name) { return wanted.isEmpty() || wanted.contains(name); };
    if (asked(QStringLiteral("components"))) {
        Components sheet;
        sheet.resize(1600, 1000);
        save(sheet, folder, QStringLiteral("components") + end);
    }
    for (const QSize size : {QSize(1280, 800), QSize(1600, 1000), QSize(2560, 1440)}) {
        for (const auto& [story, name] : {std::pair(Story::Quiet, QStringLiteral("map")),
                 std::pair(Story::Incident, QStringLiteral("incident")), std::pair(Story::Crowd, QStringLiteral("crowd"))}) {
            if (!asked(name))
                continue;
            MemoryState state;
            const auto window = makeFrame(look, state, story);
            window->resize(size);
            if (size.width() < 2000 && story != Story::Crowd) {
                for (const QString& page : {QStringLiteral("workloads"), QStringLiteral("connections")}) {
                    window->showPage(page);
                    save(*window, folder, QStringLiteral("%1-%2-%3x%4").arg(name, page).arg(size.width()).arg(size.height()) + end);
                }
                window->showPage(QStringLiteral("map"));
            }
            save(*window, folder, QStringLiteral("%1-%2x%3").arg(name).arg(size.width()).arg(size.height()) + end);
        }
    }
}

} // namespace

int main(int argc, char** argv)
{
    QApplication app(argc, argv);
    QStringList arguments = app.arguments().mid(1);
    if (arguments.isEmpty()) {
        std::fprintf(stderr, "gallery FOLDER [components|map|incident…]\n");
        return 64;
    }
    const QDir folder(arguments.takeFirst());
    folder.mkpath(QStringLiteral("."));
    ui::Look look(app);
    for (const bool dark : {false, true})
        draw(look, folder, dark, arguments);
    return 0;
}
