// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/clusterfacts.h"
#include "models/kinds/discovery.h"
#include "models/kinds/servertable.h"

#include <QObject>

#include <functional>

namespace portolan {

//! What a cluster serves, and of what it could not say so.
struct ServedKinds {
    std::vector<ServedKind> kinds; //!< every kind that can be listed, the watched ones too
    QStringList unanswered; //!< group versions whose own server did not answer
};

//! One page of one list.
struct TableQuery {
    Slot slot = 0;
    ResourceAddress resource;
    QString nameSpace; //!< empty: the whole cluster
    QString continueToken; //!< of the page before; empty: the first

    friend bool operator==(const TableQuery&, const TableQuery&) = default;
};

//! Reads kinds that are not watched, when somebody looks at them: once, as the server prints them.
//! GUI thread. `done` is called on the GUI thread, at most once, and not at all when `context` is
//! gone before.
class TableSource {
public:
    virtual ~TableSource() = default;
    virtual void discover(
        Slot slot, QObject* context, std::function<void(Result<ServedKinds>)> done)
        = 0;
    //! At most some hundred rows; more are announced by a continueToken.
    virtual void readTable(
        const TableQuery& query, QObject* context, std::function<void(Result<ServerTable>)> done)
        = 0;
};

} // namespace portolan
