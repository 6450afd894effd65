"""Counts the platform's answers to uploads, which workers report to the ledger for the budget that they share."""

from __future__ import annotations

import threading
from collections.abc import Mapping
from typing import TypeVar

from .._flows.effects import Flow, Send
from .._http.call import observed
from .._http.rate_limit import read_limit
from .._http.retry import parse_retry_after
from .._response import Response
from .beat import Answers
from .budget import UPLOADS, closed_for, combined

T = TypeVar("T")


class AnswerCounter:
    """The answers to the uploads of one worker since they were last reported. Thread-safe."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._answers: dict[str, Answers] = {}

    def observe(self, flow: Flow[T]) -> Flow[T]:
        """The result of a flow; the answers to what it sends are counted."""
        return (yield from observed(flow, self._count))

    @property
    def is_urgent(self) -> bool:
        """Whether there is an answer after which nobody should upload for a while."""
        with self._lock:
            return any(map(closed_for, self._answers.values()))

    def take(self) -> Mapping[str, Answers]:
        """The answers by operation; counting begins anew."""
        with self._lock:
            taken, self._answers = self._answers, {}
        return taken

    def _count(self, message: Send, response: Response) -> None:
        operation = f"{message.method} {message.url}"
        if operation not in UPLOADS:
            return
        refused = response.status_code == 429
        remaining, reset = read_limit(response) or (None, None)
        pause = (parse_retry_after(response) or reset or 0.0) if refused else 0.0
        answer = Answers(int(response.status_code < 300), int(refused), remaining, reset, pause)
        with self._lock:
            self._answers[operation] = combined([self._answers.get(operation, Answers()), answer])
