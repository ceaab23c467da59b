// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/feed/clusterconnection.h"
#include "app/feed/fleettap.h"
#include "models/fleet/fleet.h"

#include <QObject>
#include <QPointer>
#include <QThreadPool>
#include <QTimer>

#include <map>

namespace portolan::feed {

//! Connects the clusters of a Fleet and brings it their changes, once a frame and only when there
//! are any. Applying has a budget of 4 ms a frame: a batch that is larger is applied in parts, one a
//! frame, while its rows keep being shown and its end (what makes a list whole) waits for the last
//! part. Where even the smallest parts take longer the rate drops, first to 30 and then to 10
//! frames a second, so that the window stays usable.
//!
//! Thread: the fleet's owner thread. Owns the I/O threads, and those that credentials are asked for
//! on, and joins them when destroyed.
class FleetFeed : public QObject {
    Q_OBJECT

public:
    FleetFeed(Fleet& fleet, const Clock& clock, Random random, QObject* parent = nullptr);
    ~FleetFeed() override;

    void connectCluster(Slot slot, ConnectionSpec spec);
    void disconnectCluster(Slot slot);
    [[nodiscard]] bool isConnected(Slot slot) const;
    //! GET of one thing that somebody looks at. `done` is called on this thread, once and after this
    //! call has returned: with an error when the connection is not there, lost, disconnected or
    //! refused meanwhile. Not at all when `context` is gone before.
    void fetch(Slot slot, const std::string& path, const std::string& accept, QObject* context,
        std::function<void(Result<QByteArray>)> done);
    //! Every event of the connected clusters, for those who must not miss one.
    [[nodiscard]] Tap& tap() { return m_tap; }
    //! Frames a second that changes are applied at: 60, or less under load.
    [[nodiscard]] int frameRate() const { return m_frameRate; }

Q_SIGNALS:
    void frameRateChanged(int framesPerSecond);
    //! A frame's changes have all been applied.
    void applied();

private:
    struct Link {
        std::shared_ptr<Outbox> outbox;
        std::shared_ptr<ClusterConnection> connection;
        std::shared_ptr<TapHub> hub;
        std::shared_ptr<transport::IoLoop> loop;
        bool dirty = false; //!< said by its I/O thread, not yet taken
        BootMs dirtySince = 0;
        std::optional<Batch> batch; //!< taken, not yet applied to its end
        BatchProgress progress;
    };

    struct Fetch {
        QPointer<QObject> context;
        std::function<void(Result<QByteArray>)> done;
    };

    std::shared_ptr<transport::IoLoop> loopFor(Slot slot);
    void answerFetch(quint64 id, const Result<QByteArray>& result);
    void onDirty(Slot slot, quint32 connection);
    void applyFrame();
    [[nodiscard]] bool isWaiting(const Link& link) const { return link.dirty || link.batch; }
    [[nodiscard]] size_t applyLink(Slot slot, size_t mostRows);
    void startFrame();
    void adaptPart(size_t rows, qint64 tookUs);
    void adaptRate(qint64 tookUs, bool atSmallest);

    Fleet& m_fleet;
    const Clock& m_clock;
    Random m_random;
    //! For exec plugins and files of credentials, and for nothing else. Ends after all that calls them
    //! off, and waits for them.
    QThreadPool m_askers;
    std::vector<std::shared_ptr<transport::IoLoop>> m_loops;
    std::vector<Link> m_links; // by slot
    FleetTap m_tap;
    std::map<quint64, Fetch> m_fetches; // not yet answered
    quint64 m_lastFetch = 0;
    QTimer m_frame;
    size_t m_nextSlot = 0; //!< first in turn at the next frame
    size_t m_partRows = 0; //!< how many rows are thought to fit into a frame
    int m_frameRate = 60;
    int m_slowFrames = 0;
    int m_fastFrames = 0;
};

} // namespace portolan::feed
