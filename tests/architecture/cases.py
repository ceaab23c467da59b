# SPDX-License-Identifier: GPL-3.0-or-later
"""Sources that break a rule, and such as look like it and do not. prove.py puts them into trees."""

SPDX = "// SPDX-License-Identifier: GPL-3.0-or-later\n"


def header(includes=()):
    """A header whose first include stands in line 4."""
    return SPDX + "#pragma once\n\n" + included(includes) + "struct X {};\n"


def unit(includes=()):
    return SPDX + "\n\n" + included(includes) + "int x() { return 1; }\n"


def included(names):
    return "".join(f"#include {name}\n" if name.startswith("<") else f'#include "{name}"\n' for name in names)


def line(text):
    return SPDX + "void f()\n{\n    " + text + "\n}\n"


# Never, whatever the table says.
NEVER = [
    ("models/store", "app/kube"), ("models/ports", "widgets/common"), ("models/domain", "<qtgui>"),
    ("widgets/map", "app/feed"), ("widgets/common", "app/settings"), ("app/shell", "widgets/common"),
    ("app/feed", "widgets/map"), ("app/shell", "<qtgui>"), ("app/cli_main.cpp", "<qtgui>"),
    ("app/main.cpp", "widgets/mainwindow"), ("widgets/map", "widgets/region"),
    ("widgets/workloads", "widgets/editor"), ("widgets/workloads", "widgets/some-new-page"), ("app/promotion", "app/kube/write"),
    ("app/drill", "app/kube/write"), ("app/shell", "app/kube/write"), ("app/kube", "app/kube/write"),
    ("app/window", "app/kube/write"), ("app/shell", "tests/support"),
]

MODEL, PRODUCT, PAGE, TEST = "models/store/x.cpp", "app/feed/x.cpp", "widgets/map/x.cpp", "tests/models/store/tst_x.cpp"

# (rule, file, text that breaks it)
BROKEN = [
    ("unrooted", MODEL, unit(["batch.h"])),
    ("unrooted", MODEL, unit(["../domain/state.h"])),
    ("unrooted", MODEL, unit(["models/store/../../app/kube/x.h"])),
    ("library", MODEL, unit(["<boost/asio.hpp>"])),
    ("library", MODEL, unit(["<QtNetwork/QTcpSocket>"])),
    ("library", MODEL, unit(["<unistd.h>"])),
    ("unknown-folder", "models/somewhere/x.cpp", unit()),
    ("licence", MODEL, "int x;\n"),
    ("licence", "tools/x.py", "print()\n"),
    ("licence", "tools/cmd_x.sh", "true\n"),
    ("readme", MODEL, unit()),
    ("too-long", MODEL, SPDX + "\n" * 801),
    ("long", MODEL, SPDX + "\n" * 501),
    ("skipped-test", TEST, line('QSKIP("no display");')),
    ("skipped-test", TEST, line('QEXPECT_FAIL("", "later", Continue);')),
    ("skipped-test", "lab/x_test.go", SPDX + 'package lab\nfunc f() { t.Skip("no") }\n'),
    ("skipped-test", "lab/x_test.go", SPDX + "package lab\nfunc f() { t.SkipNow() }\n"),
    ("left-for-later", MODEL, line("// TO" + "DO sort")),
    ("left-for-later", TEST, line("// FIX" + "ME")),
    ("left-for-later", "tools/x.sh", "# SPDX-License-Identifier: x\n# XX" + "X\n"),
    ("left-for-later", "README.md", "A HA" + "CK.\n"),
    ("foreign-path", MODEL, line('open("/wo' + 'rk/main");')),
    ("foreign-path", "tools/x.sh", "# SPDX-License-Identifier: x\ncat /ro" + "ot/.cache/x\n"),
    ("foreign-label", MODEL, line("// as the design §3 says")),
    ("foreign-label", "README.md", "See contracts.md.\n"),
    ("foreign-label", "README.md", "See shared/visual.\n"),
    ("foreign-label", "README.md", "As §4.7 demands.\n"),
    ("process-events", PAGE, line("QCoreApplication::processEvents();")),
    ("blocking-connection", PRODUCT, line("connect(a, b, c, d, Qt::BlockingQueuedConnection);")),
    ("own-loop", PRODUCT, line("return QCoreApplication::exec();")),
    ("nested-loop", "app/shell/x.cpp", line("application.exec();")),
    ("wait-for", PRODUCT, line("process.waitForFinished();")),
    ("wait-for", PAGE, line("watcher.waitForFinished(100);")),
]
BROKEN += [("nested-loop", PAGE, line(text)) for text in (
    "dialog.exec();", "dialog->exec();", "menu.exec(QCursor::pos());", "QEventLoop loop;", "loop.exec();",
    "QMenu::exec(actions, point);", 'QMessageBox::question(this, a, b);',
    "QFileDialog::getOpenFileName(this);", "QInputDialog::getText(this, a, b);")]
