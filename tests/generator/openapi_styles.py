"""A contract as another OpenAPI document that says the same, in a style of its own."""

from typing import Any

from generator.contract import Contract


def other_style(contract: Contract) -> dict[str, Any]:
    """OpenAPI 3.0: `nullable`, enums of one value, a `discriminator`, other ids, another server and inline schemas.

    Components are under other keys, with names that need escapes; references lead there.
    """
    paths: dict[str, Any] = {}
    for path, item in contract.document["paths"].items():
        made = {verb: node for verb, node in item.items() if verb != "parameters"}
        for verb, operation in made.items():
            shared = [*item.get("parameters", []), *operation.get("parameters", [])]
            inlined = [contract.resolve(parameter) for parameter in shared]
            body = operation.get("requestBody")
            made[verb] = {
                **{key: value for key, value in operation.items() if not key.startswith("x-")},
                "operationId": f"{verb}{len(paths)}",
                "parameters": inlined,
                "responses": {code: contract.resolve(node) for code, node in operation["responses"].items()},
                **({"requestBody": _inlined(contract, body)} if body else {}),
            }
        paths[f"/v1.3{path}"] = made
    components = {"schemas": {f"{name}/v1": schema for name, schema in contract.schemas.items()}}
    document = {
        "openapi": "3.0.3",
        "info": {"title": "Other", "version": "9"},
        "servers": [{"url": "https://media.example.com/"}],
        "paths": paths,
        "x-shared": components,
    }
    styled: dict[str, Any] = _styled(document)
    return styled


def _inlined(contract: Contract, body: dict[str, Any]) -> dict[str, Any]:
    """A body whose schema is in place."""
    kinds = {kind: {"schema": contract.resolve(media["schema"])} for kind, media in body["content"].items()}
    return {**body, "content": kinds}


def _styled(node: Any) -> Any:
    if isinstance(node, list):
        return [_styled(inner) for inner in node]
    if not isinstance(node, dict):
        return node
    made = {key: _styled(value) for key, value in node.items() if key not in ("example", "examples")}
    if "$ref" in made:
        name = made["$ref"].rsplit("/", 1)[1]
        return {"$ref": f"#/x-shared/schemas/{name}~1v1"}
    if "const" in made:
        made["enum"] = [made.pop("const")]
    if isinstance(made.get("type"), list):
        kinds = [kind for kind in made["type"] if kind != "null"]
        made["nullable"] = len(kinds) < len(made["type"])
        made["type"] = kinds[0]
        if len(kinds) > 1:
            made["anyOf"] = [{"type": kind} for kind in kinds]
            del made["type"]
    if {"type": "null"} in made.get("anyOf", []):
        members = [member for member in made.pop("anyOf") if member != {"type": "null"}]
        made |= {"nullable": True, "allOf": members} if len(members) == 1 else {"nullable": True, "anyOf": members}
    if "anyOf" in made:
        made["oneOf"] = made.pop("anyOf")
    return made
