"""An interrupted upload resumes from its checkpoint or token, and sends only what is missing."""

from __future__ import annotations

import json
import os
import random
import signal
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from twelvelabs_client import (
    InvalidArgumentError,
    InvalidSourceError,
    SessionExpiredError,
    TwelveLabs,
    UnauthorizedError,
    UploadError,
    UploadOptions,
    UploadRestartedWarning,
)
from twelvelabs_sandbox import Sandbox

from .conftest import (
    CHUNK,
    SESSION,
    STORE,
    Run,
    assert_arrived,
    assets,
    bytes_of,
    checkpoints,
    created,
    finish,
    puts,
    reported,
    sessions,
    sound,
    start_uploader,
    sync_client,
    until,
)

pytestmark = pytest.mark.takes_turns("run")
MANY = 10_000


def _upload(file: Any, **options: Any) -> Callable[[Any], Any]:
    given = {"max_retries": 0, "max_workers": 2, "batch_size": 1, **options}
    return lambda client: client.multipart_upload.upload_file(file, **given)


def _interrupted(run: Run, sandbox: Sandbox, file: Any, *, at: int = 6, **options: Any) -> UploadError:
    """An upload that failed after a few parts were reported. The fault is over."""
    sandbox.faults.add(route=STORE, nth=at, times=MANY, status=500)
    with pytest.raises(UploadError) as failed:
        run(_upload(file, **options))
    sandbox.faults.clear()
    assert 1 <= len(reported(sandbox)) < 14
    return failed.value


# --- what is on disk


def test_a_checkpoint_is_readable_by_its_owner_only_and_has_no_secret(
    run: Run, sandbox: Sandbox, song: Path, state_folder: Path
) -> None:
    _interrupted(run, sandbox, song)
    (checkpoint,) = checkpoints(state_folder)
    assert checkpoint.stat().st_mode & 0o777 == 0o600
    assert checkpoint.parent.stat().st_mode & 0o077 == 0
    content = checkpoint.read_bytes()
    assert sandbox.api_key.encode() not in content
    assert b"signature" not in content.lower()
    assert b"/uploads/" not in content
    assert json.loads(content)["completed"] in (len(reported(sandbox)) - 1, len(reported(sandbox)))
    assert [path for path in checkpoint.parent.iterdir() if path.stat().st_mode & 0o077] == []


def test_a_token_contains_no_secret(run: Run, sandbox: Sandbox, song: Path) -> None:
    import base64

    token = _interrupted(run, sandbox, song).token
    assert token is not None
    content = base64.urlsafe_b64decode(token + "==")
    assert sandbox.api_key.encode() not in content
    assert b"signature" not in content.lower()
    assert str(song.parent).encode() not in content


