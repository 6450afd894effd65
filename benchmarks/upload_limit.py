"""A platform's limit of uploads per minute, and what its responses say about it."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, field

from twelvelabs_client.ingest.beat import Answers


@dataclass
class UploadLimit:
    """A limit that is announced in headers, by Retry-After, or not at all ("nothing")."""

    per_minute: int
    tells: str = "headers"
    kind: str = "fixed"
    """The minutes of the clock ("fixed"), or the last 60 seconds ("sliding")."""
    times: deque[float] = field(default_factory=deque)

    def take(self, at: float) -> Answers:
        """What a process sees of the response to an upload at this time."""
        begin = at - at % 60 if self.kind == "fixed" else at - 60
        while self.times and self.times[0] < begin:
            self.times.popleft()
        full = len(self.times) >= self.per_minute
        if not full:
            self.times.append(at)
        reset = (begin if self.kind == "fixed" else self.times[0]) + 60 - at
        reset = float(int(reset) + 1)
        left = max(self.per_minute - len(self.times), 0)
        pause = reset if full and self.tells != "nothing" else 0.0
        if self.tells != "headers":
            return Answers(int(not full), int(full), pause=pause)
        return Answers(int(not full), int(full), left, reset, pause)


def limit_headers(answers: Answers, at: float) -> dict[str, str]:
    """The headers of a response of which a process sees this."""
    if answers.remaining is not None and answers.reset is not None:
        return {"x-ratelimit-remaining": str(answers.remaining), "x-ratelimit-reset": str(at + answers.reset)}
    return {"retry-after": str(answers.pause)} if answers.pause else {}
