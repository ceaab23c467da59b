// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/feed/taphub.h"
#include "app/transport/ioloop.h"

namespace portolan::feed {

//! The door to the taps of all connected clusters. open() and close() by the owner of the
//! connections; subscribe() by anybody. Thread-safe.
class FleetTap final : public Tap {
public:
    void open(Slot slot, std::shared_ptr<TapHub> hub, std::shared_ptr<transport::IoLoop> loop,
        std::vector<Kind> kinds);
    //! No further subscription; those that are there are ended by their hub.
    void close(Slot slot);

    [[nodiscard]] Result<std::unique_ptr<TapSubscription>> subscribe(
        const TapRequest& request, TapHandler handler) override;

private:
    struct Line {
        std::shared_ptr<TapHub> hub;
        std::shared_ptr<transport::IoLoop> loop;
        std::vector<Kind> kinds;
    };

    std::mutex m_mutex; // guards what follows
    std::map<Slot, Line> m_lines;
    quint64 m_lastId = 0;
};

} // namespace portolan::feed
