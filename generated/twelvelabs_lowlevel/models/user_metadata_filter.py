from collections.abc import Mapping
from typing import TypeAlias

UserMetadataFilter: TypeAlias = Mapping[str, str | float | bool]
"""User metadata that an item must have, by key."""
