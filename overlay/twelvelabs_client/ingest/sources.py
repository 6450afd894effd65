"""What can be ingested: a folder, a glob, a list, a manifest or a URL, as a stream of files."""

from __future__ import annotations

import csv
import glob
import json
import os
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from os import PathLike
from pathlib import Path
from typing import IO, Any, TypeAlias, cast

from twelvelabs_lowlevel.errors import ArgumentError
from twelvelabs_lowlevel.wire import to_wire

from .._http.bulk import as_iterable
from .._uploads.file_systems import ObjectInfo, check_signable, file_system
from .._uploads.media_types import by_name, kind_of
from .._uploads.opening import is_there
from .._uploads.urls import display_path, is_public_url, reason_of
from ..errors import InvalidArgumentError, InvalidSourceError, TwelveLabsError
from .model import IngestItem, TargetKind

IngestSource: TypeAlias = (
    str | PathLike[str] | IngestItem | Iterable[str | PathLike[str] | IngestItem | Mapping[str, Any]]
)
"""A folder, a glob, a file, a manifest (.csv, .jsonl, .ndjson), any of these as a URL that fsspec can open, a public
http(s) URL, or a list of files: paths, URLs, `IngestItem`, or mappings with the fields that a manifest has.
"""

KINDS = {TargetKind.INDEX: ("video",), TargetKind.KNOWLEDGE_STORE: ("video", "image")}
"""The kinds of media that a target accepts. In folders, other files are skipped, judged by their names."""
_MANIFESTS = (".csv", ".jsonl", ".ndjson")
_FIELDS = ("path", "url", "filename", "user_metadata")
_PREFIX = "user_metadata."
_MAX_NAME = 255


def iter_items(source: IngestSource, kind: TargetKind, *, by_url: bool = False) -> Iterator[IngestItem]:
    """The files of a source, one by one. With `by_url`, only those that the platform can fetch.

    Raises InvalidSourceError if there is no such folder or manifest, InvalidArgumentError for an invalid entry.
    """
    signable: set[str] = set()
    for item in _items(source, kind):
        store = item.path.partition("://")[0]
        if by_url and not is_public_url(item.path) and store not in signable:
            if store == item.path or store == "file":
                raise InvalidArgumentError(
                    f"the platform cannot fetch {item.path!r}, which is on this machine: leave by_url out"
                )
            check_signable(item.path)
            signable.add(store)
        yield item


def _items(source: IngestSource, kind: TargetKind) -> Iterator[IngestItem]:
    if isinstance(source, IngestItem):
        yield _checked(source, "the item")
    elif isinstance(source, str | PathLike):
        if not os.fspath(source):
            raise InvalidArgumentError("the source is an empty string: name a folder, a file, a manifest or a URL")
        yield from _named(os.fspath(source), kind)
    elif isinstance(source, Iterable) and not isinstance(source, bytes | bytearray | Mapping):
        for number, one in enumerate(as_iterable("the source", source), 1):
            yield _listed(one, f"item {number}")
    else:
        raise InvalidArgumentError(f"cannot ingest a {type(source).__name__}: give a folder, a manifest or a list")


def _named(name: str, kind: TargetKind) -> Iterator[IngestItem]:
    if "://" in name and display_path(name).lower().endswith(_MANIFESTS):
        yield from _manifest(name)
    elif is_public_url(name):
        yield _item_at(name)
    elif "://" in name:
        yield from _remote(name, kind)
    elif os.path.isdir(name):  # noqa: PTH112 - of pathlib it may raise, as for a name that is too long
        yield from _folder(Path(name), kind)
    elif name.lower().endswith(_MANIFESTS):
        yield from _manifest(name)
    elif not is_there(Path(name)) and glob.has_magic(name):
        names = glob.iglob(name, recursive=True)  # noqa: PTH207 - a pattern may begin anywhere
        found = sorted(path for path in names if not os.path.isdir(path))  # noqa: PTH112
        if not found:
            raise InvalidSourceError(f"no file matches {name!r}")
        yield from map(_item_at, found)
    elif is_there(Path(name)):
        yield _item_at(name)
    else:
        raise InvalidSourceError(f"there is no folder, file or manifest {name!r}")


