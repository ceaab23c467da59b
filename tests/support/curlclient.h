// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <curl/curl.h>

#include <chrono>
#include <memory>
#include <string>
#include <vector>

namespace portolan::test {

//! A plain libcurl client for the tests of the scripted server itself, so that they prove the
//! server and not the program's transport. Thread: the test's, which drives it.
class CurlClient {
public:
    struct Transfer {
        std::string body;
        std::vector<std::string> pieces; //!< as libcurl handed them over
        std::string headers;
        bool done = false;
        CURLcode result = CURLE_OK;
        long status = 0;
        long httpVersion = 0; //!< CURL_HTTP_VERSION_…
        CURL* easy = nullptr;
        curl_slist* fields = nullptr;

        Transfer() = default;
        ~Transfer();
        Transfer(const Transfer&) = delete;
        Transfer& operator=(const Transfer&) = delete;
    };
    struct Request {
        std::string url;
        std::string authority; //!< PEM
        std::string clientCertificate; //!< PEM
        std::string clientKey;
        std::vector<std::string> fields; //!< "name: value"
        std::string body; //!< sent by POST when there is one
        bool http2 = true;
    };

    CurlClient();
    ~CurlClient();
    CurlClient(const CurlClient&) = delete;
    CurlClient& operator=(const CurlClient&) = delete;

    std::shared_ptr<Transfer> begin(const Request& request);
    //! Takes the transfer away, as a client that lost interest.
    void cancel(const std::shared_ptr<Transfer>& transfer);

    //! Drives all transfers until the condition holds; false when the time is over.
    template <typename Condition>
    bool drive(Condition holds, std::chrono::milliseconds limit = std::chrono::seconds(10))
    {
        const auto end = std::chrono::steady_clock::now() + limit;
        while (!holds()) {
            if (std::chrono::steady_clock::now() > end)
                return false;
            step();
        }
        return true;
    }
    bool finish(const std::shared_ptr<Transfer>& transfer)
    {
        return drive([&transfer] { return transfer->done; });
    }

private:
    void step();

    CURLM* m_multi = nullptr;
    std::vector<std::shared_ptr<Transfer>> m_running;
};

} // namespace portolan::test
