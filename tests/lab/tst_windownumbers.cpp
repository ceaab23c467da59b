// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/base/quantity.h"
#include "models/base/text.h"
#include "tests/lab/labconsole.h"
#include "tests/support/verifyresult.h"
#include "tests/support/waitfor.h"
#include "widgets/common/celltable.h"
#include "widgets/common/figurestrip.h"
#include "widgets/common/filterfield.h"
#include "widgets/connections/connectionspage.h"
#include "widgets/map/mappage.h"
#include "widgets/map/worldmapwidget.h"
#include "widgets/region/regionrows.h"
#include "widgets/workloads/workloadspage.h"

#include <QAbstractButton>
#include <QJsonArray>
#include <QtTest>

using namespace portolan;
using namespace portolan::test;

namespace {

constexpr int restMs = 30000;

QJsonValue at(const QJsonObject& object, std::initializer_list<const char*> path)
{
    QJsonValue here = object;
    for (const char* key : path)
        here = here.toObject().value(QLatin1String(key));
    return here;
}

qint64 countAt(const QJsonObject& object, std::initializer_list<const char*> path)
{
    return at(object, path).toInteger();
}

QString textAt(const QJsonObject& object, const char* key)
{
    return object.value(QLatin1String(key)).toString();
}

QJsonArray listAt(const QJsonObject& object, const char* key)
{
    return object.value(QLatin1String(key)).toArray();
}

qint64 milliAt(const QJsonObject& object, std::initializer_list<const char*> path)
{
    return parseMilli(at(object, path).toString(QStringLiteral("0")).toStdString()).value_or(0);
}

QString ofText(qint64 part, qint64 whole)
{
    return QStringLiteral("%1 of %2").arg(number(part), number(whole));
}

//! Pods that have ended are counted by the report, and are no pods that should be ready.
qint64 expectedPods(const QJsonObject& cluster)
{
    return countAt(cluster, {"pods", "total"}) - countAt(cluster, {"pods", "phases", "Succeeded"})
        - countAt(cluster, {"pods", "phases", "Failed"});
}

//! The tightest line of all quotas, in percent, rounded down.
qint64 tightest(const QJsonObject& cluster)
{
    qint64 most = 0;
    for (const QJsonValue& value : listAt(cluster, "quotas")) {
        const qint64 hard = milliAt(value.toObject(), {"hard"});
        if (hard > 0)
            most = std::max(most, milliAt(value.toObject(), {"used"}) * 100 / hard);
    }
    return most;
}

QString shortFigure(qint64 value)
{
    return value < 1000 ? QString::number(value) : QString::number(value / 1000) + QLatin1Char('k');
}

//! What differs, a line each; nothing when the window says what the report says.
class Differences {
public:
    void compare(const QString& where, const QString& shown, const QString& reported)
    {
        ++m_compared;
        if (shown != reported)
            m_lines.append(
                QStringLiteral("%1: shown \"%2\", status \"%3\"").arg(where, shown, reported));
    }
    //! Empty when all is equal; a comparison of too few says so.
    [[nodiscard]] QString text(int atLeast) const
    {
        if (m_lines.isEmpty() && m_compared < atLeast)
            return QStringLiteral("only %1 numbers were compared").arg(m_compared);
        return m_lines.join(QLatin1Char('\n'));
    }

private:
    QStringList m_lines;
    int m_compared = 0;
};

ui::CellTable* tableOf(const QWidget* page, const char* name)
{
    for (auto* table : page->findChildren<ui::CellTable*>())
        if (table->accessibleName() == QLatin1String(name))
            return table;
    return nullptr;
}

QString cellAt(const ui::CellTable* table, int row, int column)
{
    return table->model()->index(row, column).data().toString();
}

} // namespace

