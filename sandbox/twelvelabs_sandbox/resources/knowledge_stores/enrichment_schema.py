"""Which JSON Schemas the platform accepts for the enrichment of a knowledge store: a meta-schema of its subset."""

from functools import cache
from typing import TYPE_CHECKING, Any

from twelvelabs_sandbox.contract.error_messages import to_api_error
from twelvelabs_sandbox.errors import ApiError
from twelvelabs_sandbox.json_values import JsonObject, as_object

if TYPE_CHECKING:
    from jsonschema import Draft202012Validator

_MAX_INTEGER = 2**53 - 1
_TEXT: JsonObject = {"type": "string"}
_COUNT: JsonObject = {"type": "integer", "minimum": 0, "maximum": _MAX_INTEGER}
_NUMBER: JsonObject = {"type": "number", "minimum": -_MAX_INTEGER, "maximum": _MAX_INTEGER}
_SCHEMA: JsonObject = {"$ref": "#/$defs/schema"}
_META_SCHEMA: JsonObject = {
    "properties": {
        "json_schema": {**_SCHEMA, "required": ["type", "properties"], "properties": {"type": {"enum": ["object"]}}}
    },
    "$defs": {
        "schema": {
            "type": "object",
            "additionalProperties": False,
            "properties": {
                "type": {"enum": ["string", "integer", "number", "boolean", "array", "object"]},
                **dict.fromkeys(("title", "description", "format"), _TEXT),
                **dict.fromkeys(("minItems", "maxItems"), _COUNT),
                **dict.fromkeys(("minimum", "maximum"), _NUMBER),
                "enum": {"type": "array", "minItems": 1, "items": {"anyOf": [_TEXT, _NUMBER, {"type": "boolean"}]}},
                "required": {"type": "array", "items": _TEXT},
                "additionalProperties": {"type": "boolean"},
                "properties": {
                    "type": "object",
                    "additionalProperties": {**_SCHEMA, "required": ["description"]},
                },
                "items": _SCHEMA,
                "prefixItems": {"type": "array", "items": _SCHEMA},
            },
        }
    },
}


def check_enrichment(ingestion_config: JsonObject) -> None:
    """Raise an ApiError with 422 for a JSON Schema that the platform rejects. The contract has checked the rest."""
    # Any, because the stubs of jsonschema do not accept object.
    config: Any = as_object(ingestion_config["enrichment_config"])
    if (error := to_api_error(_validator().iter_errors(config), "json_schema", "schema")) is not None:
        raise ApiError(422, "parameter_invalid", error.message)


@cache
def _validator() -> "Draft202012Validator":
    from jsonschema import Draft202012Validator  # imported late: it is slow, and rarely needed

    return Draft202012Validator(_META_SCHEMA)
