"""What the rate limiter learns from one response, number by number. `test_rate_limit.py` is about what comes of it."""

from __future__ import annotations

import math
from collections.abc import Callable
from itertools import pairwise

import pytest
from twelvelabs_client._http.rate_limit import RateLimiter, RateLimitTuning, _Bucket
from twelvelabs_client._http.retry import RetryPolicy
from twelvelabs_client._response import Response

from ..fake_driver import FakeDriver
from .simulation import EPOCH

BUCKET = "GET /things"
TUNING = RateLimitTuning()
POLICY = RetryPolicy()


def _limited(period: float, answered: int, tuning: RateLimitTuning = TUNING) -> Callable[..., float]:
    """A limiter after its first 429: `answered` successes, then a 429, then a success `period` seconds after the first.
    Feeds it a response at a time, and gives the interval between requests."""
    limiter = RateLimiter(tuning)
    bucket = limiter._buckets.setdefault(BUCKET, _Bucket(tuning.first_rise))

    def feed(at: float, status: int = 200, **headers: str) -> float:
        limiter._pause(bucket, at, math.inf, 0.0)
        bucket.in_flight += 1
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        limiter._observe(bucket, Response(status, named), at, POLICY)
        return bucket.interval

    for number in range(answered):
        feed(1000 + number / 1000)
    feed(1001, 429, retry_after="1")
    feed(1000 + period)
    return feed


def test_the_rate_after_a_429_is_the_one_before_it() -> None:
    feed = _limited(period=60, answered=30)
    assert feed(1061) == pytest.approx(2.0)


def test_the_rate_is_held_then_rises_in_steps_that_double_up_to_twice_the_rate() -> None:
    feed = _limited(period=60, answered=30)
    held = 1300
    assert feed(held - 0.1) == pytest.approx(2.0)
    rises = [feed(held + 60 * n) for n in range(9)]
    factors = [1.02, 1.04, 1.08, 1.16, 1.32, 1.64, 2, 2, 2]
    assert [before / after for before, after in pairwise([2.0, *rises])] == pytest.approx(factors)


def test_another_429_lowers_the_rate_a_little_and_holds_it_again() -> None:
    feed = _limited(period=60, answered=30)
    assert feed(1400) == pytest.approx(2 / 1.02)
    assert feed(1401, 429, retry_after="1") == pytest.approx(2 / 1.02 / 0.95)
    feed(1403)
    assert feed(1640) == pytest.approx(2 / 1.02 / 0.95)
    assert feed(1641) == pytest.approx(2 / 0.95 / 1.02 / 1.02)


def test_a_refused_probe_says_nothing_more_about_the_rate() -> None:
    feed = _limited(period=60, answered=30)
    assert feed(1100, 429, retry_after="1") == pytest.approx(2 / 0.95)
    assert feed(1102, 429, retry_after="1") == pytest.approx(2 / 0.95)


def test_a_429_at_the_moment_of_reopening_is_another_one() -> None:
    feed = _limited(period=60, answered=30)
    for status in (429, 200, 429):
        interval = feed(1100, status, retry_after="0")
    assert interval == pytest.approx(2 / 0.95 / 0.95)


def test_a_limit_with_a_long_period_sets_no_rate() -> None:
    feed = _limited(period=600, answered=30)
    assert feed(2000) == pytest.approx(20.0)
    feed = _limited(period=601, answered=30)
    assert feed(2000) == 0


def test_the_rate_is_measured_over_the_last_window() -> None:
    limiter = RateLimiter()
    bucket = _Bucket(0.02)
    for second in range(1000):
        limiter._count(bucket, second)
    # Every 61 seconds the count is cut to the last minute: 121 at first, then 120 or 121 of them.
    assert bucket.counted_from == 121 + 61 * 14 - 60
    assert 999 - bucket.counted_from <= bucket.answered <= 999 - bucket.counted_from + 2


