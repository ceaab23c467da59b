# SPDX-License-Identifier: GPL-3.0-or-later
"""What a line of source may not hold. Each rule: name, where it holds, pattern, sentence."""
import re

# Words that this file has to name are put together, so that the rules hold here too.
LATER = "TO" + "DO|FIX" + "ME|XX" + "X|HA" + "CK"


class Rule:
    def __init__(self, name, applies, pattern, sentence, raw=False):
        self.name, self.applies, self.sentence, self.raw = name, applies, sentence, raw
        self.pattern = re.compile(pattern)


def cpp(path):
    return path.endswith((".cpp", ".h"))


def in_models(path):
    return cpp(path) and path.startswith("models/")


def product(path):
    return cpp(path) and path.startswith(("app/", "models/", "widgets/"))


def nests(path):
    return product(path) and path not in ("app/main.cpp", "app/cli_main.cpp")


def draws_nothing(path):
    return (in_models(path) or (product(path) and path.startswith("app/")
            and not path.startswith("app/window/") and path != "app/main.cpp"))


def source(path):
    return (path.endswith((".cpp", ".h", ".py", ".sh", ".go", ".cmake")) or path == "dev"
            or path.endswith("CMakeLists.txt"))


def text(path):
    return source(path) or path.endswith((".md", ".txt", ".yaml", ".yml", ".json", ".ts", ".svg"))


GUI_CLASSES = (r"Q(?:Widget|Painter\w*|Icon|Pixmap|Font\w*|Image|Color|Brush|Pen|Cursor|Palette|Action|"
               r"(?:Gui)?Application|Window|Screen|Clipboard|Menu|Dialog|MessageBox|Label|PushButton|"
               r"MainWindow|TableView|TreeView|HeaderView|Style\w*|StandardItemModel|Gradient|Polygon|"
               r"Region|KeyEvent|MouseEvent|KeySequence|DesktopServices|TextDocument|SyntaxHighlighter)")

FILES = (r"\bQ(?:File|SaveFile|Dir|DirIterator|FileInfo|TemporaryFile|TemporaryDir|LockFile|Settings|"
         r"StandardPaths|FileSystemWatcher|StorageInfo)\b|\bstd::(?:basic_)?[io]?fstream\b|"
         r"\bstd::filesystem\b|<(?:fstream|filesystem)>|\bfopen\s*\(")
SOCKETS = (r"\bQ(?:Tcp|Udp|Local|Ssl|Abstract)Socket\b|\bQ(?:Tcp|Local)Server\b|"
           r"\bQNetwork\w+|\bQHostInfo\b|\bQProcess\b(?!Environment)|\bpopen\s*\(")
CLOCKS = (r"\bcurrentDateTime\w*\s*\(|\bcurrentM?Secs\w*SinceEpoch\s*\(|\bcurrent(?:Date|Time)\s*\(|"
          r"\bQ(?:ElapsedTimer|DeadlineTimer)\b|\w*_clock::now\b|\bclock_gettime\b|\bgettimeofday\b|"
          r"(?<![\w.>:])time\s*\(\s*(?:nullptr|NULL|0)\s*\)")
SURROUNDINGS = (r"\bqgetenv\b|\bqEnvironmentVariable\w*|\b(?:secure_)?getenv\b|\bQProcessEnvironment\b|"
                r"\bstd::random_device\b|\bQRandomGenerator(?:64)?::(?:global|system|securelySeeded)\b|"
                r"(?<![\w.>])(?:std::)?s?rand\s*\(|\bQUuid::createUuid\s*\(|\bQLocale::system\s*\(|"
                r"\bQTimeZone::systemTimeZone\w*|\bQSysInfo\b")

RULES = [
    Rule("gui-in-models", draws_nothing,
         r"#\s*include\s*<(?:Qt(?:Gui|Widgets|Svg|Charts)\w*(?:/[^>]*)?|" + GUI_CLASSES + ")>|"
         r"\b(?:class|struct)\s+" + GUI_CLASSES + r"\s*;|\bQ(?:Gui)?Application\b",
         "only widgets/, app/window and app/main.cpp know the GUI libraries"),
    Rule("models-file", in_models, FILES, "models/ opens no file"),
    Rule("models-socket", in_models, SOCKETS, "models/ opens no socket and starts no process"),
    Rule("models-clock", in_models, CLOCKS, "models/ reads no clock; time is a parameter (models/base/clock.h)"),
    Rule("models-environment", in_models, SURROUNDINGS,
         "models/ reads neither environment nor random source; both are parameters"),
    Rule("nested-loop", nests, r"(?:\.|->)exec\s*\(|\bQ(?!CoreApplication::)\w+::exec\s*\(|\bQEventLoop\b|\bQMessageBox::"
         r"(?:about|aboutQt|critical|information|question|warning)\s*\(|\bQFileDialog::get\w+\s*\(|"
         r"\bQ(?:Input|Color|Font)Dialog::get\w+\s*\(",
         "no nested event loop: open() and a continuation"),
    # A command of app/shell turns the program's one loop; spelled so that no reader takes it for another.
    Rule("own-loop", lambda path: nests(path) and not path.startswith("app/shell/"),
         r"\bQCoreApplication::exec\s*\(", "the program's own loop is turned by the mains and app/shell"),
    Rule("process-events", product, r"\bprocessEvents\s*\(", "nobody turns the event loop by hand"),
    Rule("blocking-connection", product, r"\bBlockingQueuedConnection\b",
         "a thread never blocks on another's event loop"),
    Rule("wait-for", product, r"\bwaitFor\w*\s*\(", "nothing blocks until it is done: continue on a signal"),
    Rule("skipped-test", source, r"\bQSKIP\b|\bQEXPECT_FAIL\b|\bt\.Skip(?:f|Now)?\s*\(",
         "a test that cannot run says so through PORTOLAN_NOT_RUN (tests/support/notrun.h)", raw=True),
    Rule("left-for-later", text, rf"\b(?:{LATER})\b",
         "work that is left is told where work is planned, not in a file", raw=True),
    Rule("foreign-path", text, r"""(?<![\w.}\])/-])(?<![\w}]")/(?:work|root)/""",
         "a path of one machine", raw=True),
    Rule("foreign-label", text,
         r"(?<!\w)(?:\.\./)*shared/(?:design|contracts|visual|reference|hooks|voltage-soda)|"
         r"\b(?:design|contracts|visual|kubernetes-api|lab-trials|dr-drills|argo-rollouts)(?:\.md\b|\s+§)|"
         r"(?<!RFC \d{4} )(?<!RFC \d{3} )§\s?\d",
         "the label of a document that is not in this tree", raw=True),
]
