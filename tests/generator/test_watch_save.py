"""What a source says of new operations is saved as facts, which the contract is held against."""

import re
from pathlib import Path
from typing import Any

import pytest
import twelvelabs
from conftest import ROOT
from distill import differences, distill, distill_all
from ruamel.yaml import YAML

from generator.contract import load
from generator.watch.__main__ import main

SDK = str(Path(twelvelabs.__file__).parent)
SOURCES = Path("tests/generator/sources")
NEW = {"retrieve_entity", "list_assets", "create_entity_collection"}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A project whose sources lack some operations and a webhook."""
    (tmp_path / SOURCES).mkdir(parents=True)
    (tmp_path / "openapi").symlink_to(ROOT / "openapi")
    whole: dict[str, Any] = YAML(typ="safe").load(ROOT / SOURCES / "2026-10.yaml")
    for item in whole["paths"].values():
        for verb in [verb for verb, o in item.items() if isinstance(o, dict) and o.get("operationId") in NEW]:
            del item[verb]
    whole["webhooks"].popitem()
    YAML(typ="safe").dump(whole, tmp_path / SOURCES / "2026-10.yaml")
    return tmp_path


@pytest.mark.slow
def test_new_operations_are_saved_under_their_names(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([SDK, "--save", "2026-11", "--root", str(root)]) == 0
    text = (root / SOURCES / "2026-11.yaml").read_text(encoding="utf-8")
    facts = distill(YAML(typ="safe").load(text))
    assert {*facts} > NEW
    assert len(facts) == len(NEW) + 1
    assert "description:" not in text.replace("        description:", "")
    every = distill_all(ROOT / SOURCES)
    found = [*differences({name: every[name] for name in facts}, facts)]
    untold = r"(maximum|minimum|answers 400 application/json|parameters) is left out$|is list of string or string"
    assert [one for one in found if not re.search(untold, one)] == []  # bounds, bodies of errors, headers of webhooks
    assert {*distill_all(root / SOURCES)} == {*every}
    assert [*differences(distill_all(root / SOURCES), distill(load(root / "openapi").document))] != []

    assert main([SDK, "--save", "2026-12", "--root", str(root)]) == 0
    assert "is in a saved document already" in capsys.readouterr().out
    assert not (root / SOURCES / "2026-12.yaml").exists()


@pytest.mark.parametrize(("month", "words"), [("2026-13", "is not a month"), ("2026-10", "exists already")])
def test_a_month_that_cannot_be_saved(root: Path, month: str, words: str, capsys: pytest.CaptureFixture[str]) -> None:
    before = (root / SOURCES / "2026-10.yaml").read_bytes()
    assert main([SDK, "--save", month, "--root", str(root)]) == 1
    assert words in capsys.readouterr().err
    assert [path.name for path in (root / SOURCES).iterdir()] == ["2026-10.yaml"]
    assert (root / SOURCES / "2026-10.yaml").read_bytes() == before
