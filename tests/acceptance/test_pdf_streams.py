"""What packs a PDF comes to an end, whatever its packed bytes end on."""

from __future__ import annotations

import subprocess
import sys

TABLES = """
from sphinx_bindery.pdf.streams import _table
for place in range(300):
    stream = _table({1: (1, place, 0)}, b"/Size 2").removesuffix(b"\\nendstream")
    assert stream[-1:] not in b"\\r\\n"
"""


def test_a_table_does_not_end_on_the_end_of_a_line() -> None:
    """In a process of its own: one table in 128 was packed again for ever."""
    done = subprocess.run([sys.executable, "-c", TABLES], capture_output=True, timeout=60)
    assert done.stderr.decode() == ""
