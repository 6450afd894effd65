"""docs/api.md has each method of the client and of the contract once, and its links lead to files."""

from __future__ import annotations

import inspect
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import twelvelabs_lowlevel
from twelvelabs_client import TwelveLabs
from twelvelabs_client._binding.resource import SyncResource

PAGE = Path(__file__).parents[2] / "docs" / "api.md"
LINE = re.compile(r"^- <code[^>]*>(?P<owner>client[\w.]*)\.<a href=\"[^\"]+\">(?P<name>\w+)</a>\(.*\) -> .*</code>: .+")


@pytest.fixture(scope="module")
def text() -> str:
    """The page."""
    return PAGE.read_text(encoding="utf-8")


def _methods(text: str) -> list[str]:
    lines = [LINE.fullmatch(line) for line in text.splitlines() if line.startswith("- ")]
    return [f"{line['owner']}.{line['name']}".removeprefix("client.") for line in lines if line]


def _public(owner: Any, prefix: str = "") -> Iterator[str]:
    for name in dir(owner):
        member = None if name.startswith("_") else getattr(owner, name)
        if isinstance(member, SyncResource):
            yield from _public(member, f"{prefix}{name}.")
        elif inspect.isroutine(member):
            yield prefix + name


def test_each_method_of_the_client_has_one_line(text: str) -> None:
    with TwelveLabs("none") as client:
        assert sorted(_methods(text)) == sorted(_public(client)), "run make generate"
    assert text.count("\n- ") == len(_methods(text))


def test_the_methods_of_the_contract_and_those_beyond_it_are_there(text: str) -> None:
    document = json.loads((Path(twelvelabs_lowlevel.__file__).parent / "openapi.json").read_text(encoding="utf-8"))
    operations = [o for item in document["paths"].values() for o in item.values() if "responses" in o]
    named = {o[key] for o in operations for key in ("x-method", "x-stream-method") if key in o}
    beyond = {"ingest", "assets.upload", "assets.upload_many", "assets.wait_until_ready", "imports.wait_until_done"}
    assert named | beyond < {*_methods(text)}


def test_each_link_leads_to_a_file(text: str) -> None:
    links = {*re.findall(r'href="([^"]+)"', text)}
    assert len(links) > 100
    assert [link for link in links if not (PAGE.parent / link).resolve().is_file()] == []


def test_types_are_written_as_in_the_code(text: str) -> None:
    shown = re.sub(r"<[^>]+>", "", text)
    assert "client.indexes.retrieve(index_id: str) -> IndexSchema: " in shown
    assert "client.indexes.list(*, page: int = ..., " in shown
    assert ") -> Pager[IndexSchema]: List the indexes of the account." in shown
    assert not re.findall(r"Union\[|Optional\[|NoneType|~T|twelvelabs_\w+\.", shown)
