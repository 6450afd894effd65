"""`upload`, `upload_many`, `resume` and `ingest` refuse the same weird files, before anything is sent."""

from __future__ import annotations

import io
import os
from collections.abc import Callable
from itertools import product
from pathlib import Path
from typing import Any

import numpy
import pandas
import pytest
from twelvelabs_client import InvalidArgumentError, InvalidSourceError, TwelveLabsError, UploadError, UploadOptions
from twelvelabs_sandbox import Sandbox

from ..secrets.test_redaction import texts_of
from .conftest import STORE, Run, bytes_of, sessions, sound

PARTS = UploadOptions(method="multipart", resume=False)
CONTENT = sound(3_300)


class FailingPath(os.PathLike[str]):
    def __fspath__(self) -> str:
        raise RuntimeError("cannot download it")


class Unruly:
    """A file of the user of which one method, or the access to any attribute, raises an error with a secret."""

    def __init__(self, error: Exception, where: str) -> None:
        self._error, self._where, self._file = error, where, io.BytesIO(CONTENT)

    def __getattribute__(self, name: str) -> Any:
        if name.startswith("_"):
            return super().__getattribute__(name)
        if self._where == "any attribute":
            raise self._error
        return self._fail if name == self._where else getattr(self._file, name)

    def _fail(self, *_: object) -> Any:
        raise self._error


class Frame:
    """As an array of numbers."""

    dtype = "uint8"


def _closed() -> io.BytesIO:
    file = io.BytesIO(CONTENT)
    file.close()
    return file


WEIRD: dict[str, tuple[Callable[[Path], Any], str]] = {
    "loop": (lambda folder: folder / "loop.mp4", "symbolic links"),
    "pipe": (lambda folder: folder / "pipe.mp4", "regular file"),
    "device": (lambda _: "/dev/zero", "regular file"),
    "folder": (lambda folder: folder / "folder.mp4", "irectory"),
    "long": (lambda folder: folder / ("n" * 300 + ".mp4"), "too long"),
    "below a file": (lambda folder: folder / "clip.mp4" / "clip.mp4", "Not a directory"),
    "NUL": (lambda _: "a\0b.mp4", "null"),
    "surrogate": (lambda _: "no\udcffne.mp4", "No such file"),
    "home": (lambda _: "~/clip.mp4", "expanduser"),
    "Windows": (lambda _: "C:\\clips\\a.mp4", "No such file"),
    "blank": (lambda _: " ", "No such file"),
    "empty text": (lambda _: "", "empty string"),
    "empty": (lambda folder: folder / "empty.mp4", "is empty"),
}
OTHERS: dict[str, tuple[Callable[[Path], Any], str]] = {
    "None": (lambda _: None, "NoneType"),
    "number": (lambda _: 7, "int"),
    "missing value": (lambda _: float("nan"), "float"),
    "list": (lambda folder: [folder / "clip.mp4"], "list"),
    "closed": (lambda _: _closed(), "is closed"),
    "array": (lambda _: Frame(), "not encoded"),
    "path that fails": (lambda _: FailingPath(), "cannot download"),
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "clip.mp4").write_bytes(CONTENT)
    (tmp_path / "loop.mp4").symlink_to("loop.mp4")
    (tmp_path / "folder.mp4").mkdir()
    (tmp_path / "empty.mp4").touch()
    os.mkfifo(tmp_path / "pipe.mp4")
    return tmp_path


@pytest.mark.takes_turns("run")
@pytest.mark.parametrize("kind", [*WEIRD, *OTHERS])
def test_weird_files_are_refused_before_anything_is_sent(run: Run, sandbox: Sandbox, folder: Path, kind: str) -> None:
    make, said = (WEIRD | OTHERS)[kind]
    for options in (PARTS, UploadOptions(method="direct")):
        with pytest.raises(InvalidSourceError, match=said):
            run(lambda client, options=options: client.assets.upload(make(folder), options=options))
    with pytest.raises(InvalidSourceError, match=said):
        run(lambda client: client.multipart_upload.upload_file(make(folder)))
    assert sandbox.requests.matching() == []


@pytest.mark.parametrize("kind", [*WEIRD, *OTHERS])
def test_among_many_files_a_weird_one_is_an_outcome(client: Any, sandbox: Sandbox, folder: Path, kind: str) -> None:
    make, said = (WEIRD | OTHERS)[kind]
    [outcome] = client.assets.upload_many([make(folder)])
    with pytest.raises(InvalidSourceError, match=said):
        outcome.result()
    assert sandbox.requests.matching() == []


