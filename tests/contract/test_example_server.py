"""The example server rejects what the contract does not allow, and the comparison of responses finds errors, so the
tests that rely on them can fail."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable
from typing import Any

import httpx
import pytest
from twelvelabs_lowlevel.models.asset_detail import AssetDetail
from twelvelabs_lowlevel.server import API_KEY_HEADER

from .answers import differences
from .document import OPERATIONS
from .example_server import KEY, ExampleServer

INDEX = {"index_name": "Films", "models": [{"model_name": "marengo3.0", "model_options": ["visual"]}]}
FILE = {"file": ("a.mp4", b"film", "video/mp4")}


@pytest.fixture
def send(server: ExampleServer) -> Callable[..., httpx.Response]:
    """Sends a request without the project's clients."""

    def act(method: str, path: str, **options: Any) -> httpx.Response:
        headers = {API_KEY_HEADER: KEY, **options.pop("headers", {})}
        return httpx.request(method, server.base_url + path, headers=headers, **options)

    return act


GOOD: dict[str, tuple[str, str, dict[str, Any], int]] = {
    "JSON": ("POST", "/indexes", {"json": INDEX}, 201),
    "form": ("POST", "/assets", {"data": {"method": "direct"}, "files": FILE}, 201),
    "repeated": ("GET", "/assets?asset_ids=a&asset_ids=b&page=2", {}, 200),
    "range": ("GET", "/indexes/i1/indexed-assets?duration[gte]=1.5&duration[lte]=3", {}, 200),
    "number": ("GET", "/indexes/i1/indexed-assets?duration=1.5", {}, 200),
    "escaped": ("GET", "/indexes/a%2Fb%3F", {}, 200),
    "literal before parameter": ("GET", "/assets/multipart-uploads", {}, 200),
    "colon": (
        "POST",
        "/connections:authorize",
        {"json": {"provider": "google_drive", "redirect_uri": "https://x.test/"}},
        200,
    ),
    "nothing": ("DELETE", "/assets/a1?force=true", {}, 204),
}


@pytest.mark.parametrize(("method", "path", "options", "status"), GOOD.values(), ids=GOOD)
def test_what_the_contract_allows_is_answered_with_the_example(
    method: str, path: str, options: Any, status: int, send: Callable[..., httpx.Response], server: ExampleServer
) -> None:
    answer = send(method, path, **options)
    (seen,) = server.seen
    assert (answer.status_code, seen.faults) == (status, [])
    assert seen.operation is not None
    examples = seen.operation.answer.content
    assert (answer.json() if answer.content else None) == (examples["application/json"][1] if examples else None)


BAD: dict[str, tuple[str, str, dict[str, Any], str]] = {
    "no key": ("GET", "/assets", {"headers": {API_KEY_HEADER: "another"}}, API_KEY_HEADER),
    "no such path": ("GET", "/nowhere", {}, "no operation"),
    "no such method": ("PATCH", "/assets", {}, "no operation"),
    "empty segment": ("GET", "/assets/", {}, "no operation"),
    "unknown parameter": ("GET", "/assets?pgae=1", {}, "pgae is not known"),
    "text for a number": ("GET", "/assets?page=first", {}, "page: "),
    "out of bounds": ("GET", "/assets?page_limit=51", {}, "page_limit: "),
    "given twice": ("GET", "/assets?page=1&page=2", {}, "page: "),
    "range of nothing": ("GET", "/indexes/i1/indexed-assets?duration[above]=1", {}, "duration: "),
    "no body": ("POST", "/indexes", {}, "the body is missing"),
    "not JSON": ("POST", "/indexes", {"content": b"{", "headers": {"content-type": "application/json"}}, "is not JSON"),
    "field missing": ("POST", "/indexes", {"json": {"index_name": "Films"}}, "'models' is a required property"),
    "field unknown": ("POST", "/indexes", {"json": {**INDEX, "color": 1}}, "'color' was unexpected"),
    "field of another type": ("POST", "/indexes", {"json": {**INDEX, "index_name": 5}}, "index_name: "),
    "form where JSON goes": (
        "POST",
        "/indexes",
        {"data": {"index_name": "Films"}},
        "content type must be application/json",
    ),
    "JSON where a form goes": (
        "POST",
        "/assets",
        {"json": {"method": "direct"}},
        "content type must be multipart/form-data",
    ),
    "form without a field": ("POST", "/assets", {"files": FILE}, "'method' is a required property"),
    "file as text": (
        "POST",
        "/assets",
        {"files": {"method": (None, "direct"), "file": (None, "clip.mp4")}},
        "file must be a file",
    ),
    "text as a file": ("POST", "/assets", {"files": {"method": ("m", b"direct")}}, "method must not be a file"),
}


@pytest.mark.parametrize(("method", "path", "options", "fault"), BAD.values(), ids=BAD)
def test_what_the_contract_does_not_allow_is_rejected(
    method: str, path: str, options: Any, fault: str, send: Callable[..., httpx.Response], server: ExampleServer
) -> None:
    answer = send(method, path, **options)
    assert answer.status_code in (400, 404)
    assert fault in answer.json()["message"]
    assert fault in "; ".join(server.seen[0].faults)


def test_a_stream_may_arrive_in_any_pieces(server: ExampleServer) -> None:
    body = {"video": {"type": "asset_id", "asset_id": "a1"}, "prompt": "p", "stream": True}
    with httpx.stream("POST", f"{server.base_url}/analyze", headers={API_KEY_HEADER: KEY}, json=body) as answer:
        assert answer.headers["content-type"].startswith("application/x-ndjson")
        pieces = list(answer.iter_raw())
    assert b"".join(pieces).decode() == OPERATIONS["create_analysis"].answer.content["application/x-ndjson"][1]


# --- comparing


SCHEMA, EXAMPLE = OPERATIONS["retrieve_asset"].answer.content["application/json"]
CHANGES: dict[str, Callable[[Any], object]] = {
    "another value": lambda asset: setattr(asset, "filename", "other"),
    "no enum": lambda asset: setattr(asset, "status", str(asset.status)),
    "no time": lambda asset: setattr(asset, "created_at", "2026-10-30T09:12:00Z"),
    "a time without a zone": lambda asset: setattr(asset, "created_at", asset.created_at.replace(tzinfo=None)),
    "no model": lambda asset: setattr(asset, "technical_metadata", {}),
    "a field too many": lambda asset: asset.additional_properties.update(more=1),
    "nothing": lambda asset: setattr(asset, "duration", None),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_each_difference_is_found(change: Callable[[Any], object]) -> None:
    asset = AssetDetail.from_dict(copy.deepcopy(EXAMPLE))
    assert list(differences(asset, EXAMPLE, SCHEMA)) == []
    change(asset)
    assert len(list(differences(asset, EXAMPLE, SCHEMA))) == 1


def test_what_is_absent_must_read_as_none() -> None:
    asset = AssetDetail.from_dict({**EXAMPLE, "error": {"message": "broken"}})
    assert "error" not in EXAMPLE
    assert "the answer.error" in json.dumps(list(differences(asset, EXAMPLE, SCHEMA)))
