#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Proves check.py: a clean scratch tree passes; for each pair of folders without an arrow, and for
each rule, a scratch tree that breaks it fails with that rule, at that file and line."""
import os
import shutil
import subprocess
import sys
import tempfile

sys.dont_write_bytecode = True

import cases
import check
from edges import Edges, never

HERE = os.path.dirname(os.path.abspath(__file__))
EDGES = Edges(os.path.join(HERE, "edges.txt"))
FOLDERS = sorted({user for _, user, _, _ in EDGES.arrows
                  if "*" not in user and not user.startswith("tests/")})
# Two thousand small trees: in memory where there is such a place.
SCRATCH = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None
failures = []


def expect(condition, sentence):
    if not condition:
        failures.append(sentence)
        print("not proved: " + sentence)


def offences(files, edges=EDGES):
    """What check.py says about a tree of these files."""
    tree = tempfile.mkdtemp(prefix="portolan-architecture-", dir=SCRATCH)
    try:
        for path, text in files.items():
            full = os.path.join(tree, path)
            os.makedirs(os.path.dirname(full), exist_ok=True)
            with open(full, "w", encoding="utf-8") as file:
                file.write(text)
        return check.Check(tree, edges).run()
    finally:
        shutil.rmtree(tree)


def library(folder, links="", how="PRIVATE"):
    name = folder.replace("/", "_")
    return f"portolan_library({name} HEADERS x.h SOURCES x.cpp\n    {how} {links})\n"


def alias(folder):
    return "Portolan::" + "".join(part.capitalize() for part in folder.split("/"))


def folder_files(folder, includes=(), links=()):
    """A folder that is as it should be, with these includes and links."""
    if folder.endswith(".cpp"):
        name = "portolan" if folder == "app/main.cpp" else "portolan_cli"
        link = f"add_executable({name} {folder[4:]})\ntarget_link_libraries({name} PRIVATE {' '.join(links)})\n"
        return {folder: cases.unit(includes), "app/CMakeLists.txt": link}
    return {folder + "/x.h": cases.header(includes), folder + "/x.cpp": cases.unit([folder + "/x.h"]),
            folder + "/README.md": "x\n", folder + "/CMakeLists.txt": library(folder, " ".join(links))}


def allowed(user):
    return [f for f in FOLDERS if f != user and not f.endswith(".cpp") and EDGES.may_use(user, f)]


def prove_clean_tree():
    """Every arrow of the table at once, as include and as link."""
    files = {}
    for folder in FOLDERS:
        # A header of app/guard must not show the writing half; its source may.
        shown = [f for f in allowed(folder) if f != "app/kube/write"]
        made = folder_files(folder, [f + "/x.h" for f in shown], [alias(f) for f in allowed(folder)])
        if folder == "app/guard":
            made[folder + "/x.cpp"] = cases.unit([folder + "/x.h", "app/kube/write/x.h"])
        if folder == "app/cli_main.cpp":
            made["app/CMakeLists.txt"] = files["app/CMakeLists.txt"] + made["app/CMakeLists.txt"] \
                if "app/CMakeLists.txt" in files else made["app/CMakeLists.txt"]
        elif folder == "app/main.cpp" and "app/CMakeLists.txt" in files:
            made["app/CMakeLists.txt"] += files["app/CMakeLists.txt"]
        files.update(made)
    files.update(cases.CLEAN)
    found = offences(files)
    expect(not found, f"the clean tree passes: {found[:3]}")


def prove_pairs():
    """Each forbidden edge, by include and by link; each in a tree of its own."""
    count = 0
    for user in FOLDERS:
        for used in FOLDERS:
            if user == used or used.endswith(".cpp") or EDGES.may_use(user, used):
                continue
            count += 1
            refused = "never" if never(user, used) else None
            files = folder_files(user, [used + "/x.h"], [alias(used)])
            files.update(folder_files(used))
            found = brief(offences(files))
            where = (user, os.path.dirname(user)) if user.endswith(".cpp") else (user + "/x.h", user)
            expect((where[0], 4, refused or "edge-include") in found, f"{user} may not include {used}")
            expect((where[1] + "/CMakeLists.txt", 2, refused or "edge-link") in found, f"{user} may not link {used}")
    return count


def brief(found):
    return {(path, line, rule) for path, line, rule, _ in found}


def prove_libraries():
    """Each library in each folder that the table does not give it to."""
    count = 0
    for user in FOLDERS:
        for name, lib in EDGES.libraries.items():
            if EDGES.may_use(user, name) or user.endswith(".cpp"):
                continue
            count += 1
            rule = "never" if never(user, name) else "library"
            header = lib.headers[0] + ("x.h" if lib.headers[0].endswith("/") else "")
            files = folder_files(user, [f"<{header}>"], [lib.targets[0]])
            found = brief(offences(files))
            expect((user + "/x.h", 4, rule) in found, f"{user} includes <{header}>: {rule}")
            expect((user + "/CMakeLists.txt", 2, rule) in found, f"{user} links {lib.targets[0]}: {rule}")
    return count


def prove_never():
    """What the design forbids stays forbidden even when the table is changed to grant it."""
    for user, used in cases.NEVER:
        expect(never(user, used), f"{user} to {used} is never granted")
        text = open(os.path.join(HERE, "edges.txt"), encoding="utf-8").read() + f"\n{user} -> {used}\n"
        with tempfile.NamedTemporaryFile("w", suffix=".txt", encoding="utf-8") as table:
            table.write(text)
            table.flush()
            rules = {rule for _, _, rule, _ in offences({}, Edges(table.name))}
        expect("table" in rules, f"a table that grants {user} to {used} is refused")
    return len(cases.NEVER)


def prove_rules():
    """Each rule breaks on its example, and only where it should."""
    for rule, path, text in cases.BROKEN:
        found = offences({path: text})
        expect(any(r == rule and p in (path, os.path.dirname(path)) for p, _, r, _ in found),
               f"{rule} is found in {path}: {text[-60:]!r}, got {found}")
    for rule, path, text in cases.WHOLE:
        found = offences({path: text})
        expect(all(r != rule for _, _, r, _ in found), f"{rule} is not found in {path}: {text[-60:]!r}")
    for rule, files in cases.TREES:
        expect(rule in {r for _, _, r, _ in offences(files)}, f"{rule} is found in {sorted(files)}")
    named = {rule.name for rule in check.rules.RULES}
    shown = {rule for rule, _, _ in cases.BROKEN}
    expect(named <= shown, f"each rule has an example: {named - shown}")
    return len(cases.BROKEN) + len(cases.WHOLE) + len(cases.TREES)


def prove_command():
    """The program as ctest calls it: its exit code and what it prints."""
    for text, code, said in ((cases.header(), 0, "0 offences"),
                             (cases.header(["app/kube/x.h"]), 1, "models/base/x.h:4: [never]")):
        tree = tempfile.mkdtemp(prefix="portolan-architecture-")
        os.makedirs(os.path.join(tree, "models/base"))
        with open(os.path.join(tree, "models/base/x.h"), "w", encoding="utf-8") as file:
            file.write(text)
        with open(os.path.join(tree, "models/base/README.md"), "w", encoding="utf-8") as file:
            file.write("x\n")
        run = subprocess.run([sys.executable, os.path.join(HERE, "check.py"), tree],
                             capture_output=True, text=True, check=False)
        shutil.rmtree(tree)
        expect(run.returncode == code and said in run.stdout, f"check.py answers {code} and says {said!r}")


def main():
    prove_clean_tree()
    pairs, libraries, nevers, examples = prove_pairs(), prove_libraries(), prove_never(), prove_rules()
    prove_command()
    print(f"architecture proof: {pairs} forbidden edges by include and by link, {libraries} libraries out "
          f"of place, {nevers} arrows that no table grants, {examples} examples; {len(failures)} not proved")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
