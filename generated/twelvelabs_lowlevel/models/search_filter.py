from collections.abc import Mapping
from typing import Any, TypeAlias

SearchFilter: TypeAlias = Mapping[str, Any]
"""What must be true of media, by key, such as {"category": "tour", "duration": {"gte": 600}}."""
