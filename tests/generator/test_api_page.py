"""The page of methods is made with the output, and checked with it."""

from pathlib import Path

import pytest
from conftest import ROOT, Project

from generator import api_page
from generator.errors import GenerationError


def _add_client(project: Project) -> Path:
    """Give a copy of the project the client. Returns the page."""
    (project.root / "overlay").symlink_to(ROOT / "overlay")
    page = project.root / api_page.PAGE
    page.parent.mkdir()
    return page


def test_the_page_is_made_and_checked_with_the_output(project: Project) -> None:
    page = _add_client(project)
    assert project.run(hash_seed=1).returncode == 0
    text = page.read_text(encoding="utf-8")
    assert text == (ROOT / api_page.PAGE).read_text(encoding="utf-8")

    page.write_text(text.replace("client.indexes.", "client.index."), encoding="utf-8")
    checked = project.run("--check", hash_seed=2)
    assert checked.returncode == 1
    assert checked.stderr == "docs/api.md is not what the client has: run make generate.\n"


def test_a_client_that_does_not_work_is_an_error_that_says_so(project: Project) -> None:
    package = project.root / "overlay" / "twelvelabs_client"
    package.mkdir(parents=True)
    (package / "__init__.py").write_text(
        "from twelvelabs_lowlevel.api.indexes import no_such_index\n", encoding="utf-8"
    )
    with pytest.raises(GenerationError, match=r"docs/api.md cannot be made(?s:.*)no_such_index"):
        api_page.run(project.root)
