from collections.abc import Mapping
from typing import Any, TypeAlias

JsonSchema: TypeAlias = Mapping[str, Any]
"""A JSON Schema. The platform rejects keywords that it does not support."""
