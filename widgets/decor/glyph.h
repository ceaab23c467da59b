// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QHash>
#include <QPixmap>
#include <QString>

#include <vector>

class QPainter;

namespace portolan::ui {

//! The project's own single-colour signs. Freshness is open, health is closed, the rest are pages
//! and actions. Those named State… are drawn for 16 and for 12 px, the others scale.
enum class Glyph : quint8 {
    None,
    StateConnecting,
    StateLoading,
    StateLive,
    StateLagging,
    StateStale,
    StateForbidden,
    StateUnreachable,
    StateExpired,
    StateNotServed,
    StateNotConnected, //!< the ring of StateConnecting without its dot
    StateHealthy,
    StateProgressing,
    StateDegraded,
    StateFailed,
    StatePaused,
    StateUnknown,
    Map,
    Workloads,
    Capacity,
    Manifests,
    Releases,
    Drills,
    Incidents,
    Scorecard,
    Journal,
    Connections,
    Search,
    Close,
    Check,
    Plus,
    Minus,
    Down,
    Right,
    Up,
    Left,
    Filter,
    Sort,
    Person,
    Lock,
    Key,
    Undo,
    Halt,
    Play,
    Clock,
    Copy,
    Terminal,
    Log,
    Swap,
    Shield,
    Diff,
    More,
    Pin,
    Bell,
    Event,
    Pod,
    Node,
    Link,
    Count, //!< not a glyph
};

//! Glyphs as pixels: each is rendered once a colour, size and device pixel ratio, into pages that
//! are shared by all painters of one theme. GUI thread only; owned by the theme that shows it.
class GlyphAtlas {
public:
    //! Draws with the upper left corner at `at`; on whole device pixels, else it would be blurred.
    void paint(QPainter& painter, QPointF at, Glyph glyph, int size, const QColor& color);
    //! For QAction and QIcon, where a painter cannot be had.
    [[nodiscard]] QPixmap pixmap(Glyph glyph, int size, const QColor& color, qreal ratio = 1);

private:
    struct Slot {
        size_t page = 0;
        QRect source; //!< in device pixels
    };
    Slot slot(Glyph glyph, int size, const QColor& color, qreal ratio);

    struct Page {
        QPixmap pixmap;
        QPoint next; //!< where the next glyph goes
        int rowHeight = 0; //!< of the row that is being filled
    };
    std::vector<Page> m_pages;
    QHash<quint64, Slot> m_slots;
};

//! The SVG text of a glyph drawn for that size; for tests.
[[nodiscard]] QByteArray glyphSource(Glyph glyph, int size);

} // namespace portolan::ui
