"""The vendor's SDK as an OpenAPI document: its paths, parameters, bodies and responses, read from its raw clients."""

import ast
from collections.abc import Iterator, Mapping
from typing import Any

from ..contract import JSON
from ..errors import GenerationError
from .sdk_source import Modules
from .sdk_types import Types, is_optional

FORM = "multipart/form-data"
SILENT = ["bounds", "deprecated", "null", "success status"]
"""What the SDK does not tell: bounds, deprecation, whether an optional value may be null, and which 2xx is sent."""


def read_sdk(texts: Mapping[str, str]) -> dict[str, Any]:
    """The document of a package, given the text of each of its modules by path.

    Raises GenerationError if it has no client, or one that cannot be read.
    """
    modules = Modules(texts)
    types = Types(modules)
    paths: dict[str, dict[str, Any]] = {}
    for module, client in modules.clients():
        for function in client.body:
            if isinstance(function, ast.FunctionDef):
                for call in _requests(function):
                    path, verb, operation = _Operation(types, module, function, call).read()
                    item = paths.setdefault(path, {})
                    item[verb] = _merged(item[verb], operation) if verb in item else operation
    if not paths:
        raise GenerationError("The package has no client of the vendor's: no class Raw...Client that makes requests.")
    document = {"openapi": "3.1.0", "x-silent": SILENT, "paths": paths, "webhooks": _webhooks(modules, types)}
    return {**document, "components": {"schemas": types.schemas}}


def _requests(function: ast.FunctionDef) -> Iterator[ast.Call]:
    for node in ast.walk(function):
        if isinstance(node, ast.Call) and ast.unparse(node.func).endswith(
            ("httpx_client.request", "httpx_client.stream")
        ):
            yield node


def _webhooks(modules: Modules, types: Types) -> dict[str, Any]:
    """The events that the platform posts: the classes ...WebhookEvent whose type is a constant."""
    webhooks = {}
    for symbol in modules.classes():
        if symbol.name.endswith("WebhookEvent"):
            reference = types.reference(symbol)
            kind = types.resolve(types.resolve(reference)["properties"].get("type", {}))
            values = [kind["const"]] if "const" in kind else kind.get("enum", [])
            if len(values) == 1:
                body = {"required": True, "content": {JSON: {"schema": reference}}}
                webhooks[str(values[0])] = {"post": {"requestBody": body, "responses": {}}}
    return webhooks


class _Operation:
    """One method of a raw client that makes a request."""

    def __init__(self, types: Types, module: str, function: ast.FunctionDef, call: ast.Call) -> None:
        self._types, self._module, self._function, self._call = types, module, function, call
        self._title = f"{module}.{function.name} of the vendor's SDK"
        self._given = {keyword.arg: keyword.value for keyword in call.keywords}
        arguments = function.args
        positional = [*arguments.posonlyargs, *arguments.args]
        without = len(positional) - len(arguments.defaults)
        self._annotations = {a.arg: a.annotation for a in (*positional, *arguments.kwonlyargs)}
        self._required = {a.arg for a in positional[:without]}
        self._required |= {a.arg for a, d in zip(arguments.kwonlyargs, arguments.kw_defaults, strict=True) if d is None}

    def read(self) -> tuple[str, str, dict[str, Any]]:
        """The path, the verb in lower case, and the operation."""
        path, in_path = self._path()
        verb = self._given.get("method")
        if not isinstance(verb, ast.Constant):
            raise GenerationError(
                f"{self._module}.{self._function.name} of the vendor's SDK does not state its method."
            )
        parameters = [self._parameter(name, "path", value) for name, value in in_path]
        parameters += [self._parameter(name, "query", value) for name, value in self._items("params")]
        parameters += [
            self._parameter(name, "header", value)
            for name, value in self._items("headers")
            if name.lower() not in ("content-type", "accept")
        ]
        operation: dict[str, Any] = {"parameters": parameters, "responses": self._responses()}
        if body := self._body():
            operation["requestBody"] = {"content": body}
        if description := ast.get_docstring(self._function):
            operation["description"] = description.split("\n\nParameters\n---")[0].strip()
        return path, str(verb.value).lower(), operation

    def _path(self) -> tuple[str, list[tuple[str, ast.expr]]]:
        node = self._call.args[0] if self._call.args else self._given.get("path")
        if isinstance(node, ast.Constant):
            return "/" + str(node.value).lstrip("/"), []
        text, values = "", []
        for part in node.values if isinstance(node, ast.JoinedStr) else ():
            if isinstance(part, ast.FormattedValue):
                name = self._argument(part.value) or ast.unparse(part.value)
                values.append((name, part.value))
                text += f"{{{name}}}"
            elif isinstance(part, ast.Constant):
                text += str(part.value)
        if not text:
            raise GenerationError(f"{self._title} does not state its path.")
        return "/" + text.lstrip("/"), values

    def _items(self, keyword: str) -> Iterator[tuple[str, ast.expr]]:
        yield from _items(self._given.get(keyword))

    def _parameter(self, name: str, where: str, value: ast.expr) -> dict[str, Any]:
        schema, required = self._value(value)
        found = {"name": name, "in": where, "required": required or where == "path", "schema": schema}
        if (argument := self._argument(value)) and (prose := self._prose.get(argument)):
            found["description"] = prose
        return found

    def _body(self) -> dict[str, Any]:
        """The content of the request body by media type; empty if there is none."""
        if (json := self._given.get("json")) is not None:
            if isinstance(json, ast.Dict):
                return {JSON: {"schema": self._object([*_items(json)])}}
            return {JSON: {"schema": self._value(json)[0]}}
        fields = [*self._items("data"), *self._items("files")]
        if not fields:
            return {}
        is_form = "files" in self._given or "force_multipart" in self._given
        return {FORM if is_form else "application/x-www-form-urlencoded": {"schema": self._object(fields)}}

    def _object(self, fields: list[tuple[str, ast.expr]]) -> dict[str, Any]:
        schema: dict[str, Any] = {"type": "object", "required": [], "properties": {}}
        for name, value in fields:
            field, required = self._value(value)
            if prose := self._prose.get(self._argument(value) or ""):
                field = {**field, "description": prose}
            schema["properties"][name] = field
            if required:
                schema["required"].append(name)
        return schema

    def _value(self, node: ast.expr) -> tuple[dict[str, Any], bool]:
        """The schema of what is sent, and whether it is always sent."""
        if isinstance(node, ast.Constant):
            return {"type": "boolean"} if isinstance(node.value, bool) else {"const": str(node.value)}, True
        argument = self._argument(node)
        annotation = self._annotations.get(argument or "")
        if annotation is None:
            return {}, False
        required = argument in self._required and not is_optional(annotation)
        return self._types.schema(self._module, annotation), required

    def _argument(self, node: ast.expr) -> str | None:
        """The argument of the method that an expression sends."""
        names = [inner.id for inner in ast.walk(node) if isinstance(inner, ast.Name)]
        return next((name for name in names if name in self._annotations), None)

    @property
    def _prose(self) -> dict[str, str]:
        """The descriptions of the arguments, in the docstring under "Parameters"."""
        text = ast.get_docstring(self._function) or ""
        found: dict[str, list[str]] = {}
        lines = text.partition("Parameters\n----------\n")[2].partition("\nReturns\n---")[0].splitlines()
        current: list[str] = []
        for line in lines:
            if line and not line.startswith(" ") and " : " in line:
                current = found.setdefault(line.split(" : ")[0].strip(), [])
            else:
                current.append(line.strip())
        return {name: "\n".join(said).strip() for name, said in found.items()}

    def _responses(self) -> dict[str, Any]:
        responses: dict[str, Any] = {}
        for node in ast.walk(self._function):
            if isinstance(node, ast.If) and "status_code" in (test := ast.unparse(node.test)):
                types = [self._types.schema(self._module, kind) for kind in _parsed(node)]
                content = {_media_type(node): {"schema": types[0]}} if types and types[0] else {}
                if test.startswith("200 <="):
                    responses["2XX"] = {"content": content}
                elif isinstance(node.test, ast.Compare) and isinstance(node.test.comparators[0], ast.Constant):
                    responses[str(node.test.comparators[0].value)] = {"content": content}
        return responses


