// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/store/rowbatch.h"

#include <string_view>

namespace portolan::feed {

//! Which reflector speaks.
struct ReflectorSource {
    Kind kind = Kind::Pod;
    std::string_view nameSpace; //!< empty: that of the whole cluster
};

//! Hears everything that a reflector sees, event by event. On the I/O thread; must not block.
class ReflectorObserver {
public:
    virtual ~ReflectorObserver() = default;
    //! A list begins: what was known is not to be gone on from.
    virtual void onListBegin(const ReflectorSource& source) = 0;
    //! An object of a list or an event. Row and bytes are good during the call only.
    virtual void onObject(
        const ReflectorSource& source, const RowSink& row, std::string_view bytes, bool deleted) = 0;
    //! The list is whole, a watch goes on, or a bookmark came: nothing is missing up to here.
    virtual void onInStep(const ReflectorSource& source, std::string_view resourceVersion) = 0;
    //! Nothing is heard until the next onInStep. May be called when nothing was heard anyway.
    virtual void onInterrupted(const ReflectorSource& source) = 0;
};

} // namespace portolan::feed
