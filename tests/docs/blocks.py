"""The Python blocks of the README and docs/ as modules with the same line numbers, for type checkers.

`python -m tests.docs.blocks FOLDER` writes them; `make check` passes them to mypy and pyright. A page that needs more
packages than other tests says in its first line with which mark of pytest it is tested: `<!-- tests: frameworks -->`.
`python -m tests.docs.blocks FOLDER frameworks` writes those, for `make test-frameworks`.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
_KNOWN = "; ".join(
    (
        "from twelvelabs_client import TwelveLabs",
        "client = TwelveLabs()",
        "index = client.indexes.retrieve('i1')",
        "asset = client.assets.retrieve('a1')",
    )
)
"""What pages take from the README, in the line of their title."""


def mark_of(page: Path) -> str:
    """The mark of pytest that a page is tested with, or an empty string."""
    found = re.match(r"<!-- tests: (\w+) -->", page.read_text(encoding="utf-8"))
    return found[1] if found else ""


def module_of(page: Path) -> str:
    """The Python blocks of a page, each line at its own number; empty if there are none."""
    lines, is_code = [], False
    for line in page.read_text(encoding="utf-8").splitlines():
        is_fence = line.startswith("```")
        lines.append(line if is_code and not is_fence else "")
        if is_fence:
            is_code = not is_code and line == "```python"
    code = "\n".join(lines).rstrip()
    if code and "client = TwelveLabs(" not in code:
        code = _KNOWN + code
    return code


def write(folder: Path, mark: str = "") -> int:
    """Write a module for each page with a mark, or without one, that has blocks. Returns the number of blocks."""
    folder.mkdir(parents=True, exist_ok=True)
    blocks = 0
    for old in folder.glob("*.py"):
        old.unlink()
    for page in PAGES:
        if mark_of(page) == mark and (code := module_of(page)):
            blocks += len(re.findall(r"^```python$", page.read_text(encoding="utf-8"), re.MULTILINE))
            name = "_".join(page.relative_to(ROOT).with_suffix("").parts).lower()
            (folder / f"{name}_page.py").write_text(code + "\n", encoding="utf-8")
    return blocks


if __name__ == "__main__":
    print(write(Path(sys.argv[1]), *sys.argv[2:]), "Python blocks of the pages, which tests/docs executes")
