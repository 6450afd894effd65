"""Lookup of indexes, knowledge stores and collections by name or id, and completion of their names."""

from __future__ import annotations

import json
import os
import re
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from .session import Session

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

    from ..client import TwelveLabs

    TextType = click.ParamType[str]
else:
    TextType = click.ParamType  # not generic in older versions

_CACHE_SECONDS = 60
_MAX_NAMES = 500
_SHOWN = 8
"""The maximum number of names in an error message."""


@dataclass(frozen=True)
class Kind:
    """A kind of object that has a name."""

    noun: str
    plural: str
    looks_like_id: re.Pattern[str]
    retrieve: Callable[[TwelveLabs, str], Any]
    named: Callable[[TwelveLabs, str | None], Iterable[Any]]
    """Lists objects, filtered by the name where the platform can; all if the name is None."""
    name_of: Callable[[Any], str]


INDEX = Kind(
    "index",
    "indexes",
    re.compile(r"[0-9a-f]{24}"),
    lambda client, each: client.indexes.retrieve(each),
    lambda client, name: client.indexes.list(index_name=name) if name else client.indexes.list(),
    lambda index: str(index.index_name),
)
KNOWLEDGE_STORE = Kind(
    "knowledge store",
    "knowledge stores",
    re.compile(r"ks_.+"),
    lambda client, each: client.knowledge_stores.retrieve(each),
    lambda client, _: client.knowledge_stores.list(),
    lambda store: str(store.name),
)
COLLECTION = Kind(
    "entity collection",
    "entity collections",
    re.compile(r"[0-9a-f]{24}|ec_.+|[0-9a-f-]{36}"),
    lambda client, each: client.entity_collections.retrieve(each),
    lambda client, name: client.entity_collections.list(name=name) if name else client.entity_collections.list(),
    lambda collection: str(collection.name),
)


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
    if kind.looks_like_id.fullmatch(text):
        try:
            return kind.retrieve(client, text)
        except NotFoundError:
            pass  # it may still be a name
    found = [each for each in kind.named(client, text) if kind.name_of(each) == text]
    if len(found) == 1:
        return found[0]
    if found:
        ids = ", ".join(str(each.id) for each in found)
        raise click.UsageError(f"{len(found)} {kind.plural} are named {text!r}: give an id instead: {ids}")
    names = [kind.name_of(each) for each in islice(kind.named(client, None), _SHOWN + 1)]
    known = ", ".join(names[:_SHOWN]) + (" ..." if len(names) > _SHOWN else "")
    hint = f"Existing: {known}." if names else f"There are no {kind.plural} yet."
    raise MissingError(f"There is no {kind.noun} with the name or id {text!r}. {hint}")


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
    names = sorted({kind.name_of(each) for each in islice(kind.named(client, None), _MAX_NAMES)})
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
