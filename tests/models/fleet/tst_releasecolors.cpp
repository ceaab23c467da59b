// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/fleet/fleet.h"
#include "models/kinds/replicaset.h"
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
        for (const QString& name : {u"one"_s, u"two"_s, u"three"_s}) {
            FleetCluster info;
            info.context = name;
            const Slot slot = fleet.addCluster(info);
            makers.push_back(std::make_unique<RowMaker>(fleet.table(Kind::Rollout), slot));
            sets.push_back(std::make_unique<RowMaker>(fleet.table(Kind::ReplicaSet), slot));
        }
    }
    void put(size_t slot, const char* active, const char* preview, quint64 version = 1)
    {
        run(slot, active, preview, "", version);
    }
    //! What the hashes run; `wanted` is of the newest, as the rollout itself says.
    void run(size_t slot, const char* active, const char* preview, const char* wanted,
        quint64 version = 1)
    {
        RowMaker& rows = *makers[slot];
        RowSink& row = rows.row(uidText(slot + 1), "web", version);
        row.setString(rollout::ActiveHash, active);
        row.setString(rollout::StableHash, active);
        row.setString(rollout::PreviewHash, preview);
        row.setString(rollout::CurrentHash, *preview ? preview : active);
        row.setString(rollout::Images, wanted);
        rows.put();
        rows.apply();
    }
    void replicaSet(size_t slot, const char* hash, const char* images)
    {
        RowMaker& rows = *sets[slot];
        RowSink& row = rows.row(uidText(100 * (slot + 1) + ++setCount), hash, 1);
        row.setString(replicaset::Owner, "Rollout/web");
        row.setString(replicaset::TemplateHash, hash);
        row.setString(replicaset::Images, images);
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
    std::vector<std::unique_ptr<RowMaker>> sets;
    quint64 setCount = 0;
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
        QCOMPARE(saved, QByteArray("shop/web\tB aaa \tG bbb \n"));
        Rollouts after;
        after.fleet.releases().restore(saved);
        after.put(0, "bbb", ""); // seen first now, and G as before
        QCOMPARE(after.letters({"bbb"}), u"G"_s);
        after.put(0, "bbb", "ccc", 2);
        QCOMPARE(after.letters({"ccc"}), u"B"_s);
    }

    //! A template that names its region has another hash in each.
    void oneVersionHasOneLetterInAllClusters()
    {
        Rollouts rollouts;
        rollouts.run(0, "one1", "", "web:v1");
        rollouts.run(1, "two1", "", "web:v1");
        QCOMPARE(rollouts.letters({"one1", "two1"}), u"BB"_s);
        rollouts.run(1, "two1", "two2", "web:v2", 2);
        rollouts.run(0, "one1", "one2", "web:v2", 2);
        QCOMPARE(rollouts.letters({"one1", "two1", "one2", "two2"}), u"BBGG"_s);
        rollouts.run(0, "one2", "one3", "web:v3", 3);
        rollouts.run(2, "three3", "", "web:v3", 3);
        QCOMPARE(rollouts.letters({"one3", "three3"}), u"BB"_s);
    }

    //! Seen first in the midst of a release, whatever comes in first.
    void whatRunsIsKnownFromReplicaSets()
    {
        Rollouts rollouts;
        rollouts.run(2, "three2", "", "web:v2"); // promoted
        rollouts.run(0, "one1", "one2", "web:v2"); // under way
        rollouts.run(1, "two1", "", "web:v1"); // not begun
        rollouts.replicaSet(0, "one1", "web:v1");
        QCOMPARE(rollouts.letters({"three2", "one2", "one1", "two1"}), u"BBGG"_s);
        Rollouts after;
        after.fleet.releases().restore(rollouts.fleet.releases().save());
        after.run(1, "two1b", "", "web:v1"); // recreated, hence another hash
        QCOMPARE(after.letters({"two1b"}), u"G"_s);
    }

    void aChangeOfSomethingElseIsAReleaseToo()
    {
        Rollouts rollouts;
        rollouts.run(0, "one1", "", "web:v1");
        rollouts.run(0, "one1", "one1b", "web:v1", 2);
        rollouts.run(1, "two1", "", "web:v1");
        rollouts.run(1, "two1", "two1b", "web:v1", 2);
        QCOMPARE(rollouts.letters({"one1", "one1b", "two1", "two1b"}), u"BGBG"_s);
    }

    void whatIsDamagedCostsOnlyItself()
    {
        Rollouts rollouts;
        rollouts.fleet.releases().restore("shop/web\tB aaa x:1\tX bbb\tG\tccc\n\nshop/api\n \xff\xfe:\t");
        QCOMPARE(rollouts.letters({"aaa", "bbb", "ccc"}), u"B--"_s);
    }

    void remembersSoManyOnly()
    {
        Rollouts rollouts;
        for (quint64 i = 0; i < 40; ++i)
            rollouts.put(0, QByteArray::number(i).constData(), "", i + 1);
        const QByteArray saved = rollouts.fleet.releases().save();
        QCOMPARE(size_t(saved.count('\t')), ReleaseColors::mostReleases);
        QVERIFY(saved.endsWith("G 39 \n"));
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
