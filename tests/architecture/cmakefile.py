# SPDX-License-Identifier: GPL-3.0-or-later
"""Reads just enough of CMakeLists.txt: which target is declared where, and what it links."""
import re

KEYWORDS = {"HEADERS", "SOURCES", "PUBLIC", "PRIVATE", "INTERFACE", "GUI", "LINK", "LABELS",
            "ENVIRONMENT", "TIMEOUT"}
LINKING = {"PUBLIC", "PRIVATE", "INTERFACE", "LINK"}
TOKEN = re.compile(r'#.*|"((?:\\.|[^"\\])*)"|([()])|([^\s()"#]+)')


class Link:
    def __init__(self, line, target, item, how):
        self.line, self.target, self.item, self.how = line, target, item, how


class Target:
    def __init__(self, name, line, sources):
        self.name, self.line, self.sources = name, line, sources


def commands(text):
    """(line, name, [(line, argument)…]) of each command; nested brackets are arguments."""
    stream = []
    for number, line in enumerate(text.splitlines(), 1):
        for match in TOKEN.finditer(line):
            if match.group().startswith("#"):
                break
            stream.append((number, match.group(1) if match.group(1) is not None else match.group()))
    index = 0
    while index + 1 < len(stream):
        number, name = stream[index]
        index += 1
        if stream[index][1] != "(":
            continue
        depth, arguments = 1, []
        index += 1
        while index < len(stream) and depth:
            depth += {"(": 1, ")": -1}.get(stream[index][1], 0)
            if stream[index][1] not in "()":
                arguments.append(stream[index])
            index += 1
        yield number, name.lower(), arguments


def read(text):
    """The targets that a file declares, and the links that it makes."""
    targets, links = [], []
    for line, name, arguments in commands(text):
        if name not in ("portolan_library", "portolan_test", "target_link_libraries",
                        "add_library", "add_executable") or not arguments:
            continue
        target = arguments[0][1]
        if name == "portolan_test":
            target = target.rsplit("/", 1)[-1].split(".")[0]
        if name != "target_link_libraries":
            if any(value in ("ALIAS", "INTERFACE", "OBJECT") for _, value in arguments[1:2]):
                continue
            targets.append(Target(target, line, [v for _, v in arguments if v.endswith(".cpp")]))
        if not name.startswith("add_"):
            links += linked(target, arguments[1:], name == "target_link_libraries")
    return targets, links


def linked(target, arguments, bare_counts):
    """Items behind PUBLIC, PRIVATE or LINK; of target_link_libraries also those behind none."""
    section, found = ("PUBLIC" if bare_counts else ""), []
    for line, value in arguments:
        if value in KEYWORDS:
            section = value
        elif section in LINKING:
            found += [Link(line, target, item, section) for item in items(value)]
    return found


def items(value):
    """Names in one argument; generator expressions give what stands inside them."""
    if value.startswith("$<"):
        return re.findall(r"[\w.+-]+::[\w.+-]+", value)
    return [part for part in value.split(";") if part]


def target_of_alias(alias):
    """Portolan::ModelsStore -> models_store."""
    words = re.findall(r"[A-Z][a-z0-9]*", alias.split("::", 1)[1])
    return "_".join(word.lower() for word in words)
