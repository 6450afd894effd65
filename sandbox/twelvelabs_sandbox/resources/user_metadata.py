"""User metadata: the rules that the contract's schema cannot say, and how changes are applied."""

import orjson

from twelvelabs_sandbox.errors import invalid
from twelvelabs_sandbox.json_values import JsonObject, as_object

LARGEST_INTEGER = 2**53 - 1


def check(metadata: JsonObject) -> JsonObject:
    """The metadata, if its numbers can be kept exactly; an ApiError if not.

    The contract has checked the types already.
    """
    for key, value in metadata.items():
        if isinstance(value, int) and abs(value) > LARGEST_INTEGER:
            raise invalid(f"user_metadata.{key}", "must be within 53 bits, between -(2^53 - 1) and 2^53 - 1")
    return metadata


def replacement(metadata: JsonObject) -> JsonObject:
    """Metadata that takes the place of all there was: an empty string or list is passed over here too."""
    return {key: value for key, value in check(metadata).items() if value not in ("", [])}


def merge(stored: str, changes: JsonObject) -> JsonObject:
    """Stored metadata with changes applied: null deletes a key, an empty string or list is passed over."""
    merged = as_object(orjson.loads(stored))
    for key, value in check(changes).items():
        if value is None:
            merged.pop(key, None)
        elif value not in ("", []):
            merged[key] = value
    return merged
