"""What the handlers work with: one object that holds the parts of a running sandbox."""

import secrets
import threading
from dataclasses import dataclass, field
from weakref import WeakValueDictionary

from twelvelabs_sandbox.backend.drive import Drive
from twelvelabs_sandbox.backend.ids import new_identifier, new_uuid
from twelvelabs_sandbox.backend.jobs import Jobs
from twelvelabs_sandbox.backend.url_fetcher import Fetcher
from twelvelabs_sandbox.clock import Clock
from twelvelabs_sandbox.json_values import present
from twelvelabs_sandbox.media.worker_pool import MediaReader
from twelvelabs_sandbox.storage.blobs import Blobs
from twelvelabs_sandbox.storage.database import Database, Selection


@dataclass(frozen=True)
class Limits:
    """What the embedder may set about uploads: seconds, and bytes of a part (None: the platform chooses)."""

    chunk_size: int | None = None
    url_lifetime: float = 3600
    session_lifetime: float = 86400


class Locks:
    """One lock for each thing that only one thread at a time may work on."""

    def __init__(self) -> None:
        self._guard = threading.Lock()
        # A lock is there as long as anybody holds it or waits for it.
        self._locks: WeakValueDictionary[str, threading.Lock] = WeakValueDictionary()

    def of(self, identifier: str) -> threading.Lock:
        """The lock of the thing with this id."""
        with self._guard:
            return self._locks.setdefault(identifier, threading.Lock())


@dataclass(frozen=True)
class Backend:
    """The parts of a running sandbox. ``media_origin`` is where files are put and served, apart from the API.

    With the lock of an upload session, its file is not put together while a part is being replaced; with that of an
    asset, it is looked at and listened to only once.
    """

    db: Database
    blobs: Blobs
    clock: Clock
    jobs: Jobs
    media: MediaReader
    limits: Limits
    media_origin: str
    signing_key: bytes
    drive: Drive
    sources: Fetcher
    upload_locks: Locks = field(default_factory=Locks)
    reading_locks: Locks = field(default_factory=Locks)

    def new_id(self) -> str:
        """A new id for an object of the platform."""
        return new_identifier(self.clock.milliseconds())

    def new_uuid(self, prefix: str) -> str:
        """A new id for an object whose ids have a prefix, such as ks_."""
        return new_uuid(prefix, self.clock.milliseconds())

    def select(self, table: str, columns: str = "*") -> Selection:
        """A query whose columns may depend on the time, as ``:now``."""
        return Selection(table, columns, values={"now": self.clock.milliseconds()})

    def change(self, table: str, identifier: str, **columns: object) -> None:
        """Set the columns that are not None, and updated_at; nothing if all are None."""
        if changes := present(**columns):
            self.db.update(table, identifier, updated_at=self.clock.milliseconds(), **changes)

    def publish(self, owner: str, files: dict[str, tuple[str, str]]) -> str:
        """Serve files of one owner below an address that cannot be guessed.

        ``files`` gives for each name the blob and its content type. Returns the path that they have in common.
        """
        folder = secrets.token_urlsafe(24)
        with self.db.transaction():
            for name, (blob, content_type) in files.items():
                self.db.insert("media", path=f"{folder}/{name}", owner=owner, blob=blob, content_type=content_type)
        return folder

    def media_url(self, path: str) -> str:
        """The address of a published file."""
        return f"{self.media_origin}/media/{path}"

    def withdraw(self, owner: str) -> list[str]:
        """Serve nothing of this owner any more; the blobs that were served."""
        with self.db.transaction():
            rows = self.db.rows("SELECT blob FROM media WHERE owner = :owner", owner=owner)
            self.db.run("DELETE FROM media WHERE owner = :owner", owner=owner)
        # A file of a rendition lies in a folder of its own: the folder is what goes.
        return sorted({str(row["blob"]).split("/")[0] for row in rows})
