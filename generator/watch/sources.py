"""What the command can read: a release of the vendor's SDK, or an OpenAPI document from a file or URL."""

import io
import re
import subprocess
import sys
import tarfile
import tempfile
import zipfile
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urljoin, urlsplit
from urllib.request import url2pathname

import httpx

from ..errors import GenerationError
from .document import Document, read_openapi
from .sdk import read_sdk

PACKAGE = "twelvelabs"
RELEASE = re.compile(rf"{PACKAGE}==(\d+(\.\d+)*((a|b|rc|\.post|\.dev)\d+)*)")
ARCHIVES = (".whl", ".zip", ".tar.gz")
TIMEOUT = 30.0


def open_source(name: str) -> Document:
    """The document that a name stands for: `twelvelabs==X.Y.Z`, a path, or a URL.

    Raises GenerationError with a sentence for whatever cannot be read.
    """
    path = Path(name)
    try:
        scheme = urlsplit(name).scheme
    except ValueError as error:
        raise GenerationError(f"{name!r} is not a URL: {error}.") from error
    if not name.strip() or "\0" in name:
        raise GenerationError(f"{name!r} is neither a release, nor a path, nor a URL.")
    if scheme in ("http", "https"):
        return read_openapi(_fetched(name), name, lambda beside: _fetched(urljoin(name, beside)))
    if name.startswith("file:"):
        path = Path(url2pathname(urlsplit(name).path))
    elif not path.exists() and "/" not in name and (name == PACKAGE or re.search("[=<>~!]", name)):
        if not RELEASE.fullmatch(name):
            raise GenerationError(f"{name!r} is not a release: write {PACKAGE}==X.Y.Z, such as {PACKAGE}==1.3.6.")
        return _released(name)
    if path.is_dir():
        files = ((file.relative_to(path.parent).as_posix(), file.read_bytes()) for file in path.rglob("*.py"))
        return _package(files, name)
    if name.endswith(ARCHIVES):
        return _archive(path, name)
    return read_openapi(_text(path), name, lambda beside: _text(path.parent / beside))


def _released(name: str) -> Document:
    with tempfile.TemporaryDirectory(prefix="twelvelabs-watch-") as scratch:
        command = [
            sys.executable,
            "-m",
            "pip",
            "download",
            "--no-deps",
            "--disable-pip-version-check",
            "--retries",
            "1",
        ]
        run = subprocess.run([*command, "--dest", scratch, name], capture_output=True, text=True, check=False)
        files = [file for file in Path(scratch).iterdir() if file.name.endswith(ARCHIVES)]
        if run.returncode or not files:
            raise GenerationError(_reason(name, run.stdout + run.stderr))
        return _archive(files[0], name)


def _reason(name: str, output: str) -> str:
    """Why pip could not download a release."""
    if "No module named pip" in output:
        return "pip is not installed in this environment: run make generate once, or python -m ensurepip."
    if versions := re.search(r"from versions: ([^)]*\d[^)]*)\)", output):
        return f"There is no release {name}; the newest is {versions[1].split(', ')[-1]}."
    if "No matching distribution" in output and "onnection" not in output and "Could not fetch" not in output:
        return f"The package index has no release {name} for this version of Python."
    return f"{name} could not be downloaded: the package index cannot be reached. Check the network, or give a file."


def _archive(path: Path, name: str) -> Document:
    """The SDK in a wheel or source distribution."""
    content = _bytes(path)
    try:
        members = list(_unzipped(content) if not path.name.endswith(".gz") else _untarred(content))
    except (zipfile.BadZipFile, tarfile.TarError, EOFError, OSError) as error:
        raise GenerationError(f"{path} is not a wheel or source distribution: {error}.") from error
    return _package(iter(members), name)


def _unzipped(content: bytes) -> Iterator[tuple[str, bytes]]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        for name in archive.namelist():
            if name.endswith(".py"):
                yield name, archive.read(name)


def _untarred(content: bytes) -> Iterator[tuple[str, bytes]]:
    with tarfile.open(fileobj=io.BytesIO(content), mode="r:gz") as archive:
        for member in archive:
            if member.name.endswith(".py") and (file := archive.extractfile(member)):
                yield member.name, file.read()


def _package(members: Iterator[tuple[str, bytes]], name: str) -> Document:
    """The document of the SDK in these files; those outside of the package, such as its tests, are left out."""
    texts = {}
    for path, content in members:
        if found := re.search(rf"(?:^|/){PACKAGE}/(.*)", path):
            texts[found[1]] = content.decode("utf-8", errors="replace")
    try:
        return Document(read_sdk(texts))
    except GenerationError as error:
        raise GenerationError(f"{name}: {error}") from error


def _text(path: Path) -> str:
    try:
        return _bytes(path).decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise GenerationError(f"{path} is not text in UTF-8.") from error


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise GenerationError(f"{path} cannot be read: {error.strerror}.") from error


def _fetched(url: str) -> str:
    try:
        response = httpx.get(url, follow_redirects=True, timeout=TIMEOUT)
        response.raise_for_status()
    except httpx.HTTPStatusError as error:
        raise GenerationError(f"{url} answers with status {error.response.status_code}.") from error
    except (httpx.HTTPError, httpx.InvalidURL) as error:
        raise GenerationError(f"{url} cannot be fetched: {error}.") from error
    return response.text
