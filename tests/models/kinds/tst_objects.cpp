// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/models/scanned.h"

#include <QDirIterator>
#include <QtTest>

#include <random>
#include <set>

using namespace portolan;
using namespace portolan::test;

namespace {

struct Object {
    QString path; //!< "…/pods-1.pb"
    Kind kind;
    std::string bytes;
};

std::string contentsOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll().toStdString() : std::string();
}

std::vector<Object> objectsIn(const QString& folder)
{
    std::vector<Object> objects;
    QDirIterator it(folder, {QStringLiteral("*.pb"), QStringLiteral("*.json")}, QDir::Files);
    while (it.hasNext()) {
        const QString path = it.next();
        const std::optional<Kind> kind
            = kindFromText(it.fileInfo().baseName().section(QLatin1Char('-'), 0, 0));
        if (kind)
            objects.push_back({path, *kind, contentsOf(path)});
    }
    std::ranges::sort(objects, {}, &Object::path);
    return objects;
}

//! A line for what every row has and for each cell that is not empty.
QString describe(const Scanned& object)
{
    const KindTable& table = object.table();
    QString text
        = QStringLiteral("name: %1\nnamespace: %2\nuid: %3\nresourceVersion: %4\ncreated: %5\n")
              .arg(fromUtf8(table.name(0)), fromUtf8(table.nameSpace(0)), table.uid(0).toString())
              .arg(table.resourceVersion(0))
              .arg(table.created(0));
    for (size_t i = 0; i < table.columns().size(); ++i) {
        QString cell = object.cell(i);
        cell.replace(QLatin1Char('\n'), QLatin1String("\\n"));
        if (!cell.isEmpty())
            text += QLatin1String(table.columns()[i].id) + QLatin1String(": ") + cell
                + QLatin1Char('\n');
    }
    return text;
}

//! Whatever a scan has written can be read again.
void readAll(const RowSink& sink, const StringPool& pool)
{
    size_t read = 0;
    for (size_t i = 0; i < sink.columns().size(); ++i) {
        const quint64 cell = sink.cells()[i];
        if (sink.columns()[i].type == CellType::Text) {
            const TextRef ref = TextRef::unpacked(cell);
            QVERIFY(size_t(ref.offset) + ref.length <= sink.text().size());
            read += ref.length;
        } else if (sink.columns()[i].type == CellType::Interned) {
            read += pool.view(quint32(cell)).size();
        }
    }
    QVERIFY(read < 10'000'000);
}

} // namespace

//! Objects as real API servers sent them, and what must be read from them.
class TestObjects : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_objects = objectsIn(
            qEnvironmentVariable("PORTOLAN_OBJECTS", QFINDTESTDATA("../../data/objects")));
        QVERIFY(!m_objects.empty());
    }

    //! With PORTOLAN_ACCEPT set, writes down what is read instead of comparing.
    void readsRealObjects()
    {
        std::set<Kind> kinds;
        for (const Object& object : m_objects) {
            kinds.insert(object.kind);
            const Scanned scanned(object.kind, object.bytes);
            QVERIFY2(scanned.isValid(), qPrintable(object.path));
            const QString expectedPath = object.path + QStringLiteral(".txt");
            if (qEnvironmentVariableIsSet("PORTOLAN_ACCEPT")) {
                QFile file(expectedPath);
                QVERIFY(file.open(QIODevice::WriteOnly));
                file.write(describe(scanned).toUtf8());
                continue;
            }
            const QString expected = fromUtf8(contentsOf(expectedPath));
            if (describe(scanned) != expected)
                qWarning("%s", qPrintable(object.path));
            QCOMPARE(describe(scanned), expected);
        }
        if (!qEnvironmentVariableIsSet("PORTOLAN_OBJECTS"))
            QVERIFY(kinds.size() >= kindCount - 1);
    }

    //! Cut, flipped and random bytes: refused or read, never a crash, never endless.
    void survivesBrokenBytes()
    {
        const quint32 seed = std::random_device{}();
        qInfo("seed %u", seed);
        std::mt19937 random(seed);
        const auto below = [&random](size_t n) { return size_t(random()) % n; };
        const size_t rounds = 40'000 / m_objects.size() + 1;
        size_t mutations = 0, accepted = 0;
        for (const Object& object : m_objects) {
            const KindSpec& spec = specOf(object.kind);
            StringPool pool;
            RowSink sink(pool, spec.columns);
            for (size_t round = 0; round < rounds; ++round, ++mutations) {
                std::string bytes = object.bytes;
                switch (below(4)) {
                case 0:
                    bytes.resize(below(bytes.size()));
                    break;
                case 1:
                    for (char& c : bytes)
                        c = char(random());
                    break;
                case 2:
                    for (size_t flips = 1 + below(8); flips > 0; --flips)
                        bytes[below(bytes.size())] ^= char(1u << below(8));
                    break;
                default: {
                    const size_t from = below(bytes.size());
                    bytes.erase(from, below(bytes.size() - from) % 40);
                    break;
                }
                }
                sink.clear();
                if (spec.scan(bytes, sink)) {
                    ++accepted;
                    readAll(sink, pool);
                }
            }
        }
        qInfo("%zu mutations, %zu of them still readable", mutations, accepted);
        QVERIFY(mutations >= 20'000);
    }

    void everyScanSurvivesNoise()
    {
        const quint32 seed = std::random_device{}();
        qInfo("seed %u", seed);
        std::mt19937 random(seed);
        for (size_t kind = 0; kind < kindCount; ++kind) {
            const KindSpec& spec = specOf(Kind(kind));
            StringPool pool;
            RowSink sink(pool, spec.columns);
            for (int round = 0; round < 1000; ++round) {
                std::string bytes(random() % 200, '\0');
                for (char& c : bytes)
                    c = char(random() % 48); // small numbers make valid headers likely
                sink.clear();
                if (spec.scan(bytes, sink))
                    readAll(sink, pool);
            }
        }
    }

private:
    std::vector<Object> m_objects;
};

QTEST_APPLESS_MAIN(TestObjects)
#include "tst_objects.moc"
