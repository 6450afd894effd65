"""Multipart forms: their parts, the files that are opened for sending, and the bytes on the wire."""

import asyncio
import collections
import io
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path, PurePosixPath
from typing import Any

import httpx
import pytest
from runtime_samples import KEY, client_with, path_part, several
from twelvelabs_lowlevel import AuthenticatedClient, forms, requests
from twelvelabs_lowlevel.api.assets import create_asset
from twelvelabs_lowlevel.api.search import create_search
from twelvelabs_lowlevel.errors import ArgumentError, UnusableFileError
from twelvelabs_lowlevel.requests import Part
from twelvelabs_lowlevel.types import UNSET, File


class TestForms:
    @several(
        ("given", "names"),
        [
            (b"a", ["query_media_file"]),
            ("a.jpg", ["a.jpg"]),
            (("a.jpg", b"a", "image/jpeg"), ["a.jpg"]),
            ((None, b"a", "image/jpeg"), ["query_media_file"]),
            ([Path("a.jpg"), b"b", ("c.jpg", b"c", None)], ["a.jpg", "query_media_file", "c.jpg"]),
            ((Path("a.jpg"), Path("b.jpg")), ["a.jpg", "b.jpg"]),
            ((("a.jpg", b"a", None), ("b.jpg", b"b", None)), ["a.jpg", "b.jpg"]),
            (collections.deque(["a.jpg", "b.jpg"]), ["a.jpg", "b.jpg"]),
            ([], []),
            ((), []),
            (None, []),
        ],
        ids=repr,
    )
    def test_one_file_or_several_can_be_given_where_several_can_be_sent(self, given: Any, names: list[str]) -> None:
        request = create_search.request(index_id="a", search_options=["visual"], query_media_file=given)
        parts = [part for part in request.form or () if part.name == "query_media_file"]
        assert [part.filename for part in parts] == names

    def test_values_become_parts(self) -> None:
        parts = requests.form(
            {"a": "x", "b": True, "c": 2, "d": None, "e": UNSET, "f": {"g": [1, True]}, "h": ["i", "j"], "k": "ä"}, {}
        )
        assert [(part.name, part.content) for part in parts] == [
            ("a", "x"),
            ("b", "true"),
            ("c", "2"),
            ("f", '{"g": [1, true]}'),
            ("h", "i"),
            ("h", "j"),
            ("k", "ä"),
        ]
        assert all(part.filename is None and part.content_type is None for part in parts)

    def test_none_in_a_list_is_left_out(self) -> None:
        assert requests.form({"a": ["x", None]}, {}) == (Part(name="a", content="x"),)

    def test_objects_keep_non_ascii_text(self) -> None:
        (part,) = requests.form({"a": {"city": "Tromsø"}}, {})
        assert part.content == '{"city": "Tromsø"}'

    @several("given_as", [str, Path, PurePosixPath])
    def test_a_path_is_kept_and_not_opened(self, given_as: Callable[[str], Any]) -> None:
        (part,) = requests.form({}, {"file": given_as("/no/such/clip.mp4")})
        assert part.filename == "clip.mp4"
        assert part.content.__fspath__() == "/no/such/clip.mp4"  # type: ignore[union-attr]
        assert "/no/such/clip.mp4" in repr(part)

    def test_bytes_have_the_name_of_the_part(self) -> None:
        assert requests.form({}, {"file": b"abc"}) == (Part(name="file", content=b"abc", filename="file"),)

    def test_an_open_file_has_its_own_name(self, tmp_path: Path) -> None:
        path = tmp_path / "clip.mp4"
        path.write_bytes(b"abc")
        with path.open("rb") as file:
            assert requests.form({}, {"file": file}) == (Part(name="file", content=file, filename="clip.mp4"),)

    def test_a_file_in_memory_has_the_name_of_the_part(self) -> None:
        file = io.BytesIO(b"abc")
        assert requests.form({}, {"file": file}) == (Part(name="file", content=file, filename="file"),)

    @several(
        ("given_as", "filename", "content_type"),
        [
            (("a.mp4", b"abc"), "a.mp4", None),
            (("a.mp4", b"abc", "video/mp4"), "a.mp4", "video/mp4"),
            ((None, b"abc", None), "file", None),
        ],
    )
    def test_a_tuple_gives_name_and_type(self, given_as: Any, filename: str, content_type: str | None) -> None:
        expected = Part(name="file", content=b"abc", filename=filename, content_type=content_type)
        assert requests.form({}, {"file": given_as}) == (expected,)

    def test_a_tuple_may_hold_a_path(self) -> None:
        (part,) = requests.form({}, {"file": ("b.mp4", "/no/such/a.mp4", "video/mp4")})
        assert (part.filename, part.content_type) == ("b.mp4", "video/mp4")
        assert part.content.__fspath__() == "/no/such/a.mp4"  # type: ignore[union-attr]

    def test_the_file_of_the_package_gives_name_and_type(self) -> None:
        content = io.BytesIO(b"abc")
        file = File(content, "a.mp4", "video/mp4")
        expected = Part(name="file", content=content, filename="a.mp4", content_type="video/mp4")
        assert requests.form({}, {"file": file}) == (expected,)
        assert file.to_tuple() == ("a.mp4", content, "video/mp4")

    def test_a_list_sends_each_of_its_files(self) -> None:
        parts = requests.form({}, {"files": [b"a", ("b.mp4", b"b")]})  # type: ignore[list-item]
        assert [(part.name, part.filename, part.content) for part in parts] == [
            ("files", "files", b"a"),
            ("files", "b.mp4", b"b"),
        ]

    @several("given_as", [None, UNSET], ids=repr)
    def test_no_file_is_no_part(self, given_as: Any) -> None:
        assert requests.form({}, {"file": given_as}) == ()

    def test_a_file_opened_as_text_is_rejected(self, tmp_path: Path) -> None:
        path = tmp_path / "clip.mp4"
        path.touch()
        with (
            path.open(encoding="utf-8") as file,
            pytest.raises(ArgumentError, match="file must be opened in binary mode"),
        ):
            requests.form({}, {"file": file})  # type: ignore[dict-item]

    def test_text_in_memory_is_rejected(self) -> None:
        with pytest.raises(ArgumentError, match="file must be opened in binary mode"):
            requests.form({}, {"file": io.StringIO("abc")})  # type: ignore[dict-item]

    @several("kind", [tempfile.NamedTemporaryFile, tempfile.SpooledTemporaryFile, tempfile.TemporaryFile])
    def test_a_temporary_file_opened_as_text_is_rejected(self, kind: Any) -> None:
        with (
            kind(mode="w+", encoding="utf-8") as file,
            pytest.raises(ArgumentError, match="must be opened in binary mode"),
        ):
            requests.form({}, {"file": file})

    @several("kind", [tempfile.NamedTemporaryFile, tempfile.SpooledTemporaryFile, tempfile.TemporaryFile])
    def test_a_temporary_file_is_accepted(self, kind: Any) -> None:
        with kind() as file:
            (part,) = requests.form({}, {"file": file})
        assert part.content is file

    @several("value", [bytearray(b"abc"), memoryview(b"abc")], ids=lambda value: type(value).__name__)
    def test_a_buffer_is_accepted(self, value: Any) -> None:
        assert requests.form({}, {"file": value}) == (Part(name="file", content=b"abc", filename="file"),)

    def test_a_closed_file_is_rejected(self, tmp_path: Path) -> None:
        path = tmp_path / "clip.mp4"
        path.write_bytes(b"abc")
        with path.open("rb") as file:
            pass
        with pytest.raises(UnusableFileError, match="file: the file is closed"):
            requests.form({}, {"file": file})

    def test_a_backslash_is_part_of_a_name(self, tmp_path: Path) -> None:
        path = tmp_path / "back\\slash.mp4"
        path.write_bytes(b"abc")
        with path.open("rb") as file:
            parts = requests.form({}, {"path": path, "file": file})
        assert [part.filename for part in parts] == ["back\\slash.mp4"] * 2

    @several("value", [5, object()], ids=lambda value: type(value).__name__)
    def test_an_invalid_file_is_rejected(self, value: Any) -> None:
        with pytest.raises(ArgumentError, match=f"not {type(value).__name__}$"):
            requests.form({}, {"file": value})


