"""Every asynchronous resource can be waited for, in the same way with both clients.

What each method waits for, and until which statuses, is read from the contract.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import reduce
from typing import Any

import httpx
import pytest
from twelvelabs_client._binding.resource import SyncResource
from twelvelabs_client._flows.effects import Send
from twelvelabs_client._response import Response
from twelvelabs_client._waiting.lifecycles import LIFECYCLES
from twelvelabs_client._waiting.wait_one import WAIT_TIMEOUT
from twelvelabs_client.errors import InvalidArgumentError, NotFoundError, ProcessingFailedError, WaitTimeoutError

from ..clients import async_client, run_async, sync_client
from ..contract.document import OPERATIONS, Schema, resolve
from ..contract.values import value
from ..fake_driver import FakeDriver, response
from ..loops import loop

AT = "2026-10-30T09:12:00Z"
OFTEN = 10.0
"""The longest pause, except for resources that are known to be slow."""

SPECIAL: dict[str, dict[str, Any]] = {
    "analyze_async.batches.wait_until_done": {"timeout": 25 * 3600, "longest_pause": 60.0},
    "assets.wait_until_transcription_ready": {"retrieve": "assets.retrieve_transcription"},
    "embed.tasks.wait_until_ready": {"kind": "video embedding task"},
    "embed.tasks.wait_for_done": {
        "retrieve": "embed.tasks.status",
        "kind": "video embedding task",
        "longest_pause": 5.0,
        "returns_failures": True,
    },
    "tasks.wait_for_done": {"longest_pause": 5.0, "returns_failures": True},
}
"""What differs from a wait that polls `retrieve` of its resource until the status is that of a lifecycle."""
ELSEWHERE = {"imports.wait_until_done", "multipart_upload.wait_for_upload_completion"}
"""Methods that wait for something else than the status of an object: below, and in tests/uploads."""


@dataclass(frozen=True)
class Waiter:
    """A method that waits, and the statuses of its resource."""

    method: str
    kind: str
    ids: tuple[str, ...]
    url: str
    schema: Schema
    going_on: list[str]
    """The statuses that are not final."""
    done: str
    failed: list[str]
    timeout: float = WAIT_TIMEOUT
    longest_pause: float = OFTEN
    returns_failures: bool = False

    def body(self, status: str) -> dict[str, object]:
        """The object with this status, and otherwise the fields that it must have."""
        return {**value(self.schema, 0, whole=False), "status": status}

    def on(self, driver: FakeDriver) -> Callable[..., Any]:
        """The method, with this fake driver."""
        path, _, name = self.method.rpartition(".")
        resource = type(_of(sync_client(lambda _: httpx.Response(500)), path))(driver)
        return lambda **options: getattr(resource, name)(*self.ids, **options)

    def answer(self, status: str, **more: object) -> Response:
        """The object in this state."""
        return response(200, {**self.body(status), **more})


def _of(client: object, path: str) -> Any:
    return reduce(getattr, path.split("."), client)


def _waits(owner: object, prefix: str = "") -> Iterator[str]:
    """The methods that wait for one object."""
    for name in dir(owner):
        member = None if name.startswith("_") else getattr(owner, name)
        if isinstance(member, SyncResource):
            yield from _waits(member, f"{prefix}{name}.")
        elif name.startswith("wait_") and name != "wait_until_all_ready":
            yield prefix + name


def _waiter(method: str) -> Waiter:
    """What the contract says of a method that waits."""
    special = {**SPECIAL.get(method, {})}
    retrieve = special.pop("retrieve", f"{method.rpartition('.')[0]}.retrieve")
    (operation,) = (each for each in OPERATIONS.values() if each.client_method == retrieve)
    ids = {p.name: f"{p.name}-1" for p in operation.parameters if p.where == "path"}
    schema, _ = operation.answer.content["application/json"]
    lifecycle = resolve(resolve(schema)["properties"]["status"])["x-lifecycle"]
    (done,) = lifecycle["done"]
    stated = {"kind": lifecycle["kinds"][0], "going_on": lifecycle["pending"], "failed": lifecycle["failed"]}
    url = operation.path.format(**ids)
    return Waiter(
        method, ids=tuple(re.findall(r"[a-z_]+-1", url)), url=url, schema=schema, done=done, **{**stated, **special}
    )


WAITERS = [_waiter(method) for method in _waits(sync_client(lambda _: httpx.Response(500))) if method not in ELSEWHERE]
ASSET = _waiter("assets.wait_until_ready")
FAILING = [(waiter, status) for waiter in WAITERS if not waiter.returns_failures for status in waiter.failed]
every_waiter = pytest.mark.parametrize("waiter", WAITERS, ids=[waiter.method for waiter in WAITERS])


# --- the table


def test_every_lifecycle_has_a_wait() -> None:
    elsewhere = {"upload", "import", "import item"}
    assert {waiter.kind for waiter in WAITERS} | elsewhere == set(LIFECYCLES)


# --- each method


@every_waiter
def test_it_polls_until_the_work_is_done(waiter: Waiter) -> None:
    reported: list[str] = []
    states = [*waiter.going_on, "a status of tomorrow", waiter.done]
    driver = FakeDriver([waiter.answer(status) for status in states])
    name = "callback" if waiter.returns_failures else "on_update"
    assert waiter.on(driver)(**{name: lambda seen: reported.append(seen.status)}).status == waiter.done
    assert reported == states
    assert {(message.method, message.url) for message in driver.requests} == {("GET", waiter.url)}


@pytest.mark.parametrize(("waiter", "status"), FAILING, ids=[f"{w.method}-{status}" for w, status in FAILING])
def test_failed_work_raises_the_platforms_reason(waiter: Waiter, status: str) -> None:
    error = {"code": "some_code", "message": "There is no sound."}
    with pytest.raises(ProcessingFailedError) as caught:
        waiter.on(FakeDriver([waiter.answer(waiter.going_on[0]), waiter.answer(status, error=error)]))()
    assert caught.value.last.status == status
    assert str(caught.value).startswith(f"{waiter.kind} {waiter.ids[-1]} ended as {status}")
    if hasattr(caught.value.last, "error"):
        assert "There is no sound." in str(caught.value)


@every_waiter
def test_it_ends_at_the_timeout(waiter: Waiter) -> None:
    name = "max_wait_time" if waiter.returns_failures else "timeout"
    driver = FakeDriver(lambda _: waiter.answer(waiter.going_on[0]))
    with pytest.raises(WaitTimeoutError, match=f"{waiter.kind} {waiter.ids[-1]} is still") as caught:
        waiter.on(driver)(**{name: 20})
    assert driver.elapsed == pytest.approx(20)
    assert caught.value.last.status == waiter.going_on[0]


@every_waiter
def test_it_has_a_default_timeout(waiter: Waiter) -> None:
    driver = FakeDriver(lambda _: waiter.answer(waiter.going_on[0]))
    with pytest.raises(WaitTimeoutError):
        waiter.on(driver)()
    assert driver.elapsed == pytest.approx(waiter.timeout)
    assert waiter.longest_pause * 0.75 <= max(driver.sleeps) <= waiter.longest_pause


@every_waiter
@pytest.mark.parametrize("kind", ["sync", "asyncio", "trio"])
def test_both_clients_wait_alike(waiter: Waiter, kind: str, pauses: list[float]) -> None:
    states = [waiter.going_on[0], waiter.done]
    headers: list[str | None] = []

    def handler(request: httpx.Request) -> httpx.Response:
        assert request.url.path == f"/v1.3{waiter.url}"
        headers.append(request.headers.get("x-own"))
        return httpx.Response(200, json=waiter.body(states[len(headers) - 1]))

    options: Any = {"additional_headers": {"x-own": "1"}}
    if kind == "sync":
        seen = _of(sync_client(handler), waiter.method)(*waiter.ids, request_options=options)
    else:
        method = _of(async_client(handler), waiter.method)
        seen = run_async(lambda: method(*waiter.ids, request_options=options), kind)
    assert seen.status == waiter.done
    assert headers == ["1", "1"]
    assert len(pauses) == 1


@every_waiter
def test_an_invalid_id_is_rejected_before_anything_is_sent(waiter: Waiter) -> None:
    path, _, name = waiter.method.rpartition(".")
    resource = type(_of(sync_client(lambda _: httpx.Response(500)), path))(FakeDriver())
    with pytest.raises(InvalidArgumentError, match="must be an id"):
        getattr(resource, name)(*waiter.ids[:-1], "")


@pytest.mark.parametrize("timeout", [float("nan"), "20", b""], ids=repr)
def test_an_invalid_timeout_is_rejected_before_anything_is_sent(timeout: Any) -> None:
    with pytest.raises(InvalidArgumentError, match="timeout"):
        ASSET.on(FakeDriver())(timeout=timeout)


def test_a_timeout_of_none_means_no_limit() -> None:
    driver = FakeDriver([ASSET.answer("processing"), ASSET.answer("ready")])
    ASSET.on(driver)(timeout=float("inf"))
    assert [message.timeout for message in driver.requests] == [60, 60]


# --- special cases


def test_an_asset_without_a_transcription_is_an_error() -> None:
    waiter = _waiter("assets.wait_until_transcription_ready")
    with pytest.raises(NotFoundError):
        waiter.on(FakeDriver(lambda _: response(404)))()
    driver = FakeDriver([waiter.answer("ready")])
    waiter.on(driver)(include=["words", "sentences"])
    assert driver.requests[0].params == (("include", "words"), ("include", "sentences"))


def test_embeddings_of_a_video_are_returned_as_they_are_asked_for() -> None:
    waiter = _waiter("embed.tasks.wait_until_ready")
    driver = FakeDriver([waiter.answer("ready", video_embedding={"segments": [{"float": [0.5, 1.5]}]})])
    task = waiter.on(driver)(embedding_option="audio")
    assert task.video_embedding.segments[0].float_ == [0.5, 1.5]
    assert driver.requests[0].params == (("embedding_option", "audio"),)


# --- the vendor's names

ALIASES = [waiter for waiter in WAITERS if waiter.returns_failures]
each_alias = pytest.mark.parametrize("waiter", ALIASES, ids=[waiter.method for waiter in ALIASES])


@each_alias
def test_the_vendors_name_returns_failed_objects(waiter: Waiter) -> None:
    reported: list[str] = []
    driver = FakeDriver([waiter.answer("processing"), waiter.answer("failed")])
    assert waiter.on(driver)(callback=lambda seen: reported.append(seen.status)).status == "failed"
    assert reported == ["processing", "failed"]


@each_alias
def test_the_vendors_name_raises_errors_that_are_not_transient(waiter: Waiter) -> None:
    driver = FakeDriver([response(503), waiter.answer("processing"), response(500), waiter.answer("ready")])
    assert waiter.on(driver)().status == "ready"
    with pytest.raises(NotFoundError):
        waiter.on(FakeDriver([waiter.answer("processing"), response(404)]))()


@each_alias
def test_the_vendors_name_also_handles_unknown_statuses(waiter: Waiter) -> None:
    with pytest.raises(WaitTimeoutError, match="canceled"):
        waiter.on(FakeDriver(lambda _: waiter.answer("canceled")))(max_wait_time=30)


@each_alias
@pytest.mark.parametrize("sleep_interval", [0, -1, float("nan"), "5"], ids=repr)
def test_an_invalid_sleep_interval_is_rejected(waiter: Waiter, sleep_interval: Any) -> None:
    with pytest.raises(InvalidArgumentError, match="sleep_interval"):
        waiter.on(FakeDriver())(sleep_interval=sleep_interval)


# --- imports


def _import(*items: dict[str, object] | None) -> Response:
    known = [{"source_id": f"f{number}", **item} for number, item in enumerate(items) if item is not None]
    body = {"_id": "m1", "connection_id": "c1", "created_at": AT, "items": known if None not in items else None}
    return response(200, body)


def _wait_for_import(answers: list[Response] | Callable[[Send], Response], **options: Any) -> Any:
    path = _of(sync_client(lambda _: httpx.Response(500)), "imports")
    return type(path)(FakeDriver(answers)).wait_until_done("c1", "m1", **options)


REJECTED = {"action": "rejected", "error": {"code": "source_unavailable", "message": "It is gone."}}


def test_an_import_is_done_when_each_file_has_ended() -> None:
    reported: list[int] = []
    answers = [
        _import({"status": "processing"}, {"status": "processing"}, REJECTED),
        _import({"status": "ready"}, {"status": "processing"}, REJECTED),
        _import({"status": "ready"}, {"status": "a new one"}, REJECTED),
        _import({"status": "ready"}, {"status": "failed"}, REJECTED),
    ]
    done = _wait_for_import(answers, on_update=lambda seen: reported.append(len(seen.items)))
    assert [item.status for item in done.items] == ["ready", "failed", None]
    assert done.items[2].error.message == "It is gone."
    assert reported == [3, 3, 3, 3]


@loop(
    ("item", "has_ended"),
    [
        ({"status": "ready"}, True),
        ({"status": "ready", "action": "skipped"}, True),
        ({"status": "failed"}, True),
        ({"status": "processing"}, False),
        ({"status": "processing", "action": "retried", "error": {"code": "x", "message": "y"}}, False),
        ({"status": "tomorrow"}, False),
        ({"action": "rejected"}, True),
        ({"error": {"code": "x", "message": "y"}}, True),
        ({"action": "created"}, False),
        ({}, False),
        (None, False),
    ],
    ids=repr,
)
def test_when_a_file_of_an_import_has_ended(item: dict[str, object] | None, has_ended: bool) -> None:
    if has_ended:
        assert _wait_for_import([_import({"status": "ready"}, item)]).id == "m1"
        return
    with pytest.raises(WaitTimeoutError, match="import m1 is still processing") as caught:
        _wait_for_import(lambda _: _import({"status": "ready"}, item), timeout=5)
    assert caught.value.last.id == "m1"


def test_an_import_of_no_files_is_done() -> None:
    assert _wait_for_import([_import()]).items == []


@pytest.mark.parametrize("kind", ["sync", "asyncio", "trio"])
def test_both_clients_wait_for_imports_alike(kind: str, pauses: list[float]) -> None:
    asked: list[str] = []

    def handler(request: httpx.Request) -> httpx.Response:
        asked.append(request.url.path)
        status = "processing" if len(asked) == 1 else "ready"
        return httpx.Response(200, content=_import({"status": status}).content)

    if kind == "sync":
        seen = sync_client(handler).imports.wait_until_done("c1", "m1")
    else:
        client = async_client(handler)
        seen = run_async(lambda: client.imports.wait_until_done("c1", "m1"), kind)
    assert [item.status for item in seen.items] == ["ready"]
    assert asked == ["/v1.3/connections/c1/imports/m1"] * 2
    assert len(pauses) == 1
