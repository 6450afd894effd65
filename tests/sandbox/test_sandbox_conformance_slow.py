"""The same as in test_sandbox_conformance, with many more requests.

Schemathesis makes up the requests while tests are collected, so runs without slow tests do not collect this file.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import settings
from schemathesis import Case
from test_sandbox_conformance import COMMON, World, judge, load, new_world, run_chains

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    with new_world(tmp_path_factory.mktemp("media")) as made:
        yield made


@load("examples", "coverage", "fuzzing").parametrize()
@settings(COMMON, max_examples=100)
def test_answers_conform_to_the_contract(case: Case, world: World) -> None:
    world.enter(case)
    judge(case, case.call(base_url=world.sandbox.base_url, headers=world.headers))


def test_chains_of_requests() -> None:
    run_chains(150, 30)
