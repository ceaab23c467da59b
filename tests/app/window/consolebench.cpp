// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/window/consolebench.h"

#include "models/workloads/rowsmodel.h"
#include "widgets/common/filterfield.h"
#include "widgets/common/fleettable.h"
#include "widgets/connections/connectionspage.h"
#include "widgets/region/regionpage.h"
#include "widgets/workloads/detailpane.h"
#include "widgets/workloads/workloadspage.h"

#include <QAbstractButton>
#include <QDir>
#include <QFile>
#include <QPointer>
#include <QTest>
#include <QTimeZone>

namespace portolan::test {
namespace {

constexpr qint64 gib = 1024LL * 1024 * 1024;
const QString zzReason = QStringLiteral("zz-reason");
enum ClusterOf : Slot { Healthy, Troubled, Lost, Refused, Expired, Filling, Old, Off, placeCount };

QByteArray kubeconfigText()
{
    QByteArray text = "apiVersion: v1\nkind: Config\nusers:\n- name: zz-user\n  user: {token: zz}\n"
                      "clusters:\n- name: zz\n  cluster: {server: 'https://127.0.0.1:1'}\n"
                      "contexts:\n";
    for (int i = 0; i < placeCount; ++i)
        text += "- name: zz-" + QByteArray::number(i)
            + "\n  context: {cluster: zz, user: zz-user}\n";
    return text;
}

QByteArray fleetText()
{
    QByteArray text = "schemaVersion: 1\nname: zz-fleet\nclusters:\n";
    for (int i = 0; i < placeCount; ++i) {
        const QByteArray n = QByteArray::number(i);
        text += "- context: zz-" + n + "\n  displayName: zz-name-" + n + "\n";
        // The last has no place on the map.
        if (i != Off)
            text += "  location: {lat: " + QByteArray::number(50 - 12 * i)
                + ", lon: " + QByteArray::number(-100 + 33 * i) + "}\n";
        text += QByteArray("  role: ") + (i % 2 ? "secondary" : "primary") + "\n  drPartner: zz-"
            + QByteArray::number(i ^ 1) + "\n";
        text += "  pools:\n  - {name: zz-pool, match: {pool: zz-pool}, min: 2, max: 9}\n";
        if (i == Troubled)
            text += "  protected: true\n";
    }
    return text + "groups: [{name: zz-group, clusters: [zz-0, zz-1]}]\n";
}

void write(const QString& path, const QByteArray& text)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size())
        qFatal("%s cannot be written", qPrintable(path));
}

Reason reason(const QString& verb = {}, const QString& resource = {})
{
    return {zzReason, QStringLiteral("zz-message"), verb, resource, {}};
}

} // namespace

ConsoleBench::ConsoleBench(ui::Look& look)
    : m_folder(QDir::tempPath() + QStringLiteral("/zz-XXXXXX"))
    , m_state(QString())
{
    std::unique_ptr<shell::FleetSetup> setup = load();
    if (!setup)
        return;
    m_sample.emplace(setup->fleet());
    m_console = std::make_unique<window::Console>(std::move(setup),
        window::Console::Services{m_sample->clock, QTimeZone::utc(), [] { return 0.5; }, look, m_state});
    m_console->start();
    // What is dialled at the start is not there; what the clusters say is written here instead.
    for (size_t slot = 0; slot < placeCount; ++slot)
        m_console->disconnectCluster(Slot(slot));
    fill();
    m_sample->clock.advanceMs(1500); // problems are looked for once a second
}

ConsoleBench::~ConsoleBench() = default;

std::unique_ptr<shell::FleetSetup> ConsoleBench::load()
{
    shell::Options options;
    options.kubeconfig = m_folder.filePath(QStringLiteral("kubeconfig"));
    options.fleet = m_folder.filePath(QStringLiteral("fleet.yaml"));
    write(options.kubeconfig, kubeconfigText());
    write(options.fleet, fleetText());
    auto setup = shell::FleetSetup::load(options, {},
        std::make_shared<const ManualClock>(QDateTime({2026, 11, 12}, {14, 6, 12}, QTimeZone::UTC)));
    if (setup)
        return std::move(*setup);
    m_problem = setup.error().sentence();
    return nullptr;
}

