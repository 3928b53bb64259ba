"""The mark by which a class of our own is told from one that a page writes.

The sheets and scripts of the book, and its builders, go by classes. Whatever way a page finds to
write one, it is a plain text; a component of ours gives its classes as `Ours`, which no page can.
"""

from __future__ import annotations


class Ours(str):
    """A class that a component of the book gives to a node."""

    __slots__ = ()
