// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/decor/badge.h"

#include <QWidget>

#include <optional>

class QPushButton;

namespace portolan::ui {

//! One line about the worst trouble of a page (40 high) or pane (34), with at most one action.
//! Hidden while there is none. GUI thread.
class Banner : public QWidget {
    Q_OBJECT

public:
    explicit Banner(QWidget* parent = nullptr);

    void setInPane(bool inPane);
    void show(const BannerView& view, const QString& action = {});
    void clear();
    [[nodiscard]] bool isShown() const { return m_view.has_value(); }

Q_SIGNALS:
    void actionTriggered();

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void showAction(const QString& action, const QString& about);

    std::optional<BannerView> m_view;
    QPushButton* m_action = nullptr; //!< as long as there are words for it
};

} // namespace portolan::ui