void ConsoleBench::fill()
{
    for (Slot slot = 0; slot < Off; ++slot) {
        m_sample->goLive(slot);
        m_sample->changeFacts(slot, [](ClusterFacts& facts) {
            facts.user = QStringLiteral("zz-user");
            facts.serverVersion = QStringLiteral("v1.36.3");
        });
        slot == Troubled ? fillTroubled(slot) : fillHealthy(slot);
    }
    fillRest();
}

void ConsoleBench::fillHealthy(Slot slot)
{
    PageFleet& sample = *m_sample;
    sample.addNodes(slot,
        {.pool = "zz-pool", .type = "zz.large", .count = 3, .cpu = 3920, .memory = 15 * gib,
            .zones = "zz-zone-"});
    sample.addPods(slot,
        {.nameSpace = "zz-ns", .name = "zz-web", .hash = "zz1", .image = "zz.example/zz-web:zz1",
            .node = "zz-pool-0", .count = 4, .ready = 4, .cpu = 1500, .memory = 2 * gib});
    sample.addQuota(slot, "zz-ns", "zz-quota",
        "limits.memory 33600Mi 400Gi\npods 46 50\nrequests.cpu 13400m 100\n", "pods", 92);
    sample.addRollout(slot,
        {.nameSpace = "zz-ns", .name = "zz-web", .revision = "7", .image = "zz.example/zz-web:zz1",
            .active = "zz1", .desired = 4, .ready = 4});
    sample.addRollout(slot,
        {.nameSpace = "zz-ns", .name = "zz-next", .phase = "Paused", .revision = "8",
            .image = "zz.example/zz-web:zz2", .active = "zz1", .preview = "zz2",
            .waiting = "BlueGreenPause", .desired = 4, .ready = 4, .age = 754});
}

void ConsoleBench::fillTroubled(Slot slot)
{
    using pod::Trouble;
    PageFleet& sample = *m_sample;
    sample.addNodes(slot,
        {.pool = "zz-pool", .type = "zz.large", .count = 3, .notReady = 1, .cpu = 3920,
            .memory = 15 * gib, .reason = "zzReason", .why = "zz-why", .zones = "zz-zone-"});
    sample.addNodes(slot, {.pool = "zz-other", .type = {}, .count = 1, .zones = "zz-zone-"});
    int number = 0;
    for (const Trouble trouble : {Trouble::Unschedulable, Trouble::ImagePull, Trouble::CrashLoop,
             Trouble::ConfigError, Trouble::NotReady, Trouble::Failed})
        sample.addPods(slot,
            {.nameSpace = "zz-ns", .name = "zz-bad-" + std::to_string(number++), .hash = "zz1",
                .image = "zz.example/zz-web:zz1", .node = "zz-pool-0", .phase = "Pending",
                .count = 2, .trouble = trouble, .why = "zz-why", .troubleAge = 40 + 200 * number});
    sample.addPods(slot,
        {.nameSpace = "zz-ns", .name = "zz-done", .phase = "Succeeded", .count = 1});
    sample.addQuota(slot, "zz-ns", "zz-full", "pods 50 50\nsecrets 12 10\n", "secrets", 120);
    for (const char* phase : {"Degraded", "Progressing", "zzPhase"})
        sample.addRollout(slot,
            {.nameSpace = "zz-ns", .name = std::string("zz-") + char('a' + number++),
                .phase = phase, .message = "zz-message", .revision = "3",
                .image = "zz.example/zz-web:zz1", .active = "zz1", .desired = 3, .ready = 1,
                .age = 90});
}

