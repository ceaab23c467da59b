// SPDX-License-Identifier: GPL-3.0-or-later
// Pictures for whoever wants to see or check the window: all pages, and the figures of the moment.
#include "app/window/pictures.h"
#include "tests/app/window/consolebench.h"

#include <QDir>
#include <QImage>
#include <QJsonArray>
#include <QJsonDocument>
#include <QSignalSpy>
#include <QTest>

using namespace portolan;
using namespace portolan::test;
using namespace Qt::StringLiterals;

class TestPictures : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyPageHasItsPicturesAndFigures()
    {
        ui::Look look(*qApp);
        ConsoleBench bench(look);
        QVERIFY2(bench.problem().isEmpty(), qPrintable(bench.problem()));
        QTemporaryDir folder;
        const QString to = folder.filePath(u"deep/pictures"_s);
        window::Pictures pictures(bench.console(), bench.clock(), look, to);
        QSignalSpy finished(&pictures, &window::Pictures::finished);
        pictures.start();
        // One cluster of the bench is loading, so it is waited for; then the time is up.
        bench.clock().advanceMs(61000);
        QVERIFY(finished.wait(60000));
        QCOMPARE(finished.first().first().toInt(), 0);
        for (const QString& page : bench.window().pages()) {
            for (const char* size : {"1280x800", "1600x1000"}) {
                for (const char* appearance : {"light", "dark"})
                    checkOne(u"%1/%2-%3-%4"_s.arg(to, page, QLatin1String(size), QLatin1String(appearance)), size);
            }
        }
    }

    void aFolderThatCannotBeIsSaid()
    {
        ui::Look look(*qApp);
        ConsoleBench bench(look);
        QTemporaryDir folder;
        QFile file(folder.filePath(u"file"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        window::Pictures pictures(bench.console(), bench.clock(), look, file.fileName());
        QSignalSpy finished(&pictures, &window::Pictures::finished);
        pictures.start();
        bench.clock().advanceMs(61000);
        QVERIFY(finished.wait(60000));
        QCOMPARE(finished.first().first().toInt(), 1);
    }

private:
    static void checkOne(const QString& stem, const char* size)
    {
        const QImage image(stem + u".png"_s);
        QCOMPARE(u"%1x%2"_s.arg(image.width()).arg(image.height()), QLatin1String(size));
        QFile file(stem + u".json"_s);
        QVERIFY2(file.open(QIODevice::ReadOnly), qPrintable(file.fileName()));
        const QJsonObject status = QJsonDocument::fromJson(file.readAll()).object();
        QCOMPARE(status[u"schemaVersion"_s].toInt(), 1);
        QCOMPARE(status[u"clusters"_s].toArray().size(), 8);
    }
};

QTEST_MAIN(TestPictures)
#include "tst_pictures.moc"
