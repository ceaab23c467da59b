// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/kinds/health.h"

#include "models/kinds/node.h"
#include "models/kinds/pod.h"
#include "models/kinds/resourcequota.h"
#include "models/kinds/rollout.h"

namespace portolan {
namespace {

Health podHealth(const KindTable& table, RowId row)
{
    switch (pod::Trouble(table.number(row, pod::TroubleKind))) {
    case pod::Trouble::CrashLoop:
    case pod::Trouble::ImagePull:
    case pod::Trouble::ConfigError:
    case pod::Trouble::Failed:
        return Health::Failed;
    case pod::Trouble::Unschedulable:
    case pod::Trouble::NotReady:
        return Health::Degraded;
    case pod::Trouble::None:
        break;
    }
    if (table.number(row, pod::Deleted) != 0)
        return Health::Progressing;
    const std::string_view phase = table.string(row, pod::Phase);
    if (phase == "Succeeded")
        return Health::Healthy;
    if (phase != "Running")
        return phase == "Pending" ? Health::Progressing : Health::Unknown;
    return table.number(row, pod::Ready) >= table.number(row, pod::Containers)
        ? Health::Healthy
        : Health::Progressing;
}

Health nodeHealth(const KindTable& table, RowId row)
{
    if (table.number(row, node::IsReady) == 0)
        return table.string(row, node::Status).starts_with("Unknown") ? Health::Unknown
                                                                      : Health::Failed;
    return table.number(row, node::Unschedulable) != 0 ? Health::Paused : Health::Healthy;
}

Health rolloutHealth(const KindTable& table, RowId row)
{
    const std::string_view phase = table.string(row, rollout::EffectivePhase);
    if (phase == "Healthy")
        return Health::Healthy;
    if (phase == "Degraded")
        return Health::Degraded;
    if (phase == "Paused")
        return Health::Paused;
    return phase == "Progressing" ? Health::Progressing : Health::Unknown;
}

Health quotaHealth(const KindTable& table, RowId row)
{
    return table.number(row, resourcequota::TightestPercent) >= 100 ? Health::Degraded
                                                                    : Health::Healthy;
}

} // namespace

Health healthOf(const KindTable& table, RowId row)
{
    switch (table.kind()) {
    case Kind::Pod:
        return podHealth(table, row);
    case Kind::Node:
        return nodeHealth(table, row);
    case Kind::Rollout:
        return rolloutHealth(table, row);
    case Kind::ResourceQuota:
        return quotaHealth(table, row);
    default:
        return Health::Healthy;
    }
}

} // namespace portolan
