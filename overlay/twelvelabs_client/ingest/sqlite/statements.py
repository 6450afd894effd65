"""The tables of the SQLite ledger, and the statements that change and read them.

`items` has one row per path of a source, `contents` one per content that goes to a target. Times are Unix seconds.

    items.run, position      the latest run (counted from 1) with the path in its source, and where
    items.state              pending, running, known (its content is), failed
    items.version            the ETag of an object, or what its store has in its place
    items.content            the key of its row in contents
    contents.path            the item whose bytes, name and metadata are used
    contents.account         a hash of the account
    contents.step, state     the current step, and pending, running, done or failed
    contents.due             when the step may begin
    contents.arrived         when it reached the step, or failed
    contents.attempts        failed tries of the step
    contents.upload          the token of an unfinished upload in parts
    contents.sent_as         the name that a creating step has sent; empty if its tries sent different ones
    contents.made_after      what a creating step with an unknown result may have created is not older than this, by
                             the platform's clock
    contents.retry_from      the step that a retry begins with
    worker, claim            who claimed the row last, and how often it has been claimed; a claim that has been settled
                             has no worker, one that has been freed is not running
"""

from __future__ import annotations

from ..model import Step

SCHEMA = (
    """CREATE TABLE IF NOT EXISTS items (
        target TEXT NOT NULL, path TEXT NOT NULL, run INTEGER NOT NULL, position INTEGER NOT NULL,
        filename TEXT NOT NULL, user_metadata TEXT, size INTEGER, mtime_ns INTEGER,
        state TEXT NOT NULL, content TEXT, error_type TEXT, error TEXT, version TEXT,
        worker TEXT, claim INTEGER NOT NULL DEFAULT 0,
        PRIMARY KEY (target, path)) WITHOUT ROWID""",
    "CREATE INDEX IF NOT EXISTS items_in_order ON items (target, run, position)",
    "CREATE INDEX IF NOT EXISTS items_by_state ON items (target, run, state, position)",
    "CREATE INDEX IF NOT EXISTS items_by_content ON items (target, content, run, position)",
    """CREATE TABLE IF NOT EXISTS contents (
        target TEXT NOT NULL, content TEXT NOT NULL, path TEXT NOT NULL, run INTEGER NOT NULL, account TEXT NOT NULL,
        size INTEGER, mtime_ns INTEGER, step TEXT NOT NULL, state TEXT NOT NULL, due REAL NOT NULL,
        arrived REAL NOT NULL, attempts INTEGER NOT NULL DEFAULT 0, made_after TEXT, sent_as TEXT,
        asset_id TEXT, asset_created_at TEXT, indexed_item_id TEXT, indexed_item_created_at TEXT, metadata_sent TEXT,
        retry_from TEXT, error_type TEXT, error TEXT, worker TEXT, claim INTEGER NOT NULL DEFAULT 0, upload TEXT,
        PRIMARY KEY (target, content)) WITHOUT ROWID""",
    "DROP INDEX IF EXISTS contents_due",
    """CREATE INDEX IF NOT EXISTS contents_in_order ON contents
        (target, run, state, step, due > arrived, max(due, arrived))""",
    "CREATE INDEX IF NOT EXISTS contents_of_all ON contents (content, account)",
)
MIGRATIONS = {
    4: ("ALTER TABLE items ADD COLUMN version TEXT",),
    5: (
        "ALTER TABLE items ADD COLUMN worker TEXT",
        "ALTER TABLE items ADD COLUMN claim INTEGER NOT NULL DEFAULT 0",
        "ALTER TABLE contents ADD COLUMN worker TEXT",
        "ALTER TABLE contents ADD COLUMN claim INTEGER NOT NULL DEFAULT 0",
        "ALTER TABLE contents ADD COLUMN upload TEXT",
        "ALTER TABLE contents RENAME COLUMN platform TO account",
    ),
}
"""The migrations of ledgers from each format to the next."""

