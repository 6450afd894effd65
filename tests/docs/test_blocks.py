"""The blocks that type checkers read are all blocks of the pages, at their own lines."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.docs.blocks import PAGES, module_of, write


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_block_is_there_at_its_lines(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    blocks = list(re.finditer(r"^```python\n(.*?)^```$", text, re.DOTALL | re.MULTILINE))
    code = module_of(page).split("\n")
    for block in blocks:
        first = text[: block.start(1)].count("\n")
        lines = block[1].rstrip().split("\n")
        assert code[first : first + len(lines)] == lines
    assert bool(blocks) == bool("".join(code[1:]))
    compile("\n".join(code), str(page), "exec")


def test_blocks_are_labelled(tmp_path: Path) -> None:
    """A block in another spelling of Python would not be checked."""
    for page in PAGES:
        assert not re.search(r"^```(py|python3|pycon|Python)\b", page.read_text(encoding="utf-8"), re.MULTILINE), page
    (tmp_path / "old_page.py").touch()
    assert write(tmp_path) > 50
    written = {path.name for path in tmp_path.iterdir()}
    assert "old_page.py" not in written
    assert {
        "readme_page.py",
        "docs_ingest_page.py",
        "docs_sandbox_page.py",
        "docs_guides_pagination_page.py",
    } <= written
