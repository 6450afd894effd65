"""Statements that add the files of a source to a run."""

from __future__ import annotations

from .common import LOCK_CONTENTS_OF, MOVE, OF_TARGET, RETRIES

_IS_SAME = """(i.size IS NOT DISTINCT FROM excluded.size AND i.mtime_ns IS NOT DISTINCT FROM excluded.mtime_ns
        AND coalesce(i.version = excluded.version, true))"""
_STAYS = f"(excluded.state <> 'failed' AND {_IS_SAME} AND (i.state = 'known' OR i.state = 'failed' AND NOT {RETRIES}))"
BEGIN = "UPDATE ingest_runs SET enlisted = enlisted + 1 WHERE id = %(run)s RETURNING enlisted"
END = "UPDATE ingest_workers SET enlists = false WHERE id = %(worker)s"
ENLIST = f"""
INSERT INTO ingest_items AS i (key, path, run, position, filename, user_metadata, size, mtime_ns, version,
    state, error_type, error)
SELECT key, path, %(run)s, position, filename, user_metadata, size, mtime_ns, version, state, error_type,
    error
FROM (SELECT DISTINCT ON (key) * FROM unnest(%(key)s::uuid[], %(path)s::text[], %(position)s::bigint[],
        %(filename)s::text[], %(user_metadata)s::text[], %(size)s::bigint[], %(mtime_ns)s::bigint[],
        %(version)s::text[], %(state)s::text[], %(error_type)s::text[], %(error)s::text[])
    AS g (key, path, position, filename, user_metadata, size, mtime_ns, version, state, error_type, error)
    ORDER BY key, position) AS given
ON CONFLICT (key) DO UPDATE SET
    run = excluded.run, position = CASE i.run WHEN excluded.run THEN i.position ELSE excluded.position END,
    filename = excluded.filename, user_metadata = excluded.user_metadata,
    size = excluded.size, mtime_ns = excluded.mtime_ns,
    version = coalesce(excluded.version, CASE WHEN {_IS_SAME} THEN i.version END),
    content = CASE WHEN {_IS_SAME} THEN i.content END,
    state = CASE WHEN excluded.state = 'failed' THEN 'failed' WHEN {_STAYS} THEN i.state ELSE 'pending' END,
    claim = CASE WHEN {_STAYS} THEN i.claim ELSE i.claim + 1 END,
    worker = CASE WHEN {_STAYS} THEN i.worker END, not_here = NULL, due = '-infinity',
    error_type = coalesce(excluded.error_type, CASE WHEN {_STAYS} THEN i.error_type END),
    error = coalesce(excluded.error, CASE WHEN {_STAYS} THEN i.error END)
WHERE i.run <> excluded.run OR ({RETRIES} AND i.state = 'failed' AND excluded.state <> 'failed')
"""
"""The first of two entries with the same path in one run wins."""

LOCK_ENLISTED = LOCK_CONTENTS_OF.format(
    keys="""ARRAY(
    SELECT content FROM ingest_items
    WHERE run = %(run)s AND position BETWEEN %(first)s AND %(last)s AND content IS NOT NULL)"""
)
MOVE_ENLISTED = f"""
WITH firsts AS (
    SELECT DISTINCT ON (content) content AS key, key AS item FROM ingest_items
    WHERE run = %(run)s AND position BETWEEN %(first)s AND %(last)s AND content IS NOT NULL
    ORDER BY content, position
), moved AS (
    SELECT f.key, CASE WHEN i.key IS NULL THEN f.item END AS item, false AS is_read,
        NULL::bigint AS size, NULL::bigint AS mtime_ns
    FROM firsts AS f JOIN ingest_contents AS c ON c.key = f.key AND {OF_TARGET}
    LEFT JOIN ingest_items AS i
        ON i.key = c.item AND i.run = %(run)s AND i.content = c.key
)
{MOVE}
"""
"""For the files at these positions. A content keeps its file if that is in the run."""
FAILED = f"""
SELECT key FROM ingest_contents WHERE run = %(run)s AND state = 'failed' AND {RETRIES} AND key > %(after)s
ORDER BY key LIMIT %(limit)s
"""
"""What has failed in the run before somebody joined it that wants it to be tried again."""
RETRY = f"""
WITH moved AS (
    SELECT key, NULL::uuid AS item, false AS is_read, NULL::bigint AS size, NULL::bigint AS mtime_ns
    FROM unnest(%(keys)s::uuid[]) AS g (key)
)
{MOVE}
"""
"""For what has `FAILED`."""
