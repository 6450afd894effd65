"""The folder in which a sandbox keeps its state: made when needed, used by one sandbox at a time."""

import shutil
import sqlite3
import tempfile
from pathlib import Path

from twelvelabs_sandbox.errors import SandboxError


class DataFolder:
    """An open data folder. Without a path it is a temporary one, which is removed when closed.

    Raises SandboxError if another sandbox, in this process or another, has the folder.
    """

    def __init__(self, path: Path | None) -> None:
        self._temporary = path is None
        self.path = Path(tempfile.mkdtemp(prefix="twelvelabs-sandbox-")) if path is None else path
        self.path.mkdir(parents=True, exist_ok=True)
        self._lock = self._take_lock()

    @property
    def database(self) -> Path:
        """Where the database lies."""
        return self.path / "sandbox.sqlite3"

    @property
    def blobs(self) -> Path:
        """Where files lie."""
        return self.path / "blobs"

    def close(self) -> None:
        """Let others have the folder, or remove it if it was temporary."""
        self._lock.close()
        if self._temporary:
            shutil.rmtree(self.path, ignore_errors=True)

    def _take_lock(self) -> sqlite3.Connection:
        # An exclusive transaction that never ends: SQLite knows how to lock a file on every system, and the lock
        # goes with the process, however that ends.
        connection = sqlite3.connect(
            self.path / "lock.sqlite3", isolation_level=None, check_same_thread=False, timeout=0
        )
        try:
            connection.execute("BEGIN EXCLUSIVE")
        except sqlite3.OperationalError as error:
            connection.close()
            raise SandboxError(f"another sandbox is using the data folder {self.path}") from error
        return connection
