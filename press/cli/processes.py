"""How a command ends when it is stopped: in one line, and no process outlives it."""

from __future__ import annotations

import gc
import multiprocessing
import os
import signal
import sys
import tempfile
import threading
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, NoReturn

from sphinx_bindery.files import fault_of_disk

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

STOPPED = 130  # the exit status of what Ctrl-C has ended
UNHEARD = 141  # … and of what has nobody to say it to
HANG_UP = getattr(signal, "SIGHUP", None)  # Windows has none


def run(command: Callable[[], int]) -> NoReturn:
    """Run a command and leave with its exit status; say in one line that it was stopped."""
    end_as_by_hand()
    try:
        status = command()
    except KeyboardInterrupt:
        with suppress(OSError):  # the terminal may be gone
            print("Stopped.", file=sys.stderr)
            sys.stdout.flush()
        os._exit(STOPPED)  # Python might end by the signal, with what that makes of the status
    except OSError as error:
        if isinstance(error, BrokenPipeError):  # whoever read what is said has gone, as `| head`
            os._exit(UNHEARD)
        if not (fault := fault_of_disk(error) or _without_temporary(error)):
            raise
        with suppress(OSError):  # what was said may not have reached a file that is full
            print(fault, file=sys.stderr)
        os._exit(1)  # Python would try to write it once more
    sys.exit(status)


def _without_temporary(error: OSError) -> str:
    """Return what to do where no folder for temporary files is found, or ''."""
    if "No usable temporary directory" not in str(error):
        return ""
    return "There is no folder for temporary files that can be written. Name one: TMPDIR=/tmp"


def end_as_by_hand() -> None:
    """Have a closed terminal, or a polite request to end, do what Ctrl-C does: raise an error."""
    for number in (signal.SIGINT, signal.SIGTERM, HANG_UP):
        if number and signal.getsignal(number) is not signal.SIG_IGN:  # as nohup asks
            signal.signal(number, signal.default_int_handler)


def begin_worker(temporary: Path) -> None:
    """Have this process end when the one that started it ends, however that was.

    Ctrl-C and a closed terminal are for that one, which ends this, and takes away the folder of
    temporary files: a process that is ended so cannot.
    """
    tempfile.tempdir = str(temporary)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if HANG_UP:
        signal.signal(HANG_UP, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent:
        parent.join()
        os._exit(1)


@contextmanager
def ending_workers() -> Iterator[None]:
    """End all processes that were started within, at once, when they are not waited for."""
    try:
        yield
    except BaseException:
        for child in multiprocessing.active_children():
            child.kill()
            child.join()
        raise


SELDOM = (50_000, 20, 100)  # new objects, and how many rounds each older lot is left alone


def collect_seldom() -> None:
    """Have Python look for unused objects after each 50,000 new ones, instead of 700.

    Trees of pages are nothing but objects: looking took a tenth of the time, and saved 5 MB. The
    older of them live until a book is done, and were looked at for a thirtieth more.
    """
    gc.set_threshold(*SELDOM)


@contextmanager
def collecting_nothing() -> Iterator[None]:
    """Look for no unused objects within, where all that is new is to stay, such as modules."""
    was_collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_collecting:
            gc.enable()


@contextmanager
def staying() -> Iterator[None]:
    """Look for no unused objects within, and never again at those that are there behind it.

    The second of a process leaves them to be looked at: there would be a whole book among them.
    """
    with collecting_nothing():
        yield
        if not gc.get_freeze_count():
            gc.freeze()
