from collections.abc import Mapping
from typing import Any, TypeAlias

EntityMetadata: TypeAlias = Mapping[str, Any]
"""Your own facts about an entity. A value is a string, a number or a boolean; write anything else as a string."""
