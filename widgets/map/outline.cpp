// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/map/outline.h"

#include "models/geo/projection.h"

#include <QCoreApplication>
#include <QtEndian>

namespace portolan::ui {
namespace {

constexpr int headSize = 8;
constexpr quint16 knownVersion = 1;

//! Little-endian values out of bytes; after the end it gives 0 and says so.
class Reader {
public:
    explicit Reader(const QByteArray& bytes)
        : m_bytes(bytes)
    {
    }

    void skip(qsizetype count) { m_at += count; }

    template <typename T> T next()
    {
        if (m_at + qsizetype(sizeof(T)) > m_bytes.size()) {
            m_ended = true;
            return 0;
        }
        const T value = qFromLittleEndian<T>(m_bytes.constData() + m_at);
        m_at += qsizetype(sizeof(T));
        return value;
    }

    bool ended() const { return m_ended; }
    bool atEnd() const { return m_at == m_bytes.size(); }

private:
    const QByteArray& m_bytes;
    qsizetype m_at = 0;
    bool m_ended = false;
};

QString text(const char* source)
{
    return QCoreApplication::translate("MapFile", source);
}

} // namespace

Result<std::vector<LandRing>> readLand(const QByteArray& file)
{
    if (file.size() < headSize || !file.startsWith("PWLD"))
        return fail(ErrorCode::InvalidInput,
            text(QT_TRANSLATE_NOOP("MapFile", "This is no map of the world.")));
    Reader reader(file);
    reader.skip(4);
    if (const auto version = reader.next<quint16>(); version != knownVersion)
        return fail(ErrorCode::InvalidInput,
            text(QT_TRANSLATE_NOOP("MapFile", "The map has the unknown version %1.")).arg(version));
    std::vector<LandRing> rings(reader.next<quint16>());
    for (LandRing& ring : rings) {
        const int points = reader.next<quint16>();
        for (int i = 0; i < points && !reader.ended(); ++i) {
            const double lon = reader.next<qint16>() / 100.0;
            const double lat = reader.next<qint16>() / 100.0;
            const QPointF point(lon, -millerY(lat));
            if (i == 0)
                ring.path.moveTo(point);
            else
                ring.path.lineTo(point);
        }
        ring.path.closeSubpath();
        ring.bounds = ring.path.controlPointRect();
    }
    if (reader.ended() || !reader.atEnd())
        return fail(ErrorCode::InvalidInput,
            text(QT_TRANSLATE_NOOP("MapFile", "The map is cut off or has a rest.")));
    return rings;
}

} // namespace portolan::ui
