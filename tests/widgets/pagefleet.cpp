// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/widgets/pagefleet.h"

#include "models/kinds/node.h"
#include "models/kinds/resourcequota.h"
#include "models/kinds/rollout.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QComboBox>
#include <QDir>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPixmap>
#include <QScrollBar>
#include <QTimeZone>
#include <QWidget>

namespace portolan::test {
namespace {

constexpr qint64 gib = 1024LL * 1024 * 1024;
const QDateTime start = QDateTime({2026, 11, 12}, {14, 6, 12}, QTimeZone::UTC).addSecs(-90000);

} // namespace

PageFleet::PageFleet()
    : m_own(std::make_unique<Fleet>(QStringLiteral("voltage-soda")))
    , fleet(*m_own)
    , clock(start)
{
    clock.advanceMs(90000000);
}

PageFleet::PageFleet(Fleet& other)
    : fleet(other)
    , clock(start)
{
    clock.advanceMs(90000000);
}

Slot PageFleet::addRegion(
    const QString& context, std::vector<FleetPool> pools, const QString& partner)
{
    FleetCluster info;
    info.context = info.region = context;
    info.displayName = QStringLiteral("Display name of ") + context;
    info.pools = std::move(pools);
    info.drPartner = partner;
    return fleet.addCluster(info);
}

void PageFleet::goLive(Slot slot)
{
    Batch batch;
    batch.slot = slot;
    batch.connection = fleet.beginConnection(slot);
    batch.facts.emplace();
    ClusterFacts& facts = *batch.facts;
    facts.connection = Connection::Connected;
    facts.connectionSince = clock.bootMs() - 3600000;
    facts.lastAnswerAt = clock.bootMs() - 400 - slot * 70;
    facts.readiness = Readiness::Ok;
    facts.latencyMs = 11 + slot * 13;
    facts.clockSkewSeconds = 0;
    facts.certificateExpiresAt = clock.utcNow().addDays(41);
    facts.user = QStringLiteral("sre");
    facts.serverVersion = QStringLiteral("v1.36.3");
    facts.identity = QString::fromStdString(uidText(9000u + slot));
    facts.requests = 412;
    facts.bytesReceived = 9 * 1024 * 1024;
    for (size_t kind = 0; kind < kindCount; ++kind)
        batch.syncs.push_back(
            {Kind(kind), {}, SyncPhase::Synced, 1, {}, {}, clock.bootMs() - 3500000});
    fleet.apply(batch, m_pool);
}

void PageFleet::changeFacts(Slot slot, const std::function<void(ClusterFacts&)>& change)
{
    Batch batch;
    batch.slot = slot;
    batch.connection = fleet.cluster(slot).connection;
    batch.facts = fleet.cluster(slot).facts;
    change(*batch.facts);
    fleet.apply(batch, m_pool);
}

void PageFleet::setSync(Slot slot, const KindSync& sync)
{
    Batch batch;
    batch.slot = slot;
    batch.connection = fleet.cluster(slot).connection;
    batch.syncs.push_back(sync);
    fleet.apply(batch, m_pool);
}

void PageFleet::goDown(Slot slot, qint64 forMs)
{
    changeFacts(slot, [&](ClusterFacts& facts) {
        facts.connection = Connection::Unreachable;
        facts.connectionSince = clock.bootMs() - forMs;
        facts.lastAnswerAt = facts.connectionSince - 2000;
        facts.tries = 9;
        facts.nextTryAt = clock.bootMs() + 12000;
        facts.latencyMs.reset();
        facts.reason = {QStringLiteral("Timeout"),
            QStringLiteral("TCP connect timed out after 5 s"), {}, {}, {}};
    });
}

void PageFleet::forbid(Slot slot, Kind kind)
{
    const QString resource = QString::fromLatin1(addressOf(kind).resource);
    setSync(slot,
        {kind, {}, SyncPhase::Forbidden, 0, {},
            {QStringLiteral("Forbidden"),
                QStringLiteral("%1 is forbidden: User \"shop-team\" cannot list resource \"%1\"")
                    .arg(resource),
                QStringLiteral("list"), resource, {}},
            clock.bootMs() - 3500000});
}

RowMaker& PageFleet::maker(Slot slot, Kind kind)
{
    auto& made = m_makers[{slot, kind}];
    if (!made)
        made = std::make_unique<RowMaker>(fleet.table(kind), slot);
    return *made;
}

void PageFleet::addNodes(Slot slot, const Nodes& nodes)
{
    RowMaker& rows = maker(slot, Kind::Node);
    const std::string region
        = nodes.zones.empty() ? fleet.cluster(slot).info.region.toStdString() : nodes.zones;
    for (int i = 0; i < nodes.count; ++i) {
        const bool ready = i >= nodes.notReady;
        const std::string zone = region + char('a' + i % 3);
        RowSink& row = rows.row(nextUid(), nodes.pool + "-" + std::to_string(i), 1, 1, {});
        row.setString(node::Status, ready ? "Ready" : "NotReady");
        row.setNumber(node::IsReady, ready);
        row.setString(node::InstanceType, nodes.type);
        row.setString(node::Zone, zone);
        row.setNumber(node::CpuAllocatable, nodes.cpu);
        row.setNumber(node::MemoryAllocatable, nodes.memory);
        row.setNumber(node::PodsAllocatable, 110);
        row.setString(node::Labels, "pool=" + nodes.pool + "\n");
        row.setString(node::NotReadyReason, ready ? "" : nodes.reason);
        row.setString(node::NotReadyText, ready ? "" : nodes.why);
        row.setNumber(node::ReadySince, epoch() - 600);
        rows.put();
    }
    rows.apply();
}

void PageFleet::addPods(Slot slot, const Pods& pods)
{
    RowMaker& rows = maker(slot, Kind::Pod);
    for (int i = 0; i < pods.count; ++i) {
        RowSink& row
            = rows.row(nextUid(), pods.name + "-" + std::to_string(i), 1, 1, pods.nameSpace);
        row.setCreated(epoch() - 86400);
        row.setString(pod::Phase, pods.phase);
        row.setString(pod::Status, pods.phase);
        row.setNumber(pod::Containers, 1);
        row.setNumber(pod::Ready, i < pods.ready ? 1 : 0);
        row.setNumber(pod::IsReady, i < pods.ready ? 1 : 0);
        row.setString(pod::Node, pods.node);
        row.setString(pod::Image, pods.image);
        row.setString(pod::TemplateHash, pods.hash);
        row.setNumber(pod::Cpu, pods.cpu);
        row.setNumber(pod::Memory, pods.memory);
        row.setNumber(pod::TroubleKind, qint64(pods.trouble));
        row.setString(pod::TroubleText, pods.why);
        row.setNumber(
            pod::TroubleSince, pods.trouble == pod::Trouble::None ? 0 : epoch() - pods.troubleAge);
        row.setNumber(pod::TroubleNotBefore, pods.maybeAge == 0 ? 0 : epoch() - pods.maybeAge);
        rows.put();
    }
    rows.apply();
}

void PageFleet::addQuota(Slot slot, const std::string& nameSpace, const std::string& name,
    const std::string& lines, const std::string& tightest, qint64 percent)
{
    RowMaker& rows = maker(slot, Kind::ResourceQuota);
    RowSink& row = rows.row(nextUid(), name, 1, 1, nameSpace);
    row.setString(resourcequota::Used, lines);
    row.setString(resourcequota::Tightest, tightest);
    row.setNumber(resourcequota::TightestPercent, percent);
    rows.put();
    rows.apply();
}

void PageFleet::addRollout(Slot slot, const Rollout& rollout)
{
    RowMaker& rows = maker(slot, Kind::Rollout);
    RowSink& row = rows.row(nextUid(), rollout.name, 1, 1, rollout.nameSpace);
    row.setString(rollout::EffectivePhase, rollout.phase);
    row.setString(rollout::EffectiveMessage, rollout.message);
    row.setString(rollout::Strategy, "blueGreen");
    row.setNumber(rollout::Desired, rollout.desired);
    row.setNumber(rollout::Ready, rollout.ready);
    row.setString(rollout::Revision, rollout.revision);
    row.setString(rollout::Images, rollout.image);
    row.setString(rollout::ActiveHash, rollout.active);
    row.setString(rollout::StableHash, rollout.active);
    row.setString(rollout::PreviewHash, rollout.preview);
    row.setString(rollout::CurrentHash, rollout.preview.empty() ? rollout.active : rollout.preview);
    row.setString(rollout::WaitingFor, rollout.waiting);
    row.setNumber(rollout::WaitingSince, rollout.waiting.empty() ? 0 : epoch() - rollout.age);
    row.setNumber(rollout::PhaseSince, epoch() - rollout.age);
    rows.put();
    rows.apply();
}

void fillRegion(PageFleet& sample, Slot slot)
{
    sample.addNodes(slot, {"general", "m5.xlarge", 14, 0, 3920, 15 * gib});
    sample.addNodes(slot, {"compute", "c5.2xlarge", 9, 0, 7910, 15 * gib});
    sample.addNodes(slot, {"memory", "r5.xlarge", 6, 0, 3920, 31 * gib});
    sample.addNodes(slot, {"gpu", "p3.2xlarge", 2, 0, 7900, 60 * gib});
    sample.addPods(slot,
        {.name = "frontend-6d4cf56db5",
            .hash = "6d4cf56db5",
            .image = "registry.example/frontend:v1.8.2",
            .node = "general-1",
            .count = 24,
            .ready = 24,
            .cpu = 1500,
            .memory = 2 * gib});
    sample.addPods(slot,
        {.name = "frontend-7f9c8b6d45",
            .hash = "7f9c8b6d45",
            .image = "registry.example/frontend:v1.9.0",
            .node = "general-2",
            .count = 10,
            .ready = 7,
            .cpu = 500,
            .memory = gib / 2});
    sample.addPods(slot,
        {.name = "api-c8d7bf9f6",
            .hash = "c8d7bf9f6",
            .image = "registry.example/api:v2.14.1",
            .node = "compute-0",
            .count = 12,
            .ready = 12,
            .cpu = 4300,
            .memory = 5 * gib});
    sample.addPods(slot,
        {.nameSpace = "ml",
            .name = "recommender-5b4d8c7f9",
            .hash = "5b4d8c7f9",
            .image = "registry.example/recommender:v0.7.3",
            .node = "gpu-0",
            .count = 2,
            .ready = 2,
            .cpu = 4900,
            .memory = 30 * gib});
    sample.addPods(slot,
        {.nameSpace = "data",
            .name = "ledger",
            .image = "postgres:17",
            .node = "memory-3",
            .count = 5,
            .ready = 5,
            .cpu = 3300,
            .memory = 20 * gib});
    sample.addQuota(slot, "default", "compute-quota",
        "limits.cpu 26600m 200\nlimits.memory 33600Mi 400Gi\npersistentvolumeclaims 4 20\npods 46 "
        "50\n"
        "requests.cpu 13400m 100\nrequests.memory 16800Mi 200Gi\nsecrets 8 10\n",
        "pods", 92);
    sample.addRollout(slot,
        {.name = "frontend",
            .phase = "Paused",
            .revision = "7",
            .image = "registry.example/frontend:v1.9.0",
            .active = "6d4cf56db5",
            .preview = "7f9c8b6d45",
            .waiting = "BlueGreenPause",
            .desired = 24,
            .ready = 24,
            .age = 754});
    sample.addRollout(slot,
        {.name = "api",
            .revision = "31",
            .image = "registry.example/api:v2.14.1",
            .active = "c8d7bf9f6",
            .desired = 12,
            .ready = 12});
    sample.addRollout(slot,
        {.nameSpace = "ml",
            .name = "recommender",
            .phase = "Progressing",
            .message = "more replicas need to be updated",
            .revision = "4",
            .image = "registry.example/recommender:v0.7.3",
            .active = "5b4d8c7f9",
            .desired = 3,
            .ready = 2,
            .age = 41});
}

void fillFleet(PageFleet& sample)
{
    const auto pool = [](const char* name, int min, int max) {
        const QString text = QLatin1String(name);
        return FleetPool{text, {{QStringLiteral("pool"), text}}, min, max};
    };
    for (const char* region : {"us-east-1", "eu-west-1", "ap-southeast-1", "us-west-2",
             "eu-central-1", "ap-northeast-1"}) {
        const Slot slot = sample.addRegion(QLatin1String(region),
            {pool("general", 3, 20), pool("compute", 2, 15), pool("memory", 2, 10),
                pool("gpu", 0, 5)});
        sample.goLive(slot);
        fillRegion(sample, slot);
    }
}

namespace {

//! What Qt's own views are made of: a name of theirs would say nothing that the view's does not.
bool isInner(const QWidget& widget)
{
    const auto* area = qobject_cast<const QAbstractScrollArea*>(widget.parentWidget());
    return qobject_cast<const QScrollBar*>(&widget) || widget.inherits("QTableCornerButton")
        || qobject_cast<const QMenu*>(&widget) || widget.inherits("QComboBoxPrivateContainer")
        || (area && area->viewport() == &widget);
}

bool needsName(const QWidget& widget)
{
    return !isInner(widget)
        && (qobject_cast<const QAbstractButton*>(&widget)
            || qobject_cast<const QAbstractItemView*>(&widget)
            || qobject_cast<const QLineEdit*>(&widget) || qobject_cast<const QComboBox*>(&widget)
            || widget.focusPolicy() != Qt::NoFocus);
}

bool isUnder(const QWidget& widget, const QList<QWidget*>& parts)
{
    return std::ranges::any_of(parts, [&](const QWidget* part) {
        return part == &widget || part->isAncestorOf(&widget);
    });
}

//! As a screen reader has it: the name that was given, the words of a button, a label beside it.
QString nameOf(const QWidget& widget, const QWidget& page)
{
    if (!widget.accessibleName().isEmpty())
        return widget.accessibleName();
    if (const auto* button = qobject_cast<const QAbstractButton*>(&widget))
        return button->text();
    for (const QLabel* label : page.findChildren<QLabel*>())
        if (label->buddy() == &widget)
            return label->text();
    return {};
}

} // namespace

QString namesFault(QWidget& page, const QList<QWidget*>& without)
{
    QHash<QString, QString> seen;
    for (const QWidget* widget : page.findChildren<QWidget*>()) {
        if (!needsName(*widget) || !widget->isVisibleTo(&page) || isUnder(*widget, without))
            continue;
        const QString name = nameOf(*widget, page);
        const QString kind = QLatin1String(widget->metaObject()->className());
        if (name.isEmpty())
            return kind + QStringLiteral(" has no name");
        if (seen.contains(name))
            return QStringLiteral("%1 and %2 are both \"%3\"").arg(kind, seen.value(name), name);
        seen.insert(name, kind);
    }
    return {};
}

void savePicture(QWidget& widget, const QString& name)
{
    const QString folder = qEnvironmentVariable("PORTOLAN_PICTURES");
    if (folder.isEmpty())
        return;
    QDir().mkpath(folder);
    QCoreApplication::sendPostedEvents(nullptr, QEvent::LayoutRequest);
    widget.grab().save(QDir(folder).filePath(name + QStringLiteral(".png")));
}

} // namespace portolan::test
