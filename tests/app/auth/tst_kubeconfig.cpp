// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/auth/kubeconfigloader.h"

#include "tests/app/auth/testcertificates.h"

#include <QtTest>

using namespace portolan;
using namespace portolan::auth;

namespace {

void write(const QString& path, const QByteArray& bytes)
{
    QDir().mkpath(QFileInfo(path).path());
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(bytes);
}

QStringList sentences(const std::vector<FileProblem>& problems)
{
    QStringList all;
    for (const FileProblem& problem : problems)
        all << problem.sentence();
    return all;
}

QStringList allSentences(const Kubeconfig& config)
{
    QStringList all;
    for (const KubeconfigProblem& problem : config.problems)
        all << problem.problem.sentence();
    return all;
}

// One file with one cluster, user and context around the given fields.
QByteArray fileWith(const QByteArray& cluster, const QByteArray& user,
    const QByteArray& context = "cluster: c, user: u")
{
    return "clusters:\n- name: c\n  cluster: {" + cluster + "}\nusers:\n- name: u\n  user: {" + user
        + "}\ncontexts:\n- name: x\n  context: {" + context + "}\n";
}

QStringList problemsWith(const QByteArray& cluster, const QByteArray& user,
    const QByteArray& context = "cluster: c, user: u")
{
    return sentences(
        mergeKubeconfigs({parseKubeconfig(fileWith(cluster, user, context), QStringLiteral("k"))})
            .problemsOf(QStringLiteral("x")));
}

const QByteArray goodServer("server: 'https://h:6443'");

} // namespace

class TestKubeconfig : public QObject {
    Q_OBJECT

private:
    const test::TestCertificate m_made
        = test::makeCertificate("sre", QDateTime(QDate(2051, 1, 1), QTime(0, 0), QTimeZone::UTC));

private Q_SLOTS:
    void findsFilesAsKubectlDoes()
    {
        const QString home = QStringLiteral("/h");
        const auto paths = [&](const char* option, const char* variable) {
            return kubeconfigPaths(
                QString::fromLatin1(option), QString::fromLatin1(variable), home);
        };
        QCOMPARE(paths("", "").files, QStringList(QStringLiteral("/h/.kube/config")));
        QCOMPARE(
            paths("", "a::b:a").files, (QStringList{QStringLiteral("a"), QStringLiteral("b")}));
        QVERIFY(!paths("", "a").mustExist);
        QCOMPARE(paths("o", "a:b").files, QStringList(QStringLiteral("o")));
        QVERIFY(paths("o", "").mustExist);
    }

    void readsEveryField()
    {
        const QByteArray text = "apiVersion: v1\nkind: Config\ncurrent-context: x\n"
            + fileWith(goodServer + ", certificate-authority-data: " + m_made.certificate.toBase64()
                    + ", tls-server-name: api, proxy-url: 'socks5://p:1080', extensions: [{name: "
                      "client.authentication.k8s.io/exec, extension: {a: [1, true]}}]",
                "client-certificate-data: " + m_made.certificate.toBase64() + ", client-key-data: "
                    + m_made.key.toBase64() + ", as: jane, as-groups: [dev, ops], as-uid: '7', "
                      "as-user-extra: {reason: [a, b], acme.com/x: ['1']}",
                "cluster: c, user: u, namespace: shop");
        const Kubeconfig config = mergeKubeconfigs({parseKubeconfig(text, QStringLiteral("k"))});
        QCOMPARE(allSentences(config), QStringList());
        QCOMPARE(config.currentContext, QStringLiteral("x"));
        QCOMPARE(config.contextNames(), QStringList(QStringLiteral("x")));
        QCOMPARE(config.findContext(QStringLiteral("x"))->nameSpace, QStringLiteral("shop"));
        const KubeCluster* cluster = config.findCluster(QStringLiteral("c"));
        QCOMPARE(cluster->server, QStringLiteral("https://h:6443"));
        QCOMPARE(cluster->certificateAuthorityData, m_made.certificate);
        QCOMPARE(cluster->tlsServerName, QStringLiteral("api"));
        QCOMPARE(cluster->proxyUrl.reveal(), std::string_view("socks5://p:1080"));
        QCOMPARE(cluster->place.line, 5);
        QCOMPARE(cluster->execConfig[u"a"][1].toBool(), true);
        const KubeUser* user = config.findUser(QStringLiteral("u"));
        QCOMPARE(user->clientCertificateData, m_made.certificate);
        QVERIFY(user->clientKeyData.reveal() == m_made.key.toStdString());
        QCOMPARE(
            user->impersonateGroups, (QStringList{QStringLiteral("dev"), QStringLiteral("ops")}));
        QCOMPARE(user->impersonateExtra.size(), size_t(2));
        QCOMPARE(user->impersonateExtra[0].first, QStringLiteral("reason"));
        QCOMPARE(user->impersonateExtra[0].second,
            (QStringList{QStringLiteral("a"), QStringLiteral("b")}));
        QCOMPARE(user->impersonateExtra[1].first, QStringLiteral("acme.com/x"));
    }

