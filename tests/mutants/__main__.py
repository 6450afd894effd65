"""Mutation tests: whether the tests notice when a rule of the client is changed.

    make mutants MODULE=retry               every mutant of one module, for at most ten minutes
    make mutants MODULE=rate_limit MINUTES=2

Each mutant is one change made by Cosmic Ray (a number, a comparison, an operator, a condition) in a copy of the
project, in which the module's tests are then run. A mutant that they let pass is printed: it needs a test, or a line
in `README.md` that says why the change makes no difference. The order is random and always the same, so a shorter run
is a sample.
"""

from __future__ import annotations

import argparse
import math
import os
import random
import shutil
import signal
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor, wait
from difflib import unified_diff
from importlib import import_module
from importlib.util import cache_from_source
from multiprocessing import get_context
from pathlib import Path
from resource import RLIMIT_CPU, RUSAGE_CHILDREN, getrusage, setrlimit

import pytest
from cosmic_ray.ast import ast_nodes, get_ast
from cosmic_ray.mutating import mutate_code
from cosmic_ray.plugins import get_operator
from cosmic_ray.work_item import MutationSpec
from hypothesis import HealthCheck, Phase, settings

ROOT = Path(__file__).parents[2]
SLOW_TO_IMPORT = ["hypothesis.internal.conjecture.engine", "httpx", "trio", "jsonschema", "uvicorn", "av"]
"""What the tests need besides the project. Each process imports it once."""
OVERLAY = "overlay/twelvelabs_client"
MODULES = {
    "retry": (f"{OVERLAY}/_http/retry.py", ["tests/calls/test_retry.py"]),
    "rate_limit": (
        f"{OVERLAY}/_http/rate_limit.py",
        ["tests/calls/test_rate_limit_learning.py", "tests/calls/test_rate_limit.py"],
    ),
    **{
        name: (f"{OVERLAY}/_paging/{name}.py", [f"tests/paging/test_{name}.py", "tests/paging"])
        for name in ("page_numbers", "page_tokens")
    },
    "pager": (
        f"{OVERLAY}/_paging/pager.py",
        ["tests/paging/test_pager.py", "tests/paging", "tests/surface/test_clients.py"],
    ),
    "listing": (f"{OVERLAY}/_paging/listing.py", ["tests/paging/test_page_numbers.py", "tests/paging"]),
    "polling": (
        f"{OVERLAY}/_waiting/polling.py",
        [f"tests/waiting/test_{name}.py" for name in ("wait_one", "notifier", "wait_many")],
    ),
    "parts": (f"{OVERLAY}/_uploads/parts.py", ["tests/uploads/test_sources.py"]),
    "part_sender": (
        f"{OVERLAY}/_uploads/part_sender.py",
        ["tests/uploads/test_session.py", "tests/uploads/test_progress.py", "tests/uploads/test_object_store.py"],
    ),
    "etags": (f"{OVERLAY}/_uploads/etags.py", ["tests/uploads/test_object_store.py"]),
    "webhooks": (f"{OVERLAY}/webhooks.py", ["tests/webhooks/test_verifying.py", "tests/webhooks/test_events.py"]),
}
"""Each module with the tests that are to notice its mutants: first those that notice most."""
OPERATORS = [
    *("NumberReplacer", "AddNot", "ReplaceTrueWithFalse", "ReplaceFalseWithTrue"),
    *("ReplaceAndWithOr", "ReplaceOrWithAnd", "ReplaceBreakWithContinue", "ReplaceContinueWithBreak"),
    *("ReplaceUnaryOperator_USub_UAdd", "ExceptionReplacer", "ZeroIterationForLoop"),
    *(f"ReplaceBinaryOperator_{pair}" for pair in ("Add_Sub", "Sub_Add", "Mul_Div", "Div_Mul", "Mod_Mul", "Pow_Mul")),
    *(
        f"ReplaceComparisonOperator_{pair}"
        for pair in ("Lt_LtE", "LtE_Lt", "Gt_GtE", "GtE_Gt", "Lt_GtE", "Gt_LtE", "LtE_Gt", "GtE_Lt")
    ),
    *(f"ReplaceComparisonOperator_{pair}" for pair in ("Eq_NotEq", "NotEq_Eq", "Is_IsNot", "IsNot_Is")),
]
"""The changes that are made, by Cosmic Ray's names. The others give the same again, or change annotations only."""


def mutants(path: str) -> Iterator[MutationSpec]:
    """Every change of a module."""
    nodes = list(ast_nodes(get_ast((ROOT / path).read_text(encoding="utf-8"))))
    for name in (f"core/{operator}" for operator in OPERATORS):
        operator = get_operator(name)()
        places = [(node, place) for node in nodes for place in operator.mutation_positions(node)]
        for number, (node, place) in enumerate(places):
            # The * and / between parameters are operators to Cosmic Ray as well.
            is_change = "Binary" not in name or node.parent.type in ("arith_expr", "term", "power")
            # What slots=True and frozen=True forbid, nobody does.
            if is_change and not node.search_ancestor("decorator"):
                yield MutationSpec(path, name, number, *place)


