"""The differences of what applies to the platform as a whole: servers, authentication and webhooks."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from ..contract import Contract, Pointer
from .limits import extensions, stated
from .operations import body_types, operations_of
from .rules import CALL, RECEIVED, Difference, differ
from .schemas import Comparison, Subject, Value, type_difference

_ROOT = {"openapi", "info", "servers", "tags", "paths", "components", "security", "webhooks", "externalDocs"}


def platform(comparison: Comparison) -> Iterator[Difference]:
    """The differences that no operation, object or enum has alone."""
    old, new = comparison.old.document, comparison.new.document
    yield from _servers(old, new)
    yield from _authentication(_accepted(old, old.get("security")), _accepted(new, new.get("security")), "")
    before, after = operations_of(comparison.old), operations_of(comparison.new)
    for name in sorted(before.keys() & after.keys()):
        own = [side[name].node.get("security") for side in (before, after)]
        if own != [None, None]:
            was, now = (
                _accepted(document, document.get("security") if given is None else given)
                for document, given in zip((old, new), own, strict=True)
            )
            yield from _authentication(was, now, name)
    yield from _webhooks(comparison)
    for text in extensions(old, new, _ROOT):
        yield differ("other key of the contract", [CALL], text)
    for key in sorted((old.keys() | new.keys()) - _ROOT):
        if not key.startswith("x-") and old.get(key) != new.get(key):
            yield differ("other key of the contract", [CALL], stated(key, old.get(key), new.get(key)))


def _servers(old: Mapping[str, Any], new: Mapping[str, Any]) -> Iterator[Difference]:
    was, now = ([str(server.get("url")).rstrip("/") for server in side.get("servers", [])] for side in (old, new))
    changed = was[:1] != now[:1]
    if changed:
        text = f"the server is {' '.join(now[:1]) or 'not given'} instead of {' '.join(was[:1]) or 'none'}"
        yield differ("server changed", [CALL], text)
    first = {*was[:1], *now[:1]} if changed else set[str]()
    for url in now:
        if url not in was and url not in first:
            yield differ("server added", [CALL], f"server {url} added")
    for url in was:
        if url not in now and url not in first:
            yield differ("server removed", [CALL], f"server {url} removed")


def _accepted(document: Mapping[str, Any], requirements: Iterable[Mapping[str, Any]] | None) -> set[str]:
    """The ways to authenticate, in words. Without requirements there is one: none."""
    schemes = document.get("components", {}).get("securitySchemes", {})
    ways = {
        " and ".join(sorted(_way(schemes.get(name, {}), name, scopes) for name, scopes in one.items()))
        for one in requirements or ()
    }
    return {way or "no authentication" for way in ways} or {"no authentication"}


def _way(scheme: Mapping[str, Any], name: str, scopes: Iterable[str]) -> str:
    kind = scheme.get("type")
    if kind == "apiKey":
        return f"the {scheme.get('in')} {str(scheme.get('name')).lower()}"
    if kind == "http":
        return f"{str(scheme.get('scheme')).lower()} authentication"
    given = sorted(scopes)
    return f"{kind or 'the unknown'} scheme {name}" + (f" with {', '.join(given)}" if given else "")


def _authentication(old: set[str], new: set[str], operation: str) -> Iterator[Difference]:
    gone, come = sorted(old - new), sorted(new - old)
    if gone and come:
        kind = "changed" if come != ["no authentication"] else "added"
        text = f"authentication changed from {' or '.join(gone)} to {' or '.join(come)}"
        yield differ(f"authentication {kind}", [CALL], text, operation)
    elif come:
        yield differ("authentication added", [CALL], f"authentication by {' or '.join(come)} added", operation)
    elif gone:
        yield differ("authentication removed", [CALL], f"authentication by {' or '.join(gone)} removed", operation)


def _webhooks(comparison: Comparison) -> Iterator[Difference]:
    was, now = ({str(at[1]): (at, node) for at, node in side.webhooks()} for side in (comparison.old, comparison.new))
    for name in sorted(now.keys() - was.keys()):
        yield differ("webhook added", [RECEIVED], f"webhook {name} added")
    for name in sorted(was.keys() - now.keys()):
        yield differ("webhook removed", [RECEIVED], f"webhook {name} removed")
    for name in sorted(was.keys() & now.keys()):
        (at, old), (to, new) = was[name], now[name]
        body = Subject(f"webhook {name}: its body", (RECEIVED,))
        one = body_types(comparison.old, old.get("requestBody", {}))
        other = body_types(comparison.new, new.get("requestBody", {}))
        yield from type_difference(one, other, body)
        yield from comparison.details(one, other, body)
        header = Subject(f"webhook {name}: header", (RECEIVED,))
        yield from comparison.values(_headers(comparison.old, at), _headers(comparison.new, to), header, {})


def _headers(contract: Contract, pointer: Pointer) -> dict[str, Value]:
    parameters = (parameter for _, parameter in contract.parameters(pointer))
    return {p["name"].lower(): Value(p.get("schema", {}), bool(p.get("required")), p["in"], p) for p in parameters}
