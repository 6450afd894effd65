from collections.abc import Mapping, Sequence
from typing import TypeAlias

UserMetadataChanges: TypeAlias = Mapping[str, str | float | bool | Sequence[str] | None]
"""Changes to user metadata, by key. null deletes the key; keys that are not given keep their values."""