_IS_SAME = """(items.size IS excluded.size AND items.mtime_ns IS excluded.mtime_ns
    AND coalesce(items.version = excluded.version, 1))"""
"""A version that only one of two runs knows makes no difference."""
ENLIST = """
INSERT INTO items (target, path, run, position, filename, user_metadata, size, mtime_ns, version, state, error_type,
    error)
VALUES (:target, :path, :run, :position, :filename, :user_metadata, :size, :mtime_ns, :version, :state, :error_type,
    :error)
ON CONFLICT (target, path) DO UPDATE SET
    run = excluded.run, position = CASE WHEN items.run = excluded.run THEN items.position ELSE excluded.position END,
    filename = excluded.filename,
    user_metadata = excluded.user_metadata, size = excluded.size, mtime_ns = excluded.mtime_ns,
    version = coalesce(excluded.version, CASE WHEN IS_SAME THEN items.version END),
    content = CASE WHEN IS_SAME THEN content END,
    error_type = coalesce(excluded.error_type, items.error_type), error = coalesce(excluded.error, items.error),
    state = CASE WHEN excluded.state = 'failed' THEN 'failed'
        WHEN NOT IS_SAME THEN 'pending'
        WHEN state = 'known' THEN 'known' WHEN state = 'failed' AND NOT :retry THEN 'failed' ELSE 'pending' END
WHERE items.run != excluded.run OR (:retry AND items.state = 'failed' AND excluded.state != 'failed')
""".replace("IS_SAME", _IS_SAME)
"""The first of two entries with the same path in one run wins."""
FREE_ITEMS = """
UPDATE items SET state = 'pending'
WHERE target = :target AND run = :run AND state = 'running' AND worker = :worker
"""
FREE_CONTENTS = """
UPDATE contents SET state = 'pending', due = CASE WHEN step IN ('upload', 'add') THEN :due ELSE :now END,
    arrived = CASE WHEN step IN ('upload', 'add') THEN :now ELSE arrived END,
    step = CASE step WHEN 'upload' THEN 'find_asset' WHEN 'add' THEN 'find_indexed_item' ELSE step END
WHERE state = 'running' AND """
OF_WORKER = "target = :target AND run = :run AND worker = :worker"
OF_THE_DEAD = "target NOT IN (SELECT value FROM json_each(:open))"
"""Nobody takes part in runs of other targets than these, though a process may have died in them."""
JOIN_RUN = (
    """UPDATE contents SET run = :run,
        arrived = CASE WHEN state != 'pending' THEN arrived WHEN step = 'upload' THEN min(arrived, :now) ELSE :now END,
        due = CASE WHEN state = 'pending' AND (due > :latest OR step IN ('await_asset', 'await_ready')) THEN :now
            ELSE due END
        WHERE target = :target AND run != :run AND content IN (
            SELECT content FROM items WHERE target = :target AND run = :run AND content IS NOT NULL)""",
    """UPDATE contents SET mtime_ns = NULL, path = (
        SELECT path FROM items WHERE items.target = contents.target AND items.content = contents.content
            AND items.run = contents.run ORDER BY position LIMIT 1)
        WHERE target = :target AND run = :run AND NOT EXISTS (
            SELECT 1 FROM items WHERE items.target = contents.target AND items.path = contents.path
                AND items.content = contents.content AND items.run = contents.run)""",
)
REJOIN = (
    """UPDATE contents SET state = 'pending', step = retry_from, retry_from = NULL, attempts = 0, due = :now,
        arrived = CASE WHEN retry_from = 'upload' THEN min(arrived, :now) ELSE :now END,
        asset_id = CASE WHEN retry_from != 'upload' THEN asset_id END,
        indexed_item_id = CASE WHEN retry_from NOT IN ('upload', 'add') THEN indexed_item_id END, account = :account,
        error = NULL, error_type = NULL WHERE target = :target AND run = :run AND content = coalesce(:content, content)
        AND state = 'failed' AND (:retry OR (:content IS NOT NULL AND error_type = 'SourceChangedError'))""",
    """UPDATE contents SET state = 'pending', step = 'set_metadata', due = :now, arrived = :now
        WHERE target = :target AND run = :run AND content = coalesce(:content, content)
        AND (state = 'done' OR (state = 'pending' AND step = 'await_ready')) AND metadata_sent IS NOT (
            SELECT coalesce(user_metadata, metadata_sent) FROM items
            WHERE items.target = contents.target AND items.path = contents.path)""",
)
"""For all contents of a run, or for one that joins it."""
_IN_RUN = "target = :target AND run = :run"
_FIRST = (
    "SELECT * FROM (SELECT '{step}' AS step, {first} FROM {table}"
    f" WHERE {_IN_RUN} AND state = '{{state}}' {{which}} LIMIT 1)"
)
_NEW, _POSTPONED = "(due > arrived) = 0", "(due > arrived) = 1"
"""Whether a content has been postponed at its step."""
_IN_ORDER = "ORDER BY max(due, arrived)"
DUES = " UNION ALL ".join(
    [
        _FIRST.format(step=Step.FINGERPRINT, first=first, table="items", state=state, which="")
        for state, first in (("pending", "0.0 AS due"), ("running", "NULL"))
    ]
    + [
        _FIRST.format(step=step, first=first, table="contents", state=state, which=f"AND step = '{step}' {which}")
        for step in Step
        if step is not Step.FINGERPRINT
        for state, first, which in (
            ("pending", "max(due, arrived)", f"AND {_NEW} {_IN_ORDER}"),
            ("pending", "max(due, arrived)", f"AND {_POSTPONED} {_IN_ORDER}"),
            ("running", "NULL", ""),
        )
    ]
)
"""For each step the pending items of each kind that are due first, and whether there are running ones (NULL)."""
_PENDING = f"FROM contents WHERE {_IN_RUN} AND state = 'pending' AND step = :step AND"
OLD_ENOUGH_AT = f"""
SELECT min(due) AS due FROM (
    SELECT * FROM (SELECT arrived + :min_age AS due {_PENDING} {_NEW} {_IN_ORDER} LIMIT 1)
    UNION ALL SELECT min(max(due, arrived + :min_age)) {_PENDING} {_POSTPONED} AND max(due, arrived) <= coalesce((
        SELECT due {_PENDING} {_POSTPONED} AND arrived + :min_age <= due {_IN_ORDER} LIMIT 1), 1e999))
"""
"""When an item is both due and old enough: of those that have been postponed, that is not always the one that is due
first, but none that is due after one which is old enough by then."""
CLAIM_ITEM = (
    """SELECT path AS key, path, filename, user_metadata, size, mtime_ns, version, NULL AS content, claim FROM items
        WHERE target = :target AND run = :run AND state = 'pending' ORDER BY position LIMIT :limit""",
    "UPDATE items SET state = 'running', worker = :worker, claim = claim + 1 WHERE target = :target AND path = :key",
)
_DUE_CONTENTS = f"""
    (SELECT * FROM (SELECT * {_PENDING} {_NEW} AND max(due, arrived) <= :latest {_IN_ORDER} LIMIT :limit)
    UNION ALL SELECT * FROM (SELECT * {_PENDING} {_POSTPONED} AND max(due, arrived) <= :now AND arrived <= :latest
        {_IN_ORDER} LIMIT :limit)) AS c
    JOIN items AS i ON i.target = c.target AND i.path = c.path
    ORDER BY max(c.due, c.arrived) LIMIT :limit
"""
"""What is too young is not read."""
CLAIM_CONTENT = (
    "SELECT c.content AS key, c.*, i.filename, i.user_metadata, i.version, NULL AS made_before FROM" + _DUE_CONTENTS,
    """UPDATE contents SET state = 'running', worker = :worker, claim = claim + 1
        WHERE target = :target AND content = :key""",
)
_OF_OTHERS = "o.content = c.content AND o.account = c.account AND o.target != c.target"
_GOES_UP = "o.state = 'running' AND o.step = 'upload'"
_IS_DOUBT = """(o.step = 'find_asset' OR (o.state = 'failed' AND o.retry_from = 'find_asset'))
    AND o.asset_id IS NULL AND o.made_after IS NOT NULL AND (c.made_after IS NULL OR c.arrived <= o.arrived)"""
