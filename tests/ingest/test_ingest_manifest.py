"""The items of every kind of source, and the errors of invalid ones."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import fsspec
import pytest
from twelvelabs_client.errors import InvalidArgumentError, InvalidSourceError
from twelvelabs_client.ingest.model import IngestItem, TargetKind
from twelvelabs_client.ingest.rows import item_row
from twelvelabs_client.ingest.sources import iter_items

from .conftest import write_files

INDEX, STORE = TargetKind.INDEX, TargetKind.KNOWLEDGE_STORE


def names(source: Any, kind: TargetKind = INDEX) -> list[str]:
    """The names of the files of a source."""
    return [item.path.rpartition("/")[2] for item in iter_items(source, kind)]


def test_a_folder_gives_the_media_that_the_target_accepts(tmp_path: Path) -> None:
    write_files(tmp_path, dict.fromkeys(["b.mp4", "a.MKV", "c.jpg", "d.mp3", "e.txt", ".hidden.mp4"], "x"))
    write_files(tmp_path / "inner", {"f.mov": "x"})
    write_files(tmp_path / ".git", {"g.mp4": "x"})
    assert names(tmp_path) == ["a.MKV", "b.mp4", "f.mov"]
    assert names(str(tmp_path), STORE) == ["a.MKV", "b.mp4", "c.jpg", "f.mov"]


def test_a_file_of_a_folder_has_its_size_and_a_broken_link_has_none(tmp_path: Path) -> None:
    write_files(tmp_path, {"a.mp4": "four"})
    (tmp_path / "b.mp4").symlink_to(tmp_path / "nothing")
    first, second = iter_items(tmp_path, INDEX)
    assert (first.size, second.size) == (4, None)
    assert first.mtime_ns == (tmp_path / "a.mp4").stat().st_mtime_ns


def test_a_glob(tmp_path: Path) -> None:
    write_files(tmp_path / "x", {"a.bin": "x", "b.mp4": "x"})
    assert names(f"{tmp_path}/**/*.bin") == ["a.bin"]
    with pytest.raises(InvalidSourceError, match="no file matches"):
        names(f"{tmp_path}/*.avi")


def test_a_file_whose_name_looks_like_a_glob_is_that_file(tmp_path: Path) -> None:
    write_files(tmp_path, {"what[1].mp4": "x", "what1.mp4": "x"})
    assert names(str(tmp_path / "what[1].mp4")) == ["what[1].mp4"]


def test_a_csv_manifest(tmp_path: Path) -> None:
    write_files(tmp_path, {"a.mp4": "one", "b.mp4": "two"})
    (tmp_path / "all.csv").write_text(
        "path,url,filename,user_metadata,user_metadata.city\r\n"
        'a.mp4,,first.mp4,"{""year"": 2020}",Oslo\r\n'
        ",https://videos.example.test/c.mp4?sig=1,,,\r\n",
        encoding="utf-8-sig",
    )
    one, two = iter_items(tmp_path / "all.csv", INDEX)
    assert (one.path, one.filename) == (str(tmp_path / "a.mp4"), "first.mp4")
    assert one.user_metadata == {"year": 2020, "city": "Oslo"}
    assert (two.path, two.filename) == ("https://videos.example.test/c.mp4?sig=1", None)
    assert not two.user_metadata


def test_a_json_lines_manifest(tmp_path: Path) -> None:
    write_files(tmp_path, {"a.mp4": "one"})
    rows = [{"path": "a.mp4", "user_metadata": {"tags": ["x", "y"]}}, {"path": str(tmp_path / "gone.mp4")}]
    (tmp_path / "all.jsonl").write_text("\n\n".join(map(json.dumps, rows)) + "\n")
    one, two = iter_items(str(tmp_path / "all.jsonl"), INDEX)
    assert one.user_metadata == {"tags": ["x", "y"]}
    assert two.size is None


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        ("m.csv", "path,colour\na.mp4,red\n", r"line 2: unknown field 'colour': use path, url, filename"),
        ("m.csv", "path,filename\na.mp4\n", "line 2: the number of fields"),
        ("m.csv", "path,user_metadata\na.mp4,{oops\n", "line 2: user_metadata: not valid JSON"),
        ("m.csv", "path,url\na.mp4,https://x.test/a.mp4\n", "give either path or url"),
        ("m.jsonl", '{"path": "a.mp4"}\n[1]\n', "line 2: must be an object"),
        ("m.jsonl", '{"path": "a.mp4", "filename": ""}\n', "filename must be 1 to 255 characters"),
        ("m.jsonl", '{"path": 3}\n', "path and url must be strings, not 3"),
        ("m.jsonl", '{"path": "a.mp4", "user_metadata": [1]}\n', "user_metadata must be an object"),
        ("m.jsonl", '{"path": "a.mp4", "user_metadata": {"a": null}}\n', "user_metadata 'a' must be a string"),
        ("m.jsonl", '{"path": "a.mp4", "user_metadata": {"a": NaN}}\n', "user_metadata"),
    ],
)
def test_an_invalid_manifest_names_the_line(tmp_path: Path, name: str, text: str, message: str) -> None:
    (tmp_path / name).write_text(text)
    with pytest.raises(InvalidArgumentError, match=message):
        list(iter_items(tmp_path / name, INDEX))


def test_a_manifest_must_be_utf8(tmp_path: Path) -> None:
    (tmp_path / "m.csv").write_bytes(b"path\n\xff\xfe\n")
    with pytest.raises(InvalidSourceError, match="not UTF-8"):
        list(iter_items(tmp_path / "m.csv", INDEX))


@pytest.mark.parametrize("source", [3, b"bytes", None, {"path": "a.mp4"}])
def test_invalid_sources(source: Any) -> None:
    with pytest.raises(InvalidArgumentError, match="cannot ingest a"):
        list(iter_items(source, INDEX))


def test_an_open_file_cannot_be_opened_again(tmp_path: Path) -> None:
    write_files(tmp_path, {"a.mp4": "x"})
    with (
        (tmp_path / "a.mp4").open("rb") as file,
        pytest.raises(InvalidArgumentError, match=r"item 1: must be a path.*open it again"),
    ):
        list(iter_items([file], INDEX))  # type: ignore[list-item]  # the mistake


def test_missing_sources(tmp_path: Path) -> None:
    with pytest.raises(InvalidSourceError, match="there is no folder, file or manifest"):
        list(iter_items(tmp_path / "nothing", INDEX))


def test_a_list_takes_all_kinds_of_entries(tmp_path: Path) -> None:
    write_files(tmp_path, {"a.mp4": "x", "b.mp4": "y"})
    source = [tmp_path / "a.mp4", {"path": tmp_path / "b.mp4"}, IngestItem("s3://bucket/c.mp4", "d.mp4")]
    assert names(source) == ["a.mp4", "b.mp4", "c.mp4"]
    assert [item.size for item in iter_items(source, INDEX)] == [1, 1, None]


def test_urls_of_fsspec(tmp_path: Path) -> None:
    memory = fsspec.filesystem("memory")
    for name in ("a.mp4", "b.txt", "deep/c.mp4"):
        memory.pipe_file(f"/ingest-source/{name}", b"content")
    memory.pipe_file("/ingest-source/all.csv", b"path\na.mp4\n")
    try:
        assert names("memory://ingest-source") == ["a.mp4", "c.mp4"]
        assert names("memory://ingest-source/*.mp4") == ["a.mp4"]
        (one,) = iter_items("memory://ingest-source/a.mp4", INDEX)
        assert one.size == 7
        (listed,) = iter_items("memory://ingest-source/all.csv", INDEX)
        assert listed.path == "memory://ingest-source/a.mp4"
        with pytest.raises(InvalidSourceError):
            names("memory://ingest-nowhere/a.mp4")
    finally:
        memory.rm("/ingest-source", recursive=True)


@pytest.mark.skipif(os.name == "nt", reason="a separator of folders there")
def test_a_backslash_is_part_of_a_name(tmp_path: Path) -> None:
    path = tmp_path / "back\\slash.mp4"
    path.write_bytes(b"a")
    [item] = iter_items([path], TargetKind.INDEX)
    assert item_row(item)["filename"] == "back\\slash.mp4"
    assert item_row(IngestItem("s3://bucket/a%20b.mp4"))["filename"] == "a%20b.mp4"