def begin(folder: Path) -> None:
    """Make a process's own copy of the project, of which it then imports everything."""
    copy = Path(tempfile.mkdtemp(dir=folder)) / "project"
    shutil.copytree(ROOT, copy, ignore=shutil.ignore_patterns(".*"))
    os.chdir(copy)
    places = [str(copy), *(str(copy / name) for name in ("overlay", "generated", "sandbox"))]
    os.environ["PYTHONPATH"] = os.pathsep.join(places)
    sys.path[:0] = places
    for name in [name for name in sys.modules if name.partition(".")[0] == "tests"]:
        del sys.modules[name]
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    sys.dont_write_bytecode = False  # else each mutant compiles it all
    for name in SLOW_TO_IMPORT:
        import_module(name)


def attempt(
    mutant: MutationSpec | None, path: str, tests: Sequence[str], timeout: float, cpu: float
) -> tuple[str, bool, float]:
    """The change that a mutant is, whether the tests pass with it, and their CPU time; without a change for None.

    They run in a fork of this process, which has imported what takes long to import, but nothing of the project. They
    fail if they take longer than `timeout`, or more CPU time than `cpu`, as an endless loop does.
    """
    file = Path(path)
    original = file.read_text(encoding="utf-8")
    mutated = original
    if mutant:
        mutated = mutate_code(original, get_operator(mutant.operator_name)(), mutant.occurrence) or original
    before = getrusage(RUSAGE_CHILDREN).ru_utime
    try:
        file.write_text(mutated, encoding="utf-8")
        # The time and the size by which Python knows compiled files may be those of another mutant.
        Path(cache_from_source(path)).unlink(missing_ok=True)
        tester = get_context("fork").Process(target=_test, args=(tests, math.ceil(cpu)))
        tester.start()
        tester.join(timeout)
        if tester.is_alive() and tester.pid:
            os.killpg(tester.pid, signal.SIGKILL)
            tester.join()
    finally:
        file.write_text(original, encoding="utf-8")
    change = unified_diff(original.splitlines(), mutated.splitlines(), path, path, lineterm="", n=2)
    return "\n".join(change), tester.exitcode == 0, getrusage(RUSAGE_CHILDREN).ru_utime - before


def _test(tests: Sequence[str], cpu: int) -> None:
    os.setsid()
    setrlimit(RLIMIT_CPU, (cpu, cpu))
    with open(os.devnull, "w") as nowhere:  # noqa: PTH123
        os.dup2(nowhere.fileno(), 1)
        os.dup2(nowhere.fileno(), 2)
    # That an example fails is enough: it need not be made smaller.
    settings.register_profile(
        "mutants", deadline=None, suppress_health_check=[HealthCheck.too_slow], phases=[Phase.explicit, Phase.generate]
    )
    options = ["-x", "-q", "-m", "not slow", "-W", "ignore::pytest.PytestAssertRewriteWarning"]
    options += ["-p", "no:cacheprovider", "-p", "no:schemathesis"]
    options += ["--hypothesis-profile=mutants", "--hypothesis-seed=0"]
    os._exit(pytest.main([*options, *tests]))


def run(module: str, minutes: float, workers: int) -> int:
    """Print the mutants that survive, then how many there were. The exit code is 1 if any survived."""
    path, tests = MODULES[module]
    found = list(mutants(path))
    random.Random(0).shuffle(found)
    began = time.monotonic()
    survivors = tried = 0
    with tempfile.TemporaryDirectory() as folder:
        with ProcessPoolExecutor(workers, get_context("fork"), begin, (Path(folder),)) as pool:
            _, passed, cpu = pool.submit(attempt, None, path, tests, 600, 600).result()
            if not passed:
                sys.exit(f"the tests fail as they are: {' '.join(tests)}")
            limits = 4 * (time.monotonic() - began) + 10, 2 * cpu + 2
            left, running = iter(found), set[Future[tuple[str, bool, float]]]()
            while True:
                if time.monotonic() - began < 60 * minutes:
                    new = [m for _, m in zip(range(workers - len(running)), left, strict=False)]
                    running |= {pool.submit(attempt, mutant, path, tests, *limits) for mutant in new}
                if not running:
                    break
                done, running = wait(running, return_when="FIRST_COMPLETED")
                for change, passed, _ in (future.result() for future in done):
                    tried += 1
                    if passed:
                        survivors += 1
                        print(f"{change}\n", flush=True)
    print(f"{module}: {tried} of {len(found)} mutants tried, {tried - survivors} killed, {survivors} survived")
    return 1 if survivors else 0


def main() -> int:
    parser = argparse.ArgumentParser(prog="make mutants", description="Test the tests of one module by changing it.")
    parser.add_argument("module", choices=MODULES)
    parser.add_argument("--minutes", type=float, default=10)
    parser.add_argument("--workers", type=int, default=2)
    options = parser.parse_args()
    return run(options.module, options.minutes, options.workers)


if __name__ == "__main__":
    sys.exit(main())