def _items(node: ast.expr | None) -> Iterator[tuple[str, ast.expr]]:
    """The keys and values of a dict display; an unpacked `{...} if x else {}` counts as its first part."""
    if isinstance(node, ast.IfExp):
        node = node.body
    if isinstance(node, ast.Dict):
        for key, value in zip(node.keys, node.values, strict=True):
            if key is None:
                yield from _items(value)
            elif isinstance(key, ast.Constant):
                yield str(key.value), value


def _parsed(node: ast.If) -> Iterator[ast.expr]:
    """The types that the body of a branch parses a response as."""
    for statement in node.body:
        for call in ast.walk(statement):
            if isinstance(call, ast.Call) and ast.unparse(call.func).endswith("parse_obj_as"):
                yield from (keyword.value for keyword in call.keywords if keyword.arg == "type_")


def _media_type(node: ast.If) -> str:
    text = "\n".join(ast.unparse(statement) for statement in node.body)
    if "EventSource" in text:
        return "text/event-stream"
    return "application/x-ndjson" if "iter_lines" in text else JSON


def _merged(one: dict[str, Any], other: dict[str, Any]) -> dict[str, Any]:
    """Two methods that make the same request, such as with and without a stream, as one operation."""
    parameters = {(p["in"], p["name"]): p for p in (*other["parameters"], *one["parameters"])}
    merged = {**other, **one, "parameters": list(parameters.values())}
    content = dict(one.get("requestBody", {}).get("content", {}))
    for kind, media in other.get("requestBody", {}).get("content", {}).items():
        content[kind] = (
            {"schema": _merged_bodies(content[kind]["schema"], media["schema"])} if kind in content else media
        )
    if content:
        merged["requestBody"] = {"content": content}
    merged["responses"] = dict(one["responses"])
    for status, response in other["responses"].items():
        known = merged["responses"].get(status, {"content": {}})
        merged["responses"][status] = {"content": {**response["content"], **known["content"]}}
    return merged


def _merged_bodies(one: dict[str, Any], other: dict[str, Any]) -> dict[str, Any]:
    if "properties" not in one or "properties" not in other:
        return one
    properties = dict(one["properties"])
    for name, schema in other["properties"].items():
        known = properties.setdefault(name, schema)
        if known != schema:
            properties[name] = {"anyOf": [known, schema]}
    required = [name for name in one["required"] if name in other["required"]]
    return {"type": "object", "required": required, "properties": properties}
