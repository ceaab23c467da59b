// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/pictures.h"

#include "app/settings/wholefile.h"
#include "app/shell/options.h"
#include "app/shell/statuscommand.h"
#include "models/fleet/statusreport.h"
#include "widgets/mainwindow/mainwindow.h"

#include <QDir>
#include <QJsonDocument>

namespace portolan::window {
namespace {

using namespace std::chrono_literals;

constexpr auto lookInterval = 100ms;
//! Pages look at the fleet four times a second, and what they show must be of the pose's moment.
constexpr auto poseTime = 500ms;
constexpr BootMs deadlineMs = 60000;
constexpr QSize sizes[] = {{1280, 800}, {1600, 1000}};

} // namespace

Pictures::Pictures(Console& console, const Clock& clock, ui::Look& look, QString folder)
    : m_console(console)
    , m_clock(clock)
    , m_look(look)
    , m_folder(std::move(folder))
{
    m_settle.setInterval(lookInterval);
    connect(&m_settle, &QTimer::timeout, this, &Pictures::beginWhenSettled);
}

void Pictures::start()
{
    m_since = m_clock.bootMs();
    m_settle.start();
}

bool Pictures::isSettled() const
{
    const Fleet& fleet = m_console.fleet();
    const std::vector<Kind> all = shell::allKinds();
    for (size_t slot = 0; slot < fleet.clusterCount(); ++slot) {
        const DataState state = fleet.status(Slot(slot), all, m_clock.bootMs()).state;
        if (state == DataState::Connecting || state == DataState::Loading)
            return false;
    }
    return true;
}

void Pictures::beginWhenSettled()
{
    if (!isSettled() && m_clock.bootMs() - m_since <= deadlineMs)
        return;
    m_settle.stop();
    m_allWritten = QDir().mkpath(m_folder);
    for (const ui::Appearance appearance : {ui::Appearance::Light, ui::Appearance::Dark}) {
        for (const QSize size : sizes) {
            for (const QString& page : m_console.window().pages())
                m_pictures.push_back({appearance, size, page});
        }
    }
    poseForNext();
}

//! Of the cluster with the worst problem there is most to be seen.
Slot Pictures::regionToShow() const
{
    const std::vector<Problem>& problems = m_console.problems().problems();
    return problems.empty() ? 0 : problems.front().slot;
}

void Pictures::poseForNext()
{
    if (m_pictures.empty()) {
        Q_EMIT finished(m_allWritten ? shell::exitcode::well : shell::exitcode::no);
        return;
    }
    const Picture& picture = m_pictures.front();
    m_look.setAppearance(picture.appearance);
    m_console.window().resize(picture.size);
    Place place;
    place.page = picture.page;
    if (picture.page == QLatin1String("region") && m_console.fleet().clusterCount() > 0)
        place = placeOf(m_console.fleet().cluster(regionToShow()));
    m_console.open(place);
    QTimer::singleShot(poseTime, this, &Pictures::take);
}

void Pictures::take()
{
    m_console.refresh();
    m_allWritten = write(m_pictures.front()) && m_allWritten;
    m_pictures.pop_front();
    QTimer::singleShot(0, this, &Pictures::poseForNext);
}

bool Pictures::write(const Picture& picture) const
{
    const QString stem = QStringLiteral("%1/%2-%3x%4-%5")
                             .arg(m_folder, picture.page)
                             .arg(picture.size.width())
                             .arg(picture.size.height())
                             .arg(ui::wordOf(picture.appearance));
    const QJsonObject status = statusReport(m_console.fleet(),
        shell::statusQuestion(m_console.fleet(), shell::statusKinds(), {}, m_clock));
    return m_console.window().grab().save(stem + QStringLiteral(".png"))
        && settings::writeWhole(stem + QStringLiteral(".json"), QJsonDocument(status).toJson(),
            settings::Existing::Replace)
            .has_value();
}

} // namespace portolan::window
