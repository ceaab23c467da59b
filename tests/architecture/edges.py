# SPDX-License-Identifier: GPL-3.0-or-later
"""Reads edges.txt: which folder may use which, and by which names a library shows itself."""
import fnmatch
import functools
import re

# Of widgets/ these serve the pages or hold them; every other folder there is a page.
NOT_PAGES = {"common", "decor", "charts", "mainwindow"}
WRITING_HALF = "app/kube/write"


class TableError(Exception):
    """A line that cannot be read; the text says which."""


class Library:
    def __init__(self, name, headers, targets):
        self.name, self.headers, self.targets = name, headers, targets

    def shows_in(self, header):
        return any(header.startswith(h) if h.endswith("/") else header == h for h in self.headers)


class Edges:
    """The table. Folders that it does not name may use nothing."""

    def __init__(self, path):
        self.arrows = []  # (line, left pattern, closed, right pattern or <library>)
        self.libraries = {}
        self.warn_only = set()
        # Asked again and again for the same few folders.
        self.knows = functools.cache(self._knows)
        self.folder_in_table = functools.cache(self._folder_in_table)
        self.reach = functools.cache(self._reach)
        with open(path, encoding="utf-8") as lines:
            for number, line in enumerate(lines, 1):
                self._read(number, line.split("#", 1)[0].strip())

    def _read(self, number, line):
        if not line:
            return
        if line.startswith("library "):
            match = re.fullmatch(r"library (<[\w+-]+>):(.*) : (.*)", line)
            if not match:
                raise TableError(f"line {number}: library <name>: headers : targets")
            name, headers, targets = match.groups()
            self.libraries[name] = Library(name, headers.split(), targets.split())
        elif line.startswith("warn "):
            self.warn_only.update(line.split()[1:])
        else:
            match = re.fullmatch(r"([^=>-][^=>]*?) (=>|->)(.*)", line)
            if not match:
                raise TableError(f"line {number}: neither 'a => b' nor 'a -> b'")
            left, arrow, right = match.groups()
            for user in left.split():
                self.arrows += [(number, user, arrow == "=>", used) for used in right.split() or [""]]

    @staticmethod
    def matches(pattern, folder):
        """* stands for one level, not for a path."""
        if "*" not in pattern:
            return pattern == folder
        return pattern.count("/") == folder.count("/") and fnmatch.fnmatchcase(folder, pattern)

    def _knows(self, folder):
        return any(self.matches(user, folder) and ("*" not in user or user.startswith("tests/"))
                   for _, user, _, _ in self.arrows)

    def folder_of(self, path):
        """The folder of the table that a file belongs to: the deepest that holds it."""
        if path in ("app/main.cpp", "app/cli_main.cpp"):
            return path
        return self.folder_in_table(path.rpartition("/")[0])

    def _folder_in_table(self, path):
        parts = path.split("/")
        for depth in range(len(parts), 0, -1):
            folder = "/".join(parts[:depth])
            if self.knows(folder):
                return folder
        return "/".join(parts[:2])

    def may_use(self, user, used):
        """Whether the table lets one folder use another folder or <library>."""
        return any(used == entry or self.matches(entry, used) for entry in self.reach(user))

    def _reach(self, user, on_the_way=frozenset()):
        reach = set()
        for _, left, closed, right in self.arrows:
            if not right or not self.matches(left, user):
                continue
            reach.add(right)
            if closed and not right.startswith("<") and "*" not in right and right not in on_the_way:
                below = self._reach(right, on_the_way | {user})
                reach |= {entry for entry in below if not entry.startswith("<")}
        return frozenset(reach)

    def library_of_header(self, header):
        return next((l for l in self.libraries.values() if l.shows_in(header)), None)

    def library_of_target(self, target):
        return next((l for l in self.libraries.values() if target in l.targets), None)

    @functools.cached_property
    def faults(self):
        """Arrows that no table may grant, as (line, sentence)."""
        found = [(line, user, used, never(user, used)) for line, user, _, used in self.arrows]
        return [(line, f"{user} to {used}: {reason}") for line, user, used, reason in found if reason]


def never(user, used):
    """The reason why this arrow is forbidden whatever a table says, or None."""
    top, target = user.split("/")[0], used.split("/")[0]
    if top == "tests":
        return None
    if target == "tests":
        return "tests are used by tests only"
    if top == "models" and target in ("app", "widgets"):
        return "models/ knows neither app/ nor widgets/"
    if top == "models" and used in ("<qtgui>", "<qtcharts>", "<highlighting>"):
        return "models/ draws nothing"
    if top == "widgets" and target == "app":
        return "widgets/ reaches app/ through models/ports only"
    if top == "app" and target == "widgets" and user != "app/window":
        return "only app/window knows both sides"
    if used in ("<qtgui>", "<qtcharts>") and top == "app" and user not in ("app/window", "app/main.cpp"):
        return "of app/ only app/window and app/main.cpp draw"
    if is_page(user) and is_page(used) and user != used:
        return "a page does not know another page"
    if used == WRITING_HALF and user not in ("app/guard", WRITING_HALF):
        return "only app/guard may send what changes anything"
    return None


def is_page(folder):
    parts = folder.split("/")
    return parts[0] == "widgets" and len(parts) > 1 and parts[1] not in NOT_PAGES | {"*"}