class TestOpenedFiles:
    def test_the_file_is_open_while_it_is_sent_and_closed_after(self, tmp_path: Path) -> None:
        path = tmp_path / "clip.mp4"
        path.write_bytes(b"abc")
        with forms.opened([Part(name="method", content="direct"), path_part(path)]) as files:
            first, (name, content) = files
            assert first == ("method", (None, "direct", None))
            file: Any = content[1]
            assert (name, content[0], content[2]) == ("file", "clip.mp4", None)
            assert file.read() == b"abc"
        assert file.closed

    def test_the_file_is_closed_when_sending_fails(self, tmp_path: Path) -> None:
        path = tmp_path / "clip.mp4"
        path.write_bytes(b"abc")
        seen: list[Any] = []

        def fail() -> None:
            with forms.opened([path_part(path)]) as files:
                seen.append(files[0][1][1])
                raise ConnectionError

        with pytest.raises(ConnectionError):
            fail()
        assert [file.closed for file in seen] == [True]

    def test_a_missing_file_is_named(self, tmp_path: Path) -> None:
        path = tmp_path / "clip.mp4"
        with pytest.raises(UnusableFileError) as caught, forms.opened([path_part(path)]):
            pytest.fail("there is nothing to send")
        assert str(caught.value) == f"file: cannot read {str(path)!r}: No such file or directory"
        assert isinstance(caught.value.__cause__, FileNotFoundError)

    def test_a_directory_is_rejected(self, tmp_path: Path) -> None:
        with (
            pytest.raises(UnusableFileError, match=r"cannot read .*: Is a directory"),
            forms.opened([path_part(tmp_path)]),
        ):
            pytest.fail("there is nothing to send")

    def test_an_empty_file_is_rejected(self, tmp_path: Path) -> None:
        path = tmp_path / "clip.mp4"
        path.touch()
        with (
            pytest.raises(UnusableFileError, match=r"^file: the file '.*clip\.mp4' is empty$"),
            forms.opened([path_part(path)]),
        ):
            pytest.fail("there is nothing to send")

    @several("content", [b"", io.BytesIO()], ids=["bytes", "open file"])
    def test_empty_content_is_rejected(self, content: Any) -> None:
        parts = requests.form({}, {"file": content})
        with pytest.raises(UnusableFileError, match=r"^file: the file is empty$"), forms.opened(parts):
            pytest.fail("there is nothing to send")

    def test_an_empty_text_is_sent(self) -> None:
        with forms.opened(requests.form({"filename": ""}, {})) as files:
            assert files == [("filename", (None, "", None))]

    def test_files_opened_before_a_missing_one_are_closed(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        path = tmp_path / "clip.mp4"
        path.write_bytes(b"abc")
        parts = [path_part(path), path_part(tmp_path / "missing.mp4")]
        opened: list[Any] = []
        original = Path.open

        def spy(*given: Any) -> Any:
            opened.append(original(*given))
            return opened[-1]

        monkeypatch.setattr(Path, "open", spy)
        with pytest.raises(UnusableFileError, match="missing"), forms.opened(parts):
            pytest.fail("there is nothing to send")
        assert [file.closed for file in opened] == [True]

    def test_which_forms_are_replayable(self, tmp_path: Path) -> None:
        class Stream(io.RawIOBase):
            def seekable(self) -> bool:
                return False

        again = requests.form({"method": "direct"}, {"file": [b"abc", tmp_path / "a.mp4", io.BytesIO(b"abc")]})
        assert forms.replayable(again)
        assert not forms.replayable([*again, Part(name="file", content=Stream(), filename="a")])  # type: ignore[arg-type]


class TestMultipart:
    def send(self, client: AuthenticatedClient, file: Any) -> None:
        create_asset.sync(client=client, method="direct", file=file, enable_hls=False, user_metadata={"city": "Tromsø"})

    def test_the_boundary_is_another_each_time_and_no_content_ends_a_part(self, tmp_path: Path) -> None:
        sent: list[tuple[bytes, bytes]] = []

        def answer(request: httpx.Request) -> httpx.Response:
            kind, _, boundary = request.headers["content-type"].partition("; boundary=")
            assert kind == "multipart/form-data"
            sent.append((boundary.encode(), request.read()))
            return httpx.Response(400)

        client = client_with(answer)
        self.send(client, b"abc")
        first = sent[0][0]
        content = b'\r\n--%s--\r\n--%s\r\nContent-Disposition: form-data; name="method"\r\n\r\nurl\r\n--x--' % (
            first,
            first,
        )
        path = tmp_path / "clip.mp4"
        path.write_bytes(content)
        self.send(client, path)

        assert sent[0][0] != sent[1][0]
        fields = dict(parts_of(*sent[1]))
        assert fields == {
            b'name="method"': b"direct",
            b'name="enable_hls"': b"false",
            b'name="user_metadata"': '{"city": "Tromsø"}'.encode(),
            b'name="file"; filename="clip.mp4"': content,
        }

    def test_an_open_file_is_sent_whole_each_time(self) -> None:
        bodies: list[bytes] = []

        def answer(request: httpx.Request) -> httpx.Response:
            boundary = request.headers["content-type"].partition("; boundary=")[2]
            bodies.append(dict(parts_of(boundary.encode(), request.read()))[b'name="file"; filename="file"'])
            return httpx.Response(400)

        client = client_with(answer)
        file = io.BytesIO(b"0123456789")
        self.send(client, file)
        self.send(client, file)
        assert bodies == [b"0123456789", b"0123456789"]

    def test_it_works_asynchronously_too(self, tmp_path: Path) -> None:
        path = tmp_path / "clip.mp4"
        path.write_bytes(b"abc")
        bodies: list[bytes] = []

        async def answer(request: httpx.Request) -> httpx.Response:
            bodies.append(await request.aread())
            return httpx.Response(400)

        client = AuthenticatedClient("https://api.test", KEY, httpx_args={"transport": httpx.MockTransport(answer)})
        asyncio.run(create_asset.asyncio(client=client, method="direct", file=path))
        assert len(bodies) == 1
        assert b'filename="clip.mp4"' in bodies[0]
        assert b"\r\n\r\nabc\r\n" in bodies[0]


def parts_of(boundary: bytes, body: bytes) -> Iterator[tuple[bytes, bytes]]:
    """The headers of each part, and its content."""
    first, *parts, last = (b"\r\n" + body).split(b"\r\n--" + boundary)
    assert (first, last) == (b"", b"--\r\n")
    for part in parts:
        head, _, content = part.removeprefix(b"\r\n").partition(b"\r\n\r\n")
        yield head.split(b"\r\n")[0].removeprefix(b"Content-Disposition: form-data; "), content
