// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/state.h"

#include <QCoreApplication>

namespace portolan {
namespace {

struct StateRow {
    DataState state;
    const char* json;
    const char* text;
    int badness;
};

// Worst last. The texts are the translation source.
constexpr StateRow states[] = {
    {DataState::NotConnected, "notConnected", QT_TRANSLATE_NOOP("State", "not connected"), 3},
    {DataState::NotWatched, "notWatched", QT_TRANSLATE_NOOP("State", "not watched"), 1},
    {DataState::Connecting, "connecting", QT_TRANSLATE_NOOP("State", "connecting"), 4},
    {DataState::Loading, "loading", QT_TRANSLATE_NOOP("State", "loading"), 5},
    {DataState::Live, "live", QT_TRANSLATE_NOOP("State", "live"), 0},
    {DataState::Lagging, "lagging", QT_TRANSLATE_NOOP("State", "lagging"), 6},
    {DataState::Stale, "stale", QT_TRANSLATE_NOOP("State", "stale"), 9},
    {DataState::Partial, "partial", QT_TRANSLATE_NOOP("State", "partial"), 7},
    {DataState::Forbidden, "forbidden", QT_TRANSLATE_NOOP("State", "forbidden"), 8},
    {DataState::Unreachable, "unreachable", QT_TRANSLATE_NOOP("State", "unreachable"), 11},
    {DataState::CredentialsExpired, "credentialsExpired",
        QT_TRANSLATE_NOOP("State", "credentials expired"), 10},
    {DataState::NotServed, "notServed", QT_TRANSLATE_NOOP("State", "not served"), 2},
};

struct HealthRow {
    Health health;
    const char* text;
    int badness;
};

constexpr HealthRow healths[] = {
    {Health::Healthy, QT_TRANSLATE_NOOP("State", "healthy"), 0},
    {Health::Progressing, QT_TRANSLATE_NOOP("State", "progressing"), 2},
    {Health::Degraded, QT_TRANSLATE_NOOP("State", "degraded"), 4},
    {Health::Failed, QT_TRANSLATE_NOOP("State", "failed"), 5},
    {Health::Paused, QT_TRANSLATE_NOOP("State", "paused"), 3},
    {Health::Unknown, QT_TRANSLATE_NOOP("State", "unknown"), 1},
};

} // namespace

QString jsonWord(DataState state)
{
    return QLatin1String(states[size_t(state)].json);
}

QString word(DataState state)
{
    return QCoreApplication::translate("State", states[size_t(state)].text);
}

QString word(Health health)
{
    return QCoreApplication::translate("State", healths[size_t(health)].text);
}

int badness(DataState state)
{
    return states[size_t(state)].badness;
}

int badness(Health health)
{
    return healths[size_t(health)].badness;
}

DataState worse(DataState a, DataState b)
{
    return badness(a) >= badness(b) ? a : b;
}

Health worse(Health a, Health b)
{
    return badness(a) >= badness(b) ? a : b;
}

bool countsInTotals(DataState state)
{
    return state == DataState::Live || state == DataState::Lagging;
}

} // namespace portolan
