"""Text on stdout, and messages on stderr, without control characters on a terminal."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from contextlib import suppress


def print_message(text: str) -> None:
    """Write a line to stderr. A terminal that has been closed is not an error."""
    with suppress(OSError):
        sys.stderr.write(printable(text, keep="\n") + "\n")
        sys.stderr.flush()


def printable(text: str, *, keep: str = "") -> str:
    """The text with control characters replaced, except those in `keep`."""
    return "".join(each if each.isprintable() or each in keep else "\N{REPLACEMENT CHARACTER}" for each in text)


def write_texts(parts: Iterable[str]) -> None:
    """Write the parts of a text to stdout as they arrive, and end the line."""
    last = "\n"
    for part in parts:
        sys.stdout.write(_safe(part))
        sys.stdout.flush()
        last = part or last
    if not last.endswith("\n"):
        sys.stdout.write("\n")


def write_text(text: str) -> None:
    """Write a text to stdout, and end the line."""
    write_texts([text])


def _safe(text: str) -> str:
    """The text, with control characters replaced if stdout is a terminal."""
    return printable(text, keep="\n\t") if sys.stdout.isatty() else text