def test_a_429_without_retry_after_closes_the_operation_for_a_backoff() -> None:
    limiter = RateLimiter()
    bucket = _Bucket(0.02)
    moment, pauses = 1000.0, []
    for _ in range(2000):
        bucket.in_flight += 1
        limiter._observe(bucket, Response(429), moment, POLICY)
        pauses.append(bucket.closed_until - moment)
        moment = bucket.closed_until
    assert pauses[:6] == [0.5, 1, 2, 4, 8, 8]
    assert pauses[-1] == POLICY.max_delay


def test_a_success_at_the_moment_of_reopening_is_that_of_the_probe() -> None:
    bucket = _Bucket(0.02)
    for status, headers in ((429, {"retry-after": "0"}), (200, {})):
        assert bucket.is_probing == (status == 200)
        bucket.in_flight += 1
        RateLimiter()._observe(bucket, Response(status, headers), 1000.0, POLICY)
    assert not bucket.is_probing


def _bucket(moment: float, *responses: tuple[int, float], in_flight: int = 0, status: int = 200) -> _Bucket:
    """A bucket after responses of a moment that say how many requests remain, for so many seconds."""
    bucket = _Bucket(TUNING.first_rise, in_flight=in_flight)
    for remaining, seconds in responses:
        headers = {"x-ratelimit-remaining": str(remaining), "x-ratelimit-reset": str(EPOCH + seconds)}
        bucket.in_flight += 1
        RateLimiter()._observe(bucket, Response(status, headers, received_at=EPOCH), moment, POLICY)
    return bucket


def _pause(bucket: _Bucket, moment: float, longest: float = 60.0) -> tuple[float, bool]:
    return RateLimiter()._pause(bucket, moment, longest, 0.25)


def test_the_budget_is_what_remains_without_what_is_in_flight() -> None:
    assert _bucket(1000, (5, 30), in_flight=2).budget == 3
    assert _bucket(1000, (5, 30), in_flight=9).budget == 0
    assert _bucket(1000, (-1, 30)).budget == 0


def test_within_a_window_the_budget_only_falls_and_a_new_window_replaces_it() -> None:
    assert _bucket(1000, (5, 30), (9, 30)).budget == 5
    assert _bucket(1000, (5, 30), (2, 30)).budget == 2
    assert _bucket(1000, (5, 30), (9, 31)).budget == 5
    assert _bucket(1000, (5, 30), (9, 31.5)).budget == 9
    assert _bucket(1000, (5, 30), (9, 20)).resets_at == 1030


def test_when_the_budget_is_used_up_calls_wait_for_the_reset_and_one_goes_ahead() -> None:
    bucket = _bucket(1000, (2, 30))
    assert [_pause(bucket, 1010) for _ in range(3)] == [(0.0, True), (0.0, True), (20.25, False)]
    assert _pause(bucket, 1030) == (0.0, True)
    bucket.in_flight = 1
    assert _pause(bucket, 1031) == (0.05, False)
    bucket.in_flight = 0
    assert _pause(bucket, 1031) == (0.0, True)
    assert not bucket.is_unlimited


@pytest.mark.parametrize(("timeout", "sleeps"), [(30.0, [30.0]), (29.9, [])])
def test_a_reset_at_the_timeout_of_a_call_is_waited_for(timeout: float, sleeps: list[float]) -> None:
    limiter, driver = RateLimiter(), FakeDriver([])
    driver.random = lambda: 0.0
    limiter._buckets[BUCKET] = _bucket(driver.clock, (0, 30))
    driver.run(limiter._wait_for_turn(BUCKET, POLICY.max_retry_after, timeout))
    assert driver.sleeps == sleeps


@pytest.mark.parametrize("status", [200, 429])
def test_a_reset_that_is_further_than_a_call_waits_is_not_waited_for(status: int) -> None:
    bucket = _bucket(1000, (0, 30), status=status)
    assert _pause(bucket, 1000, longest=30) == (30.25, False)
    assert _pause(bucket, 1000, longest=29.9) == (0.0, True)


