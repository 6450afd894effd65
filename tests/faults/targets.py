"""What is called: every operation of the contract, and the flows that make several requests.

Each target has the platform's responses, which of the requests a fault affects, and which requests the platform must
not carry out twice.
"""

from __future__ import annotations

import hashlib
import io
import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any, TypeAlias

from twelvelabs_client import AsyncTwelveLabs, TwelveLabs, UploadOptions
from twelvelabs_client._paging.pager import BasePager

from ..contract.cases import CALLS, Call, cases
from ..contract.document import DOCUMENT, FORM, JSON, OPERATIONS, Operation
from ..contract.doors import bound_method
from ..contract.example_server import BASE_PATH, media_type_of, route
from ..contract.test_tolerance import Path
from ..contract.values import pieces
from .answers import SIGNATURE, Right, of_json
from .faults import ELSEWHERE
from .wire import Heard

Client: TypeAlias = TwelveLabs | AsyncTwelveLabs
STORE = "/store/"
FILE = bytes(range(250)) * 4
PART = 500


class Platform:
    """The platform as one call sees it. `effects` counts what was carried out and must not be twice."""

    def __init__(self, root: str, replies: Replies) -> None:
        self.root = root
        self.effects: dict[str, int] = {}
        self.counts: dict[str, int] = {}
        self._replies = replies

    def carry_out(self, heard: Heard) -> Right:
        """Do what a request asks for, and give the answer."""
        operation, values = route(heard.method, heard.path)
        name = f"{heard.method} {heard.path}"
        self.counts[name] = self.counts.get(name, 0) + 1
        own = self._replies(self, heard, operation)
        if operation is None:
            assert own is not None, f"the platform has no {name}"
            return own
        if not is_idempotent(operation):
            self.effects[name] = self.effects.get(name, 0) + 1
        if heard.method == "DELETE" and operation.media_type is None and self.counts[name] > 1:
            return of_json({"code": "resource_not_exist", "message": f"{list(values.values())} has gone"}, 404)
        return own or example(operation, heard)


Replies: TypeAlias = Callable[[Platform, Heard, Operation | None], Right | None]
"""What to answer a request instead of the contract's example, or None."""


def is_pager(result: object) -> bool:
    """Whether a method has given a list or a search, in pages."""
    return isinstance(result, BasePager)


def is_idempotent(operation: Operation) -> bool:
    """Whether an operation may be carried out twice, as RFC 9110 and the contract have it."""
    described = DOCUMENT["paths"][operation.path][operation.method.lower()]
    return operation.method != "POST" or described.get("x-idempotent", False)


def example(operation: Operation, heard: Heard) -> Right:
    """The answer that the contract shows."""
    if not operation.answer.content:
        return Right(operation.answer.status)
    is_json = heard.headers.get("content-type") == JSON
    media_type = media_type_of(operation, json.loads(heard.content) if is_json else None)
    _, shown = operation.answer.content[media_type]
    if media_type == JSON:
        return of_json(shown, operation.answer.status)
    return Right(operation.answer.status, b"".join(pieces(shown.encode())), media_type)


def _no_replies(platform: Platform, heard: Heard, operation: Operation | None) -> Right | None:
    return None


@dataclass(frozen=True)
class Target:
    """One thing to call. `is_affected` selects the requests that a fault may affect, `first` the first of these."""

    name: str
    family: str
    call: Callable[[Any], Any]
    is_idempotent: bool
    """Whether the requests that a fault affects may be sent again."""
    is_affected: Callable[[Heard], bool] = lambda heard: True
    first: int = 1
    replies: Replies = field(default=_no_replies)
    place_of: Callable[[Path, int], Path] = lambda place, nth: place
    """Where a place of the nth affected response, counted from 0, is in the result."""
    has_other_ways: bool = False
    """Whether it can go on after a refusal: at another URL, or later where an object may not be known yet."""
    has_body: bool = True
    is_stream: bool = False
    may_be_empty: bool = False
    """Whether it is a stream that no event ends, so that an empty one is whole."""
    is_flow: bool = False
    """Whether more than one request is made."""

    def run_sync(self, client: TwelveLabs) -> Any:
        """Call it, and give all that it gives."""
        result: Any = self.call(client)
        if self.is_stream or (is_pager(result) and self.is_flow):
            return list(result)
        return result.page.answer if is_pager(result) else result

    async def run_async(self, client: AsyncTwelveLabs) -> Any:
        """The same, asynchronous."""
        result: Any = self.call(client)
        if self.is_stream or (is_pager(result) and self.is_flow):
            return [each async for each in result]
        found = await result
        return found.page.answer if is_pager(found) else found

    def __str__(self) -> str:
        return self.name


def _family(call: Call) -> str:
    operation = call.operation
    if call.as_stream:
        return "stream of events" if "event-stream" in call.media_type else "stream of lines"
    if operation.method == "POST" and is_idempotent(operation):
        return "POST that may be repeated"
    if operation.media_type == FORM:
        return "form"
    return {"PUT": "PUT, PATCH", "PATCH": "PUT, PATCH"}.get(operation.method, operation.method)


def _of_call(call: Call) -> Target:
    case = cases(call)[0]

    def make(client: Client) -> Any:
        method = bound_method(client, call)
        return method(**case.arguments(method))

    return Target(
        name=str(call),
        family=_family(call),
        call=make,
        is_idempotent=is_idempotent(call.operation),
        has_body=bool(call.operation.answer.content),
        is_stream=call.as_stream,
        may_be_empty=call.as_stream and call.operation.method == "GET",
    )


