"""What the soak test measures tells a leak from the ups and downs of a pool."""

from __future__ import annotations

import random
import socket
import subprocess
import sys
import threading
from contextlib import ExitStack
from pathlib import Path

import pytest

from .measures import CAN_MEASURE, Measures


def test_growth_is_what_was_added_after_the_warm_up() -> None:
    chance = random.Random(0)
    warm_up, steady = [50.0, 80.0, 90.0, 95.0], [96.0 + chance.uniform(-0.2, 0.2) for _ in range(8)]
    assert Measures(memory=warm_up + steady).growth == pytest.approx(0, abs=0.5)
    assert Measures(memory=warm_up + [n + size for n, size in enumerate(steady)]).growth == pytest.approx(7, abs=0.5)


def test_a_rise_is_what_the_end_has_more_than_the_middle() -> None:
    assert Measures().rise([1, 9, 1, 5, 4, 5, 5, 3, 4]) == 0
    assert Measures().rise([1, 1, 1, 2, 2, 3, 3, 4, 4]) == 1


@pytest.mark.skipif(not CAN_MEASURE, reason="reads /proc")
def test_sockets_and_threads_are_counted() -> None:
    """In a process of its own, since threads of other tests may end at any time."""
    code = "from tests.soak.test_measures import count; count()"
    subprocess.run([sys.executable, "-c", code], cwd=Path(__file__).parents[2], check=True)


def count() -> None:
    """Count a socket and a thread."""
    measures, over = Measures(), threading.Event()
    measures.sample(tasks=0)
    with ExitStack() as stack:
        stack.enter_context(socket.socket())
        thread = threading.Thread(target=over.wait)
        thread.start()
        measures.sample(tasks=3)
        over.set()
        thread.join()
    assert measures.descriptors[1] == measures.descriptors[0] + 1
    assert measures.threads[1] == measures.threads[0] + 1
    assert measures.tasks == [0, 3]