BROKEN += [("nested-loop", PRODUCT, line(text)) for text in ("QEventLoop loop;", "QThread::exec();")]
BROKEN += [("gui-in-models", path, unit([f"<{name}>"])) for path in (MODEL, PRODUCT, "app/cli_main.cpp") for name in (
    "QtGui", "QtWidgets", "QtGui/QColor", "QtWidgets/QWidget", "QColor", "QWidget", "QPainter", "QIcon", "QPixmap",
    "QFont", "QFontMetrics", "QImage", "QBrush", "QApplication", "QGuiApplication", "QAction",
    "QtSvg/QSvgRenderer", "QtCharts/QChart")]
BROKEN += [("gui-in-models", MODEL, SPDX + "class QColor;\n"), ("gui-in-models", MODEL, line("QApplication::palette();"))]
BROKEN += [("models-file", MODEL, line(text)) for text in (
    "QFile file(name);", "QSaveFile file(name);", "QDir dir;", "QFileInfo info(name);", "QTemporaryFile file;",
    "std::ifstream in(name);", "std::filesystem::exists(name);", 'fopen(name, "r");', "QSettings settings;",
    "QStandardPaths::writableLocation(x);", "QLockFile lock(name);")]
BROKEN += [("models-socket", MODEL, line(text)) for text in (
    "QTcpSocket socket;", "QLocalServer server;", "QNetworkAccessManager manager;", "QProcess process;",
    "QHostInfo::lookupHost(x);")]
BROKEN += [("models-clock", MODEL, line(text)) for text in (
    "QDateTime::currentDateTime();", "QDateTime::currentDateTimeUtc();", "QDateTime::currentMSecsSinceEpoch();",
    "QDateTime::currentSecsSinceEpoch();", "std::chrono::steady_clock::now();", "QElapsedTimer timer;",
    "std::chrono::system_clock::now();", "QDate::currentDate();", "time(nullptr);", "clock_gettime(a, b);")]
BROKEN += [("models-environment", MODEL, line(text)) for text in (
    'qgetenv("HOME");', 'getenv("HOME");', 'std::getenv("HOME");', 'qEnvironmentVariable("HOME");',
    "std::random_device device;", "QRandomGenerator::global()->generate();", "QRandomGenerator::system();",
    "std::rand();", "QUuid::createUuid();", "QLocale::system();", "QTimeZone::systemTimeZone();")]

