// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/auth/secret.h"

#include <QtTest>

using namespace portolan::auth;

namespace {

template <typename T>
concept DebugPrintable = requires(QDebug debug, T value) { debug << value; };
template <typename T>
concept TextLike = std::convertible_to<T, QString> || std::convertible_to<T, QByteArray>
    || std::convertible_to<T, std::string_view>;

static_assert(!DebugPrintable<Secret>);
static_assert(!TextLike<Secret>);

} // namespace

class TestSecret : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void keepsAndForgets()
    {
        Secret secret(QByteArray("abc"));
        QCOMPARE(secret.reveal(), std::string_view("abc"));
        const Secret copy = secret;
        const Secret moved = std::move(secret);
        QVERIFY(copy == moved);
        Secret cleared = copy;
        cleared.clear();
        QVERIFY(cleared.isEmpty());
        QCOMPARE(copy.size(), 3);
    }

    void wipesBytesThatNobodyShares()
    {
        QByteArray mine("abcdef");
        mine.detach();
        const Secret secret(std::move(mine));
        QCOMPARE(secret.reveal(), std::string_view("abcdef"));
        const QByteArray shared("ghi");
        QByteArray other = shared;
        wipe(other);
        QCOMPARE(shared, QByteArray("ghi"));
        QVERIFY(other.isEmpty());
    }
};

QTEST_APPLESS_MAIN(TestSecret)
#include "tst_secret.moc"
