// SPDX-License-Identifier: GPL-3.0-or-later
// The paint device of paintedTexts(): draws nothing and remembers the words.
#include "tests/widgets/shownwords.h"

#include <QPaintDevice>
#include <QPaintEngine>
#include <QWidget>

namespace portolan::test {
namespace {

class WordEngine final : public QPaintEngine {
public:
    explicit WordEngine(QStringList& words)
        : QPaintEngine(AllFeatures)
        , m_words(words)
    {
    }

    bool begin(QPaintDevice*) override { return true; }
    bool end() override { return true; }
    void updateState(const QPaintEngineState&) override { }
    void drawPixmap(const QRectF&, const QPixmap&, const QRectF&) override { }
    void drawImage(
        const QRectF&, const QImage&, const QRectF&, Qt::ImageConversionFlags) override
    {
    }
    void drawPath(const QPainterPath&) override { }
    void drawPolygon(const QPointF*, int, PolygonDrawMode) override { }
    void drawTextItem(const QPointF&, const QTextItem& item) override
    {
        m_words.append(item.text());
    }
    [[nodiscard]] Type type() const override { return User; }

private:
    QStringList& m_words;
};

class WordDevice final : public QPaintDevice {
public:
    explicit WordDevice(const QWidget& like)
        : m_like(like)
        , m_engine(words)
    {
    }

    [[nodiscard]] QPaintEngine* paintEngine() const override { return &m_engine; }

    QStringList words;

protected:
    [[nodiscard]] int metric(PaintDeviceMetric metric) const override
    {
        switch (metric) {
        case PdmWidth:
            return m_like.width();
        case PdmHeight:
            return m_like.height();
        case PdmDevicePixelRatio:
            return 1;
        case PdmDevicePixelRatioScaled:
            return int(devicePixelRatioFScale());
        case PdmDpiX:
        case PdmPhysicalDpiX:
            return m_like.logicalDpiX();
        case PdmDpiY:
        case PdmPhysicalDpiY:
            return m_like.logicalDpiY();
        default:
            return QPaintDevice::metric(metric);
        }
    }

private:
    const QWidget& m_like;
    mutable WordEngine m_engine;
};

} // namespace

std::vector<ShownText> paintedTexts(QWidget& root)
{
    WordDevice device(root);
    root.render(&device);
    std::vector<ShownText> found;
    for (const QString& words : std::as_const(device.words))
        found.push_back({QLatin1String(root.metaObject()->className()) + QStringLiteral(" painted"),
            words});
    return found;
}

} // namespace portolan::test
