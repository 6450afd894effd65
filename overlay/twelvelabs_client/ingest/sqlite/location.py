"""The default location of a ledger."""

from __future__ import annotations

from pathlib import Path

from twelvelabs_lowlevel.requests import path_segment

from ..._uploads.checkpoint import account_of
from ..._uploads.state_dir import state_dir
from ...errors import ConfigurationError
from ..model import Job


def default_path(job: Job) -> Path:
    """The default file for the ledger of a job, in the user's state directory."""
    folder = state_dir("ingests")
    if folder is None:
        raise ConfigurationError("there is no home directory for the ledger: give a path as ledger")
    return folder / f"{job.target.kind}-{path_segment('id', job.target.id)[:100]}-{account_of(job.account)}.sqlite3"
