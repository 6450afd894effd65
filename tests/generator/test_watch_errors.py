"""Whatever the watcher cannot read is a sentence on standard error and exit code 1, and nothing is written."""

import json
import shutil
import threading
import zipfile
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from conftest import contents

from generator.contract import load
from generator.watch.__main__ import main

FIXTURE = Path(__file__).parent / "contract_fixture"
PETS = load(FIXTURE).document
WRITE = (["--write"],)
UNREACHABLE = "http://127.0.0.1:9/"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A project with the small contract."""
    shutil.copytree(FIXTURE, tmp_path / "openapi")
    return tmp_path


@pytest.fixture
def refused(folder: Path, capsys: pytest.CaptureFixture[str]) -> Callable[..., str]:
    """Runs the command in each mode; it must fail with one and the same message, and write nothing."""

    def run(source: str, modes: Sequence[Sequence[str]] = ([], ["--check"], ["--write"])) -> str:
        before, messages = contents(folder / "openapi"), set()
        for mode in modes:
            assert main([source, "--root", str(folder), *mode]) == 1
            messages.add(capsys.readouterr().err)
        assert contents(folder / "openapi") == before
        (message,) = messages
        assert message.endswith("\n\nNothing was written.\n")
        return message.removesuffix("\n\nNothing was written.\n")

    return run


@pytest.fixture
def index(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A package index with one release, whose wheel has no client."""
    wheels = folder / "wheels"
    wheels.mkdir()
    with zipfile.ZipFile(wheels / "twelvelabs-9.9.9-py3-none-any.whl", "w") as wheel:
        wheel.writestr("twelvelabs/__init__.py", "")
        wheel.writestr(
            "twelvelabs-9.9.9.dist-info/METADATA", "Metadata-Version: 2.1\nName: twelvelabs\nVersion: 9.9.9\n"
        )
        wheel.writestr("twelvelabs-9.9.9.dist-info/WHEEL", "Wheel-Version: 1.0\nTag: py3-none-any\n")
    monkeypatch.setenv("PIP_CONFIG_FILE", "/dev/null")
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    monkeypatch.setenv("PIP_FIND_LINKS", str(wheels))
    return wheels


@pytest.mark.parametrize(
    "name", ["twelvelabs", "twelvelabs==", "twelvelabs=1.3.6", "twelvelabs==1.3.x", "twelvelabs>=1.3", "other==1.0"]
)
def test_the_name_of_a_release_is_of_one_form(refused: Callable[..., str], name: str) -> None:
    assert refused(name) == f"{name!r} is not a release: write twelvelabs==X.Y.Z, such as twelvelabs==1.3.6."


def test_a_name_that_can_be_no_source(refused: Callable[..., str]) -> None:
    for name in ("", " ", "a\0b"):
        assert refused(name) == f"{name!r} is neither a release, nor a path, nor a URL."
    assert refused("http://[bad") == "'http://[bad' is not a URL: Invalid IPv6 URL."


def test_a_release_must_exist(refused: Callable[..., str], index: Path) -> None:
    assert refused("twelvelabs==1.0.7", WRITE) == "There is no release twelvelabs==1.0.7; the newest is 9.9.9."


def test_a_release_must_have_a_client(refused: Callable[..., str], index: Path) -> None:
    message = "twelvelabs==9.9.9: The package has no client of the vendor's: no class Raw...Client that makes requests."
    assert refused("twelvelabs==9.9.9", WRITE) == message
    path = index / "twelvelabs-9.9.9-py3-none-any.whl"
    assert refused(str(path)) == message.replace("twelvelabs==9.9.9", str(path))


def test_without_a_network_a_release_cannot_be_read(
    refused: Callable[..., str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PIP_CONFIG_FILE", "/dev/null")
    monkeypatch.setenv("PIP_INDEX_URL", UNREACHABLE)
    monkeypatch.setenv("PIP_RETRIES", "0")
    said = refused("twelvelabs==1.3.6", WRITE)
    assert said.startswith("twelvelabs==1.3.6 could not be downloaded: the package index cannot be reached.")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "FILE is not an OpenAPI document: it holds no mapping."),
        ("[1, 2]", "FILE is not an OpenAPI document: it holds no mapping."),
        ('{"a": ', "FILE is neither JSON nor YAML."),
        ("a: b: c", "FILE is neither JSON nor YAML (line 1)."),
        ("<html>\n<p>Not found</p>", "FILE is not an OpenAPI document: it holds no mapping."),
        ("swagger: '2.0'", "FILE is not an OpenAPI document of version 3.0 or 3.1: it has no key openapi."),
        ("openapi: 4.0.0", "FILE is not an OpenAPI document of version 3.0 or 3.1: it has version 4.0.0."),
        ("openapi: 3.1.0", "FILE describes no operations: it has no paths."),
        ("openapi: 3.1.0\npaths: []", "FILE describes no operations: it has no paths."),
        ("openapi: 3.1.0\npaths: {/a: {$ref: '#/b'}}", "$ref '#/b' of the OpenAPI document does not resolve."),
        ("openapi: 3.1.0\npaths: {/a: {$ref: '#/b'}}\nb: {$ref: '#/b'}", "$ref '#/b' leads to itself."),
        ("openapi: 3.1.0\npaths: {/a: {$ref: 'b.yaml'}}", "FOLDER/b.yaml cannot be read: No such file or directory."),
        ("openapi: 3.1.0\npaths: {/a: {get: {parameters: {a: 1}}}}", "The parameters of /a are not a list."),
        ("openapi: 3.1.0\npaths: {/a: 1, /b: [], /c: {get: 3}}", "FILE describes no operations: its paths have none."),
    ],
)
def test_an_openapi_document_must_be_one(refused: Callable[..., str], folder: Path, text: str, message: str) -> None:
    file = folder / "vendor.yaml"
    file.write_text(text, encoding="utf-8")
    assert refused(str(file)) == message.replace("FILE", str(file)).replace("FOLDER", str(folder))


