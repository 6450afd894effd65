"""Multipart upload sessions with their parts, for the pages."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from twelvelabs_sandbox.backend.backend import Backend
from twelvelabs_sandbox.resources.assets.multipart_uploads import find_upload

# A session may have more than a thousand parts; beyond this number, several share a cell.
_MAX_CELLS = 100


@dataclass(frozen=True)
class Upload:
    """An upload session. A part is stored when its bytes have arrived, and reported when the client has reported it.

    ``cells`` are the states of the parts in order: waiting, partial (some parts of the cell are stored), stored or
    reported. ``name`` is None if the asset was deleted.
    """

    identifier: str
    asset_id: str
    name: str | None
    status: str
    stored: int
    reported: int
    parts: int
    stored_size: int
    total_size: int
    created_at: int
    cells: Sequence[str]


def latest_uploads(backend: Backend, limit: int, offset: int = 0, *, active: bool = False) -> list[Upload]:
    """Upload sessions, newest first: all, or only the active ones."""
    active_only = "WHERE outcome IS NULL AND expires_at > :now" if active else ""
    rows = backend.db.rows(
        " ".join(
            ("SELECT id FROM uploads", active_only, "ORDER BY created_at DESC, id DESC LIMIT :limit OFFSET :offset")
        ),
        limit=limit,
        offset=offset,
        now=backend.clock.milliseconds(),
    )
    return [_read(backend, row["id"]) for row in rows]


def count_uploads(backend: Backend) -> int:
    """The number of upload sessions."""
    row = backend.db.row("SELECT count(*) AS number FROM uploads")
    return int(row["number"]) if row else 0


def part_cells(parts: int, reported: Mapping[int, bool], limit: int = _MAX_CELLS) -> list[str]:
    """The states of ``parts`` parts in at most ``limit`` cells.

    ``reported`` maps the numbers of stored parts, from 1 on, to whether they were reported.
    """
    number = min(parts, limit)
    edges = [parts * cell // number for cell in range(number + 1)] if number else []
    return [_cell([reported.get(part) for part in range(first + 1, last + 1)]) for first, last in pairwise(edges)]


def _cell(states: Sequence[bool | None]) -> str:
    if all(states):
        return "reported"
    if None not in states:
        return "stored"
    return "waiting" if all(state is None for state in states) else "partial"


def _read(backend: Backend, upload_id: str) -> Upload:
    with backend.db.transaction():  # for a consistent view
        row = find_upload(backend, upload_id)
        chunks = backend.db.rows("SELECT number, size, reported_at FROM chunks WHERE upload_id = :id", id=upload_id)
    reported = {int(chunk["number"]): chunk["reported_at"] is not None for chunk in chunks}
    return Upload(
        identifier=row["id"],
        asset_id=row["asset_id"],
        name=row["filename"],
        status=row["status"],
        stored=len(chunks),
        reported=sum(reported.values()),
        parts=row["total_chunks"],
        stored_size=sum(chunk["size"] for chunk in chunks),
        total_size=row["total_size"],
        created_at=row["created_at"],
        cells=part_cells(row["total_chunks"], reported),
    )
