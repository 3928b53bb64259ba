"""The validators that others wrote, called as this machine can."""

from __future__ import annotations

from pathlib import Path

import page

from tests.epubcheck import messages as epub_messages

__all__ = ["epub_messages", "pdf_failures"]


def pdf_failures(path: Path, profile: str) -> list[str]:
    """Return what page-validation has against a PDF: profile `ua1` or `2a`."""
    report = page.validate_pdf(str(path), profile=profile)
    return [str(failure) for failure in report.failures]
