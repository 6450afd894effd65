"""Errors of a database as those of a ledger, which say what to do, and whether they are transient.

libpq gives no code for a connection that the server refuses, only a text in the server's language. In languages other
than English a refusal is recognized by the user or the database that it names: transient errors, such as that the
server is starting or has too many clients, name neither.
"""

from __future__ import annotations

import re

import psycopg
from psycopg import errors as sql
from twelvelabs_lowlevel.redaction import shown

from ...errors import LedgerError, LedgerUnavailableError

CREDENTIALS_ADVICE = "set PGPASSWORD, or write it into ~/.pgpass or a service file"
_PASSWORD = f"To give one, {CREDENTIALS_ADVICE}"
_TRANSIENT = re.compile(r"08|40|53|57|25P0[34]|55P03")
"""Codes of transient errors: connections, conflicts, resources, operators, and timeouts."""
_BUSY = re.compile(r"too many (connections|clients)|connection slots")
_ADVICE = {
    r"SSL was required|certificate|private key": "Check sslmode and the certificates",
    r"unsupported startup parameter": (
        "Connect to the server itself: a pooler between does not pass on the settings that a ledger needs"
    ),
    r"invalid (\S+ )?value|requires a value|unrecognized|invalid command-line": "Check the parameters in its URL",
    r"password": _PASSWORD,
    r"authentication failed|pg_hba|does not exist|permission denied|not permitted|definition of service": (
        "Check the user and the database in its URL"
    ),
}
"""What to do about errors that are not transient."""
_ADVICE_AT_FIRST = {
    **_ADVICE,
    r"invalid response to SSL negotiation|expected authentication request": "What is at this port is not PostgreSQL",
}
"""The same, if there has been no connection before: later a proxy may say so while the server is away."""
_HOST = re.compile(r"(at|host|socket) ([\"']).*?\2")
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
        advice = "Raise max_connections on the server, or start fewer processes"
        return LedgerUnavailableError(f"the ledger {name} cannot be reached: {text}. {advice}")
    known = _ADVICE if has_connected else _ADVICE_AT_FIRST
    said = _HOST.sub("", text)  # a name may consist of any words
    found = next((advice for pattern, advice in known.items() if re.search(pattern, said)), None)
    if found is None and not has_connected:
        found = _advice_in_any_language(error, said)
    if found is None:
        advice = "Check the host and port, and that the server is running"
        return LedgerUnavailableError(f"the ledger {name} cannot be reached: {text}. {advice}")
    if found is _PASSWORD:
        return LedgerError(f"the ledger {name} does not accept the password: {text}. {found}")
    return LedgerError(f"no connection to the ledger {name}: {text}. {found}")


def _advice_in_any_language(error: psycopg.Error, said: str) -> str | None:
    user, database = (getattr(error.pgconn, attribute, None) for attribute in ("user", "db"))
    if _is_named(user, said) and getattr(error.pgconn, "used_password", False):
        return _PASSWORD
    if _is_named(user, said) or _is_named(database, said):
        return "Check the user and the database in its URL"
    return None


def _is_named(one: bytes | None, said: str) -> bool:
    """Whether what a server has said names a user or a database."""
    quoted = _QUOTED.format(re.escape((one or b"").decode("utf-8", "replace")))
    return bool(one) and re.search(quoted, said) is not None
