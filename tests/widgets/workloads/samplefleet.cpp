// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/widgets/workloads/samplefleet.h"

#include "models/base/text.h"
#include "models/kinds/node.h"
#include "models/kinds/pod.h"
#include "models/kinds/registry.h"

#include <QPointer>
#include <QTimeZone>

namespace portolan::test {
namespace {

constexpr const char* regions[]
    = {"us-east-1", "eu-west-1", "ap-southeast-1", "us-west-2", "eu-central-1", "ap-northeast-1"};
constexpr Slot west = 1;
constexpr Slot central = 4;
using pod::Trouble;

std::string uidText(quint64 number)
{
    return QString::asprintf("00000000-0000-4000-8000-%012llx", number).toStdString();
}

} // namespace

QString uidOf(quint64 number)
{
    return QString::fromStdString(uidText(number));
}

void SampleSource::fetchYaml(
    const ObjectRef& object, QObject*, std::function<void(Result<ObjectText>)> done)
{
    asked.append(object);
    if (error) {
        done(std::unexpected(*error));
        return;
    }
    ObjectText text{sampleYaml(), {}, 0};
    const auto kind = watchedKind(object.resource.group, object.resource.resource);
    if (!kind) {
        if (otherUid)
            text.uid = otherUid(object);
        done(text);
        return;
    }
    const KindTable& table = fleet->table(*kind);
    table.forEach([&](RowId row) {
        if (table.slot(row) == object.slot && fromUtf8(table.name(row)) == object.name) {
            text.uid = table.uid(row);
            text.resourceVersion = version != 0 ? version : table.resourceVersion(row);
        }
    });
    done(text);
}

namespace {

ServedKind served(const char* group, const char* version, const char* resource, const char* kind,
    bool namespaced, const QStringList& shortNames = {})
{
    return {{QLatin1String(group), QLatin1String(version), QLatin1String(resource),
                QLatin1String(kind), namespaced},
        shortNames};
}

ServerColumn column(const char* name, const char* type = "string", int priority = 0)
{
    const bool isName = std::string_view(name) == "Name";
    return {QLatin1String(name), QLatin1String(type),
        isName ? QStringLiteral("name") : QString(), priority};
}

ServerRow row(const TableQuery& query, int number, const QStringList& cells)
{
    ServerRow row;
    row.name = cells[0].toStdString();
    row.nameSpace = query.resource.namespaced ? "default" : "";
    row.uid = uidText(1000 * (query.slot + 1) + quint64(number));
    row.resourceVersion = "7";
    row.created = 1794490341 - 3600 * (number + 1);
    for (const QString& text : cells) {
        bool isNumber = false;
        const qint64 value = text.toLongLong(&isNumber);
        row.cells.push_back({text.toStdString(), isNumber ? std::optional(value) : std::nullopt});
    }
    return row;
}

} // namespace

void SampleTables::discover(
    Slot slot, QObject* context, std::function<void(Result<ServedKinds>)> done)
{
    ++discoveries;
    Result<ServedKinds> answer = ServedKinds{
        {served("", "v1", "pods", "Pod", true), served("", "v1", "secrets", "Secret", true),
            served("networking.k8s.io", "v1", "ingresses", "Ingress", true, {QStringLiteral("ing")}),
            served("rbac.authorization.k8s.io", "v1", "roles", "Role", true),
            served("rbac.authorization.k8s.io", "v1", "clusterroles", "ClusterRole", false),
            served("apiextensions.k8s.io", "v1", "customresourcedefinitions",
                "CustomResourceDefinition", false, {QStringLiteral("crd")}),
            served("scheduling.k8s.io", "v1", "priorityclasses", "PriorityClass", false),
            served("argoproj.io", "v1alpha1", "experiments", "Experiment", true)},
        {}};
    if (slot == 0)
        std::erase_if(answer->kinds,
            [this](const ServedKind& kind) { return unserved.contains(kind.address.id()); });
    if (const auto error = discoveryErrors.find(slot); error != discoveryErrors.end())
        answer = std::unexpected(error->second);
    const auto give = [guard = QPointer<QObject>(context), done = std::move(done), answer] {
        if (guard)
            done(answer);
    };
    hold ? m_held.push_back(give) : give();
}

void SampleTables::readTable(
    const TableQuery& query, QObject* context, std::function<void(Result<ServerTable>)> done)
{
    asked.append(query);
    const auto give = [guard = QPointer<QObject>(context), done = std::move(done),
                          answer = answer(query)] {
        if (guard)
            done(answer);
    };
    hold ? m_held.push_back(give) : give();
}

void SampleTables::letGo()
{
    hold = false;
    while (!m_held.empty())
        for (const auto& give : std::exchange(m_held, {}))
            give();
}

Result<ServerTable> SampleTables::answer(const TableQuery& query)
{
    if (!query.continueToken.isEmpty() && gonePages > 0) {
        --gonePages;
        return fail(ErrorCode::Gone, QStringLiteral("410, said by the server: expired"));
    }
    if (const auto error = errors.find(query.slot); error != errors.end())
        return std::unexpected(error->second);
    if (query.resource.resource == QLatin1String("secrets"))
        return secretsOf(query);
    ServerTable table;
    table.columns = {column("Name"), column("Created At")};
    for (int i = 0; i < 4; ++i) {
        table.rows.push_back(row(query, i,
            {QStringLiteral("%1-%2").arg(query.resource.resource).arg(i),
                QStringLiteral("2026-11-01T08:00:00Z")}));
        if (withoutUids)
            table.rows.back().uid.clear();
    }
    return table;
}

//! Clusters of even number print a column more, as those of another version do.
ServerTable SampleTables::secretsOf(const TableQuery& query) const
{
    static const QStringList names{QStringLiteral("orders-db"), QStringLiteral("registry-pull"),
        QStringLiteral("gateway-tls"), QStringLiteral("payments-api")};
    static const QStringList types{QStringLiteral("Opaque"),
        QStringLiteral("kubernetes.io/dockerconfigjson"), QStringLiteral("kubernetes.io/tls"),
        QStringLiteral("Opaque")};
    ServerTable table;
    table.columns = {column("Name"), column("Type"), column("Data", "integer"), column("Age"),
        column("Labels", "string", 1)};
    if (query.slot % 2 == 0)
        table.columns.push_back(column("Immutable", "boolean"));
    const int first = query.continueToken.toInt();
    const int end = std::min(secrets, first + pageRows);
    for (int i = first; i < end; ++i) {
        QStringList cells{names[i % 4], types[i % 4], QString::number(i % 4 + 1),
            QStringLiteral("%1h").arg(i + 1), QStringLiteral("app=shop")};
        if (i >= 4)
            cells[0] += QStringLiteral("-%1").arg(i);
        if (query.slot % 2 == 0)
            cells.append(QStringLiteral("false"));
        table.rows.push_back(row(query, i, cells));
    }
    if (end < secrets) {
        table.continueToken = QString::number(end);
        table.remaining = secrets - end;
    }
    return table;
}

SampleFleet::SampleFleet()
    : fleet(QStringLiteral("voltage-soda"))
    , clock(QDateTime({2026, 11, 12}, {14, 32, 21}, QTimeZone::UTC).addSecs(-4000))
{
    clock.advanceMs(4000000);
    for (const char* region : regions) {
        FleetCluster info;
        info.context = info.region = QLatin1String(region);
        info.displayName = QStringLiteral("Display name of ") + info.context.left(2);
        fleet.addCluster(info);
        m_pools.push_back(std::make_shared<StringPool>());
        const Columns columns = specOf(Kind::Pod).columns;
        m_batches.push_back(std::make_unique<RowBatch>(Kind::Pod, columns.size()));
        m_sinks.push_back(std::make_unique<RowSink>(*m_pools.back(), columns));
    }
}

void SampleFleet::connectAll()
{
    for (size_t slot = 0; slot < fleet.clusterCount(); ++slot)
        connectOne(Slot(slot));
}

void SampleFleet::connectOne(Slot slot)
{
    Batch batch;
    batch.slot = slot;
    batch.connection = fleet.beginConnection(slot);
    batch.facts.emplace();
    batch.facts->connection = Connection::Connected;
    batch.facts->connectionSince = clock.bootMs() - 600000;
    batch.facts->lastAnswerAt = clock.bootMs() - 300 - slot * 80;
    batch.facts->readiness = Readiness::Ok;
    for (size_t kind = 0; kind < kindCount; ++kind)
        batch.syncs.push_back(
            {Kind(kind), {}, SyncPhase::Synced, 1, {}, {}, clock.bootMs() - 500000});
    fleet.apply(batch, m_pools[slot]);
}

void SampleFleet::setFacts(Slot slot, const std::function<void(ClusterFacts&)>& change)
{
    Batch batch;
    batch.slot = slot;
    batch.connection = fleet.cluster(slot).connection;
    batch.facts = fleet.cluster(slot).facts;
    change(*batch.facts);
    fleet.apply(batch, m_pools[slot]);
}

void SampleFleet::setSync(Slot slot, const KindSync& sync)
{
    Batch batch;
    batch.slot = slot;
    batch.connection = fleet.cluster(slot).connection;
    batch.syncs.push_back(sync);
    fleet.apply(batch, m_pools[slot]);
}

void SampleFleet::unreachable(Slot slot, qint64 sinceMs)
{
    setFacts(slot, [&](ClusterFacts& facts) {
        facts.connection = Connection::Unreachable;
        facts.connectionSince = clock.bootMs() - sinceMs;
        facts.lastAnswerAt = facts.connectionSince - 2000;
        facts.reason = {QStringLiteral("Timeout"),
            QStringLiteral("TCP connect timed out after 5 s."), {}, {}, {}};
    });
}

void SampleFleet::put(const PodText& text, quint64 number, int version)
{
    RowSink& row = *m_sinks[text.slot];
    row.clear();
    row.setUid(uidText(number));
    row.setName(text.name);
    row.setNameSpace(text.nameSpace);
    row.setResourceVersion(std::to_string(version));
    row.setGeneration(1);
    row.setCreated(clock.utcNow().toSecsSinceEpoch() - text.age);
    row.setString(pod::Status, text.status);
    row.setNumber(pod::Ready, text.ready);
    row.setNumber(pod::Containers, text.containers);
    row.setNumber(pod::IsReady, text.containers > 0 && text.ready == text.containers);
    row.setNumber(pod::Restarts, text.restarts);
    row.setString(pod::Node, text.node);
    row.setString(pod::Owner, "ReplicaSet/voltage-soda-api-c8d7bf9f6");
    row.setString(pod::Image, "registry.example.net/voltage-soda-api:v2.14.1");
    row.setNumber(pod::Cpu, 500);
    row.setNumber(pod::Memory, 512 * 1024 * 1024);
    row.setString(pod::Ip, text.node.empty() ? "" : "10.20.41.118");
    row.setString(pod::Qos, "Burstable");
    row.setString(pod::Phase, text.phase);
    row.setNumber(pod::TroubleKind, text.trouble);
    row.setString(pod::TroubleText, text.why);
    row.setString(pod::TemplateHash, "c8d7bf9f6");
    m_batches[text.slot]->put(row.head(), row.cells(), row.text(), row.columns());
}

void SampleFleet::flush()
{
    for (size_t slot = 0; slot < m_batches.size(); ++slot) {
        if (m_batches[slot]->isEmpty())
            continue;
        const size_t columns = m_batches[slot]->columns();
        Batch batch;
        batch.slot = Slot(slot);
        batch.connection = fleet.cluster(Slot(slot)).connection;
        batch.rows.push_back(std::move(*m_batches[slot]));
        *m_batches[slot] = RowBatch(Kind::Pod, columns);
        fleet.apply(batch, m_pools[slot]);
    }
}

void SampleFleet::addPods(int count)
{
    const int pull = int(Trouble::ImagePull), unfit = int(Trouble::Unschedulable),
              failed = int(Trouble::Failed);
    const PodText troubled[] = {
        {west, "ImagePullBackOff", "voltage-soda-api-c8d7bf9f6-hq2wn", "default", "ip-10-20-41-118",
            660, pull,
            "Back-off pulling image \"voltage-soda-api:v2.14.1\": the registry answered 403 "
            "Forbidden.",
            "Pending"},
        {west, "ImagePullBackOff", "voltage-soda-api-c8d7bf9f6-9vkzl", "default", "ip-10-20-73-9",
            660, pull, "", "Pending"},
        {central, "CreateContainerConfigError", "invoice-export-7d5f9c4b68-w4xkt", "checkout",
            "ip-10-21-12-230", 1560, int(Trouble::ConfigError), "", "Pending"},
        {west, "CrashLoopBackOff", "cart-5f8b7d9c4-wq2zt", "checkout", "ip-10-20-60-17", 4100,
            int(Trouble::CrashLoop), "back-off 5m0s restarting failed container", "Running", 0, 1,
            14},
        {west, "Unschedulable", "recommender-5b4d8c7f9-7t2gd", "ml", "", 240, unfit,
            "0/31 nodes are available", "Pending"},
        {central, "Unschedulable", "recommender-5b4d8c7f9-sb6nq", "ml", "", 240, unfit, "",
            "Pending"},
        {west, "Unschedulable", "embed-index-29908223-zr4mc", "ml", "", 540, unfit, "", "Pending"},
        {west, "ContainerCreating", "price-sync-29908232-d5lpw", "batch", "ip-10-20-41-118", 3, 0,
            "", "Pending"},
        {central, "ContainerCreating", "price-sync-29908232-h8wtn", "batch", "ip-10-21-12-230", 3,
            0, "", "Pending"},
        {west, "PodInitializing", "sitemap-29908232-cx9td", "batch", "ip-10-20-88-204", 6, 0, "",
            "Pending", 0, 2},
        {west, "OOMKilled", "thumb-render-29908211-kf8zb", "batch", "ip-10-20-60-17", 1260, failed,
            "", "Failed"},
        {west, "Error", "price-sync-29908226-mv7dq", "batch", "ip-10-21-12-230", 360, failed, "",
            "Failed"},
        {central, "Evicted", "log-shipper-6pqzf", "monitoring", "ip-10-20-60-17", 8000, failed,
            "The node was low on resource: memory.", "Failed", 0, 1, 2},
        {0, "Running",
            "a-workload-whose-name-is-so-long-that-its-middle-has-to-give-way-5d4c9b8f7-x2k4p",
            "a-namespace-with-quite-a-long-name-too", "ip-10-30-1-1", 90000, 0, "", "Running", 1,
            1},
    };
    for (const PodText& text : troubled)
        put(text, m_next++, 1);
    constexpr const char* names[]
        = {"voltage-soda-frontend-7f9c8b6d45", "voltage-soda-api-c8d7bf9f6", "search",
            "checkout-6d4cf56db5", "ledger-58c9d7b6f4", "feed-import-29908232"};
    constexpr const char* spaces[]
        = {"default", "default", "search", "checkout", "ledger", "batch"};
    for (int i = int(std::size(troubled)); i < count; ++i) {
        const size_t what = size_t(i) % std::size(names);
        const bool done = what == 5;
        const std::string name
            = std::string(names[what]) + '-' + QString::number(i * 7919 % 99991, 36).toStdString();
        const std::string node
            = "ip-10-" + std::to_string(20 + i % 6) + '-' + std::to_string(i % 89) + "-14";
        put({Slot(i % 6), done ? "Completed" : "Running", name, spaces[what], node,
                60 + i * 13 % 900000, 0, "", done ? "Succeeded" : "Running", done ? 0 : 1, 1,
                i % 97 == 0 ? 1 : 0},
            m_next++, 1);
    }
    flush();
}

void SampleFleet::addNodes()
{
    const Columns columns = specOf(Kind::Node).columns;
    for (size_t slot = 0; slot < fleet.clusterCount(); ++slot) {
        RowBatch rows(Kind::Node, columns.size());
        RowSink row(*m_pools[slot], columns);
        for (int i = 0; i < 5; ++i) {
            row.clear();
            row.setUid(uidText(900000 + slot * 100 + size_t(i)));
            row.setName("ip-10-" + std::to_string(20 + slot) + "-41-" + std::to_string(100 + i));
            row.setResourceVersion("1");
            row.setGeneration(1);
            row.setCreated(clock.utcNow().toSecsSinceEpoch() - 86400 * (i + 1));
            row.setString(node::Status, i == 3 && slot == 1 ? "NotReady" : "Ready");
            row.setNumber(node::IsReady, i == 3 && slot == 1 ? 0 : 1);
            row.setString(columnOf(Kind::Node, "version"), "v1.34.1");
            row.setString(columnOf(Kind::Node, "instanceType"), "m6i.2xlarge");
            rows.put(row.head(), row.cells(), row.text(), row.columns());
        }
        Batch batch;
        batch.slot = Slot(slot);
        batch.connection = fleet.cluster(Slot(slot)).connection;
        batch.rows.push_back(std::move(rows));
        fleet.apply(batch, m_pools[slot]);
    }
}

void SampleFleet::addEvents()
{
    struct EventText {
        std::string_view type, reason, message;
        int count = 1;
        int age = 0;
    };
    const EventText events[] = {{"Warning", "BackOff", "Back-off pulling image", 42, 23},
        {"Warning", "Failed", "pull access denied: 403 Forbidden", 6, 160},
        {"Normal", "Pulling", "Pulling image \"voltage-soda-api:v2.14.1\"", 1, 671},
        {"Normal", "Scheduled", "Successfully assigned to ip-10-20-41-118", 1, 672}};
    const Columns columns = specOf(Kind::Event).columns;
    const auto at = [](std::string_view id) { return columnOf(Kind::Event, id); };
    RowBatch rows(Kind::Event, columns.size());
    RowSink row(*m_pools[west], columns);
    quint64 number = 700000;
    for (const EventText& event : events) {
        row.clear();
        row.setUid(uidText(number++));
        row.setName("event-" + std::to_string(number));
        row.setNameSpace("default");
        row.setResourceVersion("1");
        row.setGeneration(1);
        row.setNumber(at("lastSeen"), clock.utcNow().toSecsSinceEpoch() - event.age);
        row.setString(at("type"), event.type);
        row.setString(at("reason"), event.reason);
        row.setString(at("message"), event.message);
        row.setNumber(at("count"), event.count);
        row.setString(at("objectUid"), uidText(1));
        rows.put(row.head(), row.cells(), row.text(), row.columns());
    }
    Batch batch;
    batch.slot = west;
    batch.connection = fleet.cluster(west).connection;
    batch.rows.push_back(std::move(rows));
    fleet.apply(batch, m_pools[west]);
}

void SampleFleet::putPod(
    Slot slot, quint64 number, std::string_view name, std::string_view status, int version)
{
    const bool runs = status == "Running";
    put({slot, status, name, "default", "ip-10-20-41-118", 600, runs ? 0 : int(Trouble::CrashLoop),
            "", runs ? "Running" : "Pending", runs ? 1 : 0},
        number, version);
    flush();
}

void SampleFleet::removePod(Slot slot, quint64 number)
{
    RowSink& row = *m_sinks[slot];
    row.clear();
    row.setUid(uidText(number));
    row.setRemoved();
    m_batches[slot]->put(row.head(), row.cells(), row.text(), row.columns());
    flush();
}

QString sampleYaml()
{
    return QStringLiteral(R"(apiVersion: v1
kind: Pod
metadata:
  name: voltage-soda-api-c8d7bf9f6-hq2wn
  namespace: default
  labels:
    app: voltage-soda-api
    pod-template-hash: c8d7bf9f6
  creationTimestamp: "2026-11-12T14:21:09Z"
spec:
  # the registry wants a token for this one
  containers:
  - name: api
    image: registry.example.net/voltage-soda-api:v2.14.1
    resources:
      requests:
        cpu: 500m
        memory: 512Mi
    ports:
    - containerPort: 8080
      protocol: TCP
  restartPolicy: Always
  terminationGracePeriodSeconds: 30
  enableServiceLinks: true
status:
  phase: Pending
  conditions:
  - type: PodScheduled
    status: "True"
    lastTransitionTime: "2026-11-12T14:21:09Z"
  - type: Ready
    status: "False"
    reason: ContainersNotReady
    message: 'containers with unready status: [api]'
    lastTransitionTime: "2026-11-12T14:21:10Z"
)");
}

} // namespace portolan::test
