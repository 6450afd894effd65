"""Objects that have a name: what commands and tools, which take names or ids, need to find them.

No other module of the package is imported, so that the help of a command is quick.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

SHOWN_NAMES = 8
"""The maximum number of names in an error message."""


class NameLookupError(LookupError):
    """No object, or more than one, has the name. `ids` has those that do."""

    def __init__(self, message: str, ids: Sequence[str]) -> None:
        super().__init__(message)
        self.ids = ids


@dataclass(frozen=True)
class Kind:
    """A kind of object that has a name.

    `resource` and `name_field` are attributes: of a client, synchronous or not, and of an object.
    """

    noun: str
    plural: str
    id_pattern: re.Pattern[str]
    resource: str
    name_field: str
    lists_by_name: bool = True
    """Whether the platform can list the objects with a name."""

    def may_be_id(self, text: str) -> bool:
        """Whether the text may be an id. It may still be a name."""
        return self.id_pattern.fullmatch(text) is not None

    def retrieve(self, client: Any, identifier: str) -> Any:
        """Retrieve an object by id, with either client."""
        return getattr(client, self.resource).retrieve(identifier)

    def list(self, client: Any, name: str | None = None) -> Any:
        """List objects, with either client: those with the name if the platform can filter them, else all."""
        given = {self.name_field: name} if name and self.lists_by_name else {}
        return getattr(client, self.resource).list(**given)

    def name_of(self, found: object) -> str:
        """The name of an object."""
        return str(getattr(found, self.name_field))

    def only(self, text: str, found: Sequence[Any], existing: Sequence[Any]) -> Any:
        """The only object with a name. Raises NameLookupError, which names some existing objects if none has it."""
        if len(found) == 1:
            return found[0]
        ids = [str(each.id) for each in found]
        if ids:
            message = f"{len(ids)} {self.plural} are named {text!r}: give an id instead: {', '.join(ids)}"
            raise NameLookupError(message, ids)
        names = ", ".join(map(self.name_of, existing[:SHOWN_NAMES]))
        more = " ..." if len(existing) > SHOWN_NAMES else ""
        hint = f"Existing: {names}{more}." if names else f"There are no {self.plural} yet."
        raise NameLookupError(f"There is no {self.noun} with the name or id {text!r}. {hint}", ids)


INDEX = Kind("index", "indexes", re.compile("[0-9a-f]{24}"), "indexes", "index_name")
KNOWLEDGE_STORE = Kind(
    "knowledge store", "knowledge stores", re.compile("ks_.+"), "knowledge_stores", "name", lists_by_name=False
)
COLLECTION = Kind(
    "entity collection",
    "entity collections",
    re.compile("[0-9a-f]{24}|ec_.+|[0-9a-f-]{36}"),
    "entity_collections",
    "name",
)
