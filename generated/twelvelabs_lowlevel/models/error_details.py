from collections.abc import Mapping
from typing import Any, TypeAlias

ErrorDetails: TypeAlias = Mapping[str, Any]
"""More about a failure. What is in it depends on the code."""
