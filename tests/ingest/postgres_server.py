"""A PostgreSQL server for the tests, with a schema for each of them.

The server is that of the machine, on files of its own in a temporary folder. Where there is none the tests are skipped,
unless `REQUIRE_POSTGRES` is set in the environment.
"""

from __future__ import annotations

import json
import os
import shutil
import signal
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from itertools import count
from pathlib import Path
from typing import Any
from urllib.parse import quote

import psycopg
import pytest
from twelvelabs_client.ingest.budget import Pace
from twelvelabs_client.ingest.postgres.schema import init

SUPERUSER = "tests"
GUARDED = "guarded"
"""A role that must give its password."""
PASSWORD = "correct horse"
_RULES = f"""
host all {GUARDED} 127.0.0.1/32 scram-sha-256
host all all 127.0.0.1/32 trust
"""
_SETTINGS = {
    "listen_addresses": "127.0.0.1",
    "unix_socket_directories": "",
    "fsync": "off",
    "full_page_writes": "off",
    "max_connections": "1000",
    "log_min_messages": "fatal",
}


class PostgresServer:
    """One server. It listens on loopback only, and anybody there may connect."""

    def __init__(self, folder: Path) -> None:
        self._data = folder / "data"
        self._bin = _bin()
        self._process: subprocess.Popen[bytes] | None = None
        self._identity: dict[str, Any] = {"cwd": "/"}
        if os.name != "nt" and os.geteuid() == 0:  # which PostgreSQL refuses
            import pwd

            user = pwd.getpwnam("postgres")
            os.chown(folder, user.pw_uid, user.pw_gid)
            self._identity |= {"user": user.pw_uid, "group": user.pw_gid, "extra_groups": []}
        self.port = _free_port()
        command = ["initdb", "--no-sync", "--encoding=UTF8", "--locale=C", f"--username={SUPERUSER}", "-A", "trust"]
        self._run(*command, "-D", str(self._data))
        (self._data / "pg_hba.conf").write_text(_RULES)

    def _run(self, program: str, *args: str) -> None:
        command = [str(self._bin / program), *args]
        subprocess.run(command, check=True, capture_output=True, **self._identity)

    def start(self) -> None:
        """Start the server, and wait until it accepts connections."""
        settings = [f"-c{name}={value}" for name, value in {**_SETTINGS, "port": self.port}.items()]
        command = [str(self._bin / "postgres"), "-D", str(self._data), *settings]
        with (self._data.parent / "log").open("ab") as log:
            self._process = subprocess.Popen(command, stdout=log, stderr=log, **self._identity)
        while True:
            try:
                return psycopg.connect(self.url()).close()
            except psycopg.OperationalError:
                if self._process.poll() is not None:
                    raise RuntimeError((self._data.parent / "log").read_text()) from None

    def stop(self, how: signal.Signals = signal.SIGINT) -> None:
        """Stop the server: clients are disconnected (SIGINT), or it is as if it had crashed (SIGQUIT)."""
        if self._process is not None:
            self._process.send_signal(how)
            self._process.wait()
            self._process = None

    def url(self, schema: str | None = None, *, database: str = "postgres", user: str = SUPERUSER) -> str:
        """The URL of a schema, or of a database."""
        options = f"?options={quote(f'-csearch_path={schema}')}" if schema else ""
        return f"postgresql://{user}@127.0.0.1:{self.port}/{database}{options}"

    def run(self, *statements: str, schema: str | None = None, database: str = "postgres") -> list[Any]:
        """Run these statements. Returns the rows of the last one."""
        with closing(psycopg.connect(self.url(schema, database=database), autocommit=True)) as connection:
            rows: list[Any] = []
            for statement in statements:
                cursor = connection.execute(statement.encode())
                rows = cursor.fetchall() if cursor.description else []
            return rows


class DatabaseClock:
    """The clock of the ledgers in a schema, on all machines: it stands still until a test sets it.

    The server reads the time from a file, so that setting it costs no statement.
    """

    def __init__(self, url: str, now: float) -> None:
        with closing(psycopg.connect(url, autocommit=True)) as connection:
            (place,) = connection.execute("SELECT current_setting('data_directory'), current_schema()")
            self._file = Path(place[0]).with_name(f"clock_{place[1]}")
            self._file.touch()
            self.now = now
            connection.execute(
                "CREATE OR REPLACE FUNCTION ingest_now() RETURNS timestamptz LANGUAGE sql AS "
                f"$$SELECT to_timestamp(pg_read_file('{self._file}')::double precision)$$"
            )

    @property
    def now(self) -> float:
        """The time in Unix seconds."""
        return self._now

    @now.setter
    def now(self, seconds: float) -> None:
        self._now = seconds
        with self._file.open("r+b", buffering=0) as file:
            file.write(f"{seconds:020.6f}".encode())  # always as long: no statement reads half of it


def without_budget(url: str, account: str) -> None:
    """Let an account begin any number of uploads."""
    with closing(psycopg.connect(url, autocommit=True)) as connection:
        connection.execute(
            "INSERT INTO ingest_budgets (account, pace, spacing, burst, next_at, closed_until)"
            " VALUES (%s, %s, 0, 0, '1970-01-01', '1970-01-01')",
            (account, json.dumps(Pace(learned=0.0).to_json())),
        )


def _bin() -> Path:
    """Where the programs of PostgreSQL are: of the newest version that Debian has installed, or on the path."""
    versions = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: float(path.parts[-3]))
    found = str(versions[-1]) if versions else shutil.which("initdb")
    if found is None:
        reason = "needs PostgreSQL: apt-get install postgresql"
        if os.environ.get("REQUIRE_POSTGRES"):
            pytest.fail(reason)
        pytest.skip(reason)
    return Path(found).parent


def _free_port() -> int:
    with closing(socket.socket()) as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
        return port


@contextmanager
def running_server() -> Iterator[PostgresServer]:
    """A server, with its files only for this time."""
    folder = Path(tempfile.mkdtemp(prefix="postgres-"))  # the folders of pytest are for one user only
    try:
        server = PostgresServer(folder)
        server.start()
        try:
            server.run(f"CREATE ROLE {GUARDED} LOGIN PASSWORD '{PASSWORD}'")
            yield server
        finally:
            server.stop()
    finally:
        shutil.rmtree(folder)


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[PostgresServer]:
    """The server. A test that stops it must start it again."""
    with running_server() as server:
        yield server


_NUMBERS = count(1)


@pytest.fixture
def empty_schema(postgres_server: PostgresServer) -> str:
    """The URL of a schema without tables."""
    schema = f"test_{next(_NUMBERS)}"
    postgres_server.run(f"CREATE SCHEMA {schema}")
    return postgres_server.url(schema)


@pytest.fixture
def postgres_url(empty_schema: str) -> str:
    """The URL of a schema with the tables of a ledger."""
    init(empty_schema)
    return empty_schema
