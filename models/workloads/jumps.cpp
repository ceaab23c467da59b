// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/workloads/jumps.h"

#include "models/base/text.h"
#include "models/kinds/health.h"

#include <QCoreApplication>

namespace portolan {
namespace {

//! In which kinds names are looked for, what people ask for by name first. Events have names that
//! nobody knows.
constexpr Kind objectKinds[] = {Kind::Rollout, Kind::Deployment, Kind::StatefulSet, Kind::DaemonSet,
    Kind::CronJob, Kind::Service, Kind::Node, Kind::Namespace, Kind::Pod, Kind::Job,
    Kind::HorizontalPodAutoscaler, Kind::PodDisruptionBudget, Kind::ResourceQuota, Kind::ConfigMap,
    Kind::PersistentVolumeClaim, Kind::StorageClass, Kind::NetworkPolicy, Kind::AnalysisRun,
    Kind::AnalysisTemplate, Kind::ReplicaSet, Kind::EndpointSlice};

class Words {
    Q_DECLARE_TR_FUNCTIONS(Jumps)
};

//! Collects what matches a text.
class Finder {
public:
    Finder(const Fleet& fleet, const QString& typed, size_t most)
        : m_fleet(fleet)
        , m_most(most)
    {
        QString text = typed.trimmed();
        if (text.startsWith(u':') || text.startsWith(u'@')) {
            m_only = text.front();
            text = text.sliced(1).trimmed();
        }
        m_text = text;
        for (const QString& word : text.toLower().split(u' ', Qt::SkipEmptyParts))
            m_words.push_back(word.toStdString());
    }

    JumpList find(std::span<const JumpPage> pages, std::span<const ServedKind> others)
    {
        if (m_only.isNull())
            findPages(pages);
        if (m_only != u':')
            findClusters();
        if (m_only != u'@')
            findKinds(others);
        if (m_only.isNull() && !m_words.empty())
            findObjects();
        return std::move(m_list);
    }

private:
    //! Adds it when its title contains the text.
    bool offer(Jump jump)
    {
        const qsizetype at = jump.title.indexOf(m_text, 0, Qt::CaseInsensitive);
        if (at < 0)
            return false;
        jump.matchStart = at;
        jump.matchLength = m_text.size();
        m_list.jumps.push_back(std::move(jump));
        return true;
    }

    void findPages(std::span<const JumpPage> pages)
    {
        for (const JumpPage& page : pages) {
            Jump jump;
            jump.type = Jump::Type::Page;
            jump.title = page.title;
            jump.detail = Words::tr("page");
            jump.page = page.id;
            offer(std::move(jump));
        }
    }

    void findClusters()
    {
        for (size_t i = 0; i < m_fleet.clusterCount(); ++i) {
            const FleetCluster& info = m_fleet.cluster(Slot(i)).info;
            Jump jump;
            jump.type = Jump::Type::Cluster;
            jump.slot = Slot(i);
            jump.title = info.context;
            jump.detail
                = info.displayName == info.context ? Words::tr("cluster") : info.displayName;
            if (!offer(jump) && info.displayName.contains(m_text, Qt::CaseInsensitive))
                m_list.jumps.push_back(std::move(jump));
        }
    }

    //! The same names as those of watched kinds, and the full one: "ingresses.networking.k8s.io".
    [[nodiscard]] bool means(const ServedKind& kind) const
    {
        const auto same = [this](const QString& name) {
            return name.compare(m_text, Qt::CaseInsensitive) == 0;
        };
        return same(kind.address.kind) || same(kind.address.id())
            || std::ranges::any_of(kind.shortNames, same);
    }

    void takeOthers(std::span<const ServedKind> others, std::vector<Jump>& kinds)
    {
        for (const ServedKind& other : others) {
            Jump jump;
            jump.type = Jump::Type::Kind;
            jump.resource = other.address.id();
            jump.title = other.address.resource;
            jump.detail = other.address.group.isEmpty()
                ? Words::tr("%1, read when opened").arg(other.address.kind)
                : Words::tr("%1, %2, read when opened", "kind, API group")
                      .arg(other.address.kind, other.address.group);
            if (means(other) && !jump.title.contains(m_text, Qt::CaseInsensitive))
                m_list.jumps.push_back(std::move(jump));
            else
                kinds.push_back(std::move(jump));
        }
    }

