"""Runs contenders in turn, each in its own process, so that a slow moment of the machine affects all of them.

They do not share a process because the garbage collector of one would traverse what another has imported.
"""

from __future__ import annotations

import json
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass


@dataclass(frozen=True)
class Figures:
    """Seconds per call."""

    wall: float
    cpu: float


def serve(job: Callable[[int], object]) -> None:
    """In a contender: for each count on standard input, run the job that many times and print the time of one run."""
    for line in sys.stdin:
        times = int(line)
        began, cpu = time.perf_counter(), time.process_time()
        job(times)
        cpu, wall = time.process_time() - cpu, time.perf_counter() - began
        print(json.dumps([wall / times, cpu / times]), flush=True)


def medians(
    contenders: Mapping[str, Sequence[str]], *, times: Mapping[str, int] | int, rounds: int = 15
) -> dict[str, Figures]:
    """The median figures of contenders, given as names with `python -m` arguments.

    In each round, each contender runs its job `times` times. A warm-up round is not counted.
    """
    found: dict[str, list[list[float]]] = {name: [] for name in contenders}
    with ExitStack() as stack:
        processes = {name: stack.enter_context(module(*command)) for name, command in contenders.items()}
        for number in range(rounds + 1):
            for name, process in processes.items():
                one = _one_turn(name, process, times if isinstance(times, int) else times[name])
                if number:
                    found[name].append(one)
    return {name: Figures(*map(statistics.median, zip(*rows, strict=True))) for name, rows in found.items()}


@contextmanager
def module(*arguments: str) -> Iterator[subprocess.Popen[str]]:
    """Run a module in its own process, with pipes to its standard input and output."""
    command = [sys.executable, "-m", *arguments]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        try:
            yield process
        finally:
            process.terminate()


def _one_turn(name: str, process: subprocess.Popen[str], times: int) -> list[float]:
    assert process.stdin is not None
    assert process.stdout is not None
    print(times, file=process.stdin, flush=True)
    line = process.stdout.readline()
    if not line:
        raise SystemExit(f"{name} has exited")
    figures: list[float] = json.loads(line)
    return figures
