// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/fleet/fleet.h"
#include "models/kinds/pod.h"
#include "models/ports/connector.h"
#include "models/ports/place.h"
#include "models/ports/uistate.h"
#include "models/workloads/problemboard.h"
#include "tests/models/rowmaker.h"

#include <QHash>
#include <QSet>

#include <map>

class QWidget;

namespace portolan::test {

//! A fleet whose clusters, states and rows are written by hand, on a clock set by hand. What a
//! page shows of it can be compared with what was put in.
class PageFleet {
public:
    PageFleet();
    //! Writes into somebody else's, which outlives it.
    explicit PageFleet(Fleet& other);

    Slot addRegion(
        const QString& context, std::vector<FleetPool> pools = {}, const QString& partner = {});
    //! Connected, every kind read whole.
    void goLive(Slot slot);
    void changeFacts(Slot slot, const std::function<void(ClusterFacts&)>& change);
    void setSync(Slot slot, const KindSync& sync);
    void goDown(Slot slot, qint64 forMs);
    void forbid(Slot slot, Kind kind);

    struct Nodes {
        std::string pool, type;
        int count = 0, notReady = 0;
        qint64 cpu = 0, memory = 0;
        std::string reason = "NodeStatusUnknown", why = "Kubelet stopped posting node status.";
        std::string zones = {}; //!< what their names begin with; empty: the region
    };
    //! Named "POOL-n", in zones a, b and c of the region.
    void addNodes(Slot slot, const Nodes& nodes);
    struct Pods {
        std::string nameSpace = "default", name, hash, image, node, phase = "Running";
        int count = 0, ready = 0;
        qint64 cpu = 0, memory = 0;
        pod::Trouble trouble = pod::Trouble::None;
        std::string why;
        qint64 troubleAge = 0, maybeAge = 0; //!< of its beginning; the second when it may be older
    };
    void addPods(Slot slot, const Pods& pods);
    void addQuota(Slot slot, const std::string& nameSpace, const std::string& name,
        const std::string& lines, const std::string& tightest, qint64 percent);
    struct Rollout {
        std::string nameSpace = "default", name, phase = "Healthy", message, revision, image,
                    active, preview, waiting;
        int desired = 0, ready = 0;
        qint64 age = 0;
    };
    void addRollout(Slot slot, const Rollout& rollout);

private:
    std::unique_ptr<Fleet> m_own;

public:
    Fleet& fleet;
    ManualClock clock;
    ProblemBoard problems{
        fleet, clock, {Kind::Node, Kind::Pod, Kind::ResourceQuota, Kind::Rollout}};

private:
    RowMaker& maker(Slot slot, Kind kind);
    [[nodiscard]] std::string nextUid() { return uidText(m_next++); }
    [[nodiscard]] qint64 epoch() const { return clock.utcNow().toSecsSinceEpoch(); }

    std::map<std::pair<Slot, Kind>, std::unique_ptr<RowMaker>> m_makers;
    std::shared_ptr<StringPool> m_pool = std::make_shared<StringPool>();
    quint64 m_next = 1;
};

class FakeConnector final : public Connector {
public:
    void connectCluster(Slot slot) override { connected.insert(slot), ++calls; }
    void disconnectCluster(Slot slot) override { connected.remove(slot), ++calls; }
    [[nodiscard]] bool isConnected(Slot slot) const override { return connected.contains(slot); }

    QSet<Slot> connected;
    int calls = 0;
};

class FakeNavigator final : public Navigator {
public:
    void open(const Place& place) override { opened.append(place); }
    QList<Place> opened;
};

class FakeState final : public UiState {
public:
    [[nodiscard]] QByteArray value(const QString& key) const override { return values.value(key); }
    void setValue(const QString& key, const QByteArray& value) override
    {
        values.insert(key, value);
    }
    QHash<QString, QByteArray> values;
};

//! A region as it is on a quiet afternoon, with all there is to show; slot 0 of the fleet.
void fillRegion(PageFleet& sample, Slot slot);
//! Six regions with that much in each.
void fillFleet(PageFleet& sample);

//! Every control of a page that can be operated or takes the focus, and every view, has a name, and
//! no two have the same; else what is wrong, in a sentence. Leaves out what is in `without`.
[[nodiscard]] QString namesFault(QWidget& page, const QList<QWidget*>& without = {});

//! Writes what the widget shows into the folder that PORTOLAN_PICTURES names; without it nothing.
void savePicture(QWidget& widget, const QString& name);

} // namespace portolan::test
