// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/workloads/cellorder.h"

#include <QtTest>

using namespace portolan;
using namespace Qt::StringLiterals;

class TestCellOrder : public QObject {
    Q_OBJECT

private Q_SLOTS:
    //! In each row the cells stand in their order already.
    void ordersByValue_data()
    {
        QTest::addColumn<QString>("type");
        QTest::addColumn<QStringList>("cells");
        QTest::addColumn<CellOrder>("order");
        using enum CellOrder;
        const auto row = [](const char* name, const QString& type, const QStringList& cells,
                             CellOrder order) { QTest::newRow(name) << type << cells << order; };
        row("nothing", u"string"_s, {}, Text);
        row("nothing said", u"string"_s, {u""_s, u"<none>"_s}, Text);
        row("words", u"string"_s, {u"Opaque"_s, u"tls"_s}, Text);
        row("one word among numbers", u"string"_s, {u"1"_s, u"many"_s}, Text);
        row("numbers", u"string"_s, {u"<none>"_s, u"-2"_s, u"0"_s, u"0.5"_s, u"9"_s, u"12"_s},
            Number);
        row("numbers by definition", u"number"_s, {u"1.5"_s, u"10"_s}, Number);
        row("shares", u"string"_s, {u"9%"_s, u"80%"_s, u"100%"_s}, Number);
        row("restarts", u"string"_s, {u"0"_s, u"2 (5m ago)"_s, u"10 (3d ago)"_s}, Number);
        row("ratios", u"string"_s, {u"0/1"_s, u"0/3"_s, u"1/1"_s, u"2/3"_s, u"10/12"_s}, Ratio);
        row("ages", u"string"_s,
            {u"<unknown>"_s, u"0s"_s, u"45s"_s, u"5m"_s, u"5m20s"_s, u"2h"_s, u"3h59m"_s, u"10d"_s,
                u"364d"_s, u"1y"_s, u"2y40d"_s},
            Duration);
        row("dates by definition", u"date"_s, {u"5m"_s, u"2h"_s, u"10d"_s}, Duration);
        row("durations of Go", u"string"_s, {u"250ms"_s, u"1.5s"_s, u"1m0.5s"_s, u"1h0m0s"_s},
            Duration);
        row("ago", u"string"_s, {u"7s ago"_s, u"3m ago"_s}, Duration);
        row("a date that is none", u"date"_s, {u"2026-11-24"_s, u"5m"_s}, Text);
        row("times", u"string"_s, {u"2026-11-24T07:00:00Z"_s, u"2026-11-24T08:00:00Z"_s}, Text);
        row("sizes", u"string"_s, {u"500Mi"_s, u"1Gi"_s, u"20Gi"_s, u"1Ti"_s}, Quantity);
        row("cpu", u"string"_s, {u"500m"_s, u"1"_s, u"1500m"_s, u"10"_s}, Quantity);
        row("exponents", u"string"_s, {u"1e2"_s, u"1e3"_s}, Quantity);
        row("thousandths or minutes, alike in order", u"string"_s, {u"5m"_s, u"30m"_s}, Duration);
        row("flags", u"boolean"_s, {u"false"_s, u"true"_s}, Text);
        row("versions", u"string"_s, {u"v1.10"_s, u"v1.9"_s}, Text);
        row("addresses", u"string"_s, {u"10.0.0.10"_s, u"10.0.0.9"_s}, Text);
        row("more than fits", u"string"_s, {u"1s"_s, u"99999999999999999d"_s}, Duration);
    }

    void ordersByValue()
    {
        QFETCH(QString, type);
        QFETCH(QStringList, cells);
        CellOrders orders;
        orders.define(type);
        std::vector<std::string> texts;
        for (const QString& cell : std::as_const(cells)) {
            texts.push_back(cell.toStdString());
            orders.add(texts.back());
        }
        QTEST(orders.found(), "order");
        for (size_t i = 1; orders.found() != CellOrder::Text && i < texts.size(); ++i)
            QVERIFY2(orderValueOrFirst(orders.found(), texts[i - 1])
                    < orderValueOrFirst(orders.found(), texts[i]),
                texts[i].c_str());
    }

    void refusesWhatIsNone_data()
    {
        QTest::addColumn<CellOrder>("order");
        QTest::addColumn<QByteArray>("text");
        using enum CellOrder;
        const auto row = [](CellOrder order, const char* text) {
            QTest::addRow("%d %s", int(order), text) << order << QByteArray(text);
        };
        for (const char* text : {"", "5", "m", "5x", "m5", "5m x", "5m2", "1..5s", " ago", "-5m"})
            row(Duration, text);
        for (const char* text : {"", "1/", "/1", "1/2/3", "-1/2", "a/b", "1"})
            row(Ratio, text);
        for (const char* text : {"", "%", "5m", "1e3", "1.2.3", "-"})
            row(Number, text);
        row(Text, "5");
    }

    void refusesWhatIsNone()
    {
        QFETCH(CellOrder, order);
        QFETCH(QByteArray, text);
        QVERIFY(!orderValue(order, std::string_view(text.constData(), size_t(text.size()))));
    }
};

QTEST_APPLESS_MAIN(TestCellOrder)
#include "tst_cellorder.moc"
