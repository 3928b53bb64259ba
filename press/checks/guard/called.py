"""Numbers in the words of a link that calls one: all of them are the one that is called.

They are read as people read them: whatever parts their digits, and in the digits of any script.
"""

from __future__ import annotations

import re
from unicodedata import category, normalize, numeric

CALLED = re.compile(r"\+?(?:\(\d{1,5}\)|\d)(?:[ ./-]{0,2}(?:\(\d{1,5}\)|\d)){1,20}")
# Digits one by one, as `9, 8, 8`.
SINGLE = re.compile(r"(?<!\d)\d(?:[\s./:,;_*\u2022\u00b7-]{1,5}\d(?!\d)){1,20}")
PARTS = re.compile(r"[\s./:,;_*\u2022\u00b7-]")
DAY = re.compile(r"\b24(?:/7\b|(?=[ -]?h))")
# A year, hours of opening; and those that no short number can be taken for.
YEAR = r"(?:19|20)\d\d"
HOURS = re.compile(YEAR + r"|{0}(?:-{0})?".format(r"(?:[01]?\d|2[0-4])(?:\.[0-5]\d)?"))
PLAINLY = re.compile(YEAR + r"|{0}(?:-{0})?".format(r"(?:[01]?\d|2[0-4])\.(?:00|15|30|45)"))
SPELLED = re.compile(r"[A-Z]{2,7} ?\((\d{2,7})\)")  # letters for those who know them, and digits
ABROAD = re.compile(r"\A(?:\+|00|011)")
ALONE = re.compile(
    rf"(?:(?:call|ring|phone|dial|text|tel|sms)\b[ .:]{{0,3}})?({CALLED.pattern})", re.IGNORECASE
)
NO_CALL = re.compile(
    rf"{YEAR}(?:-(?:{YEAR}|\d\d))?|{YEAR}-\d\d?(?:-\d\d?)?|\d\d?[./-]\d\d?[./-]{YEAR}"
    r"|[1-9]?\d\.\d{1,3}|\d\d?(?:\.\d\d?){2,3}(?!\.)|97[89](?:[ -]?\d){10}"
)
LOCAL = 7  # digits that a number has at home, at the least
COUNTRY = 3  # digits of the longest code of a country
SHORT = 3  # digits of what could be a number to call, beside the one that is called


def other_number(words: str, number: str) -> str:
    """Return a number in words that is not the one that is called; '' if there is none."""
    shown = [each.rstrip(" ./-") for each in CALLED.findall(_plain(words))]
    whole = _digits(number)
    is_told = any(is_same_number(each, number) for each in shown) and not PLAINLY.fullmatch(number)
    others = [each for each in shown if not is_same_number(each, number)]
    told = [each for each in others if not (HOURS if is_told else PLAINLY).fullmatch(each)]
    if is_told:  # a part of it may stand beside it, such as `1800 RESPECT`; and `press 12`
        told = [
            it for it in told if len(_digits(it)) >= SHORT and not whole.startswith(_digits(it))
        ]
    return next(iter(told), "")


def number_alone(words: str) -> str:
    """Return the number to call that words are, with nothing but `Call` before it; or ''.

    A year, a date, a version, a measure and an ISBN are none.
    """
    plain = _plain(words).strip(" .,:;!*")
    found = ALONE.fullmatch(plain) or ALONE.fullmatch(plain.strip("()[]"))
    number = found[1] if found else ""
    is_other = NO_CALL.fullmatch(number) or HOURS.fullmatch(number)
    return number if len(_digits(number)) >= SHORT and not is_other else ""


def is_same_number(shown: str, number: str) -> bool:
    """Tell whether two numbers are the same, with or without what comes before it from abroad."""
    short, long = sorted((shown, number), key=lambda each: len(_digits(each)))
    home, whole = _digits(short), _digits(long)
    if home == whole:
        return True
    before = whole.removesuffix(home.lstrip("0"))
    is_from_abroad = before == "1" or (
        ABROAD.match(long) is not None and 0 < len(ABROAD.sub("", before, count=1)) <= COUNTRY
    )
    return len(home) >= LOCAL and before != whole and is_from_abroad


def _plain(words: str) -> str:
    """Return words with digits and hyphens of one kind; those one by one stand together."""
    plain = "".join(map(_plain_sign, normalize("NFKC", words)))
    plain = DAY.sub("", SPELLED.sub(r"\1", plain).replace("(0)", ""))  # `1-800-799-SAFE (7233)`
    return SINGLE.sub(lambda found: PARTS.sub("", found[0]), plain)


def _plain_sign(sign: str) -> str:
    if sign.isascii():
        return sign
    if category(sign) == "Pd" or sign == "\u2212":
        return "-"
    value = numeric(sign, -1)
    return str(int(value)) if value in range(10) else sign


def _digits(number: str) -> str:
    return re.sub(r"\D", "", number)
