// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/transport/inflate.h"

#include <zlib.h>

#include <QCoreApplication>

#include <array>

namespace portolan::transport {

struct Inflater::State {
    z_stream stream{};
    bool broken = false;
    bool betweenMembers = true;
    std::array<char, 64 * 1024> out;
};

Inflater::Inflater()
    : m_state(std::make_unique<State>())
{
    // 16 + MAX_WBITS: gzip wrapping only.
    m_state->broken = inflateInit2(&m_state->stream, 16 + MAX_WBITS) != Z_OK;
}

Inflater::~Inflater()
{
    inflateEnd(&m_state->stream);
}

bool Inflater::isAtEnd() const
{
    return m_state->betweenMembers && !m_state->broken;
}

Result<void> Inflater::feed(
    std::string_view bytes, const std::function<void(std::string_view)>& sink)
{
    State& state = *m_state;
    const auto broken = [&state] {
        state.broken = true;
        return fail(ErrorCode::Protocol,
            QCoreApplication::translate("Transport", "The server's compressed answer is damaged."));
    };
    if (state.broken)
        return broken();
    // zlib wants a pointer to non-const bytes and does not write to them.
    state.stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
    state.stream.avail_in = uInt(bytes.size());
    while (true) {
        state.stream.next_out = reinterpret_cast<Bytef*>(state.out.data());
        state.stream.avail_out = uInt(state.out.size());
        if (state.stream.avail_in > 0)
            state.betweenMembers = false;
        else if (state.betweenMembers)
            return {};
        const int result = inflate(&state.stream, Z_NO_FLUSH);
        const size_t produced = state.out.size() - state.stream.avail_out;
        if (produced > 0)
            sink({state.out.data(), produced});
        if (result == Z_STREAM_END) {
            state.betweenMembers = true;
            if (inflateReset(&state.stream) != Z_OK)
                return broken();
        } else if (result != Z_OK && result != Z_BUF_ERROR) {
            return broken();
        }
        // A full output buffer may hide more; an empty input with room left is all there is.
        if (state.stream.avail_in == 0 && state.stream.avail_out > 0)
            return {};
    }
}

} // namespace portolan::transport
