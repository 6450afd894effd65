"""The statement that gives items to a worker, for all steps at once."""

from __future__ import annotations

from .common import ARE_PENDING, GRACE, IS_CREATION, NEW, NOW, OF_TARGET, POSTPONED

_READABLE = f"({{0}}not_here IS NULL OR %(host)s <> ALL ({{0}}not_here) OR {{0}}due <= at.now - {GRACE})"
"""A file that this machine could not read is for others first."""
_DUE = f"CASE WHEN %(host)s = ANY ({{0}}not_here) THEN {{0}}due + {GRACE} ELSE {{0}}due END"
_GOES_UP = """EXISTS (SELECT FROM ingest_contents AS o
                WHERE o.key = c.key AND o.account = c.account AND o.state = 'running' AND o.step = 'upload')"""
"""Whether the content is going up for another target of the account."""
_AGE = "coalesce(w.min_age, 0) * interval '1 second'"
_IS_OLD_ENOUGH = f"c.arrived + {_AGE} <= c.due"
"""Whether a content is old enough once it is due."""
_TAKEN = f"""
            SELECT * FROM (SELECT c.key, c.step, {{since}} AS since FROM ingest_contents AS c
                WHERE c.run = %(run)s AND c.step = w.step AND c.state = 'pending' AND {{kind}}
                    AND c.due <= (SELECT now FROM at) AND c.arrived <= (SELECT now FROM at) - {_AGE}
                    AND {_READABLE.format("c.")} AND NOT (c.step = 'upload' AND {_GOES_UP})
                ORDER BY {{since}} LIMIT w.most FOR UPDATE OF c SKIP LOCKED) AS c"""
_LEFT = "c.run = %(run)s AND c.step = s.step AND c.state = 'pending' AND c.key NOT IN (SELECT key FROM picked)"
_SOME = "LIMIT 1 + coalesce(w.most, 0)"
_NEXT = f"""
            SELECT * FROM (SELECT CASE WHEN c.step = 'upload' AND {_GOES_UP} THEN at.now + interval '1 second'
                    ELSE greatest({_DUE.format("c.")}, c.arrived + {_AGE}) END AS due
                FROM ingest_contents AS c WHERE {_LEFT} AND {{which}}) AS c"""
_NOT_AFTER_OLD_ENOUGH = f"""c.due <= coalesce((SELECT c.due FROM ingest_contents AS c
                    WHERE {_LEFT} AND {POSTPONED} AND {_IS_OLD_ENOUGH} ORDER BY c.due LIMIT 1), 'infinity')"""
