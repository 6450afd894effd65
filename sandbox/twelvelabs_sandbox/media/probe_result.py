"""What reading a media file can come to. Apart from the reading itself, which happens in a process of its own."""

from dataclasses import dataclass

from twelvelabs_sandbox.json_values import JsonObject

UNREADABLE = "The file could not be read."


class UnreadableError(Exception):
    """The content is no media and no document that the platform takes."""


@dataclass(frozen=True)
class ProbeResult:
    """What was found out about a file."""

    kind: str
    mime: str
    duration: float | None
    technical: JsonObject