    void readsExec()
    {
        const QByteArray exec
            = "exec: {apiVersion: client.authentication.k8s.io/v1, command: ./get, args: [a, 'b'], "
              "env: [{name: A, value: b=c}], interactiveMode: Never, provideClusterInfo: true, "
              "installHint: Ask}";
        const Kubeconfig config
            = parseKubeconfig(fileWith(goodServer, exec), QStringLiteral("/etc/k/config"));
        QCOMPARE(allSentences(config), QStringList());
        const ExecConfig& read = *config.findUser(QStringLiteral("u"))->exec;
        QCOMPARE(read.command, QStringLiteral("/etc/k/get"));
        QCOMPARE(read.arguments, (QStringList{QStringLiteral("a"), QStringLiteral("b")}));
        QCOMPARE(read.environment[0].second, QStringLiteral("b=c"));
        QVERIFY(read.interactive == ExecConfig::Interactive::Never && read.provideClusterInfo);
    }

    void refusesFields_data()
    {
        QTest::addColumn<QByteArray>("cluster");
        QTest::addColumn<QByteArray>("user");
        QTest::addColumn<QString>("expected");
        const auto cluster = [](const char* fields, const char* expected) {
            QTest::newRow(expected)
                << QByteArray(fields) << QByteArray() << QString::fromLatin1(expected);
        };
        const auto user = [](const char* fields, const char* expected) {
            QTest::newRow(expected)
                << goodServer << QByteArray(fields) << QString::fromLatin1(expected);
        };
        cluster("", "k:3: cluster \"c\": server is missing");
        cluster("server: [a]", "server has to be text");
        cluster("server: 12", "server has to be text: put it in quotes");
        cluster("server: h:6443", "server has to be an address like https://host:6443");
        cluster("server: 'https://a:b@h'", "server holds a user name");
        cluster("server: 'https://h', certificate-authority: a, certificate-authority-data: YQ==",
            "are both given");
        cluster("server: 'https://h', certificate-authority-data: '%%'",
            "certificate-authority-data is not base64");
        cluster("server: 'https://h', certificate-authority-data: YQ==", "holds no certificate");
        cluster("server: 'https://h', certificate-authority: a, insecure-skip-tls-verify: true",
            "exclude each other");
        cluster("server: 'https://h', insecure-skip-tls-verify: 'true'",
            "has to be true or false, without quotes");
        cluster("server: 'https://h', proxy-url: 'ftp://u:p@h'", "proxy-url has to be an address");
        user("client-certificate: a", "a client certificate without its key");
        user("client-key: a", "a client key without its certificate");
        user("client-certificate: a, client-certificate-data: YQ==, client-key: b",
            "client-certificate and client-certificate-data are both given");
        user("client-certificate-data: YQ==, client-key-data: YQ==",
            "is no certificate in PEM form");
        user("token: a, username: b", "only one is allowed");
        user("token: 1234567", "token has to be text: put it in quotes");
        user("token: \"a\\r\\nX: b\"", "token holds spaces, line breaks");
        user("as: \"a\\nb\"", "holds a line break or another control character");
        user("auth-provider: {name: gcp}", "k:6: user \"u\": auth-provider is not supported");
        user("as-groups: [a]", "need a user name in as");
        user("as-user-extra: {a: [b]}", "need a user name in as");
        user("as: a, as-user-extra: {a: [\"b\\nX: y\"]}", "holds a line break or another control character");
        user("as: a, as-user-extra: {a: b}", "a has to be a list");
        user("as-groups: [a, 7], as: b", "entry 2 of as-groups has to be text");
        user("exec: {}", "exec.command is missing");
        user("exec: {command: a}", "exec.apiVersion has to be");
        user("exec: {command: a, apiVersion: client.authentication.k8s.io/v1}",
            "exec.interactiveMode is missing");
        user("exec: {command: a, apiVersion: client.authentication.k8s.io/v1, interactiveMode: "
             "Maybe}",
            "has to be Never, IfAvailable or Always");
        user("exec: {command: a, apiVersion: client.authentication.k8s.io/v1beta1, env: [{value: "
             "b}]}",
            "needs a name without =");
        user("exec: {command: a, apiVersion: client.authentication.k8s.io/v1beta1}, token: b",
            "an exec plugin and a token");
    }

