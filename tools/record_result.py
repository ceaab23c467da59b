#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes the last result of a tier of slow tests into tests/RESULTS.md.

record_result.py TIER RESULT [--counts TEXT | --ctest LOG] [--file FILE]

TIER    a word: asan, tsan, lab-faults
RESULT  passed, failed or "not run"
--ctest takes the counts from what ctest printed, and refuses "passed" when it does not say so.
"""
import argparse
import datetime
import os
import re
import subprocess
import sys

TOP = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
RESULTS = os.path.join(TOP, "tests", "RESULTS.md")
ROW = re.compile(r"^\| (?P<tier>[a-z0-9][a-z0-9-]*) \|")
CTEST = re.compile(r"(\d+)% tests passed, (\d+) tests? failed out of (\d+)")


class Refused(Exception):
    """What was asked for would not be true, or cannot be understood; the text says why."""


def counts_of(log, result):
    """'12 of 12' from ctest's own summary."""
    with open(log, encoding="utf-8", errors="replace") as file:
        found = CTEST.findall(file.read())
    if not found:
        raise Refused(f"{log} holds no summary of ctest")
    _, failed, total = map(int, found[-1])
    if result == "passed" and (failed or not total):
        raise Refused(f"{log} says that {failed} of {total} tests failed")
    return f"{total - failed} of {total}"


def git(*arguments):
    run = subprocess.run(["git", "-C", TOP, *arguments], capture_output=True, text=True, check=False)
    return run.stdout.strip() if run.returncode == 0 else ""


def commit():
    """The commit that was tested; with a plus when the tree differs from it."""
    name = git("rev-parse", "--short=12", "HEAD") or "unknown"
    changed = git("status", "--porcelain", "--untracked-files=no", "--", ":!tests/RESULTS.md")
    return name + ("+" if changed else "")


def written(text, tier, row):
    """The page with this row instead of the tier's old one; rows stand in alphabetical order."""
    lines = text.rstrip("\n").split("\n")
    try:
        head = next(i for i, line in enumerate(lines) if line.startswith("|---"))
    except StopIteration:
        raise Refused("the page holds no table") from None
    end = head + 1
    while end < len(lines) and lines[end].startswith("|"):
        end += 1
    rows = [line for line in lines[head + 1:end] if ROW.match(line) and ROW.match(line)["tier"] != tier]
    rows = sorted(rows + [row], key=lambda line: ROW.match(line)["tier"])
    return "\n".join(lines[:head + 1] + rows + lines[end:]) + "\n"


def record(arguments):
    if not re.fullmatch(r"[a-z0-9][a-z0-9-]*", arguments.tier):
        raise Refused(f"'{arguments.tier}' is no name of a tier: small letters, digits and hyphens")
    counts = counts_of(arguments.ctest, arguments.result) if arguments.ctest else arguments.counts
    if "|" in counts or "\n" in counts:
        raise Refused("counts are one line without |")
    date = datetime.datetime.now(datetime.timezone.utc).strftime("%Y-%m-%d %H:%M UTC")
    row = f"| {arguments.tier} | {arguments.result} | {counts or '-'} | {commit()} | {date} |"
    with open(arguments.file, encoding="utf-8") as file:
        page = written(file.read(), arguments.tier, row)
    part = arguments.file + ".part"
    with open(part, "w", encoding="utf-8") as file:
        file.write(page)
    os.replace(part, arguments.file)
    print(row, file=sys.stderr)


def main():
    parser = argparse.ArgumentParser(description="Writes a tier's last result into tests/RESULTS.md.")
    parser.add_argument("tier")
    parser.add_argument("result", choices=("passed", "failed", "not run"))
    parser.add_argument("--counts", default="", help="as text: '12 of 12'")
    parser.add_argument("--ctest", metavar="LOG", help="what ctest printed; gives the counts")
    parser.add_argument("--file", default=RESULTS)
    try:
        record(parser.parse_args())
    except (Refused, OSError) as error:
        print(f"record_result: {error}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
