// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/auth/process.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QStandardPaths>

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <optional>
#include <vector>

#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/eventfd.h>
#include <sys/wait.h>
#include <unistd.h>

// glibc's header does not say by itself that its functions are C.
extern "C" {
#include <sys/pidfd.h>
}

namespace portolan::auth {
namespace {

using Clock = std::chrono::steady_clock;
using End = ProcessOutcome::End;

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(portolan::Process)
};

class Descriptor {
public:
    explicit Descriptor(int fd = -1)
        : m_fd(fd)
    {
    }
    ~Descriptor() { close(); }
    Q_DISABLE_COPY(Descriptor)
    [[nodiscard]] int fd() const { return m_fd; }
    void reset(int fd)
    {
        close();
        m_fd = fd;
    }
    void close()
    {
        if (m_fd >= 0)
            ::close(m_fd);
        m_fd = -1;
    }

private:
    int m_fd;
};

struct Pipe {
    Descriptor read, write;

    bool open()
    {
        std::array<int, 2> ends{};
        if (pipe2(ends.data(), O_CLOEXEC) != 0)
            return false;
        read.reset(ends[0]);
        write.reset(ends[1]);
        return fcntl(ends[0], F_SETFL, O_NONBLOCK) == 0;
    }
};

// The char* list that exec wants; it owns the bytes.
class CStrings {
public:
    explicit CStrings(const QStringList& texts)
    {
        for (const QString& text : texts)
            m_bytes.push_back(text.toLocal8Bit());
        for (QByteArray& bytes : m_bytes)
            m_pointers.push_back(bytes.data());
        m_pointers.push_back(nullptr);
    }
    [[nodiscard]] char* const* data() const { return m_pointers.data(); }

private:
    std::vector<QByteArray> m_bytes;
    std::vector<char*> m_pointers;
};

// How the child starts: in a process group of its own, with default signals, stdin empty, and
// none of our other descriptors.
class SpawnSettings {
public:
    SpawnSettings(int output, int errors)
    {
        posix_spawnattr_init(&m_attributes);
        posix_spawn_file_actions_init(&m_actions);
        sigset_t signals;
        sigemptyset(&signals);
        posix_spawnattr_setsigmask(&m_attributes, &signals);
        for (const int number : {SIGPIPE, SIGINT, SIGTERM, SIGHUP, SIGCHLD})
            sigaddset(&signals, number);
        posix_spawnattr_setsigdefault(&m_attributes, &signals);
        posix_spawnattr_setpgroup(&m_attributes, 0);
        posix_spawnattr_setflags(
            &m_attributes, POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF);
        posix_spawn_file_actions_addopen(&m_actions, 0, "/dev/null", O_RDONLY, 0);
        posix_spawn_file_actions_adddup2(&m_actions, output, 1);
        posix_spawn_file_actions_adddup2(&m_actions, errors, 2);
        posix_spawn_file_actions_addclosefrom_np(&m_actions, 3);
    }
    ~SpawnSettings()
    {
        posix_spawn_file_actions_destroy(&m_actions);
        posix_spawnattr_destroy(&m_attributes);
    }
    Q_DISABLE_COPY_MOVE(SpawnSettings)
    [[nodiscard]] const posix_spawnattr_t* attributes() const { return &m_attributes; }
    [[nodiscard]] const posix_spawn_file_actions_t* actions() const { return &m_actions; }

private:
    posix_spawnattr_t m_attributes{};
    posix_spawn_file_actions_t m_actions{};
};

std::unexpected<Error> cannotStart(const QString& program, int number)
{
    return fail(number == ENOENT ? ErrorCode::NotFound : ErrorCode::Local,
        Texts::tr("%1 cannot be started: %2.").arg(program, qt_error_string(number)));
}

// One program from its start to its end. Whatever way it is left, no child stays unreaped.
class Run {
public:
    explicit Run(const ProcessRequest& request)
        : m_request(request)
    {
    }
    ~Run()
    {
        if (m_pid > 0)
            kill();
        wipe(m_output);
    }
    Q_DISABLE_COPY_MOVE(Run)

    Result<void> start();
    Result<ProcessOutcome> toItsEnd(const std::stop_token& stop);

private:
    void kill();
    int reap();
    bool read(Descriptor& from, QByteArray& into);
    ProcessOutcome outcome(End end, int code);
    ProcessOutcome ended();

