"""The backend: one object that gives handlers and jobs access to all parts of a running sandbox."""

import os
import threading
from dataclasses import dataclass, field
from weakref import WeakValueDictionary

from twelvelabs_sandbox.backend.drive import Drive
from twelvelabs_sandbox.backend.ids import Identifiers
from twelvelabs_sandbox.backend.jobs import Jobs
from twelvelabs_sandbox.backend.lost_parts import LostParts
from twelvelabs_sandbox.backend.status_columns import ENDS
from twelvelabs_sandbox.backend.url_fetcher import Fetcher
from twelvelabs_sandbox.clock import Clock
from twelvelabs_sandbox.control.script_registry import ScriptRegistry
from twelvelabs_sandbox.json_values import present
from twelvelabs_sandbox.media.worker_pool import MediaReader
from twelvelabs_sandbox.storage.blobs import Blobs
from twelvelabs_sandbox.storage.database import Database, Selection


@dataclass(frozen=True)
class Limits:
    """Limits of uploads: lifetimes in seconds, and the size of a part in bytes (None: chosen as the platform does)."""

    chunk_size: int | None = None
    url_lifetime: float = 3600
    session_lifetime: float = 86400


class Locks:
    """A lock for each id that only one thread at a time may work on."""

    def __init__(self) -> None:
        self._guard = threading.Lock()
        # A lock exists as long as a thread holds it or waits for it.
        self._locks: WeakValueDictionary[str, threading.Lock] = WeakValueDictionary()

    def of(self, identifier: str) -> threading.Lock:
        """The lock for an id."""
        with self._guard:
            return self._locks.setdefault(identifier, threading.Lock())


@dataclass(frozen=True)
class Backend:
    """The parts of a running sandbox. ``media_origin`` is the origin for uploads of parts and downloads of media.

    The lock of an upload session keeps its file from being assembled while a part is being replaced; the lock of an
    asset keeps its features from being extracted twice.
    """

    db: Database
    blobs: Blobs
    clock: Clock
    ids: Identifiers
    jobs: Jobs
    media: MediaReader
    limits: Limits
    media_origin: str
    signing_key: bytes
    drive: Drive
    sources: Fetcher
    script: ScriptRegistry
    lost_parts: LostParts = field(default_factory=LostParts)
    upload_locks: Locks = field(default_factory=Locks)
    reading_locks: Locks = field(default_factory=Locks)

    def new_id(self) -> str:
        """A new id of 24 hexadecimal digits, as most objects have."""
        return self.ids.new_id(self.clock.milliseconds())

    def new_uuid(self, prefix: str) -> str:
        """A new id for an object whose ids are a UUID with a prefix, such as ks_."""
        return self.ids.new_uuid(prefix, self.clock.milliseconds())

    def work_ends_at(self) -> int:
        """The time at which all work that has started is complete, in milliseconds; 0 if there is none."""
        latest = " UNION ALL ".join(f"SELECT max({time}) AS ends_at FROM {table}" for table, time in ENDS.items())  # noqa: S608 - constants
        row = self.db.row(f"SELECT coalesce(max(ends_at), 0) AS ends_at FROM ({latest})")  # noqa: S608 - constants
        return int(row["ends_at"]) if row else 0

    def select(self, table: str, columns: str = "*") -> Selection:
        """A selection whose columns may refer to the current time as ``:now``."""
        return Selection(table, columns, values={"now": self.clock.milliseconds()})

    def change(self, table: str, identifier: str, **columns: object) -> None:
        """Update the columns that are not None, together with updated_at; do nothing if all are None."""
        if changes := present(**columns):
            self.db.update(table, identifier, updated_at=self.clock.milliseconds(), **changes)

    def publish(self, owner: str, files: dict[str, tuple[str, str]]) -> str:
        """Serve files of an owner under an unguessable path and return that path.

        ``files`` has the blob and the content type of each file by its name.
        """
        folder, now = self.ids.token(f"media {owner}", 16), self.clock.milliseconds() / 1000
        with self.db.transaction():
            for name, (blob, content_type) in files.items():
                os.utime(self.blobs.path(blob), (now, now))  # the time that Last-Modified gives
                self.db.insert("media", path=f"{folder}/{name}", owner=owner, blob=blob, content_type=content_type)
        return folder

    def media_url(self, path: str) -> str:
        """The URL of a published file."""
        return f"{self.media_origin}/media/{path}"

    def withdraw(self, owner: str) -> list[str]:
        """Stop serving the files of an owner and return their blobs."""
        with self.db.transaction():
            rows = self.db.rows("SELECT blob FROM media WHERE owner = :owner", owner=owner)
            self.db.run("DELETE FROM media WHERE owner = :owner", owner=owner)
        # Files of a rendition share a folder, which is deleted as a whole.
        return sorted({str(row["blob"]).split("/")[0] for row in rows})
