"""The methods are those of the vendor's SDK and the same on both clients; clients are created, copied, printed and
closed as documented."""

from __future__ import annotations

import ast
import inspect
import json
import math
import pydoc
import re
import subprocess
import sys
from collections.abc import Callable
from functools import reduce
from pathlib import Path
from typing import Any, get_type_hints

import httpx
import pytest
import twelvelabs_client
from twelvelabs_client import AsyncTwelveLabs, TwelveLabs
from twelvelabs_client._http.config import DEFAULT_BASE_URL
from twelvelabs_client.errors import ConfigurationError, InternalServerError

from ..clients import BASE_URL, KEY, asset_json, async_client, run_async, sync_client
from ..loops import loop

VENDOR: list[dict[str, Any]] = json.loads((Path(__file__).parent / "vendor_surface.json").read_text())
NAMES = [entry["method"] for entry in VENDOR]
RESOURCES = [
    "",
    "analyze_async.batches",
    "analyze_async.tasks",
    "assets",
    "data_connectors",
    "embed",
    "embed.tasks",
    "embed.v_2",
    "embed.v_2.tasks",
    "entity_collections",
    "entity_collections.entities",
    "imports",
    "indexes",
    "indexes.indexed_assets",
    "indexes.videos",
    "knowledge_store_item_collections",
    "knowledge_store_items",
    "knowledge_stores",
    "multipart_upload",
    "responses",
    "search",
    "tasks",
]
CLIENTS: list[Callable[..., Any]] = [TwelveLabs, AsyncTwelveLabs]
OF_THE_CLIENT = {"close", "with_options"}
"""Methods that send no requests."""
PAGERS = {
    "analyze_async.batches.list",
    "analyze_async.tasks.list",
    "assets.list",
    "data_connectors.list_connections",
    "data_connectors.list_redirect_uris",
    "embed.tasks.list",
    "embed.v_2.tasks.list",
    "entity_collections.entities.list",
    "entity_collections.entities.list_by_asset",
    "entity_collections.list",
    "imports.list_imports",
    "indexes.indexed_assets.list",
    "indexes.indexed_assets.list_by_asset",
    "indexes.list",
    "indexes.videos.list",
    "knowledge_store_item_collections.list",
    "knowledge_store_item_collections.list_items",
    "knowledge_store_items.list",
    "knowledge_stores.list",
    "knowledge_stores.search",
    "multipart_upload.get_status",
    "multipart_upload.list_incomplete_uploads",
    "search.query",
    "tasks.list",
}
STREAMS = {
    "analyze_async.batches.results",
    "analyze_stream",
    "assets.upload_many",
    "assets.wait_until_all_ready",
    "indexes.indexed_assets.wait_until_all_ready",
    "knowledge_store_items.wait_until_all_ready",
    "responses.create_stream",
}
GENERIC = {"analyze", "analyze_stream", "responses.create", "responses.create_stream"}
"""Methods whose result depends on the requested type."""


def _of(client: object, path: str) -> Any:
    return reduce(getattr, filter(None, path.split(".")), client)


def _client(kind: Callable[..., Any]) -> Any:
    transport = httpx.MockTransport(lambda _: httpx.Response(200, json=asset_json()))
    http: Any = httpx.Client(transport=transport) if kind is TwelveLabs else httpx.AsyncClient(transport=transport)
    return kind(KEY, base_url=BASE_URL, http_client=http)


def _public(client: object) -> list[str]:
    return [
        f"{resource}.{name}".lstrip(".")
        for resource in RESOURCES
        for name in dir(_of(client, resource))
        if not name.startswith("_") and inspect.isroutine(getattr(_of(client, resource), name))
        if resource or name not in OF_THE_CLIENT
    ]


ALL = _public(_client(TwelveLabs))


def _parameters(method: Any) -> dict[str, inspect.Parameter]:
    return dict(inspect.signature(method).parameters)


# --- names and parameters


def test_the_vendors_surface_is_the_expected_one() -> None:
    assert len(VENDOR) == 108
    assert {name.rpartition(".")[0] for name in NAMES} == set(RESOURCES)


