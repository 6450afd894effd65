"""All objects that have a status, of all resources, as one list of tasks."""

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass, field

from twelvelabs_sandbox.backend.backend import Backend
from twelvelabs_sandbox.backend.durations import DURATIONS
from twelvelabs_sandbox.backend.status_columns import (
    ANALYSIS_TASK_COLUMNS,
    ASSET_COLUMNS,
    EMBEDDING_TASK_COLUMNS,
    ENTITY_COLUMNS,
    INDEXED_ASSET_COLUMNS,
    KNOWLEDGE_STORE_ITEM_COLUMNS,
    VIDEO_INDEXING_TASK_COLUMNS,
)
from twelvelabs_sandbox.storage.database import Selection

_ENDED = ("ready", "failed", "canceled")
_ASSET_NAME = "(SELECT filename FROM assets AS named WHERE named.id = asset_id)"


@dataclass(frozen=True)
class Task:
    """Something that the platform processes or has processed.

    ``step`` of ``steps`` is its progress, and ``address`` the path of the page with its result.
    """

    kind: str
    identifier: str
    name: str
    status: str
    step: int
    steps: int
    created_at: int
    address: str


@dataclass(frozen=True)
class _Kind:
    """A table whose rows have a status. ``label`` is the SQL for the name of a row, ``stages`` lead to ready."""

    name: str
    table: str
    columns: str
    label: str
    stages: Sequence[str]
    condition: str = "1"
    address: str = field(kw_only=True)

    def select(self, backend: Backend) -> Selection:
        """The rows of this kind."""
        selection = backend.select(self.table, f"{self.columns}, {self.label} AS label")
        selection.where(self.condition)
        return selection

    def read(self, row: sqlite3.Row) -> Task:
        """A row as a task."""
        steps = (*self.stages, "ready")
        status = row["status"]
        return Task(
            kind=self.name,
            identifier=row["id"],
            name=row["label"] or "",
            status=status,
            step=steps.index(status) + 1 if status in steps else len(steps),
            steps=len(steps),
            created_at=row["created_at"],
            address=self.address.format_map(dict(row)),
        )


_ITEM_ADDRESS = "/console/indexes/{index_id}/items/{id}"
_KINDS = (
    _Kind("Asset", "assets", ASSET_COLUMNS, "filename", ("processing",), address="/console/assets/{id}"),
    _Kind(
        "Indexing",
        "video_indexing_tasks",
        VIDEO_INDEXING_TASK_COLUMNS,
        "filename",
        ("validating", *(stage for stage in DURATIONS.indexing if stage != "validating")),
        address=_ITEM_ADDRESS,
    ),
    _Kind(
        "Indexing",
        "indexed_assets",
        INDEXED_ASSET_COLUMNS,
        "filename",
        tuple(DURATIONS.indexing),
        # The others are listed as the tasks that created them.
        condition="id NOT IN (SELECT id FROM video_indexing_tasks)",
        address=_ITEM_ADDRESS,
    ),
    _Kind(
        "Embedding",
        "embedding_tasks",
        EMBEDDING_TASK_COLUMNS,
        "model_name || ', ' || input_type",
        ("processing",),
        address="/console/embeddings/{id}",
    ),
    _Kind(
        "Analysis",
        "analysis_tasks",
        ANALYSIS_TASK_COLUMNS,
        f"coalesce(custom_id, {_ASSET_NAME}, analysis_mode)",
        tuple(DURATIONS.analysis),
        address="/console/analyses/{id}",
    ),
    _Kind(
        "Knowledge store item",
        "knowledge_store_items",
        KNOWLEDGE_STORE_ITEM_COLUMNS,
        _ASSET_NAME,
        tuple(DURATIONS.item),
        address="/console/knowledge-stores/{knowledge_store_id}/items/{id}",
    ),
    _Kind(
        "Entity",
        "entities",
        ENTITY_COLUMNS,
        "name",
        ("processing",),
        address="/console/entities/{entity_collection_id}/{id}",
    ),
)


def latest_tasks(backend: Backend, limit: int, offset: int = 0) -> list[Task]:
    """The tasks of all kinds, newest first."""
    tasks = [
        kind.read(row)
        for kind in _KINDS
        for row in backend.db.select(kind.select(backend), order="created_at DESC, id DESC", limit=limit + offset)
    ]
    tasks.sort(key=lambda task: (task.created_at, task.identifier), reverse=True)
    return tasks[offset : offset + limit]


def count_tasks(backend: Backend) -> tuple[int, int]:
    """The number of tasks, and the number of those that have not ended."""
    total = unfinished = 0
    for kind in _KINDS:
        selection = kind.select(backend)
        total += backend.db.count(selection)
        selection.where(f"status NOT IN {_ENDED!r}")
        unfinished += backend.db.count(selection)
    return total, unfinished
