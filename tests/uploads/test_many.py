"""Many files at once: an outcome for each, one shared limit, read from the iterable as needed, and no failure stops the
others."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from twelvelabs_client import (
    ApiError,
    InvalidArgumentError,
    InvalidSourceError,
    Outcome,
    TwelveLabs,
    UploadError,
    UploadEvent,
    UploadOptions,
)
from twelvelabs_sandbox import Sandbox

from .conftest import STORE, api, assets, async_client, run_async, sound, sync_client

pytestmark = pytest.mark.takes_turns("kind")
MANY = 10_000
IN_PARTS = UploadOptions(method="multipart")


@pytest.fixture
def songs(tmp_path: Path) -> list[Path]:
    """Six files with different content."""
    paths = [tmp_path / f"song-{n}.wav" for n in range(6)]
    for n, path in enumerate(paths):
        path.write_bytes(sound(8_300 + n, seed=n))
    return paths


@pytest.fixture(params=["sync", "asyncio", "trio"])
def kind(request: pytest.FixtureRequest) -> str:
    """The clients, and the event loops of the asynchronous one."""
    name: str = request.param
    return name


def _outcomes(kind: str, sandbox: Sandbox, files: Any, **options: Any) -> list[Outcome[Any]]:
    if kind == "sync":
        with sync_client(sandbox) as client:
            return list(client.assets.upload_many(files, **options))

    async def main() -> list[Outcome[Any]]:
        async with async_client(sandbox) as client, client.assets.upload_many(files, **options) as results:
            return [outcome async for outcome in results]

    outcomes: list[Outcome[Any]] = run_async(main, kind)
    return outcomes


@pytest.mark.parametrize("max_direct_size", [1, 1_000_000], ids=["in parts", "in one piece"])
@pytest.mark.parametrize("max_files", [1, 10])
def test_an_outcome_for_each(
    kind: str, sandbox: Sandbox, songs: list[Path], max_direct_size: int, max_files: int
) -> None:
    options = UploadOptions(max_direct_size=max_direct_size)
    outcomes = _outcomes(kind, sandbox, songs, options=options, max_files=max_files)
    assert sorted(str(outcome.source) for outcome in outcomes) == [str(path) for path in songs]
    assert len(assets(sandbox)) == 6
    for outcome in outcomes:
        assert isinstance(outcome.source, Path)
        assert outcome.error is None
        assert outcome.value is not None
        assert outcome.result() is outcome.value
        assert (outcome.value.filename, outcome.value.size) == (
            outcome.source.name,
            len(outcome.source.read_bytes()),
        )


@pytest.mark.parametrize("max_files", [1, 4])
def test_bad_files_stop_none_of_the_others(
    kind: str, sandbox: Sandbox, songs: list[Path], tmp_path: Path, max_files: int
) -> None:
    bad: list[Any] = [tmp_path / "none.wav", b"", 5, tmp_path]
    mixed = [bad[0], songs[0], songs[1], bad[1], bad[2], songs[2], songs[3], bad[3]]
    outcomes = _outcomes(kind, sandbox, mixed, options=IN_PARTS, max_files=max_files)
    failed = [outcome for outcome in outcomes if outcome.error is not None]
    assert len(outcomes) == 8
    assert sorted(str(outcome.source) for outcome in failed) == sorted(map(str, bad))
    for outcome in failed:
        assert outcome.value is None
        with pytest.raises(InvalidSourceError) as caught:
            outcome.result()
        assert caught.value is outcome.error
    assert len(assets(sandbox)) == 4


def test_a_file_that_the_platform_rejects_does_not_stop_the_others(
    kind: str, sandbox: Sandbox, songs: list[Path]
) -> None:
    sandbox.faults.add(method="POST", route="/assets/multipart-uploads", nth=2, status=400)
    sandbox.faults.add(route=STORE, nth=3, status=400)
    outcomes = _outcomes(kind, sandbox, songs, options=IN_PARTS)
    errors = [outcome.error for outcome in outcomes if outcome.error is not None]
    assert sorted(isinstance(error, UploadError) for error in errors) == [False, True]
    assert sum(isinstance(error, ApiError) for error in errors) == 1
    assert len(assets(sandbox)) == 4
    sandbox.faults.clear()
    again = _outcomes(kind, sandbox, [outcome.source for outcome in outcomes if outcome.error], options=IN_PARTS)
    assert [outcome.error for outcome in again] == [None, None]
    assert len(assets(sandbox)) == 6


def test_a_callback_that_fails_is_the_outcome_of_its_file(kind: str, sandbox: Sandbox, songs: list[Path]) -> None:
    error = KeyError("own")

    def fail(event: UploadEvent) -> None:
        if event.name == "song-2.wav":
            raise error

    outcomes = _outcomes(kind, sandbox, songs, options=IN_PARTS, on_progress=fail)
    assert {str(outcome.source): outcome.error for outcome in outcomes if outcome.error} == {str(songs[2]): error}


def test_with_wait_an_outcome_is_ready(kind: str, sandbox: Sandbox, songs: list[Path]) -> None:
    outcomes = _outcomes(kind, sandbox, songs[:3], wait=True)
    assert [outcome.result().status for outcome in outcomes] == ["ready"] * 3


def test_a_file_that_cannot_be_processed_is_an_outcome(kind: str, sandbox: Sandbox, songs: list[Path]) -> None:
    outcomes = _outcomes(kind, sandbox, [songs[0], b"\0no media at all"], wait=True)
    assert sorted(outcome.error is None for outcome in outcomes) == [False, True]


def test_no_files_no_outcomes(kind: str, sandbox: Sandbox) -> None:
    assert _outcomes(kind, sandbox, []) == []
    assert len(sandbox.requests) == 0


class Files:
    """Files that record when each was taken."""

    def __init__(self, paths: list[Path]) -> None:
        self._paths = paths
        self.taken = 0

    def __iter__(self) -> Iterator[Path]:
        for path in self._paths:
            self.taken += 1
            yield path


def test_files_are_taken_as_there_is_room(kind: str, sandbox: Sandbox, songs: list[Path]) -> None:
    files, ahead = Files(songs), list[int]()

    def done() -> int:
        return len(api(sandbox, "GET", "/assets?page_limit=50")["data"])

    class Watched(Files):
        def __iter__(self) -> Iterator[Path]:
            for number, path in enumerate(super().__iter__()):
                ahead.append(number - done())
                yield path

    files = Watched(songs)
    _outcomes(kind, sandbox, files, max_files=2)
    assert files.taken == 6
    assert max(ahead) <= 2


def test_an_error_of_the_iterable_is_raised_unchanged(kind: str, sandbox: Sandbox, songs: list[Path]) -> None:
    error = KeyError("own")

    def files() -> Iterator[Path]:
        yield songs[0]
        raise error

    with pytest.raises(KeyError) as caught:
        _outcomes(kind, sandbox, files())
    assert caught.value is error


def _most_at_once(sandbox: Sandbox, route: str, job: Any) -> int:
    """The maximum number of requests in flight while a job runs, from the log."""
    most, ended = 0, threading.Event()

    def watch() -> None:
        nonlocal most
        while not ended.is_set():
            open_ones = [one for one in sandbox.requests.matching(route=route) if one.status is None]
            most = max(most, len([one for one in open_ones if one.method in ("PUT", "POST")]))
            time.sleep(0.002)

    thread = threading.Thread(target=watch)
    thread.start()
    try:
        job()
    finally:
        ended.set()
        thread.join()
    return most


@pytest.mark.parametrize("concurrency", [1, 3])
@pytest.mark.parametrize("how", ["in parts", "in one piece"])
def test_concurrency_is_over_all_files_together(
    kind: str, sandbox: Sandbox, songs: list[Path], concurrency: int, how: str
) -> None:
    route = "object-store*" if how == "in parts" else "/assets"
    sandbox.faults.add(route=STORE if how == "in parts" else "/assets", times=MANY, stall=0.03)
    most = _most_at_once(
        sandbox,
        route,
        lambda: _outcomes(
            kind,
            sandbox,
            songs[:4],
            max_files=4,
            options=UploadOptions(method="multipart" if how == "in parts" else "direct", concurrency=concurrency),
        ),
    )
    assert most == concurrency
    assert len(assets(sandbox)) == 4


def test_parts_of_several_files_that_fail_take_no_place_from_the_others(
    kind: str, sandbox: Sandbox, songs: list[Path]
) -> None:
    sandbox.faults.add(route=STORE, times=12, probability=0.5, seed=5, status=400)
    outcomes = _outcomes(
        kind, sandbox, songs * 3, max_files=3, options=UploadOptions(method="multipart", concurrency=2, resume=False)
    )
    assert len(outcomes) == 18
    assert len(assets(sandbox)) == sum(outcome.error is None for outcome in outcomes)


@pytest.mark.parametrize("options", [{"options": {"concurrency": 2}}, {"max_files": 0}], ids=str)
def test_bad_limits_are_rejected_before_anything_is_sent(
    client: TwelveLabs, sandbox: Sandbox, songs: list[Path], options: dict[str, int]
) -> None:
    with pytest.raises(InvalidArgumentError, match=next(iter(options))):
        client.assets.upload_many(songs, **options)  # type: ignore[arg-type]
    assert len(sandbox.requests) == 0


def test_the_same_file_twice_is_two_assets(kind: str, sandbox: Sandbox, songs: list[Path]) -> None:
    outcomes = _outcomes(kind, sandbox, [songs[0], songs[0]], options=IN_PARTS)
    assert len({outcome.result().id for outcome in outcomes}) == 2
