// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/yaml/fileproblem.h"
#include "models/yaml/yamlparser.h"

#include <QtTest>

using namespace portolan;

namespace {

Result<YamlNode> parse(const QByteArray& text, const YamlLimits& limits = {})
{
    return parseYaml(text, QStringLiteral("a.yaml"), limits);
}

QString errorOf(const QByteArray& text, const YamlLimits& limits = {})
{
    const auto result = parse(text, limits);
    return result ? QString() : result.error().text;
}

} // namespace

class TestYaml : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void keepsOrderAndPlaces()
    {
        const auto root = parse("# head\nb: 1\na:\n  - x\n  - 'y'\n");
        QVERIFY2(root, qPrintable(errorOf("b: 1")));
        QVERIFY(root->isMapping());
        QCOMPARE(root->entries().size(), 2U);
        QCOMPARE(root->entries()[0].key, QStringLiteral("b"));
        QCOMPARE(root->entries()[1].keyMark, (YamlMark{3, 1}));
        const YamlNode& items = (*root)[u"a"];
        QVERIFY(items.isSequence());
        QCOMPARE(items.items()[1].mark(), (YamlMark{5, 5}));
        QVERIFY(items.items()[1].isQuoted());
        QVERIFY(!items.items()[0].isQuoted());
        QCOMPARE(root->size(), 5);
    }

    void nothingIsNull()
    {
        for (const char* text : {"", "# only a comment\n", "---\n", "~", "null", "---\n...\n"}) {
            const auto root = parse(text);
            QVERIFY(root);
            QVERIFY2(root->isNull(), text);
        }
        QVERIFY(parse("a: 1")->operator[](u"b").isNull());
        QVERIFY(!parse("a: 1")->find(u"b"));
        QVERIFY(!parse("a:")->operator[](u"a").toText());
    }

    void readsScalarsAsKubectlDoes_data()
    {
        using Type = YamlNode::ScalarType;
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<int>("type");
        const auto row = [](const char* text, Type type) {
            QTest::newRow(text) << QByteArray(text) << int(type);
        };
        for (const char* text : {"true", "True", "TRUE", "yes", "On", "false", "No", "OFF"})
            row(text, Type::Bool);
        for (const char* text :
            {"0", "-7", "+7", "1_000", "0x1F", "0o17", "017", "0b11", "9223372036854775807"})
            row(text, Type::Int);
        for (const char* text :
            {"1.5", "-1.5e3", ".5", "1e5", "08", ".inf", "-.INF", ".NaN", "9223372036854775808"})
            row(text, Type::Double);
        for (const char* text : {"tRUE", "y", "1.2.3", "'true'", "\"1\"", "!!str 1", "2026-11-24",
                 "0x", "inf", "nan", "1e5x", "|\n  12"})
            row(text, Type::Text);
    }

    void readsScalarsAsKubectlDoes()
    {
        QFETCH(QByteArray, text);
        QFETCH(int, type);
        const auto root = parse(text);
        QVERIFY(root);
        QCOMPARE(int(root->scalarType()), type);
        QCOMPARE(root->toText().has_value(), root->scalarType() == YamlNode::ScalarType::Text);
    }

    void givesNumbers()
    {
        QCOMPARE(parse("017")->toInt(), std::optional<qint64>(15));
        QCOMPARE(parse("0x1F")->toInt(), std::optional<qint64>(31));
        QCOMPARE(parse("-9223372036854775808")->toInt(),
            std::optional(std::numeric_limits<qint64>::min()));
        QCOMPARE(parse("-77.5")->toDouble(), std::optional(-77.5));
        QCOMPARE(parse("39")->toDouble(), std::optional(39.0));
        QCOMPARE(parse("off")->toBool(), std::optional(false));
        QVERIFY(!parse("'off'")->toBool());
        QVERIFY(!parse("'1'")->toInt());
    }

    void replacesAliases()
    {
        const auto root = parse("a: &x {k: [1, 2]}\nb: *x\n");
        QVERIFY(root);
        QCOMPARE((*root)[u"b"][u"k"].items().size(), 2U);
        QCOMPARE((*root)[u"b"][u"k"].items()[1].line(), 1);
    }

    void readsJsonAndUtf16()
    {
        QCOMPARE(*parse("{\"a\":\t{\"b\": \"c\"}}")->operator[](u"a")[u"b"].toText(),
            QStringLiteral("c"));
        QByteArray utf16("\xff\xfe", 2);
        for (const char c : QByteArray("a: b\n"))
            utf16.append(c).append('\0');
        QCOMPARE(*parse(utf16)->operator[](u"a").toText(), QStringLiteral("b"));
    }

    void refuses_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("start");
        const auto row = [](const char* name, const QByteArray& text, const char* start) {
            QTest::newRow(name) << text << QString::fromLatin1(start);
        };
        row("key twice", "a: 1\nb: 2\na: 3\n",
            "a.yaml:3:1: this key is written twice, first at line 1");
        row("two documents", "a: 1\n---\nb: 2\n", "a.yaml:2:1: a second document");
        row("indentation", "a:\n  b: 1\n c: 2\n", "a.yaml:3:2: this is not YAML: ");
        row("tab", "a:\n\tb: 1\n", "a.yaml:2:1: this is not YAML: ");
        row("unclosed", "a: [1, 2\n", "a.yaml:2:1: this is not YAML: ");
        row("merge", "a: &x {}\nb:\n  <<: *x\n", "a.yaml:3:3: merge keys");
        row("list as key", "? [a]\n: 1\n", "a.yaml:1:3: a key has to be plain text");
        row("tag", "a: !thing x\n", "a.yaml:1:4: this kind of tag");
        row("unknown alias", "a: *x\n", "a.yaml:1:4: no anchor");
        row("not UTF-8", "a: 1\nb: \xff\xfe\n", "a.yaml:2:4: this is not YAML text: ");
        row("NUL", QByteArray("a: \0", 4), "a.yaml:1:4: this is not YAML text: ");
    }

    void refuses()
    {
        QFETCH(QByteArray, text);
        QFETCH(QString, start);
        const QString error = errorOf(text);
        QVERIFY2(error.startsWith(start), qPrintable(error));
    }

    void aFewLinesOfAliasesDoNotFillTheMemory()
    {
        QByteArray bomb("a0: &a0 [x, x, x, x, x, x, x, x, x]\n");
        for (int i = 1; i < 12; ++i) {
            const QByteArray alias = "*a" + QByteArray::number(i - 1);
            const QByteArray name = "a" + QByteArray::number(i);
            bomb += name + ": &" + name + " [" + QByteArrayList(9, alias).join(", ") + "]\n";
        }
        QVERIFY(errorOf(bomb).contains(QLatin1String("aliases included")));
    }

    void depthCountsThroughAliases()
    {
        YamlLimits limits;
        limits.depth = 5;
        QCOMPARE(errorOf("[[[[x]]]]", limits), QString());
        QVERIFY(errorOf("[[[[[x]]]]]", limits).contains(QLatin1String("nested deeper than 5")));
        const QByteArray twice = "a: &a [[x]]\nb: [[*a]]\n";
        QVERIFY(errorOf(twice, limits).contains(QLatin1String("a.yaml:2:6: values are nested")));
        QVERIFY(errorOf(QByteArray(100000, '[')).contains(QLatin1String("nested deeper than 64")));
    }

    void sizeIsLimited()
    {
        YamlLimits limits;
        limits.bytes = 1024 * 1024;
        QVERIFY(errorOf(QByteArray(1024 * 1024 + 1, ' '), limits).contains(QLatin1String("1 MB")));
    }

    void problemsSayTheirPlace()
    {
        QCOMPARE((FileProblem{QStringLiteral("f"), 3, QStringLiteral("m")}).sentence(),
            QStringLiteral("f:3: m"));
        QCOMPARE((FileProblem{QStringLiteral("f"), 0, QStringLiteral("m")}).sentence(),
            QStringLiteral("f: m"));
    }
};

QTEST_APPLESS_MAIN(TestYaml)
#include "tst_yaml.moc"
