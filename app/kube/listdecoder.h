// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/kube/jsonlistcutter.h"
#include "models/base/result.h"
#include "models/domain/kind.h"

#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace portolan::kube {

//! What a list says of itself.
struct ListMeta {
    std::string resourceVersion;
    std::string continueToken;
    std::optional<qint64> remaining; //!< how many items later pages hold
};

//! Hands on the objects of a list while its bytes come in; keeps no more than one object.
//! Thread: any one at a time.
class ListDecoder {
public:
    using OnItem = std::function<Result<void>(std::string_view object)>;

    ListDecoder(Encoding encoding, OnItem onItem);

    [[nodiscard]] Result<void> feed(std::string_view bytes);
    //! After the last byte: fails when the list was cut.
    [[nodiscard]] Result<void> finish();
    //! Known early in a protobuf list, whose metadata comes first; in JSON after finish().
    [[nodiscard]] const ListMeta& meta() const { return m_meta; }

private:
    enum class Stage { Magic, Envelope, Items, Tail };

    [[nodiscard]] Result<void> drain();
    [[nodiscard]] Result<bool> step();
    [[nodiscard]] Result<void> takeField(quint32 number, std::string_view bytes);
    [[nodiscard]] Result<void> finishJson();
    void takeListMeta(std::string_view bytes);

    Encoding m_encoding;
    OnItem m_onItem;
    std::string m_buffer;
    size_t m_used = 0; // of m_buffer
    Stage m_stage = Stage::Magic;
    quint64 m_itemsLeft = 0; // bytes of the list message still to come
    JsonListCutter m_json;
    ListMeta m_meta;
};

} // namespace portolan::kube
