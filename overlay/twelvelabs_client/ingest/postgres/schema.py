"""The tables of a ledger in PostgreSQL: made and migrated by `init`, checked by everybody else.

All names begin with `ingest_`. Paths and contents have keys of 16 bytes, because an index takes no long texts. Times
are those of the database (`ingest_now()`), except those of the platform, which are only compared with each other.

    ingest_targets          one row for each index or knowledge store
      newest_*              when the newest known object was created there, about
    ingest_runs             state: open or ended; joined, enlisted: how many have taken part and added files
    ingest_workers          who takes part in a run, and until when if no more is heard of them
      reads                 whether its machine can read files, as far as known
      reported              the latest report for the budget
    ingest_items            one row for each path that goes to a target
      state                 pending, running, known (its content is), or failed
    ingest_contents         one row for each content that goes to a target; item: the file that is used
      step, state           the current step, and pending, running, done or failed
      due, arrived          when the step may begin, and when the content reached it
      worker, claim         who has claimed it last, and how often it has been claimed
      made_after, sent_as   what a creating step with an unknown result may have created
      upload                the token of an unfinished upload
      is_elsewhere          whether the asset had been created for another target before
      not_here              the machines that could not read the file
    ingest_counts           how the number of files in each state has changed; the sums are the counts of a run
    ingest_budgets          how fast the workers of an account may begin uploads, and what they have reported

What a run consists of is counted by triggers, so that counts cost the same for any number of files.
"""

from __future__ import annotations

import re

import psycopg
from psycopg.errors import DuplicateFunction, DuplicateObject, DuplicateTable
from psycopg.rows import DictRow

from ...errors import LedgerError
from .connection import Database

_OLDEST_SERVER = 130000

_TABLES = """
CREATE TABLE ingest_schema (version integer NOT NULL);
CREATE FUNCTION ingest_now() RETURNS timestamptz LANGUAGE sql AS 'SELECT clock_timestamp()';
CREATE TABLE ingest_targets (
    id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY, name text NOT NULL UNIQUE, account text NOT NULL,
    newest_asset timestamptz, newest_indexed_item timestamptz
);
CREATE TABLE ingest_runs (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, target integer NOT NULL REFERENCES ingest_targets,
    state text NOT NULL DEFAULT 'open', retry_failed boolean NOT NULL, dry_run boolean NOT NULL,
    joined integer NOT NULL DEFAULT 1,
    enlisted integer NOT NULL DEFAULT 0,
    package text NOT NULL, options text NOT NULL, leader uuid, stopped text, stopped_at integer NOT NULL DEFAULT -1,
    began timestamptz NOT NULL
);
CREATE UNIQUE INDEX ingest_runs_open ON ingest_runs (target) WHERE state = 'open';
CREATE INDEX ingest_runs_of_target ON ingest_runs (target, id);
CREATE TABLE ingest_workers (
    id uuid PRIMARY KEY, run bigint NOT NULL REFERENCES ingest_runs, host text NOT NULL, process integer NOT NULL,
    joined timestamptz NOT NULL, until timestamptz NOT NULL, enlists boolean NOT NULL,
    reads boolean NOT NULL DEFAULT true, reported uuid
);
CREATE INDEX ingest_workers_of_run ON ingest_workers (run);
CREATE TABLE ingest_items (
    key uuid PRIMARY KEY, path text NOT NULL, run bigint NOT NULL, position bigint NOT NULL,
    filename text NOT NULL, user_metadata text, size bigint, mtime_ns bigint, version text,
    state text NOT NULL, content uuid, due timestamptz NOT NULL DEFAULT '-infinity',
    worker uuid, claim integer NOT NULL DEFAULT 0, not_here text[], error_type text, error text
) WITH (fillfactor = 90, autovacuum_vacuum_scale_factor = 0.02);
CREATE INDEX ingest_items_in_order ON ingest_items (run, position);
CREATE INDEX ingest_items_pending ON ingest_items (run, due, position) WHERE state = 'pending';
CREATE INDEX ingest_items_running ON ingest_items (run) WHERE state = 'running';
CREATE TABLE ingest_contents (
    key uuid NOT NULL, target integer NOT NULL, content text NOT NULL, item uuid NOT NULL, run bigint NOT NULL,
    account text NOT NULL, size bigint, mtime_ns bigint, step text NOT NULL, state text NOT NULL DEFAULT 'pending',
    due timestamptz NOT NULL, arrived timestamptz NOT NULL, attempts integer NOT NULL DEFAULT 0,
    worker uuid, claim integer NOT NULL DEFAULT 0, made_after timestamptz, sent_as text,
    asset_id text, asset_created_at timestamptz, indexed_item_id text, indexed_item_created_at timestamptz,
    metadata_sent text, upload text, is_elsewhere boolean NOT NULL DEFAULT false, not_here text[],
    retry_from text, error_type text, error text, PRIMARY KEY (key, target)
) WITH (fillfactor = 80, autovacuum_vacuum_scale_factor = 0.01);
CREATE INDEX ingest_contents_new ON ingest_contents (run, step, arrived) WHERE state = 'pending' AND due <= arrived;
CREATE INDEX ingest_contents_postponed ON ingest_contents (run, step, due) WHERE state = 'pending' AND due > arrived;
CREATE INDEX ingest_contents_running ON ingest_contents (run, step) WHERE state = 'running';
CREATE INDEX ingest_contents_of_indexed_item ON ingest_contents (indexed_item_id) WHERE indexed_item_id IS NOT NULL;
CREATE INDEX ingest_contents_indexed ON ingest_contents (target, key) WHERE indexed_item_id IS NOT NULL;
CREATE INDEX ingest_contents_failed ON ingest_contents (run, key) WHERE state = 'failed';
CREATE UNIQUE INDEX ingest_contents_going_up ON ingest_contents (key, account)
    WHERE state = 'running' AND step = 'upload';
CREATE TABLE ingest_counts (
    run bigint NOT NULL, kind text NOT NULL, state text NOT NULL, step text, is_known boolean NOT NULL,
    is_uploaded boolean NOT NULL, number bigint NOT NULL, bytes numeric NOT NULL,
    at timestamptz NOT NULL DEFAULT ingest_now()
);
CREATE INDEX ingest_counts_of_run ON ingest_counts (run);
CREATE TABLE ingest_budgets (
    account text PRIMARY KEY, pace text NOT NULL, spacing double precision NOT NULL, burst double precision NOT NULL,
    next_at timestamptz NOT NULL, closed_until timestamptz NOT NULL,
    accepted integer NOT NULL DEFAULT 0, refused integer NOT NULL DEFAULT 0,
    remaining integer, resets_at timestamptz, paused_until timestamptz
);
"""

