"""Runs cells of the table, many at a time, against servers on loopback sockets."""

from __future__ import annotations

import asyncio
import contextvars
import itertools
import logging
import re
import threading
import time
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, replace
from typing import Any

import httpx
from twelvelabs_client import AsyncTwelveLabs, RetryPolicy, TwelveLabs
from twelvelabs_lowlevel.server import API_KEY_HEADER

from ..contract.example_server import BASE_PATH
from .answers import KEY, Right
from .damage import damaged, in_event
from .faults import ELSEWHERE, OTHER_SERVER, SAME_SERVER, Fault, Kind
from .oracle import Cell, Run, busy_connections, plain
from .targets import Platform, Target
from .virtual_time import CLOCK, Clock, virtual_time
from .wire import Act, Acts, Heard, Wire

CLIENTS = ("sync", "async")
_LOG: ContextVar[list[str]] = ContextVar("_LOG")


@dataclass(frozen=True)
class _Settings:
    """Of clients, and of how many cells at a time."""

    timeout: float
    retries: int
    at_a_time: int


_USUAL = _Settings(timeout=30.0, retries=RetryPolicy().max_retries, at_a_time=8)
_STALLING = _Settings(timeout=0.3, retries=2, at_a_time=24)
"""Timeouts take their time: few of them, and many cells at a time."""


class _Script:
    """What the server does in one cell."""

    def __init__(self, run: Run, root: str, other_root: str) -> None:
        self._run = run
        self._places = ((SAME_SERVER.encode(), root.encode()), (OTHER_SERVER.encode(), other_root.encode()))
        self._platform = Platform(root, run.cell.target.replies)
        self._matching = 0
        self._lock = threading.Lock()
        run.effects = self._platform.effects

    def __call__(self, heard: Heard) -> Acts:
        with self._lock:
            return self._answer(heard)

    def _answer(self, heard: Heard) -> Acts:
        run, cell = self._run, self._run.cell
        run.requests.append(f"{heard.method} {heard.path}")
        has_key = heard.headers.get(API_KEY_HEADER) == KEY
        if has_key != heard.path.startswith(BASE_PATH):
            run.misdirected.append(f"{heard.method} {heard.path} had {'the' if has_key else 'no'} key")
        if heard.path == ELSEWHERE:
            if not cell.target.has_other_ways:
                run.misdirected.append(f"a redirect was followed: {heard.method}")
            return [self._platform.carry_out(heard).content]
        if not cell.target.is_affected(heard):
            return [self._platform.carry_out(heard).content]
        self._matching += 1
        after = self._matching - cell.target.first
        if after < 0 or (after > 0 and not cell.is_lasting):
            return [self._platform.carry_out(heard).content]
        run.affected += 1
        return [self._addressed(act) for act in self._faulty(heard)]

    def _faulty(self, heard: Heard) -> Acts:
        cell = self._run.cell
        fault = cell.fault
        is_done = fault.kind in (Kind.ANSWER, Kind.DAMAGED, Kind.LOST) or fault.needs_body
        right = self._platform.carry_out(heard) if is_done else Right()
        if not fault.damages:
            return fault.variants[cell.variant](right)
        damage, seed = fault.damages[cell.variant], f"{cell.target} {cell.variant}"
        if right.is_stream:
            return [in_event(right, damage, seed).content]
        answer, place = damaged(right, damage, seed)
        self._run.damage += (cell.target.place_of(place, self._run.affected - 1),)
        return [answer.content]

    def _addressed(self, act: bytes | Act) -> bytes | Act:
        if isinstance(act, bytes):
            for name, place in self._places:
                act = act.replace(name, place)
        return act


class _Collecting(logging.Handler):
    """Keeps what each cell has logged."""

    def emit(self, record: logging.LogRecord) -> None:
        _LOG.get([]).append(self.format(record))


@contextmanager
def _logs_collected() -> Iterator[None]:
    handler = _Collecting()
    loggers = [logging.getLogger(name) for name in ("twelvelabs_client", "twelvelabs_lowlevel", "httpx")]
    levels = [logger.level for logger in loggers]
    for logger in loggers:
        logger.addHandler(handler)
        logger.setLevel(logging.DEBUG)
    try:
        yield
    finally:
        for logger, level in zip(loggers, levels, strict=True):
            logger.removeHandler(handler)
            logger.setLevel(level)


def cells(faults: Iterable[Fault], targets: Sequence[Target]) -> Iterator[Cell]:
    """All cells of the faults with the targets that they apply to, also lasting if a single one may be overcome."""
    for fault, target, is_lasting in itertools.product(faults, targets, (False, True)):
        applies = target.has_body or not fault.needs_body
        if applies and (not is_lasting or target.has_other_ways or fault.kind in (Kind.LOST, Kind.REFUSED)):
            for variant in range(fault.size):
                yield Cell(fault, variant, target, is_lasting)


def some_cells(faults: Iterable[Fault], targets: Sequence[Target]) -> Iterator[Cell]:
    """One cell for each fault with each target, once and lasting; over the targets, the variants take turns."""
    turns = itertools.count()
    for cell in cells(faults, targets):
        if cell.variant == 0:
            yield replace(cell, variant=next(turns) % cell.fault.size)


