// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/auth/kubeconfigloader.h"
#include "app/diagnose/bundle.h"
#include "app/diagnose/kubeconfigshape.h"
#include "app/transport/inflate.h"

#include <QJsonDocument>
#include <QtTest>

using namespace portolan;
using namespace portolan::diagnose;

namespace {

const QDateTime at(QDate(2026, 11, 24), QTime(7, 0), QTimeZone::UTC);

QByteArray contents(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QByteArray inflated(const QByteArray& bytes)
{
    QByteArray out;
    transport::Inflater inflater;
    const Result<void> fed = inflater.feed({bytes.constData(), size_t(bytes.size())},
        [&out](std::string_view part) { out.append(part.data(), qsizetype(part.size())); });
    return fed && inflater.isAtEnd() ? out : QByteArray();
}

} // namespace

//! What is handed on: an archive that every tar reads, and a kubeconfig without its credentials.
class TestBundle : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void archiveIsUstar();
    void folderIsTheOwnersAlone();
    void nothingIsReplaced();
    void shapeOfAKubeconfigHoldsNoCredential();

private:
    const Bundle m_bundle{{QStringLiteral("one.txt"), "first\n"},
        {QStringLiteral("empty.txt"), {}}, {QStringLiteral("big.txt"), QByteArray(5000, 'x')}};
    QTemporaryDir m_folder;
};

void TestBundle::archiveIsUstar()
{
    const QString path = m_folder.filePath(QStringLiteral("b.tar.gz"));
    QVERIFY(isArchiveName(path) && isArchiveName(QStringLiteral("x.tgz")));
    QVERIFY(!isArchiveName(QStringLiteral("tar.gz/")));
    QVERIFY(writeArchive(m_bundle, path, at));
    const QByteArray tar = inflated(contents(path));
    QCOMPARE(tar.size() % 512, 0);
    QVERIFY(tar.startsWith("b/one.txt"));
    QCOMPARE(tar.mid(257, 8), QByteArray("ustar\00000", 8));
    QCOMPARE(tar.mid(124, 11), QByteArray("00000000006"));
    QCOMPARE(tar.mid(512, 6), QByteArray("first\n"));
    // The sum over the header, its own eight bytes counted as spaces (POSIX pax, ustar format).
    qint64 sum = 8 * ' ';
    for (int i = 0; i < 512; ++i)
        sum += i >= 148 && i < 156 ? 0 : uchar(tar[i]);
    QCOMPARE(tar.mid(148, 6), QByteArray::number(sum, 8).rightJustified(6, '0'));
    QProcess program;
    program.start(QStringLiteral("tar"), {QStringLiteral("-tzf"), path});
    QVERIFY(program.waitForFinished());
    QCOMPARE(program.readAllStandardOutput(), QByteArray("b/one.txt\nb/empty.txt\nb/big.txt\n"));
    QCOMPARE(program.readAllStandardError(), QByteArray());
    QVERIFY(!(QFile::permissions(path) & (QFile::ReadGroup | QFile::ReadOther)));
}

void TestBundle::folderIsTheOwnersAlone()
{
    const QString path = m_folder.filePath(QStringLiteral("a/folder"));
    QVERIFY(writeFolder(m_bundle, path));
    QCOMPARE(contents(path + QStringLiteral("/one.txt")), QByteArray("first\n"));
    QCOMPARE(contents(path + QStringLiteral("/big.txt")).size(), 5000);
    QVERIFY(!(QFile::permissions(path) & (QFile::ReadGroup | QFile::ReadOther)));
}

void TestBundle::nothingIsReplaced()
{
    const QString folder = m_folder.filePath(QStringLiteral("full"));
    QVERIFY(writeFolder(m_bundle, folder));
    const Result<void> again = writeFolder(m_bundle, folder);
    QVERIFY(!again && again.error().text.contains(QStringLiteral("not empty")));
    const QString file = m_folder.filePath(QStringLiteral("c.tgz"));
    QVERIFY(writeArchive(m_bundle, file, at));
    QVERIFY(!writeArchive(m_bundle, file, at));
    QVERIFY(!writeFolder(m_bundle, file + QStringLiteral("/below-a-file")));
}

void TestBundle::shapeOfAKubeconfigHoldsNoCredential()
{
    const QByteArray text = R"(current-context: x
clusters:
- name: c
  cluster: {server: 'https://host:6443/k8s?api=planted-query', proxy-url: 'http://me:planted-proxy@proxy:3128'}
- name: d
  cluster: {server: 'https://planted-user:planted-url@other:1'}
users:
- name: u
  user:
    token: planted-token
- name: p
  user: {username: planted-name, password: planted-password, as: planted-person}
- name: e
  user:
    exec:
      apiVersion: client.authentication.k8s.io/v1
      command: /opt/bin/aws
      interactiveMode: Never
      args: [--secret, planted-argument]
      env: [{name: AWS_SECRET, value: planted-env}]
contexts:
- name: x
  context: {cluster: c, user: u, namespace: shop}
- name: y
  context: {cluster: nowhere, user: e}
)";
    const auth::Kubeconfig config = auth::mergeKubeconfigs(
        {auth::parseKubeconfig(text, QStringLiteral("/home/me/.kube/config"))});
    const QByteArray shape = QJsonDocument(kubeconfigShape(config)).toJson();
    QVERIFY2(!shape.contains("planted"), shape.constData());
    for (const char* there : {"https://host:6443/k8s", "http://proxy:3128", "https://other:1",
             "\"masked\"", "\"aws\"", "AWS_SECRET", "\"shop\"", "there is no cluster \\\"nowhere\\\"",
             "/home/me/.kube/config:"})
        QVERIFY2(shape.contains(there), there);
}

QTEST_GUILESS_MAIN(TestBundle)
#include "tst_bundle.moc"
