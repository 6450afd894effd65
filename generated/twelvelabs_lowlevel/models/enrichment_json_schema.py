from collections.abc import Mapping
from typing import Any, TypeAlias

EnrichmentJsonSchema: TypeAlias = Mapping[str, Any]
"""A JSON Schema (2020-12) with type object and properties. Each property, at any depth, needs a description.
Supported keywords are type, title, description, enum, properties, required, additionalProperties (true or
false), items, prefixItems, minItems, maxItems, minimum, maximum and format; all other keywords and null are
rejected.
"""