_WORKER = re.compile(r"twelvelabs-\d+")
"""Names of threads that must end with the call. Others wait some seconds for more work."""
_NO_FAULT = Fault("none", Kind.ANSWER, (lambda right: [right.content],))


class Table:
    """Runs cells. Use it in a with block."""

    def __init__(self) -> None:
        self._wire = Wire()
        self._other = Wire()
        self._numbers = itertools.count()
        self._right: dict[tuple[str, str], Run] = {}

    def __enter__(self) -> Table:
        return self

    def __exit__(self, *_: object) -> None:
        self._wire.__exit__()
        self._other.__exit__()

    def right(self, target: Target, client: str) -> Run:
        """The run of a target without a fault."""
        key = (target.name, client)
        if key not in self._right:
            (self._right[key],) = self._run_all([Cell(_NO_FAULT, 0, target, False)], client, _USUAL)
            if (error := self._right[key].error) is not None:
                raise error
        return self._right[key]

    def right_result(self, run: Run, client: str) -> Any:
        """The right result of the target of a run, as JSON has it."""
        return plain(self.right(run.cell.target, client).result)

    def run(self, cells: Sequence[Cell], client: str) -> list[Run]:
        """The runs of cells. Those of faults that stall have a short timeout."""
        for cell in cells:
            self.right(cell.target, client)
        stalling = [cell for cell in cells if cell.fault.stalls]
        others = [cell for cell in cells if not cell.fault.stalls]
        return self._run_all(others, client, _USUAL) + self._run_all(stalling, client, _STALLING)

    def _run_all(self, cells: Sequence[Cell], client: str, settings: _Settings) -> list[Run]:
        if not cells:
            return []
        with virtual_time(settings.timeout), _logs_collected():
            if client == "sync":
                with ThreadPoolExecutor(settings.at_a_time) as pool:
                    return list(pool.map(lambda cell: self._isolated(cell, settings), cells))
            return asyncio.run(self._run_async(cells, settings))

    def leftovers(self) -> Iterator[str]:
        """Connections that are still open, threads that still run, and requests that no script expected."""
        for server in (self._wire, self._other):
            if not server.all_closed(60.0):
                yield "connections are open after their clients have been closed"
            yield from (f"unexpected: {request}" for request in server.unexpected)
            server.unexpected.clear()
        yield from (f"runs: {one.name}" for one in threading.enumerate() if _WORKER.fullmatch(one.name))

    @contextmanager
    def _running(self, cell: Cell) -> Iterator[tuple[Run, str]]:
        """A run with a script at an address of its own."""
        run, name = Run(cell), str(next(self._numbers))
        root = f"{self._wire.origin}/{name}"
        self._wire.scripts[name] = self._other.scripts[name] = _Script(run, root, f"{self._other.origin}/{name}")
        clock = Clock(run.pauses)
        CLOCK.set(clock)
        _LOG.set(run.logged)
        began = time.monotonic()
        try:
            yield run, root + BASE_PATH
        finally:
            run.seconds = time.monotonic() - began
            del self._wire.scripts[name], self._other.scripts[name]

    def _isolated(self, cell: Cell, settings: _Settings) -> Run:
        return contextvars.copy_context().run(self._run_sync, cell, settings)

    def _run_sync(self, cell: Cell, settings: _Settings) -> Run:
        with (
            self._running(cell) as (run, base_url),
            TwelveLabs(KEY, base_url=base_url, timeout=settings.timeout, max_retries=settings.retries) as client,
        ):
            try:
                run.result = cell.target.run_sync(client)
            except BaseException as error:
                run.error = error
            run.busy += busy_connections(client._driver.http)
        return run

    async def _run_async(self, cells: Sequence[Cell], settings: _Settings) -> list[Run]:
        limit = asyncio.Semaphore(settings.at_a_time)

        async def one(cell: Cell) -> Run:
            async with limit:
                return await self._one_async(cell, settings)

        runs = await asyncio.gather(*(one(cell) for cell in cells))
        if left := asyncio.all_tasks() - {asyncio.current_task()}:
            runs[0].busy.append(f"tasks are left: {left}")
        return runs

    async def _one_async(self, cell: Cell, settings: _Settings) -> Run:
        with self._running(cell) as (run, base_url):
            client = AsyncTwelveLabs(KEY, base_url=base_url, timeout=settings.timeout, max_retries=settings.retries)
            async with client:
                try:
                    run.result = await cell.target.run_async(client)
                except BaseException as error:
                    run.error = error
                for http in _http_clients(client):
                    run.busy += busy_connections(http)
        return run


def _http_clients(client: AsyncTwelveLabs) -> Iterator[httpx.Client | httpx.AsyncClient]:
    yield client._driver.http
    uploads = client._driver.threaded_uploads
    if uploads is not None and uploads._http_client is not None:
        yield uploads._http_client.current


def word(run: Run, right: Run) -> str:
    """The outcome in a word: `result`, `retried` or `partial`, or the class of the error."""
    if run.error is not None:
        return type(run.error).__name__
    if run.cell.fault.kind is Kind.DAMAGED and plain(run.result) != plain(right.result):
        return "partial"
    return "result" if len(run.requests) == len(right.requests) else "retried"