@loop("kind", CLIENTS)
@loop("entry", VENDOR, ids=NAMES)
def test_each_method_of_the_vendor_takes_the_same_arguments(entry: dict[str, Any], kind: Any) -> None:
    ours = _parameters(_of(_client(kind), entry["method"]))
    for theirs in entry["params"]:
        parameter = ours[theirs["name"]]
        assert parameter.kind.name == theirs["kind"]
        assert (parameter.default is parameter.empty) is theirs["required"]
    known = {theirs["name"] for theirs in entry["params"]}
    more = [parameter for name, parameter in ours.items() if name not in known]
    assert all(parameter.kind is parameter.KEYWORD_ONLY for parameter in more)
    assert all(parameter.default is not parameter.empty for parameter in more)
    positional = [theirs["name"] for theirs in entry["params"] if theirs["kind"] == "POSITIONAL_OR_KEYWORD"]
    assert list(ours)[: len(positional)] == positional


@pytest.mark.parametrize("kind", CLIENTS)
def test_every_method_says_what_it_takes(kind: Any) -> None:
    client = _client(kind)
    for name in ALL:
        method = _of(client, name)
        parameters = _parameters(method)
        assert not {p.kind for p in parameters.values()} & {
            inspect.Parameter.VAR_KEYWORD,
            inspect.Parameter.VAR_POSITIONAL,
        }, name
        doc = method.__doc__
        assert doc, name
        listed = doc.partition("Args:")[2]
        missing = [parameter for parameter in parameters if f"    {parameter}: " not in listed]
        assert not missing, name


@pytest.mark.parametrize("kind", CLIENTS)
def test_a_deprecation_names_the_methods_to_use_instead(kind: Any) -> None:
    client = _client(kind)
    deprecated = []
    for name in ALL:
        first = _of(client, name).__doc__.partition("\n")[0]
        if first.startswith("Deprecated: "):
            methods = re.findall(r"\bclient\.([\w.]+\w)", first)
            assert methods, name
            assert {*methods} <= {*ALL}, name
            deprecated.append(name)
    assert "tasks.create" in deprecated


def test_both_clients_agree() -> None:
    one, other = _client(TwelveLabs), _client(AsyncTwelveLabs)
    assert _public(other) == ALL
    assert set(NAMES) < set(ALL)
    for name in ALL:
        method, twin = _of(one, name), _of(other, name)
        assert _parameters(method) == _parameters(twin), name
        assert method.__doc__ == twin.__doc__, name
        assert method.__name__ == twin.__name__ == name.rpartition(".")[2]


def test_asynchronous_methods_are_coroutine_functions_but_for_those_that_give_pagers_and_streams() -> None:
    client = _client(AsyncTwelveLabs)
    assert {name for name in ALL if not inspect.iscoroutinefunction(_of(client, name))} == PAGERS | STREAMS
    assert not [name for name in ALL if inspect.iscoroutinefunction(_of(_client(TwelveLabs), name))]


@pytest.mark.parametrize("kind", CLIENTS)
def test_methods_go_by_their_own_names(kind: Any) -> None:
    client = _client(kind)
    for name in ALL:
        method = _of(client, name)
        resource = type(_of(client, name.rpartition(".")[0]) if "." in name else method.__self__)
        assert method.__qualname__ == f"{resource.__qualname__}.{method.__name__}"
        assert method.__module__ == resource.__module__
        shown = f"{method!r} {inspect.signature(method)}"
        assert "method at" not in shown
        assert "Request[" not in shown
        assert "Flow" not in shown
        assert "<locals>" not in shown
        text = pydoc.plain(pydoc.render_doc(method))
        assert "Args:" in text
        assert f"{method.__name__}(" in text


