"""The curated contract: several YAML files read as one OpenAPI document, with the file and line of each node."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeAlias

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.error import MarkedYAMLError
from ruamel.yaml.reader import ReaderError

from .errors import GenerationError
from .inheritance import inherit
from .yaml_errors import explain, unmerged

METHODS = ("get", "put", "post", "delete", "patch")
REF = "#/components/"
JSON = "application/json"
STREAMS = ("application/x-ndjson", "application/jsonl", "text/event-stream")
"""Media types of responses that are a stream of events. Their schema is that of one event."""

Pointer: TypeAlias = tuple[str | int, ...]
"""The keys that lead from the root of the document to a node."""


@dataclass(frozen=True)
class Problem:
    """Something wrong with the contract, and its place (file and line)."""

    place: str
    message: str

    def __str__(self) -> str:
        return f"{self.place}: {self.message}"


class ContractError(GenerationError):
    """The contract is not valid; `problems` has the reasons."""

    def __init__(self, problems: list[Problem]) -> None:
        count = f"{len(problems)} problem{'s' if len(problems) > 1 else ''} in the contract."
        super().__init__("\n".join([*map(str, problems), "", count]))
        self.problems = problems


@dataclass
class Contract:
    """The merged document, and the place of each of its nodes."""

    document: dict[str, Any] = field(default_factory=dict)
    places: dict[Pointer, str] = field(default_factory=dict)

    def place(self, pointer: Pointer) -> str:
        """The place of a node; for a missing one, that of the nearest node around it."""
        for length in range(len(pointer), 0, -1):
            if found := self.places.get(pointer[:length]):
                return found
        return "openapi"

    def resolve(self, node: dict[str, Any]) -> dict[str, Any]:
        """The component that a reference points to; any other node as it is. No component is itself a reference."""
        if "$ref" not in node:
            return node
        section, name = node["$ref"].removeprefix(REF).split("/")
        component: dict[str, Any] = self.document["components"][section][name]
        return component

    @property
    def schemas(self) -> dict[str, Any]:
        """The schemas under components, by name."""
        schemas: dict[str, Any] = self.document["components"]["schemas"]
        return schemas

    def operations(self) -> Iterator[tuple[Pointer, dict[str, Any]]]:
        """Each operation with its pointer ("paths", path, method)."""
        for path, item in self.document["paths"].items():
            for method in METHODS:
                if method in item:
                    yield ("paths", path, method), item[method]

    def webhooks(self) -> Iterator[tuple[Pointer, dict[str, Any]]]:
        """Each webhook (what the platform posts on its own) with its pointer ("webhooks", name, "post")."""
        for name, item in self.document.get("webhooks", {}).items():
            if "post" in item:
                yield ("webhooks", name, "post"), item["post"]

    def parameters(self, pointer: Pointer) -> Iterator[tuple[Pointer, dict[str, Any]]]:
        """The parameters of an operation or webhook with their pointers, resolved, those of the path item first."""
        item = self.document[str(pointer[0])][pointer[1]]
        for at, owner in ((pointer[:2], item), (pointer, item[pointer[2]])):
            for index, parameter in enumerate(owner.get("parameters", [])):
                yield (*at, "parameters", index), self.resolve(parameter)

    def own(self, section: str) -> Iterator[tuple[Pointer, dict[str, Any]]]:
        """Each parameter or response (`section` is "parameters" or "responses") once, where it is defined."""
        owners: list[tuple[Pointer, Any]] = [(("components",), self.document["components"])]
        owners += [*self.operations(), *self.webhooks()]
        owners += [(("paths", path), item) for path, item in self.document["paths"].items()]
        for at, owner in owners:
            nodes = owner.get(section, {})
            for key, node in nodes.items() if isinstance(nodes, dict) else enumerate(nodes):
                if "$ref" not in node:
                    yield (*at, section, key), node

    def sent(self) -> set[str]:
        """The names of the schemas that occur in requests: in bodies and parameters."""
        schemas = []
        for pointer, operation in self.operations():
            schemas += [parameter.get("schema", {}) for _, parameter in self.parameters(pointer)]
            schemas += _schemas_of(operation.get("requestBody", {}))
        return self.reached(schemas)

    def received(self) -> set[str]:
        """The names of the schemas that occur in responses and webhooks."""
        bodies = [self.resolve(answer) for _, o in self.operations() for answer in o["responses"].values()]
        bodies += [webhook.get("requestBody", {}) for _, webhook in self.webhooks()]
        return self.reached([schema for body in bodies for schema in _schemas_of(body)])

    def event(self, operation: dict[str, Any]) -> tuple[str, dict[str, Any]] | None:
        """The media type and the schema of one event, if the operation can answer with a stream."""
        for status, answer in operation["responses"].items():
            for kind, media in self.resolve(answer).get("content", {}).items():
                if status.startswith("2") and kind in STREAMS:
                    return kind, media.get("schema", {})
        return None

    def reached(self, schemas: list[dict[str, Any]]) -> set[str]:
        """The names of the schemas that these refer to, directly or indirectly."""
        seen: set[str] = set()
        while schemas:
            schema = schemas.pop()
            if "$ref" not in schema:
                schemas += [inner for _, inner in within(schema)]
            elif schema["$ref"] not in seen:
                seen.add(schema["$ref"])
                schemas.append(self.resolve(schema))
        return {ref.rsplit("/", 1)[1] for ref in seen}


def _schemas_of(body: dict[str, Any]) -> list[dict[str, Any]]:
    return [media.get("schema", {}) for media in body.get("content", {}).values()]


def within(schema: dict[str, Any]) -> Iterator[tuple[Pointer, dict[str, Any]]]:
    """The schemas directly within a schema, each with the keys that lead to it."""
    for key in ("items", "additionalProperties"):
        if isinstance(inner := schema.get(key), dict):
            yield (key,), inner
    for key in ("oneOf", "anyOf", "allOf"):
        for index, inner in enumerate(schema.get(key, [])):
            yield (key, index), inner
    for name, inner in schema.get("properties", {}).items():
        yield ("properties", name), inner


def kind_of(schema: dict[str, Any]) -> tuple[str, Any] | None:
    """The first field of an object that is required and constant, which tells its kind, and its value."""
    for name in schema.get("required", []):
        if "const" in (field := schema.get("properties", {}).get(name, {})):
            return name, field["const"]
    return None


def load(folder: Path) -> Contract:
    """Read all files of the folder as one document, in which each object has the fields that it inherits too.

    Raises ContractError for invalid YAML, for a key that two files define, and for an object that extends another one
    in a way that is not supported.
    """
    contract = load_files(contract_files(folder))
    if problems := [Problem(*found) for found in inherit(contract.document, contract.places)]:
        raise ContractError(problems)
    return contract


def contract_files(folder: Path) -> list[Path]:
    """The files of a contract; ContractError if there are none."""
    files = sorted(folder.glob("*.yaml"))
    if not files:
        raise ContractError([Problem(str(folder), "no .yaml files in this folder")])
    return files


def load_files(files: Sequence[Path]) -> Contract:
    """Read these files as one document, see `load`."""
    contract = Contract()
    problems: list[Problem] = []
    for file in files:
        try:
            _merge(contract, _read(file), _shown(file), (), problems)
        except ContractError as error:
            problems += error.problems
    if problems:
        raise ContractError(problems)
    return contract


def _read(file: Path) -> CommentedMap:
    """The content of one file, or ContractError."""
    line, message, text = 0, "a mapping is expected", file.read_text(encoding="utf-8-sig", errors="surrogateescape")
    if marker := unmerged(text):
        message = (
            "a merge is not finished: keep one side, and remove the lines that begin with <<<<<<<, ======= or >>>>>>>"
        )
        raise ContractError([Problem(f"{_shown(file)}:{marker}", message)])
    try:
        content = YAML(typ="rt").load(text)  # keeps the line of each node
        if isinstance(content, CommentedMap):
            return content
    except MarkedYAMLError as error:
        line, message = explain(error, text)
    except ReaderError as error:
        line, message = (
            text.count("\n", 0, error.position) + 1,
            f"YAML does not allow the character {error.character:#x}",
        )
    except ValueError as error:  # for example a time without quotes whose month is 13
        message = str(error)
    raise ContractError([Problem(f"{_shown(file)}:{line}" if line else _shown(file), message)])


def _shown(file: Path) -> str:
    return f"{file.parent.name}/{file.name}"


def _place(file: str, node: CommentedMap | CommentedSeq, key: Any) -> str:
    """The place of a child of a node; keys that `<<` merges in have the place of the node."""
    line, *_ = (node.lc.data or {}).get(key) or [node.lc.line]
    return f"{file}:{line + 1}"


def _merge(contract: Contract, part: CommentedMap, file: str, at: Pointer, problems: list[Problem]) -> None:
    """Add the keys of a mapping of one file to the document. Sections that files share are merged key by key."""
    target: Any = contract.document
    for key in at:
        target = target.setdefault(key, {})
    for key, value in part.items():
        pointer = (*at, key)
        place = _place(file, part, key)
        is_section = pointer in (("paths",), ("webhooks",), ("components",)) or at == ("components",)
        if is_section and isinstance(value, CommentedMap):
            contract.places.setdefault(pointer, place)
            _merge(contract, value, file, pointer, problems)
        elif is_section:
            problems.append(Problem(place, f"{key} must be a mapping"))
        elif key in target:
            problems.append(Problem(place, f"{key} is also defined in {contract.places[pointer]}"))
        else:
            contract.places[pointer] = place
            target[key] = _plain(contract, value, file, pointer)


def _plain(contract: Contract, node: Any, file: str, at: Pointer) -> Any:
    """A node without ruamel's types; the places of all nodes within it are recorded."""
    if tag := getattr(getattr(node, "tag", None), "value", None):
        raise ContractError([Problem(contract.place(at), f"the tag {tag} means nothing here: remove it")])
    if isinstance(node, CommentedMap):
        plain = {}
        for key, value in node.items():
            contract.places[(*at, key)] = _place(file, node, key)
            plain[key] = _plain(contract, value, file, (*at, key))
        return plain
    if isinstance(node, CommentedSeq):
        items = []
        for index, value in enumerate(node):
            contract.places[(*at, index)] = _place(file, node, index)
            items.append(_plain(contract, value, file, (*at, index)))
        return items
    if isinstance(node, bool) or node is None:
        return node
    for kind in (int, float, str):
        if isinstance(node, kind):
            return kind(node)
    raise ContractError([Problem(contract.place(at), f"quote {node!r}: YAML reads it as {type(node).__name__}")])
