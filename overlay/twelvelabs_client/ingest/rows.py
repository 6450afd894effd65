"""What the rows of any ledger mean: files, their counts and their outcomes."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, Protocol

from .._uploads.names import name_in_url
from .._uploads.urls import display_path
from ..errors import InvalidSourceError, LedgerError
from .model import Counts, IngestItem, Item, ItemOutcome, ItemStatus, Job, Step, Target, TargetKind

_STATUS = {"done": ItemStatus.READY, "failed": ItemStatus.FAILED}
"""What the state of a content means for the file that it is read from."""
_OF_FILES = ("path", "filename", "size", "mtime_ns", "version", "content")
_OF_CONTENTS = ("attempts", "sent_as", "asset_id", "indexed_item_id", "upload")


class Row(Protocol):
    """A row of a table, whose columns have names."""

    def __getitem__(self, name: str, /) -> Any: ...


def target_key(target: Target) -> str:
    """A target as its rows name it."""
    return f"{target.kind}:{target.id}"


def to_text(metadata: Mapping[str, Any] | None) -> str:
    """Metadata as text that is the same for the same metadata."""
    return json.dumps(metadata or {}, sort_keys=True)


def item_row(item: IngestItem) -> dict[str, Any]:
    """The row of an item. A name that is not valid text can neither be stored nor sent: the item has failed."""
    filename = item.filename or (name_in_url(display_path(item.path)) if "://" in item.path else Path(item.path).name)
    has_names = _is_text(item.path) and _is_text(filename)
    return {
        "path": _as_text(item.path),
        "filename": _as_text(filename),
        "user_metadata": None if item.user_metadata is None else to_text(item.user_metadata),
        "size": item.size,
        "mtime_ns": item.mtime_ns,
        "version": item.version,
        "state": "pending" if has_names else "failed",
        "error_type": None if has_names else InvalidSourceError.__name__,
        "error": None if has_names else f"the name of {_as_text(item.path)!r} is not valid text: rename the file",
    }


def _is_text(name: str) -> bool:
    return _as_text(name) == name and "\0" not in name


def _as_text(name: str) -> str:
    """A name as it can be stored: what is not valid UTF-8 is escaped."""
    return name.encode("utf-8", "backslashreplace").decode()


def item_of(job: Job, step: Step, row: Row, *, claim: int, **more: Any) -> Item:
    """The item of a row that has been claimed. `more` is for contents: what ledgers store in different ways."""
    content = {} if row["content"] is None else {name: row[name] for name in _OF_CONTENTS} | more
    if content and row["metadata_sent"] is not None:
        content["metadata_sent"] = json.loads(row["metadata_sent"])
    metadata = json.loads(row["user_metadata"] or "{}")
    return Item(job, step, user_metadata=metadata, claim=claim, **{name: row[name] for name in _OF_FILES}, **content)


def target_of(key: str) -> Target:
    """The target of a `target_key`."""
    kind, _, target_id = key.partition(":")
    return Target(TargetKind(kind), target_id)


def counts_of(rows: Iterable[Row]) -> Counts:
    """The counts of a run, from the numbers of files and of contents in each state."""
    counts = Counts()
    for row in rows:
        if row["number"]:
            (_count_items if row["kind"] == "item" else _count_contents)(counts, row)
    return counts


def _count_items(counts: Counts, row: Row) -> None:
    counts.total += row["number"]
    if row["state"] == "failed":
        counts.failed += row["number"]
    elif row["is_unknown"]:
        counts.steps[Step.FINGERPRINT] = counts.steps.get(Step.FINGERPRINT, 0) + row["number"]
        counts.bytes_total += row["bytes"]
    else:
        counts.duplicates += row["number"]  # those that are not duplicates are subtracted below


def _count_contents(counts: Counts, row: Row) -> None:
    counts.duplicates -= row["number"]
    if not row["is_uploaded"] and row["state"] != "failed" and row["step"] in (Step.UPLOAD, Step.FIND_ASSET):
        counts.to_send += row["number"]
    if row["is_uploaded"] or row["state"] != "failed":
        counts.bytes_total += row["bytes"]
    if row["is_uploaded"]:
        counts.bytes_uploaded += row["bytes"]
    if row["state"] == "done":
        counts.ready += row["number"]
    elif row["state"] == "failed":
        counts.failed += row["number"]
    else:
        step = Step(row["step"])
        counts.steps[step] = counts.steps.get(step, 0) + row["number"]


def later_ingest(ledger: str) -> LedgerError:
    """The error of reading the outcomes of a run after the next one of its target has begun."""
    return LedgerError(
        f"the ledger {ledger} has been used for a later ingest, which has a report of its own; read a report's files, "
        "or write it to a file, before the next ingest"
    )


def outcome(row: Row) -> ItemOutcome:
    """The outcome of a file."""
    common = {name: row[name] for name in ("filename", "size", "asset_id", "indexed_item_id")}
    common["path"] = display_path(row["path"])
    if row["content"] is None:
        failed = row["item_state"] == "failed"
        return ItemOutcome(
            **common,
            status=ItemStatus.FAILED if failed else ItemStatus.PENDING,
            step=Step.FINGERPRINT,
            error_type=row["item_error_type"] if failed else None,
            error=row["item_error"] if failed else None,
        )
    is_first = row["path"] == row["first_path"]
    return ItemOutcome(
        **common,
        status=_STATUS.get(row["state"], ItemStatus.PENDING) if is_first else ItemStatus.DUPLICATE,
        step=None if row["state"] == "done" else Step(row["step"]),
        duplicate_of=None if is_first else display_path(row["first_path"]),
        error_type=row["error_type"] if row["state"] == "failed" else None,
        error=row["error"] if row["state"] == "failed" else None,
    )
