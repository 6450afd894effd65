"""Statements about the budget of an account: how fast its workers may begin uploads."""

from __future__ import annotations

from .common import NOW

ADD_BUDGET = f"""
INSERT INTO ingest_budgets (account, pace, spacing, burst, next_at, closed_until)
VALUES (%(account)s, %(pace)s, %(spacing)s, %(burst)s, {NOW}, {NOW}) ON CONFLICT DO NOTHING
"""
REPORT = f"""
WITH first AS (
    UPDATE ingest_workers SET reported = %(report)s
    WHERE id = %(worker)s AND reported IS DISTINCT FROM %(report)s RETURNING id
)
UPDATE ingest_budgets SET accepted = accepted + %(accepted)s, refused = refused + %(refused)s,
    remaining = coalesce(%(remaining)s, remaining),
    resets_at = coalesce({NOW} + %(reset)s * interval '1 second', resets_at),
    paused_until = greatest(paused_until, {NOW} + nullif(%(pause)s, 0) * interval '1 second'),
    closed_until = greatest(closed_until, {NOW} + %(closed_for)s * interval '1 second')
WHERE account = %(account)s AND EXISTS (SELECT FROM first)
"""
READ_BUDGET = f"""
SELECT pace, accepted, refused, remaining, extract(epoch FROM resets_at - at.now)::double precision AS reset,
    greatest(extract(epoch FROM paused_until - at.now), 0)::double precision AS pause,
    extract(epoch FROM at.now)::double precision AS at
FROM ingest_budgets, {NOW} AS at (now) WHERE account = %(account)s
"""
LEARN = """
UPDATE ingest_budgets SET pace = %(pace)s, spacing = %(spacing)s, burst = %(burst)s,
    closed_until = greatest(closed_until, to_timestamp(%(closed_until)s)),
    accepted = accepted - %(accepted)s, refused = refused - %(refused)s, remaining = NULL, resets_at = NULL,
    paused_until = NULL
WHERE account = %(account)s AND pace = %(before)s
"""
"""Unless another leader of the account has learned meanwhile."""
