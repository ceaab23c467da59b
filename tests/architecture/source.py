# SPDX-License-Identifier: GPL-3.0-or-later
"""Reads C++ as far as the rules need it: comments away, literals emptied, includes listed."""
import re

PIECE = re.compile(
    r'//[^\n]*|/\*.*?\*/|R"(?P<mark>[^\s()\\]{0,16})\(.*?\)(?P=mark)"'
    r'|"(?:\\.|[^"\\\n])*"|(?<![0-9a-fA-F])\'(?:\\.|[^\'\\\n])+\'', re.DOTALL)
INCLUDE = re.compile(r'^\s*#\s*include\s*([<"])([^>"]+)[>"]', re.MULTILINE)


def _blank(text):
    return "".join(c if c == "\n" else " " for c in text)


def code(text):
    """The same lines without comments and without what literals hold, but for includes."""
    kept = {m.start(1): m.end(2) + 1 for m in INCLUDE.finditer(text)}

    def replace(match):
        piece = match.group()
        if match.start() in kept:
            return piece
        if piece.startswith("/"):
            return _blank(piece)
        return piece[0] + _blank(piece[1:-1]) + piece[-1]

    return PIECE.sub(replace, text)


def includes(stripped):
    """(line, header, whether it is in quotes) from what code() returned."""
    return [(stripped.count("\n", 0, m.start(1)) + 1, m.group(2), m.group(1) == '"')
            for m in INCLUDE.finditer(stripped)]
