"""Parts of several statements."""

from __future__ import annotations

NOW = "(SELECT ingest_now())"
"""The time of the database, once for a statement, so that an index can be used."""
GRACE = "interval '30 seconds'"
"""For this long a file that a machine cannot read is for others, also for those that have left or may yet join."""
CHANNEL = "twelvelabs_ingest"
NOTIFY = f"NOTIFY {CHANNEL}"
"""Sent when there is something to claim or to join that an idle process cannot expect."""
IS_CREATION = "c.step IN ('upload', 'add')"
NEW, POSTPONED = "c.due <= c.arrived", "c.due > c.arrived"
"""Whether a pending content has been postponed at its step. Each kind has an index, in the order in which its contents
can be claimed: so a claim does not read those that are too young for it."""
ARE_PENDING = " OR ".join(
    f"EXISTS (SELECT FROM ingest_contents AS c WHERE {{0}} AND c.state = 'pending' AND {kind})"
    for kind in (NEW, POSTPONED)
)
RETRIES = "(SELECT retry_failed FROM ingest_runs WHERE id = %(run)s)"
"""Whether what has failed is tried again in the run."""
OF_TARGET = "c.target IS NOT DISTINCT FROM %(target)s"
"""For a content that is found by its key: an index on the target would find all of them."""
DOUBT = """LATERAL (
    SELECT o.key, o.made_after, o.sent_as FROM {rows} AS o
    WHERE o.key = {key} AND o.account = %(account)s AND o.target <> %(target)s AND o.asset_id IS NULL
        AND o.made_after IS NOT NULL AND NOT (o.state = 'running' AND o.step = 'upload')
    ORDER BY o.made_after LIMIT 1)"""
"""What an upload of the content to another target may have created: its result is unknown. The rows must have been
locked before, as the result of one may turn out just now."""
_SENT_AS = "CASE WHEN coalesce({0}.sent_as, {1}.sent_as) = {1}.sent_as THEN {1}.sent_as ELSE '' END"
INHERITED = f"""made_after = least(c.made_after, n.doubt_after),
    sent_as = CASE WHEN n.is_doubtful THEN {_SENT_AS.format("c", "n")} ELSE c.sent_as END"""
LOCK_CONTENTS_OF = """
SELECT FROM ingest_contents WHERE key = ANY ({keys}) AND account = %(account)s ORDER BY key, target FOR UPDATE
"""
LOCK_CONTENTS = LOCK_CONTENTS_OF.format(keys="%(keys)s::uuid[]")
"""All rows of contents, also those of other targets, in the order in which everybody locks them."""
MOVE = f"""
, locked AS MATERIALIZED (
    SELECT c.*, coalesce(g.item, c.item) AS new_item, g.is_read, coalesce(g.size, c.size) AS new_size,
        CASE WHEN g.is_read THEN g.mtime_ns WHEN g.item IS NULL THEN c.mtime_ns END AS new_mtime_ns
    FROM moved AS g JOIN ingest_contents AS c ON c.key = g.key AND {OF_TARGET}
    WHERE c.run <> %(run)s OR ({RETRIES} AND c.state = 'failed')
    ORDER BY c.key FOR UPDATE OF c
), retried AS (
    SELECT *, state = 'failed' AND ({RETRIES} OR (is_read AND error_type = 'SourceChangedError')) AS again FROM locked
), planned AS (
    SELECT r.key, new_item, new_size, new_mtime_ns, metadata_sent, again,
        d.key IS NOT NULL AS is_doubtful, d.made_after AS doubt_after, d.sent_as,
        CASE WHEN again THEN 'pending' ELSE state END AS state,
        CASE WHEN d.key IS NOT NULL THEN 'find_asset' WHEN again THEN retry_from ELSE step END AS step
    FROM retried AS r LEFT JOIN {DOUBT.format(rows="ingest_contents", key="r.key")} AS d
        ON again AND retry_from = 'upload'
), changed AS (
    SELECT p.*, (p.state = 'done' OR (p.state = 'pending' AND p.step = 'await_ready'))
        AND p.metadata_sent IS DISTINCT FROM coalesce(i.user_metadata, p.metadata_sent) AS resends
    FROM planned AS p JOIN ingest_items AS i ON i.key = p.new_item
)
UPDATE ingest_contents AS c SET run = %(run)s, account = %(account)s, item = n.new_item,
    state = CASE WHEN n.resends THEN 'pending' ELSE n.state END,
    step = CASE WHEN n.resends THEN 'set_metadata' ELSE n.step END,
    arrived = CASE WHEN n.resends OR n.state = 'pending' THEN {NOW} ELSE c.arrived END,
    due = CASE WHEN n.is_doubtful THEN {NOW} + %(settling)s * interval '1 second'
        WHEN n.again OR n.resends OR c.due > {NOW} + %(max_retry)s * interval '1 second' THEN {NOW}
        WHEN n.step IN ('await_asset', 'await_ready') THEN least(c.arrived, {NOW})
        ELSE c.due END,
    attempts = CASE WHEN n.again THEN 0 ELSE c.attempts END,
    asset_id = CASE WHEN NOT n.again OR n.step NOT IN ('upload', 'find_asset') THEN c.asset_id END,
    indexed_item_id = CASE WHEN NOT n.again OR n.step NOT IN ('upload', 'find_asset', 'add')
        THEN c.indexed_item_id END,
    retry_from = CASE WHEN NOT n.again THEN c.retry_from END,
    error_type = CASE WHEN NOT n.again THEN c.error_type END, error = CASE WHEN NOT n.again THEN c.error END,
    claim = CASE WHEN n.again OR n.resends THEN c.claim + 1 ELSE c.claim END, not_here = NULL,
    {INHERITED}, size = n.new_size, mtime_ns = n.new_mtime_ns
FROM changed AS n WHERE c.key = n.key AND {OF_TARGET}
"""
"""Bring known contents into the run, as `moved` says: the file that they are read from (`item`; the old one if NULL),
and whether it has just been read (`is_read`), with its size and time. What an upload to another target may have
created is looked for before a failed content is uploaded again: `LOCK_CONTENTS` comes first."""
SPREAD = f"""
locked AS MATERIALIZED (
    SELECT o.key, o.target, d.made_after, d.sent_as, d.due
    FROM doubtful AS d JOIN ingest_contents AS o ON o.key = d.key AND o.account = d.account AND o.target <> d.target
    WHERE o.asset_id IS NULL AND (o.state = 'pending' AND o.step = 'upload' OR
        o.state IN ('pending', 'running') AND o.step = 'find_asset' AND o.arrived < d.arrived)
    ORDER BY o.key, o.target FOR UPDATE OF o
), spread AS (
    UPDATE ingest_contents AS o SET step = 'find_asset', state = 'pending', due = l.due, arrived = {NOW},
        made_after = least(o.made_after, l.made_after), worker = NULL, claim = o.claim + 1,
        sent_as = {_SENT_AS.format("o", "l")}
    FROM locked AS l WHERE o.key = l.key AND o.target IS NOT DISTINCT FROM l.target
)
"""
"""What `doubtful` uploads may have created is looked for before it is uploaded for another target."""
