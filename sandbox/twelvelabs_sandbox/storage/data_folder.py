"""The folder with the state of a sandbox, locked so that only one sandbox uses it at a time."""

import shutil
import sqlite3
import tempfile
from pathlib import Path

from twelvelabs_sandbox.errors import SandboxError


def make_private(path: Path) -> None:
    """Make a file, existing or new, readable for its owner only: it holds the API key, or what users have sent."""
    path.touch(mode=0o600)
    path.chmod(0o600)


class DataFolder:
    """An open data folder. Without a path it is a temporary folder, deleted on close.

    Raises SandboxError if another sandbox, in this process or in another, is using the folder.
    """

    def __init__(self, path: Path | None) -> None:
        self.is_temporary = path is None
        self.path = Path(tempfile.mkdtemp(prefix="twelvelabs-sandbox-")) if path is None else path
        if not self.path.exists():
            self.path.mkdir(mode=0o700, parents=True, exist_ok=True)
        self._lock = self._take_lock()

    @property
    def database(self) -> Path:
        """The path of the database. The file exists: SQLite gives those beside it the same permissions."""
        path = self.path / "sandbox.sqlite3"
        make_private(path)
        return path

    @property
    def is_new(self) -> bool:
        """Whether no sandbox has used the folder yet."""
        return not (self.path / "sandbox.sqlite3").exists() and not self.blobs.exists()

    @property
    def blobs(self) -> Path:
        """The folder of the stored files."""
        return self.path / "blobs"

    def close(self) -> None:
        """Release the lock, and delete the folder if it is temporary."""
        self._lock.close()
        if self.is_temporary:
            shutil.rmtree(self.path, ignore_errors=True)

    def _take_lock(self) -> sqlite3.Connection:
        # An exclusive transaction that is never committed: SQLite can lock a file on every system, and the lock is
        # released with the process, however it ends.
        lock = self.path / "lock.sqlite3"
        make_private(lock)
        connection = sqlite3.connect(lock, isolation_level=None, check_same_thread=False, timeout=0)
        try:
            connection.execute("BEGIN EXCLUSIVE")
        except sqlite3.OperationalError as error:
            connection.close()
            raise SandboxError(f"another sandbox is using the data folder {self.path}") from error
        return connection
