"""A ledger in PostgreSQL: its tables are made once, and whatever is wrong with a database is said in a sentence."""

from __future__ import annotations

import os
import pickle
import re
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from types import SimpleNamespace
from unittest.mock import patch

import pytest
from psycopg import OperationalError, pq
from psycopg.conninfo import conninfo_to_dict
from twelvelabs_client.errors import InvalidArgumentError, LedgerError, LedgerUnavailableError
from twelvelabs_client.ingest.postgres import schema
from twelvelabs_client.ingest.postgres.connection import Database
from twelvelabs_client.ingest.postgres.failures import translated
from twelvelabs_client.ingest.postgres.schema import check, init

from tests.loops import loop

from .postgres_server import GUARDED, PASSWORD, PostgresServer

HIDDEN = [one.keyword.decode() for one in pq.Conninfo.get_defaults() if re.search(b"secret|_key", one.keyword)]
"""What this version of libpq knows besides passwords."""


def schema_of(url: str) -> str:
    """The schema of such a URL."""
    return str(conninfo_to_dict(url)["options"]).removeprefix("-csearch_path=")


def opened(url: str) -> None:
    """What opening a ledger does."""
    database = Database(url)
    with database.errors(), database.connect() as connection:
        check(connection, database.name)


def test_tables_are_made_once(postgres_server: PostgresServer, empty_schema: str) -> None:
    with pytest.raises(LedgerError, match="no tables of a ledger: run twelvelabs ingest init"):
        opened(empty_schema)
    with ThreadPoolExecutor(4) as pool:
        list(pool.map(init, [empty_schema] * 4))
    opened(empty_schema)
    assert postgres_server.run("SELECT count(*) FROM ingest_schema", schema=schema_of(empty_schema)) == [(1,)]


def test_tables_of_another_version_are_left_alone(postgres_server: PostgresServer, postgres_url: str) -> None:
    postgres_server.run("UPDATE ingest_schema SET version = version + 1", schema=schema_of(postgres_url))
    for use in (opened, init):
        with pytest.raises(LedgerError, match="upgrade twelvelabs-client"):
            use(postgres_url)


