// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/stringpool.h"

#include <QtTest>

using namespace portolan;

class TestStringPool : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theEmptyStringIsZero()
    {
        StringPool pool;
        QCOMPARE(pool.intern({}), 0u);
        QVERIFY(pool.view(0).empty());
    }

    void oneTextHasOneNumber()
    {
        StringPool pool;
        std::string text = "kube-system";
        const quint32 id = pool.intern(text);
        text = "overwritten"; // the pool keeps its own bytes
        QCOMPARE(pool.view(id), std::string_view("kube-system"));
        QCOMPARE(pool.intern("kube-system"), id);
        QVERIFY(pool.intern("default") != id);
    }

    void keepsManyTextsOfEverySize()
    {
        StringPool pool;
        std::vector<std::pair<quint32, std::string>> known;
        for (int i = 0; i < 5000; ++i) {
            std::string text = std::to_string(i);
            if (i % 500 == 0)
                text.append(100'000, 'x'); // larger than a chunk
            known.emplace_back(pool.intern(text), text);
        }
        for (const auto& [id, text] : known)
            QVERIFY(pool.view(id) == text);
    }

    void anUnknownNumberIsEmpty()
    {
        StringPool pool;
        QVERIFY(pool.view(70'000).empty());
        QVERIFY(pool.view(0xffffffff).empty());
    }
};

QTEST_APPLESS_MAIN(TestStringPool)
#include "tst_stringpool.moc"
