"""Extracts the parts by which a request is matched, including the names of the files that it refers to."""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import replace
from urllib.parse import unquote, urlsplit

from twelvelabs_sandbox.contract.strict_json import parse_json
from twelvelabs_sandbox.control.matching import RequestParts
from twelvelabs_sandbox.errors import ApiError
from twelvelabs_sandbox.messages import Form
from twelvelabs_sandbox.server.exchange import Received
from twelvelabs_sandbox.storage.database import Database, to_json

_IDS = {"asset_id", "asset_ids", "video_id", "indexed_asset_id", "upload_id"}
_URLS = {"url", "video_url", "audio_url", "image_url", "query_media_url"}
_FILENAMES = """
WITH wanted AS (SELECT value AS id FROM json_each(:ids))
SELECT filename FROM assets WHERE id IN wanted
UNION SELECT filename FROM indexed_assets WHERE id IN wanted
UNION SELECT filename FROM uploads JOIN assets ON assets.id = uploads.asset_id WHERE uploads.id IN wanted
"""


def with_content(db: Database, request: RequestParts, path: Mapping[str, str], received: Received) -> RequestParts:
    """The parts of a request whose body has been received; ``path`` has its path parameters. Reads the database."""
    content, body = received.content, None
    if isinstance(content, bytes):
        with suppress(ApiError):
            body = parse_json(content)
    sent = [file.filename for _, file in content.files] if isinstance(content, Form) else []
    filenames = [*sent, *_named_files(db, path, body, received.form)]
    return replace(request, body=body, form=received.form, filenames=filenames)


def _named_files(db: Database, path: Mapping[str, str], body: object, form: Iterable[tuple[str, str]]) -> list[str]:
    """The names that a request gives, those of its URLs, and those of the assets and upload sessions that it names."""
    fields = [*path.items(), *_fields(body), *form]
    names = [text for name, text in fields if name == "filename"]
    names += [unquote(_path(text).rpartition("/")[2]) for name, text in fields if name in _URLS]
    ids = {text for name, text in fields if name in _IDS}
    return names + [row["filename"] for row in db.rows(_FILENAMES, ids=to_json(sorted(ids))) if row["filename"]]


def _fields(value: object) -> Iterator[tuple[str, str]]:
    """All fields with text, and the items of those with lists of text, at any depth."""
    if isinstance(value, dict):
        for name, item in value.items():
            for one in item if isinstance(item, list) else [item]:
                if isinstance(one, str):
                    yield name, one
                else:
                    yield from _fields(one)


def _path(url: str) -> str:
    try:
        return urlsplit(url).path
    except ValueError:
        return ""
