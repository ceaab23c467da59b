// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/feed/secretyaml.h"

#include <QtTest>

#include <random>

using namespace portolan::feed;
using namespace Qt::StringLiterals;

namespace {

const QString secret = uR"(apiVersion: v1
data:
  password: aHVudGVyMg==
  tls.crt: |-
    LS0tLS1CRUdJTi
    BDRVJUSUZJQ0FURS0
  "true": c2VjcmV0LXZhbHVl
immutable: false
kind: Secret
metadata:
  annotations:
    cert-manager.io/issuer-name: letsencrypt
    kubectl.kubernetes.io/last-applied-configuration: |
      {"apiVersion":"v1","data":{"password":"aHVudGVyMg=="},"kind":"Secret"}
    objectset.rio.cattle.io/applied: H4sIAAAAAAAA/4xSTW/bMAz9L7zKtmXHjpPAMLBDB2w9FBiGYZeCkmibiyUZEp02CPLfB8lJu7VD10ti
    old.example.net/object: '{"data":"aHVudGVyMg=="}'
    two.example.net/lines: aHVudGVyMg==
      aHVudGVyMg==
  creationTimestamp: "2026-11-24T07:00:00Z"
  labels:
    app: shop
  name: db
  namespace: shop
  ownerReferences:
  - apiVersion: v1
    kind: ConfigMap
  uid: 0b5f3c1e-0000-4000-8000-000000000001
stringData:
  plain: hunter2 and more
type: Opaque
)"_s;

//! What must not be there, whatever the form.
const QStringList values{u"aHVudGVyMg"_s, u"LS0tLS1CRUdJTi"_s, u"BDRVJUSUZJQ0FURS0"_s,
    u"c2VjcmV0LXZhbHVl"_s, u"H4sIAAAAAAAA"_s, u"hunter2"_s, u"and more"_s};

} // namespace

//! A Secret's YAML is shown without what is secret.
class TestSecretYaml : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void valuesAreMaskedAndTheRestStays()
    {
        const QString masked = maskedSecret(secret);
        const QString mask = u"\u2022\u2022\u2022\u2022\u2022\u2022"_s;
        for (const QString& value : values)
            QVERIFY2(!masked.contains(value), qPrintable(masked));
        const QStringList kept{u"apiVersion: v1\ndata:\n"_s,
            u"  password: "_s + mask + u" # masked, 7 bytes\n"_s, u"  tls.crt: "_s + mask,
            u"  \"true\": "_s + mask + u" # masked, 12 bytes\n"_s,
            u"    cert-manager.io/issuer-name: letsencrypt\n"_s,
            u"    kubectl.kubernetes.io/last-applied-configuration: "_s + mask,
            u"    objectset.rio.cattle.io/applied: "_s + mask,
            u"    old.example.net/object: "_s + mask, u"    two.example.net/lines: "_s + mask,
            u"  labels:\n    app: shop\n  name: db\n"_s,
            u"  ownerReferences:\n  - apiVersion: v1\n    kind: ConfigMap\n"_s,
            u"stringData:\n  plain: "_s + mask + u" # masked, 16 bytes\ntype: Opaque\n"_s};
        for (const QString& text : kept)
            QVERIFY2(masked.contains(text), qPrintable(text + u"\nis not in\n"_s + masked));
    }

    void formsThatNoServerWritesAreNotShownEither_data()
    {
        QTest::addColumn<QString>("yaml");
        QTest::newRow("flow") << u"data: {password: aHVudGVyMg==}\n"_s;
        QTest::newRow("flow annotations") << u"metadata:\n  annotations: {a: 'hunter2'}\n"_s;
        QTest::newRow("flow metadata") << u"metadata: {annotations: {a: hunter2}}\n"_s;
        QTest::newRow("deeper") << u"data:\n    password: aHVudGVyMg==\n"_s;
        QTest::newRow("list") << u"items:\n- data:\n    password: aHVudGVyMg==\n"_s;
        QTest::newRow("no colon") << u"aHVudGVyMg==\n"_s;
        QTest::newRow("odd key") << u"data:\n  a b: aHVudGVyMg==\n"_s;
        QTest::newRow("blank in a block") << u"data:\n  a: |\n    x\n\n    aHVudGVyMg==\n"_s;
        QTest::newRow("field of a later version") << u"moreData: aHVudGVyMg==\n"_s;
        QTest::newRow("fields of it") << u"moreData:\n  a: aHVudGVyMg==\n"_s;
        QTest::newRow("block annotation")
            << u"metadata:\n  annotations:\n    a: |\n      hunter2\n"_s;
    }
    void formsThatNoServerWritesAreNotShownEither()
    {
        QFETCH(QString, yaml);
        const QString masked = maskedSecret(yaml);
        for (const QString& value : values)
            QVERIFY2(!masked.contains(value), qPrintable(masked));
    }

    //! Wherever the text is cut, no value comes out.
    void anyCutIsMasked()
    {
        const QString text = secret.first(secret.indexOf(u"    objectset"_s));
        for (qsizetype length = 0; length <= text.size(); ++length) {
            const QString masked = maskedSecret(text.first(length));
            for (const QString& value : values)
                QVERIFY2(!masked.contains(value), qPrintable(masked));
        }
    }

    //! Random values under random keys, as a server writes them.
    void anyValueIsMasked()
    {
        std::mt19937 random(20261124);
        for (int round = 0; round < 500; ++round) {
            QString yaml = u"apiVersion: v1\ndata:\n"_s;
            QStringList secrets;
            for (int i = 0; i < 5; ++i) {
                QByteArray bytes(8 + int(random() % 120), Qt::Uninitialized);
                for (char& byte : bytes)
                    byte = char(random() % 256);
                secrets.append(QString::fromLatin1(bytes.toBase64()));
                yaml += u"  key-%1: %2\n"_s.arg(i).arg(secrets.last());
            }
            yaml
                += u"kind: Secret\nmetadata:\n  annotations:\n    a/last: |\n      {\"data\":\"%1\"}\n"_s
                       .arg(secrets.first());
            const QString masked = maskedSecret(yaml);
            for (const QString& value : std::as_const(secrets))
                QVERIFY2(!masked.contains(value), qPrintable(yaml));
        }
    }

    void aSecretIsKnownByItsKind()
    {
        QVERIFY(isSecretYaml(secret));
        QVERIFY(!isSecretYaml(u"kind: ConfigMap\ndata:\n  a: |\n    kind: Secret\n"_s));
        QVERIFY(!isSecretYaml(u"kind: SecretStore\n"_s));
    }
};

QTEST_APPLESS_MAIN(TestSecretYaml)
#include "tst_secretyaml.moc"
