// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/widgets/gallery/components.h"
#include "tests/widgets/gallery/frame.h"
#include "widgets/map/mappage.h"
#include "widgets/map/worldmapwidget.h"

#include <QtTest>

using namespace portolan;
using namespace portolan::gallery;
using namespace portolan::ui;

namespace {

int colorsOf(const QImage& image)
{
    QSet<QRgb> colors;
    for (int y = 0; y < image.height(); y += 3)
        for (int x = 0; x < image.width(); x += 3)
            colors.insert(image.pixel(x, y));
    return int(colors.size());
}

bool hasColor(const QImage& image, const QColor& color)
{
    for (int y = 0; y < image.height(); ++y)
        for (int x = 0; x < image.width(); ++x)
            if (image.pixel(x, y) == color.rgb())
                return true;
    return false;
}

} // namespace

class TestGallery : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_look = new Look(*qApp); }
    void cleanupTestCase() { delete m_look; }

    void componentsAreDrawn_data() { themes(); }
    void componentsAreDrawn()
    {
        QFETCH(bool, dark);
        m_look->setAppearance(dark ? Appearance::Dark : Appearance::Light);
        Components sheet;
        sheet.resize(1600, 1000);
        const QImage image = sheet.grab().toImage();
        const Theme& theme = m_look->theme();
        QVERIFY(colorsOf(image) > 200);
        for (const QColor& color : {theme.surface, theme.blue, theme.green, theme.errorSolid,
                 theme.select, theme.ink, theme.tone(Tone::Warn).graphic,
                 theme.tone(Tone::Person).tint, theme.used, theme.alloc})
            QVERIFY2(hasColor(image, color), qPrintable(color.name()));
    }

    void theMapIsDrawn_data() { themes(); }
    void theMapIsDrawn()
    {
        QFETCH(bool, dark);
        m_look->setAppearance(dark ? Appearance::Dark : Appearance::Light);
        MemoryState state;
        const auto window = makeFrame(*m_look, state, Story::Incident);
        window->resize(1280, 800);
        window->show();
        const auto* map = window->findChild<WorldMapWidget*>();
        const QImage image = const_cast<WorldMapWidget*>(map)->grab().toImage();
        const Theme& theme = m_look->theme();
        const auto pixel = [&](LatLon place) {
            const MapPoint at = map->viewport().project(place);
            return QColor(image.pixel(int(at.x), int(at.y)));
        };
        QCOMPARE(pixel({62, 100}), theme.land); // Siberia
        QCOMPARE(pixel({-25, -20.5}), theme.canvas); // the Atlantic
        // Off the glyph in the middle of the one that cannot be reached: Ireland.
        const MapPoint lost = map->viewport().project({53.3, -6.3});
        QCOMPARE(QColor(image.pixel(int(lost.x), int(lost.y) - 10)), theme.errorSolid);
        QVERIFY(hasColor(image, theme.tone(Tone::Ok).graphic));
        QVERIFY(hasColor(image, theme.tone(Tone::Warn).graphic));
        QVERIFY(hasColor(image, theme.line2));
    }

    void everyPageIsDrawn_data()
    {
        QTest::addColumn<QSize>("size");
        QTest::newRow("small") << QSize(1280, 800);
        QTest::newRow("usual") << QSize(1600, 1000);
        QTest::newRow("large") << QSize(2560, 1440);
    }
    void everyPageIsDrawn()
    {
        QFETCH(QSize, size);
        MemoryState state;
        const auto window = makeFrame(*m_look, state, Story::Quiet);
        window->resize(size);
        window->show();
        for (const QString& page : window->pages()) {
            window->showPage(page);
            const QImage image = window->grab().toImage();
            QCOMPARE(image.size(), size);
            QVERIFY(colorsOf(image) > 20);
        }
    }

    void namesAreOnTheirControls()
    {
        MemoryState state;
        const auto window = makeFrame(*m_look, state, Story::Incident);
        window->show();
        for (const QString& page : window->pages()) {
            window->showPage(page);
            for (const QAbstractButton* button :
                window->page(page)->findChildren<QAbstractButton*>())
                if (button->isVisible() && button->focusPolicy() != Qt::NoFocus)
                    QVERIFY2(!button->accessibleName().isEmpty() || !button->text().isEmpty(),
                        qPrintable(page));
        }
    }

private:
    void themes()
    {
        QTest::addColumn<bool>("dark");
        QTest::newRow("light") << false;
        QTest::newRow("dark") << true;
    }

    Look* m_look = nullptr;
};

QTEST_MAIN(TestGallery)
#include "tst_gallery.moc"
