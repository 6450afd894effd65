"""Answers as text on stdout."""

from __future__ import annotations

import sys
from collections.abc import Iterable

from .messages import printable


def write_texts(parts: Iterable[str]) -> None:
    """Write the parts of a text as they come, and end the line."""
    last = "\n"
    for part in parts:
        sys.stdout.write(_safe(part))
        sys.stdout.flush()
        last = part or last
    if not last.endswith("\n"):
        sys.stdout.write("\n")


def write_text(text: str) -> None:
    """Write a text, and end the line."""
    write_texts([text])


def _safe(text: str) -> str:
    """What a terminal shows of a text; elsewhere, the text itself."""
    return printable(text, keep="\n\t") if sys.stdout.isatty() else text
