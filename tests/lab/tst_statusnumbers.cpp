// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/base/quantity.h"
#include "tests/lab/watchedfleet.h"
#include "tests/support/waitfor.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTemporaryFile>
#include <QtTest>

using namespace portolan;
using namespace portolan::test;

namespace {

QJsonArray items(const QJsonObject& list)
{
    return list.value(QLatin1String("items")).toArray();
}

QJsonObject at(const QJsonObject& object, std::initializer_list<const char*> path)
{
    QJsonObject here = object;
    for (const char* key : path)
        here = here.value(QLatin1String(key)).toObject();
    return here;
}

std::map<QString, qint64> podsByPhase(const QJsonObject& list)
{
    std::map<QString, qint64> phases;
    for (const QJsonValue& item : items(list))
        ++phases[at(item.toObject(), {"status"}).value(QLatin1String("phase")).toString()];
    return phases;
}

std::map<QString, qint64> counts(const QJsonObject& object)
{
    std::map<QString, qint64> map;
    for (auto it = object.begin(); it != object.end(); ++it)
        map[it.key()] = it.value().toInteger();
    return map;
}

//! Pods whose effective requests are more than the sum over their containers, for a scope.
class OddPods {
public:
    OddPods(const LabFleet& lab, const QString& context)
        : m_lab(lab)
        , m_context(context)
        , m_made(make())
    {
    }

    ~OddPods()
    {
        if (const Result<QByteArray> gone = m_lab.kubectlText(m_context,
                {QStringLiteral("delete"), QStringLiteral("pod"), QStringLiteral("-n"),
                    QStringLiteral("default"), QStringLiteral("-l"),
                    QStringLiteral("test=odd-pods"), QStringLiteral("--wait=false")});
            !gone)
            qWarning("%s", qPrintable(gone.error().text));
    }
    OddPods(const OddPods&) = delete;
    OddPods& operator=(const OddPods&) = delete;

    [[nodiscard]] const Result<QByteArray>& made() const { return m_made; }

private:
    Result<QByteArray> make()
    {
        const Result<QJsonObject> nodes
            = m_lab.kubectl(m_context, {QStringLiteral("get"), QStringLiteral("nodes")});
        if (!nodes)
            return std::unexpected(nodes.error());
        const QString node = at(items(*nodes).first().toObject(), {"metadata"})
                                 .value(QLatin1String("name"))
                                 .toString();
        const auto resources = [](const char* cpu, const char* memory) {
            const QJsonObject amounts{{QStringLiteral("cpu"), QLatin1String(cpu)},
                {QStringLiteral("memory"), QLatin1String(memory)}};
            return QJsonObject{
                {QStringLiteral("requests"), amounts}, {QStringLiteral("limits"), amounts}};
        };
        const auto container
            = [&](const char* name, const char* cpu, const char* memory, bool sidecar) {
                  QJsonObject one{{QStringLiteral("name"), QLatin1String(name)},
                      {QStringLiteral("image"), QStringLiteral("registry.invalid/none:1")},
                      {QStringLiteral("resources"), resources(cpu, memory)}};
                  if (sidecar)
                      one.insert(QStringLiteral("restartPolicy"), QStringLiteral("Always"));
                  return one;
              };
        const auto pod = [&](const char* name, QJsonObject spec) {
            spec.insert(QStringLiteral("nodeName"), node);
            return QJsonObject{{QStringLiteral("apiVersion"), QStringLiteral("v1")},
                {QStringLiteral("kind"), QStringLiteral("Pod")},
                {QStringLiteral("metadata"),
                    QJsonObject{{QStringLiteral("name"), QLatin1String(name)},
                        {QStringLiteral("namespace"), QStringLiteral("default")},
                        {QStringLiteral("labels"),
                            QJsonObject{{QStringLiteral("test"), QStringLiteral("odd-pods")}}}}},
                {QStringLiteral("spec"), spec}};
        };
        const QJsonArray pods{pod("odd-init",
                                  {{QStringLiteral("initContainers"),
                                       QJsonArray{container("first", "70m", "96Mi", false),
                                           container("proxy", "30m", "16Mi", true),
                                           container("last", "90m", "8Mi", false)}},
                                      {QStringLiteral("containers"),
                                          QJsonArray{container("main", "20m", "32Mi", false)}}}),
            pod("odd-whole",
                {{QStringLiteral("resources"), resources("350m", "200Mi")},
                    {QStringLiteral("containers"),
                        QJsonArray{container("main", "20m", "32Mi", false)}}})};
        QTemporaryFile file;
        if (!file.open())
            return fail(ErrorCode::Local, file.errorString());
        file.write(QJsonDocument(
            QJsonObject{{QStringLiteral("apiVersion"), QStringLiteral("v1")},
                {QStringLiteral("kind"), QStringLiteral("List")}, {QStringLiteral("items"), pods}})
                .toJson());
        file.flush();
        return m_lab.kubectlText(
            m_context, {QStringLiteral("create"), QStringLiteral("-f"), file.fileName()});
    }