def _folder(folder: Path, kind: TargetKind) -> Iterator[IngestItem]:
    def fail(error: OSError) -> None:
        raise InvalidSourceError(f"cannot list {error.filename!r}: {error.strerror}") from error

    for parent, folders, names in os.walk(folder, onerror=fail):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            if not name.startswith(".") and _is_kind(name, kind):
                yield _item_at(str(Path(parent, name)))


def _is_kind(name: str, kind: TargetKind) -> bool:
    return kind_of(by_name(name)) in KINDS[kind]


def _item_at(path: str) -> IngestItem:
    """The file with this path or URL. A missing one becomes an item too, which fails at its first step."""
    if "://" in path:
        return IngestItem(path)
    where = Path(path).absolute()
    try:
        found = where.stat()
    except (OSError, ValueError):
        return IngestItem(str(where))
    return IngestItem(str(where), size=found.st_size, mtime_ns=found.st_mtime_ns)


def _remote(url: str, kind: TargetKind) -> Iterator[IngestItem]:
    """The files below an fsspec URL, those that match a glob, or the one file that it names."""
    address = display_path(url)
    filesystem, path = file_system(url)
    try:
        filesystem.invalidate_cache()  # of listings that somebody else may have read long ago
        if glob.has_magic(address):
            listed: Iterable[tuple[str, Mapping[str, Any]]] = sorted(filesystem.glob(path, detail=True).items())
            filesystem.invalidate_cache()
        elif filesystem.isdir(path):
            listed = (each for each in _below(filesystem, path) if _is_kind(each[0], kind))
        else:
            listed = [(path, filesystem.info(path))]
        for name, info in listed:
            if info.get("type") != "directory":
                known = ObjectInfo.of(info)
                yield IngestItem(filesystem.unstrip_protocol(name), size=known.size, version=known.version)
    except Exception as error:  # each file system has errors of its own
        raise InvalidSourceError(f"cannot list {address!r}: {reason_of(error, url)}") from None


def _below(filesystem: Any, path: str) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """The names of the files below a folder of fsspec, with what is known of them, in the order of `_folder`.

    In memory there is only one folder at a time: there may be millions of files.
    """
    folders = [path]
    while folders:
        folder = folders.pop()
        try:
            found = {str(info["name"]): info for info in filesystem.ls(folder, detail=True)}
        except FileNotFoundError:  # removed since its parent was listed
            continue
        filesystem.invalidate_cache(folder)
        inside = [name for name in sorted(found) if name.rstrip("/") != folder.rstrip("/")]
        yield from ((name, found[name]) for name in inside if found[name].get("type") != "directory")
        folders += [name for name in reversed(inside) if found[name].get("type") == "directory"]


def _manifest(name: str) -> Iterator[IngestItem]:
    base = name.rpartition("/")[0] if "://" in name else str(Path(name).absolute().parent)
    read = _csv_rows if display_path(name).lower().endswith(".csv") else _json_rows
    with _opened(name) as file:
        for place, row in read(file, display_path(name)):
            yield _row_item(row, place, base)


@contextmanager
def _opened(name: str) -> Iterator[IO[str]]:
    try:
        if "://" not in name:
            file: IO[str] = Path(name).open(encoding="utf-8-sig", newline="")  # noqa: SIM115 - closed below
        else:
            filesystem, path = file_system(name)
            file = cast("IO[str]", filesystem.open(path, "r", encoding="utf-8-sig", newline=""))
    except TwelveLabsError:
        raise
    except Exception as error:  # each file system has errors of its own
        raise InvalidSourceError(f"cannot read the manifest {display_path(name)!r}: {reason_of(error, name)}") from None
    with file:
        try:
            yield file
        except UnicodeDecodeError as error:
            raise InvalidSourceError(f"the manifest {display_path(name)!r} is not UTF-8 text: {error}") from error


def _csv_rows(file: IO[str], name: str) -> Iterator[tuple[str, Mapping[str, Any]]]:
    reader = csv.DictReader(file, strict=True)
    try:
        for row in reader:
            place = f"{name}, line {reader.line_num}"
            if None in row or None in row.values():
                raise InvalidArgumentError(f"{place}: the number of fields differs from that of the first line")
            given = {key: value for key, value in row.items() if value != ""}
            if "user_metadata" in given:
                given["user_metadata"] = _json(given["user_metadata"], f"{place}: user_metadata")
            yield place, given
    except csv.Error as error:
        raise InvalidArgumentError(f"{name}, line {reader.line_num}: {error}") from error


