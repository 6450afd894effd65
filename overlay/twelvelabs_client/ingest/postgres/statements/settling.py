"""Statements that record outcomes. `n` numbers the outcomes of a call."""

from __future__ import annotations

from typing import LiteralString

from .common import DOUBT, GRACE, INHERITED, LOCK_CONTENTS_OF, MOVE, NOW, OF_TARGET, SPREAD

LOCK_ITEMS = "SELECT FROM ingest_items WHERE key = ANY (%(keys)s::uuid[]) ORDER BY key FOR UPDATE"
_HELD = """
held AS MATERIALIZED (
    SELECT g.*, c.state AS was, c.worker AS owner, c.not_here AS hosts
    FROM given AS g JOIN {table} AS c ON c.key = g.key AND {which} AND c.claim = g.claim
    ORDER BY c.key FOR UPDATE OF c
)"""
_OF_ITEMS: dict[str, LiteralString] = {"table": "ingest_items", "which": "true"}
_OF_CONTENTS: dict[str, LiteralString] = {"table": "ingest_contents", "which": OF_TARGET}
_HELD_ITEMS = _HELD.format(**_OF_ITEMS)
_HELD_CONTENTS = _HELD.format(**_OF_CONTENTS)
_GOOD_NEWS = "(h.was = 'running' OR h.owner IS NULL)"
"""What counts also after the claim has been freed."""
_IS_OURS = "(was = 'running' OR owner = %(worker)s)"
"""Or has been settled before: the answer was lost."""
ADVANCE = f"""
WITH given AS (
    SELECT * FROM unnest(%(n)s::integer[], %(key)s::uuid[], %(claim)s::integer[], %(step)s::text[],
        %(attempts)s::integer[], %(asset_id)s::text[], %(asset_created_at)s::timestamptz[],
        %(indexed_item_id)s::text[], %(indexed_item_created_at)s::timestamptz[], %(metadata_sent)s::text[])
    AS g (n, key, claim, step, attempts, asset_id, asset_created_at, indexed_item_id, indexed_item_created_at,
        metadata_sent)
), {_HELD_CONTENTS}, changed AS (
    UPDATE ingest_contents AS c SET step = coalesce(h.step, c.step), worker = %(worker)s,
        state = CASE WHEN h.step IS NULL THEN 'done' ELSE 'pending' END, due = {NOW}, arrived = {NOW},
        attempts = h.attempts, made_after = NULL, sent_as = NULL, upload = NULL, not_here = NULL,
        asset_id = coalesce(h.asset_id, c.asset_id),
        asset_created_at = coalesce(h.asset_created_at, c.asset_created_at),
        indexed_item_id = coalesce(h.indexed_item_id, c.indexed_item_id),
        indexed_item_created_at = coalesce(h.indexed_item_created_at, c.indexed_item_created_at),
        metadata_sent = coalesce(h.metadata_sent, c.metadata_sent), error_type = NULL, error = NULL
    FROM held AS h WHERE c.key = h.key AND {OF_TARGET} AND {_GOOD_NEWS}
)
SELECT n, CASE WHEN step IS NULL THEN 'ready' ELSE 'moved' END AS result FROM held
"""
NEWEST = """
UPDATE ingest_targets SET newest_asset = greatest(newest_asset, %(asset)s),
    newest_indexed_item = greatest(newest_indexed_item, %(indexed_item)s)
WHERE id = %(target)s AND (%(asset)s > coalesce(newest_asset, '-infinity') + interval '10 seconds'
    OR %(indexed_item)s > coalesce(newest_indexed_item, '-infinity') + interval '10 seconds')
"""
"""All workers would wait for this row if it changed more often, and a little older is as good."""
_POSTPONED = """
WITH given AS (
    SELECT * FROM unnest(%(n)s::integer[], %(key)s::uuid[], %(claim)s::integer[], %(seconds)s::double precision[],
        %(step)s::text[], %(counted)s::integer[], %(upload_ended)s::boolean[])
    AS g (n, key, claim, seconds, step, counted, upload_ended)
), {held}, changed AS (
    UPDATE {table} AS c SET state = 'pending', {columns}
        due = {now} + h.seconds * interval '1 second'
    FROM held AS h WHERE c.key = h.key AND {which} AND h.was = 'running'
)
SELECT n, 'later' AS result FROM held WHERE {is_ours}
"""
POSTPONE_ITEMS = _POSTPONED.format(**_OF_ITEMS, held=_HELD_ITEMS, now=NOW, is_ours=_IS_OURS, columns="")
POSTPONE_CONTENTS = _POSTPONED.format(
    **_OF_CONTENTS,
    held=_HELD_CONTENTS,
    now=NOW,
    is_ours=_IS_OURS,
    columns=f"""step = h.step, attempts = c.attempts + h.counted,
        arrived = CASE c.step WHEN h.step THEN c.arrived ELSE {NOW} END,
        upload = CASE WHEN NOT h.upload_ended THEN c.upload END,""",
)
_FAILED = """
WITH given AS (
    SELECT * FROM unnest(%(n)s::integer[], %(key)s::uuid[], %(claim)s::integer[], %(retry_from)s::text[],
        %(error_type)s::text[], %(error)s::text[], %(not_here)s::boolean[], %(upload_ended)s::boolean[])
    AS g (n, key, claim, retry_from, error_type, error, not_here, upload_ended)
), {held}, judged AS (
    SELECT n, key, retry_from, error_type, error, upload_ended, was,
        CASE WHEN not_here THEN tried ELSE hosts END AS hosts,
        NOT not_here OR cardinality(tried) >= 3 OR NOT ({may_join} OR EXISTS (SELECT FROM ingest_workers AS w
            WHERE w.run = %(run)s AND w.host <> ALL (tried) AND w.until > {now} - {grace})) AS has_failed
    FROM (SELECT *, array_append(array_remove(hosts, %(host)s), %(host)s) AS tried FROM held) AS h WHERE {is_ours}
), changed AS (
    UPDATE {table} AS c SET state = CASE WHEN j.has_failed THEN 'failed' ELSE 'pending' END,
        due = {now}, not_here = j.hosts, {columns} error_type = j.error_type, error = j.error
    FROM judged AS j WHERE c.key = j.key AND {which} AND j.was = 'running'
)
SELECT n, CASE WHEN CASE was WHEN 'running' THEN has_failed ELSE was = 'failed' END
    THEN 'failed' ELSE 'later' END AS result FROM judged
"""
_MAY_JOIN = f"""
        EXISTS (SELECT FROM ingest_runs AS r WHERE r.id = %(run)s AND r.began > {NOW} - CASE WHEN EXISTS (
                SELECT FROM ingest_workers AS w WHERE w.run = %(run)s AND w.id <> %(worker)s AND w.until > {NOW})
            THEN {GRACE} ELSE %(join_grace)s * interval '1 second' END)"""