    const LabFleet& m_lab;
    QString m_context;
    Result<QByteArray> m_made;
};

} // namespace

//! `portolan status --output json` beside `kubectl -o json`, for every region.
class TestStatusNumbers : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        PORTOLAN_REQUIRE_LAB();
        m_watched.emplace(m_lab, QStringLiteral("sre"), shell::statusKinds());
        QVERIFY(m_watched->loaded());
        PORTOLAN_WAIT(m_watched->allLive(), 20000);
    }

    void podsByPhaseAreThoseOfKubectl()
    {
        PORTOLAN_REQUIRE_LAB();
        for (const QString& context : m_watched->contexts()) {
            const auto ours = [&] {
                return counts(at(clusterOf(m_watched->report(), context), {"pods", "phases"}));
            };
            PORTOLAN_WAIT(
                (ours()
                    == podsByPhase(list(context, {QStringLiteral("pods"), QStringLiteral("-A")}))),
                20000);
            QVERIFY(!ours().empty());
        }
    }

    void nodesOfEachPoolAreThoseOfKubectl()
    {
        PORTOLAN_REQUIRE_LAB();
        const QLatin1String label("eks.amazonaws.com/nodegroup");
        for (const QString& context : m_watched->contexts()) {
            std::map<QString, qint64> theirs;
            for (const QJsonValue& node : items(list(context, {QStringLiteral("nodes")})))
                ++theirs[at(node.toObject(), {"metadata", "labels"}).value(label).toString()];
            std::map<QString, qint64> ours;
            for (const QJsonValue& value : pools(context)) {
                const QJsonObject pool = value.toObject();
                if (const qint64 nodes = pool.value(QLatin1String("nodes")).toInteger(); nodes > 0)
                    ours[pool.value(QLatin1String("name")).toString()] = nodes;
            }
            QCOMPARE(ours, theirs);
            QVERIFY(ours.size() >= 3);
        }
    }

    void requestedOfEachPoolIsWhatKubectlDescribes()
    {
        PORTOLAN_REQUIRE_LAB();
        // What makes a sum hard: init containers, a sidecar, requests of the pod as a whole.
        const OddPods odd(m_lab, m_watched->contexts().first());
        QVERIFY2(odd.made(), qPrintable(odd.made() ? QString() : odd.made().error().sentence()));
        for (const QString& context : m_watched->contexts()) {
            std::map<QString, qint64> theirs, ours;
            const auto equal = [&] {
                theirs = describedRequests(context);
                ours = reportedRequests(context);
                return theirs == ours;
            };
            // pods come and go between the two readings
            PORTOLAN_WAIT(equal(), 20000);
            QVERIFY(ours.size() >= 6);
        }
    }

    void rolloutsAndQuotasAreThoseOfKubectl()
    {
        PORTOLAN_REQUIRE_LAB();
        for (const QString& context : m_watched->contexts()) {
            const QJsonObject ours = clusterOf(m_watched->report(), context);
            const QJsonArray theirs = items(
                list(context, {QStringLiteral("rollouts.argoproj.io"), QStringLiteral("-A")}));
            const QJsonArray rollouts = ours.value(QLatin1String("rollouts")).toArray();
            QCOMPARE(rollouts.size(), theirs.size());
            QVERIFY(!theirs.isEmpty());
            for (qsizetype i = 0; i < theirs.size(); ++i) {
                const QJsonObject theirOne = theirs[i].toObject();
                const QJsonObject ourOne = rollouts[i].toObject();
                QCOMPARE(ourOne.value(QLatin1String("phase")),
                    at(theirOne, {"status"}).value(QLatin1String("phase")));
                QCOMPARE(ourOne.value(QLatin1String("revision")),
                    at(theirOne, {"metadata", "annotations"})
                        .value(QLatin1String("rollout.argoproj.io/revision")));
                QCOMPARE(ourOne.value(QLatin1String("activeHash")),
                    at(theirOne, {"status", "blueGreen"}).value(QLatin1String("activeSelector")));
            }
            // A pod that went is counted off a moment later, by the server and then here.
            QuotaUse reported, listed;
            const auto equal = [&] {
                reported = reportedQuotas(context);
                listed = listedQuotas(context);
                return reported == listed;
            };
            PORTOLAN_WAIT(equal(), 20000);
            QVERIFY(reported.size() >= 8);
        }
    }

