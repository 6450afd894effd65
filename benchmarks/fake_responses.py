"""Responses of a fake platform, and the parameters of requests to it."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from typing import Any, TypeVar

from twelvelabs_client._flows.effects import Send
from twelvelabs_client._response import Response

T = TypeVar("T")


def parameter(message: Send, name: str, default: str) -> str:
    """A parameter of the query."""
    return next((value for key, value in message.params if key == name), default)


def page(message: Send, items: Sequence[T], shown: Callable[[T], dict[str, Any]]) -> Response:
    """The page of a list that was asked for."""
    number, limit = int(parameter(message, "page", "1")), int(parameter(message, "page_limit", "10"))
    info = {
        "page": number,
        "limit_per_page": limit,
        "total_page": -(-len(items) // limit),
        "total_results": len(items),
    }
    data = [shown(item) for item in items[(number - 1) * limit : number * limit]]
    return as_json({"data": data, "page_info": info})


def as_json(body: object, status: int = 200) -> Response:
    """A response with this body."""
    return Response(status, {"content-type": "application/json"}, json.dumps(body).encode())


def as_time(at: float) -> str:
    """A time as the platform writes it."""
    return datetime.fromtimestamp(at, UTC).isoformat()


UNKNOWN = as_json({"code": "resource_not_exist", "message": "no such object"}, 404)