@cache
def contract_targets() -> tuple[Target, ...]:
    """Every operation that the client has a method for."""
    return tuple(_of_call(call) for call in CALLS if call.method is not None)


# --- flows of several requests


def _pages(platform: Platform, heard: Heard, operation: Operation | None) -> Right | None:
    """A list of three pages."""
    number = int(dict(_pairs(heard.query)).get("page", "1"))
    ((_, shown),) = OPERATIONS["list_indexes"].answer.content.values()
    items = [{**shown["data"][0], "_id": f"index-{number}-{n}"} for n in range(2)]
    info = {"page": number, "total_page": 3, "total_results": 6, "limit_per_page": 2}
    return of_json({**shown, "data": items, "page_info": info})


def _place_in_list(place: Path, nth: int) -> Path:
    """Two items on each page, and the fault begins with the second; the result has none of what tells of the pages."""
    field, *rest = place
    return (2 + 2 * nth + int(rest[0]), *rest[1:]) if field == "data" and rest else place


def _pairs(query: str) -> Iterator[tuple[str, str]]:
    return ((name, value) for name, _, value in (pair.partition("=") for pair in query.split("&")))


def _ready_later(platform: Platform, heard: Heard, operation: Operation | None) -> Right | None:
    """An asset that is ready at the third poll."""
    assert operation is not None
    polls = platform.counts[f"{heard.method} {heard.path}"]
    return _with(operation, status="ready" if polls > 2 else "processing")


def _with(operation: Operation, **changes: Any) -> Right:
    ((_, shown),) = operation.answer.content.values()
    return of_json({**shown, **changes}, operation.answer.status)


def _uploading(platform: Platform, heard: Heard, operation: Operation | None) -> Right | None:
    """An upload in two parts, to an object store."""
    if operation is None:
        assert heard.path.startswith((STORE, ELSEWHERE))
        return Right(200, headers=(("ETag", f'"{hashlib.md5(heard.content).hexdigest()}"'),))
    urls = [{"chunk_index": n, "url": f"{platform.root}{STORE}{n}?X-Amz-Signature={SIGNATURE}"} for n in (1, 2)]
    sizes = {"chunk_size": PART, "total_chunks": 2}
    match operation.id:
        case "create_multipart_upload":
            return _with(operation, **sizes, upload_urls=urls, upload_headers={})
        case "create_multipart_upload_presigned_urls":
            return _with(operation, upload_urls=urls)
        case "report_multipart_upload_chunks":
            return _with(operation, total_completed=2)
        case _:
            return _with(operation, status="completed", chunks_completed=2)


def _upload(client: Client) -> Any:
    options = UploadOptions(resume=False, concurrency=1)
    return client.multipart_upload.upload_file(
        io.BytesIO(FILE), filename="clip.mp4", retry_delay=0.001, options=options
    )


def _is_put(heard: Heard) -> bool:
    return heard.method == "PUT"


def _is_on(path: str, method: str) -> Callable[[Heard], bool]:
    return lambda heard: heard.method == method and heard.path == f"{BASE_PATH}{path}"


FLOWS = (
    Target(
        "all pages of a list", "list of pages", lambda client: client.indexes.list(page_limit=2),
        is_idempotent=True, first=2, replies=_pages, place_of=_place_in_list, is_flow=True,
    ),
    Target(
        "a wait", "wait", lambda client: client.assets.wait_until_ready("asset-1", timeout=10),
        is_idempotent=True, first=2, replies=_ready_later, is_flow=True,
    ),
    Target(
        "a part of an upload", "object store", _upload, is_idempotent=True, is_affected=_is_put,
        replies=_uploading, has_other_ways=True, has_body=False, is_flow=True,
    ),
    Target(
        "an upload that is begun", "upload session", _upload, is_idempotent=False,
        is_affected=_is_on("/assets/multipart-uploads", "POST"), replies=_uploading, is_flow=True,
    ),
    Target(
        "an upload that is reported", "upload report", _upload, is_idempotent=True,
        is_affected=_is_on("/assets/multipart-uploads/6723c0fe91a2b3c4d5e6f701", "POST"), replies=_uploading,
        is_flow=True,
    ),
    Target(
        "an upload that is checked", "upload check", _upload, is_idempotent=True,
        is_affected=_is_on("/assets/multipart-uploads/6723c0fe91a2b3c4d5e6f701", "GET"), replies=_uploading,
        has_other_ways=True, is_flow=True,
    ),
)  # fmt: skip

COLUMNS = {
    "GET": "retrieve_index",
    "list": "all pages of a list",
    "wait": "a wait",
    "POST": "create_index",
    "search": "create_search",
    "PUT": "update_index",
    "DELETE": "delete_index",
    "form": "create_asset",
    "SSE": "create_response as a stream",
    "NDJSON": "create_analysis as a stream",
    "batch": "retrieve_analysis_batch_results as a stream",
    "part": "a part of an upload",
}
"""The columns of the table in the documentation, each with the target that stands for its family."""


@cache
def targets() -> Mapping[str, Target]:
    """All targets by name."""
    return {target.name: target for target in (*contract_targets(), *FLOWS)}
