"""Imported before all else: until a command runs, Ctrl-C ends it without a word.

Python would tell in twenty lines which module it was importing. `processes.run` hears it from then
on, and says that the command was stopped.
"""

from __future__ import annotations

import signal

if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
    signal.signal(signal.SIGINT, signal.SIG_DFL)
