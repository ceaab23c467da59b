// SPDX-License-Identifier: GPL-3.0-or-later
// Kinds that are not watched, on real API servers.
#include "app/feed/tablereader.h"
#include "app/feed/yamlsource.h"
#include "tests/lab/watchedfleet.h"
#include "tests/support/waitfor.h"
#include "widgets/common/fleettable.h"
#include "widgets/decor/look.h"
#include "widgets/workloads/workloadspage.h"

#include <QApplication>
#include <QJsonArray>
#include <QJsonObject>
#include <QtTest>

using namespace portolan;
using namespace portolan::test;
using namespace Qt::StringLiterals;

namespace {

constexpr int patient = 20000;

class Memory final : public UiState {
public:
    [[nodiscard]] QByteArray value(const QString&) const override { return {}; }
    void setValue(const QString&, const QByteArray&) override { }
};

class Nowhere final : public Navigator {
public:
    void open(const Place&) override { }
};

//! The real page over the real feed, as that user.
struct Console {
    Console(const LabFleet& lab, const QString& user)
        : watched(lab, user, {Kind::Namespace})
    {
        // The fleet may have been started with some of its regions only.
        const auto config = lab.kubectl(u"us-east-1"_s, {u"config"_s, u"view"_s}, user);
        for (const QJsonValue& context :
            config.value_or(QJsonObject()).value("contexts"_L1).toArray())
            running.append(context.toObject().value("name"_L1).toString());
    }
    [[nodiscard]] bool isLive() const
    {
        return !running.isEmpty() && std::ranges::all_of(running, [this](const QString& context) {
            return watched.status(context).state == DataState::Live;
        });
    }
    [[nodiscard]] Slot slotOf(const QString& context) { return *watched.fleet().slotOf(context); }
    void show(const QString& resource)
    {
        if (!page)
            page = std::make_unique<ui::WorkloadsPage>(
                watched.fleet(), watched.clock(), yaml, tables, nowhere, memory);
        page->resize(1600, 900);
        page->show();
        Place place;
        place.resource = resource;
        page->show(place);
    }
    [[nodiscard]] bool allIn(ui::ServedCluster::Phase phase)
    {
        return std::ranges::all_of(running, [this, phase](const QString& context) {
            return page->reader().clusters()[slotOf(context)].phase == phase;
        });
    }

    WatchedFleet watched;
    QStringList running; //!< contexts
    Memory memory;
    Nowhere nowhere;
    feed::YamlSource yaml{watched.feed()};
    feed::TableReader tables{std::bind_front(&feed::FleetFeed::fetch, &watched.feed())};
    std::unique_ptr<ui::WorkloadsPage> page;
};

//! "shop/name" of every row of a cluster.
QStringList shown(const Console& console, Slot slot)
{
    const KindTable& table = console.page->reader().served().table();
    QStringList names;
    table.forEach([&](RowId row) {
        if (table.slot(row) == slot)
            names.append(QString::fromUtf8(table.nameSpace(row)) + u'/'
                + QString::fromUtf8(table.name(row)));
    });
    names.sort();
    return names;
}

QStringList listed(const QJsonObject& list)
{
    QStringList names;
    for (const QJsonValue& item : list.value("items"_L1).toArray()) {
        const QJsonObject meta = item.toObject().value("metadata"_L1).toObject();
        names.append(
            meta.value("namespace"_L1).toString() + u'/' + meta.value("name"_L1).toString());
    }
    names.sort();
    return names;
}

//! The values of all Secrets of a cluster, as they are stored and as they are meant.
QStringList valuesOf(const QJsonObject& secrets)
{
    QStringList values;
    for (const QJsonValue& item : secrets.value("items"_L1).toArray()) {
        for (const QJsonValue& value : item.toObject().value("data"_L1).toObject()) {
            values.append(value.toString());
            values.append(QString::fromUtf8(QByteArray::fromBase64(value.toString().toLatin1())));
        }
    }
    values.removeIf([](const QString& value) { return value.size() < 6; });
    return values;
}

} // namespace

class TestServedTables : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void showsTheRowsThatKubectlLists_data();
    void showsTheRowsThatKubectlLists();
    void secretsShowNoValues();
    void aViewerIsToldWhereSecretsAreForbidden();

private:
    ui::Look m_look{*qApp};
};

