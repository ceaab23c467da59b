// SPDX-License-Identifier: GPL-3.0-or-later
#include "resources/look.h"
#include "widgets/decor/glyph.h"
#include "widgets/decor/look.h"
#include "widgets/decor/paint.h"
#include "widgets/decor/theme.h"

#include <QContextMenuEvent>
#include <QScrollBar>
#include <QtTest>

#include <cmath>

using namespace portolan;
using namespace portolan::ui;

namespace {

// WCAG 2.x: relative luminance and contrast ratio.
double linear(double channel)
{
    return channel <= 0.04045 ? channel / 12.92 : std::pow((channel + 0.055) / 1.055, 2.4);
}

double luminance(const QColor& color)
{
    return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF())
        + 0.0722 * linear(color.blueF());
}

double contrast(const QColor& a, const QColor& b)
{
    const auto [low, high] = std::minmax({luminance(a), luminance(b)});
    return (high + 0.05) / (low + 0.05);
}

constexpr const char* states[] = {"ok", "progress", "warn", "error", "unknown", "stale", "person"};

struct Pair {
    QByteArray over;
    QByteArray under;
    double least;

    QString text() const { return QString::fromLatin1(over + " on " + under); }
};

void add(QList<Pair>& pairs, double least, const QByteArray& over, const QList<QByteArray>& under)
{
    for (const QByteArray& ground : under)
        pairs.append({over, ground, least});
}

QList<Pair> allPairs()
{
    constexpr double text = 4.5;
    constexpr double graphic = 3;
    QList<Pair> pairs;
    for (const QByteArray name : {"text1", "text2", "text3"})
        add(pairs, text, name, {"canvas", "surface", "sunken", "raised", "select"});
    add(pairs, text, "text1", {"hover", "land"});
    add(pairs, text, "text2", {"land"});
    add(pairs, text, "text3", {"hover"});
    for (const QByteArray state : states) {
        const QByteArray tint = state + "-t";
        add(pairs, text, state, {"surface", "canvas", "select", tint});
        add(pairs, text, "text1", {tint});
        add(pairs, text, "text2", {tint});
        add(pairs, graphic, state + "-g", {"surface", "canvas", "land"});
    }
    add(pairs, text, "on-ink", {"ink"});
    add(pairs, text, "on-solid", {"error-solid"});
    add(pairs, text, "on-blue", {"blue"});
    add(pairs, text, "on-green", {"green"});
    for (const QByteArray code : {"syn-key", "syn-str", "syn-num", "syn-com", "syn-kw"})
        add(pairs, text, code, {"raised"});
    add(pairs, graphic, "control", {"surface", "raised"});
    add(pairs, graphic, "focus", {"surface", "canvas", "select"});
    add(pairs, graphic, "used", {"surface"});
    add(pairs, graphic, "requested", {"surface", "alloc"});
    add(pairs, graphic, "blue-edge", {"surface"});
    add(pairs, graphic, "green-edge", {"surface"});
    return pairs;
}

} // namespace

