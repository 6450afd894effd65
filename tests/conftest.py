"""Shared by all tests: the machine's settings have no influence, and nothing is left behind."""

from __future__ import annotations

import logging
import os
import ssl
import time
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from itertools import count
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from twelvelabs_client._waiting.polling import PollSchedule
from twelvelabs_client.ingest.tuning import Tuning

pytest.register_assert_rewrite("tests.fake_driver")
settings.register_profile("any machine", max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("any machine")  # that a machine is slow or busy is no failure


def pytest_xdist_auto_num_workers() -> int:
    """One more than there are cores: many tests wait for a socket or for another process."""
    return (os.cpu_count() or 1) + 1


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    """Files of slow tests are also slow to collect."""
    return True if collection_path.stem.endswith("_slow") and "not slow" in config.option.markexpr else None


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """With `takes_turns("client")`, each case of a table or test of a module has one client, the others are slow."""
    marked = [
        (item, [name for name in mark.args if name in item.callspec.params])
        for item in items
        if (mark := item.get_closest_marker("takes_turns")) and isinstance(item, pytest.Function)
        if hasattr(item, "callspec")
    ]
    tests: defaultdict[object, list[object]] = defaultdict(list)
    values: defaultdict[tuple[object, str], list[int]] = defaultdict(list)
    for item, _ in marked:
        _add(tests[item.module], item.function)
        for name, value in item.callspec.params.items():
            _add(values[item.function, name], id(value))
    for item, names in marked:
        at = {name: values[item.function, name].index(id(value)) for name, value in item.callspec.params.items()}
        turn, turns = 0, 1
        for name in names:
            size = len(values[item.function, name])
            turn, turns = turn * size + at.pop(name), turns * size
        if (tests[item.module].index(item.function) + sum(at.values())) % turns != turn:
            item.add_marker("slow")


def _add(known: list[Any], one: object) -> None:
    if one not in known:
        known.append(one)


@pytest.fixture(scope="session", autouse=True)
def _certificates_are_read_once() -> Iterator[None]:
    """Each client would read them, which takes longer than most tests, and no connection here needs any."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(ssl, "create_default_context", cache(ssl.create_default_context))
        yield


@pytest.fixture(scope="session")
def _state_folders(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Folders that do not exist yet; `mktemp` would list all earlier ones for each test."""
    base = tmp_path_factory.mktemp("state")
    return (base / str(number) for number in count())


@pytest.fixture(autouse=True)
def no_settings_from_outside(monkeypatch: pytest.MonkeyPatch, _state_folders: Iterator[Path]) -> None:
    """Keys, base URLs and proxies are those that a test sets itself; upload checkpoints go to a temporary folder."""
    for name in ("TWELVE_LABS_API_KEY", "TWELVELABS_API_KEY", "TWELVELABS_BASE_URL"):
        monkeypatch.delenv(name, raising=False)
    for name in ("http_proxy", "https_proxy", "all_proxy", "no_proxy"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)
    monkeypatch.setenv("XDG_STATE_HOME", str(next(_state_folders)))


@pytest.fixture(params=["asyncio", "trio"])
def backend(request: pytest.FixtureRequest) -> str:
    """The event loops that the asynchronous client runs on."""
    name: str = request.param
    return name


@pytest.fixture
def pauses(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """The sleeps of the drivers, which take no time in this test."""
    made: list[float] = []

    async def pause(seconds: float) -> None:
        made.append(seconds)

    clock = SimpleNamespace(sleep=made.append, monotonic=lambda: time.monotonic() + sum(made), time=time.time)
    monkeypatch.setattr("twelvelabs_client._drivers.sync.time", clock)
    monkeypatch.setattr("twelvelabs_client._drivers.asynchronous.time", clock)
    monkeypatch.setattr("twelvelabs_client._drivers.asynchronous.anyio.sleep", pause)
    return made


@pytest.fixture
def fast_polling(monkeypatch: pytest.MonkeyPatch) -> None:
    """Waits poll every few milliseconds, for a sandbox in which work takes no longer."""
    polling = PollSchedule(first_pause=0.01, grace=0.5)
    monkeypatch.setattr("twelvelabs_client._waiting.polling.SCHEDULE", polling)
    pauses = dict.fromkeys(("min_batch_pause", "small_batch_pause", "search_pause", "settling", "first_retry"), 0.05)
    tuning = Tuning(polling=polling, **pauses)
    monkeypatch.setattr("twelvelabs_client.ingest.tuning.TUNING", tuning)


@pytest.fixture
def own_logging() -> Iterator[None]:
    """The command logs to stderr for a whole process: undone, where it runs in that of the tests."""
    logger = logging.getLogger("twelvelabs_client")
    handlers, level = logger.handlers[:], logger.level
    yield
    logger.handlers[:] = handlers
    logger.setLevel(level)
