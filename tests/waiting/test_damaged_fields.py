"""Fields that flows need, absent, null or damaged: the flow goes on correctly, or the error names the field."""

from __future__ import annotations

import io
import json
from collections.abc import Callable, Iterator
from typing import Any

import httpx
import pytest
from twelvelabs_client import AsyncTwelveLabs, TwelveLabs, UploadOptions
from twelvelabs_client.errors import UnexpectedResponseError

from ..clients import asset_json, async_client, page_json, run_async, sync_client

pytestmark = pytest.mark.usefixtures("pauses")

MISSING = object()
DAMAGE = pytest.mark.parametrize(
    "damage", [MISSING, None, {"a": 1}, ["b"]], ids=["absent", "null", "an object", "a list"]
)
ID = "a" * 24
Handler = Callable[[httpx.Request], httpx.Response]


def damaged(body: dict[str, Any], field: str, damage: object) -> dict[str, Any]:
    """The body with another value of a field, or without it."""
    rest = {name: value for name, value in body.items() if name != field}
    return rest if damage is MISSING else {**rest, field: damage}


def script(*bodies: object) -> Handler:
    """Responds with these bodies, and with the last one from then on."""
    rest: Iterator[object] = iter(bodies)
    latest: list[object] = []

    def handler(request: httpx.Request) -> httpx.Response:
        latest.append(next(rest, latest[-1] if latest else None))
        assert len(latest) < 50, "it does not end"
        return httpx.Response(200, json=latest[-1])

    return handler


READY = asset_json(ID, status="ready")

# --- single waits


@DAMAGE
def test_a_wait_goes_on_while_the_status_cannot_be_read(damage: object) -> None:
    first = damaged(READY, "status", damage)
    unknown = {**READY, "status": "being_polished"}
    assert sync_client(script(first, unknown, READY)).assets.wait_until_ready(ID).status == "ready"

    async def wait() -> str:
        return (await async_client(script(first, unknown, READY)).assets.wait_until_ready(ID)).status

    assert run_async(wait) == "ready"


@DAMAGE
def test_the_id_of_an_awaited_object_is_that_which_was_given(damage: object) -> None:
    assert sync_client(script(damaged(READY, "_id", damage))).assets.wait_until_ready(ID).status == "ready"


@pytest.mark.parametrize("items", [None, "gone", [None], [{"status": ["odd"]}]], ids=repr)
def test_an_import_whose_items_cannot_be_read_has_not_ended(items: object) -> None:
    ended = {"import_id": ID, "items": [{"status": "ready"}]}
    client = sync_client(script({"import_id": ID, "items": items}, ended))
    assert len(client.imports.wait_until_done("c1", ID).items) == 1


# --- waits for many


class Platform:
    """Two assets that are ready. The list of them is damaged, and so may be each by itself."""

    def __init__(self, listed: object, field: str = "", damage: object = None) -> None:
        self._listed = listed
        self._change = field, damage

    def __call__(self, request: httpx.Request) -> httpx.Response:
        if request.url.path.endswith("/assets"):
            return httpx.Response(200, json={**page_json([], 1, 1, 2), "data": self._listed})
        asset = asset_json(request.url.path.rpartition("/")[2], status="ready")
        field, damage = self._change
        return httpx.Response(200, json=damaged(asset, field, damage) if field else asset)


LISTS = pytest.mark.parametrize(
    "listed",
    [None, [], [None, 5], "gone", [damaged(READY, "_id", MISSING)] * 2, [damaged(READY, "status", {"a": 1})]],
    ids=["null", "empty", "damaged items", "damaged", "items without an id", "an item without a status"],
)


@LISTS
@DAMAGE
def test_objects_that_a_list_does_not_show_are_retrieved(listed: object, damage: object) -> None:
    ids = ["1" * 24, "2" * 24]
    summary = sync_client(Platform(listed, "_id", damage)).assets.wait_until_all_ready(ids, timeout=60).finish()
    assert (summary.ready, summary.failed) == (2, 0)

    async def wait() -> int:
        client = async_client(Platform(listed, "_id", damage))
        return (await client.assets.wait_until_all_ready(ids, timeout=60).finish()).ready

    assert run_async(wait) == 2


# --- uploads


def _by_url(client: Any) -> Any:
    return client.assets.upload("https://media.test/a.mp4")


def _in_one_piece(client: Any) -> Any:
    return client.assets.upload(io.BytesIO(b"x" * 100), filename="a.mp4")


