"""Many workers at a rate limit cause few rejected requests, and without a limit nothing is delayed."""

from __future__ import annotations

import os
import random
from collections import deque
from collections.abc import Callable
from typing import Any

import pytest
from twelvelabs_client import ApiTimeoutError
from twelvelabs_client._flows.effects import Flow, Send, send
from twelvelabs_client._http.call import rate_limited
from twelvelabs_client._http.config import ClientConfig
from twelvelabs_client._http.rate_limit import RateLimiter, RateLimitTuning
from twelvelabs_client._http.retry import RetryPolicy
from twelvelabs_client._response import Response

from ..fake_driver import number_request
from .simulation import EPOCH, Simulation

BUCKET = "GET /things"
TUNING = RateLimitTuning()
POLICY = RetryPolicy()
NO_LIMIT_OF_DELAY = RetryPolicy(max_retry_after=1e9)
REQUEST = Send(method="GET", url="/things")


class Limit:
    """A platform with a limit of requests per minute, announced in headers, by `retry-after` or not at all."""

    def __init__(self, per_minute: int, kind: str, tells: str) -> None:
        self._limit = per_minute
        self._kind = kind
        self._tells = tells
        self._times: deque[float] = deque()
        self.served = self.refused = 0

    def __call__(self, message: Send, clock: float) -> Response:
        begin = clock - clock % 60 if self._kind == "fixed window" else clock - 60
        while self._times and (self._times[0] < begin or (self._times[0] == begin and self._kind == "sliding")):
            self._times.popleft()
        full = len(self._times) >= self._limit
        if not full:
            self._times.append(clock)
        self.served += not full
        self.refused += full
        end = begin + 60 if self._kind == "fixed window" else (self._times[0] + 60 if self._times else clock)
        headers = {}
        if self._tells == "headers":
            left = self._limit - len(self._times)
            headers = {"x-ratelimit-remaining": str(left), "x-ratelimit-reset": str(int(EPOCH + end) + 1)}
        elif self._tells == "retry-after" and full:
            headers = {"retry-after": str(int(end - clock) + 1)}
        return Response(429 if full else 200, headers)


def worker(rate_limiter: RateLimiter, count: int, after: Callable[[], float] | None = None) -> Flow[int]:
    """This many successful requests, each tried until it succeeds."""
    done = 0
    while done < count:
        response = yield from rate_limiter.rate_limited(
            BUCKET, NO_LIMIT_OF_DELAY, None, lambda: send(REQUEST), lambda response: response
        )
        done += response.status_code == 200
    return done


def run(limit: Limit, workers: int, each: int, latency: float, seed: int = 1) -> Simulation:
    chance = random.Random(seed)
    simulation = Simulation(limit, lambda: latency * chance.uniform(0.5, 1.5), seed)
    rate_limiter = RateLimiter()
    simulation.run(worker(rate_limiter, each) for _ in range(workers))
    assert set(simulation.results.values()) == {each}
    return simulation


@pytest.mark.takes_turns("latency")
@pytest.mark.parametrize("kind", ["fixed window", "sliding"])
@pytest.mark.parametrize("tells", ["headers", "retry-after", "nothing"])
@pytest.mark.parametrize("latency", [0.05, 0.5])
def test_64_workers_against_60_requests_a_minute_waste_few_requests(kind: str, tells: str, latency: float) -> None:
    limit = Limit(60, kind, tells)
    simulation = run(limit, 64, 56, latency)
    assert limit.served == 64 * 56
    assert limit.refused / (limit.refused + limit.served) < 0.02
    assert simulation.clock / 60 < limit.served / 60 * 1.15  # and they use the whole limit


def test_no_more_pages_are_requested_than_the_platform_has() -> None:
    limit = Limit(60, "fixed window", "headers")
    run(limit, 8, 56, 0.3)
    assert limit.refused == 0


@pytest.mark.parametrize("tells", ["headers", "retry-after"])
def test_without_a_limit_there_is_no_delay(tells: str) -> None:
    limit = Limit(1_000_000, "fixed window", tells)
    simulation = Simulation(limit, lambda: 0.5)
    rate_limiter = RateLimiter()
    simulation.run(worker(rate_limiter, 40) for _ in range(64))
    assert simulation.clock == pytest.approx(40 * 0.5)
    assert limit.refused == 0


