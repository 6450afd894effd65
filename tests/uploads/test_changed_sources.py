"""A file that changes while it is uploaded never becomes a mix of its states, also if its times are set back."""

from __future__ import annotations

import io
import os
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import httpx
import pytest
from twelvelabs_client import SourceChangedError, UploadError
from twelvelabs_sandbox import Fault, Sandbox

from ..fake_driver import FakeDriver
from .conftest import STORE, Run, sound
from .test_session import FILE, Store, _stored, _upload

OTHER = bytes(reversed(FILE))
Change = Callable[[Path], object]


def _in_place(path: Path, content: bytes = OTHER) -> None:
    """Other bytes in the same file, with its times set back."""
    times = path.stat()
    with path.open("r+b") as file:
        file.write(content)
    os.utime(path, ns=(times.st_atime_ns, times.st_mtime_ns))


def _replaced(path: Path, content: bytes = OTHER) -> None:
    """Another file in its place, with the same size and times."""
    times = path.stat()
    new = path.with_suffix(".new")
    new.write_bytes(content)
    os.utime(new, ns=(times.st_atime_ns, times.st_mtime_ns))
    new.replace(path)


def _copied(path: Path) -> None:
    shutil.copy2(path, path.with_suffix(".new"))
    path.with_suffix(".new").replace(path)


CHANGES: dict[str, Change] = {"in place": _in_place, "replaced": _replaced}
HARMLESS: dict[str, Change] = {"permissions": lambda path: path.chmod(0o600), "replaced by a copy": _copied}


def _changing(path: Path, change: Change, at: int) -> Store:
    """A store that has a file changed when a part arrives."""

    def puts(n: int, times: int) -> Any:
        if (n, times) == (at, 1):
            change(path)
        return _stored(n)

    return Store(puts)


@pytest.fixture
def clip(tmp_path: Path) -> Path:
    path = tmp_path / "clip.mp4"
    path.write_bytes(FILE)
    return path


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
@pytest.mark.parametrize("at", [1, 3, 7])
@pytest.mark.parametrize("verify", [True, False])
@pytest.mark.parametrize("batch_size", [1, 50])
def test_content_that_changes_between_two_parts_fails_the_upload(
    clip: Path, change: Change, at: int, verify: bool, batch_size: int
) -> None:
    store = _changing(clip, change, at)
    with pytest.raises(SourceChangedError, match="changed") as failed:
        _upload(FakeDriver(store), file=clip, verify=verify, batch_size=batch_size)
    assert failed.value.token is None
    assert store.done < 7


@pytest.mark.parametrize("change", HARMLESS.values(), ids=HARMLESS)
@pytest.mark.parametrize("at", [1, 3, 7])
def test_a_change_that_leaves_the_content_as_it_is_does_not_stop_the_upload(
    clip: Path, change: Change, at: int
) -> None:
    store = _changing(clip, change, at)
    _upload(FakeDriver(store), file=clip, batch_size=1)
    assert b"".join(store.received[n][0] for n in range(1, 8)) == FILE


def test_an_open_file_that_changes_in_place_fails_the_upload(clip: Path) -> None:
    with clip.open("rb") as file, pytest.raises(SourceChangedError):
        _upload(FakeDriver(_changing(clip, _in_place, 3)), file=file)


@pytest.mark.parametrize("size", [10, 30])
def test_an_open_file_whose_size_changes_fails_the_upload(clip: Path, size: int) -> None:
    with clip.open("rb") as file, pytest.raises(SourceChangedError):
        _upload(FakeDriver(_changing(clip, lambda path: os.truncate(path, size), 3)), file=file)


@pytest.mark.takes_turns("run")
@pytest.mark.parametrize("sandbox", [10_000], indirect=True, ids=["large parts"])
@pytest.mark.parametrize("as_path", [True, False])
def test_a_file_that_changed_between_two_attempts_is_sent_from_its_beginning(
    run: Run, sandbox: Sandbox, song: Path, as_path: bool
) -> None:
    """The samples do not see the change: it is at none of the three places that they are taken from."""
    content = sound(300_000)
    song.write_bytes(content)

    def upload(client: Any) -> Any:
        return client.multipart_upload.upload_file(song, max_retries=0, batch_size=1)

    sandbox.faults.add(Fault(route=STORE, nth=15, times=10_000, status=400))
    with pytest.raises(UploadError):
        run(upload)
    sandbox.faults.clear()
    changed = content[:80_000] + b"other" + content[80_005:]
    (_in_place if as_path else _replaced)(song, changed)
    result = run(upload)
    assert httpx.get(result.asset_url).content == changed


def _mid_way(change: Callable[[], object]) -> Callable[[Any], None]:
    """A progress callback that makes a change once, when part of the file has been sent."""
    made: list[bool] = []

    def on_progress(event: Any) -> None:
        if event.bytes_sent > 100_000 and not made:
            made.append(True)
            change()

    return on_progress


@pytest.fixture
def big(tmp_path: Path) -> Path:
    """More than fits in the buffers between two sockets."""
    path = tmp_path / "big.wav"
    path.write_bytes(sound(12_000_000))
    return path


DIRECT: dict[str, Change] = {
    "shorter": lambda path: os.truncate(path, 1_000_000),
    "longer": lambda path: os.truncate(path, 13_000_000),
    "other content": lambda path: _in_place(path, sound(12_000_000, seed=1)),
    "replaced": lambda path: _replaced(path, sound(12_000_000, seed=1)),
    "removed": Path.unlink,
}


@pytest.mark.takes_turns("run")
@pytest.mark.usefixtures("often")
@pytest.mark.parametrize("as_file", [False, True], ids=["path", "open file"])
@pytest.mark.parametrize("change", DIRECT)
def test_a_file_in_one_piece_that_changes_while_it_is_sent_creates_nothing(
    run: Run, sandbox: Sandbox, big: Path, change: str, as_file: bool
) -> None:
    if as_file and change in ("replaced", "removed"):
        pytest.skip("what is open is not touched by that")
    with big.open("rb") as file, pytest.raises(SourceChangedError):
        run(
            lambda client: client.assets.upload(
                file if as_file else big, on_progress=_mid_way(lambda: DIRECT[change](big))
            )
        )
    assert not [request for request in sandbox.requests.matching(route="/assets") if request.status == 201]


@pytest.mark.usefixtures("often")
def test_permissions_may_change_while_a_file_in_one_piece_is_sent(run: Run, big: Path) -> None:
    asset = run(lambda client: client.assets.upload(big, on_progress=_mid_way(lambda: big.chmod(0o600)), wait=True))
    assert asset.size == 12_000_000


@pytest.mark.parametrize("size", [1_000_000, 13_000_000])
def test_any_form_with_a_file_that_changes_its_size_is_an_error_of_ours(run: Run, big: Path, size: int) -> None:
    class Changing(io.FileIO):
        reads = 0

        def read(self, count: int | None = -1, /) -> bytes:
            self.reads += 1
            if self.reads == 3:
                os.truncate(big, size)
            return super().read(-1 if count is None else count)

    with Changing(str(big)) as file, pytest.raises(SourceChangedError, match=r"longer or shorter|changed|became"):
        run(lambda client: client.tasks.create(index_id="1" * 24, video_file=file))