//! Every number of the pages beside `portolan status --output json` of the same fleet.
class TestWindowNumbers : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        PORTOLAN_REQUIRE_LAB();
        m_console = std::make_unique<LabConsole>(m_lab, QStringLiteral("sre"));
        PORTOLAN_VERIFY(m_console->loaded());
        m_console->window().resize(1900, 1100);
        PORTOLAN_WAIT(m_console->allLive(), 60000);
    }
    void cleanupTestCase() { m_console.reset(); }

    void map()
    {
        PORTOLAN_REQUIRE_LAB();
        show(QStringLiteral("map"));
        PORTOLAN_WAIT(mapDifferences() == QString(), restMs);
    }

    void frame()
    {
        PORTOLAN_REQUIRE_LAB();
        PORTOLAN_WAIT(frameDifferences() == QString(), restMs);
    }

    void regions()
    {
        PORTOLAN_REQUIRE_LAB();
        for (const QString& context : m_console->contexts()) {
            show(QStringLiteral("region"), context);
            PORTOLAN_WAIT(regionDifferences(context) == QString(), restMs);
        }
    }

    void workloads()
    {
        PORTOLAN_REQUIRE_LAB();
        for (size_t i = 0; i < kindCount; ++i) {
            Place place;
            place.kind = Kind(i);
            m_console->console().open(place);
            PORTOLAN_WAIT(workloadsDifferences(Kind(i)) == QString(), restMs);
        }
    }

    void connections()
    {
        PORTOLAN_REQUIRE_LAB();
        for (const QString& context : m_console->contexts()) {
            show(QStringLiteral("connections"), context);
            PORTOLAN_WAIT(connectionDifferences(context) == QString(), restMs);
        }
    }

