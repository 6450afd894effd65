from collections.abc import Mapping
from typing import Any, TypeAlias

ResponseJsonSchema: TypeAlias = Mapping[str, Any]
"""A JSON Schema."""
