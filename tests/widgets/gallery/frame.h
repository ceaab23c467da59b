// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/ports/uistate.h"
#include "tests/widgets/gallery/pages.h"
#include "widgets/mainwindow/mainwindow.h"

#include <QHash>

#include <memory>

namespace portolan::gallery {

//! What a window remembers, in memory.
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

//! The whole window with sample values. Incident: one region is unreachable, one lags.
[[nodiscard]] std::unique_ptr<ui::MainWindow> makeFrame(
    ui::Look& look, UiState& state, Story story);

} // namespace portolan::gallery
