"""`twelvelabs ingest`: its commands by name; only the one that runs is imported."""

from __future__ import annotations

import click

from ..groups import Group

_COMMANDS = {
    "Commands": {
        "run": ("ingest_run:run", "Upload the files of SOURCE and index them."),
        "status": ("ingest_status:status", "Show the progress of an ingest, also while it runs."),
        "work": ("ingest_work:work", "Take part in the ingests of a ledger, until this is stopped."),
        "init": ("ingest_work:init", "Make or migrate the tables of a ledger in PostgreSQL."),
    }
}


@click.group(cls=Group, lazy=_COMMANDS)
def ingest() -> None:
    """Turn a folder, bucket or manifest into ready indexed assets."""
