"""Uploads in parts to a fake platform: its sessions, and the object store that takes the parts."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

from twelvelabs_client._flows.effects import Body, Send
from twelvelabs_client._response import Response

from .fake_responses import UNKNOWN, as_json, as_time, page

CHUNK_SIZE = 4
"""Bytes of a part."""
_FIRST_URLS = 2
"""How many URLs come with a new session."""
_STORE = "https://store.example.test"


@dataclass
class Session:
    """An upload in parts."""

    id: str
    asset_id: str
    size: int
    created: float
    kept: dict[int, bytes] = field(default_factory=dict)
    """The parts that have been sent, by number."""
    reported: set[int] = field(default_factory=set)

    @property
    def parts(self) -> int:
        """The number of parts that are expected."""
        return -(-self.size // CHUNK_SIZE)

    @property
    def status(self) -> str:
        """Whether all parts have been reported."""
        return "completed" if len(self.reported) == self.parts else "active"


@dataclass
class FakeSessions:
    """The sessions. `completed` is called with the asset's id, its content and the time when a session is complete."""

    completed: Callable[[str, bytes, float], None]
    sessions: dict[str, Session] = field(default_factory=dict)

    @property
    def unfinished(self) -> list[Session]:
        """Those that await parts, the newest first."""
        return [session for session in self.sessions.values() if session.status == "active"][::-1]

    def create(self, asset_id: str, size: int, at: float) -> Response:
        """A new session for an asset."""
        session = Session(f"upload{asset_id}", asset_id, size, at)
        self.sessions[session.id] = session
        made = {
            "upload_id": session.id,
            "asset_id": asset_id,
            "upload_urls": self._urls(session, 1, _FIRST_URLS),
            "upload_headers": {"Content-Type": "application/octet-stream"},
            "chunk_size": CHUNK_SIZE,
            "total_chunks": session.parts,
            "expires_at": as_time(at + 86_400.0),
        }
        return as_json(made, 201)

    def route(self, message: Send) -> tuple[str, Callable[[Send, float], Response]] | None:
        """The name and the handler of a request; None if it is none for a session that exists."""
        parts = message.url.strip("/").split("/")
        match message.method, *parts:
            case "PUT", "https:", "", _, _, _:
                return "send part", self._take
            case "GET", "assets", "multipart-uploads":
                return "list sessions", self._list
            case "GET", "assets", "multipart-uploads", _:
                return "retrieve session", self._retrieve
            case "POST", "assets", "multipart-uploads", _, "presigned-urls":
                return "create URLs", self._create_urls
            case "POST", "assets", "multipart-uploads", _:
                return "report parts", self._report
        return None

    def _urls(self, session: Session, start: int, number: int) -> list[dict[str, Any]]:
        numbers = range(start, min(start + number, session.parts + 1))
        return [{"chunk_index": each, "url": f"{_STORE}/{session.id}/{each}"} for each in numbers]

    def _take(self, message: Send, at: float) -> Response:
        *_, upload_id, number = message.url.split("/")
        assert isinstance(message.content, Body)
        part = b"".join(_blocks(message.content))
        self.sessions[upload_id].kept[int(number)] = part
        return Response(200, {"etag": f'"{_etag(part)}"'}, b"")

    def _list(self, message: Send, at: float) -> Response:
        return page(
            message,
            self.unfinished,
            lambda session: {
                "upload_id": session.id,
                "status": session.status,
                "total_size": session.size,
                "chunk_size": CHUNK_SIZE,
                "total_chunks": session.parts,
                "created_at": as_time(session.created),
                "expires_at": as_time(session.created + 86_400.0),
            },
        )

    def _retrieve(self, message: Send, at: float) -> Response:
        session = self.sessions.get(message.url.rpartition("/")[2])
        if session is None:
            return UNKNOWN
        numbers = range(1, session.parts + 1)
        chunks = [{"index": each, "status": "completed" if each in session.reported else "pending"} for each in numbers]
        shown = {
            "upload_id": session.id,
            "status": session.status,
            "uploaded_chunks": chunks,
            "chunks_completed": len(session.reported),
            "chunks_failed": 0,
            "page_info": {"page": 1, "limit_per_page": 50, "total_page": 1, "total_results": session.parts},
        }
        return as_json(shown)

    def _create_urls(self, message: Send, at: float) -> Response:
        body = _body(message)
        session = self.sessions[message.url.split("/")[-2]]
        urls = self._urls(session, body["start"], body["count"])
        return as_json({"upload_id": session.id, "start_index": body["start"], "count": len(urls), "upload_urls": urls})

    def _report(self, message: Send, at: float) -> Response:
        session = self.sessions[message.url.rpartition("/")[2]]
        chunks = _body(message)["completed_chunks"]
        for chunk in chunks:
            assert chunk["proof"] == _etag(session.kept[chunk["chunk_index"]]), "this part has not been sent"
        numbers = {chunk["chunk_index"] for chunk in chunks}
        new, was_active = numbers - session.reported, session.status == "active"
        session.reported |= new
        if was_active and session.status == "completed":
            self.completed(session.asset_id, b"".join(session.kept[each] for each in sorted(session.kept)), at)
        counts = {"processed_chunks": len(new), "duplicate_chunks": len(numbers) - len(new)}
        return as_json({"asset_id": session.asset_id, **counts, "total_completed": len(session.reported)})


def _blocks(content: Body) -> Iterator[bytes]:
    for block in content.blocks():
        content.on_sent(len(block))
        yield block


def _body(message: Send) -> Any:
    assert isinstance(message.content, bytes)
    return json.loads(message.content)


def _etag(part: bytes) -> str:
    return hashlib.md5(part, usedforsecurity=False).hexdigest()
