"""The effects that flows ask for, and the functions to ask for them.

Everything with a decision in it (retrying, paging, waiting, uploading) is written once, as a *flow*: a generator that
yields effects and is sent their results. A flow never sleeps, tells the time, draws a random number, opens a file or
touches the network; the drivers do, one synchronously and one asynchronously. It may take locks, for moments. In a
flow, write `yield from`:

    response = yield from send(message)
    yield from sleep(0.5)

A driver reports a failure by throwing it into the flow at the effect that failed, so a flow can catch it like any
exception, and clean up with further effects.

Nothing changes or compares an effect, but the classes are not frozen: every import of the client makes them, which
takes more than twice as long for frozen ones that compare.
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Generic, TypeAlias, TypeVar

from twelvelabs_lowlevel.requests import Part

from .._response import Response
from .primitives import Limiter

if TYPE_CHECKING:
    from .primitives import Signal

T = TypeVar("T")


@dataclass(slots=True, eq=False)
class Body:
    """A request body that is read as it is sent, again from its beginning for each attempt."""

    size: int
    blocks: Callable[[], Iterator[bytes]]
    """Reading may block. Asynchronously it happens in a thread."""
    on_sent: Callable[[int], Callback | None]
    """Called with the number of bytes sent; may return a callback to make."""


@dataclass(slots=True, kw_only=True, eq=False)
class Send:
    """Send this message and return the `Response`.

    `url` is a path below the client's base URL, or absolute: then neither the API key nor the client's own headers are
    sent.
    """

    method: str
    url: str
    params: tuple[tuple[str, str], ...] = ()
    headers: Mapping[str, str] = field(default_factory=dict)
    content: bytes | Body | None = None
    form: tuple[Part, ...] | None = None
    on_sent: Callable[[int], Callback | None] | None = None
    """For a form, as `Body.on_sent` for a body."""
    timeout: float | None = None


@dataclass(slots=True, eq=False)
class Sleep:
    """Wait for some seconds, or until the signal is set."""

    seconds: float
    signal: Signal | None = None


@dataclass(slots=True, eq=False)
class Now:
    """The time, in seconds of a monotonic clock."""


@dataclass(slots=True, eq=False)
class WallTime:
    """The time of day, in Unix seconds."""


@dataclass(slots=True, eq=False)
class Random:
    """A random number, from 0 to less than 1."""


@dataclass(slots=True, eq=False)
class ToThread(Generic[T]):
    """Run a function that may block, such as one that reads a file. Asynchronously it runs in a thread."""

    function: Callable[[], T]


@dataclass(slots=True, eq=False)
class Callback:
    """Call a function of the user. Asynchronously it may be a coroutine function, and runs on the event loop."""

    function: Callable[[Any], object]
    value: object


@dataclass(slots=True, eq=False)
class Parallel:
    """Run flows in parallel, at most `limit` at a time, and return their results in order.

    The iterator is advanced only when a slot is free, which bounds the memory. If a flow fails, no more are started,
    the others are stopped at their next effect, and the first error is thrown, with the others as notes.
    """

    flows: Iterator[Flow[Any]]
    limit: int
    sends_files: bool = False
    """Whether the flows mostly send files. Asynchronously they then run in threads."""


@dataclass(slots=True, eq=False)
class Acquire:
    """Wait for a place in a limiter."""

    limiter: Limiter


@dataclass(slots=True, eq=False)
class Release:
    """Give the place back."""

    limiter: Limiter


@dataclass(slots=True, eq=False)
class OpenStream:
    """Send this message and return the `StreamResponse`."""

    message: Send


@dataclass(slots=True, eq=False)
class StreamResponse:
    """A response whose body can be read in chunks."""

    response: Response
    """Without its body for a success, whole for any other status."""
    body: Any
    """The driver's own, for `ReadChunk` and `CloseStream`; None unless it is a success."""


@dataclass(slots=True, eq=False)
class ReadChunk:
    """The next bytes of a body as they arrive; empty at its end."""

    body: Any


@dataclass(slots=True, eq=False)
class CloseStream:
    """Read no more of a body, and release its connection."""

    body: Any


Effect: TypeAlias = (
    Send
    | Sleep
    | Now
    | WallTime
    | Random
    | ToThread[Any]
    | Callback
    | Parallel
    | Acquire
    | Release
    | OpenStream
    | ReadChunk
    | CloseStream
)
Flow: TypeAlias = Generator[Effect, Any, T]


def send(message: Send) -> Flow[Response]:
    """Send a message once."""
    response: Response = yield message
    return response


def sleep(seconds: float, signal: Signal | None = None) -> Flow[None]:
    """Wait for some seconds, or until the signal is set; not at all for 0 or less."""
    if seconds > 0:
        yield Sleep(seconds, signal)


def now() -> Flow[float]:
    """The time in seconds of a monotonic clock."""
    seconds: float = yield Now()
    return seconds


def wall_time() -> Flow[float]:
    """The time of day in Unix seconds. It may jump: use it only for what other machines or processes read."""
    seconds: float = yield WallTime()
    return seconds


def random() -> Flow[float]:
    """A random number, from 0 to less than 1."""
    number: float = yield Random()
    return number


def to_thread(function: Callable[[], T]) -> Flow[T]:
    """The result of a function that may block."""
    result: T = yield ToThread(function)
    return result


def carried_out(flow: Flow[T], act: Callable[[Effect], Flow[Any]]) -> Flow[T]:
    """The result of a flow, each effect of which `act` carries out: it yields that effect, and returns its result."""
    value: Any = None
    failure: BaseException | None = None
    while True:
        try:
            effect = flow.send(value) if failure is None else flow.throw(failure)
        except StopIteration as stop:
            result: T = stop.value
            return result
        value = failure = None
        try:
            value = yield from act(effect)
        except BaseException as error:  # the flow decides
            failure = error


def notify(function: Callable[[Any], object] | None, value: object) -> Flow[None]:
    """Call a function of the user, if there is one."""
    if function is not None:
        yield Callback(function, value)


def parallel(flows: Iterator[Flow[T]], limit: int, *, sends_files: bool = False) -> Flow[list[T]]:
    """The results of flows that run in parallel, at most `limit` at a time, in order."""
    results: list[T] = yield Parallel(flows, limit, sends_files)
    return results


def beside(flow: Flow[T], other: Flow[None], at_end: Callable[[], object]) -> Flow[T]:
    """The result of a flow that runs in parallel to another one, which `at_end` has end afterwards."""
    results: list[T] = []

    def to_its_end() -> Flow[None]:
        results.append((yield from flow))
        at_end()

    yield from parallel(iter((to_its_end(), other)), 2)
    return results[0]
