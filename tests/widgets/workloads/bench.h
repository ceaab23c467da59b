// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/widgets/workloads/samplefleet.h"
#include "widgets/common/fleettable.h"
#include "widgets/workloads/workloadspage.h"

#include <QTest>

namespace portolan::test {

//! The page on a window of its own, with everything it is given.
struct Bench {
    explicit Bench(MemoryState& memory, int pods = 300, bool connected = true)
        : page(sample.fleet, sample.clock, source, navigator, memory)
    {
        source.fleet = &sample.fleet;
        if (connected)
            sample.connectAll();
        if (pods > 0)
            sample.addPods(pods);
        page.resize(1600, 900);
        page.show();
        (void)QTest::qWaitForWindowActive(&page);
    }

    //! The page says changes a few times a second, and all of them when it is shown.
    void settle()
    {
        page.hide();
        page.show();
    }
    [[nodiscard]] QString sentence() const { return page.header()->accessibleName(); }
    [[nodiscard]] ui::StateView* empty() const { return page.table()->stateView(); }
    void select(int row) { page.table()->setCurrentIndex(page.rows()->index(row, 2)); }
    [[nodiscard]] QString selectedName() const
    {
        return page.table()->currentIndex().siblingAtColumn(2).data().toString();
    }
    template <typename Widget> [[nodiscard]] Widget* child(const QString& accessibleName) const
    {
        for (Widget* widget : page.findChildren<Widget*>())
            if (widget->accessibleName() == accessibleName)
                return widget;
        return nullptr;
    }

    //! Some widget in sight says this.
    [[nodiscard]] bool says(const QString& words) const
    {
        for (const QWidget* widget : page.findChildren<QWidget*>())
            if (widget->isVisible()
                && (widget->accessibleName().contains(words)
                    || widget->accessibleDescription().contains(words)))
                return true;
        return false;
    }

    SampleFleet sample;
    SampleSource source;
    PlaceRecorder navigator;
    ui::WorkloadsPage page;
};

} // namespace portolan::test
