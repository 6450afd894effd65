"""Both clients against a server that records its requests."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, TypeAlias

import anyio
import pytest
from twelvelabs_client import AsyncTwelveLabs, RetryPolicy, TwelveLabs

from .recorder import Received, Recorder, recorder

KEY = "tlk_0123456789SECRET"
QUICK = RetryPolicy(first_delay=0.001, max_delay=0.002)
EMPTY = {"page": 1, "total_page": 1, "total_results": 0, "limit_per_page": 10}

Act: TypeAlias = Callable[[Any], Any]
Sent: TypeAlias = Callable[[Act], list[Received]]


@pytest.fixture(scope="session")
def _listening() -> Iterator[Recorder]:
    with recorder() as record:
        yield record


@pytest.fixture
def server(_listening: Recorder) -> Recorder:
    """The empty recorder. By default it responds with an empty page."""
    _listening.requests.clear()
    _listening.answers.clear()
    _listening.answer = (200, {"data": [], "page_info": EMPTY})
    return _listening


@pytest.fixture(params=["sync", "async"])
def sent(request: pytest.FixtureRequest, server: Recorder) -> Sent:
    """Runs a function with a client of either kind, and returns everything sent so far."""

    def act(call: Act) -> list[Received]:
        if request.param == "sync":
            with TwelveLabs(KEY, base_url=server.url, max_retries=QUICK) as client:
                call(client)
        else:
            anyio.run(later, call)
        return server.requests

    async def later(call: Act) -> None:
        async with AsyncTwelveLabs(KEY, base_url=server.url, max_retries=QUICK) as client:
            with anyio.fail_after(60):
                await call(client)

    return act
