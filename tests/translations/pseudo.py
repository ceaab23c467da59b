#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""pseudo.py FROM.ts TO.ts

Translates every string into a language that is made up: no letter of plain a to z is left in it, so
that whatever shows one on the screen was not translated. Places (%1, %L1, %n), mnemonics (&),
markup (<b>, &lt;) and the formats of times and dates stay what they are."""
import re
import sys
import xml.etree.ElementTree as xml

PLAIN = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
ODD = "åƀçðéƒĝĥîĵķļɱñöþǫŕšţûṽŵẋýžÅƁÇÐÉƑĜĤÎĴĶĻṀÑÖÞǪŔŠŢÛṼŴẊÝŽ"
LETTERS = str.maketrans(PLAIN, ODD)
KEPT = re.compile(r"%L?\d{1,2}|%n|</?[A-Za-z][^<>]*>|&[a-z]+;|HH?:mm(?::ss)?|yyyy-MM-dd|d MMM(?: yyyy)?")


def pseudo(text):
    parts, at = [], 0
    for kept in KEPT.finditer(text):
        parts += [text[at:kept.start()].translate(LETTERS), kept.group()]
        at = kept.end()
    return "[" + "".join(parts) + text[at:].translate(LETTERS) + "]"


def prove():
    assert len(PLAIN) == len(ODD) == len(set(ODD))
    assert pseudo("Workloads") == "[Ŵöŕķļöåðš]"
    assert pseudo("%1 of %n, <b>all</b> &now &lt; %L2") == "[%1 öƒ %n, <b>åļļ</b> &ñöŵ &lt; %L2]"
    assert pseudo("Worse at HH:mm") == "[Ŵöŕšé åţ HH:mm]"


def main(source, target):
    prove()
    tree = xml.parse(source)
    # A language of one form keeps Linguist from asking for more.
    tree.getroot().set("language", "ja")
    for message in tree.getroot().iter("message"):
        translation = message.find("translation")
        translation.clear()
        made = pseudo(message.findtext("source"))
        if message.get("numerus") == "yes":
            xml.SubElement(translation, "numerusform").text = made
        else:
            translation.text = made
    tree.write(target, encoding="utf-8", xml_declaration=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
