// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/ports/uistate.h"

#include <QHash>
#include <QObject>
#include <QStringList>
#include <QTimer>

namespace portolan::settings {

//! UiState in a small JSON file, read once and written a second after a change and at the end, and
//! only then. A file that is damaged or cannot be written costs what was remembered, never a start.
//! Thread: the GUI thread.
class FileUiState final : public QObject, public UiState {
    Q_OBJECT

public:
    //! An empty path remembers nothing beyond the process.
    explicit FileUiState(QString path, QObject* parent = nullptr);
    ~FileUiState() override;

    [[nodiscard]] QByteArray value(const QString& key) const override;
    void setValue(const QString& key, const QByteArray& value) override;
    //! What is remembered, without its values; sorted.
    [[nodiscard]] QStringList keys() const;
    void write();

private:
    void read();

    const QString m_path;
    QHash<QString, QByteArray> m_values;
    QTimer m_writeSoon;
    bool m_changed = false;
};

} // namespace portolan::settings
