#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Holds the sources to the table of arrows (edges.txt) and to the rules (rules.py).

check.py [TREE]   prints file:line: [rule] sentence for each offence; 1 when there was one.
"""
import os
import re
import sys

sys.dont_write_bytecode = True

import cmakefile
import rules
import source
from edges import Edges, TableError, never

HERE = os.path.dirname(os.path.abspath(__file__))
LAYERS = ("models", "app", "widgets", "resources", "tests")
SKIPPED = {"build", "out", "node_modules", "__pycache__"}
# Libraries that a whole layer has; every other one stays inside the folder it was given to.
SHARED = {"<qtcore>", "<qtgui>", "<qttest>", "<system>"}
# These name what they forbid.
NAMES_RULES = "tests/architecture/"
SCRIPTED = "tests/support/SCRIPTED.md"
# The standard library, Qt's classes (those that draw have a rule of their own) and QtCore's helpers.
OPEN_TO_ALL = re.compile(
    r"[a-z][a-z0-9_]*|Q[A-Z]\w*|Qt(?:Core|Types|Global|Endian|Math|Numeric|Algorithms|Logging|MinMax|"
    r"Assert|Swap|Compare|ContainerFwd|Debug|Version|TypeTraits|ClassHelperMacros)")
FAIL_LINES, WARN_LINES = 800, 500


class Check:
    def __init__(self, tree, edges=None):
        self.tree = tree
        self.edges = edges or Edges(os.path.join(HERE, "edges.txt"))
        self.offences = []
        self.files = {}
        for path in sorted(self._walk()):
            with open(os.path.join(tree, path), encoding="utf-8", errors="replace") as file:
                self.files[path] = file.read()
        self.code = {p: source.code(t) for p, t in self.files.items() if rules.cpp(p)}
        self.includes = {p: source.includes(c) for p, c in self.code.items()}

    def _walk(self):
        for folder, folders, names in os.walk(self.tree):
            folders[:] = [f for f in folders if not f.startswith(".") and f not in SKIPPED]
            for name in names:
                path = os.path.relpath(os.path.join(folder, name), self.tree)
                if rules.text(path) and not name.startswith("."):
                    yield path

    def report(self, path, line, rule, sentence):
        self.offences.append((path, line, rule, sentence))

    def run(self):
        for line, sentence in self.edges.faults:
            self.report("tests/architecture/edges.txt", line, "table", sentence)
        for path, text in self.files.items():
            self.check_lines(path, text)
            self.check_size(path, text)
        self.check_includes()
        self.check_include_chains()
        self.check_links()
        self.check_folders()
        self.check_scripted()
        return self.offences

    # ---- single files ----

    def check_lines(self, path, text):
        for rule in rules.RULES:
            if not rule.applies(path) or (rule.raw and path.startswith(NAMES_RULES)):
                continue
            searched = text if rule.raw else self.code[path]
            for match in rule.pattern.finditer(searched):
                line = searched.count("\n", 0, match.start()) + 1
                self.report(path, line, rule.name, f"{match.group().strip()}: {rule.sentence}")

    def check_size(self, path, text):
        if not rules.source(path):
            return
        lines = text.count("\n")
        if lines > FAIL_LINES:
            self.report(path, lines, "too-long", f"{lines} lines; {FAIL_LINES} is the limit")
        elif lines > WARN_LINES:
            self.report(path, lines, "long", f"{lines} lines; beyond {WARN_LINES} think of parting it")
        if not path.endswith("CMakeLists.txt") and "SPDX-License-Identifier:" not in text[:300]:
            self.report(path, 1, "licence", "no SPDX line at the top")

    # ---- includes ----

    def check_includes(self):
        for path, found in self.includes.items():
            if path.split("/")[0] not in LAYERS:
                continue
            user = self.edges.folder_of(path)
            for line, header, quoted in found:
                if quoted:
                    self.check_own_header(path, line, user, header)
                else:
                    self.check_library_header(path, line, user, header)

    def check_own_header(self, path, line, user, header):
        if header.endswith(".moc") and "/" not in header:
            return
        if header.split("/")[0] not in LAYERS or ".." in header.split("/"):
            self.report(path, line, "unrooted", f'"{header}": includes start at the root of the tree')
            return
        self.check_edge(path, line, user, self.edges.folder_of(header), "edge-include")

    def check_edge(self, path, line, user, used, rule):
        if user == used:
            return
        reason = never(user, used)
        if reason:
            self.report(path, line, "never", f"{user} to {used}: {reason}")
        elif not self.edges.may_use(user, used):
            self.report(path, line, rule, f"{user} may not use {used} (tests/architecture/edges.txt)")

    def check_library_header(self, path, line, user, header):
        library = self.edges.library_of_header(header)
        if library:
            self.check_library(path, line, user, library.name)
        elif not OPEN_TO_ALL.fullmatch(header):
            self.report(path, line, "library", f"<{header}> belongs to no library of the table")

    def check_library(self, path, line, user, name):
        reason = never(user, name)
        if reason:
            self.report(path, line, "never", f"{user} to {name}: {reason}")
        elif not self.edges.may_use(user, name):
            self.report(path, line, "library", f"{user} may not use {name} (tests/architecture/edges.txt)")

    def check_include_chains(self):
        """What a header brings in counts as included by whoever includes the header."""
        for path in self.includes:
            user = self.edges.folder_of(path)
            if user == "app/main.cpp":
                continue  # it stands above app/window and everything that this brings along
            for line, header, quoted in self.includes[path]:
                if not quoted or header not in self.includes:
                    continue
                for reached in self._reached(header) - {header}:
                    reason = never(user, self.edges.folder_of(reached))
                    if reason:
                        self.report(path, line, "chain", f'"{header}" brings in "{reached}": {reason}')

    def _reached(self, header):
        seen, left = set(), [header]
        while left:
            current = left.pop()
            if current not in seen:
                seen.add(current)
                left += [h for _, h, quoted in self.includes.get(current, []) if quoted]
        return seen

    # ---- links ----

    def check_links(self):
        folder_of_target, links = {}, []
        for path, text in self.files.items():
            if not path.endswith("CMakeLists.txt") or path.split("/")[0] not in LAYERS:
                continue
            base = path[:-len("CMakeLists.txt")]
            targets, found = cmakefile.read(text)
            for target in targets:
                folder_of_target[target.name] = self._folder_of_target(path, base, target)
            links += [(path, base, link) for link in found]
        for path, base, link in links:
            user = folder_of_target.get(link.target, self.edges.folder_of(base + "x"))
            self.check_link(path, link, user, folder_of_target)
        self.check_link_chains(links, folder_of_target)

    def _folder_of_target(self, path, base, target):
        for name in target.sources:
            if base + name in ("app/main.cpp", "app/cli_main.cpp"):
                return base + name
        folder = self.edges.folder_of(base + "x")
        # Compiled-in data is parted by who needs it; resources/ may have several targets.
        if not path.startswith(("tests/", "resources/")) and target.name != folder.replace("/", "_"):
            self.report(path, target.line, "target-name",
                        f"{target.name}: one library a folder, named {folder.replace('/', '_')}")
        return folder

    def _item_folder(self, item, folder_of_target):
        name = cmakefile.target_of_alias(item) if item.startswith("Portolan::") else item
        if name in folder_of_target:
            return folder_of_target[name]
        if not item.startswith("Portolan::"):
            return None
        known = {user for _, user, _, _ in self.edges.arrows if "*" not in user}
        if name.startswith("resources_"):
            return "resources"
        return next((f for f in known if f.replace("/", "_") == name), name.replace("_", "/", 1))

    def check_link(self, path, link, user, folder_of_target):
        if link.item.startswith("portolan_") and link.item not in folder_of_target:
            return
        used = self._item_folder(link.item, folder_of_target)
        if used:
            self.check_edge(path, link.line, user, used, "edge-link")
            return
        library = self.edges.library_of_target(link.item)
        if not library:
            self.report(path, link.line, "library", f"{link.item} is no library of the table")
            return
        self.check_library(path, link.line, user, library.name)
        if link.how == "PUBLIC" and library.name not in SHARED:
            self.report(path, link.line, "passed-on", f"{link.item} stays inside {user}: link it PRIVATE")

    def check_link_chains(self, links, folder_of_target):
        """A PUBLIC link is a link of everybody who uses the target."""
        passed_on = {}
        for _, _, link in links:
            if link.how in ("PUBLIC", "INTERFACE"):
                passed_on.setdefault(link.target, []).append(link.item)

        def name(item):
            return cmakefile.target_of_alias(item) if item.startswith("Portolan::") else item

        for path, base, link in links:
            user = folder_of_target.get(link.target, self.edges.folder_of(base + "x"))
            if user == "app/main.cpp":
                continue
            seen, left = set(), list(passed_on.get(name(link.item), []))
            while left:
                item = left.pop()
                if item in seen:
                    continue
                seen.add(item)
                left += passed_on.get(name(item), [])
                reason = never(user, self._item_folder(item, folder_of_target) or "")
                if reason:
                    self.report(path, link.line, "chain", f"{link.item} passes on {item}: {reason}")

    # ---- folders ----

    def check_folders(self):
        for folder in sorted({os.path.dirname(p) for p in self.code}):
            if folder.split("/")[0] not in LAYERS or folder in ("app", "resources"):
                continue
            if not self.edges.knows(self.edges.folder_of(folder + "/x")):
                self.report(folder, 1, "unknown-folder", "no line of tests/architecture/edges.txt names it")
            wants = not folder.startswith("tests/") or folder == "tests/support"
            if wants and folder + "/README.md" not in self.files:
                self.report(folder, 1, "readme", "no README.md says what belongs here and what does not")

    def check_scripted(self):
        """Who uses the scripted server instead of a real one stands in a list, with the reason."""
        rows = re.findall(r"^\| (tests/\S+) \|", self.files.get(SCRIPTED, ""), re.MULTILINE)
        users = [p for p, found in self.includes.items() if p.startswith("tests/") and p.endswith(".cpp")
                 and any(header == "tests/support/scriptedserver.h" for _, header, _ in found)]
        for path in users:
            if path not in rows and not path.startswith("tests/support/scripted"):
                self.report(path, 1, "scripted", f"{SCRIPTED} does not say why this cannot use a real server")
        for path in rows:
            if path not in self.files:
                self.report(SCRIPTED, 1, "scripted", f"{path} is not there")


def main(arguments):
    tree = os.path.abspath(arguments[0]) if arguments else os.path.dirname(os.path.dirname(HERE))
    try:
        check = Check(tree)
    except (TableError, OSError) as error:
        print(f"tests/architecture/edges.txt: {error}")
        return 1
    warns = check.edges.warn_only | {"long"}
    failed = 0
    for path, line, rule, sentence in sorted(check.run()):
        mild = rule in warns
        failed += not mild
        print(f"{path}:{line}: {'warning: ' if mild else ''}[{rule}] {sentence}")
    print(f"architecture: {len(check.files)} files, {failed} offence{'' if failed == 1 else 's'}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