    void refusesFields()
    {
        QFETCH(QByteArray, cluster);
        QFETCH(QByteArray, user);
        QFETCH(QString, expected);
        const QString found = problemsWith(cluster, user).join(QLatin1Char('\n'));
        QVERIFY2(found.contains(expected), qPrintable(found));
    }

    void checksContexts()
    {
        QCOMPARE(problemsWith(goodServer, "", ""),
            (QStringList{QStringLiteral("k:8: context \"x\": it names no cluster"),
                QStringLiteral("k:8: context \"x\": it names no user")}));
        QVERIFY(problemsWith(goodServer, "", "cluster: d, user: u")[0].contains(
            u"there is no cluster \"d\""));
        QVERIFY(problemsWith(goodServer, "", "cluster: c, user: v")[0].contains(
            u"there is no user \"v\""));
        QVERIFY(problemsWith(goodServer, "", "cluster: c, user: u, namespace: A_b")[0].contains(
            u"namespace is no name"));
    }

    void oneBadEntryLeavesTheOthers()
    {
        const QByteArray text
            = "clusters:\n- {name: good, cluster: {server: 'https://g'}}\n- {name: bad, cluster: "
              "{}}\n- {cluster: {}}\n"
              "- {name: good, cluster: {server: 'https://other'}}\nusers:\n- {name: u, user: "
              "{}}\ncontexts:\n"
              "- {name: a, context: {cluster: good2, user: u}}\n- {name: b, context: {cluster: "
              "bad, user: u}}\n- {name: c, context: {cluster: fine, user: u}}\n";
        const QByteArray more = "clusters:\n- {name: fine, cluster: {server: 'https://f'}}\n";
        const Kubeconfig config = mergeKubeconfigs({parseKubeconfig(text, QStringLiteral("k")),
            parseKubeconfig(more, QStringLiteral("l"))});
        QCOMPARE(sentences(config.problemsOf(QStringLiteral("c"))), QStringList());
        QCOMPARE(sentences(config.problemsOf(QStringLiteral("b"))),
            QStringList(QStringLiteral("k:3: cluster \"bad\": server is missing")));
        QCOMPARE(config.problemsOf(QStringLiteral("a")).size(), 1U);
        QCOMPARE(sentences(config.fileProblems()),
            QStringList(QStringLiteral("k:4: an entry of clusters has no name")));
        QCOMPARE(allSentences(config).size(), 4);
        QCOMPARE(config.findCluster(QStringLiteral("good"))->server, QStringLiteral("https://g"));
    }

    void theFirstFileWins()
    {
        const QByteArray first
            = "current-context: x\n" + fileWith("server: 'https://one'", "token: a");
        const QByteArray second = "current-context: y\n"
            + fileWith("server: 'nonsense', tls-server-name: n", "token: b")
            + "- name: y\n  context: {cluster: c, user: u}\n";
        const Kubeconfig config = mergeKubeconfigs({parseKubeconfig("", QStringLiteral("empty")),
            parseKubeconfig(first, QStringLiteral("1")),
            parseKubeconfig(second, QStringLiteral("2"))});
        // The whole entry of the first file counts, and what is wrong with the second's is no news.
        QCOMPARE(allSentences(config), QStringList());
        QCOMPARE(config.currentContext, QStringLiteral("x"));
        QCOMPARE(config.findCluster(QStringLiteral("c"))->server, QStringLiteral("https://one"));
        QCOMPARE(config.findCluster(QStringLiteral("c"))->tlsServerName, QString());
        QCOMPARE(config.findUser(QStringLiteral("u"))->token.reveal(), std::string_view("a"));
        QCOMPARE(config.contextNames(), (QStringList{QStringLiteral("x"), QStringLiteral("y")}));
    }

