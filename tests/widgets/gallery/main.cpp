// SPDX-License-Identifier: GPL-3.0-or-later
// gallery FOLDER [NAME…]: draws the pictures into the folder; all of them, or those that are named.
// gallery --times: what painting costs on this machine, in milliseconds.
#include "tests/widgets/gallery/components.h"
#include "tests/widgets/gallery/controls.h"
#include "tests/widgets/gallery/frame.h"
#include "widgets/common/fleettable.h"
#include "widgets/map/worldmapwidget.h"

#include <QApplication>
#include <QDir>
#include <QElapsedTimer>
#include <QTest>

#include <algorithm>
#include <cstdio>
#include <vector>

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
    const auto asked
        = [&](const QString& name) { return wanted.isEmpty() || wanted.contains(name); };
    if (asked(QStringLiteral("components"))) {
        Components sheet;
        sheet.resize(1600, 1000);
        save(sheet, folder, QStringLiteral("components") + end);
    }
    if (asked(QStringLiteral("controls"))) {
        save(*makeControls(), folder, QStringLiteral("controls") + end);
        const auto menu = makeMenu();
        menu->adjustSize();
        menu->grab().save(folder.filePath(QStringLiteral("menu%1.png").arg(end)));
    }
    for (const QSize size : {QSize(1280, 800), QSize(1600, 1000), QSize(2560, 1440)}) {
        for (const auto& [story, name] : {std::pair(Story::Quiet, QStringLiteral("map")),
                 std::pair(Story::Incident, QStringLiteral("incident")),
                 std::pair(Story::Crowd, QStringLiteral("crowd"))}) {
            if (!asked(name))
                continue;
            MemoryState state;
            const auto window = makeFrame(look, state, story);
            window->resize(size);
            if (size.width() < 2000 && story != Story::Crowd) {
                for (const QString& page :
                    {QStringLiteral("workloads"), QStringLiteral("connections")}) {
                    window->showPage(page);
                    save(*window, folder,
                        QStringLiteral("%1-%2-%3x%4")
                                .arg(name, page)
                                .arg(size.width())
                                .arg(size.height())
                            + end);
                }
                window->showPage(QStringLiteral("map"));
            }
            save(*window, folder,
                QStringLiteral("%1-%2x%3").arg(name).arg(size.width()).arg(size.height()) + end);
        }
    }
}

//! The median of some repetitions, so that a busy machine does not tell a story of its own.
template <typename Work> double median(Work work)
{
    std::vector<double> times;
    for (int i = 0; i < 15; ++i) {
        QElapsedTimer timer;
        timer.start();
        work(i);
        times.push_back(double(timer.nsecsElapsed()) / 1e6);
    }
    std::sort(times.begin(), times.end());
    return times[times.size() / 2];
}

void printTimes(ui::Look& look)
{
    for (const bool dark : {false, true}) {
        look.setAppearance(dark ? ui::Appearance::Dark : ui::Appearance::Light);
        MemoryState state;
        const auto window = makeFrame(look, state, Story::Quiet);
        window->setAttribute(Qt::WA_DontShowOnScreen);
        window->resize(1600, 1000);
        window->show();
        QImage image(1600, 1000, QImage::Format_RGB32);
        const auto render = [&image](QWidget* widget) { widget->render(&image); };
        auto* map = window->findChild<ui::WorldMapWidget*>();
        std::printf("%s: map %.2f", dark ? "dark" : "light", median([&](int) { render(map); }));
        std::printf(", map after a pan %.2f", median([&](int i) {
            QTest::keyClick(map, i % 2 ? Qt::Key_Left : Qt::Key_Right);
            render(map);
        }));
        window->showPage(QStringLiteral("workloads"));
        auto* table = window->page(QStringLiteral("workloads"))->findChild<ui::FleetTableView*>();
        std::printf(", table of %d rows in sight %.2f", table->viewport()->height() / 26,
            median([&](int) { render(table->viewport()); }));
        std::printf(", status bar %.2f\n", median([&](int) { render(window->cells()); }));
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
    if (arguments.first() == QLatin1String("--times")) {
        ui::Look look(app);
        printTimes(look);
        return 0;
    }
    const QDir folder(arguments.takeFirst());
    folder.mkpath(QStringLiteral("."));
    ui::Look look(app);
    for (const bool dark : {false, true})
        draw(look, folder, dark, arguments);
    return 0;
}
