// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/workloads/filterquery.h"

#include <QtTest>

using namespace portolan;

namespace {

constexpr ColumnSpec columns[] = {
    {"phase", "", CellType::Interned, ColumnRole::State},
    {"restarts", "", CellType::Integer, ColumnRole::Count},
    {"cpu", "", CellType::Cpu},
    {"memory", "", CellType::Bytes},
    {"lastRestart", "", CellType::Time, ColumnRole::Age},
    {"suspended", "", CellType::Flag},
    {"region", "", CellType::Interned},
    {"secretColumn", "", CellType::Text, ColumnRole::Hidden},
};

//! "phase!contains[pending|failed]" for each term.
QString describe(const FilterQuery& query)
{
    static const char* const subjects[]
        = {"*", "cluster", "region", "namespace", "name", "age", "cell"};
    static const char* const ops[] = {"~", "=", ">", ">=", "<", "<="};
    QStringList terms;
    for (const FilterTerm& term : query.terms()) {
        QString text = QLatin1String(term.negated ? "!" : "");
        text += QLatin1String(subjects[int(term.subject)]);
        if (term.cell)
            text += QLatin1Char('#') + QLatin1String(columns[*term.cell].id);
        text += QLatin1String(ops[int(term.op)]);
        QStringList values;
        for (const std::string& value : term.texts)
            values.append(QString::fromStdString(value));
        for (const FilterNumber& number : term.numbers)
            values.append(number.unit == 1
                    ? QString::number(number.value)
                    : QStringLiteral("%1/%2").arg(number.value).arg(number.unit));
        terms.append(text + values.join(QLatin1Char('|')));
    }
    return terms.join(QLatin1Char(' '));
}

//! One letter for each token, with the text it covers.
QString tokens(const QString& text, const FilterQuery& query)
{
    QStringList parts;
    for (const FilterToken& token : query.tokens())
        parts.append(QLatin1Char("NCOVTW"[token.kind]) + text.mid(token.start, token.length));
    return parts.join(QLatin1Char(' '));
}

} // namespace

