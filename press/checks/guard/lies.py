"""Links that show one place and lead to another: a reader follows what stands there.

A help line whose words are its number and whose link calls another, or an address that is another's
but for one letter, is worse than none. So what looks like an address or a number in the words of a
link is the one that it leads to, and a host has letters that nobody can take for others.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from unicodedata import normalize
from urllib.parse import SplitResult, unquote, urlsplit

from press.checks.guard.hosts import is_plain_host, shown_host

if TYPE_CHECKING:
    from collections.abc import Iterator

DOTS = re.compile(r"[\u3002\u00b7\u2022\u2219\u22c5\u30fb]|\[\.\]|\(\.\)")  # that pass for one
MAIL = re.compile(r"[\w.+-]{1,64}@(?:[\w-]{1,63}\.){1,9}[\w-]{2,24}")
# An address in running words. Without its beginning it is known by an end that is no word; by
# itself, or with a path, by more of them.
SHOWN = re.compile(r"(?:https?:/{1,9}|\bwww\.)([^\s?#\"'<>]+)", re.IGNORECASE)
ENDS = "com|org|net|edu|gov|int|info|biz|app|uk|au|ca|nz|ie|za|de|eu|fr|nl|ch|ru|cn|jp|example"
NAME = r"(?<![\w@/.-])(?:[\w-]{1,63}\.){1,9}"
NAMED = re.compile(rf"({NAME}(?:{ENDS})(?![\w@-]|\.\w)(?:/[^\s?#\"'<>]*)?)", re.IGNORECASE)
ALONE = re.compile(
    rf"({NAME}(?:{ENDS}|us|in|io|co|me|at|be|is|it|to|help|tv)(?:/[^\s?#\"'<>]*)?)", re.IGNORECASE
)
CALLED = re.compile(r"\+?(?:\(\d{1,5}\)|\d)(?:[ .-]{0,2}(?:\(\d{1,5}\)|\d)){2,20}")
HOURS = re.compile(r"(?:19|20)\d\d|\d{1,2}\.\d\d(?:-\d{1,2}\.\d\d)?")  # a year, hours of opening
SPELLED = re.compile(r"[A-Z]{2,7} ?\((\d{2,7})\)")  # letters for those who know them, and digits
LOCAL = 7  # digits that a number has at home, at the least
NUMBER = re.compile(r"\+?[0-9().-]{1,24}")
TO = re.compile(r"[a-zA-Z0-9._+-]{1,64}")
SUBJECT = re.compile(r"(?:subject=[^&#]{1,300})?", re.IGNORECASE)
LINE_ENDS = re.compile(r"[\x00-\x1f\x7f]")
WEB = ("http", "https")


def fault_of_host(address: str) -> str:
    """Return what is wrong with whom an address names, or ''."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return f"`{address}` is no address. Write `https://example.org/page`."
    if parts.scheme in WEB and (host := _host(parts)) and not is_plain_host(host):
        return (
            f"`{address}` does not name a website as everybody reads it: with letters of one "
            "script, digits and hyphens, and nothing before it. Write it so."
        )
    if parts.scheme == "mailto" and "@" not in parts.path:
        return f"`{address}` is no address for mail. Write `mailto:name@example.org`."
    if parts.scheme == "mailto" and not _is_plain_mail(parts):
        return (
            f"`{address}` says more than to whom, and on what. "
            "Write `mailto:name@example.org`, or that with `?subject=Words`."
        )
    if parts.scheme == "tel" and not NUMBER.fullmatch(address.partition(":")[2]):
        return f"`{address}` is no number to call. Write digits: `tel:18007997233`."
    return ""


def fault_of_words(address: str, words: str) -> str:
    """Return what is wrong with the words of a link, if they show another place, or ''."""
    parts, plain = urlsplit(address), DOTS.sub(".", normalize("NFKC", words))
    other = next((shown for shown in _shown(plain) if not _leads_there(shown, parts)), "")
    if parts.scheme == "tel" and not other:
        other = _other_number(plain, parts.path)
    return other and f"This link shows `{other}` and leads to `{address}`. Let both be the same."


def fault_of_words_within(words: str) -> str:
    """Return what is wrong with the words of a link to a page, if they show an address, or ''."""
    plain = DOTS.sub(".", normalize("NFKC", words))
    shown = next(iter((*MAIL.findall(plain), *SHOWN.findall(plain))), "")
    return shown and f"This link shows `{shown}` and leads to a page. Let both be the same."


def _host(parts: SplitResult) -> str:
    """Return the host of an address; a browser reads `https:/host` as it was meant."""
    return parts.netloc or parts.path.lstrip("/").partition("/")[0]


def _is_plain_mail(parts: SplitResult) -> bool:
    to, _, host = parts.path.partition("@")
    is_said = SUBJECT.fullmatch(parts.query) and not LINE_ENDS.search(unquote(parts.query))
    return bool(TO.fullmatch(to)) and is_plain_host(host) and bool(is_said)


def _shown(words: str) -> Iterator[str]:
    """Yield what looks like an address in words: of mail, or of a website."""
    yield from MAIL.findall(words)
    rest = MAIL.sub(" ", words)
    alone = ALONE.fullmatch(rest.strip())
    yield from [alone[1]] if alone else [*SHOWN.findall(rest), *NAMED.findall(rest)]


def _leads_there(shown: str, parts: SplitResult) -> bool:
    """Tell whether an address leads to what is shown: there, or to a part of it."""
    if "@" in shown:
        return parts.scheme == "mailto" and shown.lower() == parts.path.lower()
    host, _, path = shown.rstrip(".:,;)…").lower().partition("/")
    theirs = parts.path.rpartition("@")[2] if parts.scheme == "mailto" else _host(parts)
    names = [shown_host(each).removeprefix("www.").rstrip(".") for each in (host, theirs)]
    if names[0] != names[1] and not names[1].endswith(f".{names[0]}"):
        return False
    return unquote(parts.path).lower().startswith(unquote(f"/{path}".rstrip("/")))


def _other_number(words: str, number: str) -> str:
    """Return a number in words that is not the one that is called; '' if there is none."""
    dialled = SPELLED.sub(r"\1", words).replace("(0)", "")  # `1-800-799-SAFE (7233)`
    others = [each for each in CALLED.findall(dialled) if not _is_same_number(each, number)]
    told = [each for each in others if not HOURS.fullmatch(each)]
    return next(iter(told), "")


def _is_same_number(shown: str, number: str) -> bool:
    """Tell whether two numbers are the same, with or without what comes before it from abroad."""
    digits = (re.sub(r"\D", "", each) for each in (shown, number))
    short, long = sorted(digits, key=len)
    return short == long or (len(short) >= LOCAL and long.endswith(short.lstrip("0")))
