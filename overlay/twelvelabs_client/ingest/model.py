"""The nouns of an ingest: its target, its files, their steps and outcomes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any, TypeAlias

from .._uploads.options import DEFAULT_OPTIONS, UploadOptions
from .._uploads.urls import is_public_url
from ..errors import InvalidArgumentError
from .tuning import TUNING, Tuning

Metadata: TypeAlias = Mapping[str, str | float | bool | Sequence[str]]
"""User metadata of a file."""
_MAX_NAME = 200
"""Characters of an account's name: a ledger has it in the key of a table."""


class Step(StrEnum):
    """What is done with each file, in this order. Only files in doubt go through the two that find something."""

    FINGERPRINT = "fingerprint"
    """Read the file: its hash, and whether the platform would accept it."""
    UPLOAD = "upload"
    """Create an asset from it."""
    FIND_ASSET = "find_asset"
    """Look for the asset, after an upload whose result is unknown."""
    AWAIT_ASSET = "await_asset"
    """Wait until the asset is ready."""
    ADD = "add"
    """Create an indexed asset, or an item of the knowledge store, from the asset: the indexed item."""
    FIND_INDEXED_ITEM = "find_indexed_item"
    """Look for the indexed item, after an addition whose result is unknown."""
    SET_METADATA = "set_metadata"
    """Set the indexed item's metadata, if it has other metadata."""
    AWAIT_READY = "await_ready"
    """Wait until the indexed item is ready."""


STEPS = tuple(Step)
FINDING = {Step.UPLOAD: Step.FIND_ASSET, Step.ADD: Step.FIND_INDEXED_ITEM}
"""The steps that create something, and the step for files whose creation has an unknown result."""
BATCH_STEPS = frozenset({Step.FIND_ASSET, Step.AWAIT_ASSET, Step.FIND_INDEXED_ITEM, Step.AWAIT_READY})
"""The steps that read lists, and so are run for many files at once."""
WORKER_STEPS = frozenset({Step.FINGERPRINT, Step.UPLOAD})
"""The steps that read files. Of the workers that share a run, one runs the others."""
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
"""The steps that may follow."""


def following(step: Step, *, by_url: bool) -> tuple[Step, ...]:
    """The steps that may follow. A signed URL can expire before the platform fetches it: then it is signed again."""
    return (*LEADS_TO[step], Step.UPLOAD) if by_url and step is Step.AWAIT_ASSET else LEADS_TO[step]


class TargetKind(StrEnum):
    """What files can be added to."""

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
    """How assets are created from files, and indexed items from assets."""

    enable_hls: bool = True
    enable_thumbnail: bool = True
    enable_video_stream: bool | None = None
    upload: UploadOptions = DEFAULT_OPTIONS
    probe: bool = False
    """Whether files are opened as media before they are sent."""
    models: tuple[str, ...] = ()
    """The models of the index, whose limits files must meet."""
    by_url: bool = False
    """Whether the platform fetches the files of object stores by signed URLs."""
    wait_timeout: float | None = None
    """Seconds that a file may spend in each of the two waits; None for no limit."""
    dry_run: bool = False
    """Whether files are only read. Workers on other machines take no part."""


def named_account(base_url: str, name: str = "") -> str:
    """How a ledger names an account: by its base URL, and the name that the user gave it, if any.

    Raises InvalidArgumentError if the name is not valid.
    """
    if not isinstance(name, str) or not name.isprintable() or name != name.strip() or len(name) > _MAX_NAME:
        wanted = f"a name of at most {_MAX_NAME} printable characters, without spaces around it"
        raise InvalidArgumentError(f"account must be {wanted}, not {name!r:.60}")
    return f"{base_url}#{name}" if name else base_url


@dataclass(frozen=True, slots=True)
class Job:
    """One target, and how files get there."""

    target: Target
    options: Options = field(default_factory=Options)
    account: str = ""
    """The base URL, and the name that the user gave the account, if any; never its key. Assets that exist there for
    another target are used again."""
    tuning: Tuning = TUNING


@dataclass(frozen=True, slots=True)
class IngestItem:
    """One file of a source.

    `path` is the path of a file, a URL that fsspec can open, or a public http(s) URL, which the platform fetches
    itself. `filename` is the name of the asset (that of the file if None), `user_metadata` that of the asset.
    """

    path: str
    filename: str | None = None
    user_metadata: Metadata | None = None
    size: int | None = None
    """In bytes, if known without opening the file."""
    mtime_ns: int | None = None
    """The modification time, to notice a change between two runs."""
    version: str | None = None
    """The ETag of an object, or what its store has in its place, for the same purpose."""