class TestFilterQuery : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void exactTermsAreReadAsTheyWereMeant()
    {
        const QString cluster = QStringLiteral("cluster");
        QCOMPARE(exactTerm(cluster, QStringLiteral("us-east-1")), QStringLiteral("cluster=us-east-1"));
        for (const char* name : {"us-east-1", "US East", "a,b", "arn:aws:eks:us-east-1:1:cluster/x"}) {
            const QString value = QLatin1String(name);
            const FilterQuery query = FilterQuery::parse(exactTerm(cluster, value), columns);
            QVERIFY(query.errors().empty());
            QCOMPARE(describe(query), QStringLiteral("cluster=") + value.toLower());
        }
    }

    void parses_data()
    {
        QTest::addColumn<QString>("terms");
        QTest::addColumn<QString>("colours");
        QTest::addColumn<int>("errors");
        const auto row = [](const char* text, const char* terms, const char* colours,
                             int errors = 0) {
            QTest::newRow(text) << QString::fromUtf8(terms) << QString::fromUtf8(colours) << errors;
        };
        row("", "", "");
        row("   ", "", "");
        row("api", "*~api", "Tapi");
        row("API web", "*~api *~web", "TAPI Tweb");
        row("-foo", "!*~foo", "N- Tfoo");
        row("!foo", "!*~foo", "N! Tfoo");
        row("-", "", "N- T");
        row("phase:Running", "cell#phase~running", "Cphase: VRunning");
        row("PHASE:Running", "cell#phase~running", "CPHASE: VRunning");
        row("phase:!Running", "!cell#phase~running", "Cphase: N! VRunning");
        row("-phase:Running", "!cell#phase~running", "N- Cphase: VRunning");
        row("-phase:!Running", "cell#phase~running", "N- Cphase: N! VRunning");
        row("phase:Pending,Failed", "cell#phase~pending|failed", "Cphase: VPending,Failed");
        row("phase:,Pending,", "cell#phase~pending", "Cphase: V,Pending,");
        row("phase:=Running", "cell#phase=running", "Cphase: O= VRunning");
        row("phase:", "", "Cphase:");
        row("phase:!", "", "Cphase: N!");
        row("restarts:>3", "cell#restarts>3", "Crestarts: O> V3");
        row("restarts:>=3", "cell#restarts>=3", "Crestarts: O>= V3");
        row("restarts:<1k", "cell#restarts<1000", "Crestarts: O< V1k");
        row("restarts:<=0", "cell#restarts<=0", "Crestarts: O<= V0");
        row("restarts:2", "cell#restarts=2", "Crestarts: V2");
        row("restarts:1,2", "cell#restarts=1|2", "Crestarts: V1,2");
        row("restarts:>", "", "Crestarts: O>");
        row("cpu:250m", "cell#cpu=250", "Ccpu: V250m");
        row("cpu:>1.5", "cell#cpu>1500", "Ccpu: O> V1.5");
        row("memory:>=1Gi", "cell#memory>=1073741824", "Cmemory: O>= V1Gi");
        row("age:<10m", "age<600/60", "Cage: O< V10m");
        row("age:>1h30m", "age>5400/60", "Cage: O> V1h30m");
        row("age:>90", "age>90", "Cage: O> V90");
        row("lastRestart:<2d", "cell#lastRestart<172800/86400", "ClastRestart: O< V2d");
        row("suspended:yes", "cell#suspended=1", "Csuspended: Vyes");
        row("suspended:False", "cell#suspended=0", "Csuspended: VFalse");
        row("cluster:eu ns:shop name:web", "cluster~eu namespace~shop name~web",
            "Ccluster: Veu Cns: Vshop Cname: Vweb");
        row("namespace:shop", "namespace~shop", "Cnamespace: Vshop");
        row("region:eu", "region#region~eu", "Cregion: Veu"); // the kind has one too
        row("\"two words\"", "*~two words", "T\"two words\"");
        row("phase:\"a, b\",c", "cell#phase~a, b|c", "Cphase: V\"a, b\",c");
        row("\"open end", "*~open end", "T\"open end");
        row("\"a:b\"", "*~a:b", "T\"a:b\"");
        row("10.0.0.1:80", "*~10.0.0.1:80", "T10.0.0.1:80");
        row(":x", "*~:x", "T:x");
        row("Zoë", "*~zoë", "TZoë");
        row("colour:red api", "*~api", "Wcolour:red Tapi", 1);
        row("secretColumn:x", "", "WsecretColumn:x", 1);
        row("restarts:many", "", "Crestarts: Wmany", 1);
        row("age:soon", "", "Cage: Wsoon", 1);
        row("age:<10x", "", "Cage: O< W10x", 1);
        row("cpu:>x", "", "Ccpu: O> Wx", 1);
        row("phase:>a", "", "Cphase: O> Wa", 1);
        row("name:<b", "", "Cname: O< Wb", 1);
        row("suspended:maybe", "", "Csuspended: Wmaybe", 1);
        row("region:eu phase:!Running api restarts:>3 age:<10m -foo \"quoted text\"",
            "region#region~eu !cell#phase~running *~api cell#restarts>3 age<600/60 !*~foo *~quoted "
            "text",
            "Cregion: Veu Cphase: N! VRunning Tapi Crestarts: O> V3 Cage: O< V10m N- Tfoo "
            "T\"quoted text\"");
    }

    void parses()
    {
        const QString text = QString::fromUtf8(QTest::currentDataTag());
        const FilterQuery query = FilterQuery::parse(text, columns);
        QTEST(describe(query), "terms");
        QTEST(tokens(text, query), "colours");
        QFETCH(int, errors);
        QCOMPARE(int(query.errors().size()), errors);
        for (const FilterError& error : query.errors()) {
            QVERIFY(error.length > 0 && error.start + error.length <= text.size());
            QVERIFY(error.text.endsWith(QLatin1Char('.')));
        }
    }

    void saysWhichColumnsExist()
    {
        const FilterQuery query = FilterQuery::parse(u"colour:red", columns);
        const QString text = query.errors()[0].text;
        for (const char* known : {"cluster", "namespace", "name", "age", "phase", "lastRestart"})
            QVERIFY2(text.contains(QLatin1String(known)), known);
        QVERIFY(!text.contains(QLatin1String("secretColumn")));
    }

    void refines_data()
    {
        QTest::addColumn<QString>("earlier");
        QTest::addColumn<QString>("later");
        QTest::addColumn<bool>("refines");
        const auto row = [](const char* earlier, const char* later, bool refines) {
            QTest::addRow("%s | %s", earlier, later)
                << QString::fromLatin1(earlier) << QString::fromLatin1(later) << refines;
        };
        row("", "a", true);
        row("a", "ab", true);
        row("a", "ba", true);
        row("ab", "a", false);
        row("a", "a phase:x", true);
        row("a phase:x", "a", false);
        row("-a", "-ab", false);
        row("-a", "-a b", true);
        row("phase:a", "phase:ab", true);
        row("phase:a", "phase:a,b", false);
        row("phase:a,b", "phase:a", false);
        row("phase:=a", "phase:=ab", false);
        row("restarts:>3", "restarts:>30", false);
        row("restarts:>3 a", "restarts:>3 ab", true);
        row("name:a", "phase:ab", false);
    }

    void refines()
    {
        QFETCH(QString, earlier);
        QFETCH(QString, later);
        QTEST(FilterQuery::parse(later, columns).refines(FilterQuery::parse(earlier, columns)),
            "refines");
    }

    void knowsWhatDependsOnTime()
    {
        QVERIFY(FilterQuery::parse(u"age:<1m", columns).dependsOnTime(columns));
        QVERIFY(FilterQuery::parse(u"lastRestart:<1m", columns).dependsOnTime(columns));
        QVERIFY(!FilterQuery::parse(u"restarts:1 a", columns).dependsOnTime(columns));
    }
};

QTEST_APPLESS_MAIN(TestFilterQuery)
#include "tst_filterquery.moc"