private:
    QJsonObject list(const QString& context, const QStringList& what)
    {
        const Result<QJsonObject> answer
            = m_lab.kubectl(context, QStringList(QStringLiteral("get")) + what);
        if (!answer)
            qWarning("%s", qPrintable(answer.error().text));
        return answer.value_or(QJsonObject());
    }

    //! "pool/resource" to the sum over its nodes of what `kubectl describe node` says, without the
    //! resources that nobody asks for.
    std::map<QString, qint64> describedRequests(const QString& context)
    {
        std::map<QString, qint64> sums;
        const Result<QByteArray> text
            = m_lab.kubectlText(context, {QStringLiteral("describe"), QStringLiteral("node")});
        if (!text)
            qWarning("%s", qPrintable(text.error().text));
        QString pool;
        bool inside = false;
        for (const QByteArray& line : text.value_or(QByteArray()).split('\n')) {
            static const QByteArray poolLabel("eks.amazonaws.com/nodegroup=");
            if (const qsizetype at = line.indexOf(poolLabel); at >= 0)
                pool = QString::fromUtf8(line.mid(at + poolLabel.size()).trimmed());
            if (!line.startsWith(' '))
                inside = line.startsWith("Allocated resources:");
            const QList<QByteArray> words = line.simplified().split(' ');
            if (!inside || words.size() < 3)
                continue;
            if (const std::optional<qint64> amount
                = amountOf(QString::fromUtf8(words[0]), words[1]);
                amount.value_or(0) > 0)
                sums[pool + QLatin1Char('/') + QString::fromUtf8(words[0])] += *amount;
        }
        return sums;
    }

    std::map<QString, qint64> reportedRequests(const QString& context)
    {
        std::map<QString, qint64> sums;
        for (const QJsonValue& value : pools(context)) {
            const QJsonObject pool = value.toObject();
            const QJsonObject requested = at(pool, {"requested"});
            for (auto it = requested.begin(); it != requested.end(); ++it) {
                const qint64 amount = it.value().isString()
                    ? amountOf(it.key(), it.value().toString().toUtf8()).value_or(-1)
                    : it.value().toInteger();
                // a pod's place is a resource of ours, not of describe's
                if (amount != 0 && it.key() != QLatin1String("pods"))
                    sums[pool.value(QLatin1String("name")).toString() + QLatin1Char('/') + it.key()]
                        = amount;
            }
        }
        return sums;
    }

    static std::optional<qint64> amountOf(const QString& resource, const QByteArray& text)
    {
        return resource == QLatin1String("cpu") ? parseMilli(text.toStdString())
                                                : parseUnits(text.toStdString());
    }

    QJsonArray pools(const QString& context)
    {
        return clusterOf(m_watched->report(), context).value(QLatin1String("nodePools")).toArray();
    }

    //! "quota/resource" to used and hard, as the server writes them.
    using QuotaUse = std::map<QString, std::pair<QString, QString>>;

    QuotaUse reportedQuotas(const QString& context)
    {
        QuotaUse use;
        const QJsonObject cluster = clusterOf(m_watched->report(), context);
        for (const QJsonValue& value : cluster.value(QLatin1String("quotas")).toArray()) {
            const QJsonObject quota = value.toObject();
            use[quota.value(QLatin1String("name")).toString() + QLatin1Char('/')
                + quota.value(QLatin1String("resource")).toString()]
                = {quota.value(QLatin1String("used")).toString(),
                    quota.value(QLatin1String("hard")).toString()};
        }
        return use;
    }

    QuotaUse listedQuotas(const QString& context)
    {
        QuotaUse use;
        for (const QJsonValue& value :
            items(list(context, {QStringLiteral("resourcequotas"), QStringLiteral("-A")}))) {
            const QString name
                = at(value.toObject(), {"metadata"}).value(QLatin1String("name")).toString();
            const QJsonObject hard = at(value.toObject(), {"status", "hard"});
            const QJsonObject used = at(value.toObject(), {"status", "used"});
            for (auto it = hard.begin(); it != hard.end(); ++it)
                use[name + QLatin1Char('/') + it.key()]
                    = {used.value(it.key()).toString(), it.value().toString()};
        }
        return use;
    }

    LabFleet m_lab;
    std::optional<WatchedFleet> m_watched;
};

QTEST_GUILESS_MAIN(TestStatusNumbers)
#include "tst_statusnumbers.moc"