@pytest.mark.parametrize("kind", WEIRD)
def test_an_ingest_fails_or_refuses_a_weird_file(client: Any, sandbox: Sandbox, folder: Path, kind: str) -> None:
    make, said = WEIRD[kind]
    index = client.indexes.create(index_name="i", models=[{"model_name": "marengo3.0", "model_options": ["visual"]}]).id
    sandbox.requests.clear()
    where = make(folder)
    for source in ([where], [{"path": str(where)}], str(where)):
        ledger = folder / "ledger.sqlite3"
        try:
            report = client.ingest(source, index=index, ledger=ledger)
        except (InvalidArgumentError, InvalidSourceError):
            continue  # refused as a whole
        failed = [one for one in report.items if one.status != "ready"]
        if kind == "folder" and not failed:  # an empty folder has no files
            assert isinstance(source, str)
            continue
        assert failed[0].error_type == "InvalidSourceError"
        assert said in (failed[0].error or "") or (kind in ("NUL", "surrogate") and "rename" in (failed[0].error or ""))
        ledger.unlink()
    assert {request.method for request in sandbox.requests.matching()} <= {"GET"}


def test_what_a_file_of_the_user_raises_is_an_error_of_the_client(run: Run) -> None:
    wrong: list[str] = []
    places = ("read", "seek", "tell", "seekable", "fileno", "any attribute")
    for kind, where, method in product((OSError, KeyError, StopIteration), places, ("direct", "multipart")):
        file: Any = Unruly(kind("GET https://a.test/?X-Amz-Signature=51GNATURE"), where)
        try:
            run(lambda client, file=file, method=method: client.assets.upload(file, method=method))
        except TwelveLabsError as error:
            wrong += [f"{kind.__name__}, {where}, {method}" for text in texts_of(error) if "51GNATURE" in text]
        except BaseException as error:
            wrong.append(f"{kind.__name__}, {where}, {method}: {error!r}")
    assert wrong == []


@pytest.mark.takes_turns("run")
@pytest.mark.parametrize("kind", ["loop", "pipe", "folder", "empty", "long", "empty text", "closed", "None"])
def test_an_upload_is_not_resumed_with_a_weird_file(run: Run, sandbox: Sandbox, folder: Path, kind: str) -> None:
    path = folder / "clip.mp4"
    sandbox.faults.add(route=STORE, nth=2, times=10_000, status=400)
    with pytest.raises(UploadError) as failed:
        run(lambda client: client.assets.upload(path, options=PARTS, file_type="audio"))
    token = failed.value.token
    sandbox.faults.clear()
    sandbox.requests.clear()
    make, said = (WEIRD | OTHERS)[kind]
    with pytest.raises(InvalidSourceError, match=said):
        run(lambda client: client.multipart_upload.resume(token, make(folder)))
    assert sandbox.requests.matching() == []


@pytest.mark.parametrize("kind", ["list", "Series", "objects", "array"])
def test_a_column_of_paths_is_a_list_of_files(client: Any, folder: Path, kind: str) -> None:
    other = folder / "other.mp4"
    other.write_bytes(sound(2_000))
    paths = [str(folder / "clip.mp4"), str(other)]
    make: Any = {"list": list, "Series": pandas.Series, "array": numpy.array}.get(kind)
    column = make(paths) if make else pandas.Series([Path(path) for path in paths], dtype=object)
    outcomes = list(client.assets.upload_many(column, options=UploadOptions(method="direct")))
    assert sorted(outcome.result().filename for outcome in outcomes) == ["clip.mp4", "other.mp4"]
    index = client.indexes.create(index_name="i", models=[{"model_name": "marengo3.0", "model_options": ["visual"]}]).id
    report = client.ingest(column, index=index, ledger=folder / "ledger", dry_run=True)
    assert [Path(one.path).name for one in report.items] == ["clip.mp4", "other.mp4"]


@pytest.mark.parametrize(
    "given", ["a.mp4", Path("a.mp4"), b"a", 7, None, pandas.DataFrame({"path": ["a.mp4"]})], ids=type
)
def test_one_file_in_place_of_a_list_is_refused(client: Any, sandbox: Sandbox, given: Any) -> None:
    with pytest.raises(InvalidArgumentError, match=r"must be a list|column"):
        list(client.assets.upload_many(given))
    assert sandbox.requests.matching() == []


def test_tuples_and_generators_go_up_in_parts(run: Run, sandbox: Sandbox, folder: Path) -> None:
    def pieces() -> Any:
        yield CONTENT[:1_234]
        yield CONTENT[1_234:]

    for source in (("song.wav", pieces(), "audio/wav"), ("song.wav", folder / "clip.mp4"), ("song.wav", CONTENT)):
        asset = run(lambda client, source=source: client.assets.upload(source, options=PARTS, wait=True))
        assert (asset.filename, asset.size, asset.file_type) == ("song.wav", len(CONTENT), "audio/wav")
        assert bytes_of(sandbox, sessions(sandbox)[-1], CONTENT) == CONTENT


def test_a_generator_with_a_size_is_not_copied(run: Run, folder: Path) -> None:
    asset = run(
        lambda client: client.assets.upload(
            iter([CONTENT[:2_500], CONTENT[2_500:]]), filename="s.wav", size=len(CONTENT), options=PARTS, wait=True
        )
    )
    assert asset.size == len(CONTENT)