CLAIM = f"""
WITH at AS MATERIALIZED (SELECT ingest_now() AS now),
me AS MATERIALIZED (SELECT id FROM ingest_workers, at WHERE id = %(worker)s AND until > at.now),
budget AS MATERIALIZED (
    SELECT b.*, greatest(b.next_at, at.now - b.burst * interval '1 second') AS base
    FROM ingest_budgets AS b, at
    WHERE b.account = %(account)s AND %(uploads)s AND ({ARE_PENDING.format("c.run = %(run)s AND c.step = 'upload'")})
    FOR UPDATE OF b
), tokens AS (
    SELECT CASE WHEN at.now < b.closed_until OR at.now < b.base THEN 0 WHEN b.spacing = 0 THEN 1000000
        ELSE least(1 + floor(extract(epoch FROM at.now - b.base) / b.spacing), 1000000)::integer END AS number
    FROM budget AS b, at
), wanted AS MATERIALIZED (
    SELECT step, min_age, CASE step WHEN 'upload' THEN least(most, (SELECT number FROM tokens)) ELSE most END AS most
    FROM unnest(%(steps)s::text[], %(limits)s::integer[], %(ages)s::double precision[]) AS w (step, most, min_age)
    WHERE EXISTS (SELECT FROM me)
), picked_items AS MATERIALIZED (
    SELECT i.key FROM at, ingest_items AS i
    WHERE i.run = %(run)s AND i.state = 'pending' AND i.due <= (SELECT now FROM at) AND {_READABLE.format("i.")}
    ORDER BY i.due, i.position LIMIT coalesce((SELECT most FROM wanted WHERE step = 'fingerprint'), 0)
    FOR UPDATE OF i SKIP LOCKED
), picked AS MATERIALIZED (
    SELECT c.* FROM at, wanted AS w CROSS JOIN LATERAL (
        SELECT key, step FROM ({_TAKEN.format(kind=NEW, since="c.arrived")}
            UNION ALL {_TAKEN.format(kind=POSTPONED, since="c.due")}) AS c
        ORDER BY since LIMIT w.most) AS c
), sorted AS MATERIALIZED (SELECT * FROM picked ORDER BY key), paid AS (
    UPDATE ingest_budgets AS b SET next_at = budget.base + taken.number * b.spacing * interval '1 second'
    FROM budget, (SELECT count(*) AS number FROM picked WHERE step = 'upload') AS taken
    WHERE b.account = budget.account AND taken.number > 0
), claimed_items AS (
    UPDATE ingest_items AS i SET state = 'running', worker = %(worker)s, claim = i.claim + 1
    FROM picked_items AS p WHERE i.key = p.key RETURNING i.*
), claimed AS (
    UPDATE ingest_contents AS c SET state = 'running', worker = %(worker)s, claim = c.claim + 1,
        made_after = CASE WHEN {IS_CREATION} THEN coalesce(c.made_after, greatest(c.asset_created_at,
            coalesce(CASE c.step WHEN 'upload' THEN t.newest_asset ELSE t.newest_indexed_item END,
                {NOW} - interval '1 day'))) ELSE c.made_after END,
        sent_as = CASE WHEN NOT {IS_CREATION} THEN c.sent_as
            WHEN coalesce(c.sent_as, i.filename) = i.filename THEN i.filename ELSE '' END
    FROM sorted AS p, ingest_items AS i, ingest_targets AS t
    WHERE c.key = p.key AND {OF_TARGET} AND i.key = c.item AND t.id = %(target)s
    RETURNING c.*, i.path, i.filename, i.user_metadata, i.version
), given AS (
    SELECT step, path, filename, user_metadata, size, mtime_ns, version, content, attempts,
        greatest(extract(epoch FROM at.now - arrived), 0)::double precision AS age, made_after, sent_as, asset_id,
        asset_created_at, indexed_item_id, metadata_sent, claim, upload,
        CASE WHEN step = 'upload' THEN ARRAY(SELECT o.asset_id FROM ingest_contents AS o
            WHERE o.key = claimed.key AND o.account = claimed.account AND o.target <> claimed.target
                AND o.asset_id IS NOT NULL AND o.retry_from IS DISTINCT FROM 'upload'
            ORDER BY o.asset_created_at DESC NULLS LAST) END AS made_before
    FROM claimed, at
    UNION ALL
    SELECT 'fingerprint', path, filename, user_metadata, size, mtime_ns, version, NULL, 0, 0, NULL, NULL, NULL, NULL,
        NULL, NULL, claim, NULL, NULL FROM claimed_items
), dues AS MATERIALIZED (
    SELECT 'fingerprint' AS step, (SELECT min(f.due) FROM (
            SELECT i.key, {_DUE.format("i.")} AS due FROM ingest_items AS i
            WHERE i.run = %(run)s AND i.state = 'pending'
            ORDER BY i.due, i.position LIMIT 1 + coalesce((SELECT most FROM wanted WHERE step = 'fingerprint'), 0)) AS f
        WHERE f.key NOT IN (SELECT key FROM picked_items)) AS due,
        EXISTS (SELECT FROM picked_items)
            OR EXISTS (SELECT FROM ingest_items WHERE run = %(run)s AND state = 'running')
            OR EXISTS (SELECT FROM ingest_workers, at WHERE run = %(run)s AND enlists AND until > at.now) AS is_held
    UNION ALL
    SELECT s.step, (SELECT min(f.due) FROM ({_NEXT.format(which=f"{NEW} ORDER BY c.arrived {_SOME}")}
            UNION ALL {_NEXT.format(which=f"{POSTPONED} AND {_IS_OLD_ENOUGH} ORDER BY c.due {_SOME}")}
            UNION ALL {_NEXT.format(which=f"w.min_age > 0 AND {POSTPONED} AND {_NOT_AFTER_OLD_ENOUGH}")}) AS f),
        coalesce((SELECT true FROM picked AS p WHERE p.step = s.step LIMIT 1), (
            SELECT true FROM ingest_contents AS c
            WHERE c.run = %(run)s AND c.step = s.step AND c.state = 'running' LIMIT 1), false)
    FROM at, unnest(%(later_steps)s::text[]) AS s (step)
        LEFT JOIN wanted AS w ON w.step = s.step
), limited AS (
    SELECT step, CASE WHEN due IS NULL OR step <> 'upload' OR NOT %(uploads)s THEN due ELSE greatest(due, (
            SELECT greatest(closed_until, base + (taken + random() * least(others, 60 / greatest(spacing, 0.001)))
                * spacing * interval '1 second')
            FROM budget, (SELECT count(*) AS taken FROM picked WHERE step = 'upload') AS p,
                (SELECT count(*) - 1 AS others FROM ingest_workers, at WHERE run = %(run)s AND until > at.now) AS w))
        END AS due
    FROM dues WHERE due IS NOT NULL OR is_held
)
SELECT left_over.dues, given.* FROM (
    SELECT json_object_agg(step, CASE WHEN due IS NOT NULL AND EXISTS (SELECT FROM me)
        THEN greatest(extract(epoch FROM greatest(due, '0001-01-01'::timestamptz) - at.now), 0) END) AS dues
    FROM limited, at) AS left_over LEFT JOIN given ON true
"""
"""Take what is due, and say when there will be more: of UPLOAD as many as the budget of the account has, which workers
that found nothing in it do not look for all at once. A worker whose lease is over gets nothing. What it costs does not
depend on how many wait."""
