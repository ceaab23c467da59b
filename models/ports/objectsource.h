// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/result.h"
#include "models/domain/clusterfacts.h"
#include "models/domain/resource.h"
#include "models/domain/uid.h"

#include <QObject>

#include <functional>

namespace portolan {

//! Which object of which cluster; of any kind, watched or not.
struct ObjectRef {
    Slot slot = 0;
    ResourceAddress resource;
    QString nameSpace;
    QString name;
};

//! An object as it was read. It was asked for by its name: whether it is the one that was meant, its
//! uid says. Some aggregated APIs make objects for the question (metrics.k8s.io), and those have
//! none: then nobody can tell the one that was meant from a later one of the same name.
struct ObjectText {
    QString yaml;
    Uid uid; //!< null: it has none
    quint64 resourceVersion = 0; //!< 0: none that is a number
    QString nameSpace; //!< empty: it is in none
    QString name;
};

//! Reads whole objects, one at a time, when somebody looks at them. GUI thread.
class ObjectSource {
public:
    virtual ~ObjectSource() = default;
    //! The object as YAML, in the server's own order of fields, without managedFields; the values
    //! of Secrets are masked, in annotations too. `done` is called on the GUI thread, once and after
    //! this call has returned: with an error when the cluster is not connected, lost or refuses. Not
    //! at all when `context` is gone before.
    virtual void fetchYaml(const ObjectRef& object, QObject* context,
        std::function<void(Result<ObjectText>)> done) = 0;
};

} // namespace portolan