void TestServedTables::showsTheRowsThatKubectlLists_data()
{
    QTest::addColumn<QString>("resource");
    for (const char* resource :
        {"secrets", "roles.rbac.authorization.k8s.io", "clusterroles.rbac.authorization.k8s.io",
            "customresourcedefinitions.apiextensions.k8s.io", "priorityclasses.scheduling.k8s.io",
            "experiments.argoproj.io", "apiservices.apiregistration.k8s.io"})
        QTest::newRow(resource) << QString::fromLatin1(resource);
}

void TestServedTables::showsTheRowsThatKubectlLists()
{
    PORTOLAN_REQUIRE_LAB();
    QFETCH(QString, resource);
    const LabFleet lab;
    Console console(lab, u"sre"_s);
    QVERIFY(console.watched.loaded());
    PORTOLAN_WAIT(console.isLive(), patient);
    console.show(resource);
    PORTOLAN_WAIT(console.allIn(ui::ServedCluster::Phase::Read), patient);
    for (const QString& context : std::as_const(console.running)) {
        const auto list = lab.kubectl(context, {u"get"_s, resource, u"--all-namespaces"_s});
        QVERIFY(list);
        QCOMPARE(shown(console, console.slotOf(context)), listed(*list));
    }
    QVERIFY(console.page->header()->accessibleName().contains(u"not live"_s));
}

void TestServedTables::secretsShowNoValues()
{
    PORTOLAN_REQUIRE_LAB();
    const LabFleet lab;
    const QString context = u"us-east-1"_s;
    // As kubectl apply leaves it: the values stand in an annotation too. It may be there already.
    (void)lab.kubectl(context,
        {u"create"_s, u"secret"_s, u"generic"_s, u"masked"_s, u"--save-config"_s,
            u"--from-literal=password=correct-horse-battery"_s});
    const auto secrets = lab.kubectl(context, {u"get"_s, u"secrets"_s, u"--all-namespaces"_s});
    QVERIFY(secrets);
    const QStringList values = valuesOf(*secrets);
    QVERIFY(values.contains(u"correct-horse-battery"_s));

    Console console(lab, u"sre"_s);
    QVERIFY(console.watched.loaded());
    PORTOLAN_WAIT(console.isLive(), patient);
    console.show(u"secrets"_s);
    PORTOLAN_WAIT(console.allIn(ui::ServedCluster::Phase::Read), patient);
    console.page->table()->selectAll();
    const QString table = console.page->table()->selectedText();
    QVERIFY(table.contains(u"masked"_s));

    std::optional<Result<ObjectText>> yaml;
    console.yaml.fetchYaml(
        {console.slotOf(context), console.page->reader().address(), u"default"_s, u"masked"_s},
        this, [&](const Result<ObjectText>& text) { yaml = text; });
    PORTOLAN_WAIT(yaml.has_value(), patient);
    QVERIFY(yaml->has_value());
    QVERIFY2((*yaml)->yaml.contains(u"masked, 21 bytes"_s), qPrintable((*yaml)->yaml));
    QVERIFY((*yaml)->yaml.contains(u"last-applied-configuration: \u2022"_s));
    for (const QString& value : values) {
        QVERIFY(!table.contains(value));
        QVERIFY(!(*yaml)->yaml.contains(value));
    }
}

void TestServedTables::aViewerIsToldWhereSecretsAreForbidden()
{
    PORTOLAN_REQUIRE_LAB();
    const LabFleet lab;
    Console console(lab, u"viewer"_s);
    QVERIFY(console.watched.loaded());
    PORTOLAN_WAIT(console.isLive(), patient);
    console.show(u"secrets"_s);
    PORTOLAN_WAIT(console.allIn(ui::ServedCluster::Phase::Forbidden), patient);
    const auto* said = console.page->table()->stateView();
    PORTOLAN_WAIT(said->accessibleDescription().contains(u"forbidden: 403"_s), patient);
    for (const QString& context : std::as_const(console.running)) {
        QVERIFY2(said->accessibleDescription().contains(context),
            qPrintable(said->accessibleDescription()));
    }
    // The same person may look at roles.
    console.show(u"roles.rbac.authorization.k8s.io"_s);
    PORTOLAN_WAIT(console.allIn(ui::ServedCluster::Phase::Read), patient);
    QVERIFY(console.page->rows()->rowCount() > 0);
}

QTEST_MAIN(TestServedTables)
#include "tst_servedtables.moc"
