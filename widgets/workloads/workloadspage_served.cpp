// SPDX-License-Identifier: GPL-3.0-or-later
// The page on a kind that is not watched.
#include "widgets/common/banner.h"
#include "widgets/common/fleettable.h"
#include "widgets/common/panehead.h"
#include "widgets/workloads/detailpane.h"
#include "widgets/workloads/kindbar.h"
#include "widgets/workloads/kindchooser.h"
#include "widgets/workloads/workloadspage.h"

#include <QPushButton>
#include <QScopedValueRollback>

namespace portolan::ui {

void WorkloadsPage::wantOtherKinds()
{
    m_catalogue.wantAll();
}

std::vector<ServedKind> WorkloadsPage::otherKinds() const
{
    std::vector<ServedKind> kinds;
    for (const OtherKind& kind : m_catalogue.otherKinds())
        kinds.push_back({kind.address, kind.shortNames});
    return kinds;
}

void WorkloadsPage::setOther(const QString& id)
{
    m_wanted.reset();
    m_without.reset();
    m_detail->clear();
    m_kind = Kind::Other;
    m_reload->show();
    m_reader.show(id); // its table replaces the former
    m_state.setValue(QStringLiteral("workloads/kind"), subject().toUtf8());
    m_table->scrollToTop();
    sayServedTitle();
    refresh();
}

//! Its columns are others than before: the object that is looked at stays chosen.
void WorkloadsPage::takeServedTable()
{
    if (!isOther())
        return;
    m_served = overviewOf(m_fleet, m_reader, m_clock);
    m_detail->setOther(&objects(), [this](Slot slot) {
        return slot < m_reader.clusters().size() ? m_reader.clusters()[slot].readAt : QDateTime();
    });
    takeTable();
    if (const std::optional<ObjectKey>& object = m_detail->object()) {
        const QScopedValueRollback taking(m_takingPlace, true);
        if (const QModelIndex index = m_rows->indexOf(object->slot, object->uid); index.isValid())
            selectRow(index);
    }
    scheduleRefresh();
}

void WorkloadsPage::sayServedTitle()
{
    m_served = overviewOf(m_fleet, m_reader, m_clock);
    m_kinds->setKind(Kind::Other, m_served.title);
    m_table->setAccessibleName(tr("%1 of all clusters, not live").arg(m_served.title));
    m_tableHead->setTitle(m_served.title);
}

void WorkloadsPage::refreshServed()
{
    const QString before = m_served.title;
    m_served = overviewOf(m_fleet, m_reader, m_clock);
    if (m_served.title != before)
        sayServedTitle();
    m_rows->setClusters(clusters());
    header()->setBadge(badgeOf(m_served));
    header()->setSentence(sentenceOf(m_served));
    if (const std::optional<BannerView> trouble = bannerOf(m_served))
        banner()->show(*trouble, tr("Read again"));
    else
        banner()->clear();
    const QString note = noteOf(m_served);
    m_tableHead->setVisible(!note.isEmpty());
    m_tableHead->setNote(note, Tone::Warn);
    m_tableHead->setToolTip(note);
    const std::optional<BannerView> reading = loadingOf(m_served);
    if (reading)
        m_loading->show(*reading);
    else
        m_loading->clear();
    m_table->setProgress(reading ? std::optional(0.0) : std::nullopt);
    m_reload->setEnabled(!m_reader.isReading());
}

void WorkloadsPage::chooseOther()
{
    m_chooser->popUp(m_kinds->mapToGlobal(QPoint(0, m_kinds->height() + 2)),
        isOther() ? m_reader.id() : QString());
}

void WorkloadsPage::reload()
{
    if (isOther())
        m_reader.reload();
}

} // namespace portolan::ui