def test_a_lifted_limit_is_forgotten_gradually() -> None:
    limit = Limit(60, "fixed window", "retry-after")
    simulation = Simulation(limit, lambda: 0.2)
    rate_limiter = RateLimiter()
    simulation.run((worker(rate_limiter, 10_000) for _ in range(64)), until=600)
    limit._limit = 6000
    before = limit.served
    simulation.run([], until=600 + 20 * 60)
    assert limit.served - before > 20 * 60 * 10


def test_a_limit_per_second_is_kept() -> None:
    limit = Limit(60, "fixed window", "nothing")
    short: Callable[[Send, float], Response] = lambda message, clock: limit(message, clock * 60)  # noqa: E731
    simulation = Simulation(short, lambda: 0.05)
    rate_limiter = RateLimiter()
    simulation.run(worker(rate_limiter, 150) for _ in range(64))
    assert limit.refused / limit.served < 0.02
    assert simulation.clock < limit.served / 60 * 1.3


@pytest.mark.parametrize("tells", ["headers", "retry-after"])
def test_a_request_that_cannot_wait_for_the_limit_is_sent_at_once(tells: str) -> None:
    headers = {"retry-after": "86400"} if tells == "retry-after" else {}
    if tells == "headers":
        headers = {"x-ratelimit-remaining": "0", "x-ratelimit-reset": str(EPOCH + 86400)}
    simulation = Simulation(lambda message, clock: Response(429, headers), lambda: 0.2)
    rate_limiter = RateLimiter()

    def once() -> Flow[int]:
        response = yield from rate_limiter.rate_limited(
            BUCKET, RetryPolicy(), None, lambda: send(REQUEST), lambda response: response
        )
        return response.status_code

    simulation.run(once() for _ in range(5))
    simulation.run(once() for _ in range(5))
    assert set(simulation.results.values()) == {429}
    assert simulation.clock == pytest.approx(0.4)


def test_a_daily_limit_does_not_set_the_rate() -> None:
    def serve(message: Send, clock: float) -> Response:
        return Response(429, {"retry-after": "80000"}) if 2 < clock < 80_000 else Response(200)

    simulation = Simulation(serve, lambda: 0.5)
    rate_limiter = RateLimiter()
    simulation.run(worker(rate_limiter, 100) for _ in range(4))
    assert simulation.clock < 80_200


def test_a_call_waits_no_longer_than_its_own_timeout() -> None:
    simulation = Simulation(lambda message, clock: Response(429, {"retry-after": "30"}), lambda: 0.2)
    rate_limiter = RateLimiter()

    def once() -> Flow[None]:
        yield from rate_limiter.rate_limited(BUCKET, RetryPolicy(), 5, lambda: send(REQUEST), lambda response: response)

    simulation.run([once()])
    simulation.run([once(), once()])
    assert simulation.clock == pytest.approx(0.4)


def test_a_call_waits_no_longer_than_its_timeout_for_the_response_to_another() -> None:
    answers = [(Response(429, {"retry-after": "1"}), 0.2), (Response(200), 60.0)]
    latencies = [latency for _, latency in answers]
    served = iter([response for response, _ in answers])
    simulation = Simulation(lambda message, clock: next(served), lambda: latencies.pop(0))
    rate_limiter = RateLimiter()

    def once() -> Flow[float]:
        yield from rate_limiter.rate_limited(BUCKET, POLICY, 5, lambda: send(REQUEST), lambda response: response)
        return simulation.clock

    def late() -> Flow[tuple[str, bool, float]]:
        try:
            yield from once()
        except ApiTimeoutError as error:
            return str(error), error.was_sent, simulation.clock
        return "", True, simulation.clock

    simulation.run([once()])
    simulation.run([once(), late()])
    text, was_sent, ended = simulation.results[1]
    assert not was_sent
    assert "GET /things: not sent within 5 seconds: the platform has refused such calls" in text
    assert ended < 0.2 + 5.1


@pytest.mark.parametrize(("own", "retries"), [(None, 0), (3, 4), (None, 4)])
def test_a_long_retry_after_of_another_call_is_not_waited_for(own: float | None, retries: int) -> None:
    simulation = Simulation(lambda message, clock: Response(429, {"retry-after": "30"}), lambda: 0.2)
    config = ClientConfig(api_key="k", base_url="http://x", timeout=3, retry=RetryPolicy(max_retries=retries))
    request = number_request(timeout=own)

    def once() -> Flow[float]:
        yield from rate_limited(request, config, lambda: send(REQUEST), lambda response: response)
        return simulation.clock

    simulation.run([once()])
    simulation.run([once(), once()])
    assert simulation.clock < 1


