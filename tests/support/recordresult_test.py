#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Tests of tools/record_result.py, on pages in a scratch folder."""
import os
import re
import subprocess
import sys
import tempfile
import unittest

TOP = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
PROGRAM = os.path.join(TOP, "tools", "record_result.py")
PAGE = "# Title\nText.\n\n| Tier | Result | Tests | Commit | Date |\n|---|---|---|---|---|\n"


class RecordResult(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.addCleanup(self.folder.cleanup)
        self.page = self.write("RESULTS.md", PAGE)

    def write(self, name, text):
        path = os.path.join(self.folder.name, name)
        with open(path, "w", encoding="utf-8") as file:
            file.write(text)
        return path

    def run_it(self, *arguments):
        return subprocess.run([sys.executable, PROGRAM, *arguments, "--file", self.page],
                              capture_output=True, text=True, check=False)

    def rows(self):
        with open(self.page, encoding="utf-8") as file:
            text = file.read()
        self.assertTrue(text.startswith(PAGE))
        return text[len(PAGE):].splitlines()

    def test_adds_and_replaces_lines(self):
        for tier, result, counts in (("tsan", "failed", "3 of 4"), ("asan", "passed", "9 of 9"),
                                     ("tsan", "passed", "4 of 4")):
            self.assertEqual(self.run_it(tier, result, "--counts", counts).returncode, 0)
        rows = self.rows()
        self.assertEqual(len(rows), 2)
        self.assertRegex(rows[0], r"^\| asan \| passed \| 9 of 9 \| \S+ \| \d{4}-\d\d-\d\d \d\d:\d\d UTC \|$")
        self.assertRegex(rows[1], r"^\| tsan \| passed \| 4 of 4 \|")

    def test_believes_ctest_only(self):
        good = self.write("good.log", "…\n100% tests passed, 0 tests failed out of 12\n")
        bad = self.write("bad.log", "92% tests passed, 1 test failed out of 12\n")
        empty = self.write("empty.log", "")
        none = self.write("none.log", "100% tests passed, 0 tests failed out of 0\n")
        for log in (bad, empty, none):
            self.assertEqual(self.run_it("asan", "passed", "--ctest", log).returncode, 1)
        self.assertEqual(self.rows(), [])
        self.assertEqual(self.run_it("asan", "passed", "--ctest", good).returncode, 0)
        self.assertTrue(re.match(r"\| asan \| passed \| 12 of 12 \|", self.rows()[0]))
        self.assertEqual(self.run_it("asan", "failed", "--ctest", bad).returncode, 0)
        self.assertTrue(re.match(r"\| asan \| failed \| 11 of 12 \|", self.rows()[0]))

    def test_refuses_what_it_cannot_write(self):
        self.assertNotEqual(self.run_it("asan", "splendid").returncode, 0)
        self.assertEqual(self.run_it("As An", "passed").returncode, 1)
        self.assertEqual(self.run_it("asan", "passed", "--counts", "a | b").returncode, 1)
        self.assertEqual(self.rows(), [])


if __name__ == "__main__":
    unittest.main()
