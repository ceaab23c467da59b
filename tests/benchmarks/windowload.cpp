// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/shell/commandline.h"
#include "app/shell/systemclock.h"
#include "app/window/console.h"
#include "widgets/common/filterfield.h"
#include "widgets/common/fleettable.h"
#include "widgets/mainwindow/mainwindow.h"
#include "widgets/workloads/workloadspage.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRandomGenerator>
#include <QScrollBar>

#include <cstdio>
#include <sys/resource.h>

//! bench_window [--kubeconfig F] [--fleet F]: the whole console from start to live, then scrolled
//! and filtered; one JSON object on stdout.

using namespace portolan;

namespace {

using namespace std::chrono_literals;

double cpuSeconds()
{
    rusage usage{};
    ::getrusage(RUSAGE_SELF, &usage);
    const auto seconds
        = [](const timeval& time) { return double(time.tv_sec) + double(time.tv_usec) / 1e6; };
    return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

//! One figure of a file of /proc/self in MiB, by the name before its colon.
double procMiB(const char* file, const QByteArray& name)
{
    QFile status(QString::fromLatin1(file));
    if (!status.open(QIODevice::ReadOnly))
        return -1;
    for (const QByteArray& line : status.readAll().split('\n')) {
        if (line.startsWith(name + ':'))
            return line.mid(name.size() + 1).simplified().split(' ').first().toDouble() / 1024;
    }
    return -1;
}

//! How long the GUI thread let a timer of 4 ms wait: every stretch above a frame is a stutter.
class Stalls {
public:
    void beat()
    {
        if (m_since.isValid())
            m_gaps.push_back(double(m_since.nsecsElapsed()) / 1e6);
        m_since.start();
    }

    [[nodiscard]] QJsonObject take()
    {
        std::ranges::sort(m_gaps);
        const auto at = [&](double part) {
            return m_gaps.empty() ? 0. : m_gaps[size_t(part * double(m_gaps.size() - 1))];
        };
        QJsonObject answer{{QStringLiteral("p50Ms"), at(0.5)}, {QStringLiteral("p99Ms"), at(0.99)},
            {QStringLiteral("maxMs"), at(1)},
            {QStringLiteral("over33Ms"),
                qint64(std::ranges::count_if(m_gaps, [](double gap) { return gap > 33; }))},
            {QStringLiteral("beats"), qint64(m_gaps.size())}};
        m_gaps.clear();
        return answer;
    }

private:
    QElapsedTimer m_since;
    std::vector<double> m_gaps;
};

//! Takes the console through its phases by timers alone, as a person's events would come.
class Run : public QObject {
public:
    Run(window::Console& console, QElapsedTimer started)
        : m_console(console)
        , m_started(started)
    {
        m_beat.setTimerType(Qt::PreciseTimer);
        m_beat.setInterval(4ms);
        connect(&m_beat, &QTimer::timeout, this, &Run::beat);
        m_beat.start();
        m_step.setInterval(16ms);
        connect(&m_step, &QTimer::timeout, this, &Run::step);
    }

private:
    [[nodiscard]] size_t pods() const { return m_console.fleet().table(Kind::Pod).rowCount(); }

    [[nodiscard]] bool allLive() const
    {
        const Fleet& fleet = m_console.fleet();
        for (size_t slot = 0; slot < fleet.clusterCount(); ++slot) {
            if (fleet.status(Slot(slot), shell::statusKinds(), m_clock.bootMs()).state
                != DataState::Live)
                return false;
        }
        return true;
    }

    void beat()
    {
        m_stalls.beat();
        if (m_live)
            return;
        if (const size_t now = pods(); now != m_pods) {
            if (m_pods == 0)
                m_answer[QStringLiteral("firstRowMs")] = m_started.elapsed();
            m_pods = now;
            m_answer[QStringLiteral("lastRowMs")] = m_started.elapsed();
        }
        if (allLive())
            live();
        else if (m_started.elapsed() > 120000)
            finish();
    }

    void live()
    {
        m_live = true;
        m_answer[QStringLiteral("liveMs")] = m_started.elapsed();
        m_answer[QStringLiteral("cpuSecondsToLive")] = cpuSeconds();
        m_answer[QStringLiteral("peakRssMiBToLive")] = procMiB("/proc/self/status", "VmHWM");
        m_answer[QStringLiteral("loading")] = m_stalls.take();
        QTimer::singleShot(30s, this, &Run::rested);
    }

    void rested()
    {
        m_answer[QStringLiteral("pods")] = qint64(pods());
        m_answer[QStringLiteral("resting")] = m_stalls.take();
        m_answer[QStringLiteral("cpuSecondsAfterRest")] = cpuSeconds();
        m_answer[QStringLiteral("pssMiBAfterRest")] = procMiB("/proc/self/smaps_rollup", "Pss");
        m_page = m_console.window().findChild<ui::WorkloadsPage*>();
        Place place;
        place.page = QStringLiteral("workloads");
        place.kind = Kind::Pod;
        m_console.open(place);
        m_phase = 0;
        m_step.start();
    }

    //! 300 steps of the scroll bar, then 60 letters in the filter.
    void step()
    {
        ++m_phase;
        if (m_phase <= 300) {
            QScrollBar* bar = m_page->table()->verticalScrollBar();
            bar->setValue(bar->maximum() * m_phase / 300);
            m_scrolledTo = bar->value();
        } else if (m_phase == 301) {
            m_answer[QStringLiteral("scrolling")] = m_stalls.take();
            m_answer[QStringLiteral("scrolledTo")] = m_scrolledTo;
            m_step.setInterval(120ms); // between the letters of somebody who types fast
        } else if (m_phase <= 361) {
            static const QString words = QStringLiteral("region:eu phase:!Running load");
            const int letters = (m_phase - 301) % (int(words.size()) + 1);
            m_page->filter()->setText(words.left(letters));
        } else {
            m_step.stop();
            m_answer[QStringLiteral("filtering")] = m_stalls.take();
            finish();
        }
    }

    void finish()
    {
        m_beat.stop();
        m_answer[QStringLiteral("cpuSeconds")] = cpuSeconds();
        m_answer[QStringLiteral("peakRssMiB")] = procMiB("/proc/self/status", "VmHWM");
        std::fputs(QJsonDocument(m_answer).toJson().constData(), stdout);
        QApplication::exit(m_live ? 0 : 1);
    }

    window::Console& m_console;
    shell::SystemClock m_clock;
    QElapsedTimer m_started;
    QTimer m_beat;
    QTimer m_step;
    Stalls m_stalls;
    QJsonObject m_answer;
    ui::WorkloadsPage* m_page = nullptr;
    size_t m_pods = 0;
    int m_phase = 0;
    int m_scrolledTo = 0;
    bool m_live = false;
};

} // namespace

int main(int argc, char** argv)
{
    QElapsedTimer started;
    started.start();
    QApplication application(argc, argv);
    application.setApplicationName(QStringLiteral("portolan"));
    const Result<shell::Options> options = shell::parseOptions(application.arguments().mid(1));
    if (!options) {
        std::fprintf(stderr, "bench_window: %s\n", qPrintable(options.error().sentence()));
        return shell::exitcode::usage;
    }
    const auto clock = std::make_shared<const shell::SystemClock>();
    Result<std::unique_ptr<shell::FleetSetup>> setup
        = shell::FleetSetup::load(*options, shell::surroundingsOf(application), clock);
    if (!setup) {
        std::fprintf(stderr, "bench_window: %s\n", qPrintable(setup.error().sentence()));
        return shell::exitcode::usage;
    }
    ui::Look look(application);
    settings::FileUiState state{QString()};
    window::Console console(std::move(*setup),
        {*clock, QTimeZone::utc(), [] { return QRandomGenerator::global()->generateDouble(); }, look, state});
    console.start();
    Run run(console, started);
    return QApplication::exec();
}