"""Whether an upload to another target has an unknown result which is newer than the last search of this one."""
_ELSEWHERE = "asset_id IS NOT NULL AND retry_from IS NOT 'upload'"
CLAIM_CREATION = (
    f"""SELECT c.content AS key, c.*, i.filename, i.user_metadata, i.version,
            EXISTS (SELECT 1 FROM contents AS o WHERE {_OF_OTHERS} AND {_GOES_UP}) AS goes_up,
            EXISTS (SELECT 1 FROM contents AS o WHERE {_OF_OTHERS} AND {_IS_DOUBT}) AS is_doubtful,
            (SELECT group_concat(asset_id, char(10)) FROM (
                SELECT asset_id FROM contents AS o
                WHERE o.content = c.content AND o.account = c.account AND {_ELSEWHERE}
                ORDER BY asset_created_at DESC)) AS made_before
        FROM {_DUE_CONTENTS}""",
    """UPDATE contents SET state = 'running', worker = :worker, claim = claim + 1,
        made_after = coalesce(made_after, max(:newest, coalesce(asset_created_at, ''))),
        sent_as = (SELECT CASE WHEN coalesce(sent_as, filename) = filename THEN filename ELSE '' END
            FROM items WHERE items.target = contents.target AND items.path = contents.path)
        WHERE target = :target AND content = :key""",
)
WAIT_FOR_OTHER = "UPDATE contents SET due = :now + 1 WHERE target = :target AND content = :key"
"""While a content goes up for another target; then there is an asset to use, or a doubt."""
DOUBT = f"""
UPDATE contents AS c SET step = 'find_asset', due = :now + :settling, arrived = :now, upload = NULL,
    (made_after, sent_as) = (
        SELECT min(made_after), CASE WHEN min(sent_as) = max(sent_as) THEN min(sent_as) ELSE '' END FROM (
            SELECT made_after, sent_as FROM contents AS o WHERE {_OF_OTHERS} AND {_IS_DOUBT}
            UNION ALL SELECT c.made_after, c.sent_as WHERE c.made_after IS NOT NULL))
WHERE target = :target AND content = :key
"""
"""Look for what an upload to another target may have created, before it is uploaded."""
NEWEST = """
SELECT max(asset_created_at) AS upload, max(indexed_item_created_at) AS "add" FROM contents WHERE target = :target
"""
_CLAIMED = " AND claim = :claim AND worker = :worker"
_CONTENT = "WHERE target = :target AND content = :content" + _CLAIMED
_ITEM = "WHERE target = :target AND path = :path" + _CLAIMED
ADVANCE = f"""
UPDATE contents SET step = :next, state = :state, due = :now, arrived = :now, attempts = :attempts, made_after = NULL,
    sent_as = NULL, upload = NULL, worker = NULL,
    asset_id = coalesce(:asset_id, asset_id), asset_created_at = coalesce(:asset_created_at, asset_created_at),
    indexed_item_id = coalesce(:indexed_item_id, indexed_item_id),
    indexed_item_created_at = coalesce(:indexed_item_created_at, indexed_item_created_at),
    metadata_sent = coalesce(:metadata_sent, metadata_sent),
    error = NULL, error_type = NULL
{_CONTENT} AND step IN (:step, :finding)
"""
POSTPONE = f"""
UPDATE contents SET state = 'pending', step = :next, due = :due, attempts = attempts + :counted,
    arrived = CASE WHEN step = :next THEN arrived ELSE :now END, worker = NULL,
    upload = CASE WHEN NOT :upload_ended THEN upload END
{_CONTENT} AND state = 'running'
"""
POSTPONE_ITEM = f"UPDATE items SET state = 'pending', worker = NULL {_ITEM} AND state = 'running'"
FAIL = f"""
UPDATE contents SET state = 'failed', arrived = :now, retry_from = :retry_from, error_type = :error_type,
    error = :error, worker = NULL, upload = CASE WHEN NOT :upload_ended THEN upload END
{_CONTENT} AND state = 'running'
"""
FAIL_ITEM = f"""
UPDATE items SET state = 'failed', error_type = :error_type, error = :error, worker = NULL {_ITEM} AND state = 'running'
"""
IDENTIFY = f"""
UPDATE items SET state = 'known', content = :content, version = coalesce(:version, version), worker = NULL
{_ITEM} AND run = :run
"""
_HAS_BEEN_READY = "(state = 'done' OR (state = 'pending' AND step = 'set_metadata'))"
INDEXED_ITEMS = f"""
SELECT indexed_item_id, asset_id FROM contents
WHERE target = :target AND indexed_item_id IS NOT NULL AND {_HAS_BEEN_READY}
"""
REOPEN = f"""
UPDATE contents SET state = 'pending', step = :step, attempts = 0, due = :now, arrived = :now,
    asset_id = CASE WHEN :step != 'upload' THEN asset_id END, indexed_item_id = NULL, metadata_sent = NULL
WHERE target = :target AND {_HAS_BEEN_READY} AND indexed_item_id IN (SELECT value FROM json_each(:indexed_items))
"""
SAVE_UPLOAD = f"UPDATE contents SET upload = :token {_CONTENT} AND state = 'running'"
KNOWN_CONTENT = "SELECT run, state FROM contents WHERE target = :target AND content = :content"
REJOIN_CONTENT = """
UPDATE contents SET run = :run, path = :path, size = :size, mtime_ns = :mtime_ns,
    arrived = CASE WHEN step = 'upload' THEN min(arrived, :now) ELSE :now END,
    due = CASE WHEN due > :latest OR step IN ('await_asset', 'await_ready') THEN :now ELSE due END
WHERE target = :target AND content = :content
"""
"""It is known from an earlier run; from now on it is read from this path."""
NEW_CONTENT = """
INSERT INTO contents (target, content, path, run, account, size, mtime_ns, step, state, due, arrived)
VALUES (:target, :content, :path, :run, :account, :size, :mtime_ns, 'upload', 'pending', :now, :now)
"""
COUNTS = f"""
SELECT 'item' AS kind, state, NULL AS step, content IS NULL AS is_unknown, NULL AS is_uploaded, count(*) AS number,
    coalesce(sum(size), 0) AS bytes
FROM items WHERE target = :target AND run = :run GROUP BY 2, 4
UNION ALL
SELECT 'content', state, step, NULL, asset_id IS NOT NULL OR (step = 'upload' AND EXISTS (
        SELECT 1 FROM contents AS others WHERE others.content = contents.content AND others.account = contents.account
            AND others.{_ELSEWHERE.replace("retry_from", "others.retry_from")})) AS is_uploaded,
    count(*), coalesce(sum(size), 0)
FROM contents WHERE target = :target AND run = :run GROUP BY 2, 3, 5
"""
OUTCOMES = """
SELECT i.path, i.filename, coalesce(c.size, i.size) AS size, i.state AS item_state, i.content, i.error AS item_error,
    i.error_type AS item_error_type, c.path AS first_path, c.state, c.step, c.asset_id, c.indexed_item_id, c.error,
    c.error_type
FROM items AS i LEFT JOIN contents AS c ON c.target = i.target AND c.content = i.content
WHERE i.target = :target AND i.run = :run ORDER BY i.position
"""
