"""How user metadata are replaced and merged."""

import orjson

from twelvelabs_sandbox.json_values import JsonObject, as_object


def replacement(metadata: JsonObject) -> JsonObject:
    """The metadata to store for a replacement, without empty strings and lists."""
    return {key: value for key, value in metadata.items() if value not in ("", [])}


def merge(stored: str, changes: JsonObject) -> JsonObject:
    """Apply changes to stored metadata: null deletes a key; empty strings and lists are ignored."""
    merged = as_object(orjson.loads(stored))
    for key, value in changes.items():
        if value is None:
            merged.pop(key, None)
        elif value not in ("", []):
            merged[key] = value
    return merged
