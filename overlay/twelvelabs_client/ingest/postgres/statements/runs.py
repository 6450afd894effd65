"""Statements about runs and those who take part in them: joining, beats, deaths, counts and outcomes."""

from __future__ import annotations

from .common import ARE_PENDING, IS_CREATION, NOW, OF_TARGET, SPREAD

ADD_TARGET = "INSERT INTO ingest_targets (name, account) VALUES (%(name)s, %(account)s) ON CONFLICT DO NOTHING"
FIND_TARGET = "SELECT id, account FROM ingest_targets WHERE name = %(name)s"
_ADD_WORKER = f"""
    INSERT INTO ingest_workers (id, run, host, process, joined, until, enlists)
    SELECT %(worker)s, id, %(host)s, %(process)s, {NOW}, {NOW} + %(lease)s * interval '1 second', %(enlists)s FROM run
"""
END_RUN = f"""
UPDATE ingest_runs AS r SET state = 'ended'
FROM (SELECT id, joined FROM ingest_runs WHERE target = %(target)s AND state = 'open') AS seen
WHERE r.id = seen.id AND r.state = 'open' AND r.joined = seen.joined
    AND NOT EXISTS (SELECT FROM ingest_workers AS w WHERE w.run = r.id AND w.until > {NOW})
"""
"""End the open run of a target if nobody takes part in it, not even somebody who has joined meanwhile."""
JOIN_RUN = f"""
WITH run AS (
    UPDATE ingest_runs SET joined = joined + 1, retry_failed = retry_failed OR %(retry)s,
        dry_run = dry_run AND %(dry_run)s,
        options = CASE WHEN dry_run AND NOT %(dry_run)s THEN %(options)s ELSE options END
    WHERE target = %(target)s AND state = 'open' AND package = %(package)s RETURNING id, options
), added AS ({_ADD_WORKER})
SELECT id, options FROM run
"""
OPEN_RUN = f"""
WITH run AS (
    INSERT INTO ingest_runs (target, retry_failed, dry_run, package, options, leader, began)
    VALUES (%(target)s, %(retry)s, %(dry_run)s, %(package)s, %(options)s, %(worker)s, {NOW})
    ON CONFLICT DO NOTHING RETURNING id, options
), added AS ({_ADD_WORKER})
SELECT id, options FROM run
"""
PACKAGE = "SELECT package FROM ingest_runs WHERE target = %(target)s AND state = 'open'"
UNFINISHED_RUNS = f"""
SELECT r.target, r.package, r.options, t.name FROM ingest_runs AS r JOIN ingest_targets AS t ON t.id = r.target
WHERE r.state = 'open' AND r.stopped IS NULL AND NOT r.dry_run AND t.account = %(account)s AND (
    EXISTS (SELECT FROM ingest_items AS i WHERE i.run = r.id AND i.state = 'pending')
    OR EXISTS (SELECT FROM ingest_items AS i WHERE i.run = r.id AND i.state = 'running')
    OR {ARE_PENDING.format("c.run = r.id")}
    OR EXISTS (SELECT FROM ingest_contents AS c WHERE c.run = r.id AND c.state = 'running')
    OR EXISTS (SELECT FROM ingest_workers AS w WHERE w.run = r.id AND w.enlists AND w.until > {NOW}))
ORDER BY r.id
"""
TARGET_OF = "SELECT target FROM ingest_runs WHERE id = %(run)s"
LATEST_RUN = "SELECT max(id) AS id FROM ingest_runs WHERE target = %(target)s"