def test_a_429_with_headers_uses_up_the_budget_until_the_later_reset() -> None:
    bucket = _bucket(1000, (5, 30))
    for seconds, closed in ((40, 1040), (10, 1040)):
        headers = {"x-ratelimit-remaining": "3", "x-ratelimit-reset": str(EPOCH + seconds)}
        bucket.in_flight += 1
        RateLimiter()._observe(bucket, Response(429, headers, received_at=EPOCH), 1000, POLICY)
        assert (bucket.budget, bucket.resets_at, bucket.closed_until) == (0, closed, closed)
    assert bucket.in_flight == 0


def test_a_reset_in_the_past_is_now_and_one_that_is_not_finite_is_ignored() -> None:
    assert _bucket(1000, (5, -30)).resets_at == 1000
    for reset in ("inf", "nan", "soon"):
        headers = {"x-ratelimit-remaining": "3", "x-ratelimit-reset": reset}
        bucket = _Bucket(TUNING.first_rise, in_flight=1)
        RateLimiter()._observe(bucket, Response(200, headers), 1000, POLICY)
        assert bucket.budget is None


def test_refusals_that_come_together_count_once_and_a_success_ends_the_count() -> None:
    bucket = _Bucket(TUNING.first_rise, in_flight=4)
    limiter = RateLimiter()
    for moment, closed in ((1000.0, 1000.5), (1000.25, 1000.75), (1000.75, 1001.75)):
        limiter._observe(bucket, Response(429), moment, POLICY)
        assert bucket.closed_until == closed
    limiter._observe(bucket, Response(200), 1002, POLICY)
    bucket.in_flight += 1
    limiter._observe(bucket, Response(429), 1003, POLICY)
    assert bucket.closed_until == 1003 + 1.0  # the interval that was learned, as the least pause
    assert bucket.refusals == 1


def test_a_success_that_was_sent_before_the_refusal_opens_nothing() -> None:
    bucket = _Bucket(TUNING.first_rise, in_flight=3)
    limiter = RateLimiter()
    limiter._observe(bucket, Response(429, {"retry-after": "10"}), 1000, POLICY)
    limiter._observe(bucket, Response(200), 1001, POLICY)
    assert (bucket.is_probing, bucket.refusals, bucket.answered, bucket.interval) == (True, 1, 1, 0.0)
    assert _pause(bucket, 1001) == (9.25, False)


def test_requests_go_out_at_intervals_and_those_that_are_not_due_look_again() -> None:
    bucket = _Bucket(TUNING.first_rise, interval=2.0, next_at=1002.0, grows_at=math.inf)
    assert _pause(bucket, 1000) == (2.0, False)
    assert _pause(bucket, 1001.9375) == (0.0625, False)
    assert _pause(bucket, 1001.96875) == (0.03125, True)
    assert bucket.next_at == 1004.0
    assert _pause(bucket, 1010) == (0.0, True)
    assert bucket.next_at == 1012.0


@pytest.mark.parametrize(("answered", "period", "interval"), [(0, 60, 60), (1, 60, 60), (4, 60, 15), (4, 0.5, 0.25)])
def test_the_interval_is_the_period_shared_by_the_requests_that_succeeded(
    answered: int, period: float, interval: float
) -> None:
    bucket = _Bucket(TUNING.first_rise, counted_from=1000.0 if answered else None, answered=answered)
    RateLimiter()._reopen(bucket, 1000 + period)
    assert bucket.interval == (interval if answered else 1.0)
    assert bucket.next_at == 1000 + period + bucket.interval


def test_what_is_remembered_of_a_rate_lasts_no_longer_than_its_period_says() -> None:
    bucket = _Bucket(TUNING.first_rise, counted_from=1000.0, answered=30)
    RateLimiter()._reopen(bucket, 1601)
    assert (bucket.counted_from, bucket.answered, bucket.interval, bucket.next_at) == (None, 0, 0.0, 0.0)
    assert _pause(bucket, 1601) == (0.0, True)
