"""The table of rules: what each kind of difference means for users of the client, and why.

A difference breaks if code that works now can fail or get something else: after an upgrade (a name is gone, a type is
another), or with the installed version (it sends what the platform no longer accepts). What is sent may become wider,
what is received may become narrower. This is the only place that decides: the other modules find and describe.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum, IntEnum


class Direction(Enum):
    """Which way a value goes, as the user sees it; a call as a whole goes neither way."""

    SENT = "sent"
    RECEIVED = "received"
    CALL = "call"


class Verdict(IntEnum):
    """What a difference means for users, the worst last."""

    NOTHING = 0
    NON_BREAKING = 1
    BREAKING = 2


@dataclass(frozen=True)
class Rule:
    """One row: a kind of difference in one direction, its verdict, and the reason for it."""

    what: str
    direction: Direction
    verdict: Verdict
    reason: str


NOTHING, NON_BREAKING, BREAKING = Verdict
SENT, RECEIVED, CALL = Direction

RULES: tuple[Rule, ...] = (
    # Operations
    Rule("operation added", CALL, NON_BREAKING, "No existing code calls it."),
    Rule("operation removed", CALL, BREAKING, "Its function and its method are gone."),
    Rule("operation renamed", CALL, BREAKING, "Its function, and the module of it, have another name."),
    Rule("operation moved", CALL, NON_BREAKING, "Code calls the function, which knows the new address."),
    Rule("path arguments reordered", CALL, BREAKING, "They are positional: the values would be swapped."),
    Rule("tag changed", CALL, BREAKING, "The module moves to another package, so that imports of it fail."),
    Rule("method changed", CALL, BREAKING, "Code that calls the method by its old name fails."),
    Rule("method stated", CALL, NOTHING, "It says what the client has already; its code stays the same."),
    Rule("operation deprecated", CALL, NON_BREAKING, "It still works; users learn what to use instead."),
    Rule("operation no longer deprecated", CALL, NON_BREAKING, "Users need not move away from it."),
    Rule("retries added", CALL, NON_BREAKING, "A call that failed is repeated, which is safe by the contract."),
    Rule("retries removed", CALL, NON_BREAKING, "The result is the same; a transient failure is raised at once."),
    Rule("other key of an operation", CALL, NON_BREAKING, "No signature and no wire format depends on it."),
    # Responses
    Rule("success status added", CALL, NON_BREAKING, "Every 2xx status is a success, and decoded alike."),
    Rule("success status removed", CALL, BREAKING, "Code that looks at the status waits for one that never comes."),
    Rule("success status changed", CALL, BREAKING, "The status is a promise: 202 has no result yet, 201 has one."),
    Rule("error status added", CALL, NON_BREAKING, "Every other status raises, under the same base class."),
    Rule("error status removed", CALL, NON_BREAKING, "Code that handles it stays valid; it is only not reached."),
    Rule("result added", RECEIVED, NON_BREAKING, "A further function returns it; existing ones stay."),
    Rule("result removed", RECEIVED, BREAKING, "The function that returns it is gone."),
    Rule("response media type added", CALL, NON_BREAKING, "The client names the one that it reads."),
    Rule("response media type removed", CALL, BREAKING, "The installed version asks for it and cannot read another."),
    Rule("stream media type changed", CALL, NON_BREAKING, "A stream is read by what it is; the events are the same."),
    Rule("response header added", CALL, NON_BREAKING, "No existing code reads it."),
    Rule("response header removed", CALL, BREAKING, "Code that reads it finds nothing."),
    # The platform as a whole
    Rule("server changed", CALL, BREAKING, "Requests go to another host: allowlists, proxies and stored URLs fail."),
    Rule("server added", CALL, NON_BREAKING, "The first one stays the default."),
    Rule("server removed", CALL, BREAKING, "Code that was set to this one does not reach the platform."),
    Rule("authentication added", CALL, NON_BREAKING, "It is an alternative; the existing one stays valid."),
    Rule("authentication removed", CALL, BREAKING, "The installed version identifies itself in a way that is refused."),
    Rule("authentication changed", CALL, BREAKING, "The installed version sends the key where nobody reads it."),
    Rule("other key of the contract", CALL, NON_BREAKING, "No signature and no wire format depends on it."),
    Rule("webhook added", RECEIVED, NON_BREAKING, "Handlers ignore events that they do not know."),
    Rule("webhook removed", RECEIVED, BREAKING, "A handler waits for an event that never comes."),
    # Names
    Rule("model removed", CALL, BREAKING, "Imports of the class fail."),
    Rule("model renamed", CALL, BREAKING, "Imports of the class by its old name fail."),
    Rule("model changes direction", CALL, BREAKING, "Its base class and the way to construct it are others."),
    Rule("base added", CALL, NON_BREAKING, "It is what it was, and an instance of the base too."),
    Rule("base removed", CALL, BREAKING, "Code that checks for an instance of the base fails."),
    Rule("enum removed", CALL, BREAKING, "Imports of the class fail."),
    Rule("renamed in Python", SENT, BREAKING, "Arguments are given by name."),
    Rule("renamed in Python", RECEIVED, BREAKING, "Attributes are read by name."),
    Rule("renamed on the wire", SENT, BREAKING, "The installed version sends the old name, which is not read."),
    Rule("renamed on the wire", RECEIVED, BREAKING, "The installed version finds nothing under the old name."),
    Rule("enum member renamed", SENT, BREAKING, "Code names the member of the class."),
    Rule("enum member renamed", RECEIVED, BREAKING, "Code names the member of the class."),
    # Arguments and fields
    Rule("optional value added", SENT, NON_BREAKING, "Existing code leaves it out."),
    Rule("optional value added", RECEIVED, NON_BREAKING, "Existing code does not read it."),
    Rule("required value added", SENT, BREAKING, "Existing code does not give it."),
    Rule("required value added", RECEIVED, NON_BREAKING, "Existing code does not read it."),
    Rule("value removed", SENT, BREAKING, "Code that gives it fails: the argument is unknown."),
    Rule("value removed", RECEIVED, BREAKING, "Code that reads it fails: the attribute is gone."),
    Rule("becomes required", SENT, BREAKING, "Code that leaves it out fails."),
    Rule("becomes required", RECEIVED, NON_BREAKING, "Code that expects None stays valid."),
    Rule("becomes optional", SENT, NON_BREAKING, "Code that gives it stays valid."),
    Rule("becomes optional", RECEIVED, BREAKING, "Code that relies on a value gets None."),
    Rule("location changed", SENT, BREAKING, "The installed version puts it where it is not read."),
    Rule("location changed", RECEIVED, BREAKING, "The installed version looks for it where it is not."),
    Rule("serialization changed", SENT, BREAKING, "The installed version writes it in a form that is not read."),
    Rule("serialization changed", RECEIVED, BREAKING, "The installed version reads another form."),
    Rule("request media type added", SENT, NON_BREAKING, "The one that the client sends is still accepted."),
    Rule("request media type removed", SENT, BREAKING, "The installed version sends a body that is refused."),
    Rule("request media type changed", SENT, BREAKING, "The installed version sends a body that is refused."),
    Rule("default changed", SENT, BREAKING, "Code that leaves the value out asks for something else."),
    Rule("default changed", RECEIVED, NON_BREAKING, "The platform sends the value that it means."),
    Rule("value deprecated", SENT, NON_BREAKING, "It still works."),
    Rule("value deprecated", RECEIVED, NON_BREAKING, "It is still sent."),
    Rule("value no longer deprecated", SENT, NON_BREAKING, "Users need not move away from it."),
    Rule("value no longer deprecated", RECEIVED, NON_BREAKING, "Users need not move away from it."),
    Rule("order of fields", SENT, NOTHING, "Fields and arguments are given by name."),
    Rule("order of fields", RECEIVED, NOTHING, "Fields are read by name."),
    # Types
    Rule("type widened", SENT, NON_BREAKING, "Everything that was accepted still is."),
    Rule("type widened", RECEIVED, BREAKING, "Values come that existing code does not expect."),
    Rule("type narrowed", SENT, BREAKING, "Values that were accepted are refused."),
    Rule("type narrowed", RECEIVED, NON_BREAKING, "Existing code expects all that comes."),
    Rule("type changed", SENT, BREAKING, "Values that were accepted are refused."),
    Rule("type changed", RECEIVED, BREAKING, "Values come that existing code does not expect."),
    Rule("type renamed", SENT, NON_BREAKING, "Another name for the same values."),
    Rule("type renamed", RECEIVED, NON_BREAKING, "Another name for the same values."),
    Rule("further kind of event", RECEIVED, NON_BREAKING, "Readers of a stream skip the events that they do not know."),
    Rule("order of alternatives", SENT, NON_BREAKING, "All of them are still accepted."),
    Rule("order of alternatives", RECEIVED, NON_BREAKING, "A value that fits several is read as the first of them."),
    Rule("enum value added", SENT, NON_BREAKING, "Everything that was accepted still is."),
    Rule("enum value added", RECEIVED, NON_BREAKING, "Enums are open: unknown values are decoded as members too."),
    Rule("enum value removed", SENT, BREAKING, "The value is refused, and the member is gone."),
    Rule("enum value removed", RECEIVED, BREAKING, "Code that names the member fails."),
    Rule("end of a wait changed", RECEIVED, BREAKING, "A wait returns, raises or continues where it did not."),
    Rule("discriminator changed", SENT, BREAKING, "The installed version marks the kind of an object differently."),
    Rule("discriminator changed", RECEIVED, BREAKING, "The installed version cannot tell the kinds of objects apart."),
    # Limits of values
    Rule("limit tightened", SENT, BREAKING, "Values that were accepted are refused."),
    Rule("limit tightened", RECEIVED, NON_BREAKING, "Existing code expects all that comes."),
    Rule("limit loosened", SENT, NON_BREAKING, "Everything that was accepted still is."),
    Rule("limit loosened", RECEIVED, BREAKING, "Code that relies on the limit receives values beyond it."),
    Rule("limit changed", SENT, BREAKING, "Some values that were accepted are refused."),
    Rule("limit changed", RECEIVED, BREAKING, "Some values come that existing code does not expect."),
    Rule("object closed", SENT, BREAKING, "Further fields were accepted, and are refused."),
    Rule("object closed", RECEIVED, NON_BREAKING, "Fewer fields come."),
    Rule("object opened", SENT, NON_BREAKING, "Everything that was accepted still is."),
    Rule("object opened", RECEIVED, NON_BREAKING, "Further fields are kept in additional_properties."),
    # The rest
    Rule("vector marked", RECEIVED, NON_BREAKING, "The class gains the methods of an embedding."),
    Rule("vector unmarked", RECEIVED, BREAKING, "The class loses the methods of an embedding."),
    Rule("extension changed", SENT, NON_BREAKING, "No rule gives it a meaning on the wire."),
    Rule("extension changed", RECEIVED, NON_BREAKING, "No rule gives it a meaning on the wire."),
    Rule("prose", SENT, NOTHING, "Descriptions, summaries and examples are for people."),
    Rule("prose", RECEIVED, NOTHING, "Descriptions, summaries and examples are for people."),
    Rule("prose", CALL, NOTHING, "Descriptions, summaries and examples are for people."),
)
_BY_KIND = {(rule.what, rule.direction): rule for rule in RULES}


@dataclass(frozen=True)
class Difference:
    """One difference of two contracts in words, with the kinds that it is of."""

    kinds: tuple[tuple[str, Direction], ...]
    text: str
    operation: str = ""
    """The operation that the text is about, if it does not name it."""

    @property
    def rule(self) -> Rule:
        """The row that decides: the worst one, where a value goes both ways."""
        return max((_BY_KIND[kind] for kind in self.kinds), key=lambda rule: rule.verdict)


def differ(what: str, directions: Iterable[Direction], text: str, operation: str = "") -> Difference:
    """A difference of one kind in these directions."""
    return Difference(tuple((what, direction) for direction in directions), text, operation)
