"""The names of websites, as letters that nobody takes for others.

A name in the letters of another language is written `xn--…` on the way, and browsers show it as it
is meant. So one of other letters is let through where each step of it is of one script, and not of
letters that all look like those from a to z. Sources: Unicode UTS 39, 5; the rules of Chromium for
such names.
"""

from __future__ import annotations

import re
from unicodedata import name, normalize

PORT = re.compile(r":\d{1,5}\Z")
# This machine itself; no other number, which may be a box in the reader's home.
HERE = ("localhost", "127.0.0.1")
PLAIN = re.compile(r"[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?")
LAST = re.compile(r"[a-z]{2,24}")
# Names that lead nowhere but to a box in the reader's home, or of whoever asks. Source: RFC 6761,
# 6762, 7686, 8375; ICANN on .internal.
AT_HOME = {"local", "internal", "lan", "home", "localdomain", "corp", "arpa", "onion", "intranet"}
AT_HOME |= {"localhost", "private", "box"}
WITH_MARKS = re.compile(
    r"[a-z0-9ß-öø-ÿāăąćĉċčďđēĕėęěĝğġģĥħĩīĭįĵķĺļľłńņňŋōŏőœŕŗřśŝşšţťŧũūŭůűųŵŷźżž-]+"
)
ALIKE = re.compile(r"[0-9асԁеһіјӏорԛѕԝхуъьҽпгѵѡвкмнтзαβγεηικνορςστυωχпο-]+")
SCRIPTS = (
    *({"CJK", "HIRAGANA", "KATAKANA", "KATAKANA-HIRAGANA"}, {"HANGUL"}, {"CYRILLIC"}, {"GREEK"}),
    *({"ARABIC"}, {"HEBREW"}, {"ARMENIAN"}, {"GEORGIAN"}, {"THAI"}, {"DEVANAGARI"}, {"BENGALI"}),
    *({"TAMIL"}, {"TELUGU"}, {"GUJARATI"}, {"GURMUKHI"}, {"KANNADA"}, {"MALAYALAM"}, {"SINHALA"}),
)


def is_plain_host(host: str) -> bool:
    """Tell whether a host has a name that everybody reads alike, or is this machine."""
    shown = shown_host(host)
    *steps, last = shown.removesuffix(".").split(".")
    if shown in HERE:
        return True
    is_last = LAST.fullmatch(last) or (not last.isascii() and _is_plain(last))
    is_last = is_last and last not in AT_HOME
    return bool(steps) and bool(is_last) and all(map(_is_plain, steps))


def shown_host(host: str) -> str:
    """Return a host as a browser shows it, without its port."""
    try:
        steps = [_decoded(step) for step in PORT.sub("", host).lower().split(".")]
    except UnicodeError:
        return "?"
    return ".".join(steps)


def _decoded(step: str) -> str:
    return step[4:].encode("ascii").decode("punycode") if step.startswith("xn--") else step


def _is_plain(step: str) -> bool:
    if PLAIN.fullmatch(step):
        return True
    if step.strip("-") != step or not step:
        return False
    if len(step) > 63 or normalize("NFKC", step).lower() != step or ALIKE.fullmatch(step):
        return False
    scripts = {name(sign, "").split(" ")[0] for sign in step if sign not in "0123456789-"}
    return bool(WITH_MARKS.fullmatch(step)) or any(scripts <= script for script in SCRIPTS)
