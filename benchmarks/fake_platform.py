"""The part of the platform that an ingest uses, in memory and on a given clock: counts calls and injects faults.

It does not validate requests (the sandbox does): it creates what is requested, and counts.
"""

from __future__ import annotations

import hashlib
import json
import math
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from itertools import count
from typing import Any, TypeAlias
from urllib.parse import unquote

from twelvelabs_client._flows.effects import Send
from twelvelabs_client._response import Response
from twelvelabs_client.errors import ApiConnectionError

from .fake_responses import UNKNOWN, as_json, as_time, page, parameter
from .fake_sessions import FakeSessions
from .upload_limit import UploadLimit, limit_headers
from .virtual_time import Answer

Fault: TypeAlias = str | Response | None
"""A response in place of the work; "lost before" or "lost after" it for a broken connection; None for no fault."""
Order: TypeAlias = Callable[[str, int, float], Fault]
"""The fault of a call, by its name, its number and the time."""


def no_faults(name: str, number: int, at: float) -> Fault:
    """No call fails."""
    return None


@dataclass
class Thing:
    """An asset, or an indexed asset or item made from one."""

    id: str
    created: float
    ready: float
    metadata: dict[str, Any]
    asset_id: str = ""
    target: str = ""
    filename: str = ""
    content: str = ""
    failed: bool = False
    method: str = "direct"

    def status(self, at: float, before: str) -> str:
        """The status at a time."""
        return before if at < self.ready else "failed" if self.failed else "ready"


