// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/curlclient.h"

#include <algorithm>

namespace portolan::test {
namespace {

size_t takeBody(char* bytes, size_t, size_t size, void* transfer)
{
    auto* self = static_cast<CurlClient::Transfer*>(transfer);
    self->body.append(bytes, size);
    self->pieces.emplace_back(bytes, size);
    return size;
}

size_t takeHeader(char* bytes, size_t, size_t size, void* transfer)
{
    static_cast<CurlClient::Transfer*>(transfer)->headers.append(bytes, size);
    return size;
}

void setPem(CURL* easy, CURLoption option, const std::string& pem)
{
    if (pem.empty())
        return;
    curl_blob blob{const_cast<char*>(pem.data()), pem.size(), CURL_BLOB_COPY};
    curl_easy_setopt(easy, option, &blob);
}

} // namespace

CurlClient::Transfer::~Transfer()
{
    curl_easy_cleanup(easy);
    curl_slist_free_all(fields);
}

CurlClient::CurlClient()
    : m_multi(curl_multi_init())
{
}

CurlClient::~CurlClient()
{
    for (const auto& transfer : m_running)
        curl_multi_remove_handle(m_multi, transfer->easy);
    curl_multi_cleanup(m_multi);
}

std::shared_ptr<CurlClient::Transfer> CurlClient::begin(const Request& request)
{
    auto transfer = std::make_shared<Transfer>();
    CURL* easy = curl_easy_init();
    transfer->easy = easy;
    for (const std::string& field : request.fields)
        transfer->fields = curl_slist_append(transfer->fields, field.c_str());
    curl_easy_setopt(easy, CURLOPT_URL, request.url.c_str());
    curl_easy_setopt(easy, CURLOPT_PIPEWAIT, 1L);
    curl_easy_setopt(easy, CURLOPT_NOPROXY, "*");
    curl_easy_setopt(easy, CURLOPT_HTTPHEADER, transfer->fields);
    curl_easy_setopt(easy, CURLOPT_HTTP_VERSION,
        long(request.http2 ? CURL_HTTP_VERSION_2TLS : CURL_HTTP_VERSION_1_1));
    curl_easy_setopt(easy, CURLOPT_WRITEFUNCTION, &takeBody);
    curl_easy_setopt(easy, CURLOPT_WRITEDATA, transfer.get());
    curl_easy_setopt(easy, CURLOPT_HEADERFUNCTION, &takeHeader);
    curl_easy_setopt(easy, CURLOPT_HEADERDATA, transfer.get());
    if (!request.body.empty())
        curl_easy_setopt(easy, CURLOPT_COPYPOSTFIELDS, request.body.c_str());
    setPem(easy, CURLOPT_CAINFO_BLOB, request.authority);
    setPem(easy, CURLOPT_SSLCERT_BLOB, request.clientCertificate);
    setPem(easy, CURLOPT_SSLKEY_BLOB, request.clientKey);
    curl_multi_add_handle(m_multi, easy);
    m_running.push_back(transfer);
    return transfer;
}

void CurlClient::cancel(const std::shared_ptr<Transfer>& transfer)
{
    curl_multi_remove_handle(m_multi, transfer->easy);
    std::erase(m_running, transfer);
}

void CurlClient::step()
{
    int running = 0;
    curl_multi_perform(m_multi, &running);
    int left = 0;
    while (const CURLMsg* message = curl_multi_info_read(m_multi, &left)) {
        if (message->msg != CURLMSG_DONE)
            continue;
        const auto found = std::ranges::find(m_running, message->easy_handle,
            [](const std::shared_ptr<Transfer>& transfer) { return transfer->easy; });
        (*found)->result = message->data.result;
        (*found)->done = true;
        curl_easy_getinfo((*found)->easy, CURLINFO_RESPONSE_CODE, &(*found)->status);
        curl_easy_getinfo((*found)->easy, CURLINFO_HTTP_VERSION, &(*found)->httpVersion);
        curl_multi_remove_handle(m_multi, (*found)->easy);
        m_running.erase(found);
    }
    // Short, because what is waited for may be on the server's side.
    curl_multi_poll(m_multi, nullptr, 0, 10, nullptr);
}

} // namespace portolan::test
