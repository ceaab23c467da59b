// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/region/regionview.h"

#include <QWidget>

namespace portolan::ui {

//! The chosen rollout: what is active and what comes next, pod by pod. GUI thread.
class ReleaseStrip : public QWidget {
    Q_OBJECT

public:
    explicit ReleaseStrip(QWidget* parent = nullptr);
    void setRollout(const std::optional<RolloutLine>& rollout, bool old);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    struct Lane {
        QString role;
        ReleaseLane lane;
    };
    [[nodiscard]] QString unreadPods() const;

    QList<Lane> m_lanes;
    int m_wanted = 0;
    bool m_old = false;
};

} // namespace portolan::ui
