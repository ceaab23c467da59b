// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/auth/masking.h"
#include "app/diagnose/statelog.h"

#include <QtTest>

#include <sys/stat.h>

using namespace portolan;
using namespace portolan::diagnose;

namespace {

const QString level = QStringLiteral("info");

QByteArray contents(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

//! The log: bounded, the owner's alone, without credentials.
class TestLogFile : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder.emplace();
        m_path = m_folder->filePath(QStringLiteral("state/portolan/portolan.log"));
    }

    void linesAreTheOwnersAlone()
    {
        LogFile log(m_path, m_clock);
        log.write(level, QStringLiteral("two\nlines\r\nare one\x07"));
        QVERIFY2(contents(m_path).startsWith("2026-11-24T07:00:00.000Z ["),
            contents(m_path).constData());
        QVERIFY2(contents(m_path).contains("] info: two lines are one"),
            contents(m_path).constData());
        QCOMPARE(contents(m_path).count('\n'), 1);
        struct stat info{};
        QCOMPARE(::stat(QFile::encodeName(m_path).constData(), &info), 0);
        QCOMPARE(int(info.st_mode & 0777), 0600);
    }

    void openFileOfAnotherHandIsClosedToOthers()
    {
        QVERIFY(QDir().mkpath(QFileInfo(m_path).path()));
        QFile file(m_path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.close();
        QVERIFY(file.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ReadOther));
        LogFile(m_path, m_clock).write(level, QStringLiteral("x"));
        QVERIFY(!(QFile::permissions(m_path) & QFile::ReadOther));
    }

    void fullLogIsMovedAsideAndNeverGrowsBeyond()
    {
        LogFile log(m_path, m_clock, 1000), other(m_path, m_clock, 1000);
        for (int i = 0; i < 200; ++i)
            (i % 3 ? log : other).write(level, QStringLiteral("line %1").arg(i));
        const qint64 now = QFileInfo(m_path).size();
        const qint64 old = QFileInfo(m_path + QStringLiteral(".1")).size();
        QVERIFY2(now <= 1000 && old <= 1000 && old > 0, qPrintable(QStringLiteral("%1 %2").arg(now).arg(old)));
        QCOMPARE(QDir(QFileInfo(m_path).path()).entryList(QDir::Files).size(), 2);
        const QByteArray tail = log.tail(1500);
        QVERIFY(tail.size() <= 1500);
        QVERIFY2(tail.startsWith("2026-"), tail.constData());
        QVERIFY2(tail.endsWith(": line 199\n"), tail.constData());
        QVERIFY(tail.contains(": line 198\n"));
    }

    void whereNothingCanBeWrittenNothingHappens()
    {
        QVERIFY(QDir().mkpath(m_path)); // a folder in its place
        LogFile log(m_path, m_clock);
        log.write(level, QStringLiteral("x"));
        QVERIFY(log.tail(100).isEmpty());
        LogFile none({}, m_clock);
        none.write(level, QStringLiteral("x"));
        QVERIFY(none.tail(100).isEmpty());
    }

    void whatHasTheShapeOfACredentialIsMasked()
    {
        LogFile log(m_path, m_clock);
        log.setMask([](const QString& text) { return auth::masked(text); });
        log.write(level,
            QStringLiteral("Bearer abcdef123 https://me:hunter2@proxy:3128/x?y eyJhbGciOiJSUzI1NiJ9.e.f "
                           "-----BEGIN EC PRIVATE KEY-----\nMHcCAQ\n-----END EC PRIVATE KEY----- end"));
        const QByteArray text = contents(m_path);
        for (const char* secret : {"abcdef123", "hunter2", "eyJ", "MHcCAQ"})
            QVERIFY2(!text.contains(secret), text.constData());
        QVERIFY2(text.contains("proxy:3128") && text.trimmed().endsWith("end"), text.constData());
    }

    void changesOfAConnectionAreOneLineEach();

private:
    std::optional<QTemporaryDir> m_folder;
    QString m_path;
    ManualClock m_clock{QDateTime(QDate(2026, 11, 24), QTime(7, 0), QTimeZone::UTC)};
};

void TestLogFile::changesOfAConnectionAreOneLineEach()
{
    LogFile log(m_path, m_clock);
    Fleet fleet{QString()};
    const StateLog states(fleet, log);
    FleetCluster info;
    info.context = QStringLiteral("east");
    fleet.addCluster(info);
    Batch batch;
    batch.connection = fleet.beginConnection(0);
    const auto pool = std::make_shared<StringPool>();
    batch.facts.emplace();
    batch.facts->connection = Connection::Connected;
    batch.facts->serverVersion = QStringLiteral("v1.36.3");
    batch.syncs = {{Kind::Pod, {}, SyncPhase::Synced, 3, {}, {}, 1},
        {Kind::Node, {}, SyncPhase::Forbidden, 0, {},
            {QStringLiteral("Forbidden"), QStringLiteral("no nodes for you"), {}, {}, {}}, 1}};
    for (int i = 0; i < 5; ++i) {
        batch.facts->lastAnswerAt = i; // no news
        fleet.apply(batch, pool);
    }
    batch.facts->connection = Connection::Unreachable;
    batch.facts->reason.message = QStringLiteral("gone");
    fleet.apply(batch, pool);
    const QByteArray text = contents(m_path);
    QCOMPARE(text.count("east: connected as ?, server v1.36.3, TLS verified"), 1);
    QCOMPARE(text.count("east: nodes: forbidden: no nodes for you"), 1);
    QCOMPARE(text.count("east: unreachable: gone"), 1);
    for (const QByteArray& line : text.trimmed().split('\n'))
        QVERIFY2(text.count(line.mid(line.indexOf("]"))) == 1, text.constData());
}

QTEST_GUILESS_MAIN(TestLogFile)
#include "tst_logfile.moc"
