"""The results of reading a media file, in a module without PyAV, which only worker processes import."""

from dataclasses import dataclass

from twelvelabs_sandbox.json_values import JsonObject

UNREADABLE = "The file could not be read."


class UnreadableError(Exception):
    """The file is not media or a document that the platform accepts. The message is shown to users."""


@dataclass(frozen=True)
class ProbeResult:
    """The kind of asset, MIME type, duration in seconds and technical metadata of a file."""

    kind: str
    mime: str
    duration: float | None
    technical: JsonObject
