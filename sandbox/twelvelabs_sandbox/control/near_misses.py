"""The messages of failed assertions about requests: what was expected, and the nearest requests."""

from collections.abc import Sequence

from twelvelabs_sandbox.control.expected_request import ExpectedRequest
from twelvelabs_sandbox.control.logged_request import LoggedRequest

_NEAREST = 3
_DIFFERENCES = 6
_LISTED = 10


def explain_missing(expected: ExpectedRequest, requests: Sequence[LoggedRequest], found: int, wanted: str) -> str:
    """Why fewer requests were found than wanted, with the nearest others and how they differ."""
    number = "none" if not found else str(found)
    lines = [f"expected {wanted} {expected}, but the log has {number} among {_count(len(requests))}"]
    others = sorted(
        ((expected.distance(request), -request.number, request) for request in requests), key=lambda one: one[:2]
    )
    nearest = [request for distance, _, request in others if distance][:_NEAREST]
    if nearest:
        lines.append("the nearest others are:" if found else "the nearest are:")
    for request in nearest:
        differences = list(expected.differences(request))
        lines.append(f"  #{request.number} {request}")
        lines += [f"      {difference}" for difference in differences[:_DIFFERENCES]]
        if len(differences) > _DIFFERENCES:
            lines.append(f"      and {len(differences) - _DIFFERENCES} more differences")
    return "\n".join(lines)


def explain_extra(expected: ExpectedRequest, found: Sequence[LoggedRequest], wanted: str) -> str:
    """Why more requests were found than wanted: those that were."""
    lines = [f"expected {wanted} {expected}, but the log has {len(found)}:"]
    lines += [f"  #{request.number} {request}" for request in found[:_LISTED]]
    if len(found) > _LISTED:
        lines.append(f"  and {len(found) - _LISTED} more")
    return "\n".join(lines)


def _count(number: int) -> str:
    return f"{number} request{'' if number == 1 else 's'}"
