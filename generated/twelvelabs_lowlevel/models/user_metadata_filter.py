from collections.abc import Mapping
from typing import TypeAlias

UserMetadataFilter: TypeAlias = Mapping[str, str | float | bool | None]
"""User metadata that an item must have, by key. A key with null is left out."""
