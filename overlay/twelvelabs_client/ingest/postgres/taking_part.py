"""How a process takes part in a run: it opens the run or joins it, as a worker with a lease."""

from __future__ import annotations

import os
import socket
from collections.abc import Mapping
from dataclasses import replace
from typing import Any, TypeAlias
from uuid import uuid4

import psycopg
from psycopg.rows import DictRow

from ..._version import __version__
from ...errors import LedgerError
from ..model import Job, Target
from ..rows import target_key, target_of
from ..run import Run, check_options
from .budgets import add_budget
from .rows import options_of, options_text
from .statements import runs as statements
from .statements.common import NOTIFY

_Connection: TypeAlias = psycopg.Connection[DictRow]


def open_run(connection: _Connection, name: str, job: Job, *, retry_failed: bool, lease: float) -> Run:
    """Join the open run of a target, or open one, as a worker that enlists files.

    The options of a run are those that it was opened with. Raises LedgerError if the job has others.
    """
    scope = _worker(lease, enlists=True) | {
        "target": _target(connection, name, job),
        "retry": retry_failed,
        "dry_run": job.options.dry_run,
        "options": options_text(job.options),
    }
    add_budget(connection, job.account)
    connection.execute(statements.END_RUN, scope)
    while True:  # others may open and end runs at the same time
        for statement in (statements.JOIN_RUN, statements.OPEN_RUN):
            with connection.transaction():
                if row := connection.execute(statement, scope).fetchone():
                    run = _run(job, row, scope["worker"])
                    check_options(job, run.job.options)
                    connection.execute(NOTIFY)
                    return run
        found = connection.execute(statements.PACKAGE, scope).fetchone()
        if found and found["package"] != __version__:
            raise _other_package(name, job.target, found["package"])


def join_run(connection: _Connection, name: str, account: str, *, lease: float) -> Run | None:
    """Join the oldest open run of an account that has unfinished items."""
    refusal = None
    for found in connection.execute(statements.UNFINISHED_RUNS, {"account": account}).fetchall():
        target = target_of(found["name"])
        if found["package"] != __version__:
            refusal = refusal or _other_package(name, target, found["package"])
            continue
        scope = _worker(lease, enlists=False) | {
            "target": found["target"],
            "retry": False,
            "dry_run": True,
            "options": found["options"],
        }
        if row := connection.execute(statements.JOIN_RUN, scope).fetchone():
            return _run(Job(target, account=account), row, scope["worker"])
    if refusal is not None:
        raise refusal
    return None


def _worker(lease: float, *, enlists: bool) -> dict[str, Any]:
    """The parameters of a statement that adds a worker to a run."""
    return {
        "worker": uuid4().hex,
        "host": socket.gethostname(),
        "process": os.getpid(),
        "package": __version__,
        "lease": lease,
        "enlists": enlists,
    }


def _run(job: Job, row: Mapping[str, Any], worker: str) -> Run:
    return Run(replace(job, options=options_of(row["options"], job.options)), row["id"], worker)


def _target(connection: _Connection, name: str, job: Job) -> int:
    scope = {"name": target_key(job.target), "account": job.account}
    connection.execute(statements.ADD_TARGET, scope)
    (row,) = connection.execute(statements.FIND_TARGET, scope)
    if row["account"] != job.account:
        raise LedgerError(
            f"the ledger {name} has ingested into {job.target} with the account {row['account']}, not {job.account}: "
            "use the same base URL and account as then, or another ledger"
        )
    return int(row["id"])


def _other_package(name: str, target: Target, package: str) -> LedgerError:
    return LedgerError(
        f"version {package} of the package has begun the run of {target} in the ledger {name}, but this is "
        f"{__version__}: install twelvelabs-client {package} here, or wait until that run has ended"
    )
