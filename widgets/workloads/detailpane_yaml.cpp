// SPDX-License-Identifier: GPL-3.0-or-later
// The pane's YAML and what stands in it: read when asked for, and whether it is of the object shown.
#include "widgets/workloads/detailpane.h"

#include "models/base/text.h"
#include "widgets/common/panehead.h"
#include "widgets/common/sideparts.h"
#include "widgets/common/stateview.h"
#include "widgets/workloads/yamlview.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QPushButton>
#include <QStackedWidget>

namespace portolan::ui {

void DetailPane::showYaml(bool on)
{
    m_yamlButton->setChecked(on);
    m_stack->setCurrentIndex(on ? 1 : 0);
    if (on && m_key && !m_yaml && !m_fetching)
        fetch();
}

void DetailPane::fetch()
{
    if (!m_key || m_fetching)
        return;
    m_fetching = true;
    m_asked = new QObject(this);
    showYamlState();
    m_source.fetchYaml({m_key->slot, m_key->resource, m_key->nameSpace, m_key->name}, m_asked,
        [this](const Result<ObjectText>& answer) { take(answer); });
}

//! The server was asked by name. Another object may have that name by now, and its YAML and its
//! conditions have no place under this head.
Result<QString> DetailPane::meant(const Result<ObjectText>& answer) const
{
    if (!answer)
        return std::unexpected(answer.error());
    // Where one of both has no uid they are told apart by name alone, which is said.
    if (m_key->uid.isPrintable() && !answer->uid.isNull() && answer->uid != m_key->uid)
        return fail(ErrorCode::NotFound,
            tr("This object is gone: %1 is the name of another one now.").arg(m_key->name),
            tr("Choose that one in the table to read it."));
    return answer->yaml;
}

void DetailPane::take(const Result<ObjectText>& answer)
{
    const Result<QString> yaml = meant(answer);
    if (m_asked)
        m_asked->deleteLater(); // not now: it may be the one that calls
    m_asked.clear();
    m_fetching = false;
    m_yaml = yaml;
    m_yamlVersion = yaml ? answer->resourceVersion : 0;
    m_isUnverified = yaml && answer->uid != m_key->uid;
    m_readAt = m_clock.utcNow();
    if (yaml) {
        m_yamlView->setYaml(*yaml);
        const auto conditions = conditionsOf(m_key->kind, *yaml, m_clock.now());
        showLines(m_conditions, m_conditionsNote, conditions.value_or(QList<EventView>()),
            conditions ? tr("This object reports none.") : conditions.error().text);
    } else {
        showLines(m_conditions, m_conditionsNote, {}, yaml.error().sentence());
    }
    // When it could not be read, the YAML side says why.
    if (std::exchange(m_copyWhenRead, false))
        yaml ? copyYaml() : showYaml(true);
    refresh();
}

void DetailPane::showYamlState()
{
    const bool read = m_yaml && m_yaml->has_value();
    m_read->setText(m_fetching ? tr("Reading") : read ? tr("Read again") : tr("Read"));
    m_read->setEnabled(!m_fetching);
    m_yamlView->setVisible(read);
    m_yamlState->setVisible(!read);
    if (read)
        return;
    if (m_yaml && !m_fetching)
        m_yamlState->setText({Glyph::StateFailed, Tone::Error, tr("It could not be read"),
            m_yaml->error().sentence(), tr("Try again"), {}});
    else
        m_yamlState->setText({Glyph::StateLoading, Tone::Progress, tr("Reading"),
            tr("The server is asked for this one object."), {}, {}});
}

//! When the YAML was read, and whether the row has become newer since.
void DetailPane::showReadTime(const KindTable& table, RowId row)
{
    const bool newer = m_yamlVersion != 0 && table.resourceVersion(row) > m_yamlVersion;
    if (m_yaml && m_yaml->has_value()) {
        const QString read = tr("read %1").arg(pointInTime(m_readAt, m_clock.now()));
        const QString note = newer ? tr("%1, changed since").arg(read) : read;
        m_yamlHead->setNote(note, newer ? std::optional(Tone::Stale) : std::nullopt);
        m_conditionsHead->setNote(note, newer ? std::optional(Tone::Stale) : std::nullopt);
    } else {
        m_yamlHead->setNote({});
        m_conditionsHead->setNote({});
    }
}

void DetailPane::copyYaml()
{
    if (!m_key)
        return;
    if (m_yaml && m_yaml->has_value()) {
        QGuiApplication::clipboard()->setText(**m_yaml);
        flash(m_copyYaml);
        return;
    }
    m_copyWhenRead = true;
    fetch();
}

} // namespace portolan::ui
