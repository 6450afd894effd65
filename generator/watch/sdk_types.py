"""Annotations and pydantic models of the vendor's SDK as JSON Schemas."""

import ast
from typing import Any

from .sdk_source import Modules, Symbol

SIMPLE: dict[str, dict[str, Any]] = {
    "str": {"type": "string"},
    "int": {"type": "integer"},
    "float": {"type": "number"},
    "bool": {"type": "boolean"},
    "bytes": {"type": "string", "format": "binary"},
    "None": {"type": "null"},
    "dt.datetime": {"type": "string", "format": "date-time"},
    "datetime.datetime": {"type": "string", "format": "date-time"},
    "dt.date": {"type": "string", "format": "date"},
    "datetime.date": {"type": "string", "format": "date"},
    "core.File": {"type": "string", "format": "binary"},
    "File": {"type": "string", "format": "binary"},
    "dict": {"type": "object"},
    "list": {"type": "array", "items": {}},
}
LISTS = {"List", "Sequence", "Set", "Iterator", "list", "set"}
MAPPINGS = {"Dict", "Mapping", "dict"}


class Types:
    """The schemas of a package; those of classes and enums are components, made when they are first needed."""

    def __init__(self, modules: Modules) -> None:
        self.schemas: dict[str, dict[str, Any]] = {}
        self._modules = modules
        self._names: dict[tuple[str, str], str] = {}

    def schema(self, module: str, node: ast.expr) -> dict[str, Any]:
        """The schema of an annotation. `Optional` only adds that a value may be absent, which `is_optional` tells."""
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            node = ast.parse(node.value, mode="eval").body
        text = ast.unparse(node)
        if text in SIMPLE:
            return dict(SIMPLE[text])
        if isinstance(node, ast.Subscript):
            return self._generic(module, _last(node.value), _arguments(node))
        if isinstance(node, ast.BinOp) and isinstance(node.op, ast.BitOr):
            return self._union(module, [node.left, node.right])
        symbol = self._modules.find(module, text) if isinstance(node, ast.Name) else None
        return self.reference(symbol) if symbol else {}

    def reference(self, symbol: Symbol) -> dict[str, Any]:
        """A reference to the component of a class or alias."""
        key = (symbol.module, symbol.name)
        if key not in self._names:
            # Two modules may define the same name.
            owner = "".join(part.title() for part in symbol.module.split(".")[:-2])
            name = symbol.name if symbol.name not in self.schemas else f"{symbol.name}Of{owner}"
            self._names[key] = name
            self.schemas[name] = {}
            node = symbol.node
            if isinstance(node, ast.ClassDef):
                self.schemas[name].update(self._model(symbol.module, node))
            else:
                self.schemas[name].update(self.schema(symbol.module, node))
        return {"$ref": f"#/components/schemas/{self._names[key]}"}

    def resolve(self, schema: dict[str, Any]) -> dict[str, Any]:
        """The component that a reference stands for; any other schema as it is."""
        return self.schemas[schema["$ref"].rsplit("/", 1)[1]] if "$ref" in schema else schema

    def _generic(self, module: str, name: str, arguments: list[ast.expr]) -> dict[str, Any]:
        if name in ("Optional", "Annotated", "Required", "NotRequired"):
            return self.schema(module, arguments[0])
        if name == "Literal":
            return {"type": "string", "enum": [str(ast.literal_eval(argument)) for argument in arguments]}
        if name == "Union":
            return self._union(module, arguments)
        if name in LISTS:
            return {"type": "array", "items": self.schema(module, arguments[0])}
        if name in MAPPINGS:
            return {"type": "object", "additionalProperties": self.schema(module, arguments[1])}
        return {}

    def _union(self, module: str, members: list[ast.expr]) -> dict[str, Any]:
        members = [member for member in members if ast.unparse(member) != "None"]
        literals = [m for m in members if isinstance(m, ast.Subscript) and _last(m.value) == "Literal"]
        if literals:  # an enum of the SDK also accepts any other value
            members = [member for member in members if _last(member) != "Any"]
        if len(members) == 1:
            return self.schema(module, members[0])
        return {"anyOf": [self.schema(module, member) for member in members]}

    def _model(self, module: str, node: ast.ClassDef) -> dict[str, Any]:
        """The fields of a class and of the classes that it extends."""
        schema: dict[str, Any] = {"type": "object", "required": [], "properties": {}}
        for base in node.bases:
            parent = self._modules.find(module, ast.unparse(base))
            if parent and isinstance(parent.node, ast.ClassDef) and _last(base) != "UniversalBaseModel":
                inherited = self._model(parent.module, parent.node)
                schema["required"] += inherited["required"]
                schema["properties"] |= inherited["properties"]
        previous = None
        for part in node.body:
            if isinstance(part, ast.AnnAssign) and isinstance(part.target, ast.Name):
                previous = self._field(module, part, _alias(part) or part.target.id, schema)
            elif previous is not None and isinstance(part, ast.Expr) and isinstance(part.value, ast.Constant):
                previous["description"] = str(part.value.value).strip()
        return schema

    def _field(self, module: str, node: ast.AnnAssign, name: str, owner: dict[str, Any]) -> dict[str, Any]:
        schema = self.schema(module, node.annotation)
        is_constant = "enum" in schema and len(schema["enum"]) == 1  # a Literal, with itself as the default
        if is_constant:
            schema = {"const": schema["enum"][0]}
        owner["required"] = [field for field in owner["required"] if field != name]
        if is_constant or _default(node.value) is None:
            owner["required"].append(name)
        owner["properties"][name] = schema
        return schema


def is_optional(node: ast.expr | None) -> bool:
    """Whether an annotation is `Optional`."""
    return isinstance(node, ast.Subscript) and _last(node.value) == "Optional"


def _alias(field: ast.AnnAssign) -> str | None:
    """The name of a field on the wire, if it is another one: FieldMetadata(alias=...) or Field(alias=...)."""
    for part in (field.annotation, field.value):
        for call in ast.walk(part) if part else ():
            if isinstance(call, ast.Call) and _last(call.func) in ("FieldMetadata", "Field"):
                for keyword in call.keywords:
                    if keyword.arg == "alias" and isinstance(keyword.value, ast.Constant):
                        return str(keyword.value.value)
    return None


def _default(value: ast.expr | None) -> ast.expr | None:
    """The default of a field; None for a required one."""
    if isinstance(value, ast.Call) and _last(value.func) == "Field":
        given = {keyword.arg: keyword.value for keyword in value.keywords}
        positional = [argument for argument in value.args if ast.unparse(argument) != "..."]
        return given.get("default", given.get("default_factory", positional[0] if positional else None))
    return value


def _last(node: ast.expr) -> str:
    return ast.unparse(node).rsplit(".", 1)[-1]


def _arguments(node: ast.Subscript) -> list[ast.expr]:
    return list(node.slice.elts) if isinstance(node.slice, ast.Tuple) else [node.slice]
