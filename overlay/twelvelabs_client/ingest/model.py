"""What an ingest is about: where files shall go, the files, the steps that each one takes, and what became of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any, TypeAlias

from .._uploads.limits import MAX_DIRECT_SIZE

Metadata: TypeAlias = Mapping[str, str | float | bool | Sequence[str]]
"""Your own facts about a file."""

SETTLING_SECONDS = 2.0
"""So long after an answer was lost the platform may not list yet what it has made."""


class Step(StrEnum):
    """What is done with each file, in this order; the two that find something only where there is a doubt."""

    FINGERPRINT = "fingerprint"
    """Read the file: what it holds, and whether the platform would take it."""
    UPLOAD = "upload"
    """Make an asset of it."""
    FIND_ASSET = "find_asset"
    """Look whether there is an asset of it, after an upload that nobody knows the end of."""
    AWAIT_ASSET = "await_asset"
    """Wait until the asset is ready."""
    ADD = "add"
    """Make an indexed asset, or an item of the knowledge store, of the asset."""
    FIND_INDEXED_ITEM = "find_indexed_item"
    """Look whether there is one already, after an addition that nobody knows the end of."""
    SET_METADATA = "set_metadata"
    """Give it the metadata, where it does not have it yet."""
    AWAIT_READY = "await_ready"
    """Wait until it is ready."""


STEPS = tuple(Step)
FINDING = {Step.UPLOAD: Step.FIND_ASSET, Step.ADD: Step.FIND_INDEXED_ITEM}
"""The steps that create something, and where a file goes that may have been through one or not."""
LEADS_TO = {
    Step.FINGERPRINT: (Step.UPLOAD,),
    Step.UPLOAD: (Step.AWAIT_ASSET, Step.FIND_ASSET),
    Step.FIND_ASSET: (Step.UPLOAD, Step.AWAIT_ASSET, Step.ADD),
    Step.AWAIT_ASSET: (Step.ADD,),
    Step.ADD: (Step.AWAIT_READY, Step.FIND_INDEXED_ITEM),
    Step.FIND_INDEXED_ITEM: (Step.ADD, Step.SET_METADATA, Step.AWAIT_READY),
    Step.SET_METADATA: (Step.AWAIT_READY,),
    Step.AWAIT_READY: (),
}
"""Which steps may come next."""


class TargetKind(StrEnum):
    """Where files can go."""

    INDEX = "index"
    KNOWLEDGE_STORE = "knowledge_store"


@dataclass(frozen=True, slots=True)
class Target:
    """An index or a knowledge store."""

    kind: TargetKind
    id: str

    def __str__(self) -> str:
        return f"{self.kind.replace('_', ' ')} {self.id}"


@dataclass(frozen=True, slots=True)
class Options:
    """How files are made into assets and added."""

    enable_hls: bool = True
    enable_thumbnail: bool = True
    enable_video_stream: bool | None = None
    max_direct_size: int = MAX_DIRECT_SIZE
    parts: int = 4
    """How many parts of one large file are under way at a time."""
    probe: bool | None = None
    """Whether files are opened as media before they are sent; None for wherever PyAV is installed."""
    models: tuple[str, ...] = ()
    """The models of the index, whose limits files must meet."""
    timeout: float | None = None
    """Seconds that a file may be in one of the waiting steps."""


@dataclass(frozen=True, slots=True)
class Job:
    """One target, and how files get there."""

    target: Target
    options: Options = field(default_factory=Options)
    platform: str = ""
    """Where this is: what is an asset there already for another target is used again."""


@dataclass(frozen=True, slots=True)
class IngestItem:
    """One file of a source.

    `path` is the path of a file, a URL that fsspec can open, or a public http(s) URL, which the platform fetches
    itself. `filename` is the name to keep (that of the file if None), `user_metadata` are your own facts about it.
    """

    path: str
    filename: str | None = None
    user_metadata: Metadata | None = None
    size: int | None = None
    """In bytes, where it is known without opening the file."""
    mtime_ns: int | None = None
    """When the file was last changed, to notice a change between two runs."""


@dataclass(frozen=True, slots=True)
class Item:
    """A file that has been claimed for a step, with all that is known of it by then."""

    job: Job
    step: Step
    path: str
    filename: str
    user_metadata: Mapping[str, Any]
    size: int | None = None
    mtime_ns: int | None = None
    content: str | None = None
    """What tells its content from any other; known after the first step."""
    attempts: int = 0
    """How often this step has failed for this file."""
    age: float = 0.0
    """Seconds since it came to this step."""
    made_after: datetime | None = None
    """What a step that creates something has made, if nobody knows its end, is not older than this, by the platform's
    clock."""
    sent_as: str | None = None
    """The name that such a step has sent; empty if it was not always the same."""
    asset_id: str | None = None
    asset_created_at: datetime | None = None
    indexed_item_id: str | None = None
    """The id of the indexed asset, or of the item of the knowledge store."""
    metadata_sent: Mapping[str, Any] | None = None
    """The metadata that the platform has; None if that is not known."""


@dataclass(frozen=True, slots=True)
class Facts:
    """What a step has found out about an item; None for what it has not."""

    asset_id: str | None = None
    asset_created_at: datetime | None = None
    indexed_item_id: str | None = None
    indexed_item_created_at: datetime | None = None
    metadata_sent: Mapping[str, Any] | None = None


class Result(StrEnum):
    """What a try of a step came to for an item."""

    MOVED = "moved"
    """The step is done, and another one comes next."""
    LATER = "later"
    """The step is to be tried again, or what is waited for has not come."""
    READY = "ready"
    """The last step is done."""
    FAILED = "failed"
    DUPLICATE = "duplicate"
    """Another item stands for this content."""


class ItemStatus(StrEnum):
    """What has become of a file."""

    READY = "ready"
    FAILED = "failed"
    DUPLICATE = "duplicate"
    """Its content is that of another file of the same source, which stands for it."""
    PENDING = "pending"
    """It is on its way still: the ingest has been stopped, or was a dry run."""


@dataclass(frozen=True, slots=True)
class ItemOutcome:
    """What has become of one file of the source."""

    path: str
    status: ItemStatus
    filename: str
    size: int | None
    step: Step | None = None
    """The step that it is at, or that failed; None when it is ready."""
    asset_id: str | None = None
    indexed_item_id: str | None = None
    """The id of the indexed asset, or of the item of the knowledge store."""
    duplicate_of: str | None = None
    error_type: str | None = None
    """The class of the error."""
    error: str | None = None

    def to_json(self) -> dict[str, Any]:
        """The outcome as JSON."""
        return asdict(self)


@dataclass(slots=True)
class Counts:
    """How many files of a source are where, and the bytes of those that go up, or have."""

    total: int = 0
    ready: int = 0
    failed: int = 0
    duplicates: int = 0
    bytes_total: int = 0
    bytes_uploaded: int = 0
    to_send: int = 0
    """How many files still have to be sent, as far as that is known."""
    steps: dict[Step, int] = field(default_factory=dict)
    """How many files are at each step still."""

    @property
    def pending(self) -> int:
        """Files on their way."""
        return self.total - self.ready - self.failed - self.duplicates
