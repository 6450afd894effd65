"""Waiting for objects of any kind, with progress, until all are ready or the timeout expires."""

from __future__ import annotations

import math
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from .output import Record, record_of
from .parameters import finite
from .progress import view
from .progress_view import ProgressLine, ProgressView, files_text
from .session import Session
from .tally import Tally

if TYPE_CHECKING:
    from ..client import TwelveLabs
    from ..outcomes import Outcome


def wait_timeout(given: float | None, name: str = "timeout") -> dict[str, Any]:
    """The timeout as a keyword argument of the client; empty for the default."""
    return {} if given is None else {name: finite(given)}


@dataclass(frozen=True)
class Waitable:
    """A kind of object that can be waited for.

    Exactly one of `one`, which waits for one object, and `many`, which yields an outcome for each, is set. `within` is
    the option that names the container of the objects.
    """

    one: Callable[..., Any] | None = None
    many: Callable[..., Iterable[Outcome[Any]]] | None = None
    within: str | None = None


def _waitables() -> dict[str, Waitable]:
    return {
        "asset": Waitable(many=lambda client, ids, _, **given: client.assets.wait_until_all_ready(ids, **given)),
        "indexed-asset": Waitable(
            many=lambda client, ids, index, **given: client.indexes.indexed_assets.wait_until_all_ready(
                index, ids, **given
            ),
            within="--index",
        ),
        "item": Waitable(
            many=lambda client, ids, store, **given: client.knowledge_store_items.wait_until_all_ready(
                store, ids, **given
            ),
            within="--knowledge-store",
        ),
        "entity": Waitable(
            lambda client, each, collection, **given: client.entity_collections.entities.wait_until_ready(
                collection, each, **given
            ),
            within="--collection",
        ),
        "analysis": Waitable(
            lambda client, each, _, **given: client.analyze_async.tasks.wait_until_ready(each, **given)
        ),
        "batch": Waitable(lambda client, each, _, **given: client.analyze_async.batches.wait_until_done(each, **given)),
        "embedding": Waitable(lambda client, each, _, **given: client.embed.v_2.tasks.wait_until_ready(each, **given)),
        "transcription": Waitable(
            lambda client, each, _, **given: client.assets.wait_until_transcription_ready(each, **given)
        ),
        "task": Waitable(lambda client, each, _, **given: client.tasks.wait_until_ready(each, **given)),
    }


WAITABLES = _waitables()
"""By the name of the kind on the command line."""
_PLURALS = {"analysis": "analyses", "batch": "batches", "entity": "entities"}


def wait_for(session: Session, kind: str, ids: Sequence[str], within: str | None, timeout: float | None) -> None:
    """Wait for objects and write each as it becomes ready. Sets the exit code.

    `within` is the id of the container, `timeout` in seconds; None is the default of the client.
    """
    ids = list(dict.fromkeys(ids))
    left = set(ids)
    session.remaining = lambda: [[each for each in session.arguments if each not in ids or each in left]]

    def records() -> Iterator[Record]:
        from ..errors import WaitTimeoutError

        tally = Tally(session, len(ids))
        failed = 0
        with view() as shown:
            _show(shown, kind, 0, len(ids), 0)
            for number, (each, value, error) in enumerate(_ended(session.client, kind, ids, within, timeout), 1):
                if not isinstance(error, WaitTimeoutError):
                    left.discard(each)
                failed += error is not None
                _show(shown, kind, number, len(ids), failed)
                if error is None:
                    tally.succeeded()
                    yield {"id": each, **record_of(value)}
                else:
                    tally.failed(each, error)
        if not left:
            session.remaining = None
        tally.finish()

    session.output.write_all(records(), ("id", "status", "created_at"), empty="None is ready.")


def _show(shown: ProgressView, kind: str, ended: int, total: int, failed: int) -> None:
    noun = kind.replace("-", " ")
    plural = _PLURALS.get(kind, f"{noun}s")
    shown.show(ProgressLine(f"waiting for {plural}", files_text(ended, total, failed, noun, plural), ended / total))


def _ended(
    client: TwelveLabs, kind: str, ids: Sequence[str], within: str | None, timeout: float | None
) -> Iterator[tuple[str, Any, Exception | None]]:
    """Each object as it ends: its id, the object if it is ready, else the error."""
    waitable = WAITABLES[kind]
    if waitable.many is not None:
        for outcome in waitable.many(client, ids, within, **wait_timeout(timeout)):
            yield outcome.source, outcome.value, outcome.error
    elif waitable.one is not None:
        yield from _one_by_one(client, waitable.one, ids, within, timeout)


def _one_by_one(
    client: TwelveLabs, wait: Callable[..., Any], ids: Sequence[str], within: str | None, timeout: float | None
) -> Iterator[tuple[str, Any, Exception | None]]:
    from ..errors import NotFoundError, WaitError

    deadline = None if timeout is None or math.isinf(timeout) else time.monotonic() + timeout
    for each in ids:
        given = wait_timeout(timeout) if deadline is None else {"timeout": max(deadline - time.monotonic(), 0.001)}
        try:
            yield each, wait(client, each, within, **given), None
        except (WaitError, NotFoundError) as error:
            yield each, None, error
