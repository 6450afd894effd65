"""The lint of lifecycles: which statuses end a wait."""

from collections.abc import Iterator

from ..contract import Contract, Problem
from ..lifecycles import ENDS, LIFECYCLE


def lint_lifecycles(contract: Contract) -> Iterator[Problem]:
    """Statuses that are missing in a lifecycle, unknown or in two places, and kinds of objects that two enums name."""
    owners: dict[str, str] = {}
    for name, schema in contract.schemas.items():
        if LIFECYCLE not in schema:
            continue
        stated, place = schema[LIFECYCLE], contract.place(("components", "schemas", name, LIFECYCLE))
        if missing := [key for key in ("kinds", *ENDS) if key not in stated or (key == "kinds" and not stated[key])]:
            yield Problem(place, f"{name}: x-lifecycle needs {', '.join(missing)}")
            continue
        if unknown := stated.keys() - {"kinds", *ENDS}:
            yield Problem(place, f"{name}: x-lifecycle has kinds, {', '.join(ENDS)}, not {', '.join(sorted(unknown))}")
        for kind in stated["kinds"]:
            if (other := owners.setdefault(kind, name)) != name:
                yield Problem(place, f"{name}: the kind {kind!r} is that of {other} already")
        listed = [status for end in ENDS for status in stated[end]]
        values = schema.get("enum", [])
        for status in values:
            if status not in listed:
                yield Problem(
                    place,
                    f"{name}: add the status {status} to pending, done or failed in x-lifecycle, or a wait continues at"
                    " it until its timeout",
                )
        for status in dict.fromkeys(listed):
            if status not in values:
                yield Problem(place, f"{name}: x-lifecycle names {status}, which is not a value of this enum")
            elif listed.count(status) > 1:
                yield Problem(place, f"{name}: x-lifecycle names {status} twice")
        if not stated["done"]:
            yield Problem(place, f"{name}: x-lifecycle needs a status that is done")