//! The states of the others, in the order of ClusterOf.
void ConsoleBench::fillRest()
{
    PageFleet& sample = *m_sample;
    sample.goDown(Lost, 251000);
    sample.changeFacts(Lost, [](ClusterFacts& facts) { facts.reason = reason(); });
    sample.setSync(Refused,
        {Kind::Node, {}, SyncPhase::Forbidden, 0, {},
            reason(QStringLiteral("list"), QStringLiteral("nodes")), sample.clock.bootMs()});
    sample.setSync(Refused,
        {Kind::Rollout, {}, SyncPhase::NotServed, 0, {}, reason(), sample.clock.bootMs()});
    sample.changeFacts(Expired, [&](ClusterFacts& facts) {
        facts.connection = Connection::CredentialsExpired;
        facts.reason = reason();
        facts.certificateExpiresAt = sample.clock.utcNow().addDays(-1);
        facts.tlsVerified = false;
    });
    sample.setSync(Filling, {Kind::Pod, {}, SyncPhase::Loading, 120, 400, {}, sample.clock.bootMs()});
    sample.setSync(Filling, {Kind::Event, {}, SyncPhase::Failed, 0, {}, reason(), 1});
    sample.changeFacts(Filling, [&](ClusterFacts& facts) {
        facts.clockSkewSeconds = 90;
        facts.certificateExpiresAt = sample.clock.utcNow().addDays(3);
    });
    sample.changeFacts(Old, [&](ClusterFacts& facts) {
        facts.readiness = Readiness::Failing;
        facts.readinessReason = reason();
        facts.readinessSince = sample.clock.bootMs() - 42000;
        facts.clockSkewSeconds = -90;
    });
}

QList<WindowPose> ConsoleBench::pages()
{
    QList<WindowPose> poses;
    for (const QString& page : window().pages()) {
        poses.append({page, page, [this, page] {
                          Place place;
                          place.page = page;
                          if (page == QLatin1String("region"))
                              place.context = QStringLiteral("zz-0");
                          m_console->open(place);
                      }});
    }
    return poses;
}

WindowPose ConsoleBench::workloads(Kind kind, const QString& filter)
{
    const QString page = QStringLiteral("workloads");
    const QString name = QStringLiteral("%1 %2 %3").arg(
        page, QLatin1String(addressOf(kind).resource), filter);
    return {name, page, [this, page, kind, filter] {
                Place place;
                place.kind = kind;
                place.filter = filter;
                m_console->open(place);
                auto* shown = qobject_cast<ui::WorkloadsPage*>(window().page(page));
                shown->filter()->setText(filter);
                if (shown->rows()->rowCount() > 0)
                    shown->table()->setCurrentIndex(shown->rows()->index(0, 2));
                shown->detail()->showYaml(!filter.isEmpty());
            }};
}

QList<WindowPose> ConsoleBench::poses()
{
    QList<WindowPose> poses = pages();
    // Each choice of the switches of the pages: layers, severities, groups.
    for (const WindowPose& pose : pages()) {
        const QWidget* page = window().page(pose.page);
        for (QAbstractButton* button : page->findChildren<QAbstractButton*>()) {
            if (!button->isCheckable() || pose.page == QLatin1String("workloads"))
                continue;
            const QPointer<QAbstractButton> choice(button);
            poses.append({pose.name + QLatin1Char(' ') + button->text(), pose.page,
                [first = pose.take, choice] {
                    first();
                    if (choice)
                        choice->click();
                }});
        }
    }
    for (size_t i = 0; i < kindCount; ++i)
        poses.append(workloads(Kind(i), {}));
    for (const QString& filter : {QStringLiteral("zz-web"), QStringLiteral("zz-nowhere"),
             QStringLiteral("zz-nowhere status:>zz")})
        poses.append(workloads(Kind::Pod, filter));
    for (size_t i = 0; i < placeCount; ++i) {
        for (const QString& page : {QStringLiteral("region"), QStringLiteral("connections")}) {
            Place place;
            place.page = page;
            place.context = QStringLiteral("zz-%1").arg(i);
            poses.append({page + QLatin1Char(' ') + place.context, page,
                [this, place] { m_console->open(place); }});
        }
    }
    return poses;
}

void ConsoleBench::take(const WindowPose& pose)
{
    pose.take();
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    QCoreApplication::processEvents();
    window().repaint();
}

} // namespace portolan::test
