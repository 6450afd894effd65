"""Snapshots: the database and the files of a sandbox in one ZIP file, which another sandbox starts from.

A snapshot is untrusted input and is checked before it is used: it may only have files with names that Blobs makes, none
compressed (so that it cannot grow when it is unpacked), and exactly our tables in its database.
"""

import os
import shutil
import sqlite3
import tempfile
import zipfile
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager, suppress
from pathlib import Path

import orjson

from twelvelabs_sandbox.errors import SandboxError
from twelvelabs_sandbox.storage.blobs import Blobs, is_blob_name
from twelvelabs_sandbox.storage.data_folder import DataFolder
from twelvelabs_sandbox.storage.database import VERSION, Database, has_our_tables

_MANIFEST, _DATABASE, _BLOBS = "manifest.json", "sandbox.sqlite3", "blobs/"
_FORMAT = "twelvelabs_sandbox snapshot"
_MAX_MANIFEST = 10_000
_CHUNK = 1024 * 1024


def save_snapshot(path: Path, db: Database, blobs: Blobs, settings: Mapping[str, str]) -> None:
    """Write a snapshot, with some settings changed in it. A file at the path is replaced once all of it is written."""
    with tempfile.TemporaryDirectory(prefix=".snapshot-", dir=path.absolute().parent) as name:
        folder = Path(name)
        archive = folder / "archive"
        with db.locked():  # so that no file that the database names is deleted meanwhile
            db.copy(folder / "copy", settings)
            with zipfile.ZipFile(archive, "w") as target:
                _write(target, _MANIFEST, orjson.dumps({"format": _FORMAT, "version": VERSION}))
                _add(target, _DATABASE, folder / "copy")
                for file in _files(blobs.folder):
                    with suppress(FileNotFoundError):  # its rows have been deleted just before
                        _add(target, _BLOBS + file.relative_to(blobs.folder).as_posix(), file)
        with archive.open("rb") as written:
            os.fsync(written.fileno())
        archive.replace(path)


def load_snapshot(path: Path, folder: DataFolder) -> None:
    """Unpack a snapshot into a new data folder. SandboxError if it is not valid, or the folder has data already."""
    if not folder.is_new:
        raise SandboxError(f"the data folder {folder.path} has data already: load a snapshot into a new one")
    with unpacked(path, folder.path) as (database, blobs):
        database.replace(folder.database)
        blobs.replace(folder.blobs)


@contextmanager
def unpacked(path: Path, folder: Path) -> Iterator[tuple[Path, Path]]:
    """The database and the folder of files of a snapshot, until the end of the block. SandboxError if it is not valid.

    They are in ``folder``, so that they can be moved within its file system.
    """
    with tempfile.TemporaryDirectory(prefix="loading-", dir=folder) as name:
        _check_and_unpack(path, Path(name))
        yield Path(name) / _DATABASE, Path(name) / _BLOBS


def _check_and_unpack(path: Path, target: Path) -> None:
    try:
        _unpack(path, target)
    except FileNotFoundError as error:
        raise SandboxError(f"there is no snapshot {path}") from error
    except (zipfile.BadZipFile, zipfile.LargeZipFile, sqlite3.DatabaseError, NotImplementedError, EOFError) as error:
        raise _damaged(path, str(error)) from error


def _unpack(path: Path, target: Path) -> None:
    with zipfile.ZipFile(path) as source:
        _check_manifest(path, source)
        _check_members(path, source)
        (target / _BLOBS).mkdir()
        for member in source.infolist():
            file = target / member.filename
            file.parent.mkdir(exist_ok=True)
            with source.open(member) as packed, file.open("wb") as unpacked:
                shutil.copyfileobj(packed, unpacked, _CHUNK)
    with closing(sqlite3.connect(target / _DATABASE)) as connection:
        if not has_our_tables(connection):
            raise _damaged(path, "its database has other tables")
        _check_settings(path, dict(connection.execute("SELECT name, value FROM settings")))


def _check_settings(path: Path, settings: Mapping[str, str]) -> None:
    try:
        bytes.fromhex(settings["signing_key"])
        valid = int(settings["clock"]) >= 0 and isinstance(orjson.loads(settings["ids"]), dict)
        valid = valid and 0 <= int(settings["media_port"]) < 65536 and settings.get("api_key", "").isascii()
    except (KeyError, ValueError, TypeError):
        valid = False
    if not valid:
        raise _damaged(path, "its settings are not valid")


def _check_manifest(path: Path, source: zipfile.ZipFile) -> None:
    try:
        member = source.getinfo(_MANIFEST)
        if member.file_size > _MAX_MANIFEST:
            raise ValueError
        manifest = orjson.loads(source.read(member))
        form, version = manifest["format"], manifest["version"]
    except (KeyError, ValueError, TypeError, RuntimeError):
        form = version = None
    if form != _FORMAT:
        raise SandboxError(f"{path} is not a snapshot of a sandbox")
    if version != VERSION:
        reason = f"has format {version}, and this version of the sandbox reads {VERSION}"
        raise SandboxError(f"the snapshot {path} {reason}: save it with this version")


def _check_members(path: Path, source: zipfile.ZipFile) -> None:
    members = source.infolist()
    names = [member.filename for member in members]
    known = {_MANIFEST, _DATABASE}
    for member in members:
        if member.filename not in known and not is_blob_name(member.filename.removeprefix(_BLOBS)):
            raise _damaged(path, f"it has a file with the name {member.filename[:100]!r}")
        if member.compress_type != zipfile.ZIP_STORED or member.flag_bits & 1:
            raise _damaged(path, "its files are compressed or encrypted")
    if len(set(names)) < len(names) or not known <= set(names):
        raise _damaged(path, "a file is missing, or there twice")
    if sum(member.file_size for member in members) > path.stat().st_size:
        raise _damaged(path, "its files overlap")


def _damaged(path: Path, reason: str) -> SandboxError:
    return SandboxError(f"the snapshot {path} is damaged: {reason}")


def _files(folder: Path) -> Iterator[Path]:
    """All stored files, in the same order each time; not those that are being written."""
    for path in sorted(folder.rglob("*")):
        if path.is_file() and is_blob_name(path.relative_to(folder).as_posix()):
            yield path


def _add(target: zipfile.ZipFile, name: str, file: Path) -> None:
    with file.open("rb") as source, target.open(_info(name), "w", force_zip64=True) as packed:
        shutil.copyfileobj(source, packed, _CHUNK)


def _write(target: zipfile.ZipFile, name: str, content: bytes) -> None:
    target.writestr(_info(name), content)


def _info(name: str) -> zipfile.ZipInfo:
    # Without the time and the permissions of the file, so that the same state is the same snapshot.
    return zipfile.ZipInfo(name)
