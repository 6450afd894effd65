"""The metadata of entities, knowledge stores and their items: what may be in it, beyond what a schema can say."""

from dataclasses import dataclass

import orjson

from twelvelabs_sandbox.errors import invalid
from twelvelabs_sandbox.json_values import JsonObject
from twelvelabs_sandbox.resources.user_metadata import LARGEST_INTEGER

_LONGEST_KEY = 128
_LONGEST_TEXT = 2048
_LONGEST_ITEM_TEXT = 8192


@dataclass(frozen=True)
class _Rules:
    longest_key: int | None
    longest_text: int | None
    lists: bool

    def check(self, name: str, metadata: JsonObject) -> None:
        for key, value in metadata.items():
            place = f"{name}.{key}"
            if self.longest_key is not None and len(key) > self.longest_key:
                raise invalid(name, f"has a key of {len(key)} characters; at most {self.longest_key} are allowed")
            if isinstance(value, list) and self.lists:
                for item in value:
                    self._check_text(place, item)
            elif isinstance(value, str):
                self._check_text(place, value)
            elif not isinstance(value, int | float):
                raise invalid(place, "must be a string, a number or true or false; write anything else as a string")
            elif abs(value) > LARGEST_INTEGER and isinstance(value, int):
                raise invalid(place, "must be within 53 bits, between -(2^53 - 1) and 2^53 - 1")

    def _check_text(self, place: str, value: object) -> None:
        if isinstance(value, str) and self.longest_text is not None and len(value) > self.longest_text:
            raise invalid(place, f"must have at most {self.longest_text} characters")


_ENTITY = _Rules(None, None, lists=False)
_STORE = _Rules(_LONGEST_KEY, _LONGEST_TEXT, lists=True)
_ITEM = _Rules(_LONGEST_KEY, _LONGEST_ITEM_TEXT, lists=True)


def entity_metadata(metadata: JsonObject | None, name: str = "metadata") -> str | None:
    """The metadata of an entity as text to keep, or None if there is none; an ApiError if it breaks the rules."""
    return _kept(_ENTITY, metadata, name)


def store_metadata(metadata: JsonObject | None) -> str | None:
    """The same for a knowledge store or an item collection."""
    return _kept(_STORE, metadata, "metadata")


def item_metadata(metadata: JsonObject | None) -> str | None:
    """The same for an item of a knowledge store."""
    return _kept(_ITEM, metadata, "metadata")


def _kept(rules: _Rules, metadata: JsonObject | None, name: str) -> str | None:
    if metadata is None:
        return None
    rules.check(name, metadata)
    return orjson.dumps(metadata).decode()