@DAMAGE
@pytest.mark.parametrize("upload", [_by_url, _in_one_piece])
def test_an_asset_created_without_an_id_is_an_error_that_says_so(upload: Callable[[Any], Any], damage: object) -> None:
    body = damaged(READY, "_id", damage)

    def check(error: UnexpectedResponseError) -> None:
        assert "'_id'" in str(error)
        assert json.loads(error.response.content) == body

    with pytest.raises(UnexpectedResponseError) as caught:
        upload(sync_client(script(body)))
    check(caught.value)

    async def act(client: AsyncTwelveLabs) -> None:
        await upload(client)

    with pytest.raises(UnexpectedResponseError) as caught:
        run_async(lambda: act(async_client(script(body))))
    check(caught.value)


class Session:
    """An upload in two parts, whose responses are damaged."""

    def __init__(self, change: Callable[[str, dict[str, Any]], dict[str, Any]]) -> None:
        self._change = change
        self.parts: list[str] = []

    def __call__(self, request: httpx.Request) -> httpx.Response:
        path, method = request.url.path, request.method
        if request.url.host == "store.test":
            self.parts.append(path)
            return httpx.Response(200, headers={"etag": '"0"'})
        urls = [{"chunk_index": n, "url": f"https://store.test/{n}", "expires_at": None} for n in (1, 2)]
        if path.endswith("/presigned-urls"):
            return self._answer("urls", {"upload_id": "u1", "upload_urls": urls})
        if path.endswith("/multipart-uploads") and method == "POST":
            session = {"upload_id": "u1", "asset_id": ID, "chunk_size": 5, "total_chunks": 2, "upload_headers": {}}
            return self._answer("session", {**session, "upload_urls": urls})
        if method == "POST":
            return self._answer("report", {"total_completed": 2, "url": ""})
        if "/multipart-uploads/" in path:
            chunks = [{"index": n, "status": "completed"} for n in (1, 2)]
            status = {"upload_id": "u1", "status": "completed", "chunks_completed": 2}
            return self._answer("status", {**status, **page_json([], 1, 1, 2), "uploaded_chunks": chunks})
        return httpx.Response(200, json=READY)

    def _answer(self, kind: str, body: dict[str, Any]) -> httpx.Response:
        return httpx.Response(200, json=self._change(kind, body))

    def upload(self) -> Any:
        options = UploadOptions(method="multipart", verify=False, resume=False)
        client: TwelveLabs = sync_client(self)
        return client.assets.upload(io.BytesIO(b"0123456789"), filename="a.mp4", options=options)


@DAMAGE
@pytest.mark.parametrize(
    ("kind", "field"),
    [("session", "upload_urls"), ("session", "upload_headers"), ("report", "total_completed"), ("report", "url")],
)
def test_an_upload_in_parts_goes_on_without_what_it_can_ask_for(kind: str, field: str, damage: object) -> None:
    session = Session(lambda one, body: damaged(body, field, damage) if one == kind else body)
    assert session.upload().id == ID
    assert sorted(session.parts) == ["/1", "/2"]


@DAMAGE
@pytest.mark.parametrize("field", ["chunk_index", "url"])
def test_urls_of_parts_that_cannot_be_read_are_asked_for_again(field: str, damage: object) -> None:
    def change(kind: str, body: dict[str, Any]) -> dict[str, Any]:
        if kind == "session":
            body["upload_urls"] = [None, *(damaged(url, field, damage) for url in body["upload_urls"])]
        return body

    session = Session(change)
    assert session.upload().id == ID
    assert sorted(session.parts) == ["/1", "/2"]


@DAMAGE
@pytest.mark.parametrize(
    ("kind", "field"),
    [
        ("session", "upload_id"),
        ("session", "asset_id"),
        ("session", "chunk_size"),
        ("session", "total_chunks"),
        ("urls", "upload_urls"),
    ],
)
def test_an_upload_in_parts_names_what_it_cannot_do_without(kind: str, field: str, damage: object) -> None:
    def change(one: str, body: dict[str, Any]) -> dict[str, Any]:
        body = damaged(body, "upload_urls", None) if kind == "urls" else body
        return damaged(body, field, damage) if one == kind else body

    with pytest.raises(Exception, match=r"id|split|upload_urls") as caught:
        Session(change).upload()
    causes: list[BaseException | None] = [caught.value, caught.value.__cause__]
    (error,) = [one for one in causes if isinstance(one, UnexpectedResponseError)]
    assert error.response.content