@dataclass
class FakePlatform:
    """The state of the platform. `asset_seconds` and `indexed_item_seconds` are its processing times."""

    faults: Order = no_faults
    limit: UploadLimit | None = None
    """How many assets may be created."""
    latency: float = 0.1
    asset_seconds: float = 5.0
    indexed_item_seconds: float = 30.0
    listed_after: float = 0.0
    """Seconds until a new object appears in lists."""
    assets: dict[str, Thing] = field(default_factory=dict)
    indexed_items: dict[str, Thing] = field(default_factory=dict)
    sessions: FakeSessions = field(init=False)
    """The uploads in parts."""
    calls: Counter[str] = field(default_factory=Counter)
    faulty: Counter[str] = field(default_factory=Counter)
    fails: Callable[[str], bool] = lambda content: False
    """Whether an asset with this content (as SHA-256) fails."""
    reason: str = "the file is broken"
    """Why assets fail."""
    _numbers: Iterator[int] = field(default_factory=lambda: count(1), init=False, repr=False)
    _open: dict[str, Thing] = field(default_factory=dict, init=False, repr=False)
    _ended: list[Thing] = field(default_factory=list, init=False, repr=False)
    """The items that are done, in order of completion; `_open` has the others."""

    def __post_init__(self) -> None:
        self.sessions = FakeSessions(self._complete_asset)

    def answer(self, message: Send, at: float) -> Answer:
        """The outcome of a request."""
        name, found = self._route(message)
        self.calls[name] += 1
        fault = self.faults(name, self.calls[name], at)
        if fault is not None:
            self.faulty[name] += 1
        if isinstance(fault, Response):
            return fault, self.latency
        if fault == "lost before":
            return ApiConnectionError("the connection broke"), self.latency
        headers: dict[str, str] = {}
        if self.limit is not None and name == "create asset":
            answers = self.limit.take(at)
            headers = limit_headers(answers, at)
            if answers.refused:
                self.faulty[name] += 1
                return Response(429, headers, received_at=at), self.latency
        response = found(message, at)
        if headers:
            response = replace(response, headers={**response.headers, **headers}, received_at=at)
        if fault == "lost after":
            return ApiConnectionError("the connection broke"), self.latency
        return response, self.latency

    def _route(self, message: Send) -> tuple[str, Callable[[Send, float], Response]]:
        if (session := self.sessions.route(message)) is not None:
            return session
        parts = message.url.strip("/").split("/")
        collection = "items" if parts[0] == "knowledge-stores" else "indexed-assets"
        match message.method, *parts:
            case "POST", "assets":
                return "create asset", self._create_asset
            case "POST", "assets", "multipart-uploads":
                return "create session", self._create_session
            case "GET", "assets":
                return "list assets" if parameter(message, "asset_ids", "") else "find assets", self._list_assets
            case "GET", "assets", _:
                return "retrieve asset", self._retrieve_asset
            case "GET", "assets", _, "indexed-assets":
                return "list by asset", self._list_by_asset
            case "GET", "indexes" | "knowledge-stores", _:
                return "retrieve target", self._retrieve_target
            case "POST", "indexes" | "knowledge-stores", _, kind if kind == collection:
                return "create indexed item", self._create_indexed_item
            case "GET", "indexes" | "knowledge-stores", _, kind if kind == collection:
                return "list indexed items" if parameter(
                    message, "status", ""
                ) else "find indexed items", self._list_indexed_items
            case "GET", "indexes" | "knowledge-stores", _, kind, _ if kind == collection:
                return "retrieve indexed item", self._retrieve_indexed_item
            case "PATCH", "indexes", _, "indexed-assets", _:
                return "update indexed item", self._update_indexed_item
        raise AssertionError(f"not a request of an ingest: {message.method} {message.url}")

    def _create_asset(self, message: Send, at: float) -> Response:
        fields = {part.name: part.content for part in message.form or ()}
        file: Any = fields.get("file")
        if file is not None:
            file.seek(0)
        url = str(fields.get("url", "")).partition("?")[0]  # without the signature
        content = hashlib.sha256(file.read() if file is not None else url.encode()).hexdigest()
        made = Thing(
            f"{next(self._numbers):024x}",
            at,
            at + self.asset_seconds,
            json.loads(str(fields.get("user_metadata", "{}"))),
            filename=str(fields["filename"]),
            content=content,
            failed=self.fails(content),
        )
        self.assets[made.id] = made
        return as_json(self._asset(made, at), 201)

    def _create_session(self, message: Send, at: float) -> Response:
        assert isinstance(message.content, bytes)
        body = json.loads(message.content)
        metadata, filename = body.get("user_metadata") or {}, body["filename"]
        made = Thing(f"{next(self._numbers):024x}", at, math.inf, metadata, filename=filename, method="multipart")
        self.assets[made.id] = made
        return self.sessions.create(made.id, body["total_size"], at)

    def _complete_asset(self, asset_id: str, content: bytes, at: float) -> None:
        asset = self.assets[asset_id]
        asset.content = hashlib.sha256(content).hexdigest()
        asset.ready, asset.failed = at + self.asset_seconds, self.fails(asset.content)

    def _asset(self, asset: Thing, at: float) -> dict[str, Any]:
        status = asset.status(at, "processing")
        error = {"error": {"message": self.reason}} if status == "failed" else {}
        return {
            "_id": asset.id,
            "method": asset.method,
            "status": status,
            "created_at": as_time(asset.created),
            "filename": asset.filename,
            "user_metadata": asset.metadata,
            **error,
        }

    def _list_assets(self, message: Send, at: float) -> Response:
        ids = [value for name, value in message.params if name == "asset_ids"]
        part = unquote(parameter(message, "filename", "")).lower()
        if ids:
            found = [self.assets[one] for one in ids if one in self.assets]
        else:
            found = [asset for asset in self._listed(self.assets, at) if part in asset.filename.lower()]
        return page(message, found, lambda asset: self._asset(asset, at))

    def _listed(self, things: dict[str, Thing], at: float) -> list[Thing]:
        known = list(things.values())
        while known and at - known[-1].created < self.listed_after:
            known.pop()
        return known[::-1]

    def _retrieve_asset(self, message: Send, at: float) -> Response:
        asset = self.assets.get(message.url.rpartition("/")[2])
        return UNKNOWN if asset is None else as_json(self._asset(asset, at))

    def _retrieve_target(self, message: Send, at: float) -> Response:
        target = message.url.rpartition("/")[2]
        models = [{"model_name": "marengo3.0", "model_options": ["visual"]}]
        common = {"_id": target, "created_at": as_time(at), "updated_at": as_time(at)}
        if message.url.startswith("/knowledge"):
            return as_json({**common, "name": "store"})
        return as_json({**common, "index_name": "index", "models": models, "video_count": 0, "total_duration": 0})

    def _create_indexed_item(self, message: Send, at: float) -> Response:
        assert isinstance(message.content, bytes)
        body = json.loads(message.content)
        asset = self.assets[body["asset_id"]]
        if asset.status(at, "processing") != "ready":
            return as_json({"code": "parameter_invalid", "message": "the asset is not ready"}, 400)
        metadata = body.get("user_metadata") or body.get("metadata") or {}
        made = Thing(
            f"{next(self._numbers):024x}",
            at,
            at + self.indexed_item_seconds,
            metadata,
            asset_id=asset.id,
            target=message.url.strip("/").split("/")[1],
        )
        self.indexed_items[made.id] = self._open[made.id] = made
        return as_json(self._indexed_item(made, at), 202)

    def _indexed_item(self, item: Thing, at: float) -> dict[str, Any]:
        return {
            "_id": item.id,
            "asset_id": item.asset_id,
            "asset_type": "video",
            "status": item.status(at, "pending"),
            "created_at": as_time(item.created),
            "updated_at": as_time(item.ready if item.ready <= at else item.created),
        }

    def _list_indexed_items(self, message: Send, at: float) -> Response:
        for item in [item for item in self._open.values() if item.ready <= at]:
            self._ended.append(self._open.pop(item.id))
        status = parameter(message, "status", "")
        if not status:
            found = self._listed(self.indexed_items, at)
            if parameter(message, "sort_option", "desc") == "asc":
                found.reverse()
        else:
            found = self._ended[::-1] if status in ("ready", "failed") else self._listed(self._open, at)
        return page(message, found, lambda item: self._indexed_item(item, at))

    def _list_by_asset(self, message: Send, at: float) -> Response:
        asset_id = message.url.strip("/").split("/")[1]
        found = [item for item in self._listed(self.indexed_items, at) if item.asset_id == asset_id]
        return page(message, found, lambda item: {"_id": item.id, "index": {"_id": item.target, "name": "index"}})

    def _retrieve_indexed_item(self, message: Send, at: float) -> Response:
        item = self.indexed_items.get(message.url.rpartition("/")[2])
        return UNKNOWN if item is None else as_json(self._indexed_item(item, at))

    def _update_indexed_item(self, message: Send, at: float) -> Response:
        assert isinstance(message.content, bytes)
        changes = json.loads(message.content)["user_metadata"]
        metadata = self.indexed_items[message.url.rpartition("/")[2]].metadata
        for key, value in changes.items():
            if value is None:
                metadata.pop(key, None)
            else:
                metadata[key] = value
        return Response(204)
