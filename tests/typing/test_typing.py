"""Every method is called in the files that `make check` passes to mypy and pyright.

The other files here are read by both type checkers: what is right must pass as it stands, and what is a mistake must be
found, see `misuse.py`.
"""

from __future__ import annotations

import ast
import json
from pathlib import Path

import pytest
from twelvelabs_client.structured import batches
from twelvelabs_lowlevel import dicts

HERE = Path(__file__).parent
ALL_METHODS = HERE / "all_methods.py"


def _called(client: str) -> set[str]:
    """The methods that functions of `all_methods.py` call on a client."""
    functions = [
        node
        for node in ast.parse(ALL_METHODS.read_text()).body
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and client in {ast.unparse(argument.annotation) for argument in node.args.args if argument.annotation}
    ]
    calls = [ast.unparse(node.func) for each in functions for node in ast.walk(each) if isinstance(node, ast.Call)]
    return {name.removeprefix("client.") for name in calls if name.startswith("client.")}


@pytest.mark.parametrize("client", ["TwelveLabs", "AsyncTwelveLabs"])
def test_every_method_of_the_vendor_is_among_what_is_checked(client: str) -> None:
    vendor = json.loads((HERE.parent / "surface" / "vendor_surface.json").read_text())
    assert _called(client) == {entry["method"] for entry in vendor}


def test_dicts_of_batches_have_the_keys_of_those_of_the_low_level_package() -> None:
    (block,) = (node for node in ast.parse(Path(batches.__file__).read_text()).body if isinstance(node, ast.If))
    keys = {
        node.name: {ast.unparse(field.target) for field in node.body if isinstance(field, ast.AnnAssign)}
        for node in block.body
        if isinstance(node, ast.ClassDef)
    }
    assert keys["BatchDefaultsDict"] == dicts.BatchDefaultsDict.__annotations__.keys()
    assert keys["BatchDefaultsDict"] | keys["BatchItemRequestDict"] == dicts.BatchItemRequestDict.__annotations__.keys()