def test_a_call_that_is_sent_once_waits_no_longer_than_the_timeout_of_the_client() -> None:
    simulation = Simulation(Limit(6, "sliding", "retry-after"), lambda: 0.2)
    config = ClientConfig(api_key="k", base_url="http://x", timeout=20, retry=RetryPolicy(max_retries=0))
    request = number_request()

    def once() -> Flow[float]:
        began = simulation.clock
        yield from rate_limited(request, config, lambda: send(REQUEST), lambda response: response)
        return simulation.clock - began

    simulation.run(once() for _ in range(30))
    assert max(result for result in simulation.results.values() if isinstance(result, float)) < 21
    assert len(simulation.results) == 30


def test_operations_do_not_hold_each_other_back() -> None:
    def serve(message: Send, clock: float) -> Response:
        return Response(429, {"retry-after": "50"}) if message.url == "/full" else Response(200)

    simulation = Simulation(serve, lambda: 0.2)
    rate_limiter = RateLimiter()

    def calls(url: str) -> Flow[float]:
        message = Send(method="GET", url=url)
        for _ in range(2):
            yield from rate_limiter.rate_limited(
                url, RetryPolicy(), None, lambda: send(message), lambda response: response
            )
        return simulation.clock

    simulation.run([calls("/full"), calls("/free")])
    assert simulation.results[1] == pytest.approx(0.4)
    assert simulation.results[0] > 50


def test_a_failed_call_frees_its_slot() -> None:
    rate_limiter = RateLimiter()

    def broken() -> Flow[Any]:
        raise ConnectionError("broken")
        yield

    for _ in range(3):
        with pytest.raises(ConnectionError):
            next(rate_limiter.rate_limited(BUCKET, RetryPolicy(), None, broken, lambda response: response))
    assert rate_limiter._buckets[BUCKET].in_flight == 0


def test_invalid_headers_are_ignored() -> None:
    nonsense = [("x", "y"), ("-", ""), ("1e9", "soon"), ("5", "nan")]
    answers = [Response(200, {"x-ratelimit-remaining": a, "x-ratelimit-reset": b}) for a, b in nonsense]
    simulation = Simulation(lambda message, clock: answers[len(simulation.requests) % 4], lambda: 0.2)
    rate_limiter = RateLimiter()
    simulation.run([worker(rate_limiter, 20)])
    assert simulation.clock == pytest.approx(4)


def test_waiting_calls_are_spread_and_only_a_probe_goes_ahead() -> None:
    times: list[float] = []

    def serve(message: Send, clock: float) -> Response:
        times.append(clock)
        return Response(429 if clock < 10 else 200, {"retry-after": "20"})

    simulation = Simulation(serve, lambda: 1.0)
    simulation.run(worker(limiter, 1) for limiter in [RateLimiter()] for _ in range(10))
    again = sorted(time for time in times if time > 10)
    opened = 1.0 + 20
    assert opened + 0.5 <= again[0] <= opened + 0.55
    assert len(again) == 10
    assert again[1] >= again[0] + 0.5  # after the response to the probe


@pytest.mark.skipif(not hasattr(os, "fork"), reason="there is no fork here")
@pytest.mark.filterwarnings("ignore:This process:DeprecationWarning")  # it has threads
def test_a_forked_child_does_not_wait_for_threads_of_its_parent() -> None:
    limiter = RateLimiter()
    limiter._bucket("GET /").in_flight = 3
    with limiter._lock:
        child = os.fork()
        if not child:
            is_free = limiter._lock.acquire(timeout=20)
            os._exit(0 if is_free and not limiter._buckets else 1)
        _, status = os.waitpid(child, 0)
    assert (status, limiter._bucket("GET /").in_flight) == (0, 3)


def test_a_request_that_was_in_flight_at_a_fork_does_not_hold_back_the_child() -> None:
    limiter = RateLimiter()
    sent: list[Send] = []

    def serve(message: Send, _: float) -> Response:
        sent.append(message)
        if len(sent) == 1:
            limiter.forget()  # as in a child that was forked meanwhile
        return Response(429 if len(sent) == 1 else 200)

    simulation = Simulation(serve)
    simulation.run([worker(limiter, 1)], until=30)
    assert simulation.results == {0: 1}
