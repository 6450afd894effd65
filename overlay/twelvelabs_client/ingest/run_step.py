"""The public way to run one step of claimed items, for schedulers of the user's own."""

from __future__ import annotations

from collections.abc import Coroutine, Sequence
from typing import TYPE_CHECKING, Any, Protocol, overload

from .._drivers.sync import SyncDriver
from .._http.call import guarded
from ..errors import InvalidArgumentError
from .model import BATCH_STEPS, Item
from .steps.attempt import Attempt
from .steps.context import SaveUpload, StepContext
from .steps.dispatch import attempt

if TYPE_CHECKING:
    from .._drivers.asynchronous import AsyncDriver


class SyncClient(Protocol):
    """A `TwelveLabs`."""

    @property
    def assets(self) -> object: ...
    def __enter__(self) -> object: ...


class AsyncClient(Protocol):
    """An `AsyncTwelveLabs`."""

    @property
    def assets(self) -> object: ...
    def __aenter__(self) -> Coroutine[Any, Any, object]: ...


@overload
def driver_of(client: SyncClient) -> SyncDriver: ...
@overload
def driver_of(client: SyncClient | AsyncClient) -> SyncDriver | AsyncDriver: ...
def driver_of(client: SyncClient | AsyncClient) -> SyncDriver | AsyncDriver:
    """The driver of a client, whose type stubs have no private names.

    Raises InvalidArgumentError if it is not a client.
    """
    driver: SyncDriver | AsyncDriver | None = getattr(client, "__dict__", {}).get("_driver")
    if driver is None:
        raise InvalidArgumentError(f"client must be a TwelveLabs or an AsyncTwelveLabs, not a {type(client).__name__}")
    return driver


@overload
def run_step(items: Sequence[Item], client: SyncClient, *, save_upload: SaveUpload | None = None) -> Attempt: ...
@overload
def run_step(
    items: Sequence[Item], client: AsyncClient, *, save_upload: SaveUpload | None = None
) -> Coroutine[Any, Any, Attempt]: ...
def run_step(
    items: Sequence[Item], client: SyncClient | AsyncClient, *, save_upload: SaveUpload | None = None
) -> Attempt | Coroutine[Any, Any, Attempt]:
    """Run the step that these items were claimed for, and return the outcomes, which `Ledger.settle` records.

    With an asynchronous client it is awaited. Errors of the platform or of a file are outcomes; `Attempt.error` is one
    that other items may meet as well, such as a rate limit. What a step may have created is not created again: an
    unfinished upload that the ledger has (`Item.upload`) is resumed, or what it has created is looked for.

    Args:
        items: Claimed items of one step. More than one only for the steps in `BATCH_STEPS`.
        client: A `TwelveLabs` or an `AsyncTwelveLabs`.
        save_upload: Called with an item and the token of its upload in parts, before the first part is sent:
            `partial(ledger.save_upload, run)`. It may block, and returns whether the item is still claimed; otherwise
            nothing more is sent. With it any machine can resume the upload. Without it, its checkpoint is kept on disk,
            see `UploadOptions`.

    Raises:
        InvalidArgumentError: There are no items, or these cannot be run together.
    """
    steps = {item.step for item in items}
    if len(steps) != 1 or (len(items) > 1 and not steps <= BATCH_STEPS):
        raise InvalidArgumentError(
            f"run_step takes items of one step, several only of {', '.join(sorted(BATCH_STEPS))}: "
            f"got {len(items)} at {', '.join(sorted(steps)) or 'no step'}"
        )
    driver = driver_of(client)
    return driver.run(guarded(lambda: attempt(items, StepContext(driver.config, save_upload=save_upload))))
