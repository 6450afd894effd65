"""Where the client keeps what outlives a process: checkpoints of uploads, and ledgers of ingests."""

from __future__ import annotations

from pathlib import Path

from .._http.logs import logger

_logged: set[str] = set()


def state_dir(name: str) -> Path | None:
    """A folder in the user's state directory (XDG_STATE_HOME on Linux); None if there is no home directory.

    It need not exist yet. Blocks, and imports a package on first use.
    """
    from platformdirs import user_state_path

    try:
        path = user_state_path("twelvelabs-client", appauthor=False)
    except (RuntimeError, KeyError, OSError):  # neither HOME nor an entry in passwd
        return None
    # Some versions leave "~" in the path instead of raising.
    return path / name if path.is_absolute() and "~" not in path.parts else None


def log_once(message: str, *values: object) -> None:
    """Log a warning that would be the same for every upload, once in a process."""
    text = message % values
    if text not in _logged:
        _logged.add(text)
        logger.warning("%s", text)