def test_tables_of_an_earlier_version_are_migrated(postgres_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    later = (*schema._MIGRATIONS, "ALTER TABLE ingest_runs ADD COLUMN later text", "CREATE TABLE ingest_more ()")
    monkeypatch.setattr(schema, "_MIGRATIONS", later)
    monkeypatch.setattr(schema, "_VERSION", len(later))
    with pytest.raises(LedgerError, match=rf"of version {len(later) - 2}, .* needs {len(later)}: stop what uses it"):
        opened(postgres_url)
    init(postgres_url)
    opened(postgres_url)


@loop(
    "statement, message, is_seen_by_all",
    [
        ("CREATE TABLE ingest_schema (version text)", "such as ingest_schema", True),
        ("CREATE TABLE ingest_items (version integer)", "such as ingest_items", True),
        ("CREATE VIEW ingest_schema AS SELECT 1 AS version", "such as ingest_schema", True),
        ("CREATE TABLE ingest_schema AS SELECT -1 AS version", "such as ingest_schema", True),
        ("CREATE TABLE ingest_schema AS SELECT 1 AS version", "without ingest_budgets and ingest_contents", True),
        ("CREATE SEQUENCE ingest_runs", 'relation "ingest_runs" already exists', False),
        ("CREATE TYPE ingest_runs AS (a integer)", 'relation "ingest_runs" already exists', False),
        ("CREATE DOMAIN ingest_runs AS integer", 'type "ingest_runs" already exists', False),
        ("CREATE FUNCTION ingest_now() RETURNS integer LANGUAGE sql AS 'SELECT 1'", 'function "ingest_now"', False),
    ],
)
def test_tables_of_something_else_are_left_alone(
    postgres_server: PostgresServer, empty_schema: str, statement: str, message: str, is_seen_by_all: bool
) -> None:
    where = schema_of(empty_schema)
    postgres_server.run(f"DROP SCHEMA {where} CASCADE", f"CREATE SCHEMA {where}")
    postgres_server.run(statement, schema=where)
    with pytest.raises(LedgerError, match=r"tables of something else.*name another database") as caught:
        init(empty_schema)
    assert message in str(caught.value)
    with pytest.raises(LedgerError, match=message if is_seen_by_all else "run twelvelabs ingest init"):
        opened(empty_schema)
    found = postgres_server.run("SELECT count(*) FROM pg_tables WHERE schemaname = current_schema()", schema=where)
    assert found == [("TABLE" in statement,)]


def test_a_ledger_that_has_lost_a_table_is_not_used(postgres_server: PostgresServer, postgres_url: str) -> None:
    postgres_server.run("DROP TABLE ingest_items", schema=schema_of(postgres_url))
    for use in (opened, init):
        with pytest.raises(LedgerError, match="a ledger without ingest_items"):
            use(postgres_url)


def test_a_user_who_may_only_read_needs_no_init(postgres_server: PostgresServer, postgres_url: str) -> None:
    where = schema_of(postgres_url)
    postgres_server.run(f"GRANT USAGE ON SCHEMA {where} TO {GUARDED}")
    postgres_server.run(f"GRANT SELECT ON ALL TABLES IN SCHEMA {where} TO {GUARDED}")
    with patch.dict(os.environ, {"PGPASSWORD": PASSWORD}):
        init(postgres_server.url(where, user=GUARDED))


def test_what_keeps_a_database_from_being_used_is_named(postgres_server: PostgresServer, empty_schema: str) -> None:
    postgres_server.run("CREATE DATABASE latin ENCODING 'LATIN1' TEMPLATE template0")
    guarded = postgres_server.url(schema_of(empty_schema), user=GUARDED)
    port = postgres_server.port
    cases: list[tuple[str, str, type[LedgerError], Callable[[str], None]]] = [
        (postgres_server.url("nowhere"), "no schema for the tables", LedgerError, init),
        (postgres_server.url(database="nowhere"), 'database "nowhere" does not exist', LedgerError, opened),
        (postgres_server.url(database="latin"), "encoding LATIN1", LedgerError, init),
        (postgres_server.url(user="nobody"), "Check the user", LedgerError, opened),
        (guarded, "set PGPASSWORD", LedgerError, opened),
        (f"postgresql://127.0.0.1:{port}/postgres?service=none", "no connection", LedgerError, opened),
        ("postgresql://127.0.0.1:1/db", "cannot be reached", LedgerUnavailableError, opened),
        ("postgresql://password-certificate.invalid/db", "cannot be reached", LedgerUnavailableError, opened),
        (f"{postgres_server.url()}?sslmode=require", "Check sslmode", LedgerError, opened),
        (f"{postgres_server.url()}?sslmode=nonsense", "Check the parameters", LedgerError, opened),
        (f"{postgres_server.url()}?options=-csearch_path", "Check the parameters", LedgerError, opened),
        (f"{postgres_server.url()}?options=-cmeaning%3D42", "Check the parameters", LedgerError, opened),
    ]
    for url, message, kind, use in cases:
        with pytest.raises(LedgerError, match=message) as caught:
            use(url)
        assert type(caught.value) is kind
        assert type(pickle.loads(pickle.dumps(caught.value))) is kind
    with patch.dict(os.environ, {"PGPASSWORD": "wrong"}), pytest.raises(LedgerError, match="set PGPASSWORD") as caught:
        opened(guarded)
    assert not caught.value.is_transient
    with patch.dict(os.environ, {"PGPASSWORD": PASSWORD}):
        with pytest.raises(LedgerError, match="no schema for the tables"):  # which it may not see
            init(guarded)
        postgres_server.run(f"GRANT USAGE ON SCHEMA {schema_of(empty_schema)} TO {GUARDED}")
        with pytest.raises(LedgerError, match=r"permission denied for schema .* Grant this to the user"):
            init(guarded)


@loop(
    "said, is_transient",
    [
        ("Passwort-Authentifizierung für Benutzer »guarded« fehlgeschlagen", False),
        ("authentification par mot de passe échouée pour l'utilisateur  «\xa0guarded\xa0»", False),
        ("la autentificación password falló para el usuario «guarded»", False),
        ('ユーザー"guarded"のパスワード認証に失敗しました', False),
        ('пользователь "guarded" не прошёл проверку подлинности (по паролю)', False),
        ('"films" 데이터베이스 없음', False),
        ('数据库 "films" 不存在', False),
        ("das Datenbanksystem startet", True),
        ("désolé, trop de clients sont déjà connectés", True),
        ("データベースシステムはシャットダウンしています", True),
        ('too many connections for role "guarded"', True),
        ("sorry, too many clients already", True),
    ],
)
def test_a_refusal_in_another_language_is_final_unless_there_has_been_a_connection(
    said: str, is_transient: bool
) -> None:
    text = f'connection failed: connection to server at "films", port 5432 failed: FATAL:  {said}'
    error = OperationalError(text)
    error._pgconn = SimpleNamespace(user=b"guarded", db=b"films", used_password=True)  # type: ignore[assignment]
    assert translated(error, "postgresql://films/films", has_connected=False).is_transient is is_transient
    assert translated(error, "postgresql://films/films", has_connected=True).is_transient or re.search(
        "password|para", said
    )


@loop(
    "url",
    [
        "postgresql://me:SECRET@host/db",
        "postgres://me:SECRET%40@[::1]:5432/db",
        "postgresql://host/db?password=SECRET",
        "postgresql:///db?sslpassword=SECRET",
        *(f"postgresql:///db?{name}=SECRET" for name in HIDDEN),
    ],
)
def test_a_url_with_a_password_is_refused_and_never_shown(url: str) -> None:
    with pytest.raises(InvalidArgumentError, match=r"has a password in it.*PGPASSWORD.*pgpass.*service") as caught:
        init(url)
    assert "SECRET" not in str(caught.value)


@loop(
    "url",
    [
        "postgresql://me:SECRET@host/db?bogus=1",
        "postgresql://h:SECRET/db",
        "host=h password=SECRET",
        "mysql://me:SECRET@h/db",
        "postgresql://[SECRET/db",
        "postgresql://h/%zzSECRET",
        "postgresql://h/SECRET%00",
        "postgresql://h/SECRET\0",
        "postgresql://h/SECRET\ud800",
    ],
)
def test_a_url_that_is_not_valid_is_refused_and_never_shown(url: str) -> None:
    with pytest.raises(InvalidArgumentError, match="URL of the ledger is not valid") as caught:
        init(url)
    assert "SECRET" not in str(caught.value)
    assert caught.value.__cause__ is None
    assert caught.value.__suppress_context__