BEAT = f"""
WITH renewed AS (
    UPDATE ingest_workers SET until = {NOW} + %(lease)s * interval '1 second', reads = %(reads)s
    WHERE id = %(worker)s AND until > {NOW} RETURNING id
), changed AS (
    UPDATE ingest_runs AS r SET
        leader = CASE WHEN EXISTS (SELECT FROM ingest_workers AS w WHERE w.id = r.leader AND w.until > {NOW})
            THEN r.leader ELSE %(worker)s END,
        stopped = CASE WHEN %(stopped_at)s > r.stopped_at THEN %(stopped)s ELSE r.stopped END,
        stopped_at = greatest(%(stopped_at)s, r.stopped_at)
    WHERE r.id = %(run)s AND EXISTS (SELECT FROM renewed) AND (%(stopped_at)s > r.stopped_at
        OR NOT EXISTS (SELECT FROM ingest_workers AS w WHERE w.id = r.leader AND w.until > {NOW}))
    RETURNING r.leader, r.stopped
)
SELECT EXISTS (SELECT FROM renewed) AS is_living, coalesce(c.leader, r.leader) = %(worker)s AS leads,
    coalesce(c.stopped, r.stopped) AS stopped, (SELECT count(*) FROM ingest_workers AS w
        WHERE w.run = r.id AND w.reads AND w.until > {NOW} AND w.host <> %(host)s)::integer AS readers
FROM ingest_runs AS r LEFT JOIN changed AS c ON true WHERE r.id = %(run)s
"""
RETURN = f"""
WITH run AS (
    UPDATE ingest_runs AS r SET joined = joined + 1, state = CASE WHEN EXISTS (
            SELECT FROM ingest_runs AS o WHERE o.target = r.target AND o.state = 'open') THEN r.state ELSE 'open' END
    WHERE r.id = %(run)s RETURNING r.id
)
{_ADD_WORKER}
ON CONFLICT (id) DO UPDATE SET until = excluded.until
"""
"""Take part again after the lease was over, in a run that has ended without this worker."""
_FREE = """
WITH item_keys AS MATERIALIZED (
    SELECT r.key, r.claim FROM ingest_items AS r WHERE r.state = 'running' AND {whose}
), ended_items AS MATERIALIZED (
    SELECT i.key FROM item_keys AS k JOIN ingest_items AS i ON i.key = k.key
    WHERE i.state = 'running' AND i.claim = k.claim ORDER BY i.key FOR UPDATE OF i
), freed_items AS (
    UPDATE ingest_items AS i SET state = 'pending', worker = NULL FROM ended_items AS e WHERE i.key = e.key
), keys AS MATERIALIZED (
    SELECT r.key, r.target, r.account, r.claim FROM ingest_contents AS r WHERE r.state = 'running' AND {whose}
), everywhere AS MATERIALIZED (
    SELECT c.key, c.target, c.state, c.claim, k.target AS ended_target, k.claim AS ended_claim
    FROM keys AS k JOIN ingest_contents AS c ON c.key = k.key AND c.account = k.account
    ORDER BY c.key, c.target FOR UPDATE OF c
), ended AS (
    SELECT key, target FROM everywhere WHERE state = 'running' AND target = ended_target AND claim = ended_claim
), freed AS (
    UPDATE ingest_contents AS c SET state = 'pending', worker = NULL, {columns}
    FROM ended AS e WHERE c.key = e.key AND c.target IS NOT DISTINCT FROM e.target
    RETURNING c.key, c.target, c.account, c.step, c.due, c.arrived, c.made_after, c.sent_as
), doubtful AS MATERIALIZED (SELECT * FROM freed WHERE step = 'find_asset'){more}, {spread}
SELECT EXISTS (SELECT FROM ended_items) OR EXISTS (SELECT FROM ended) AS has_freed
"""
"""A statement sees the workers of when it began. While it waits for a row another may free that, and a worker that has
joined meanwhile claim it again: only the same claim is freed."""
_AFTER_DEATH = f"""
        step = CASE c.step WHEN 'upload' THEN 'find_asset' WHEN 'add' THEN 'find_indexed_item' ELSE c.step END,
        due = CASE WHEN {IS_CREATION} THEN {NOW} + %(settling)s * interval '1 second' ELSE {NOW} END,
        arrived = CASE WHEN {IS_CREATION} THEN {NOW} ELSE c.arrived END"""
_OUTAGE = "interval '10 minutes'"
"""For longer than this no worker tries to come back: its report would be counted again."""
_CLEANUP = f""", gone AS (
    DELETE FROM ingest_workers WHERE until <= {NOW} - {_OUTAGE}
), merged AS (
    DELETE FROM ingest_counts WHERE run = %(run)s AND at < {NOW} - interval '1 minute' AND EXISTS (
        SELECT FROM ingest_counts WHERE run = %(run)s AND at < {NOW} - interval '1 minute' AND at > '-infinity')
    RETURNING *
), summed AS (
    INSERT INTO ingest_counts SELECT run, kind, state, step, is_known, is_uploaded, sum(number), sum(bytes), '-infinity'
    FROM merged GROUP BY 1, 2, 3, 4, 5, 6 HAVING sum(number) <> 0 OR sum(bytes) <> 0
)"""
FREE_DEAD = _FREE.format(
    whose=f"NOT EXISTS (SELECT FROM ingest_workers AS w WHERE w.id = r.worker AND w.until > {NOW})",
    columns=_AFTER_DEATH,
    more=_CLEANUP,
    spread=SPREAD,
)
"""What a leader does at each beat: free the claims of the dead, and merge old rows of the counts."""
FREE_OWN = _FREE.format(whose="r.worker = %(worker)s", columns=_AFTER_DEATH, more="", spread=SPREAD)
FREE_UNKNOWN = _FREE.format(
    whose="r.worker = %(worker)s AND (r.key, r.claim) NOT IN ("
    "SELECT * FROM unnest(%(keys)s::uuid[], %(claims)s::integer[]))",
    columns=f"due = {NOW}",
    more="",
    spread=SPREAD,
)
"""Claims whose answer was lost. Nothing has begun."""
LEAVE = f"UPDATE ingest_workers SET until = {NOW}, enlists = false WHERE id = %(worker)s"
GIVE_UP_LEAD = "UPDATE ingest_runs SET leader = NULL WHERE id = %(run)s AND leader = %(worker)s"
COUNTS = f"""
SELECT run, kind, state, step, NOT is_known AS is_unknown, is_uploaded, sum(number)::bigint AS number,
    sum(bytes)::bigint AS bytes,
    coalesce(sum(number) FILTER (WHERE c.at > at.now - interval '1 minute'), 0)::bigint AS latest
FROM ingest_counts AS c, {NOW} AS at (now) WHERE run = ANY (%(runs)s::bigint[]) GROUP BY 1, 2, 3, 4, 5, 6
"""
"""With `latest`: what the last minute has added to `number`."""
OUTCOMES = f"""
SELECT i.position, i.path, i.filename, coalesce(c.size, i.size) AS size, i.state AS item_state, i.content,
    i.error AS item_error, i.error_type AS item_error_type, f.path AS first_path, c.state, c.step, c.asset_id,
    c.indexed_item_id, c.error, c.error_type
FROM ingest_items AS i LEFT JOIN ingest_contents AS c ON c.key = i.content AND {OF_TARGET}
LEFT JOIN ingest_items AS f ON f.key = c.item
WHERE i.run = %(run)s AND i.position > %(after)s ORDER BY i.position LIMIT %(limit)s
"""