_COUNTER = """
CREATE FUNCTION {table}_are_counted() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'INSERT' THEN
        INSERT INTO ingest_counts (run, kind, state, step, is_known, is_uploaded, number, bytes)
            SELECT run, {grouped}, count(*), coalesce(sum(size), 0) FROM after GROUP BY {groups};
    ELSIF TG_OP = 'DELETE' THEN
        INSERT INTO ingest_counts (run, kind, state, step, is_known, is_uploaded, number, bytes)
            SELECT run, {grouped}, -count(*), -coalesce(sum(size), 0) FROM before GROUP BY {groups};
    ELSE
        INSERT INTO ingest_counts (run, kind, state, step, is_known, is_uploaded, number, bytes)
            SELECT run, {grouped}, sum(sign), coalesce(sum(sign * size), 0)
            FROM (SELECT *, 1 AS sign FROM after UNION ALL SELECT *, -1 FROM before) AS changed GROUP BY {groups}
            HAVING sum(sign) <> 0 OR coalesce(sum(sign * size), 0) <> 0;
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER added AFTER INSERT ON {table} REFERENCING NEW TABLE AS after
    FOR EACH STATEMENT EXECUTE FUNCTION {table}_are_counted();
CREATE TRIGGER changed AFTER UPDATE ON {table} REFERENCING OLD TABLE AS before NEW TABLE AS after
    FOR EACH STATEMENT EXECUTE FUNCTION {table}_are_counted();
CREATE TRIGGER removed AFTER DELETE ON {table} REFERENCING OLD TABLE AS before
    FOR EACH STATEMENT EXECUTE FUNCTION {table}_are_counted();
"""
_STATE = "CASE state WHEN 'running' THEN 'pending' ELSE state END"
_COUNTED = {
    "ingest_items": f"'item', {_STATE}, NULL::text, content IS NOT NULL, false",
    "ingest_contents": f"'content', {_STATE}, step, true, asset_id IS NOT NULL OR (step = 'upload' AND is_elsewhere)",
}
_COUNTERS = "".join(
    _COUNTER.format(table=table, grouped=grouped, groups="1, 2, 3, 4, 5, 6") for table, grouped in _COUNTED.items()
)

_MIGRATIONS = (_TABLES + _COUNTERS,)
"""What leads from each version of the tables to the next one, beginning with none."""
_VERSION = len(_MIGRATIONS)