class TestTheme : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyPairCanBeRead_data()
    {
        QTest::addColumn<bool>("dark");
        QTest::newRow("light") << false;
        QTest::newRow("dark") << true;
    }

    void everyPairCanBeRead()
    {
        QFETCH(bool, dark);
        const Theme theme = builtInTheme(dark);
        QCOMPARE(theme.dark, dark);
        const QList<Pair> pairs = allPairs();
        QVERIFY(pairs.size() > 100);
        for (const Pair& pair : pairs) {
            const QColor over = token(theme, QLatin1StringView(pair.over));
            const QColor under = token(theme, QLatin1StringView(pair.under));
            QVERIFY2(over.isValid() && under.isValid(), qPrintable(pair.text()));
            const double ratio = contrast(over, under);
            QVERIFY2(ratio >= pair.least,
                qPrintable(pair.text() + QStringLiteral(": %1").arg(ratio, 0, 'f', 2)));
        }
    }

    void everyTokenIsRead()
    {
        const Theme theme = builtInTheme(false);
        QCOMPARE(tokenNames().size(), 56);
        for (const QLatin1StringView name : tokenNames())
            QVERIFY2(token(theme, name).isValid(), name.data());
    }

    void faultsOfAFileAreNamedTogether()
    {
        QByteArray file = resource(QStringLiteral("themes/light.json"));
        file.replace("\"canvas\"", "\"kanvas\"");
        file.replace("#dadee2", "greyish");
        const auto theme = parseTheme(file);
        QVERIFY(!theme.has_value());
        for (const char* part : {"canvas is not", "line is not", "kanvas is no token"})
            QVERIFY2(
                theme.error().text.contains(QLatin1String(part)), qPrintable(theme.error().text));
        QVERIFY(!parseTheme("{").has_value());
    }

    void everyGlyphCanBeDrawn()
    {
        GlyphAtlas atlas;
        for (int i = 1; i < int(Glyph::Count); ++i) {
            const auto glyph = Glyph(i);
            for (const int size : {12, 16}) {
                QVERIFY2(!glyphSource(glyph, size).isEmpty(), qPrintable(QString::number(i)));
                for (const qreal ratio : {1.0, 1.5, 2.0}) {
                    // Not premultiplied: an edge pixel that is half covered is still red.
                    const QImage image = atlas.pixmap(glyph, size, Qt::red, ratio)
                                             .toImage()
                                             .convertToFormat(QImage::Format_ARGB32);
                    bool drawn = false;
                    for (int y = 0; y < image.height() && !drawn; ++y)
                        for (int x = 0; x < image.width() && !drawn; ++x)
                            drawn = qAlpha(image.pixel(x, y)) > 60 && qRed(image.pixel(x, y)) > 200;
                    QVERIFY2(drawn,
                        qPrintable(QStringLiteral("%1 at %2 × %3: %4")
                                .arg(i)
                                .arg(size)
                                .arg(ratio)
                                .arg(image.pixel(size / 2, size / 2), 0, 16)));
                }
            }
        }
    }

    void everyStateHasItsOwnLook()
    {
        for (int i = 0; i <= int(DataState::NotServed); ++i)
            QVERIFY(lookOf(DataState(i)).glyph != Glyph::None);
        for (int i = 0; i <= int(Health::Unknown); ++i)
            QVERIFY(lookOf(Health(i)).glyph != Glyph::None);
        QVERIFY(lookOf(DataState::Live).quiet);
        QCOMPARE(lookOf(DataState::Unreachable).tone, Tone::Error);
    }

    void fontsAreTheShippedOnes()
    {
        QVERIFY(loadFonts());
        const TypeScale scale(false);
        QCOMPARE(QFontInfo(scale.font(Type::Body).font).family(), QStringLiteral("Inter"));
        QCOMPARE(QFontInfo(scale.font(Type::Mono).font).family(), QStringLiteral("JetBrains Mono"));
        // Half pixels count, and so does weight.
        const auto width = [&](Type type) {
            return textWidth(scale.font(type), QStringLiteral("requests.cpu"));
        };
        QVERIFY(width(Type::Small) < width(Type::Cell));
        QVERIFY(width(Type::Cell) < width(Type::Body));
        QVERIFY(width(Type::Cell) < width(Type::CellName));
        // Tabular figures: a 1 is as wide as an 8.
        const TypeFace& cell = scale.font(Type::Cell);
        QCOMPARE(textWidth(cell, QStringLiteral("1111")), textWidth(cell, QStringLiteral("8888")));
    }

    //! Qt's own would hold everything up in a loop of its own, in words that nobody translated.
    void aScrollBarHasNoMenu()
    {
        Look look(*qApp);
        QScrollBar bar;
        bar.setRange(0, 100);
        bar.show();
        bool shown = false;
        QTimer::singleShot(0, &bar, [&shown] {
            if (QWidget* menu = QApplication::activePopupWidget()) {
                shown = true;
                menu->close();
            }
        });
        QContextMenuEvent asked(QContextMenuEvent::Mouse, {2, 2}, bar.mapToGlobal(QPoint(2, 2)));
        QApplication::sendEvent(&bar, &asked);
        QVERIFY(!shown);
    }
};

QTEST_MAIN(TestTheme)
#include "tst_theme.moc"