@dataclass(frozen=True, slots=True)
class Item:
    """A file that has been claimed for a step, with all that is known about it."""

    job: Job
    step: Step
    path: str
    filename: str
    user_metadata: Mapping[str, Any]
    size: int | None = None
    mtime_ns: int | None = None
    version: str | None = None
    content: str | None = None
    """The key of its content, such as its SHA-256; known after the first step."""
    attempts: int = 0
    """Failed tries of this step."""
    age: float = 0.0
    """Seconds since it reached this step."""
    made_after: datetime | None = None
    """If the result of a creating step is unknown: what it may have created is not older than this, by the platform's
    clock."""
    sent_as: str | None = None
    """The name that such a step has sent; empty if its tries sent different ones."""
    asset_id: str | None = None
    asset_created_at: datetime | None = None
    indexed_item_id: str | None = None
    """The id of the indexed asset, or of the knowledge store item."""
    metadata_sent: Mapping[str, Any] | None = None
    """The metadata that the platform has; None if unknown."""
    claim: int = 0
    """The number of the claim, by which the ledger knows a stale outcome."""
    made_before: tuple[str, ...] = ()
    """For `UPLOAD`: the ids of assets that were created from the same content for other targets, newest first."""
    upload: str | None = None
    """The token of an unfinished upload in parts."""

    @property
    def is_public(self) -> bool:
        """Whether the platform fetches the file from the URL that was given."""
        return self.job.options.upload.method in ("auto", "url") and is_public_url(self.path)

    @property
    def is_signed(self) -> bool:
        """Whether the platform fetches the file from a signed URL."""
        return self.job.options.by_url and not is_public_url(self.path)

    @property
    def is_remote(self) -> bool:
        """Whether the file is on another machine."""
        return "://" in self.path and not self.path.lower().startswith("file://")

    @property
    def is_fetched(self) -> bool:
        """Whether the platform fetches the file itself, so that it is not sent from here."""
        return self.is_public or self.is_signed


@dataclass(frozen=True, slots=True)
class Facts:
    """What a step has found out about an item; None means nothing new."""

    asset_id: str | None = None
    asset_created_at: datetime | None = None
    indexed_item_id: str | None = None
    indexed_item_created_at: datetime | None = None
    metadata_sent: Mapping[str, Any] | None = None


class Result(StrEnum):
    """The result of one attempt at a step, for one item."""

    MOVED = "moved"
    """The step is done; another one follows."""
    LATER = "later"
    """The step is due again later."""
    READY = "ready"
    """The last step is done."""
    FAILED = "failed"
    DUPLICATE = "duplicate"
    """Another file of the run has the same content."""
    LOST = "lost"
    """The claim was no longer ours, and nothing was recorded: somebody else has the item."""


class ItemStatus(StrEnum):
    """The status of a file."""

    READY = "ready"
    FAILED = "failed"
    DUPLICATE = "duplicate"
    """Another file of the source has the same content, and is ingested in its place."""
    PENDING = "pending"
    """Not finished: the ingest has stopped, or was a dry run."""


@dataclass(frozen=True, slots=True)
class ItemOutcome:
    """The outcome of one file of the source."""

    path: str
    status: ItemStatus
    filename: str
    size: int | None
    step: Step | None = None
    """The current step, or the one that failed; None if ready."""
    asset_id: str | None = None
    indexed_item_id: str | None = None
    """The id of the indexed asset, or of the knowledge store item."""
    duplicate_of: str | None = None
    error_type: str | None = None
    """The class of the error."""
    error: str | None = None

    def to_json(self) -> dict[str, Any]:
        """The outcome as JSON."""
        return asdict(self)


@dataclass(slots=True)
class Counts:
    """How many files of a source are in which state, and their bytes."""

    total: int = 0
    ready: int = 0
    failed: int = 0
    duplicates: int = 0
    bytes_total: int = 0
    bytes_uploaded: int = 0
    to_send: int = 0
    """Files that still have to be uploaded, as far as known."""
    steps: dict[Step, int] = field(default_factory=dict)
    """Pending files by step."""

    @property
    def pending(self) -> int:
        """Files that have not ended."""
        return self.total - self.ready - self.failed - self.duplicates
