"""limits.py: the contract's numbers under their names, and an error if one is missing."""

from __future__ import annotations

from pathlib import Path

import pytest
from twelvelabs_lowlevel import limits

from generator.contract import Contract, load
from generator.errors import GenerationError
from generator.limits import LIMITS, write_limits

ROOT = Path(__file__).parents[2]


def test_the_package_has_all_limits() -> None:
    names = {name for name in vars(limits) if name.isupper()}
    assert names == set(LIMITS)
    assert limits.MAX_PAGE_SIZE == 50


def test_a_number_that_changes_in_the_contract_changes_in_the_module(tmp_path: Path) -> None:
    contract = load(ROOT / "openapi")
    contract.document["components"]["parameters"]["PageLimit"]["schema"]["maximum"] = 70
    write_limits(contract, tmp_path)
    assert "MAX_PAGE_SIZE = 70\n" in (tmp_path / "limits.py").read_text(encoding="utf-8")


def test_a_missing_number_is_named_with_its_place(tmp_path: Path) -> None:
    with pytest.raises(GenerationError, match="components/parameters/PageLimit/schema/maximum"):
        write_limits(Contract({"components": {"parameters": {"PageLimit": {}}}}), tmp_path)
