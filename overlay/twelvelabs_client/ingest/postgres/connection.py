"""Connections to the database of a ledger: the URL, and limits for every wait.

A connection that is cut off without an error must be noticed before the lease of the worker is over. The kernel does
that where packets are lost, and `_Connection` where something in between keeps the connection open.
"""

from __future__ import annotations

import logging
import os
import threading
from collections.abc import Generator, Iterator
from contextlib import AbstractContextManager, closing, contextmanager
from dataclasses import dataclass, field
from typing import Any, TypeVar

import psycopg
from psycopg import pq, waiting
from psycopg.conninfo import conninfo_to_dict, make_conninfo
from psycopg.pq import TransactionStatus
from psycopg.rows import DictRow, dict_row
from psycopg.types.string import StrDumperUnknown
from psycopg_pool import ConnectionPool, PoolClosed, PoolTimeout

from ..._version import __version__
from ...errors import InvalidArgumentError, LedgerError, LedgerUnavailableError
from .failures import CREDENTIALS_ADVICE, translated
from .statements.common import CHANNEL

T = TypeVar("T")

logging.getLogger("psycopg").addHandler(logging.NullHandler())  # errors are raised

_WAIT = 10.0
"""Seconds for an answer to a statement."""
_CHECK = 0.5
"""How often the wait for an answer is looked at, in seconds."""
_MAX_CONNECTIONS = 4
"""Connections of the pool, if that many statements run at once. With the one that listens a process has two."""
_MAX_IDLE = 60.0
"""Seconds after which one that was not needed is closed."""
_LIMITS = {
    "connect_timeout": "5",
    "keepalives_idle": "4",
    "keepalives_interval": "2",
    "keepalives_count": "2",
    "tcp_user_timeout": "8000",
}
_SETTINGS = {
    "statement_timeout": "8s",
    "lock_timeout": "6s",
    "idle_in_transaction_session_timeout": "8s",
    "default_transaction_isolation": "read\\ committed",
    "timezone": "UTC",
    "client_encoding": "UTF8",
    # Rows are looked up by their keys. Without statistics, as of new tables, whole tables would be read.
    **dict.fromkeys(("enable_seqscan", "enable_bitmapscan", "enable_hashjoin", "enable_mergejoin"), "off"),
    # Compiling or planning a statement takes longer than running it.
    "jit": "off",
    "plan_cache_mode": "force_generic_plan",
}


@dataclass(frozen=True, slots=True)
class Database:
    """A database as its URL names it. Raises InvalidArgumentError if the URL is not valid or has a password."""

    url: str = field(repr=False)
    name: str = field(init=False)
    """The database in messages: without secrets."""

    def __post_init__(self) -> None:
        try:
            given = conninfo_to_dict(self.url.replace("\0", "%"))  # which is not valid either
            if not self.url.startswith("postgres"):
                raise ValueError  # a list of parameters
            for number in ("port", "connect_timeout"):
                for each in str(given.get(number) or "").split(","):
                    int(each or 0)
        except (psycopg.Error, ValueError, UnicodeError):
            raise InvalidArgumentError(
                "the URL of the ledger is not valid: it must look like postgresql://host:5432/database, with "
                "parameters of libpq after a question mark"
            ) from None
        object.__setattr__(self, "name", _name(given))
        if any(given.get(secret) for secret in _secrets()):
            raise InvalidArgumentError(
                f"the URL of the ledger {self.name} has a password in it, which would be shown to others: "
                f"{CREDENTIALS_ADVICE}"
            )

    def connect(self, **settings: str) -> psycopg.Connection[DictRow]:
        """A connection, with these settings of the server besides those of every connection."""
        return _Connection.connect(self.parameters(**settings), **_OPTIONS)

    def parameters(self, **settings: str) -> str:
        """The same as parameters of libpq."""
        given = {name: str(value) for name, value in conninfo_to_dict(self.url).items()}
        options = [f"-c{name}={value}" for name, value in {**_SETTINGS, **settings}.items()]
        given["options"] = " ".join([*options, given.get("options", "")]).strip()
        given.setdefault("application_name", f"twelvelabs-client {__version__}")
        return make_conninfo(**{**_LIMITS, **given})

    @contextmanager
    def errors(self, *, has_connected: bool = False) -> Iterator[None]:
        """Errors of the database as those of a ledger."""
        try:
            yield
        except psycopg.Error as error:
            raise translated(error, self.name, has_connected=has_connected) from error