@loop("name", ALL)
def test_a_misspelled_keyword_error_names_the_method(name: str) -> None:
    sync = _of(_client(TwelveLabs), name)
    needed: dict[str, Any] = {k: "x" for k, p in _parameters(sync).items() if p.default is p.empty}
    with pytest.raises(TypeError, match=rf"{sync.__qualname__}\(\).*no_such_thing"):
        sync(**needed, no_such_thing=1)
    method = _of(_client(AsyncTwelveLabs), name)

    async def act() -> None:
        await method(**needed, no_such_thing=1)

    with pytest.raises(TypeError, match=rf"{method.__qualname__}\(\).*no_such_thing"):
        run_async(act)


def test_missing_and_misplaced_arguments_are_rejected_in_the_methods_name() -> None:
    client: Any = _client(TwelveLabs)
    with pytest.raises(TypeError, match=r"Assets\.retrieve\(\).*asset_id"):
        client.assets.retrieve()
    with pytest.raises(TypeError, match=r"Assets\.create\(\).*positional"):
        client.assets.create("direct")
    assert client.assets.retrieve("a1").id == client.assets.retrieve(asset_id="a1").id == "a1"


@pytest.mark.parametrize("kind", CLIENTS)
def test_results_are_annotated(kind: Any) -> None:
    client = _client(kind)
    for name in ALL:
        result = inspect.signature(_of(client, name)).return_annotation
        assert result is not inspect.Signature.empty, name
        assert ("~" in str(result)) is (name in GENERIC), name
        assert ("Pager" in str(result)) is (name in PAGERS), name
        if kind is TwelveLabs:
            assert "Async" not in str(result), name
        elif name in PAGERS:
            assert "Async" in str(result), name


@pytest.mark.parametrize("kind", CLIENTS)
def test_every_answer_in_pages_is_given_by_a_pager_but_for_one_page_of_a_search(kind: Any) -> None:
    client = _client(kind)
    one_page = set()
    for name in ALL:
        result = inspect.signature(_of(client, name)).return_annotation
        fields = get_type_hints(result) if isinstance(result, type) and name not in PAGERS else {}
        if fields.keys() & {"page_info", "next_page_token"}:
            one_page.add(name)
    assert one_page == {"search.create", "search.retrieve"}


# --- clients


