"""A sandbox for each test, with clients of both kinds, and the clip."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
import twelvelabs
from twelvelabs_client import TwelveLabs
from twelvelabs_sandbox import Sandbox

CLIP = Path(__file__).parents[2] / "examples" / "media" / "big_buck_bunny_5s.mp4"


@pytest.fixture(autouse=True)
def _quick(fast_polling: None) -> None:
    """Waits of the client take no time."""


@pytest.fixture
def sandbox() -> Iterator[Sandbox]:
    """A sandbox in which work takes almost no time, and files are uploaded in parts of 400,000 bytes."""
    with Sandbox(speed=1000, chunk_size=400_000) as running:
        yield running


@pytest.fixture
def client(sandbox: Sandbox) -> Iterator[TwelveLabs]:
    """A client of the sandbox."""
    with TwelveLabs(sandbox.api_key, base_url=sandbox.base_url) as connected:
        yield connected


@pytest.fixture
def vendor(sandbox: Sandbox) -> Iterator[Any]:
    """The vendor's SDK as a client of the sandbox."""
    with httpx.Client() as pool:  # its own would never be closed
        yield twelvelabs.TwelveLabs(api_key=sandbox.api_key, base_url=sandbox.base_url, httpx_client=pool)


@pytest.fixture
def finish_work(sandbox: Sandbox) -> Callable[[], None]:
    """Let the sandbox finish its work."""

    def wait() -> None:
        sandbox.wait_until_idle()
        sandbox.clock.advance(10)
        sandbox.wait_until_idle()

    return wait


@pytest.fixture
def clip() -> Path:
    """A real video: 1280 x 720, 5.312 seconds, 1,055,736 bytes."""
    return CLIP
