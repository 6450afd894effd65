"""Lookup of indexes, knowledge stores and collections by name or id, and completion of their names."""

from __future__ import annotations

import json
import os
import time
from contextlib import suppress
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from .._named_objects import COLLECTION, INDEX, KNOWLEDGE_STORE, SHOWN_NAMES, Kind, NameLookupError
from .session import Session

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

    TextType = click.ParamType[str]
else:
    TextType = click.ParamType  # not generic in older versions

__all__ = ["COLLECTION", "INDEX", "KNOWLEDGE_STORE", "Named", "find"]

_CACHE_SECONDS = 60
_MAX_NAMES = 500


class Named(TextType):
    """The name or id of an object, with completion of names."""

    def __init__(self, kind: Kind) -> None:
        self.kind = kind
        self.name = kind.noun

    def get_metavar(self, param: click.Parameter, ctx: click.Context) -> str:
        """The placeholder in the help."""
        return self.kind.noun.upper().replace(" ", "_")

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
        """The names with this prefix; none if they cannot be listed within two seconds."""
        from click.shell_completion import CompletionItem

        try:
            names = _cached_names(self.kind, ctx.find_object(Session) or Session())
        except Exception:  # completion must never disturb the command line
            return []
        return [CompletionItem(name) for name in names if name.startswith(incomplete)]


def find(kind: Kind, text: str, session: Session) -> Any:
    """The object with this name or id.

    Raises MissingError if there is none, UsageError if several have the name.
    """
    from ..errors import NotFoundError
    from .failures import MissingError

    client = session.client
    if kind.may_be_id(text):
        with suppress(NotFoundError):
            return kind.retrieve(client, text)
    found = [each for each in kind.list(client, text) if kind.name_of(each) == text]
    try:
        return kind.only(text, found, [] if found else kind.list(client).take(SHOWN_NAMES + 1))
    except NameLookupError as error:
        raise (click.UsageError if error.ids else MissingError)(str(error)) from None


def _cached_names(kind: Kind, session: Session) -> list[str]:
    """The names of a kind, from a cache that is valid for a minute."""
    connection = session.connection()
    path = _cache_path(kind, f"{connection.base_url} {connection.api_key}")
    try:
        if time.time() - path.stat().st_mtime < _CACHE_SECONDS:
            cached: list[str] = json.loads(path.read_bytes())
            return cached
    except (OSError, ValueError):
        pass
    client = session.client.with_options(timeout=2.0, max_retries=0)
    names = sorted({kind.name_of(each) for each in islice(kind.list(client), _MAX_NAMES)})
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    temporary = path.with_suffix(f".{os.getpid()}")
    temporary.write_text(json.dumps(names), encoding="utf-8")
    temporary.replace(path)
    return names


def _cache_path(kind: Kind, account: str) -> Path:
    import hashlib

    from platformdirs import user_cache_path

    digest = hashlib.sha256(f"{kind.noun} {account}".encode()).hexdigest()[:16]
    return user_cache_path("twelvelabs", appauthor=False) / f"{digest}.json"
