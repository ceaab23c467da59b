// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/feed/tablereader.h"

#include <QtTest>

using namespace portolan;
using namespace Qt::StringLiterals;

namespace {

//! A cluster as its answers by path; they come when they are let go, the last asked first.
class Answers {
public:
    [[nodiscard]] feed::Fetch fetch()
    {
        return [this](Slot, const std::string& path, const std::string& accept, QObject*,
                   std::function<void(Result<QByteArray>)> done) {
            asked.append(QString::fromStdString(path));
            accepted.append(QString::fromStdString(accept));
            m_waiting.push_back({asked.last(), std::move(done)});
        };
    }
    void letGo()
    {
        while (!m_waiting.empty()) {
            const auto [path, done] = m_waiting.back();
            m_waiting.pop_back();
            const auto answer = byPath.find(path);
            done(answer != byPath.end()
                    ? Result<QByteArray>(*answer)
                    : fail(ErrorCode::Server, u"503, said by the server: down"_s));
        }
    }

    QHash<QString, QByteArray> byPath;
    QStringList asked;
    QStringList accepted;

private:
    std::vector<std::pair<QString, std::function<void(Result<QByteArray>)>>> m_waiting;
};

QByteArray resources(const char* groupVersion, const char* name, const char* kind)
{
    return QByteArray(R"({"kind":"APIResourceList","groupVersion":")") + groupVersion
        + R"(","resources":[{"name":")" + name + R"(","kind":")" + kind
        + R"(","namespaced":true,"verbs":["list"]}]})";
}

QStringList textsOf(const ServedKinds& served)
{
    QStringList texts;
    for (const ServedKind& kind : served.kinds)
        texts.append(kind.address.id() + u' ' + kind.address.version);
    return texts;
}

} // namespace

//! Which questions are asked of a cluster about kinds that are not watched.
class TestTableReader : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aggregatedDiscoveryIsTwoQuestions()
    {
        Answers cluster;
        const QByteArray list
            = R"({"kind":"APIGroupDiscoveryList","items":[{"metadata":{"name":"%1"},
            "versions":[{"version":"v1","resources":[{"resource":"things","responseKind":{"kind":"Thing"},
            "scope":"Cluster","verbs":["list"]}]}]}]})";
        cluster.byPath = {{u"/api"_s, QByteArray(list).replace("%1", "")},
            {u"/apis"_s, QByteArray(list).replace("%1", "x.io")}};
        feed::TableReader reader(cluster.fetch());
        std::optional<Result<ServedKinds>> answer;
        reader.discover(0, this, [&](const Result<ServedKinds>& kinds) { answer = kinds; });
        cluster.letGo();
        QVERIFY(answer && *answer);
        QCOMPARE(textsOf(**answer), (QStringList{u"things v1"_s, u"things.x.io v1"_s}));
        QCOMPARE(cluster.asked, (QStringList{u"/api"_s, u"/apis"_s}));
        QVERIFY(cluster.accepted[0].startsWith(
            u"application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList,"));
    }

    void earlierServersAreAskedGroupByGroup()
    {
        Answers cluster;
        cluster.byPath = {{u"/api"_s, R"({"kind":"APIVersions","versions":["v1"]})"},
            {u"/apis"_s, R"({"kind":"APIGroupList","groups":[
                {"versions":[{"groupVersion":"batch/v1beta1"},{"groupVersion":"batch/v1"}],
                 "preferredVersion":{"groupVersion":"batch/v1"}},
                {"versions":[{"groupVersion":"metrics.k8s.io/v1beta1"}]}]})"},
            {u"/api/v1"_s, resources("v1", "secrets", "Secret")},
            {u"/apis/batch/v1"_s, resources("batch/v1", "jobs", "Job")},
            {u"/apis/batch/v1beta1"_s, resources("batch/v1beta1", "jobs", "Job")}};
        feed::TableReader reader(cluster.fetch());
        std::optional<Result<ServedKinds>> answer;
        reader.discover(0, this, [&](const Result<ServedKinds>& kinds) { answer = kinds; });
        cluster.letGo();
        QVERIFY(answer && *answer);
        // The preferred version, although its answer came last.
        QCOMPARE(textsOf(**answer), (QStringList{u"jobs.batch v1"_s, u"secrets v1"_s}));
        QCOMPARE((*answer)->unanswered, QStringList{u"metrics.k8s.io/v1beta1"_s});
    }

    void withoutARootNothingIsKnown()
    {
        Answers cluster;
        cluster.byPath = {{u"/api"_s, R"({"kind":"APIVersions","versions":[]})"}};
        feed::TableReader reader(cluster.fetch());
        std::optional<Result<ServedKinds>> answer;
        reader.discover(0, this, [&](const Result<ServedKinds>& kinds) { answer = kinds; });
        cluster.letGo();
        QVERIFY(answer && !*answer);
        QCOMPARE(answer->error().text, u"503, said by the server: down"_s);
    }

    void tablesAreAskedPageByPage()
    {
        Answers cluster;
        feed::TableReader reader(cluster.fetch());
        const ResourceAddress ingresses{
            u"networking.k8s.io"_s, u"v1"_s, u"ingresses"_s, u"Ingress"_s, true};
        const QString path = u"/apis/networking.k8s.io/v1/namespaces/shop/ingresses?limit=250"_s;
        cluster.byPath = {{path, R"({"kind":"Table","metadata":{"continue":"a/b="},"rows":[]})"}};
        std::optional<Result<ServerTable>> page;
        const auto take = [&](const Result<ServerTable>& table) { page = table; };
        reader.readTable({0, ingresses, u"shop"_s, {}}, this, take);
        cluster.letGo();
        QVERIFY(page && *page);
        reader.readTable({0, ingresses, u"shop"_s, (*page)->continueToken}, this, take);
        cluster.letGo();
        QVERIFY(!*page);
        QCOMPARE(cluster.asked, (QStringList{path, path + u"&continue=a%2Fb%3D"_s}));
        QCOMPARE(cluster.accepted[0],
            u"application/json;as=Table;v=v1;g=meta.k8s.io,application/json"_s);
    }
};

QTEST_APPLESS_MAIN(TestTableReader)
#include "tst_tablereader.moc"
