"""Links that show one place and lead to another: a reader follows what stands there.

A help line whose words are its number and whose link calls another, or an address that is another's
but for one letter, is worse than none. So what looks like an address or a number in the words of a
link is the one that it leads to, and a host has letters that nobody can take for others.
"""

from __future__ import annotations

import re
from urllib.parse import urlsplit

# An address in running words; by itself it may stand without its beginning.
SHOWN = re.compile(r"(?:https?://|\bwww\.)([^\s/?#\"'<>]+)", re.IGNORECASE)
NAMES = "com|org|net|edu|gov|int|info|uk|us|au|ca|nz|ie|in|za|de|eu|example"
ALONE = re.compile(rf"((?:[\w-]+\.)+(?:{NAMES}))(?:[/?#]\S*)?", re.IGNORECASE)
CALLED = re.compile(r"\+?(?:\(\d{1,5}\)|\d)(?:[ .-]{0,2}(?:\(\d{1,5}\)|\d)){2,20}")
HOURS = re.compile(r"(?:19|20)\d\d|\d{1,2}\.\d\d(?:-\d{1,2}\.\d\d)?")  # a year, hours of opening
SPELLED = re.compile(r"[A-Z]{2,7} ?\((\d{2,7})\)")  # letters for those who know them, and digits
LOCAL = 7  # digits that a number has at home, at the least
# A name, or this machine itself; no other number, which may be a box in the reader's home.
HOST = re.compile(
    r"(?:(?:(?!xn--)[a-z0-9-]{1,63}\.)+[a-z]{2,24}\.?|localhost|127\.0\.0\.1)(?::\d{1,5})?",
    re.IGNORECASE,
)
WEB = ("http", "https")


def fault_of_host(address: str) -> str:
    """Return what is wrong with whom an address names, or ''."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return f"`{address}` is no address. Write `https://example.org/page`."
    # A browser reads `https:/host` as it was meant.
    host = parts.netloc or parts.path.lstrip("/").partition("/")[0]
    if parts.scheme in WEB and host and not HOST.fullmatch(host):
        return (
            f"`{address}` does not name a website as everybody reads it: with letters from a to z, "
            "digits and hyphens, and nothing before it. Write it so."
        )
    if parts.scheme == "mailto" and parts.query:
        return f"`{address}` says more than to whom. Write `mailto:name@example.org`."
    return ""


def fault_of_words(address: str, words: str) -> str:
    """Return what is wrong with the words of a link, if they show another place, or ''."""
    parts = urlsplit(address)
    other = ""
    if parts.scheme in WEB:
        shown = _hosts_in(words)
        other = next((host for host in shown if not _is_same_host(host, parts.netloc)), "")
    elif parts.scheme == "tel":
        numbers = [each for each in CALLED.findall(_dialled(words)) if not HOURS.fullmatch(each)]
        if not any(_is_same_number(number, parts.path) for number in numbers):
            other = next(iter(numbers), "")
    return other and f"This link shows `{other}` and leads to `{address}`. Let both be the same."


def _dialled(words: str) -> str:
    """Return words with the numbers in them as they are dialled: `1-800-799-SAFE (7233)`."""
    return SPELLED.sub(r"\1", words).replace("(0)", "")


def _hosts_in(words: str) -> list[str]:
    alone = ALONE.fullmatch(words.strip())
    return [alone[1]] if alone else SHOWN.findall(words)


def _is_same_host(shown: str, host: str) -> bool:
    names = [name.lower().removeprefix("www.").rstrip(".:,;)") for name in (shown, host)]
    return names[0] == names[1] or names[1].endswith(f".{names[0]}")


def _is_same_number(shown: str, number: str) -> bool:
    """Tell whether two numbers are the same, with or without what comes before it from abroad."""
    digits = (re.sub(r"\D", "", each) for each in (shown, number))
    short, long = sorted(digits, key=len)
    return short == long or (len(short) >= LOCAL and long.endswith(short.lstrip("0")))
