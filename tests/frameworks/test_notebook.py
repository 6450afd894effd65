"""The notebook of the site runs from an empty folder, and shows what the outputs that are stored in it show."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import nbformat
import pytest
from nbclient import NotebookClient

pytestmark = pytest.mark.frameworks
NOTEBOOK = Path(__file__).parents[2] / "docs/notebook/quickstart.ipynb"


def kinds(notebook: Any) -> list[list[str]]:
    """What each cell of code shows: text as it is printed, or what a browser would choose."""
    cells = [cell for cell in notebook.cells if cell.cell_type == "code"]
    return [[*(" ".join(sorted(output.get("data", {"printed": ""}))) for output in cell.outputs)] for cell in cells]


def html(notebook: Any) -> list[str]:
    outputs = (output for cell in notebook.cells for output in cell.get("outputs", ()))
    return [output.data["text/html"] for output in outputs if "text/html" in output.get("data", {})]


def test_the_notebook_runs_and_shows_what_is_stored(tmp_path: Path) -> None:
    stored = nbformat.read(NOTEBOOK, as_version=4)  # type: ignore[no-untyped-call]
    nbformat.validate(stored)
    fresh = nbformat.read(NOTEBOOK, as_version=4)  # type: ignore[no-untyped-call]
    NotebookClient(fresh, timeout=60, resources={"metadata": {"path": str(tmp_path)}}).execute()
    assert kinds(fresh) == kinds(stored)
    for notebook in (stored, fresh):
        assert [kind for cell in kinds(notebook) for kind in cell].count("image/jpeg text/plain") == 3
        table, search = html(notebook)
        assert "coast.mp4" in table
        assert search.count("<svg") >= 2
    assert list(tmp_path.iterdir()) == []
