from collections.abc import Mapping
from typing import Any, TypeAlias

SearchFilter: TypeAlias = Mapping[str, Any]
"""Conditions on media, by key, such as {"category": "tour", "duration": {"gte": 600}}."""
