"""Links that show one place and lead to another: a reader follows what stands there.

A help line whose words are its number and whose link calls another, or an address that is another's
but for one letter, is worse than none. So what looks like an address or a number in the words of a
link is the one that it leads to, and a host has letters that nobody can take for others.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from unicodedata import combining, normalize
from urllib.parse import SplitResult, unquote, urlsplit

from press.checks.guard.called import number_alone, other_number
from press.checks.guard.hosts import is_plain_host, shown_host

if TYPE_CHECKING:
    from collections.abc import Iterator

# What passes for a dot, and blanks around one that a reader does not see as such.
DOTS = re.compile(
    r"[\u3002\u00b7\u2022\u2219\u22c5\u30fb\u0701\u0702\ua60e\ua4f8\U00010a50\U0001d16d\u06d4\u2027"
    r"\u0387]|\[\.\]|\(\.\)|(?<=[a-z])[\u0660\u06f0](?=[a-z])"
)
GAPS = re.compile(
    r"(?<=\w)\s{1,9}\.(?=\w)|(?<=\w)\.\s{1,9}(?=(?:com|org|net|edu|gov)\b)"
    r"|(?<=\w)\s{1,9}[\[(]?dot[\])]?\s{1,9}(?=(?:com|org|net|edu|gov)\b)"
)
COLONS = re.compile(r"[\u2236\ua789\u02d0\u05c3\u0589]")
MAIL = re.compile(r"[\w.+-]{1,64}@(?:[\w-]{1,63}\.){1,9}[\w-]{2,24}")
# An address in running words. Without its beginning it is known by its dots, unless its end is that
# of a file, or looks like the first word of a sentence.
SHOWN = re.compile(r"(?:https?\s{0,3}:/{1,9}|\bwww\.)([^\s?#\"'<>]+)", re.IGNORECASE)
NAMED = re.compile(
    r"(?<![\w@/.-])((?:[\w-]{1,63}\.){1,9}(?!(?:md|py|js|txt|html|css|pdf|csv|json|yaml|toml|svg|png"
    r"|jpe?g|webp|gif|zip|bib|lock)\b)(?![A-Z][a-z]|\d|[A-Z]{2,7} ?\()[\w-]{2,63}(?![\w@-])"
    r"(?:/[^\s?#\"'<>]*)?)"
)
CUT = "..."
FILE = re.compile(r"(?:index)?\.(?:html?|php|aspx?|pdf)")
LANGUAGE = re.compile(r"/[a-z]{2}(?:-[a-z]{2})?(?=/)")
NUMBER = re.compile(r"(?=.*\d)\+?[0-9().-]{1,24}")
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
    parts, plain = urlsplit(address), _plain(words)
    other = next((shown for shown in _shown(plain) if not _leads_there(shown, parts)), "")
    if parts.scheme == "tel" and not other:
        other = other_number(words, parts.path)
    if parts.scheme in (*WEB, "mailto") and (number := number_alone(words)):
        return (
            f"The words of this link are a number to call, `{number}`, and lead to `{address}`. "
            "Write `tel:` and the number for the address, or what is there for the words."
        )
    return other and f"This link shows `{other}` and leads to `{address}`. Let both be the same."


def fault_of_words_within(words: str) -> str:
    """Return what is wrong with the words of a link to a page, if they show an address, or ''."""
    plain = _plain(words)
    shown = next(iter((*MAIL.findall(plain), *SHOWN.findall(plain))), "")
    return shown and f"This link shows `{shown}` and leads to a page. Let both be the same."


def _host(parts: SplitResult) -> str:
    """Return the host of an address; a browser reads `https:/host` as it was meant."""
    return parts.netloc or parts.path.lstrip("/").partition("/")[0]


def _is_plain_mail(parts: SplitResult) -> bool:
    to, _, host = parts.path.partition("@")
    is_said = SUBJECT.fullmatch(parts.query) and not LINE_ENDS.search(unquote(parts.query))
    return bool(TO.fullmatch(to)) and is_plain_host(host) and bool(is_said)


def _plain(words: str) -> str:
    """Return words as they look: letters without marks, dots that are dots."""
    letters = "".join(sign for sign in normalize("NFKD", words) if not combining(sign))
    return GAPS.sub(".", COLONS.sub(":", DOTS.sub(".", letters)))


def _shown(words: str) -> Iterator[str]:
    """Yield what looks like an address in words: of mail, or of a website."""
    yield from MAIL.findall(words)
    rest = MAIL.sub(" ", words)
    yield from (*SHOWN.findall(rest), *NAMED.findall(rest))


def _leads_there(shown: str, parts: SplitResult) -> bool:
    """Tell whether an address leads to what is shown: there, or to a part of it."""
    if "@" in shown.partition("/")[0]:
        return parts.scheme == "mailto" and shown.lower() == _plain(parts.path).lower()
    name, _, path = shown.partition("/")
    host = name.rstrip(".:,;)").lower()
    if "I" in name and name != name.upper():
        return False  # which is taken for an l
    theirs = parts.path.rpartition("@")[2] if parts.scheme == "mailto" else _host(parts)
    names = [_plain(shown_host(each)).removeprefix("www.").rstrip(".") for each in (host, theirs)]
    if names[0] != names[1] and not names[1].endswith(f".{names[0]}"):
        return False
    return _is_part(unquote(parts.path).lower(), unquote(f"/{path}").lower())


def _is_part(path: str, shown: str) -> bool:
    """Tell whether a path is the one that is shown, or lies within; most leave out the language."""
    is_cut, shown = shown.endswith(CUT), _plain(shown).rstrip(".:,;)/")
    if not shown:
        return True
    for way in (path, LANGUAGE.sub("", path, count=1)):
        rest = _plain(way).removeprefix(shown)
        if rest != _plain(way):
            return is_cut or rest[:1] in ("", "/", " ") or bool(FILE.fullmatch(rest))
    return False
