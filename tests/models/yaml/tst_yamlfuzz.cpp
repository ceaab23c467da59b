// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/yaml/yamlparser.h"

#include <QtTest>

#include <random>

using namespace portolan;

namespace {

constexpr auto kubeconfig = R"(apiVersion: v1
kind: Config
current-context: eu-west-1
clusters:
- name: eu-west-1
  cluster:
    server: https://127.0.0.1:7443
    certificate-authority-data: LS0tLS1CRUdJTiBDRVJUSUZJQ0FURS0tLS0tCg==
    insecure-skip-tls-verify: false
contexts:
- {name: eu-west-1, context: {cluster: eu-west-1, user: &who sre, namespace: "shop"}}
users:
- name: *who
  user:
    exec:
      apiVersion: client.authentication.k8s.io/v1
      command: get-token
      args: [--cluster, 'eu-west-1']
      env:
      - {name: A, value: "b\tc"}
      installHint: |
        Ask the platform team.
      interactiveMode: Never
)";

// Half of the bytes are those with a meaning in YAML: pure noise is refused at its first byte.
QByteArray noise(std::mt19937& random)
{
    static const QByteArray meaningful(" \n\t-:?[]{},#&*!|>'\"%@`<~a0\\\r.");
    QByteArray bytes(int(random() % 200), Qt::Uninitialized);
    for (char& byte : bytes)
        byte = random() % 2 ? meaningful[random() % size_t(meaningful.size())]
                            : char(random() % 256);
    return bytes;
}

QByteArray mutated(QByteArray bytes, std::mt19937& random)
{
    const auto place = [&] { return qsizetype(random() % size_t(bytes.size() + 1)); };
    for (size_t i = 0, count = 1 + random() % 4; i < count && !bytes.isEmpty(); ++i) {
        switch (random() % 5) {
        case 0:
            bytes.insert(place(), noise(random).first(0) + "[{*&:-'\"\n"[random() % 9]);
            break;
        case 1:
            bytes.remove(place(), qsizetype(random() % 20));
            break;
        case 2:
            bytes[qsizetype(random() % size_t(bytes.size()))] = char(random() % 256);
            break;
        case 3:
            bytes.truncate(place());
            break;
        default:
            bytes.insert(place(), bytes.mid(place(), qsizetype(random() % 60)));
        }
    }
    return bytes;
}

} // namespace

// Whatever the bytes, the parser gives a value or an error with a place, and comes back.
class TestYamlFuzz : public QObject {
    Q_OBJECT

private:
    static void check(const QByteArray& bytes)
    {
        const auto root = parseYaml(bytes, QStringLiteral("f"));
        if (root) {
            QVERIFY(root->size() <= YamlLimits().nodes);
            return;
        }
        static const QRegularExpression place(QStringLiteral("^f:[1-9][0-9]*:[1-9][0-9]*: ."));
        const QString& text = root.error().text;
        QVERIFY2(place.match(text).hasMatch(),
            qPrintable(text + QLatin1Char(' ') + QLatin1String(bytes.toHex())));
        QVERIFY(root.error().code == ErrorCode::InvalidInput);
    }

private Q_SLOTS:
    void theSeedIsGood() { QVERIFY(parseYaml(kubeconfig, QStringLiteral("f"))); }

    void noiseNeverCrashes()
    {
        std::mt19937 random(20261124);
        for (int i = 0; i < 20000 && !QTest::currentTestFailed(); ++i)
            check(noise(random));
    }

    void mutationsNeverCrash()
    {
        std::mt19937 random(20261125);
        for (int i = 0; i < 10000 && !QTest::currentTestFailed(); ++i)
            check(mutated(kubeconfig, random));
    }
};

QTEST_APPLESS_MAIN(TestYamlFuzz)
#include "tst_yamlfuzz.moc"
