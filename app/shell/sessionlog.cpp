// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/shell/sessionlog.h"

#include "app/auth/masking.h"
#include "app/shell/version.h"

#include <atomic>

namespace portolan::shell {
namespace {

std::atomic<diagnose::LogFile*> messagesTo = nullptr;
QtMessageHandler handlerBefore = nullptr;

const char* wordOf(QtMsgType type)
{
    switch (type) {
    case QtFatalMsg:
        return "fatal";
    case QtCriticalMsg:
        return "error";
    case QtWarningMsg:
        return "warning";
    default:
        return "info";
    }
}

void onMessage(QtMsgType type, const QMessageLogContext& context, const QString& text)
{
    diagnose::LogFile* log = messagesTo;
    if (log && type != QtDebugMsg)
        log->write(QLatin1String(wordOf(type)), text);
    handlerBefore(type, context, text);
}

} // namespace

SessionLog::SessionLog(const Surroundings& surroundings, const Clock& clock)
    : m_file(surroundings.stateHome.isEmpty()
              ? QString()
              : surroundings.stateHome + QStringLiteral("/portolan/portolan.log"),
          clock)
{
    m_file.setMask([](const QString& text) { return auth::masked(text); });
    m_file.write(QStringLiteral("info"), versionText());
    messagesTo = &m_file;
    handlerBefore = qInstallMessageHandler(onMessage);
}

SessionLog::~SessionLog()
{
    qInstallMessageHandler(handlerBefore);
    messagesTo = nullptr;
}

void SessionLog::follow(FleetSetup& setup)
{
    m_file.setMask([secrets = auth::secretsOf(setup.kubeconfig())](
                       const QString& text) { return auth::masked(text, secrets); });
    for (const QString& problem : setup.problems())
        m_file.write(QStringLiteral("warning"), problem);
    m_states = std::make_unique<diagnose::StateLog>(setup.fleet(), m_file);
}

void SessionLog::error(const Error& error)
{
    m_file.write(QStringLiteral("error"), error.sentence());
}

} // namespace portolan::shell