class Connections:
    """The connections of a process: a pool for its statements, one that listens for notifications, and others for what
    takes longer."""

    def __init__(self, database: Database) -> None:
        self.database = database
        self._has_connected = False
        self._pool = ConnectionPool(
            database.parameters(),
            connection_class=_Connection,
            kwargs=_OPTIONS,
            configure=self._on_connected,
            min_size=0,
            max_size=_MAX_CONNECTIONS,
            max_idle=_MAX_IDLE,
            reconnect_timeout=0,  # a call that needs a connection has the pool try again
            num_workers=2,  # one may wait for a server that does not answer
            open=True,
        )
        self._process = os.getpid()
        self._mutex = threading.Lock()
        self._listening: psycopg.Connection[DictRow] | None = None

    @contextmanager
    def short(self) -> Iterator[psycopg.Connection[DictRow]]:
        """A connection of the pool. After an error it is closed."""
        with self._errors():
            connection = self._take()
            try:
                yield connection
            except BaseException:
                if connection.broken or connection.info.transaction_status is TransactionStatus.ACTIVE:
                    self._pool.drain()  # there is no answer on the others either, most likely
                connection.close()
                raise
            finally:
                self._pool.putconn(connection)

    def _on_connected(self, _: psycopg.Connection[DictRow]) -> None:
        self._has_connected = True

    def _errors(self) -> AbstractContextManager[None]:
        return self.database.errors(has_connected=self._has_connected)

    def _take(self) -> _Connection:
        if self._is_inherited:
            raise LedgerError(
                f"the ledger {self.database.name} was opened in another process: open it again in this one"
            )
        for _ in range(round(_WAIT / _CHECK)):
            try:
                return self._pool.getconn(_CHECK)
            except PoolClosed:
                raise LedgerError(f"the ledger {self.database.name} has been closed") from None
            except PoolTimeout:
                if self._pool.pop_stats().get("connections_errors"):
                    self.database.connect().close()  # raises the reason, which the pool does not give
        self.database.connect().close()  # another thread may have been given the reason
        raise LedgerUnavailableError(
            f"the ledger {self.database.name} cannot be used at the moment: {_MAX_CONNECTIONS} statements of this "
            f"process still wait for it after {_WAIT:g} seconds"
        )

    @contextmanager
    def long(self) -> Iterator[psycopg.Connection[DictRow]]:
        """A connection that nobody else waits for. Also after `close`."""
        with self._errors(), closing(self.database.connect()) as connection:
            yield connection

    def notified(self) -> bool:
        """Whether there has been a notification since the last call, or may have been. Asks the server nothing.

        Without a connection to listen on, such as if the server takes no more, there may always have been one.
        """
        if self._is_inherited:
            return True
        with self._mutex:
            try:
                if self._listening is None:
                    self._listening = self.database.connect()
                    self._listening.execute(f"LISTEN {CHANNEL}")
                    return True
                pgconn = self._listening.pgconn
                pgconn.consume_input()
                return len(list(iter(pgconn.notifies, None))) > 0
            except psycopg.Error:
                self._stop_listening()
                return True

    def close(self) -> None:
        """Close the connections that are kept. A forked process leaves them to its parent."""
        if self._is_inherited:
            return
        self._pool.close(timeout=_CHECK)
        with self._mutex:
            self._stop_listening()

    @property
    def _is_inherited(self) -> bool:
        """Whether this is a forked process, and the connections are those of its parent."""
        return os.getpid() != self._process

    def _stop_listening(self) -> None:
        if self._listening is not None:
            self._listening.close()
            self._listening = None


class _Connection(psycopg.Connection[DictRow]):
    """A connection that waits for no answer longer than `_WAIT`."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.adapters.register_dumper(str, _TextDumper)

    def wait(self, gen: Generator[Any, Any, T], *_: object, **__: object) -> T:
        """Run a generator of psycopg that waits for the server."""
        return waiting.wait_selector(
            _limited(gen), self.pgconn.socket, _CHECK
        )  # the other waits do not return at each check


_OPTIONS: dict[str, Any] = {"autocommit": True, "row_factory": dict_row, "prepare_threshold": 1}


def _limited(gen: Generator[Any, Any, T]) -> Generator[Any, Any, T]:
    """Such a generator, resumed every `_CHECK` seconds while nothing arrives, until `_WAIT` has passed."""
    checks, ready = 0, None
    while True:
        try:
            state = gen.send(ready)
        except StopIteration as end:
            return end.value  # type: ignore[no-any-return]  # the type of a generator's value is lost here
        ready = yield state
        checks = 0 if ready else checks + 1
        if checks * _CHECK >= _WAIT:
            gen.close()
            raise psycopg.OperationalError(f"there was no answer within {_WAIT:g} seconds")


class _TextDumper(StrDumperUnknown):
    """Text as the database can store it: NUL, and what is not valid UTF-8, is escaped."""

    def dump(self, obj: str) -> bytes:
        """The text as bytes."""
        return obj.encode("utf-8", "backslashreplace").replace(b"\0", b"\\x00")


def _secrets() -> set[str]:
    """The parameters that libpq itself hides, and those from which a password could be used."""
    hidden = (option.keyword.decode() for option in pq.Conninfo.get_defaults() if option.dispchar == b"*")
    return {*hidden, "scram_client_key", "scram_server_key"}


def _name(given: dict[str, Any]) -> str:
    port = f":{given['port']}" if given.get("port") else ""
    service = f" of the service {given['service']}" if given.get("service") else ""
    return f"postgresql://{given.get('host') or ''}{port}/{given.get('dbname') or ''}{service}"
