#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""uptodate.py FILE.ts LUPDATE ARGUMENTS…

Takes the strings out of the sources into a scratch file and compares them with FILE.ts. Fails when
one has what the other has not, and when lupdate complains of a string that it would file wrongly.
Before that it proves on two small files that it can tell."""
import os
import re
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as xml

# Said of a class that is declared inside another and defined later: its strings are still found.
HARMLESS = "Ignoring definition of undeclared qualified class"


def strings(path):
    found = set()
    for context in xml.parse(path).getroot().iter("context"):
        name = context.findtext("name")
        for message in context.iter("message"):
            if message.find("translation").get("type") not in ("obsolete", "vanished"):
                found.add((name, message.findtext("source"), message.findtext("comment") or ""))
    return found


def differences(kept, fresh):
    lines = [f"not in the file: {one}" for one in sorted(fresh - kept)]
    return lines + [f"no more in the sources: {one}" for one in sorted(kept - fresh)]


def complaints(output, sources):
    """lupdate's warnings about the sources: 'FILE:LINE: text', of which not one is expected."""
    return [line for line in output.splitlines()
            if line.startswith(tuple(sources)) and HARMLESS not in line]


WRAPPER = re.compile(r"QString (\w+)\(const char\* \w+\)\s*\{\s*return QCoreApplication::translate\(")


def unseen(text):
    """Strings that reach translate() through a function of the file's own, where lupdate does not look."""
    return [found.group() for name in WRAPPER.findall(text)
            for found in re.finditer(rf"\b{name}\(\s*\"[^\"]*\"", text)]


def unseen_in(folder):
    for path, _, names in os.walk(folder):
        for name in names:
            if name.endswith(".cpp"):
                with open(os.path.join(path, name), encoding="utf-8") as file:
                    for string in unseen(file.read()):
                        yield f"{os.path.join(path, name)}: {string} is not seen by lupdate"


def extract(command, scratch):
    run = subprocess.run(command + ["-ts", scratch], capture_output=True, text=True, check=False)
    output = run.stdout + run.stderr
    if run.returncode or not os.path.exists(scratch):
        sys.exit(f"{' '.join(command)} failed:\n{output}")
    return output


def prove(folder, lupdate):
    """A string more, and a tr() outside of any class, are noticed."""
    source = os.path.join(folder, "source")
    os.mkdir(source)
    kept, fresh = os.path.join(folder, "kept.ts"), os.path.join(folder, "fresh.ts")
    one = 'struct A { Q_DECLARE_TR_FUNCTIONS(A) };\nQString f() { return A::tr("one"); }\n'
    for text, into in ((one, kept), (one + 'QString g() { return tr("two"); }\n', fresh)):
        with open(os.path.join(source, "a.cpp"), "w", encoding="utf-8") as file:
            file.write(text)
        said = complaints(extract([*lupdate, source], into), [source])
    assert strings(kept) == {("A", "one", "")}, strings(kept)
    assert differences(strings(kept), strings(kept)) == []
    assert len(differences(strings(kept), strings(kept) | {("A", "two", "")})) == 1
    assert len(differences(strings(kept), set())) == 1
    assert said, "a tr() that has no context was not noticed"
    own = 'QString say(const char* t)\n{\n return QCoreApplication::translate("A", t);\n}\n'
    assert unseen(own + 'say("word"); say(QT_TRANSLATE_NOOP("A", "known"));') == ['say("word"']


def main(kept, *command):
    sources = [argument for argument in command if os.path.isdir(argument)
               and command[command.index(argument) - 1] != "-I"]
    with tempfile.TemporaryDirectory() as folder:
        prove(folder, [argument for argument in command if argument not in sources])
        scratch = os.path.join(folder, "scratch.ts")
        wrong = complaints(extract(list(command), scratch), sources)
        wrong += differences(strings(kept), strings(scratch))
    for folder in sources:
        wrong += unseen_in(folder)
    for line in wrong:
        print(line)
    print(f"{kept}: {len(strings(kept))} strings, {len(wrong)} faults")
    if wrong:
        print("run: ./dev build update_translations")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
