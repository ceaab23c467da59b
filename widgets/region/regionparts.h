// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/region/regionview.h"

#include <QWidget>

namespace portolan::ui {

//! What the shades of the node-pool bars mean, in the head of their pane. GUI thread.
class PoolLegend : public QWidget {
    Q_OBJECT

public:
    explicit PoolLegend(QWidget* parent = nullptr);
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    //! Draws from the left, or only measures; returns the width.
    qreal draw(QPainter* painter) const;
};

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
    QList<Lane> m_lanes;
    int m_wanted = 0;
    bool m_old = false;
};

} // namespace portolan::ui
