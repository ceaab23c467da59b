// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/auth/certificate.h"

#include "tests/app/auth/testcertificates.h"

#include <QtTest>

using namespace portolan;
using namespace portolan::auth;

class TestCertificate : public QObject {
    Q_OBJECT

private:
    const QDateTime m_end{QDate(2051, 3, 4), QTime(5, 6, 7), QTimeZone::UTC};
    const test::TestCertificate m_made = test::makeCertificate("sre", m_end);

    static QString errorOf(const QByteArray& certificate, const QByteArray& key)
    {
        const auto result = checkKeyPair(certificate, Secret(QByteArray(key)));
        return result ? QString() : result.error().sentence();
    }

private Q_SLOTS:
    void readsFacts()
    {
        QVERIFY(holdsCertificate(m_made.certificate));
        QCOMPARE(certificateExpiry(m_made.certificate), m_end);
        QCOMPARE(certificateUser(m_made.certificate), QStringLiteral("sre"));
        QVERIFY(!certificateExpiry("nothing").isValid());
        QVERIFY(!holdsCertificate(m_made.key));
        QCOMPARE(certificateUser({}), QString());
    }

    void theFirstOfSeveralCounts()
    {
        const auto other = test::makeCertificate("authority", m_end.addYears(1));
        QCOMPARE(certificateExpiry(m_made.certificate + other.certificate), m_end);
    }

    void checksThePair()
    {
        const auto other = test::makeCertificate("other", m_end);
        QCOMPARE(errorOf(m_made.certificate, m_made.key), QString());
        QVERIFY(errorOf(m_made.certificate, other.key).contains(u"does not belong"));
        QVERIFY(errorOf(m_made.certificate, "x").contains(u"no private key"));
        QVERIFY(errorOf("x", m_made.key).contains(u"no certificate"));
        // Asking for the passphrase would block the thread for ever.
        QVERIFY(errorOf(m_made.certificate, m_made.encryptedKey).contains(u"passphrase"));
    }
};

QTEST_APPLESS_MAIN(TestCertificate)
#include "tst_certificate.moc"
