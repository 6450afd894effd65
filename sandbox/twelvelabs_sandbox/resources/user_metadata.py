"""How changes of user metadata are applied."""

import orjson

from twelvelabs_sandbox.json_values import JsonObject, as_object


def replacement(metadata: JsonObject) -> JsonObject:
    """Metadata that takes the place of all there was: an empty string or list is passed over here too."""
    return {key: value for key, value in metadata.items() if value not in ("", [])}


def merge(stored: str, changes: JsonObject) -> JsonObject:
    """Stored metadata with changes applied: null deletes a key, an empty string or list is passed over."""
    merged = as_object(orjson.loads(stored))
    for key, value in changes.items():
        if value is None:
            merged.pop(key, None)
        elif value not in ("", []):
            merged[key] = value
    return merged