@pytest.mark.parametrize(
    ("node", "at"),
    [
        ({"parameters": [3]}, "paths./pets.get.parameters.0"),
        ({"parameters": [{"name": "page", "in": "query", "schema": []}]}, "paths./pets.get.parameters.0"),
        ({"responses": {"200": {"content": [1]}}}, "paths./pets.get"),
        ({"responses": ["200"]}, "paths./pets.get"),
    ],
)
def test_a_malformed_node_is_named(refused: Callable[..., str], folder: Path, node: dict[str, object], at: str) -> None:
    file = folder / "vendor.json"
    pets = {"get": {**PETS["paths"]["/pets"]["get"], **node}, "post": PETS["paths"]["/pets"]["post"]}
    file.write_text(json.dumps({**PETS, "paths": {"/pets": pets}}), encoding="utf-8")
    assert refused(str(file)).startswith(f"{file} is not a valid OpenAPI document: {at}")


def test_a_file_must_be_readable(refused: Callable[..., str], folder: Path) -> None:
    assert refused(str(folder / "none.json")).endswith("none.json cannot be read: No such file or directory.")
    (folder / "image.json").write_bytes(b"\xff\xd8\xff")
    assert refused(str(folder / "image.json")).endswith("image.json is not text in UTF-8.")
    (folder / "a.whl").write_bytes(b"no archive")
    assert "a.whl is not a wheel or source distribution" in refused(str(folder / "a.whl"))
    (folder / "a.tar.gz").write_bytes(b"no archive")
    assert "a.tar.gz is not a wheel or source distribution" in refused(str(folder / "a.tar.gz"))


@pytest.fixture
def url(folder: Path) -> Iterator[str]:
    """A server of the files of the folder."""
    (folder / "vendor.json").write_text(json.dumps(PETS), encoding="utf-8")

    class Quiet(SimpleHTTPRequestHandler):
        def log_message(self, format: str, *args: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(folder))) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


def test_a_url_is_read(folder: Path, url: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([f"{url}/vendor.json", "--root", str(folder), "--check"]) == 0
    assert main([(folder / "vendor.json").as_uri(), "--root", str(folder), "--check"]) == 0
    assert capsys.readouterr().out.count("The contract says what the source says") == 2


def test_a_url_must_be_readable(refused: Callable[..., str], url: str) -> None:
    assert refused(f"{url}/other.json") == f"{url}/other.json answers with status 404."
    assert refused(f"{UNREACHABLE}a.json").startswith(f"{UNREACHABLE}a.json cannot be fetched: ")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("<<<<<<< HEAD\na: 1\n=======\na: 2\n>>>>>>> other\n", "pets.yaml:1: a merge is not finished"),
        ("paths: [a]\n", "paths must be a mapping"),
        ("components: {schemas: {Pet: 3}}\n", "Pet must be a mapping"),
    ],
)
def test_a_broken_contract_is_not_compared(refused: Callable[..., str], folder: Path, text: str, message: str) -> None:
    (folder / "vendor.json").write_text(json.dumps(PETS), encoding="utf-8")
    (folder / "openapi" / "pets.yaml").write_text(text, encoding="utf-8")
    assert message in refused(str(folder / "vendor.json"))


def test_check_fails_if_anything_differs(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    colors = json.dumps(PETS).replace('["red", "blue"]', '["red", "blue", "green"]')
    (folder / "vendor.json").write_text(colors, encoding="utf-8")
    assert main([str(folder / "vendor.json"), "--root", str(folder), "--check"]) == 1
    assert "  new        Color: new value green (also in create_pet)" in capsys.readouterr().out
    assert main([str(folder / "vendor.json"), "--root", str(folder)]) == 0
