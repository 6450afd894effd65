from typing import TypeAlias

from ... import requests as _r
from ... import responses as _d
from ...models.batch_result_item import BatchResultItem

Event: TypeAlias = BatchResultItem
"""An event of the stream."""


def parse_event(content: bytes) -> Event:
    """Decode one event of the stream: one line."""
    return _d.read(content, BatchResultItem.from_dict)


def stream(
    batch_id: str,
    *,
    request_options: _r.RequestOptions | None = None,
) -> _r.StreamRequest[Event]:
    """Retrieve the results of a batch.

    Returns JSON Lines, one task per line. Results can be read as soon as the batch exists; unfinished tasks have
    a status and no result yet.

    Args:
        batch_id: The id of the batch.
        request_options: Timeout, retries and additions for this call only.
    """
    return _r.build(
        _r.StreamRequest(
            method="GET",
            path=f"/analyze/batches/{_r.path_segment('batch_id', batch_id)}/results",
            route="/analyze/batches/{batch_id}/results",
            parse_event=parse_event,
            idempotent=True,
            media_type="application/jsonl",
            headers={"Accept": "application/jsonl, application/json;q=0.9, */*;q=0.1"},
        ),
        request_options,
    )
