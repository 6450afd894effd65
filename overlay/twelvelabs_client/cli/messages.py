"""Messages on stderr, and what a terminal may be shown."""

from __future__ import annotations

import sys
from contextlib import suppress


def say(text: str) -> None:
    """Write a line on stderr. That the terminal has gone is no reason to fail."""
    with suppress(OSError):
        sys.stderr.write(printable(text, keep="\n") + "\n")
        sys.stderr.flush()


def printable(text: str, *, keep: str = "") -> str:
    """A text without characters that control the terminal. Those in `keep` stay."""
    return "".join(each if each.isprintable() or each in keep else "\N{REPLACEMENT CHARACTER}" for each in text)
