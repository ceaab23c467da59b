// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/transport/curlerror.h"

#include <curl/curl.h>
#include <openssl/x509_vfy.h>

#include <QCoreApplication>

#include <cstring>
#include <string_view>

namespace portolan::transport {
namespace {

QString translated(const char* text)
{
    return QCoreApplication::translate("Transport", text);
}

bool isCertificateError(CURLcode code)
{
    return code == CURLE_PEER_FAILED_VERIFICATION || code == CURLE_SSL_CACERT_BADFILE
        || code == CURLE_SSL_ISSUER_ERROR || code == CURLE_SSL_INVALIDCERTSTATUS;
}

//! A server that checks client certificates while it shakes hands answers with an alert of TLS
//! (RFC 8446, 6.2), which libcurl tells in its detail only.
bool isAlertOfCertificate(const char* detail)
{
    const std::string_view text(detail);
    for (const std::string_view alert : {"alert certificate", "alert bad certificate",
             "alert unknown ca", "alert unsupported certificate", "alert access denied"}) {
        if (text.find(alert) != std::string_view::npos)
            return true;
    }
    return false;
}

//! With libcurl's own detail at the end where it adds something.
QString withDetail(const char* text, const char* detail)
{
    const QString said = translated(text);
    return *detail ? QStringLiteral("%1 (%2)").arg(said, QString::fromUtf8(detail)) : said;
}

//! `verified` is OpenSSL's verdict on the chain; the name is checked after it, by libcurl, which
//! tells that in its detail only.
Error certificateError(const char* detail, long verified)
{
    const auto error = [detail](const char* text, const char* nextStep) {
        return Error{ErrorCode::Certificate, withDetail(text, detail), translated(nextStep)};
    };
    if (verified == X509_V_ERR_CERT_HAS_EXPIRED || verified == X509_V_ERR_CERT_NOT_YET_VALID)
        return error(QT_TRANSLATE_NOOP("Transport",
                         "The server's certificate has expired or is not valid yet."),
            QT_TRANSLATE_NOOP("Transport",
                "It has to be renewed on the server; check the clock of this machine too."));
    if (std::strstr(detail, "subject name"))
        return error(QT_TRANSLATE_NOOP("Transport", "The server's certificate is for another name."),
            QT_TRANSLATE_NOOP("Transport",
                "Check server of this cluster in the kubeconfig, or name the certificate's host "
                "in tls-server-name."));
    return error(QT_TRANSLATE_NOOP("Transport", "The server's certificate is not trusted."),
        QT_TRANSLATE_NOOP("Transport",
            "Check certificate-authority and server of this cluster in the kubeconfig."));
}

} // namespace

Error curlError(int curlCode, const char* detail, long verified)
{
    const CURLcode code = CURLcode(curlCode);
    if (isCertificateError(code))
        return certificateError(detail, verified);
    if (isAlertOfCertificate(detail))
        return {ErrorCode::Unauthorized,
            withDetail(
                QT_TRANSLATE_NOOP("Transport", "the handshake ended with a refusal"), detail),
            {}};
    const auto unreachable = [detail](const char* text, const char* nextStep) {
        return Error{ErrorCode::Unreachable, withDetail(text, detail), translated(nextStep)};
    };
    switch (code) {
    case CURLE_COULDNT_RESOLVE_HOST:
    case CURLE_COULDNT_RESOLVE_PROXY:
        return unreachable(QT_TRANSLATE_NOOP("Transport", "The name of the server is not known."),
            QT_TRANSLATE_NOOP("Transport",
                "Check server of this cluster in the kubeconfig, and whether a VPN is needed."));
    case CURLE_COULDNT_CONNECT:
        return unreachable(QT_TRANSLATE_NOOP("Transport", "No connection to the server."),
            QT_TRANSLATE_NOOP("Transport",
                "Check that it runs, its address in the kubeconfig, and VPN or proxy."));
    case CURLE_OPERATION_TIMEDOUT:
        return {ErrorCode::Timeout,
            withDetail(
                QT_TRANSLATE_NOOP("Transport", "The server did not answer in time."), detail),
            translated(QT_TRANSLATE_NOOP(
                "Transport", "Check its address in the kubeconfig, and VPN or firewall."))};
    case CURLE_SSL_CONNECT_ERROR:
        return unreachable(QT_TRANSLATE_NOOP("Transport", "The TLS handshake was broken off."),
            QT_TRANSLATE_NOOP(
                "Transport", "Check that server of this cluster in the kubeconfig speaks HTTPS."));
    case CURLE_SSL_CERTPROBLEM:
        return {ErrorCode::Certificate,
            translated(QT_TRANSLATE_NOOP("Transport",
                "The client certificate or its key cannot be used.")),
            translated(QT_TRANSLATE_NOOP("Transport", "Check this user in the kubeconfig."))};
    case CURLE_WRITE_ERROR:
        return {ErrorCode::Protocol,
            translated(QT_TRANSLATE_NOOP("Transport", "The server's answer is damaged.")), {}};
    default:
        // A lost HTTP/2 connection shows as 56 on a watch and as 55 or 16 on its neighbours.
        return {ErrorCode::Unreachable,
            withDetail(QT_TRANSLATE_NOOP("Transport", "The connection was lost."), detail), {}};
    }
}

} // namespace portolan::transport
