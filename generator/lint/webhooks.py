"""The part of the lint that checks webhooks: what the platform posts on its own."""

from collections.abc import Iterator

from ..contract import JSON, Contract, Problem, kind_of


def lint_webhooks(contract: Contract) -> Iterator[Problem]:
    """Problems of the webhooks of a contract whose nodes have the right shape."""
    for at, webhook in contract.webhooks():
        name, body = str(at[1]), webhook.get("requestBody", {})
        place = contract.place(at)
        if not webhook.get("summary"):
            yield Problem(place, f"{name} needs a summary")
        for where, parameter in contract.parameters(at):
            if parameter["in"] != "header":
                yield Problem(contract.place(where), f"{name}: a webhook can have header parameters only")
        if body.get("required") is not True or list(body.get("content", {})) != [JSON]:
            yield Problem(place, f"{name} needs a body of {JSON} with required: true")
            continue
        media = body["content"][JSON]
        if "example" not in media:
            yield Problem(place, f"{name} needs an example")
        schema = contract.resolve(media.get("schema", {}))
        if "$ref" not in media.get("schema", {}) or kind_of(schema) != ("type", name):
            yield Problem(place, f"{name}: the schema must be a $ref to an object with a required type: const: {name}")