def _json_rows(file: IO[str], name: str) -> Iterator[tuple[str, Mapping[str, Any]]]:
    for number, line in enumerate(file, 1):
        if line.strip():
            place = f"{name}, line {number}"
            row = _json(line, place)
            if not isinstance(row, dict):
                raise InvalidArgumentError(f"{place}: must be an object, not {line.strip()[:40]!r}")
            yield place, row


def _json(text: str, place: str) -> Any:
    try:
        return json.loads(text)
    except (ValueError, RecursionError) as error:
        reason = getattr(error, "msg", None) or error
        raise InvalidArgumentError(f"{place}: not valid JSON: {reason}") from None


def _listed(one: object, place: str) -> IngestItem:
    if isinstance(one, IngestItem):
        return _checked(one, place)
    if isinstance(one, str | PathLike):
        path = os.fspath(one)
        if isinstance(path, str) and path:
            return _checked(_item_at(path), place)
    if isinstance(one, Mapping):
        return _row_item(one, place, str(Path.cwd()))
    raise InvalidArgumentError(
        f"{place}: must be a path, a URL, an IngestItem or a mapping, not {type(one).__name__}: "
        "an ingest must be able to open it again after a restart"
    )


def _row_item(row: Mapping[str, Any], place: str, base: str) -> IngestItem:
    """The file of one entry. A relative path is relative to the manifest."""
    unknown = [name for name in row if name not in _FIELDS and not str(name).startswith(_PREFIX)]
    if unknown:
        raise InvalidArgumentError(f"{place}: unknown field {unknown[0]!r}: use {', '.join(_FIELDS)} or {_PREFIX}KEY")
    path, url = row.get("path"), row.get("url")
    if (path is None) == (url is None):
        raise InvalidArgumentError(f"{place}: give either path or url")
    where = url if path is None else os.fspath(path) if isinstance(path, PathLike) else path
    if not isinstance(where, str) or not where:
        raise InvalidArgumentError(f"{place}: path and url must be strings, not {where!r}")
    if path is not None and "://" not in where:
        where = f"{base}/{where}" if "://" in base else str(Path(base, where))
    metadata = row.get("user_metadata")
    if not isinstance(metadata, Mapping | None):
        raise InvalidArgumentError(f"{place}: user_metadata must be an object, not {metadata!r}")
    own = {name.removeprefix(_PREFIX): value for name, value in row.items() if name.startswith(_PREFIX)}
    given = {**(metadata or {}), **own} if metadata is not None or own else None
    found = _item_at(where)
    return _checked(
        replace(found, filename=row.get("filename"), user_metadata=given),
        place,
    )


def _checked(item: IngestItem, place: str) -> IngestItem:
    """The item, if it is valid. If it has no size, the file system is asked."""
    if not isinstance(item.path, str | PathLike) or not os.fspath(item.path):
        raise InvalidArgumentError(f"{place}: path must be a string, not {item.path!r}")
    if item.filename is not None and not (isinstance(item.filename, str) and 0 < len(item.filename) <= _MAX_NAME):
        raise InvalidArgumentError(f"{place}: filename must be 1 to {_MAX_NAME} characters")
    try:
        metadata = to_wire(dict(item.user_metadata or {}))
    except (ArgumentError, TypeError, ValueError) as error:
        raise InvalidArgumentError(f"{place}: user_metadata: {error}") from None
    for key, value in metadata.items():
        if not isinstance(value, str | int | float | list) or (
            isinstance(value, list) and not all(isinstance(text, str) for text in value)
        ):
            raise InvalidArgumentError(
                f"{place}: user_metadata {key!r} must be a string, a number, a boolean, or a list of strings"
            )
    found = _item_at(os.fspath(item.path)) if item.size is None else item
    given = metadata if item.user_metadata is not None else None
    return replace(found, filename=item.filename, user_metadata=given, version=item.version)
