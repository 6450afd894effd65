"""Servers that respond as a test says, clients of both kinds, and pauses that take no time."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any, TypeAlias

import pytest
from twelvelabs_client import AsyncTwelveLabs, RetryPolicy, TwelveLabs
from twelvelabs_sandbox import Sandbox

from .loopback import Answers, Loopback

KEY = "tlk_0123456789SECRET"
QUICK = RetryPolicy(first_delay=0.001, max_delay=0.002)

Serve: TypeAlias = Callable[[Answers], Loopback]
Run: TypeAlias = Callable[..., Any]


@pytest.fixture
def serve() -> Iterator[Serve]:
    """Starts a server with these responses."""
    with ExitStack() as stack:

        def start(answers: Answers) -> Loopback:
            server = Loopback(answers)
            stack.callback(server.close)
            return server

        yield start


@pytest.fixture
def connect() -> Iterator[Callable[..., TwelveLabs]]:
    """Creates clients of a server, with quick retries."""
    with ExitStack() as stack:

        def make(server: Loopback, **options: Any) -> TwelveLabs:
            options = {"max_retries": QUICK, **options}
            return stack.enter_context(TwelveLabs(KEY, base_url=server.base_url, **options))

        yield make


@pytest.fixture(params=["sync", "async"])
def run(request: pytest.FixtureRequest) -> Run:
    """Runs a function with a new client of either kind, and returns its result."""

    async def asynchronous(server: Any, job: Callable[[Any], Any]) -> Any:
        async with AsyncTwelveLabs(KEY, base_url=server.base_url, max_retries=QUICK) as client:
            return await job(client)

    def synchronous(server: Any, job: Callable[[Any], Any]) -> Any:
        with TwelveLabs(KEY, base_url=server.base_url, max_retries=QUICK) as client:
            return job(client)

    return lambda server, job: (
        asyncio.run(asynchronous(server, job)) if request.param == "async" else synchronous(server, job)
    )


@pytest.fixture
def sandbox() -> Iterator[Sandbox]:
    """A sandbox with our key that takes files in parts of 1,000 bytes."""
    with Sandbox(api_key=KEY, speed=1000, chunk_size=1000) as running:
        yield running


@pytest.fixture
def client(sandbox: Sandbox) -> Iterator[TwelveLabs]:
    """A client of the sandbox."""
    with TwelveLabs(KEY, base_url=sandbox.base_url, max_retries=QUICK) as connected:
        yield connected


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """An empty folder of the user."""
    path = tmp_path / "own"
    path.mkdir()
    return path