private:
    void show(const QString& page, const QString& context = {})
    {
        Place place;
        place.page = page;
        place.context = context;
        m_console->console().open(place);
        QCOMPARE(m_console->window().currentPage(), page);
    }

    template <typename Page> Page* page(const char* id)
    {
        return qobject_cast<Page*>(m_console->window().page(QLatin1String(id)));
    }

    QString mapDifferences()
    {
        Differences found;
        auto* shown = page<ui::MapPage>("map");
        const QList<ui::MapLayer> layers = shown->map()->view().layers;
        for (const ui::MapLayer& layer : layers) {
            for (QAbstractButton* button : shown->findChildren<QAbstractButton*>())
                if (button->accessibleName() == layer.title)
                    button->click();
            const QJsonObject report = m_console->report();
            for (const ui::MarkerView& marker : shown->map()->view().markers) {
                const QJsonObject cluster = clusterOf(report, marker.context);
                found.compare(marker.context + QLatin1Char(' ') + layer.id, marker.figure,
                    figure(cluster, layer.id));
            }
        }
        compareMapList(found, *shown->list()->model());
        return found.text(10);
    }

    static QString figure(const QJsonObject& cluster, const QString& layer)
    {
        if (layer == QLatin1String("pods"))
            return shortFigure(expectedPods(cluster));
        if (layer == QLatin1String("nodes"))
            return shortFigure(countAt(cluster, {"nodes", "total"}));
        if (layer == QLatin1String("rollouts"))
            return shortFigure(listAt(cluster, "rollouts").size());
        return layer == QLatin1String("quotas") ? QString::number(tightest(cluster)) : QString();
    }

    void compareMapList(Differences& found, const QAbstractItemModel& list)
    {
        const QJsonObject report = m_console->report();
        qint64 pods = 0;
        for (int row = 0; row + 1 < list.rowCount(); ++row) {
            const QString context = list.index(row, 0).data().toString();
            const QJsonObject cluster = clusterOf(report, context);
            pods += expectedPods(cluster);
            found.compare(context + QStringLiteral(" list, pods"), list.index(row, 2).data().toString(),
                ofText(countAt(cluster, {"pods", "ready"}), expectedPods(cluster)));
            found.compare(context + QStringLiteral(" list, nodes"), list.index(row, 3).data().toString(),
                ofText(countAt(cluster, {"nodes", "ready"}), countAt(cluster, {"nodes", "total"})));
            found.compare(context + QStringLiteral(" list, quota"),
                list.index(row, 5).data().toString().section(u' ', 0, 0),
                QString::number(tightest(cluster)));
        }
        const int last = list.rowCount() - 1;
        found.compare(QStringLiteral("list, all pods"), list.index(last, 2).data().toString(),
            ofText(countAt(report, {"totals", "podsReady"}), pods));
        found.compare(QStringLiteral("list, all nodes"), list.index(last, 3).data().toString(),
            ofText(countAt(report, {"totals", "nodesReady"}), countAt(report, {"totals", "nodes"})));
    }

    //! How many live, how many broken: what stands around every page.
    QString frameDifferences()
    {
        Differences found;
        const QJsonObject report = m_console->report();
        const QJsonArray clusters = listAt(report, "clusters");
        qint64 live = 0, broken = 0;
        for (const QJsonValue& value : clusters) {
            live += textAt(value.toObject(), "state") == QLatin1String("live") ? 1 : 0;
            for (const QJsonValue& problem : listAt(value.toObject(), "problems"))
                broken += textAt(problem.toObject(), "severity") == QLatin1String("error") ? 1 : 0;
        }
        QStringList said;
        for (const QWidget* part : m_console->window().rail()->findChildren<QWidget*>())
            said.append(part->accessibleName());
        found.compare(QStringLiteral("rail"), said.value(0),
            QStringLiteral("%1, %2 of %3 clusters live")
                .arg(textAt(report, "fleet")).arg(live).arg(clusters.size()));
        const QString incidents = QStringLiteral("Incidents");
        const auto shown = std::ranges::find_if(
            said, [&](const QString& name) { return name.startsWith(incidents); });
        found.compare(incidents, shown == said.end() ? QString() : *shown,
            broken > 0 ? QStringLiteral("%1, %2").arg(incidents).arg(broken) : incidents);
        return found.text(2);
    }

    QString regionDifferences(const QString& context)
    {
        Differences found;
        const QJsonObject cluster = clusterOf(m_console->report(), context);
        const QWidget* shown = m_console->window().page(QStringLiteral("region"));
        compareFigures(found, cluster, shown->findChild<ui::FigureStrip*>()->accessibleDescription());
        comparePools(found, cluster, tableOf(shown, "Node pools"));
        compareQuotas(found, cluster, tableOf(shown, "Quotas"));
        compareRollouts(found, cluster, tableOf(shown, "Rollouts"));
        return found.text(30);
    }

    static void compareFigures(Differences& found, const QJsonObject& cluster, const QString& strip)
    {
        const auto startOf = [&strip](const char* label) {
            for (const QString& line : strip.split(QLatin1Char('\n')))
                if (line.startsWith(QLatin1String(label)))
                    return line.section(QStringLiteral(", "), 0, 1);
            return QString();
        };
        const auto figure = [&](const char* label, qint64 part, qint64 whole) {
            found.compare(QLatin1String(label), startOf(label),
                QStringLiteral("%1: %2, of %3").arg(QLatin1String(label), number(part), number(whole)));
        };
        figure("Nodes ready", countAt(cluster, {"nodes", "ready"}), countAt(cluster, {"nodes", "total"}));
        figure("Pods ready", countAt(cluster, {"pods", "ready"}), expectedPods(cluster));
        qint64 cpu = 0, cpuOf = 0, memory = 0, memoryOf = 0;
        for (const QJsonValue& value : listAt(cluster, "nodePools")) {
            const QJsonObject pool = value.toObject();
            cpu += milliAt(pool, {"requested", "cpu"});
            cpuOf += milliAt(pool, {"allocatable", "cpu"});
            memory += countAt(pool, {"requested", "memory"});
            memoryOf += countAt(pool, {"allocatable", "memory"});
        }
        const auto share = [&](const char* label, qint64 part, qint64 whole) {
            found.compare(QLatin1String(label), startOf(label).section(QStringLiteral(", "), 0, 0),
                QStringLiteral("%1: %2").arg(QLatin1String(label), ui::percent(part, whole)));
        };
        share("CPU requested", cpu, cpuOf);
        share("Memory requested", memory, memoryOf);
        found.compare(QStringLiteral("Rollouts"),
            startOf("Rollouts").section(QStringLiteral(", "), 0, 0),
            QStringLiteral("Rollouts: %1").arg(number(listAt(cluster, "rollouts").size())));
        found.compare(QStringLiteral("Problems"),
            startOf("Problems").section(QStringLiteral(", "), 0, 0),
            QStringLiteral("Problems: %1").arg(number(listAt(cluster, "problems").size())));
    }

    static void comparePools(Differences& found, const QJsonObject& cluster, const ui::CellTable* table)
    {
        const QJsonArray pools = listAt(cluster, "nodePools");
        found.compare(QStringLiteral("pools"), QString::number(table->model()->rowCount()),
            QString::number(pools.size()));
        for (int row = 0; row < pools.size(); ++row) {
            const QJsonObject pool = pools[row].toObject();
            const QString name = textAt(pool, "name");
            const auto compare = [&](int column, const QString& expected) {
                found.compare(QStringLiteral("pool %1, %2").arg(name).arg(column),
                    cellAt(table, row, column), expected);
            };
            const auto limit = [&pool](const char* key) {
                const QJsonValue value = pool.value(QLatin1String(key));
                return value.isNull() ? QStringLiteral("not set") : number(value.toInteger());
            };
            const qint64 down = countAt(pool, {"nodes"}) - countAt(pool, {"ready"});
            compare(2, limit("min"));
            compare(3, number(countAt(pool, {"nodes"}))
                    + (down > 0 ? QStringLiteral(". %1 not ready").arg(number(down)) : QString()));
            compare(4, limit("max"));
            if (countAt(pool, {"nodes"}) == 0)
                continue;
            const qint64 cpu = milliAt(pool, {"allocatable", "cpu"});
            const qint64 memory = countAt(pool, {"allocatable", "memory"});
            const qint64 cpuAsked = milliAt(pool, {"requested", "cpu"});
            const qint64 memoryAsked = countAt(pool, {"requested", "memory"});
            compare(5, QStringLiteral("%1 vCPU. %2").arg(cpuText(cpu), bytesText(memory)));
            compare(6, QStringLiteral("%1, %2. %3, %4").arg(cpuText(cpuAsked), ui::percent(cpuAsked, cpu),
                           bytesText(memoryAsked), ui::percent(memoryAsked, memory)));
        }
    }

    static QString amount(const QString& resource, qint64 milli)
    {
        if (resource.endsWith(QLatin1String("memory")) || resource.endsWith(QLatin1String("storage")))
            return bytesText(milli / 1000);
        return resource.endsWith(QLatin1String("cpu")) ? cpuText(milli) : number(milli / 1000);
    }

    static void compareQuotas(Differences& found, const QJsonObject& cluster, const ui::CellTable* table)
    {
        std::map<QString, QStringList> shown;
        for (int row = 0; row < table->model()->rowCount(); ++row)
            shown[cellAt(table, row, 6) + QLatin1Char(' ') + cellAt(table, row, 0)]
                = {cellAt(table, row, 1), cellAt(table, row, 2), cellAt(table, row, 3), cellAt(table, row, 4)};
        const QJsonArray quotas = listAt(cluster, "quotas");
        found.compare(QStringLiteral("quotas"), QString::number(shown.size()), QString::number(quotas.size()));
        for (const QJsonValue& value : quotas) {
            const QJsonObject quota = value.toObject();
            const QString resource = textAt(quota, "resource");
            const QString key = QStringLiteral("%1/%2 %3").arg(
                textAt(quota, "namespace"), textAt(quota, "name"), resource);
            const qint64 used = milliAt(quota, {"used"}), hard = milliAt(quota, {"hard"});
            const QStringList expected{ui::percent(used, hard), amount(resource, used),
                amount(resource, hard), amount(resource, std::max<qint64>(0, hard - used))};
            found.compare(key, shown[key].join(QStringLiteral(" | ")), expected.join(QStringLiteral(" | ")));
        }
    }

    static void compareRollouts(Differences& found, const QJsonObject& cluster, const ui::CellTable* table)
    {
        const QJsonArray rollouts = listAt(cluster, "rollouts");
        found.compare(QStringLiteral("rollouts"), QString::number(table->model()->rowCount()),
            QString::number(rollouts.size()));
        for (int row = 0; row < rollouts.size(); ++row) {
            const QJsonObject rollout = rollouts[row].toObject();
            const QString name = textAt(rollout, "name");
            found.compare(name, cellAt(table, row, 0), name + QStringLiteral(". ") + textAt(rollout, "namespace"));
            found.compare(name + QStringLiteral(" ready"), cellAt(table, row, 3),
                ofText(countAt(rollout, {"ready"}), countAt(rollout, {"desired"})));
        }
    }

    //! The sum over the clusters; nothing where one does not know.
    std::optional<qint64> reported(Kind kind)
    {
        qint64 sum = 0;
        for (const QJsonValue& cluster : listAt(m_console->report(), "clusters")) {
            for (const QJsonValue& value : listAt(cluster.toObject(), "kinds")) {
                const QJsonObject entry = value.toObject();
                if (textAt(entry, "kind") != QLatin1String(addressOf(kind).name))
                    continue;
                if (entry.value(QLatin1String("count")).isNull())
                    return std::nullopt;
                sum += countAt(entry, {"count"});
            }
        }
        return sum;
    }

    QString workloadsDifferences(Kind kind)
    {
        Differences found;
        auto* shown = page<ui::WorkloadsPage>("workloads");
        const std::optional<qint64> count = reported(kind);
        const QString name = QLatin1String(addressOf(kind).name);
        if (!count)
            return name + QStringLiteral(" is not known");
        found.compare(name + QStringLiteral(" rows"), number(shown->rows()->rowCount()), number(*count));
        found.compare(name + QStringLiteral(" result"),
            shown->findChild<ui::ResultText*>()->accessibleDescription().section(u' ', 0, 0), number(*count));
        found.compare(name + QStringLiteral(" sentence"),
            shown->header()->accessibleName().section(QStringLiteral(". "), 1).section(u' ', 0, 0),
            number(*count));
        return found.text(3);
    }

    QString connectionDifferences(const QString& context)
    {
        Differences found;
        const QJsonObject cluster = clusterOf(m_console->report(), context);
        const QWidget* shown = m_console->window().page(QStringLiteral("connections"));
        const ui::CellTable* table = tableOf(shown, "Connections of the fleet");
        const int row = table->currentIndex().row();
        const QString latency = QStringLiteral("%1\u00a0ms").arg(number(countAt(cluster, {"latencyMs"})));
        found.compare(context, cellAt(table, row, 0).left(context.size()), context);
        found.compare(context + QStringLiteral(" user"), cellAt(table, row, 2),
            textAt(cluster, "user") + QStringLiteral(". ") + at(cluster, {"server", "version"}).toString());
        found.compare(context + QStringLiteral(" answer"),
            cellAt(table, row, 3).section(QStringLiteral(". "), 0, 0), latency);
        const ui::CellTable* kinds = tableOf(shown, "Kinds of the chosen cluster");
        std::map<QString, QString> counts;
        for (int i = 0; i < kinds->model()->rowCount(); ++i)
            counts[cellAt(kinds, i, 0).section(u'.', 0, 0)] = cellAt(kinds, i, 2);
        for (const QJsonValue& value : listAt(cluster, "kinds")) {
            const QString kind = textAt(value.toObject(), "kind");
            const QString resource = QLatin1String(addressOf(*kindFromText(kind)).resource);
            found.compare(context + QLatin1Char(' ') + kind, counts[resource],
                number(countAt(value.toObject(), {"count"})));
        }
        return found.text(20);
    }

    LabFleet m_lab;
    std::unique_ptr<LabConsole> m_console;
};

QTEST_MAIN(TestWindowNumbers)
#include "tst_windownumbers.moc"