    const ProcessRequest& m_request;
    pid_t m_pid = -1;
    Descriptor m_process, m_wake;
    Pipe m_outPipe, m_errorPipe;
    QByteArray m_output, m_errors;
};

Result<void> Run::start()
{
    m_wake.reset(eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK));
    if (m_wake.fd() < 0 || !m_outPipe.open() || !m_errorPipe.open())
        return cannotStart(m_request.program, errno);
    const SpawnSettings settings(m_outPipe.write.fd(), m_errorPipe.write.fd());
    const CStrings arguments(QStringList(m_request.program) + m_request.arguments);
    const CStrings environment(m_request.environment.toStringList());
    const QByteArray program = m_request.program.toLocal8Bit();
    const int failure = posix_spawn(&m_pid, program.constData(), settings.actions(),
        settings.attributes(), arguments.data(), environment.data());
    if (failure != 0) {
        m_pid = -1;
        return cannotStart(m_request.program, failure);
    }
    // Our copies of the writing ends would keep the pipes open after the program has gone.
    m_outPipe.write.close();
    m_errorPipe.write.close();
    m_process.reset(pidfd_open(m_pid, 0));
    if (m_process.fd() < 0)
        return cannotStart(m_request.program, errno);
    return {};
}

// Not yet reaped, so the group cannot be somebody else's by now.
void Run::kill()
{
    ::kill(-m_pid, SIGKILL);
    reap();
}

int Run::reap()
{
    int status = 0;
    while (waitpid(m_pid, &status, 0) < 0 && errno == EINTR) { }
    m_pid = -1;
    return status;
}

// Takes what is there now, or a part of it: who writes faster than this reads would keep it here
// for ever, and neither the limit nor a request to stop would be looked at. False when too much
// has come.
bool Run::read(Descriptor& from, QByteArray& into)
{
    constexpr int piecesATurn = 32; // two pipes full
    std::array<char, 4096> buffer{};
    for (int piece = 0; from.fd() >= 0 && piece < piecesATurn; ++piece) {
        const ssize_t count = ::read(from.fd(), buffer.data(), buffer.size());
        if (count < 0 && errno == EINTR)
            continue;
        if (count < 0 && errno == EAGAIN)
            break;
        if (count <= 0) {
            from.close();
            break;
        }
        into.append(buffer.data(), count);
        if (&into == &m_errors)
            into = into.last(std::min(into.size(), m_request.errorTail));
        else if (into.size() > m_request.outputLimit)
            return false;
    }
    return true;
}

ProcessOutcome Run::outcome(End end, int code)
{
    return {end, code, Secret(std::move(m_output)), m_errors};
}

ProcessOutcome Run::ended()
{
    const int status = reap();
    return WIFSIGNALED(status) ? outcome(End::Signalled, WTERMSIG(status))
                               : outcome(End::Exited, WEXITSTATUS(status));
}

Result<ProcessOutcome> Run::toItsEnd(const std::stop_token& stop)
{
    const std::stop_callback wakeUp(stop, [this] { eventfd_write(m_wake.fd(), 1); });
    const Clock::time_point deadline = Clock::now() + m_request.limit;
    for (;;) {
        const auto left = std::chrono::ceil<std::chrono::milliseconds>(deadline - Clock::now());
        if (left.count() <= 0)
            return outcome(End::TimedOut, 0);
        std::array<pollfd, 4> waiting{
            {{m_outPipe.read.fd(), POLLIN, 0}, {m_errorPipe.read.fd(), POLLIN, 0},
                {m_process.fd(), POLLIN, 0}, {m_wake.fd(), POLLIN, 0}}};
        const int ready
            = poll(waiting.data(), waiting.size(), int(std::min<qint64>(left.count(), 3'600'000)));
        if (ready < 0 && errno != EINTR)
            return fail(ErrorCode::Local,
                Texts::tr("%1 cannot be listened to: %2.")
                    .arg(m_request.program, qt_error_string(errno)));
        if (stop.stop_requested())
            return fail(ErrorCode::Cancelled,
                Texts::tr("%1 was stopped on request.").arg(m_request.program));
        if (ready <= 0)
            continue;
        // The end is noted before the last bytes are read: so none that came before it is missed.
        const bool gone = waiting[2].revents != 0;
        read(m_errorPipe.read, m_errors);
        if (!read(m_outPipe.read, m_output))
            return outcome(End::TooMuchOutput, 0);
        if (gone)
            return ended();
    }
}

} // namespace

Result<ProcessOutcome> PosixProcessRunner::run(const ProcessRequest& request, std::stop_token stop)
{
    Run run(request);
    if (auto started = run.start(); !started)
        return std::unexpected(started.error());
    return run.toItsEnd(stop);
}

QString findProgram(const QString& command, const QProcessEnvironment& environment)
{
    if (command.contains(u'/')) {
        const QFileInfo file(command);
        return file.isFile() && file.isExecutable() ? file.absoluteFilePath() : QString();
    }
    // Without a PATH, findExecutable would look into ours.
    const QStringList folders = environment.value(QStringLiteral("PATH"))
                                    .split(QDir::listSeparator(), Qt::SkipEmptyParts);
    return folders.isEmpty() ? QString() : QStandardPaths::findExecutable(command, folders);
}

} // namespace portolan::auth
