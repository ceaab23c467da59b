// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/shell/fleetsetup.h"
#include "app/shell/systemclock.h"

#include <QTemporaryDir>
#include <QtTest>

using namespace portolan;
using namespace Qt::StringLiterals;

namespace {

//! Its plugin prints a credential with an end, which is held against the clock.
constexpr const char* kubeconfig = R"(apiVersion: v1
kind: Config
clusters:
- {name: c, cluster: {server: 'https://127.0.0.1:1'}}
users:
- name: u
  user:
    exec:
      apiVersion: client.authentication.k8s.io/v1
      interactiveMode: Never
      command: /bin/echo
      args: ['{"apiVersion":"client.authentication.k8s.io/v1","kind":"ExecCredential","status":{"token":"abc","expirationTimestamp":"2100-01-01T00:00:00Z"}}']
contexts:
- {name: one, context: {cluster: c, user: u}}
)";

} // namespace

class TestFleetSetup : public QObject {
    Q_OBJECT

private Q_SLOTS:
    //! A worker may still wait for a plugin when the window is closed.
    void askingForCredentialsOutlivesTheSetup()
    {
        const QTemporaryDir folder;
        shell::Options options;
        options.kubeconfig = folder.filePath(u"config"_s);
        QFile file(options.kubeconfig);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(kubeconfig);
        file.close();
        auto clock = std::make_shared<const shell::SystemClock>();
        const std::weak_ptr<const Clock> watched = clock;
        auto setup = shell::FleetSetup::load(options, {}, std::move(clock));
        QVERIFY(setup);
        feed::ConnectionSpec spec = (*setup)->connectionSpec(0, {Kind::Pod});
        setup->reset();
        QVERIFY(!watched.expired());
        spec.credentials.forget();
        const Result<feed::Credentials> credentials = spec.credentials.get({});
        QVERIFY(credentials);
        QCOMPARE(credentials->endpoint.bearerToken, std::string("abc"));
        QVERIFY(credentials->expiresAt.isValid());
        spec = {};
        QVERIFY(watched.expired());
    }
};

QTEST_GUILESS_MAIN(TestFleetSetup)
#include "tst_fleetsetup.moc"
