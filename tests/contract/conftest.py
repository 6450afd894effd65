"""One example server for all tests here, and one client of each kind."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator

import pytest

from .doors import Door, LowLevelAsync, LowLevelSync, OverlayAsync, OverlaySync
from .example_server import ExampleServer

DOORS = ("low-level sync", "low-level async", "overlay sync", "overlay async")


@pytest.fixture(scope="session")
def _running() -> Iterator[ExampleServer]:
    with ExampleServer() as server:
        yield server


@pytest.fixture
def server(_running: ExampleServer) -> ExampleServer:
    """The example server, without recorded requests."""
    _running.seen.clear()
    _running.answers.clear()
    return _running


@pytest.fixture(scope="session")
def doors(_running: ExampleServer) -> Iterator[dict[str, Door]]:
    """Clients of the example server, by kind."""
    with asyncio.Runner() as runner:
        url = _running.base_url
        made = (LowLevelSync(url), LowLevelAsync(url, runner), OverlaySync(url), OverlayAsync(url, runner))
        yield dict(zip(DOORS, made, strict=True))
        for door in made:
            door.close()
