#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Packs the programs of a build folder, and looks into the package and runs what is in it.

package_test.py BUILD_FOLDER
"""
import configparser
import glob
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import unittest
import xml.dom.minidom

TOP = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
BUILD = ""


def run(*command, **more):
    return subprocess.run(command, capture_output=True, text=True, check=False, **more)


class Package(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.scratch = tempfile.TemporaryDirectory()
        cls.addClassCleanup(cls.scratch.cleanup)
        made = run("cpack", "--config", os.path.join(BUILD, "CPackConfig.cmake"), "-B", cls.scratch.name)
        found = glob.glob(os.path.join(cls.scratch.name, "*.deb"))
        if made.returncode or len(found) != 1:
            raise AssertionError(made.stdout + made.stderr)
        cls.deb = found[0]
        cls.tree = os.path.join(cls.scratch.name, "tree")
        unpacked = run("dpkg-deb", "-x", cls.deb, cls.tree)
        if unpacked.returncode:
            raise AssertionError(unpacked.stderr)

    def path(self, *parts):
        return os.path.join(self.tree, "usr", *parts)

    def text(self, *parts):
        with open(self.path(*parts), encoding="utf-8") as file:
            return file.read()

    def program(self, name, *arguments):
        """From the scratch folder, in an empty home: what it needs it has to have with it."""
        home = os.path.join(self.scratch.name, "home")
        os.makedirs(home, exist_ok=True)
        surroundings = {k: v for k, v in os.environ.items()
                        if not k.startswith(("PORTOLAN_", "XDG_")) and k != "KUBECONFIG"}
        surroundings.update(HOME=home, QT_QPA_PLATFORM="offscreen")
        return run(self.path("bin", name), *arguments, env=surroundings, timeout=60)

    def test_control_file(self):
        fields = run("dpkg-deb", "-f", self.deb).stdout
        with open(os.path.join(TOP, "CMakeLists.txt"), encoding="utf-8") as file:
            version = re.search(r"project\(Portolan VERSION (\S+)", file.read()).group(1)
        self.assertIn("Package: portolan\n", fields)
        self.assertIn(f"Version: {version}\n", fields)
        self.assertIn("Maintainer: Portolan maintainers", fields)
        depends = re.search(r"^Depends: (.*)$", fields, re.MULTILINE).group(1)
        for library in ("libc6", "libcurl", "libssl3", "libqt6core6", "libqt6widgets6", "libyaml-0-2"):
            self.assertIn(library, depends)

    def test_contents(self):
        listed = run("dpkg-deb", "-c", self.deb).stdout
        for path in ("bin/portolan", "bin/portolan-cli", "share/applications/portolan.desktop",
                     "share/icons/hicolor/scalable/apps/portolan.svg",
                     "share/icons/hicolor/16x16/apps/portolan.png",
                     "share/icons/hicolor/256x256/apps/portolan.png",
                     "share/metainfo/io.github.portolan.Portolan.metainfo.xml",
                     "share/man/man1/portolan.1.gz", "share/man/man1/portolan-cli.1.gz",
                     "share/bash-completion/completions/portolan", "share/doc/portolan/copyright",
                     "share/portolan/fleet/voltage-soda/fleet.yaml"):
            self.assertRegex(listed, rf"(?m) \./usr/{re.escape(path)}$")
        for line in listed.splitlines():
            self.assertRegex(line, r"^[-dl]\S+ root/root ", "everything belongs to root")
            self.assertNotRegex(line, r"^\S{5}w|^\S{8}w", "nobody else may write it")

    def test_icons_have_their_sizes(self):
        for size in (16, 32, 48, 64, 128, 256):
            with open(self.path(f"share/icons/hicolor/{size}x{size}/apps/portolan.png"), "rb") as file:
                head = file.read(24)
            self.assertEqual(head[:8], b"\x89PNG\r\n\x1a\n")
            self.assertEqual(int.from_bytes(head[16:20], "big"), size)

    def test_desktop_entry(self):
        path = self.path("share/applications/portolan.desktop")
        if shutil.which("desktop-file-validate"):
            checked = run("desktop-file-validate", path)
            self.assertEqual((checked.returncode, checked.stdout), (0, ""))
        entry = configparser.RawConfigParser()
        entry.optionxform = str
        entry.read(path, encoding="utf-8")
        self.assertEqual(entry.sections(), ["Desktop Entry"])
        fields = entry["Desktop Entry"]
        self.assertEqual(fields["Type"], "Application")
        self.assertTrue(os.access(self.path("bin", fields["Exec"].split()[0]), os.X_OK))
        self.assertTrue(os.path.exists(self.path("share/icons/hicolor/scalable/apps", fields["Icon"] + ".svg")))
        self.assertTrue(fields["Categories"].endswith(";"))

    def test_metainfo(self):
        path = self.path("share/metainfo/io.github.portolan.Portolan.metainfo.xml")
        document = xml.dom.minidom.parse(path)
        launchable = document.getElementsByTagName("launchable")[0].firstChild.data
        self.assertTrue(os.path.exists(self.path("share/applications", launchable)))
        self.assertNotIn("@", self.text("share/metainfo/io.github.portolan.Portolan.metainfo.xml"))

    def test_both_programs_run(self):
        for name in ("portolan", "portolan-cli"):
            answer = self.program(name, "--version")
            self.assertEqual((answer.returncode, answer.stderr), (0, ""))
            self.assertRegex(answer.stdout, r"^portolan \d+\.\d+\.\d+ \(\S*\)\n$")

    def test_shipped_fleet_is_found(self):
        """Its contexts are nobody's here, so all that is asked is that each is named."""
        answer = self.program("portolan-cli", "status", "--fleet", "voltage-soda", "--output", "json")
        self.assertEqual(answer.returncode, 2, answer.stderr)
        report = json.loads(answer.stdout)
        self.assertEqual(report["fleet"], "voltage-soda")
        self.assertEqual(len(report["clusters"]), 6)
        self.assertTrue(all("no context" in c["reason"]["message"] for c in report["clusters"]))

    def test_completion_and_manual_know_every_option(self):
        options = set(re.findall(r"--[a-z-]+", self.program("portolan-cli", "--help").stdout))
        completion = self.text("share/bash-completion/completions/portolan-cli")
        manual = run("gzip", "-dc", self.path("share/man/man1/portolan.1.gz")).stdout.replace("\\-", "-")
        self.assertGreater(len(options), 10)
        for option in options:
            self.assertIn(option, completion)
            self.assertIn(option, manual)
        self.assertEqual(run("bash", "-n", self.path("share/bash-completion/completions/portolan")).stderr, "")


if __name__ == "__main__":
    BUILD = sys.argv.pop(1)
    unittest.main()