_JUDGING: dict[str, LiteralString] = {"now": NOW, "grace": GRACE, "may_join": _MAY_JOIN, "is_ours": _IS_OURS}
FAIL_ITEMS = _FAILED.format(**_OF_ITEMS, **_JUDGING, held=_HELD_ITEMS, columns="")
FAIL_CONTENTS = _FAILED.format(
    **_OF_CONTENTS,
    **_JUDGING,
    held=_HELD_CONTENTS,
    columns="retry_from = j.retry_from, upload = CASE WHEN NOT j.upload_ended THEN c.upload END,",
)
"""A file that a machine cannot read fails once three could not, or no other is left that has not tried."""
_IDENTIFIED = """
WITH given AS (
    SELECT * FROM unnest(%(n)s::integer[], %(key)s::uuid[], %(claim)s::integer[], %(content_key)s::uuid[],
        %(content)s::text[], %(size)s::bigint[], %(mtime_ns)s::bigint[], %(version)s::text[])
    AS g (n, key, claim, content_key, content, size, mtime_ns, version)
)"""
IDENTIFY = f"""
{_IDENTIFIED}, {_HELD_ITEMS}
UPDATE ingest_items AS i SET state = 'known', worker = %(worker)s, content = h.content_key, not_here = NULL,
    version = coalesce(h.version, i.version), error_type = NULL, error = NULL
FROM held AS h WHERE i.key = h.key AND {_GOOD_NEWS}
"""
_ACCEPTED = f"""
{_IDENTIFIED}, accepted AS MATERIALIZED (
    SELECT g.*, i.position FROM given AS g JOIN ingest_items AS i ON i.key = g.key AND i.claim = g.claim
        AND i.state = 'known' AND i.content = g.content_key AND i.worker = %(worker)s
), firsts AS (
    SELECT DISTINCT ON (content_key) * FROM accepted ORDER BY content_key, position
)"""
LOCK_ADDITIONS = "SELECT pg_advisory_xact_lock(hashtextextended('twelvelabs ingest ' || %(account)s, 0))"
"""One transaction at a time adds contents to an account or spreads doubts there: `LOCK_CONTENTS`, which follows, cannot
lock rows that are about to be added, so they would be locked later, in another order."""
ADD_CONTENTS = f"""
{_ACCEPTED}, others AS MATERIALIZED (
    SELECT o.* FROM firsts AS f JOIN ingest_contents AS o ON o.key = f.content_key
    WHERE o.account = %(account)s AND o.target <> %(target)s
    ORDER BY o.key, o.target FOR SHARE OF o
)
INSERT INTO ingest_contents (key, target, content, item, run, account, size, mtime_ns, step, due, arrived, made_after,
    sent_as, is_elsewhere)
SELECT f.content_key, %(target)s, f.content, f.key, %(run)s, %(account)s, f.size, f.mtime_ns,
    CASE WHEN d.key IS NULL THEN 'upload' ELSE 'find_asset' END,
    CASE WHEN d.key IS NULL THEN {NOW} ELSE {NOW} + %(settling)s * interval '1 second' END, {NOW}, d.made_after,
    d.sent_as, EXISTS (SELECT FROM others AS o WHERE o.key = f.content_key
        AND o.asset_id IS NOT NULL AND o.retry_from IS DISTINCT FROM 'upload')
FROM firsts AS f LEFT JOIN {DOUBT.format(rows="others", key="f.content_key")} AS d ON true
ORDER BY f.content_key
ON CONFLICT DO NOTHING
"""
MOVE_IDENTIFIED = f"""
{_ACCEPTED}, moved AS (
    SELECT content_key AS key, key AS item, true AS is_read, size, mtime_ns FROM firsts
)
{MOVE}
"""
IDENTIFIED = f"""
{_ACCEPTED}
SELECT a.n, CASE WHEN c.item <> a.key THEN 'duplicate' WHEN c.state = 'done' THEN 'ready'
    WHEN c.state = 'failed' THEN 'failed' ELSE 'moved' END AS result
FROM accepted AS a JOIN ingest_contents AS c ON c.key = a.content_key AND {OF_TARGET}
"""
SPREAD_DOUBT = f"""
WITH doubtful AS MATERIALIZED (
    SELECT * FROM ingest_contents WHERE key = ANY (%(keys)s::uuid[]) AND made_after IS NOT NULL AND asset_id IS NULL
        AND (step = 'find_asset' OR retry_from = 'find_asset')
), {SPREAD}
SELECT 1
"""
SAVE_UPLOAD = """
UPDATE ingest_contents SET upload = %(token)s
WHERE key = %(key)s AND target = %(target)s AND claim = %(claim)s AND worker = %(worker)s AND state = 'running'
RETURNING 1 AS saved
"""
_HAS_BEEN_READY = "(c.state = 'done' OR c.state = 'pending' AND c.step = 'set_metadata')"
INDEXED_ITEMS = f"""
SELECT c.key, c.indexed_item_id, c.asset_id FROM ingest_contents AS c
WHERE c.key > %(after)s AND c.target = %(target)s AND c.indexed_item_id IS NOT NULL AND {_HAS_BEEN_READY}
ORDER BY c.key LIMIT %(limit)s
"""
LOCK_GONE = LOCK_CONTENTS_OF.format(
    keys=f"""ARRAY(
    SELECT c.key FROM ingest_contents AS c WHERE c.indexed_item_id = ANY (%(indexed_items)s::text[]) AND {OF_TARGET})"""
)
REOPEN = f"""
WITH gone AS MATERIALIZED (
    SELECT c.key FROM unnest(%(indexed_items)s::text[]) AS g (indexed_item_id)
    JOIN ingest_contents AS c ON c.indexed_item_id = g.indexed_item_id
    WHERE {OF_TARGET} AND {_HAS_BEEN_READY} ORDER BY c.key FOR UPDATE OF c
), planned AS (
    SELECT g.key, d.key IS NOT NULL AS is_doubtful, d.made_after AS doubt_after, d.sent_as
    FROM gone AS g LEFT JOIN {DOUBT.format(rows="ingest_contents", key="g.key")} AS d ON %(step)s = 'upload'
)
UPDATE ingest_contents AS c SET state = 'pending', attempts = 0, arrived = {NOW},
    step = CASE WHEN n.is_doubtful THEN 'find_asset' ELSE %(step)s END,
    due = CASE WHEN n.is_doubtful THEN {NOW} + %(settling)s * interval '1 second' ELSE {NOW} END, {INHERITED},
    asset_id = CASE WHEN %(step)s <> 'upload' THEN c.asset_id END, indexed_item_id = NULL, metadata_sent = NULL,
    worker = NULL, claim = c.claim + 1
FROM planned AS n WHERE c.key = n.key AND {OF_TARGET}
"""
