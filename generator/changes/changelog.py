"""The section of CHANGELOG.md that says what a new contract changes, under the release that is being prepared."""

import re
from collections.abc import Sequence
from pathlib import Path

from ..errors import GenerationError
from . import Change

HEADING = "### The platform's contract"
_UNRELEASED = re.compile(r"^## \[?Unreleased\b.*$", re.MULTILINE | re.IGNORECASE)
_SECTION = re.compile(rf"^{re.escape(HEADING)}\n.*?(?=^#{{2,3}} |\Z)", re.MULTILINE | re.DOTALL)
_RELEASE = re.compile(r"^## ", re.MULTILINE)


def section(changes: Sequence[Change]) -> str:
    """The section as text: what breaks first, each with the reason. Empty without changes."""
    if not changes:
        return ""
    lines = [
        f"- **Breaking:** {change.text}. {change.reason}" if change.breaks else f"- {change.text}" for change in changes
    ]
    return "\n".join([HEADING, "", *lines, ""])


def write_section(file: Path, changes: Sequence[Change]) -> None:
    """Put the section at the end of what is unreleased, in place of an earlier one.

    Raises GenerationError if there is no such file.
    """
    try:
        text = file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise GenerationError(f"{file.name} cannot be read: {error}") from error
    file.write_text(with_section(text, changes), encoding="utf-8")


def with_section(text: str, changes: Sequence[Change]) -> str:
    """A changelog with the section, in place of an earlier one. The heading "Unreleased" is added if it is missing."""
    heading = _UNRELEASED.search(text)
    if not heading:
        first = _RELEASE.search(text)
        start = first.start() if first else len(text)
        before = (
            text[:start] if text[:start].endswith("\n\n") or not text[:start] else text[:start].rstrip("\n") + "\n\n"
        )
        return with_section(f"{before}## Unreleased\n\n{text[start:]}", changes) if changes else text
    following = _RELEASE.search(text, heading.end())
    end = following.start() if following else len(text)
    unreleased = _SECTION.sub("", text[heading.end() : end]).rstrip("\n")
    parts = [text[: heading.end()] + unreleased, section(changes).rstrip("\n"), text[end:]]
    return "\n\n".join(part for part in parts if part).rstrip("\n") + "\n"
