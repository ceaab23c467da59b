// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/fleet/fleet.h"
#include "models/kinds/rollout.h"
#include "tests/models/rowmaker.h"

#include <QtTest>

using namespace portolan;
using namespace portolan::test;
using namespace Qt::StringLiterals;

namespace {

const QString web = u"shop/web"_s;

//! A fleet in which only rollouts are written.
struct Rollouts {
    Rollouts()
    {
        for (const QString& name : {u"one"_s, u"two"_s}) {
            FleetCluster info;
            info.context = name;
            const Slot slot = fleet.addCluster(info);
            makers.push_back(std::make_unique<RowMaker>(fleet.table(Kind::Rollout), slot));
        }
    }
    void put(size_t slot, const char* active, const char* preview, quint64 version = 1)
    {
        RowMaker& rows = *makers[slot];
        RowSink& row = rows.row(uidText(slot + 1), "web", version);
        row.setString(rollout::ActiveHash, active);
        row.setString(rollout::StableHash, active);
        row.setString(rollout::PreviewHash, preview);
        row.setString(rollout::CurrentHash, *preview ? preview : active);
        rows.put();
        rows.apply();
    }
    [[nodiscard]] QString letters(std::initializer_list<const char*> hashes) const
    {
        QString text;
        for (const char* hash : hashes)
            text += u"-BG"[int(fleet.releases().colorOf(web, QLatin1String(hash)))];
        return text;
    }
    Fleet fleet{u"fleet"_s};
    std::vector<std::unique_ptr<RowMaker>> makers;
};

} // namespace

class TestReleaseColors : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void eachReleaseTakesTheOtherLetter()
    {
        Rollouts rollouts;
        rollouts.put(0, "aaa", "");
        QCOMPARE(rollouts.letters({"aaa", "bbb"}), u"B-"_s);
        rollouts.put(0, "aaa", "bbb", 2);
        rollouts.put(0, "bbb", "", 3);
        rollouts.put(0, "bbb", "ccc", 4);
        QCOMPARE(rollouts.letters({"aaa", "bbb", "ccc"}), u"BGB"_s);
    }

    void twoSideBySideDifferWhateverComesFirst()
    {
        Rollouts rollouts;
        rollouts.put(1, "bbb", ""); // promoted there already
        rollouts.put(0, "aaa", "bbb");
        QCOMPARE(rollouts.letters({"aaa", "bbb"}), u"GB"_s);
    }

    void aLetterStaysOverARestart()
    {
        Rollouts before;
        before.put(0, "aaa", "bbb");
        const QByteArray saved = before.fleet.releases().save();
        QCOMPARE(saved, QByteArray("shop/web aaa:B bbb:G\n"));
        Rollouts after;
        after.fleet.releases().restore(saved);
        after.put(0, "bbb", ""); // seen first now, and G as before
        QCOMPARE(after.letters({"bbb"}), u"G"_s);
        after.put(0, "bbb", "ccc", 2);
        QCOMPARE(after.letters({"ccc"}), u"B"_s);
    }

    void whatIsDamagedCostsOnlyItself()
    {
        Rollouts rollouts;
        rollouts.fleet.releases().restore("shop/web aaa:B bbb:X ccc\n\nshop/api\n \xff\xfe:");
        QCOMPARE(rollouts.letters({"aaa", "bbb", "ccc"}), u"B--"_s);
    }

    void remembersSoManyOnly()
    {
        Rollouts rollouts;
        for (quint64 i = 0; i < 40; ++i)
            rollouts.put(0, QByteArray::number(i).constData(), "", i + 1);
        const QByteArray saved = rollouts.fleet.releases().save();
        QCOMPARE(size_t(saved.count(':')), ReleaseColors::mostReleases);
        QVERIFY(saved.endsWith("39:G\n"));
    }

    void versionsAreTags()
    {
        QCOMPARE(versionOf(u"registry:5000/web:v1.8.2"_s), u"v1.8.2"_s);
        QCOMPARE(versionOf(u"registry:5000/web"_s), u"registry:5000/web"_s);
        QCOMPARE(versionOf(u"web@sha256:0123456789abcdef"_s), u"01234567"_s);
    }
};

QTEST_GUILESS_MAIN(TestReleaseColors)
#include "tst_releasecolors.moc"
