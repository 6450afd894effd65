"""Errors of a database as those of a ledger, which say what to do, and whether they may be over after a while.

libpq gives no code for a connection that a server refuses, only a text, which is in the language of the server. There a
refusal is recognized by the user or the database that it names, which those do not that are over after a while: that
the server starts, say, or has too many clients.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import psycopg
from psycopg import errors as sql
from twelvelabs_lowlevel.redaction import shown

from ...errors import LedgerError, LedgerUnavailableError

CREDENTIALS_ADVICE = "set PGPASSWORD, or write it into ~/.pgpass or a service file"
_TRANSIENT = re.compile(r"08|40|53|57|25006|25P0[34]|55P03")
"""Codes of errors that may be over after a while: connections, conflicts, resources, operators, and timeouts."""
_REFUSED = re.compile(
    r"password|authentication|pg_hba|does not exist|permission denied|not permitted|definition of service"
)
_BUSY = re.compile(r"too many (connections|clients)|connection slots")
_NO_TLS = re.compile(r"SSL was required|certificate|private key")
_NO_VALUE = re.compile(r"invalid (\S+ )?value|requires a value|unrecognized|invalid command-line argument")
_NOT_POSTGRES = re.compile(r"invalid response to SSL negotiation|expected authentication request")
_QUOTED = r"[^\w\s]\s?{}\s?[^\w\s]"


def translated(error: psycopg.Error, name: str, *, has_connected: bool) -> LedgerError:
    """The error of a ledger with this name; `has_connected`: whether there has been a connection before."""
    lines = (error.diag.message_primary or str(error)).splitlines()
    text = shown(" ".join(line for line in lines if not line.startswith("\t"))).rstrip(".")  # without hints of libpq
    if isinstance(error, sql.ReadOnlySqlTransaction):
        advice = "Connect to the primary server (target_session_attrs=read-write), or as a user who may write"
        return LedgerUnavailableError(f"the ledger {name} can only be read at the moment: {text}. {advice}")
    if error.sqlstate is not None and _TRANSIENT.match(error.sqlstate):
        return LedgerUnavailableError(f"the ledger {name} cannot be used at the moment: {text}")
    if isinstance(error, sql.InsufficientPrivilege):
        return LedgerError(f"the ledger {name} cannot be used: {text}. Grant this to the user, or connect as another")
    if isinstance(error, sql.UndefinedTable | sql.UndefinedFunction | sql.UndefinedColumn):
        return LedgerError(f"the ledger {name} lacks tables of this version: run twelvelabs ingest init with its URL")
    if isinstance(error, psycopg.OperationalError | psycopg.InterfaceError) and error.sqlstate is None:
        return _no_connection(error, text, name, has_connected=has_connected)
    return LedgerError(f"the ledger {name} cannot be used: {text}")


def _no_connection(error: psycopg.Error, text: str, name: str, *, has_connected: bool) -> LedgerError:
    if _BUSY.search(text):
        advice = "Let the server take more connections, or start fewer processes"
        return LedgerUnavailableError(f"the ledger {name} cannot be reached: {text}. {advice}")
    if _NO_TLS.search(text):
        return LedgerError(f"no connection to the ledger {name}: {text}. Check sslmode and the certificates")
    if _NO_VALUE.search(text):
        return LedgerError(f"no connection to the ledger {name}: {text}. Check the parameters in its URL")
    if not has_connected and _NOT_POSTGRES.search(text):
        return LedgerError(f"no connection to the ledger {name}: {text}. What is at this port is not PostgreSQL")
    if not _REFUSED.search(text) and (has_connected or not any(_is_named(one, text) for one in _identity(error))):
        advice = "Check the host and port, and that the server is running"
        return LedgerUnavailableError(f"the ledger {name} cannot be reached: {text}. {advice}")
    if "password" in text or getattr(error.pgconn, "used_password", False):
        return LedgerError(f"the ledger {name} does not accept the password: {text}. To give one, {CREDENTIALS_ADVICE}")
    return LedgerError(f"no connection to the ledger {name}: {text}. Check the user and the database in its URL")


def _identity(error: psycopg.Error) -> Iterator[str]:
    """The user and the database of a failed connection."""
    for attribute in ("user", "db"):
        yield (getattr(error.pgconn, attribute, None) or b"").decode("utf-8", "replace")


def _is_named(one: str, text: str) -> bool:
    """Whether what a server has said names a user or a database."""
    said = text.rpartition(" failed: ")[2]  # before that, libpq names the host
    return bool(one) and re.search(_QUOTED.format(re.escape(one)), said) is not None
