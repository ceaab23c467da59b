// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/fleet/fleet.h"
#include "models/ports/objectsource.h"
#include "models/ports/place.h"
#include "models/ports/tablesource.h"
#include "models/ports/uistate.h"

#include <QHash>

namespace portolan::test {

class MemoryState final : public UiState {
public:
    [[nodiscard]] QByteArray value(const QString& key) const override
    {
        return m_values.value(key);
    }
    void setValue(const QString& key, const QByteArray& value) override
    {
        m_values.insert(key, value);
    }

private:
    QHash<QString, QByteArray> m_values;
};

class PlaceRecorder final : public Navigator {
public:
    void open(const Place& place) override { opened.append(place); }
    QList<Place> opened;
};

//! Answers at once with a pod's YAML, as the object that has this name in the fleet, or with an
//! error.
class SampleSource final : public ObjectSource {
public:
    void fetchYaml(const ObjectRef& object, QObject* context,
        std::function<void(Result<ObjectText>)> done) override;
    const Fleet* fleet = nullptr;
    quint64 version = 0; //!< of what is read, if not that of the row
    QList<ObjectRef> asked;
    std::optional<Error> error;
    //! Of objects whose kind is not watched.
    std::function<Uid(const ObjectRef&)> otherUid;
};

//! Serves secrets, roles, storage classes and a custom resource, each with some rows in every
//! cluster; or errors; or nothing before it is let go.
class SampleTables final : public TableSource {
public:
    void discover(
        Slot slot, QObject* context, std::function<void(Result<ServedKinds>)> done) override;
    void readTable(const TableQuery& query, QObject* context,
        std::function<void(Result<ServerTable>)> done) override;
    //! Gives the answers that were held back.
    void letGo();

    bool withoutUids = false; //!< as those of aggregated APIs
    bool hold = false;
    int secrets = 3; //!< in each cluster
    int pageRows = 250;
    std::map<Slot, Error> errors; //!< of tables
    std::map<Slot, Error> discoveryErrors;
    QStringList unserved; //!< ids of kinds that cluster 0 does not serve
    QList<TableQuery> asked;
    int discoveries = 0;
    int gonePages = 0; //!< so many pages but the first are gone

private:
    [[nodiscard]] Result<ServerTable> answer(const TableQuery& query);
    [[nodiscard]] ServerTable secretsOf(const TableQuery& query) const;

    std::vector<std::function<void()>> m_held;
};

//! Six regions whose clusters are connected and whose kinds are read, on a clock set by hand; pods
//! as the pictures of the console show them.
class SampleFleet {
public:
    SampleFleet();

    //! Lists come whole: everything is live.
    void connectAll();
    void connectOne(Slot slot);
    void setFacts(Slot slot, const std::function<void(ClusterFacts&)>& change);
    void setSync(Slot slot, const KindSync& sync);
    void unreachable(Slot slot, qint64 sinceMs);

    //! The pods of the pictures, then healthy ones up to `count`.
    void addPods(int count);
    void addNodes();
    //! Of the first pod.
    void addEvents();
    //! Puts or overwrites one pod.
    void putPod(
        Slot slot, quint64 number, std::string_view name, std::string_view status, int version = 1);
    void removePod(Slot slot, quint64 number);

    Fleet fleet;
    ManualClock clock;

private:
    struct PodText {
        Slot slot;
        std::string_view status, name, nameSpace, node;
        int age = 0; //!< seconds
        int trouble = 0;
        std::string_view why, phase;
        int ready = 0, containers = 1, restarts = 0;
    };
    void put(const PodText& pod, quint64 number, int version);
    void flush();

    std::vector<std::shared_ptr<StringPool>> m_pools;
    std::vector<std::unique_ptr<RowBatch>> m_batches; //!< pods, by slot
    std::vector<std::unique_ptr<RowSink>> m_sinks;
    quint64 m_next = 1;
};

[[nodiscard]] QString uidOf(quint64 number);
[[nodiscard]] QString sampleYaml();

} // namespace portolan::test
