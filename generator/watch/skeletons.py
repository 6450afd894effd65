"""Operations, webhooks and parameters of a source, written as the contract writes them, with questions."""

import re
from typing import Any

from ..contract import JSON, STREAMS, Contract
from ..lint.todo import TODO
from .described import Content, Operation, Parameter, answers, body
from .document import Document
from .shape import shape_of
from .skeleton_schemas import SchemaSkeletons, pascal

ALWAYS = ("401", "429")
"""The statuses that every operation has, documented or not."""


class Skeletons:
    """Makes nodes of the contract."""

    def __init__(self, source: Document, contract: Contract, schemas: SchemaSkeletons) -> None:
        self._source, self._contract, self._schemas = source, contract, schemas
        self._ours = Document(contract.document)

    def operation(self, path: str, verb: str, operation: Operation) -> dict[str, Any]:
        """An operation at a path of the contract, with the questions for what no source states."""
        title = pascal(f"{verb} {re.sub(r'{.*?}', '', path)}")
        asked = [
            "operationId: a unique verb_noun",
            "tags: one of openapi/api.yaml",
            "x-method: its method on the client",
        ]
        asked.append("x-source: where it is described, if no document in tests/generator/sources has it")
        asked.append(f"summary: in your own words{self._schemas.hint((((), operation.node),))}")
        made: dict[str, Any] = {TODO: asked}
        if operation.node.get("deprecated"):
            made["deprecated"] = True
        if verb == "post":
            asked.append("x-idempotent: true, if it is safe to send twice")
        asked += [f"the source has the header {name}" for _, name in operation.sent_in("header")]
        if parameters := self._parameters(path, operation):
            made["parameters"] = parameters
        if content := self._content(body(self._source, operation), f"{title}Request", is_sent=True):
            made["requestBody"] = {"required": True, "content": content}
        made["responses"] = self._responses(operation, title, asked)
        return made

    def webhook(self, name: str, webhook: Operation) -> dict[str, Any]:
        """A webhook, with the questions for what no source states."""
        content = self._content(body(self._source, webhook), f"{pascal(name)}Event", is_sent=False)
        asked = ["summary, parameters and responses: as those of the other webhooks", "the example of the body"]
        return {TODO: asked, "requestBody": {"required": True, "content": content}, "responses": {}}

    def parameter(self, parameter: Parameter) -> dict[str, Any]:
        """A parameter: a reference to the shared one that is the same, or a new one."""
        shape = shape_of(self._source, parameter.schema)
        same = []
        for name, node in self._contract.document["components"].get("parameters", {}).items():
            shared = Parameter(("components", "parameters", name), node)
            ours = shape_of(self._ours, shared.schema)
            if (shared.key, ours.kinds, ours.values) == (parameter.key, shape.kinds, shape.values):
                same.append(name)
        if len(same) == 1:
            return {"$ref": f"#/components/parameters/{same[0]}"}
        where, name = parameter.key
        schema = self._schemas.schema(parameter.schema, pascal(name), is_sent=True)
        hint = self._schemas.hint((((), parameter.node),))
        made: dict[str, Any] = {"name": name, "in": where, TODO: [f"describe it{hint}", *schema.pop(TODO, [])]}
        if where == "path" or parameter.is_required:
            made["required"] = True
        if "object" in shape.kinds:
            made["style"] = "deepObject"
        return {**made, "schema": schema}

    def _parameters(self, path: str, operation: Operation) -> list[dict[str, Any]]:
        """The parameters, without those that the path has for all of its operations."""
        names = re.findall(r"{(.*?)}", path)
        shared = self._contract.document["paths"].get(path, {}).get("parameters")
        in_path = [] if shared else list(operation.sent_in("path").values())
        named = [Parameter(p.at, {**p.node, "name": name}) for p, name in zip(in_path, names, strict=False)]
        return [self.parameter(p) for p in (*named, *operation.sent_in("query").values())]

    def _responses(self, operation: Operation, title: str, asked: list[str]) -> dict[str, Any]:
        responses: dict[str, Any] = {}
        found = answers(self._source, operation)
        for status, content in found.items():
            if status.startswith("2"):
                made = self._content(content, f"{title}Response", is_sent=False)
                responses[status] = {"content": made} if made else {}
        asked.append("the description of each 2xx response, and the example of its body")
        if "2XX" in responses:
            asked.append("the status of the success: replace 2XX")
        for status in sorted({status for status in found if status.isdigit() and status[0] != "2"} | {*ALWAYS}):
            known = self._shared(status, found.get(status, {}))
            if len(known) == 1:
                responses[status] = {"$ref": f"#/components/responses/{known[0]}"}
            else:
                asked.append(f"the response {status}: {' or '.join(known) or 'a new one'}")
        return responses

    def _shared(self, status: str, content: Content) -> list[str]:
        """The shared responses that operations have for a status, as far as they have the form of this body."""
        names = {
            response["$ref"].rsplit("/", 1)[1]: self._contract.resolve(response)
            for _, operation in self._contract.operations()
            for code, response in operation["responses"].items()
            if code == status and "$ref" in response
        }
        theirs = shape_of(self._source, content[JSON]).fields.keys() if JSON in content else {}
        if not theirs:
            return sorted(names)
        fields = {name: self._contract.resolve(r["content"][JSON]["schema"])["properties"] for name, r in names.items()}
        return sorted(name for name, ours in fields.items() if ours.keys() & theirs)

    def _content(self, content: Content, name: str, *, is_sent: bool) -> dict[str, Any]:
        """The media types of a body; a stream has a schema for each event."""
        return {
            kind: {"schema": self._schemas.schema(nodes, f"{name}Event" if kind in STREAMS else name, is_sent=is_sent)}
            for kind, nodes in content.items()
        }
