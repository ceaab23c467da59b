// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/statebadge.h"

namespace portolan::ui {

BadgeView sentenceBadge(DataState state, const QString& sentence)
{
    BadgeView badge = freshnessBadge(state);
    if (sentence.startsWith(badge.word + QLatin1Char(' ')))
        badge.detail = sentence.mid(badge.word.size() + 1);
    else
        badge.word = sentence;
    return badge;
}

bool isOld(DataState state)
{
    return state == DataState::Unreachable || state == DataState::Stale
        || state == DataState::CredentialsExpired;
}

} // namespace portolan::ui
