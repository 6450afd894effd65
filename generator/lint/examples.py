"""The part of the lint that validates the examples of responses and webhooks against their schemas."""

import json
import re
from collections.abc import Iterator
from typing import Any

from jsonschema import Draft202012Validator

from ..contract import JSON, STREAMS, Contract, Pointer, Problem


def lint_examples(contract: Contract) -> Iterator[Problem]:
    """Examples that do not match their schema; those of streams are validated event by event."""
    bodies = [*contract.own("responses")]
    bodies += [((*at, "requestBody"), webhook["requestBody"]) for at, webhook in contract.webhooks()]
    for at, body in bodies:
        for kind, media in body.get("content", {}).items():
            where = (*at, "content", kind, "example")
            if kind == JSON:
                yield from _fits(contract, where, media.get("schema", {}), media["example"], f"the example of {at[-1]}")
            elif kind in STREAMS:
                yield from _events_fit(contract, where, media.get("schema", {}), media["example"])


def _fits(contract: Contract, at: Pointer, schema: dict[str, Any], example: Any, label: str) -> Iterator[Problem]:
    rules = Draft202012Validator({**schema, "components": contract.document["components"]})
    for error in rules.iter_errors(example):
        yield Problem(
            contract.place((*at, *error.absolute_path)), f"{label} does not match its schema: {error.message}"
        )


def _events_fit(contract: Contract, at: Pointer, schema: dict[str, Any], example: Any) -> Iterator[Problem]:
    if not isinstance(example, str):
        yield Problem(
            contract.place(at), f"the example of {at[-2]} must be a string: the text of the stream as it is sent"
        )
        return
    events = events_of(str(at[-2]), example)
    if not events:
        yield Problem(contract.place(at), f"the example of {at[-2]} contains no event")
    for number, text in enumerate(events, start=1):
        label = f"event {number} of the example of {at[-2]}"
        try:
            event = json.loads(text)
        except ValueError as error:
            yield Problem(contract.place(at), f"{label} is not JSON: {error}")
            continue
        yield from _fits(contract, at, schema, event, label)


def events_of(kind: str, text: str) -> list[str]:
    """The JSON text of each event in a stream of this media type."""
    if kind != "text/event-stream":
        return [line for line in text.splitlines() if line.strip()]
    events = ["\n".join(re.findall(r"^data: ?(.*)$", block, re.MULTILINE)) for block in text.split("\n\n")]
    return [event for event in events if event not in ("", "[DONE]")]