    void loadsFiles()
    {
        QTemporaryDir folder;
        const QString one = folder.filePath(QStringLiteral("one/config"));
        const QString two = folder.filePath(QStringLiteral("two"));
        const QString absent = folder.filePath(QStringLiteral("absent"));
        write(one,
            fileWith(goodServer + ", certificate-authority: ../ca.pem",
                "client-certificate: a.pem, client-key: /b.pem, tokenFile: t"));
        write(two, "clusters: [\n");
        const Kubeconfig config = loadKubeconfig({{absent, one, two, folder.path()}, false});
        QCOMPARE(config.missingFiles, QStringList(absent));
        QCOMPARE(config.findCluster(QStringLiteral("c"))->certificateAuthorityFile,
            folder.filePath(QStringLiteral("ca.pem")));
        QCOMPARE(config.findUser(QStringLiteral("u"))->clientCertificateFile,
            folder.filePath(QStringLiteral("one/a.pem")));
        QCOMPARE(config.findUser(QStringLiteral("u"))->clientKeyFile, QStringLiteral("/b.pem"));
        QCOMPARE(config.findUser(QStringLiteral("u"))->tokenFile,
            folder.filePath(QStringLiteral("one/t")));
        const QStringList problems = sentences(config.fileProblems());
        QCOMPARE(problems.size(), 2);
        QVERIFY2(problems[0].startsWith(two + QStringLiteral(":2: this is not YAML: ")),
            qPrintable(problems[0]));
        QVERIFY2(problems[1].startsWith(folder.path() + QStringLiteral(": it cannot be read: ")),
            qPrintable(problems[1]));
        const Kubeconfig named = loadKubeconfig({{absent}, true});
        QCOMPARE(sentences(named.fileProblems()),
            QStringList(absent + QStringLiteral(": there is no such file")));
    }

    void refusesOtherDocuments()
    {
        const auto first = [](const char* text) {
            return sentences(parseKubeconfig(text, QStringLiteral("k")).fileProblems()).value(0);
        };
        QCOMPARE(first(""), QString());
        QVERIFY(first("kind: Pod\n").contains(u"k:1: this is no kubeconfig"));
        QVERIFY(first("just text").contains(u"a mapping of keys and values"));
        QVERIFY(first("clusters: {a: b}\n").contains(u"clusters has to be a list"));
    }

    void noProblemShowsASecret()
    {
        const QByteArray marker("TOPSECRET");
        const QByteArray data = marker.toBase64();
        const QList<QByteArray> files{
            fileWith("server: 'https://u:" + marker + "@h', proxy-url: 'x://" + marker + "'",
                "token: [" + marker + "], password: {" + marker + ": " + marker + "}"),
            fileWith(goodServer + ", certificate-authority-data: " + data,
                "client-certificate-data: " + data + ", client-key-data: " + data),
            fileWith(goodServer,
                "token: " + marker + ", username: u, password: " + marker
                    + ", tokenFile: " + marker),
            fileWith(goodServer,
                "exec: {command: c, args: [{a: " + marker
                    + "}], env: [{name: 'a=', value: " + marker + "}, " + marker + "]}"),
            "users:\n- name: u\n  user:\n    token: " + marker + "\n   password: x\n",
            "users:\n- name: u\n  user:\n    token: \"" + marker + "\n",
            "users:\n- name: u\n  user:\n    token: " + marker + ": " + marker + "\n",
            "users:\n- name: u\n  user:\n    token: !" + marker + " x\n",
            "users:\n- name: u\n  user:\n    token: *" + marker + "\n",
        };
        for (const QByteArray& text : files) {
            const QStringList found
                = allSentences(mergeKubeconfigs({parseKubeconfig(text, QStringLiteral("k"))}));
            QVERIFY2(!found.isEmpty(), text.constData());
            const QString all = found.join(QLatin1Char('\n'));
            QVERIFY2(!all.contains(QLatin1String(marker)) && !all.contains(QLatin1String(data)),
                qPrintable(all));
        }
    }
};

QTEST_APPLESS_MAIN(TestKubeconfig)
#include "tst_kubeconfig.moc"
