// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/scriptedexchange.h"

#include "tests/support/kubebytes.h"
#include "tests/support/scriptedcore.h"

#include <algorithm>
#include <cctype>

namespace portolan::test {
namespace {

int hexDigit(char digit)
{
    const std::string_view digits = "0123456789abcdef";
    const size_t at = digits.find(char(std::tolower(static_cast<unsigned char>(digit))));
    return at == std::string_view::npos ? -1 : int(at);
}

std::string decoded(std::string_view text)
{
    std::string result;
    for (size_t i = 0; i < text.size(); ++i) {
        const bool escaped = text[i] == '%' && i + 2 < text.size() && hexDigit(text[i + 1]) >= 0
            && hexDigit(text[i + 2]) >= 0;
        if (escaped) {
            result += char(hexDigit(text[i + 1]) * 16 + hexDigit(text[i + 2]));
            i += 2;
        } else {
            result += text[i] == '+' ? ' ' : text[i];
        }
    }
    return result;
}

//! Runs on the server's thread, if both it and the client are still there.
template <typename Do>
void say(const std::shared_ptr<scripted::ExchangeState>& state, const Do& what)
{
    if (!state)
        return;
    const std::shared_ptr<scripted::Core> core = state->core.lock();
    if (!core)
        return;
    core->post([state, what, raw = core.get()] {
        if (scripted::Protocol* protocol = raw->protocolOf(*state))
            what(*protocol, *raw, *state);
    });
}

} // namespace

std::string Request::header(std::string_view name) const
{
    const auto found
        = std::ranges::find(headers, name, &std::pair<std::string, std::string>::first);
    return found == headers.end() ? std::string() : found->second;
}

std::optional<std::string> Request::parameter(std::string_view name) const
{
    std::string_view left = query;
    while (!left.empty()) {
        const std::string_view entry = left.substr(0, left.find('&'));
        left.remove_prefix(std::min(left.size(), entry.size() + 1));
        const size_t equals = entry.find('=');
        if (decoded(entry.substr(0, equals)) == name)
            return equals == std::string_view::npos ? "" : decoded(entry.substr(equals + 1));
    }
    return std::nullopt;
}

Wanted withParameters(std::vector<std::pair<std::string, std::string>> parameters)
{
    return [parameters = std::move(parameters)](const Request& request) {
        return std::ranges::all_of(parameters, [&request](const auto& entry) {
            return request.parameter(entry.first) == entry.second;
        });
    };
}

namespace scripted {

void setTarget(Request& request, std::string_view target)
{
    const size_t mark = target.find('?');
    request.path = target.substr(0, mark);
    request.query = mark == std::string_view::npos ? "" : target.substr(mark + 1);
}

std::string lowerCase(std::string_view text)
{
    std::string result(text);
    for (char& c : result)
        c = char(std::tolower(static_cast<unsigned char>(c)));
    return result;
}

} // namespace scripted

Exchange::Exchange(std::shared_ptr<scripted::ExchangeState> state)
    : d(std::move(state))
{
}

const Request& Exchange::request() const
{
    static const Request none;
    return d ? d->request : none;
}

bool Exchange::isOpen() const
{
    return d && d->open;
}

void Exchange::respond(int status, const Headers& headers, std::string body)
{
    say(d,
        [status, headers, body = std::move(body)](
            scripted::Protocol& protocol, scripted::Core& core, scripted::ExchangeState& state) {
            Headers all = headers;
            const bool gzip = !body.empty() && core.compresses(state.request);
            const std::string bytes = gzip ? kube::gzipMember(body) : body;
            if (gzip)
                all.emplace_back("content-encoding", "gzip");
            all.emplace_back("content-length", std::to_string(bytes.size()));
            protocol.start(state.stream, status, all);
            protocol.send(state.stream, bytes);
            protocol.finish(state.stream);
        });
}

void Exchange::start(int status, const Headers& headers)
{
    say(d,
        [status, headers](
            scripted::Protocol& protocol, scripted::Core& core, scripted::ExchangeState& state) {
            Headers all = headers;
            state.gzip = core.compresses(state.request);
            if (state.gzip)
                all.emplace_back("content-encoding", "gzip");
            protocol.start(state.stream, status, all);
        });
}

void Exchange::send(std::string bytes)
{
    say(d,
        [bytes = std::move(bytes)](
            scripted::Protocol& protocol, scripted::Core&, scripted::ExchangeState& state) {
            protocol.send(state.stream, state.gzip ? kube::gzipMember(bytes) : bytes);
        });
}

void Exchange::finish()
{
    say(d, [](scripted::Protocol& protocol, scripted::Core&, scripted::ExchangeState& state) {
        protocol.finish(state.stream);
    });
}

void Exchange::reset(std::uint32_t errorCode)
{
    say(d,
        [errorCode](scripted::Protocol& protocol, scripted::Core&, scripted::ExchangeState& state) {
            protocol.reset(state.stream, errorCode);
        });
}

} // namespace portolan::test
