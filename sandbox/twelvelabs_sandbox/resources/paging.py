"""Lists: pages, sorting and filters by time, shared by all resources."""

import math
import sqlite3
from collections.abc import Callable

from twelvelabs_sandbox.clock import from_text
from twelvelabs_sandbox.errors import invalid
from twelvelabs_sandbox.json_values import JsonObject
from twelvelabs_sandbox.messages import Response
from twelvelabs_sandbox.resources.registry import Request
from twelvelabs_sandbox.storage.database import Selection

_DEFAULT_LIMIT = 10
_ORDERS = {"updated_at": "changed_at", "name": "casefold(name)"}


def page_info(request: Request, total: int) -> JsonObject:
    """The page_info of the requested page of a list with ``total`` items."""
    limit = request.query.integer("page_limit", _DEFAULT_LIMIT)
    return {
        "limit_per_page": limit,
        "page": request.query.integer("page", 1),
        "total_page": math.ceil(total / limit),
        "total_results": total,
    }


def bounds(request: Request) -> tuple[int, int]:
    """The limit and the offset of the requested page."""
    limit = request.query.integer("page_limit", _DEFAULT_LIMIT)
    # SQLite has 64-bit integers; a page beyond that is empty anyway.
    return limit, min((request.query.integer("page", 1) - 1) * limit, 2**62)


def page_response(request: Request, selection: Selection, render: Callable[[sqlite3.Row], JsonObject]) -> Response:
    """The requested page of a selection, sorted as requested (default: newest first)."""
    db = request.backend.db
    limit, offset = bounds(request)
    with db.transaction():  # so that the count and the rows are consistent
        total = db.count(selection)
        rows = db.select(selection, order=_order(request), limit=limit, offset=offset)
    return Response.page([render(row) for row in rows], page_info(request, total))


def filter_times(request: Request, selection: Selection) -> None:
    """Apply the filters created_at and updated_at, which select this time or later."""
    filter_time(request, selection, "created_at", "created_at >=")
    filter_time(request, selection, "updated_at", "changed_at >=")


def filter_time(request: Request, selection: Selection, name: str, comparison: str) -> None:
    """Apply the filter ``name`` if the query has it; ``comparison`` is SQL such as "created_at >"."""
    if (text := request.query.optional_text(name)) is None:
        return
    try:
        moment = from_text(text)
    except (ValueError, OverflowError):
        raise invalid(name, "must be a time such as 2026-10-30T09:15:00Z, or a date") from None
    selection.where(f"{comparison} :{name}", **{name: moment})


def _order(request: Request) -> str:
    column = _ORDERS.get(request.query.optional_text("sort_by") or "", "created_at")
    direction = "ASC" if request.query.optional_text("sort_option") == "asc" else "DESC"
    return f"{column} {direction}, id {direction}"
