// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

namespace portolan {

//! What the window remembers from one start to the next: geometry, page, columns, appearance.
//! Keys are paths ("window/geometry"); values are opaque. GUI thread; implemented by app/settings.
//! Nothing promised about when it reaches the disk.
class UiState {
public:
    virtual ~UiState();
    //! Empty when it was never set.
    [[nodiscard]] virtual QByteArray value(const QString& key) const = 0;
    virtual void setValue(const QString& key, const QByteArray& value) = 0;
};

} // namespace portolan
