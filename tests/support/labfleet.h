// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/result.h"
#include "tests/support/notrun.h"

#include <QJsonObject>
#include <QStringList>

namespace portolan::test {

//! A test's way to the practice fleet. The runner has started one of its own and names its run
//! folder in PORTOLAN_TEST_LAB; everything here blocks until the fleet has answered, which tests
//! may do. Thread: any, one at a time.
class LabFleet {
public:
    //! Where things are; tests of this class itself set them.
    struct Places {
        //! The lab's program itself: the runner has built it, and lab/lab.sh would look for Go,
        //! which is not among the packages that the tests run with.
        QString program;
        QString kubectl;
        QString run;
    };

    //! The fleet of this test run.
    LabFleet();
    explicit LabFleet(Places places);

    //! Empty when there is a fleet to test on, else why there is none. See PORTOLAN_REQUIRE_LAB.
    [[nodiscard]] static QString whyMissing();

    [[nodiscard]] const QString& runFolder() const { return m_places.run; }
    //! The path of a user's kubeconfig: through the proxy, where faults of the network happen, or
    //! straight to the servers.
    [[nodiscard]] Result<QString> kubeconfig(
        const QString& user = QStringLiteral("sre"), bool direct = false) const;
    //! The answer of `kubectl ARGUMENTS -o json`, sent straight to the server as that user. A test
    //! compares what the console says with it.
    [[nodiscard]] Result<QJsonObject> kubectl(const QString& context, const QStringList& arguments,
        const QString& user = QStringLiteral("sre")) const;
    //! The same as text, for what kubectl itself computes: `describe`.
    [[nodiscard]] Result<QByteArray> kubectlText(const QString& context,
        const QStringList& arguments, const QString& user = QStringLiteral("sre")) const;
    //! `lab fault WORDS`: {"kill", "eu-west-1"}. It stays until its opposite; see LabFault.
    [[nodiscard]] Result<void> fault(const QStringList& words) const;
    //! Any other command of the lab; its standard output.
    [[nodiscard]] Result<QByteArray> lab(const QStringList& words) const;

private:
    Places m_places;
};

//! A fault that ends with its scope, so that a test that fails half-way leaves no broken fleet to
//! the next one. `LabFault down(fleet, {"kill", "eu-west-1"}); PORTOLAN_VERIFY(down.begun());`
class LabFault {
public:
    LabFault(const LabFleet& fleet, const QStringList& words);
    ~LabFault();
    LabFault(const LabFault&) = delete;
    LabFault& operator=(const LabFault&) = delete;

    [[nodiscard]] const Result<void>& begun() const { return m_begun; }
    //! Ends it now; what comes back belongs to the test.
    [[nodiscard]] Result<void> end();

private:
    const LabFleet& m_fleet;
    QStringList m_opposite; //!< empty once it has ended
    Result<void> m_begun;
};

} // namespace portolan::test

//! First line of a test that needs the practice fleet.
#define PORTOLAN_REQUIRE_LAB()                                                                     \
    do {                                                                                           \
        const QString portolanMissing = portolan::test::LabFleet::whyMissing();                    \
        if (!portolanMissing.isEmpty())                                                            \
            PORTOLAN_NOT_RUN(portolanMissing);                                                     \
    } while (false)
