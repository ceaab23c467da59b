// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/ports/tap.h"

#include <map>
#include <string>

namespace portolan::test {

//! What a subscriber knows by its events alone, and the events in short: "S2" a snapshot of two,
//! "+a3" a at version 3, "-a" deleted, "~a" no longer selected, "I" interrupted, "GR" a gap (of
//! Relist; C for Reconnect, O for Overflow; "GCf" filled), "E" the end.
class TapLog {
public:
    void take(const TapEvent& event)
    {
        std::visit([this](const auto& one) { note(one); }, event);
    }

    std::string text; //!< events, each with a blank after it
    std::map<std::string, quint64> known; //!< name and version
    std::vector<TapGap> gaps;
    std::optional<TapEnd> end;
    std::string broken; //!< the first event that contradicts what was known

private:
    void expect(bool good, const std::string& what)
    {
        if (!good && broken.empty())
            broken = what;
    }
    void expectBefore(const TapState& before, const std::string& name)
    {
        const auto found = known.find(name);
        const bool agrees = before ? found != known.end() && found->second == before->resourceVersion
                                   : found == known.end();
        expect(agrees, "the state before is not the one told of " + name);
    }
    void note(const TapSnapshot& snapshot)
    {
        known.clear();
        for (const TapState& object : snapshot.objects)
            known[object->name] = object->resourceVersion;
        m_snapshotDue = false;
        m_sawSnapshot = true;
        text += 'S' + std::to_string(snapshot.objects.size()) + ' ';
    }
    void note(const TapChange& change)
    {
        expect(m_sawSnapshot && !m_snapshotDue, "a change before its snapshot");
        expectBefore(change.before, change.now->name);
        known[change.now->name] = change.now->resourceVersion;
        text += '+' + change.now->name + std::to_string(change.now->resourceVersion) + ' ';
    }
    void note(const TapRemoval& removal)
    {
        expect(m_sawSnapshot && !m_snapshotDue, "a removal before its snapshot");
        expectBefore(removal.before, removal.last->name);
        known.erase(removal.last->name);
        text += (removal.deleted ? '-' : '~') + removal.last->name + ' ';
    }
    void note(const TapInterruption&) { text += "I "; }
    void note(const TapGap& gap)
    {
        expect(gap.from <= gap.to, "a gap that ends before it begins");
        gaps.push_back(gap);
        m_snapshotDue = !gap.filled;
        text += std::string("G") + "CRO"[size_t(gap.reason)] + (gap.filled ? "f " : " ");
    }
    void note(const TapEnd& ended)
    {
        end = ended;
        text += "E ";
    }

    bool m_snapshotDue = false;
    bool m_sawSnapshot = false;
};

} // namespace portolan::test