def test_a_checkpoint_is_never_seen_half_written(
    client: TwelveLabs, sandbox: Sandbox, song: Path, state_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Every file that replaces a checkpoint is complete, and nothing else is written there."""
    seen: list[dict[str, Any]] = []
    replace = Path.replace

    def watched(self: Path, target: Any) -> Any:
        if Path(target).suffix == ".json":
            seen.append(json.loads(self.read_bytes()))
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", watched)
    _upload(song)(client)
    assert seen[0]["completed"] == 0
    assert len(seen) == 15


def test_nothing_is_left_on_disk_when_an_upload_has_ended(
    run: Run, sandbox: Sandbox, song: Path, state_folder: Path
) -> None:
    run(_upload(song))
    assert [path for path in state_folder.rglob("*") if path.is_file()] == []


def test_nothing_is_left_on_disk_when_a_resumed_upload_has_ended(
    run: Run, sandbox: Sandbox, song: Path, state_folder: Path
) -> None:
    _interrupted(run, sandbox, song)
    run(_upload(song))
    assert [path for path in state_folder.rglob("*") if path.is_file()] == []


def test_without_resume_nothing_is_written(run: Run, sandbox: Sandbox, song: Path, state_folder: Path) -> None:
    _interrupted(run, sandbox, song, options=UploadOptions(resume=False))
    assert not state_folder.exists()
    run(_upload(song, options=UploadOptions(resume=False)))
    assert created(sandbox) == 2


def test_checkpoints_are_in_the_given_folder(
    run: Run, sandbox: Sandbox, song: Path, state_folder: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "own" / "checkpoints"
    _interrupted(run, sandbox, song, options=UploadOptions(checkpoint_dir=folder))
    assert len(checkpoints(folder)) == 1
    assert not state_folder.exists()
    run(_upload(song, options=UploadOptions(checkpoint_dir=str(folder))))
    assert created(sandbox) == 1
    assert list(folder.iterdir()) == []


def test_a_folder_that_cannot_be_written_to_does_not_stop_the_upload(
    run: Run, sandbox: Sandbox, song: Path, tmp_path: Path
) -> None:
    (tmp_path / "file").write_bytes(b"in the way")
    run(_upload(song, options=UploadOptions(checkpoint_dir=tmp_path / "file" / "checkpoints")))
    assert_arrived(sandbox, song.read_bytes())


def _age(checkpoint: Path, seconds: float) -> None:
    record = json.loads(checkpoint.read_bytes())
    checkpoint.write_text(json.dumps({**record, "created": record["created"] - seconds}))


def test_checkpoints_of_expired_sessions_are_deleted(
    run: Run, sandbox: Sandbox, song: Path, tmp_path: Path, state_folder: Path
) -> None:
    other = tmp_path / "other.wav"
    other.write_bytes(sound(12_000, seed=5))
    _interrupted(run, sandbox, other)
    (checkpoint,) = checkpoints(state_folder)
    _age(checkpoint, 24 * 3600 + 60)
    run(_upload(song))
    assert [path for path in state_folder.rglob("*") if path.is_file()] == []


def test_a_checkpoint_that_is_nearly_a_day_old_is_kept(
    run: Run, sandbox: Sandbox, song: Path, tmp_path: Path, state_folder: Path
) -> None:
    other = tmp_path / "other.wav"
    other.write_bytes(sound(12_000, seed=5))
    _interrupted(run, sandbox, other)
    (checkpoint,) = checkpoints(state_folder)
    _age(checkpoint, 23 * 3600)
    run(_upload(song))
    assert checkpoints(state_folder) == [checkpoint]


BROKEN = [b"", b"{", b"[]", b"null", b'{"version": 1}', b"\xff\xfe", b'{"version": 99, "upload_id": "u"}']


@pytest.mark.parametrize("content", BROKEN)
def test_a_checkpoint_that_is_not_valid_is_deleted(
    run: Run, sandbox: Sandbox, song: Path, state_folder: Path, content: bytes
) -> None:
    _interrupted(run, sandbox, song)
    (checkpoint,) = checkpoints(state_folder)
    checkpoint.write_bytes(content)
    run(_upload(song))
    assert created(sandbox) == 2
    assert [path for path in state_folder.rglob("*") if path.is_file()] == []


def test_other_files_in_the_folder_of_checkpoints_are_left_alone(
    run: Run, sandbox: Sandbox, song: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "project"
    folder.mkdir()
    own = {"package.json": b'{"name": "mine"}', "notes.json": b"not even JSON", "package.lock": b"kept"}
    for name, content in own.items():
        (folder / name).write_bytes(content)
    run(_upload(song, options=UploadOptions(checkpoint_dir=folder)))
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == own


# --- resuming


def test_the_same_call_again_sends_only_what_is_missing(run: Run, sandbox: Sandbox, song: Path) -> None:
    failed = _interrupted(run, sandbox, song)
    before, known = set(reported(sandbox)), len(puts(sandbox))
    result = run(_upload(song))
    assert result.asset_id == failed.asset_id
    assert sorted(puts(sandbox, since=known)) == sorted(set(range(1, 15)) - before)
    assert created(sandbox) == 1
    assert_arrived(sandbox, song.read_bytes())


@pytest.mark.parametrize("at", [1, 2, 10, 14])
def test_it_goes_on_wherever_it_stopped(run: Run, sandbox: Sandbox, song: Path, at: int) -> None:
    sandbox.faults.add(route=STORE, nth=at, times=MANY, reset="before")
    with pytest.raises(UploadError):
        run(_upload(song))
    sandbox.faults.clear()
    before, known = set(reported(sandbox)), len(puts(sandbox))
    run(_upload(song))
    assert sorted(puts(sandbox, since=known)) == sorted(set(range(1, 15)) - before)
    assert_arrived(sandbox, song.read_bytes())


def test_it_can_stop_and_go_on_many_times(run: Run, sandbox: Sandbox, song: Path) -> None:
    for at in (3, 3, 3):
        sandbox.faults.add(route=STORE, nth=at, times=MANY, status=400)
        with pytest.raises(UploadError):
            run(_upload(song))
        sandbox.faults.clear()
    run(_upload(song))
    assert created(sandbox) == 1
    assert len(set(reported(sandbox))) == 14
    assert_arrived(sandbox, song.read_bytes())


@pytest.mark.usefixtures("long_part_timeout")
def test_a_session_that_is_complete_already_is_not_sent_again(run: Run, sandbox: Sandbox, song: Path) -> None:
    sandbox.faults.add(method="GET", route=SESSION, times=MANY, status=403)
    with pytest.raises(UploadError) as failed:
        run(_upload(song))
    sandbox.faults.clear()
    known = len(puts(sandbox))
    assert run(_upload(song)).asset_id == failed.value.asset_id
    assert len(puts(sandbox)) == known
    assert_arrived(sandbox, song.read_bytes())


def test_more_parts_than_fit_on_a_page_of_the_status(run: Run, sandbox: Sandbox, tmp_path: Path) -> None:
    path = tmp_path / "long.wav"
    path.write_bytes(sound(130_500, seed=3))
    sandbox.faults.add(route=STORE, nth=120, times=MANY, status=400)
    with pytest.raises(UploadError):
        run(_upload(path, batch_size=50))
    sandbox.faults.clear()
    before, known = set(reported(sandbox)), len(puts(sandbox))
    assert len(before) > 100
    run(_upload(path, batch_size=50))
    assert set(puts(sandbox, since=known)) == set(range(1, 132)) - before
    assert_arrived(sandbox, path.read_bytes())


@pytest.mark.parametrize("kind", ["path", "text", "copy", "bytes", "file"])
def test_bytes_and_open_files_are_taken_up_as_well(
    run: Run, sandbox: Sandbox, song: Path, kind: str, tmp_path: Path
) -> None:
    content = song.read_bytes()
    if kind in ("path", "text", "copy"):
        source = {"path": song, "text": str(song), "copy": song}[kind]
        _interrupted(run, sandbox, source, filename="song.wav")
        run(_upload(source, filename="song.wav"))
    elif kind == "bytes":
        _interrupted(run, sandbox, content, filename="song.wav")
        run(_upload(bytes(bytearray(content)), filename="song.wav"))
    else:
        with song.open("rb") as file:
            _interrupted(run, sandbox, file)
            run(_upload(file))
    assert created(sandbox) == 1
    assert_arrived(sandbox, content)


CHANGES: dict[str, dict[str, Any]] = {
    "other metadata": {"user_metadata": {"take": 2}},
    "another filename": {"filename": "other.wav"},
    "a stream": {"enable_hls": True},
    "a thumbnail": {"enable_thumbnail": True},
    "another kind": {"file_type": "video"},
}


@pytest.mark.parametrize("change", CHANGES)
def test_different_fields_are_a_new_upload(run: Run, sandbox: Sandbox, song: Path, change: str) -> None:
    failed = _interrupted(run, sandbox, song, user_metadata={"take": 1})
    result = run(_upload(song, **{"user_metadata": {"take": 1}, **CHANGES[change]}))
    assert created(sandbox) == 2
    assert result.asset_id != failed.asset_id
    assert bytes_of(sandbox, sessions(sandbox)[-1], song.read_bytes()) == song.read_bytes()


def _touch(path: Path) -> None:
    os.utime(path, ns=(1_700_000_000_000_000_000, 1_700_000_000_000_000_000))


def _change_a_byte(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[5000] ^= 1
    path.write_bytes(content)


def _grow(path: Path) -> None:
    path.write_bytes(path.read_bytes() + b"more")


@pytest.mark.parametrize("change", [_touch, _change_a_byte, _grow])
def test_a_changed_file_is_a_new_upload(run: Run, sandbox: Sandbox, song: Path, change: Callable[[Path], None]) -> None:
    _interrupted(run, sandbox, song)
    change(song)
    run(_upload(song))
    assert created(sandbox) == 2
    assert bytes_of(sandbox, sessions(sandbox)[-1], song.read_bytes()) == song.read_bytes()


def test_a_change_between_the_samples_is_found_with_full_hash(run: Run, sandbox: Sandbox, tmp_path: Path) -> None:
    """A byte outside the samples changes, but not the time of the file."""
    path = tmp_path / "large.wav"
    path.write_bytes(sound(1_000_000, seed=9))
    job = {"method": "multipart", "options": UploadOptions(full_hash=True, concurrency=2)}
    with Sandbox(speed=1000, chunk_size=100_000) as large:
        large.faults.add(route=STORE, nth=5, times=MANY, status=400)
        with sync_client(large) as client, pytest.raises(UploadError):
            client.assets.upload(path, **job)  # type: ignore[arg-type]
        large.faults.clear()
        stamp = path.stat().st_mtime_ns
        content = bytearray(path.read_bytes())
        content[250_000] ^= 1
        path.write_bytes(content)
        os.utime(path, ns=(stamp, stamp))
        with sync_client(large) as client:
            client.assets.upload(path, **job)  # type: ignore[arg-type]
        assert created(large) == 2
        assert bytes_of(large, sessions(large)[-1], bytes(content), 100_000) == content


def test_an_unchanged_file_is_resumed_with_full_hash(run: Run, sandbox: Sandbox, song: Path) -> None:
    job: dict[str, Any] = {"method": "multipart", "options": UploadOptions(full_hash=True, concurrency=2)}
    sandbox.faults.add(route=STORE, nth=5, times=MANY, status=400)
    with pytest.raises(UploadError):
        run(lambda client: client.assets.upload(song, **job))
    sandbox.faults.clear()
    run(lambda client: client.assets.upload(song, **job))
    assert created(sandbox) == 1
    assert_arrived(sandbox, song.read_bytes())


def test_another_account_does_not_take_up_what_was_left(sandbox: Sandbox, song: Path) -> None:
    with sync_client(sandbox) as client:
        _interrupted(lambda job: job(client), sandbox, song)
    with TwelveLabs("tlk_another", base_url=sandbox.base_url) as other:
        with pytest.warns(UploadRestartedWarning, match="another account"), pytest.raises(UnauthorizedError):
            _upload(song)(other)
    assert created(sandbox) == 2
    assert len(sandbox.requests.matching(method="GET", route=SESSION)) == 0


def test_another_platform_does_not_get_what_was_left(sandbox: Sandbox, song: Path) -> None:
    with sync_client(sandbox) as client:
        _interrupted(lambda job: job(client), sandbox, song)
    with Sandbox(speed=1000, chunk_size=CHUNK, api_key=sandbox.api_key) as elsewhere:
        with sync_client(elsewhere) as client, pytest.warns(UploadRestartedWarning, match="base URL"):
            _upload(song)(client)
        assert created(elsewhere) == 1
        assert_arrived(elsewhere, song.read_bytes())


def test_a_session_that_has_expired_is_restarted_with_a_warning(run: Run, sandbox: Sandbox, song: Path) -> None:
    failed = _interrupted(run, sandbox, song)
    sandbox.clock.advance(90_000)
    with pytest.warns(UploadRestartedWarning, match=r"song\.wav"):
        result = run(_upload(song))
    assert result.asset_id != failed.asset_id
    assert sorted(puts(sandbox)[-14:]) == list(range(1, 15))
    assert bytes_of(sandbox, sessions(sandbox)[-1], song.read_bytes()) == song.read_bytes()


def test_a_session_that_is_unknown_is_restarted_with_a_warning(run: Run, sandbox: Sandbox, song: Path) -> None:
    _interrupted(run, sandbox, song)
    sandbox.faults.add(method="GET", route=SESSION, status=404)
    with pytest.warns(UploadRestartedWarning):
        run(_upload(song))
    assert created(sandbox) == 2
    assert bytes_of(sandbox, sessions(sandbox)[-1], song.read_bytes()) == song.read_bytes()


def test_an_upload_that_could_not_be_taken_up_can_be_later_while_the_error_is_still_held(
    run: Run, sandbox: Sandbox, song: Path
) -> None:
    _interrupted(run, sandbox, song)
    sandbox.faults.add(method="GET", route=SESSION, times=MANY, status=500)
    with pytest.raises(Exception, match="500") as failed:
        run(_upload(song))
    sandbox.faults.clear()
    run(_upload(song))
    assert failed.value.__traceback__ is not None
    assert created(sandbox) == 1
    assert_arrived(sandbox, song.read_bytes())


# --- tokens


@pytest.mark.parametrize("kind", ["path", "copy", "bytes", "file"])
def test_a_token_works_with_any_source_of_the_same_bytes(
    run: Run, sandbox: Sandbox, song: Path, kind: str, tmp_path: Path
) -> None:
    failed = _interrupted(run, sandbox, song, options=UploadOptions(resume=False))
    before, known = set(reported(sandbox)), len(puts(sandbox))
    copy = tmp_path / "elsewhere.bin"
    copy.write_bytes(song.read_bytes())
    with song.open("rb") as file:
        source: Any = {"path": song, "copy": copy, "bytes": song.read_bytes(), "file": file}[kind]
        result = run(lambda client: client.multipart_upload.resume(failed.token, source))
    assert result.asset_id == failed.asset_id
    assert set(puts(sandbox, since=known)) == set(range(1, 15)) - before
    assert_arrived(sandbox, song.read_bytes())


def test_a_token_works_in_another_process(sandbox: Sandbox, client: TwelveLabs, song: Path) -> None:
    failed = _interrupted(lambda job: job(client), sandbox, song, options=UploadOptions(resume=False))
    code, said, complained = finish(start_uploader(sandbox, song, failed.token or ""))
    assert (code, said.split()) == (0, ["begun", failed.asset_id]), complained
    assert_arrived(sandbox, song.read_bytes())


def test_what_a_token_has_completed_can_be_uploaded_again_from_the_checkpoint(
    run: Run, sandbox: Sandbox, song: Path, state_folder: Path
) -> None:
    failed = _interrupted(run, sandbox, song)
    run(lambda client: client.multipart_upload.resume(failed.token, song))
    result = run(_upload(song))
    assert result.asset_id == failed.asset_id or created(sandbox) == 2
    assert bytes_of(sandbox, sessions(sandbox)[-1], song.read_bytes()) == song.read_bytes()


def test_a_session_that_is_gone_is_not_restarted_if_its_asset_is_ready(run: Run, sandbox: Sandbox, song: Path) -> None:
    failed = _interrupted(run, sandbox, song)
    run(lambda client: client.multipart_upload.resume(failed.token, song))
    sandbox.wait_until_idle()
    sandbox.faults.add(method="GET", route=SESSION, status=404, times=MANY)
    uploads: list[Callable[[Any], Any]] = [
        _upload(song),
        lambda client: client.multipart_upload.resume(failed.token, song),
    ]
    for upload in uploads:
        assert run(upload).asset_id == failed.asset_id
    assert created(sandbox) == 1


def test_a_file_with_other_bytes_is_rejected_before_anything_is_sent(run: Run, sandbox: Sandbox, song: Path) -> None:
    failed = _interrupted(run, sandbox, song)
    known = _not_parts(sandbox)
    _change_a_byte(song)
    with pytest.raises(InvalidSourceError, match=r"song\.wav"):
        run(lambda client: client.multipart_upload.resume(failed.token, song))
    for other in (song.read_bytes()[:-1], song.read_bytes() + b"0", song.read_bytes()[::-1]):
        with pytest.raises(InvalidSourceError):
            run(lambda client, other=other: client.multipart_upload.resume(failed.token, other))
    assert _not_parts(sandbox) == known


def test_a_damaged_token_is_rejected_before_anything_is_sent(run: Run, sandbox: Sandbox, song: Path) -> None:
    token = _interrupted(run, sandbox, song).token or ""
    known = _not_parts(sandbox)
    for damaged in (token[:-10], token[10:], "", "é" + token, "bm8"):
        with pytest.raises(InvalidArgumentError, match="token"):
            run(lambda client, damaged=damaged: client.multipart_upload.resume(damaged, song))
    assert _not_parts(sandbox) == known


def _not_parts(sandbox: Sandbox) -> int:
    """How many requests were not for parts: a part that was cut off when an upload failed may be logged late."""
    return sum(request.method != "PUT" for request in sandbox.requests)


def test_a_token_of_another_platform_is_rejected_before_anything_is_sent(
    sandbox: Sandbox, client: TwelveLabs, song: Path
) -> None:
    failed = _interrupted(lambda job: job(client), sandbox, song)
    known = len(sandbox.requests)
    with TwelveLabs(sandbox.api_key, base_url="http://127.0.0.1:9/v1.3", max_retries=0) as other:
        with pytest.raises(InvalidArgumentError, match="base URL"):
            other.multipart_upload.resume(failed.token or "", song)
    assert len(sandbox.requests) == known


def test_a_token_of_another_account_is_rejected_by_the_platform_before_a_part_is_sent(
    sandbox: Sandbox, client: TwelveLabs, song: Path
) -> None:
    failed = _interrupted(lambda job: job(client), sandbox, song)
    known = len(puts(sandbox))
    with TwelveLabs("tlk_another", base_url=sandbox.base_url) as other, pytest.raises(UploadError) as refused:
        other.multipart_upload.resume(failed.token or "", song)
    assert isinstance(refused.value.__cause__, UnauthorizedError)
    assert len(puts(sandbox)) == known


def test_the_token_of_an_expired_session_raises_session_expired(run: Run, sandbox: Sandbox, song: Path) -> None:
    failed = _interrupted(run, sandbox, song)
    sandbox.clock.advance(90_000)
    known = len(puts(sandbox))
    with pytest.raises(SessionExpiredError) as expired:
        run(lambda client: client.multipart_upload.resume(failed.token, song))
    assert (expired.value.upload_id, expired.value.token) == (failed.upload_id, None)
    assert len(puts(sandbox)) == known


def test_a_stream_leaves_nothing_on_disk_and_a_token_that_takes_the_same_bytes(
    run: Run, sandbox: Sandbox, song: Path, state_folder: Path
) -> None:
    read_end, write_end = os.pipe()
    with os.fdopen(write_end, "wb") as sink:
        sink.write(song.read_bytes())
    sandbox.faults.add(route=STORE, nth=4, times=MANY, status=400)
    with os.fdopen(read_end, "rb") as stream, pytest.raises(UploadError) as failed:
        run(lambda client: client.assets.upload(stream, filename="song.wav", size=13_400, method="multipart"))
    token = failed.value.token
    assert not state_folder.exists()
    sandbox.faults.clear()
    result = run(lambda client: client.multipart_upload.resume(token, song))
    assert result.asset_id == failed.value.asset_id


# --- concurrency


def test_two_threads_with_the_same_file_create_two_complete_assets(
    client: TwelveLabs, sandbox: Sandbox, song: Path, state_folder: Path
) -> None:
    sandbox.faults.add(route=STORE, times=MANY, stall=0.02)
    results: list[Any] = []
    threads = [threading.Thread(target=lambda: results.append(_upload(song)(client))) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(20)
    assert len({result.asset_id for result in results}) == 2
    for session in sessions(sandbox):
        assert bytes_of(sandbox, session, song.read_bytes()) == song.read_bytes()
    assert len(assets(sandbox)) == 2
    assert [path for path in state_folder.rglob("*") if path.is_file()] == []


@pytest.mark.parametrize("was_left", [False, True], ids=["new", "resumed"])
def test_two_processes_with_the_same_file_never_share_a_session(
    client: TwelveLabs, sandbox: Sandbox, song: Path, state_folder: Path, was_left: bool
) -> None:
    if was_left:
        _interrupted(lambda job: job(client), sandbox, song)
    sandbox.faults.add(route=STORE, times=MANY, stall=0.15)
    ended = [finish(process) for process in [start_uploader(sandbox, song) for _ in range(2)]]
    assert [code for code, _, _ in ended] == [0, 0], ended
    assert len({said for _, said, _ in ended}) == 2
    assert created(sandbox) == 2
    for session in sessions(sandbox):
        assert bytes_of(sandbox, session, song.read_bytes()) == song.read_bytes()
    assert len(assets(sandbox)) == 2
    assert [path for path in state_folder.rglob("*") if path.is_file()] == []


# --- killed


def _killed_and_taken_up(seed: int, folder: Path, state: Path) -> None:
    chance = random.Random(seed)
    content = sound(30_700, seed=seed)
    path = folder / f"killed-{seed}.wav"
    path.write_bytes(content)
    with Sandbox(speed=1000, chunk_size=CHUNK) as sandbox:
        sandbox.faults.add(route=STORE, times=MANY, stall=0.03)
        first = start_uploader(sandbox, path, workers=chance.randint(1, 4))
        wanted = chance.randint(0, 27)
        until(lambda: created(sandbox) == 1 and len(puts(sandbox)) >= wanted)
        time.sleep(chance.random() * 0.03)
        first.send_signal(signal.SIGKILL)
        code, _, _ = finish(first)
        assert code == -signal.SIGKILL
        before, known = set(reported(sandbox)), len(puts(sandbox))
        sandbox.faults.clear()
        code, said, complained = finish(start_uploader(sandbox, path, workers=4))
        assert code == 0, complained
        assert said
        assert set(puts(sandbox, since=known)).isdisjoint(before)
        # Killed before the response with the session's id arrived, so nobody can resume it.
        assert created(sandbox) == 1 or wanted == 0
        assert_arrived(sandbox, content)
    assert checkpoints(state) == []


@pytest.mark.parametrize("seed", range(2))
def test_an_upload_that_is_killed_goes_on_in_the_next_process(seed: int, tmp_path: Path, state_folder: Path) -> None:
    _killed_and_taken_up(seed, tmp_path, state_folder)


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(100, 120))
def test_an_upload_that_is_killed_anywhere_goes_on_in_the_next_process(
    seed: int, tmp_path: Path, state_folder: Path
) -> None:
    _killed_and_taken_up(seed, tmp_path, state_folder)