def init(url: str) -> None:
    """Make the tables of a ledger in a database, or bring those of an earlier version up to date.

    They are made in the first schema of the connection's search_path. Does nothing if all are there. A ledger must not
    be in use while its tables are changed.

    Raises:
        InvalidArgumentError: The URL is not valid, or has a password in it.
        LedgerError: The database cannot be reached, is not fit, or has other tables with such names.
    """
    database = Database(url)
    with database.errors(), database.connect(statement_timeout="0") as connection, connection.transaction():
        connection.execute("SELECT pg_advisory_xact_lock(hashtext('twelvelabs ingest init'))")
        found = _version(connection, database.name)
        if found > _VERSION:
            raise _too_new(found, database.name)
        if found == _VERSION:
            return
        try:
            for migration in _MIGRATIONS[found:]:
                connection.execute(migration.encode())
        except (DuplicateTable, DuplicateFunction, DuplicateObject) as error:
            raise _of_something_else(database.name, f": {error.diag.message_primary}") from error
        if not found:
            connection.execute("INSERT INTO ingest_schema VALUES (0)")
        connection.execute("UPDATE ingest_schema SET version = %s", (_VERSION,))


def check(connection: psycopg.Connection[DictRow], name: str) -> None:
    """Raises LedgerError if the database does not have the tables of this version."""
    found = _version(connection, name)
    if found > _VERSION:
        raise _too_new(found, name)
    if not found:
        raise LedgerError(f"the database {name} has no tables of a ledger: run twelvelabs ingest init with its URL")
    if found < _VERSION:
        raise LedgerError(
            f"the ledger {name} has tables of version {found}, but this version of the package needs {_VERSION}: stop "
            "what uses it, and run twelvelabs ingest init with its URL"
        )


def _too_new(found: int, name: str) -> LedgerError:
    return LedgerError(
        f"the ledger {name} has tables of version {found}, but this version of the package knows only {_VERSION}: "
        "upgrade twelvelabs-client here"
    )


_DESCRIBE = """
SELECT current_setting('server_version_num')::integer AS server, current_setting('server_encoding') AS encoding,
    current_schema() AS schema,
    ARRAY(SELECT c.relname::text FROM pg_class AS c JOIN pg_namespace AS n ON n.oid = c.relnamespace
        WHERE n.nspname = current_schema() AND c.relkind IN ('r', 'p', 'v', 'm', 'f')
            AND c.relname LIKE 'ingest\\_%' ORDER BY 1) AS tables,
    EXISTS (SELECT FROM pg_attribute AS a JOIN pg_class AS c ON c.oid = a.attrelid
        WHERE a.attname = 'version' AND a.atttypid = 'integer'::regtype AND c.relkind = 'r'
            AND c.oid = to_regclass(quote_ident(current_schema()) || '.ingest_schema')) AS is_ledger
"""
_OWN_TABLES = frozenset(re.findall(r"CREATE TABLE (\w+)", _TABLES))


def _version(connection: psycopg.Connection[DictRow], name: str) -> int:
    """The version of the tables; 0 if there are none. Raises LedgerError if the database is not fit for a ledger."""
    found = connection.execute(_DESCRIBE).fetchone() or {}
    if found["server"] < _OLDEST_SERVER:
        raise LedgerError(f"the server of {name} is too old: a ledger needs PostgreSQL {_OLDEST_SERVER // 10000}")
    if found["encoding"] != "UTF8":
        raise LedgerError(
            f"the database {name} has the encoding {found['encoding']}, which cannot hold all names of files: make one "
            "with CREATE DATABASE ... ENCODING 'UTF8' TEMPLATE template0"
        )
    if found["schema"] is None:
        raise LedgerError(
            f"the database {name} has no schema for the tables: make the one that search_path names, or name another "
            "with ?options=-csearch_path%3Dname at the end of the URL"
        )
    row = connection.execute("SELECT version FROM ingest_schema").fetchone() if found["is_ledger"] else None
    if (row is None or row["version"] < 1) and found["tables"]:
        raise _of_something_else(name, f", such as {found['tables'][0]}")
    if row is not None and (missing := sorted(_OWN_TABLES.difference(found["tables"]))):
        raise _of_something_else(name, f", or of a ledger without {' and '.join(missing)}")
    return row["version"] if row else 0


def _of_something_else(name: str, what: str) -> LedgerError:
    return LedgerError(
        f"the database {name} has tables of something else{what}: name another database, or another schema with "
        "?options=-csearch_path%3Dname at the end of the URL"
    )