# (rule, file, text that looks like a breach and is none)
WHOLE = [
    ("nested-loop", "app/main.cpp", line("return application.exec();")),
    ("nested-loop", "app/cli_main.cpp", line("return QCoreApplication::exec();")),
    ("nested-loop", TEST, line("loop.exec();")),
    ("nested-loop", "app/shell/x.cpp", line("return QCoreApplication::exec();")),
    ("own-loop", "app/shell/x.cpp", line("return QCoreApplication::exec();")),
    ("nested-loop", PAGE, line("// never dialog.exec()")),
    ("nested-loop", PAGE, line('say("dialog.exec()");')),
    ("nested-loop", PAGE, line("dialog->open();")),
    ("wait-for", TEST, line("process.waitForFinished();")),
    ("wait-for", PRODUCT, line("thread.wait();")),
    ("gui-in-models", "app/window/x.cpp", unit(["<QWidget>"])),
    ("gui-in-models", "app/main.cpp", unit(["<QApplication>"])),
    ("gui-in-models", PAGE, unit(["<QtWidgets/QWidget>"])),
    ("gui-in-models", PRODUCT, line("QCoreApplication::arguments();")),
    ("gui-in-models", MODEL, unit(["<QAbstractItemModel>"])),
    ("models-file", PRODUCT, line("QFile file(name);")),
    ("models-file", MODEL, line("// the caller reads the QFile")),
    ("models-clock", MODEL, line("clock.utcNow(); order.time(row); x.uptime(0);")),
    ("models-clock", PRODUCT, line("QDateTime::currentDateTimeUtc();")),
    ("models-environment", MODEL, line("QRandomGenerator seeded(42); seeded.generate();")),
    ("models-environment", MODEL, line('R"(getenv("HOME"))"; ')),
    ("library", MODEL, unit(["<vector>", "<cstdint>", "<QString>", "<QtCore/QString>", "<QtTypes>"])),
    ("unrooted", TEST, unit() + '#include "tst_x.moc"\n'),
    ("foreign-path", "tools/x.sh", '"$CACHE"/ro' + 'ot/lock "$CACHE/wo' + 'rk/x"\n'),
    ("foreign-label", "README.md", "RFC 9113 §6.8; the design is calm; shared/ holds nothing.\n"),
    ("left-for-later", "tools/x.sh", "mktemp -d /tmp/x.XXXX" + "XX\n"),
    ("readme", TEST, unit()),
]

# What ought to pass in any tree.
CLEAN = {
    "tests/models/store/tst_x.cpp": unit(["models/store/x.h", "tests/support/notrun.h", "<QtTest>"])
    + '#include "tst_x.moc"\n',
    "tests/models/store/CMakeLists.txt": "portolan_test(tst_x.cpp LINK Portolan::ModelsStore)\n",
    "tests/app/guard/tst_x.cpp": unit(["app/guard/x.h", "app/kube/write/x.h"]),
    "tests/app/feed/tst_x.cpp": unit(["app/feed/x.h", "tests/support/scriptedserver.h"]),
    "tests/support/SCRIPTED.md": "| tests/app/feed/tst_x.cpp | a torn frame | the real one tears none |\n",
    "models/CMakeLists.txt": "add_subdirectory(base)\n",
}

GUARD = 'portolan_library(app_guard HEADERS x.h SOURCES x.cpp\n    {} Portolan::AppKubeWrite)\n'
DRILL = 'portolan_library(app_drill HEADERS x.h SOURCES x.cpp\n    PRIVATE Portolan::AppGuard)\n'

# (rule, tree): what shows only over several files.
TREES = [
    ("chain", {"app/guard/x.h": header(["app/kube/write/x.h"]), "app/kube/write/x.h": header(),
               "app/drill/x.cpp": unit(["app/guard/x.h"])}),
    ("chain", {"app/guard/CMakeLists.txt": GUARD.format("PUBLIC"), "app/drill/CMakeLists.txt": DRILL}),
    ("passed-on", {"app/transport/CMakeLists.txt":
                   "portolan_library(app_transport SOURCES x.cpp\n    PUBLIC CURL::libcurl)\n"}),
    ("library", {"app/feed/CMakeLists.txt":
                 "portolan_library(app_feed SOURCES x.cpp\n    PRIVATE Boost::asio)\n"}),
    ("library", {"app/feed/CMakeLists.txt":
                 "portolan_library(app_feed SOURCES x.cpp)\n"
                 "target_link_libraries(app_feed PRIVATE $<BUILD_INTERFACE:CURL::libcurl>)\n"}),
    ("never", {"models/store/CMakeLists.txt":
               "portolan_library(models_store SOURCES x.cpp)\ntarget_link_libraries(models_store app_kube)\n",
               "app/kube/CMakeLists.txt": "portolan_library(app_kube SOURCES x.cpp)\n"}),
    ("scripted", {"tests/app/feed/tst_x.cpp": unit(["tests/support/scriptedserver.h"])}),
    ("scripted", {"tests/support/SCRIPTED.md": "| tests/app/feed/tst_gone.cpp | x | y |\n"}),
    ("target-name", {"models/store/CMakeLists.txt": "portolan_library(store SOURCES x.cpp)\n"}),
]