    void findKinds(std::span<const ServedKind> others)
    {
        // A short name, as kubectl knows it, means exactly one.
        const std::optional<Kind> meant = m_text.isEmpty() ? std::nullopt : kindFromText(m_text);
        std::vector<Jump> kinds;
        for (size_t i = 0; i < kindCount; ++i) {
            Jump jump;
            jump.type = Jump::Type::Kind;
            jump.kind = Kind(i);
            jump.title = QLatin1String(addressOf(Kind(i)).resource);
            jump.detail
                = Words::tr("%1 in all clusters").arg(QLatin1String(addressOf(Kind(i)).name));
            if (meant == Kind(i) && !jump.title.contains(m_text, Qt::CaseInsensitive))
                m_list.jumps.push_back(std::move(jump));
            else
                kinds.push_back(std::move(jump));
        }
        takeOthers(others, kinds);
        std::ranges::stable_partition(kinds, [this](const Jump& jump) {
            return jump.title.startsWith(m_text, Qt::CaseInsensitive);
        });
        for (Jump& jump : kinds)
            offer(std::move(jump));
    }

    void findObjects()
    {
        std::vector<Jump> first, others;
        for (const Kind kind : objectKinds) {
            const KindTable& table = m_fleet.table(kind);
            table.forEach([&](RowId row) {
                const std::string_view name = table.name(row);
                const size_t at = name.find(m_words.front());
                if (at == std::string_view::npos || !holdsTheOthers(table, row))
                    return;
                std::vector<Jump>& found = at == 0 ? first : others;
                if (found.size() < m_most)
                    found.push_back(jumpTo(table, row, qsizetype(at)));
                else
                    m_list.hasMore = true;
            });
        }
        first.insert(first.end(), std::make_move_iterator(others.begin()),
            std::make_move_iterator(others.end()));
        m_list.hasMore = m_list.hasMore || first.size() > m_most;
        first.resize(std::min(first.size(), m_most));
        m_list.jumps.insert(m_list.jumps.end(), std::make_move_iterator(first.begin()),
            std::make_move_iterator(first.end()));
    }

    [[nodiscard]] bool holdsTheOthers(const KindTable& table, RowId row) const
    {
        return std::ranges::all_of(std::span(m_words).subspan(1), [&](const std::string& word) {
            const FleetCluster& info = m_fleet.cluster(table.slot(row)).info;
            const QString text = QString::fromStdString(word);
            return table.name(row).find(word) != std::string_view::npos
                || table.nameSpace(row).find(word) != std::string_view::npos
                || info.context.contains(text, Qt::CaseInsensitive)
                || info.displayName.contains(text, Qt::CaseInsensitive);
        });
    }

    [[nodiscard]] Jump jumpTo(const KindTable& table, RowId row, qsizetype at) const
    {
        Jump jump;
        jump.type = Jump::Type::Object;
        jump.title = fromUtf8(table.name(row));
        jump.matchStart = at; // names are ASCII by the API's rules
        jump.matchLength = qsizetype(m_words.front().size());
        jump.slot = table.slot(row);
        jump.kind = table.kind();
        jump.nameSpace = fromUtf8(table.nameSpace(row));
        jump.uid = table.uid(row);
        jump.health = healthOf(table, row);
        QStringList parts{QLatin1String(addressOf(table.kind()).name), jump.nameSpace,
            m_fleet.cluster(jump.slot).info.context};
        parts.removeAll(QString());
        jump.detail = parts.join(QStringLiteral(", "));
        return jump;
    }

    const Fleet& m_fleet;
    size_t m_most;
    QChar m_only; //!< ":" or "@"
    QString m_text;
    std::vector<std::string> m_words; // in lower case, as names are
    JumpList m_list;
};

} // namespace

JumpList findJumps(const Fleet& fleet, std::span<const JumpPage> pages,
    std::span<const ServedKind> others, const QString& typed, size_t most)
{
    return Finder(fleet, typed, most).find(pages, others);
}

} // namespace portolan
