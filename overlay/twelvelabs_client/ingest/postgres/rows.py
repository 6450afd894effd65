"""Converts between rows of the PostgreSQL ledger and the objects of an ingest."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, replace
from datetime import datetime
from typing import Any
from uuid import UUID

from ..._uploads.options import UploadOptions
from ..circuit_breaker import StopReason
from ..model import Item, Job, Options, Step, Target
from ..rows import item_of, target_key


def key_of_path(target: Target, path: str) -> UUID:
    """The key of a file that goes to a target."""
    return _key(f"{target_key(target)}\0{path}")


def key_of_content(content: str) -> UUID:
    """The key of a content, the same for all targets."""
    return _key(content)


def key_of(item: Item) -> UUID:
    """The key of the row that a claim is for."""
    return key_of_path(item.job.target, item.path) if item.content is None else key_of_content(item.content)


def _key(text: str) -> UUID:
    return UUID(bytes=hashlib.sha256(text.encode("utf-8", "backslashreplace")).digest()[:16])


def columns(names: Sequence[str], rows: Iterable[Mapping[str, Any]]) -> dict[str, list[Any]]:
    """Rows as the columns that `unnest` makes a table of."""
    found = list(rows)
    return {name: [row[name] for row in found] for name in names}


def claimed(job: Job, row: Mapping[str, Any]) -> Item:
    """The item of a row that has been claimed."""
    more = {name: row[name] for name in ("age", "made_after", "asset_created_at")}
    return item_of(job, Step(row["step"]), row, claim=row["claim"], made_before=tuple(row["made_before"] or ()), **more)


def options_text(options: Options) -> str:
    """The options that all workers of a run share, as JSON."""
    return json.dumps(asdict(replace(options, upload=replace(options.upload, checkpoint_dir=None))))


def options_of(text: str, mine: Options) -> Options:
    """The options of a run, except those that each machine has for itself."""
    given = json.loads(text)
    own = {name: getattr(mine.upload, name) for name in ("checkpoint_dir", "concurrency")}
    given |= {"upload": UploadOptions(**given["upload"] | own), "models": tuple(given["models"])}
    return Options(**given | {"dry_run": mine.dry_run})


def stop_text(reason: StopReason) -> str:
    """Why a run has stopped, as JSON."""
    resume_at = None if reason.resume_at is None else reason.resume_at.isoformat()
    return json.dumps({**asdict(reason), "resume_at": resume_at})


def stop_of(text: str) -> StopReason:
    """Why a run has stopped."""
    given = json.loads(text)
    resume_at = given["resume_at"]
    return StopReason(
        **{
            **given,
            "step": Step(given["step"]),
            "resume_at": None if resume_at is None else datetime.fromisoformat(resume_at),
        }
    )
