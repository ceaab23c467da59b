// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/transport/httpclient.h"

#include <QByteArray>

#include <map>

namespace portolan::feed {

//! GETs of single things that somebody looks at. Each is answered once: by the server, or with the
//! error that ended its connection. Thread: the connection's loop.
class Fetches {
public:
    using Done = std::function<void(Result<QByteArray>)>;

    explicit Fetches(transport::HttpClient& client);

    void start(const std::string& path, const std::string& accept, Done done);
    //! Answers all that are under way with this error and cancels them.
    void failAll(const Error& error);

private:
    struct Running {
        transport::HttpClient::RequestId request = 0;
        Done done;
    };

    transport::HttpClient& m_client;
    std::map<quint64, Running> m_running;
    quint64 m_lastId = 0;
};

} // namespace portolan::feed
