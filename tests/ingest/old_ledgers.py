"""Ledgers as earlier versions have written them."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

_ITEMS = """
CREATE TABLE items (
    target TEXT NOT NULL, path TEXT NOT NULL, run INTEGER NOT NULL, position INTEGER NOT NULL,
    filename TEXT NOT NULL, user_metadata TEXT, size INTEGER, mtime_ns INTEGER,
    state TEXT NOT NULL, content TEXT, error_type TEXT, error TEXT,{version}
    PRIMARY KEY (target, path)
) WITHOUT ROWID;
CREATE INDEX items_in_order ON items (target, run, position);
CREATE INDEX items_by_state ON items (target, run, state, position);
CREATE INDEX items_by_content ON items (target, content, run, position);
"""
_CONTENTS = """
CREATE TABLE contents (
    target TEXT NOT NULL, content TEXT NOT NULL, path TEXT NOT NULL, run INTEGER NOT NULL, platform TEXT NOT NULL,
    size INTEGER, mtime_ns INTEGER, step TEXT NOT NULL, state TEXT NOT NULL, due REAL NOT NULL, arrived REAL NOT NULL,
    attempts INTEGER NOT NULL DEFAULT 0, made_after TEXT, sent_as TEXT,
    asset_id TEXT, asset_created_at TEXT, indexed_item_id TEXT, indexed_item_created_at TEXT, metadata_sent TEXT,
    retry_from TEXT, error_type TEXT, error TEXT,
    PRIMARY KEY (target, content)
) WITHOUT ROWID;
CREATE INDEX contents_due ON contents (target, run, state, step, due);
CREATE INDEX contents_of_all ON contents (content, platform);
"""
_SCHEMAS = {4: _ITEMS.format(version="") + _CONTENTS, 5: _ITEMS.format(version=" version TEXT,") + _CONTENTS}
FORMATS = tuple(_SCHEMAS)


def write_as(path: Path, version: int) -> None:
    """Write a ledger again in an earlier format, made with the statements of that time."""
    with closing(sqlite3.connect(path)) as found:
        found.row_factory = sqlite3.Row
        rows = {name: [dict(row) for row in found.execute(f"SELECT * FROM {name}")] for name in ("items", "contents")}
    for each in path.parent.glob(f"{path.name}*"):
        each.unlink()
    with closing(sqlite3.connect(path)) as old, old:
        old.executescript(f"PRAGMA journal_mode = WAL; {_SCHEMAS[version]}; PRAGMA user_version = {version}")
        for table, found_rows in rows.items():
            columns = [row[1] for row in old.execute(f"PRAGMA table_info({table})")]
            names = ", ".join(f":{name}" for name in columns)
            for row in found_rows:
                row["platform"] = row.get("account")
                old.execute(f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({names})", row)
