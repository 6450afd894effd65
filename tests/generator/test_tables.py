"""Methods that the contract names and the client lacks are added to the client's tables; everything else stays."""

import re
import shutil
from pathlib import Path
from typing import Any

import pytest
from conftest import ROOT

from generator.contract import Contract
from generator.tables import add_missing

OVERLAY = Path("overlay/twelvelabs_client")
ITEM: dict[str, Any] = {"type": "object", "properties": {"_id": {"type": "string"}}}
PAGE: dict[str, Any] = {"type": "object", "properties": {"data": {}, "page_info": {}}}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A project with a copy of the client."""
    shutil.copytree(ROOT / OVERLAY, tmp_path / OVERLAY, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    return tmp_path


def _add(document: dict[str, Any], verb: str, path: str, operation: str, method: str, schema: str = "Hat") -> None:
    """Add an operation with a tag of its own to a contract."""
    document["components"]["schemas"] |= {"Hat": ITEM, "HatPage": PAGE}
    document["tags"] = [*(tag for tag in document["tags"] if tag["name"] != "hats"), HATS]
    media = {"schema": {"$ref": f"#/components/schemas/{schema}"}, "example": {}}
    is_list = schema == "HatPage"
    document["paths"].setdefault(path, {})[verb] = {
        "operationId": operation,
        "x-method": method,
        "tags": ["hats"],
        "summary": "Do it.",
        "parameters": [{"name": "page", "in": "query", "schema": {"type": "integer"}}] if is_list else [],
        "responses": {"200": {"description": "A.", "content": {"application/json": media}}},
    }


HATS = {"name": "hats", "description": "What is worn on heads."}


def _files(root: Path) -> dict[str, str]:
    return {path.name: path.read_text(encoding="utf-8") for path in (root / OVERLAY).rglob("*.py")}


def _changed(before: dict[str, str], after: dict[str, str]) -> set[str]:
    return {name for name, text in after.items() if before.get(name) != text}


def _lost(before: str, after: str) -> list[str]:
    """The lines that are no longer there, except imports, which may be wrapped."""
    return [line for line in before.splitlines() if line not in after.splitlines() and " import " not in line]


def test_a_client_that_has_every_method_stays_as_it_is(root: Path, contract: Contract) -> None:
    before = _files(root)
    assert add_missing(root, contract) == []
    assert _files(root) == before


@pytest.mark.parametrize(
    ("method", "module"),
    [
        ("indexes.wear", "indexes.py"),
        ("assets.wear", "assets.py"),
        ("embed.v_2.tasks.wear", "embed_v_2_tasks.py"),
        ("analyze_async.wear", "analyze_async.py"),
        ("responses.wear", "responses.py"),
    ],
)
def test_a_method_is_added_to_the_table_of_its_resource(
    method: str, module: str, root: Path, document: dict[str, Any]
) -> None:
    before = _files(root)
    _add(document, "post", "/hats", "wear_hat", method)
    assert add_missing(root, Contract(document)) == [
        f"client.{method} was added to overlay/twelvelabs_client/resources/{module}."
    ]
    after = _files(root)
    assert _changed(before, after) == {module}
    assert _lost(before[module], after[module]) == []
    assert "    wear = endpoint(wear_hat.request)\n" in after[module]
    assert "from twelvelabs_lowlevel.api.hats import wear_hat\n" in after[module]
    assert re.search(r"^from \.\._binding\.resource import .*\bendpoint\b", after[module], re.MULTILINE)
    compile(after[module], module, "exec")
    assert add_missing(root, Contract(document)) == []
    assert _files(root) == after


def test_a_list_in_pages_is_added_as_such(root: Path, document: dict[str, Any]) -> None:
    _add(document, "get", "/hats", "list_hats", "indexes.list_hats", "HatPage")
    _add(document, "get", "/hats/one", "retrieve_hat", "indexes.retrieve_hat")
    add_missing(root, Contract(document))
    text = _files(root)["indexes.py"]
    assert "    list_hats = paged(list_hats.request)\n" in text
    assert "    retrieve_hat = endpoint(retrieve_hat.request)\n" in text


def test_a_new_resource_gets_a_table_and_an_attribute(root: Path, document: dict[str, Any]) -> None:
    before = _files(root)
    _add(document, "get", "/hats", "list_hats", "hats.list", "HatPage")
    _add(document, "post", "/hats", "create_hat", "hats.create")
    assert add_missing(root, Contract(document))[0] == (
        "client.hats was added, with a table in overlay/twelvelabs_client/resources/hats.py."
    )
    after = _files(root)
    assert _changed(before, after) == {"client.py", "hats.py"}
    assert _lost(before["client.py"], after["client.py"]) == []
    assert "    from .resources.hats import AsyncHats, Hats\n" in after["client.py"]
    attribute = '    hats: resource[Hats, AsyncHats] = resource("hats")\n    """What is worn on heads."""\n'
    assert attribute in after["client.py"]
    assert "class _Hats(Resource):\n    list = paged(list_hats.request)\n    create = endpoint(" in after["hats.py"]
    assert 'class AsyncHats(_Hats, AsyncResource):\n    """What is worn on heads."""\n' in after["hats.py"]
    assert add_missing(root, Contract(document)) == []


def test_a_resource_within_another_is_an_attribute_of_that_table(root: Path, document: dict[str, Any]) -> None:
    _add(document, "post", "/hats", "create_hat", "imports.hats.create")
    _add(document, "post", "/hats/videos", "create_hat_video", "imports.hats.videos.create")
    add_missing(root, Contract(document))
    after = _files(root)
    assert '    hats: resource[Hats, AsyncHats] = resource("hats")\n' in after["imports.py"]
    assert "if TYPE_CHECKING:\n    from .hats import AsyncHats, Hats\n" in after["imports.py"]
    # The name of the module is taken by client.indexes.videos.
    assert 'videos: resource[ImportsHatsVideos, AsyncImportsHatsVideos] = resource("imports_hats_videos")' in (
        " ".join(after["hats.py"].split())
    )
    assert add_missing(root, Contract(document)) == []


def test_what_a_line_cannot_say_is_left_to_write_by_hand(root: Path, document: dict[str, Any]) -> None:
    before = _files(root)
    _add(document, "post", "/hats", "wear_hat", "wear")
    _add(document, "get", "/hats", "stream_hats", "indexes.stream_hats")
    stream = {"text/event-stream": {"schema": {}, "example": "data: {}\n\n"}}
    document["paths"]["/hats"]["get"]["responses"]["200"]["content"] = stream
    assert sorted(add_missing(root, Contract(document))) == [
        "client.indexes.stream_hats is to be written by hand: it is not one line of a table.",
        "client.wear is to be written by hand: it is not one line of a table.",
    ]
    assert _files(root) == before


@pytest.mark.parametrize("has_lifecycle", [True, False])
def test_a_resource_that_responds_with_202_gets_a_wait(
    has_lifecycle: bool, root: Path, document: dict[str, Any]
) -> None:
    _add(document, "post", "/hats", "create_hat", "hats.create")
    _add(document, "get", "/racks/{rack_id}/hats/{hat_id}", "retrieve_hat", "hats.retrieve")
    document["paths"]["/hats"]["post"]["responses"] = {"202": {"description": "A."}}
    document["paths"]["/racks/{rack_id}/hats/{hat_id}"]["get"]["parameters"] = [
        {"name": name, "in": "path", "description": f"The {name}.", "schema": {"type": "string"}}
        for name in ("rack_id", "hat_id")
    ]
    lifecycle = {"kinds": ["hat"], "pending": ["sewing"], "done": ["worn"], "failed": []}
    status = {"type": "string", "enum": ["sewing", "worn"], **({"x-lifecycle": lifecycle} if has_lifecycle else {})}
    fields = {"status": {"$ref": "#/components/schemas/HatStatus"}}
    document["components"]["schemas"] |= {"Hat": {"type": "object", "properties": fields}, "HatStatus": status}

    report = add_missing(root, Contract(document))

    text = _files(root)["hats.py"]
    assert ("def wait_until_ready(" in text) == has_lifecycle
    if not has_lifecycle:
        assert report[-1].startswith("client.hats.wait_until_ready is to be written by hand: the contract has no")
        return
    assert report[-1] == (
        "client.hats.wait_until_ready was added to overlay/twelvelabs_client/resources/hats.py: correct its docstring."
    )
    assert "        rack_id: str,\n        hat_id: str,\n        *," in text
    assert "request = retrieve_hat.request(rack_id, hat_id, request_options=request_options)" in text
    assert 'wait_until_done("hat", hat_id, request, self._config,' in text
    compile(text, "hats.py", "exec")
    assert add_missing(root, Contract(document)) == []
