// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/feed/taphub.h"
#include "models/kinds/registry.h"
#include "tests/app/feed/taplog.h"
#include "tests/support/kubebytes.h"

#include <QtTest>

namespace portolan::test {

//! An object of the server's.
struct Object {
    quint64 version = 0;
    bool blue = false; //!< has the label that a selector asks for
    friend bool operator==(const Object&, const Object&) = default;
};

inline kube::ProtoWriter message(const std::string& name, const Object& object)
{
    kube::Pod pod;
    pod.meta = {name, "default", "uid-" + name, std::to_string(object.version), {}, {}};
    if (object.blue)
        pod.meta.labels = {{"colour", "blue"}};
    return kube::pod(pod);
}

//! A server and the reflector on it, step by step: the hub hears what a reflector would tell it.
class World {
public:
    World()
        : m_pool(std::make_shared<StringPool>())
        , m_row(*m_pool, specOf(Kind::Pod).columns)
        , hub(std::make_shared<feed::TapHub>(m_pool, clock,
              [this](const std::string& path, const std::string&, auto done) {
                  asked.push_back(path);
                  m_reading = std::move(done);
              }))
    {
    }

    void connect() { list(); }
    //! A list of the reflector's, whole.
    void list()
    {
        hub->onListBegin(m_source);
        for (const auto& [name, object] : objects)
            see(name, object, false);
        m_behind.clear();
        hub->onInStep(m_source, std::to_string(version));
        m_connected = true;
    }
    void lose()
    {
        m_connected = false;
        hub->onInterrupted(m_source);
    }
    //! The watch goes on from where it was.
    void resume()
    {
        m_connected = true;
        hub->onInStep(m_source, {});
    }
    [[nodiscard]] bool isConnected() const { return m_connected; }
    void change(const std::string& name, bool blue)
    {
        objects[name] = {++version, blue};
        m_behind.emplace_back(name, objects[name], false);
    }
    void remove(const std::string& name)
    {
        Object last = objects[name];
        last.version = ++version;
        objects.erase(name);
        m_behind.emplace_back(name, last, true);
    }
    //! The watch says the next thing that it has not said yet.
    void watchNext()
    {
        if (!m_connected || m_behind.empty())
            return;
        const auto [name, object, deleted] = m_behind.front();
        m_behind.erase(m_behind.begin());
        see(name, object, deleted);
    }
    void watchAll()
    {
        while (m_connected && !m_behind.empty())
            watchNext();
    }
    [[nodiscard]] bool isAsked() const { return bool(m_reading); }
    //! The hub's own list is answered, with what the server has now.
    void answer()
    {
        std::vector<kube::ProtoWriter> items;
        for (const auto& [name, object] : objects)
            items.push_back(message(name, object));
        reply(QByteArray::fromStdString(kube::list("v1", "Pod", std::to_string(version), items)));
    }
    void reply(Result<QByteArray> page) { std::exchange(m_reading, {})(std::move(page)); }

    ManualClock clock{QDateTime::fromSecsSinceEpoch(1'700'000'000)};
    std::map<std::string, Object> objects;
    quint64 version = 10;
    std::vector<std::string> asked;

private:
    void see(const std::string& name, const Object& object, bool deleted)
    {
        clock.advanceMs(1);
        const std::string text = message(name, object).bytes();
        m_row.clear();
        QVERIFY(specOf(Kind::Pod).scan(text, m_row));
        hub->onObject(m_source, m_row, text, deleted);
    }

    const feed::ReflectorSource m_source{Kind::Pod, {}};
    std::shared_ptr<StringPool> m_pool;
    RowSink m_row;
    std::function<void(Result<QByteArray>)> m_reading;
    std::vector<std::tuple<std::string, Object, bool>> m_behind;
    bool m_connected = false;

public:
    std::shared_ptr<feed::TapHub> hub;
};

//! A subscriber on this thread.
class Listener {
public:
    Listener(World& world, TapRequest request, quint64 id = 1)
        : m_hub(world.hub)
        , m_id(id)
        , m_queue(std::make_shared<feed::TapQueue>(
              request, [this](const TapEvent& event) { log.take(event); },
              [this] { m_hub->emptied(m_id); }))
    {
        m_queue->open();
        m_hub->add(m_id, request, m_queue);
    }
    ~Listener()
    {
        m_queue->close();
        m_hub->remove(m_id);
    }
    void read() { QCoreApplication::processEvents(); }

    TapLog log;

private:
    std::shared_ptr<feed::TapHub> m_hub;
    quint64 m_id;
    std::shared_ptr<feed::TapQueue> m_queue;
};

inline std::map<std::string, quint64> selected(const World& world, bool onlyBlue)
{
    std::map<std::string, quint64> all;
    for (const auto& [name, object] : world.objects) {
        if (!onlyBlue || object.blue)
            all[name] = object.version;
    }
    return all;
}

inline TapRequest blueOnes()
{
    TapRequest request;
    request.selector.labels = {{"colour", "blue"}};
    return request;
}

} // namespace portolan::test