@pytest.mark.parametrize("kind", CLIENTS)
def test_the_key_and_the_address_come_from_the_environment(kind: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    def settings(**arguments: Any) -> tuple[str, str]:
        made = kind(**arguments)._driver.config
        return made.api_key, made.base_url

    monkeypatch.setenv("TWELVELABS_API_KEY", "second")
    assert settings() == ("second", DEFAULT_BASE_URL)
    monkeypatch.setenv("TWELVE_LABS_API_KEY", "first")
    assert settings() == ("first", DEFAULT_BASE_URL)
    monkeypatch.setenv("TWELVELABS_BASE_URL", "http://127.0.0.1:9/v1.3/")
    assert settings() == ("first", "http://127.0.0.1:9/v1.3")
    assert settings(api_key="mine", base_url="http://mine.test") == ("mine", "http://mine.test")


@loop("kind", CLIENTS)
@loop(
    ("arguments", "said"),
    [
        ({"api_key": None}, "TWELVE_LABS_API_KEY"),
        ({"api_key": ""}, "TWELVE_LABS_API_KEY"),
        ({"api_key": " "}, "key"),
        ({"api_key": "\t\n"}, "key"),
        ({"api_key": "tlk 1"}, "key"),
        ({"api_key": "tlk_\x00"}, "key"),
        ({"api_key": "ключ"}, "key"),
        ({"base_url": "api.example.test"}, "base_url"),
        ({"base_url": "ftp://api.example.test"}, "base_url"),
        ({"base_url": "http://"}, "base_url"),
        ({"base_url": "http://api.example.test:port"}, "base_url"),
        ({"base_url": "http://api.example.test/?a=b"}, "base_url"),
        ({"timeout": 0}, "timeout"),
        ({"timeout": -1}, "timeout"),
        ({"timeout": math.nan}, "timeout"),
        ({"max_retries": -1}, "max_retries"),
    ],
    ids=repr,
)
def test_invalid_client_settings(kind: Any, arguments: dict[str, Any], said: str) -> None:
    with pytest.raises(ConfigurationError, match=said) as caught:
        kind(**{"api_key": KEY, **arguments})
    assert KEY not in str(caught.value)
    assert "tlk_1" not in str(caught.value)


def test_an_http_client_of_the_wrong_kind() -> None:
    sync: Any = httpx.Client()
    other: Any = httpx.AsyncClient()
    with pytest.raises(ConfigurationError, match="AsyncTwelveLabs"):
        TwelveLabs(KEY, http_client=other)
    with pytest.raises(ConfigurationError, match=r"httpx\.AsyncClient"):
        AsyncTwelveLabs(KEY, http_client=sync)
    with pytest.raises(ConfigurationError, match=r"httpx\.Client"):
        TwelveLabs(KEY, http_client="http://proxy")  # type: ignore[arg-type]


@pytest.mark.parametrize("kind", CLIENTS)
def test_neither_client_nor_resources_show_the_key(kind: Any) -> None:
    client = _client(kind)
    shown = [repr(client), str(client), repr(client._driver.config), repr(client.with_options(timeout=3))]
    shown += [repr(_of(client, resource)) for resource in RESOURCES]
    shown += [repr(client.assets.retrieve), f"{client}"]
    assert BASE_URL in shown[0]
    assert not [text for text in shown if KEY in text]


def test_a_borrowed_http_client_is_not_closed() -> None:
    http = httpx.Client(transport=httpx.MockTransport(lambda _: httpx.Response(200, json=asset_json())))
    with TwelveLabs(KEY, http_client=http) as client:
        client.close()
        assert client.assets.retrieve("a1").id == "a1"
    assert not http.is_closed

    async def act() -> bool:
        other = httpx.AsyncClient()
        async with AsyncTwelveLabs(KEY, http_client=other) as client:
            await client.close()
        return other.is_closed

    assert run_async(act) is False


def test_connections_of_its_own_are_closed() -> None:
    with TwelveLabs(KEY) as client:
        copy = client.with_options(timeout=3)
        copy.close()
        states = [client._driver.http.is_closed]
    states.append(client._driver.http.is_closed)
    assert states == [False, True]

    async def act() -> list[bool]:
        async with AsyncTwelveLabs(KEY) as client:
            await client.with_options(timeout=3).close()
            before = client._driver.http.is_closed
        return [before, client._driver.http.is_closed]

    assert run_async(act) == [False, True]


def test_a_copy_with_other_options_shares_the_connections_and_leaves_the_original() -> None:
    timeouts: list[object] = []
    headers: list[tuple[str | None, str | None]] = []

    def handler(request: httpx.Request) -> httpx.Response:
        timeouts.append(request.extensions["timeout"]["read"])
        headers.append((request.headers.get("x-a"), request.headers.get("x-b")))
        return httpx.Response(500)

    client = sync_client(handler, timeout=50, max_retries=0, headers={"x-a": "1"})
    copy = client.with_options(timeout=7, headers={"x-b": "2"})
    endless = copy.with_options(timeout=math.inf)
    for each in (client, copy, endless, client):
        with pytest.raises(InternalServerError):
            each.assets.retrieve("a1")
    with pytest.raises(InternalServerError):
        client.assets.retrieve("a1", request_options={"timeout_in_seconds": 3})
    assert timeouts == [50, 7, None, 50, 3]
    assert headers == [("1", None), ("1", "2"), ("1", "2"), ("1", None), ("1", None)]
    assert client._driver.http is copy._driver.http is endless._driver.http
    assert type(copy) is TwelveLabs
    with pytest.raises(ConfigurationError, match="timeout"):
        client.with_options(timeout=0)
    other = async_client(handler)
    assert other.with_options(timeout=3)._driver.http is other._driver.http
    assert other.with_options(timeout=3)._driver.config.timeout == 3
    assert other._driver.config.timeout == 60


# --- imports

FIRST_LINES = [
    "import twelvelabs_client",
    "from twelvelabs_client import TwelveLabs",
    "from twelvelabs_client import TwelveLabs, ApiError, Pager, types",
]
PATHS = sorted({*RESOURCES, "analyze_async"} - {""})
LOADING = """
import json, os, sys

def modules_after(code):
    reading, writing = os.pipe()
    if not os.fork():
        exec(code)
        with open(writing, "w") as pipe:
            pipe.write(json.dumps(list(sys.modules)))
        os._exit(0)
    os.close(writing)
    with open(reading) as pipe:
        loaded = pipe.read()
    assert os.wait()[1] == 0, code
    return json.loads(loaded)

loaded = {line: modules_after(line) for line in json.loads(sys.argv[1])}
from twelvelabs_client import TwelveLabs
client = TwelveLabs("k")
loaded |= {path: modules_after(f"client.{path}") for path in json.loads(sys.argv[2])}
print(json.dumps(loaded))
"""
"""Runs each line in a fork, which takes less time than an interpreter."""


@pytest.fixture(scope="module")
def modules_after() -> dict[str, set[str]]:
    """The modules that are loaded after each import, and after access to each resource of a client."""
    command = [sys.executable, "-W", "error", "-c", LOADING, json.dumps(FIRST_LINES), json.dumps(PATHS)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return {line: set(modules) for line, modules in json.loads(done.stdout).items()}


@pytest.mark.parametrize("code", FIRST_LINES)
def test_an_import_loads_only_what_is_needed(code: str, modules_after: dict[str, set[str]]) -> None:
    loaded = modules_after[code]
    assert "twelvelabs_client" in loaded
    assert not {name for name in loaded if name.startswith("twelvelabs_lowlevel.api.")}
    assert not {name for name in loaded if name.startswith("twelvelabs_client.resources.")}
    assert "twelvelabs_client._drivers.asynchronous" not in loaded
    assert "anyio" not in loaded


@loop("path", PATHS)
def test_a_resource_loads_only_its_own_table_and_those_above_it(path: str, modules_after: dict[str, set[str]]) -> None:
    prefix = "twelvelabs_client.resources."
    loaded = modules_after[path]
    tables = {name.removeprefix(prefix) for name in loaded if name.startswith(prefix)}
    client = _client(TwelveLabs)
    parts = path.split(".")
    above = [_of(client, ".".join(parts[: end + 1])) for end in range(len(parts))]
    assert tables == {type(resource).__module__.removeprefix(prefix) for resource in above}


def test_one_resource_loads_no_endpoints_of_another(modules_after: dict[str, set[str]]) -> None:
    loaded = modules_after["indexes"]
    assert "twelvelabs_lowlevel.api.indexes.list_indexes" in loaded
    assert "twelvelabs_lowlevel.api.assets.list_assets" not in loaded
    assert "twelvelabs_lowlevel.api.indexed_assets" not in loaded


def test_the_public_names_are_those_that_type_checkers_see() -> None:
    source = Path(inspect.getfile(twelvelabs_client)).read_text()
    block = next(node for node in ast.parse(source).body if isinstance(node, ast.If))
    seen = {
        alias.asname or alias.name for node in block.body if isinstance(node, ast.ImportFrom) for alias in node.names
    }
    submodules = {"errors", "types", "webhooks"}
    assert set(twelvelabs_client.__all__) == (seen - submodules - {"*"}) | {"__version__"}
    assert len(twelvelabs_client.__all__) == len(set(twelvelabs_client.__all__))
    for name in twelvelabs_client.__all__:
        assert getattr(twelvelabs_client, name) is not None
        assert name in dir(twelvelabs_client)
    with pytest.raises(AttributeError, match="no_such_name"):
        twelvelabs_client.no_such_name  # noqa: B018


def test_every_model_can_be_imported_from_types() -> None:
    from twelvelabs_client import types

    for name in dir(types):
        if not name.startswith("_"):
            assert getattr(types, name) is not None
    assert types.IndexesCreateRequestModelsItem is types.IndexModelRequest
    with pytest.raises(AttributeError, match="NoSuchModel"):
        types.NoSuchModel  # noqa: B018
