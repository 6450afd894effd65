"""The pytest plugin, as the test suite of another project uses it."""

import contextlib
import importlib
import importlib.metadata
import pkgutil
import subprocess
import sys
from pathlib import Path

import pytest
import twelvelabs_client
import twelvelabs_lowlevel
import twelvelabs_sandbox

pytest_plugins = ["pytester"]

PLUGIN = "twelvelabs_sandbox.pytest_plugin"
INSTALL = "pip install 'twelvelabs-client[sandbox]'"
CLIP = Path(__file__).parents[2] / "examples" / "media" / "big_buck_bunny_5s.mp4"


@pytest.fixture(scope="session")
def whole():
    """Import all modules: pytester forgets those that its runs import first, and others would meet their twins."""
    importlib.import_module("httpcore")  # which httpx imports when it first needs it
    for package in (twelvelabs_client, twelvelabs_lowlevel, twelvelabs_sandbox):
        for module in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            if not module.name.endswith("__main__"):
                with contextlib.suppress(ModuleNotFoundError):  # of an extra that is not installed here
                    importlib.import_module(module.name)


@pytest.fixture
def run(whole, pytester):
    """Run a test module of another project; its outcome."""

    def run_module(code, ini="", **expected):
        pytester.makeini(f"[pytest]\nfilterwarnings = error\n{ini}")
        pytester.makepyfile(f"CLIP = {str(CLIP)!r}\n{code}")
        result = pytester.runpytest_inprocess("-p", PLUGIN, "-p", "no:cacheprovider", "--strict-markers")
        result.assert_outcomes(**expected)
        return result

    return run_module


ROUND = """
MODELS = [{"model_name": "marengo3.0", "model_options": ["visual"]}]

def test_round(twelvelabs_client, twelvelabs_sandbox):
    index = twelvelabs_client.indexes.create(index_name="mine", models=MODELS)
    asset = twelvelabs_client.assets.upload(CLIP, wait=True)
    item = twelvelabs_client.indexes.indexed_assets.create(index.id, asset_id=asset.id)
    item = twelvelabs_client.indexes.indexed_assets.wait_until_ready(index.id, item.id, timeout=60)
    assert item.status == "ready"
    assert asset.duration > 4
    assert twelvelabs_sandbox.requests.matching(route="/assets", method="POST")

def test_parts(twelvelabs_client):
    asset = twelvelabs_client.assets.upload(CLIP, method="multipart", wait=True)
    assert asset.size == __import__("os").path.getsize(CLIP)
    assert asset.method == "multipart"

def test_nothing_is_left_of_other_tests(twelvelabs_client):
    assert list(twelvelabs_client.assets.list()) == []
    assert list(twelvelabs_client.indexes.list()) == []
"""


def test_a_round(run):
    run(ROUND, passed=3)


ASYNC = """
import pytest

pytestmark = pytest.mark.anyio

@pytest.fixture(params=["asyncio", "trio"])
def anyio_backend(request):
    return request.param

async def test_round(async_twelvelabs_client):
    client = async_twelvelabs_client
    index = await client.indexes.create(
        index_name="mine", models=[{"model_name": "marengo3.0", "model_options": ["visual"]}]
    )
    asset = await client.assets.upload(CLIP, method="multipart", wait=True)
    item = await client.indexes.indexed_assets.create(index.id, asset_id=asset.id)
    item = await client.indexes.indexed_assets.wait_until_ready(index.id, item.id, timeout=60)
    assert item.status == "ready"
    assert [one.id async for one in client.assets.list()] == [asset.id]
"""


def test_both_event_loops(run):
    run(ASYNC, passed=2)


def test_markers_and_parameters(run):
    run(
        """
import pytest
from twelvelabs_sandbox import RateLimit

@pytest.mark.twelvelabs_sandbox(speed=2, api_key="mine")
def test_marked(twelvelabs_sandbox):
    assert twelvelabs_sandbox.clock.speed == 2
    assert twelvelabs_sandbox.api_key == "mine"

@pytest.mark.twelvelabs_sandbox(speed=2)
@pytest.mark.parametrize("twelvelabs_sandbox", [{"speed": 3}, {"speed": 4}], indirect=True)
def test_parametrized(twelvelabs_sandbox, twelvelabs_client):
    assert twelvelabs_sandbox.clock.speed in (3, 4)
    assert list(twelvelabs_client.indexes.list()) == []

def test_configured(twelvelabs_sandbox):
    assert twelvelabs_sandbox.clock.speed == 30
""",
        "twelvelabs_sandbox_speed = 30",
        passed=4,
    )


def test_one_sandbox_for_all_tests(run):
    run(
        """
seen = []

def test_first(twelvelabs_sandbox):
    seen.append(twelvelabs_sandbox)

def test_second(twelvelabs_sandbox, twelvelabs_client):
    assert seen == [twelvelabs_sandbox]
    twelvelabs_client.indexes.list()
""",
        "twelvelabs_sandbox_scope = session",
        passed=2,
    )


SEEDED = """
import pytest
from twelvelabs_client import UploadOptions

@pytest.mark.parametrize("number", range(4))
def test_shared(twelvelabs_client, twelvelabs_sandbox, number):
    assert len(twelvelabs_sandbox.requests) == 0
    options = UploadOptions(method="multipart")  # with checkpoints, which all processes of a user share
    asset = twelvelabs_client.assets.upload(CLIP, wait=True, options=options)
    assert asset.id == "6955b900b941357139000000"
    assert asset.created_at.isoformat() == "2026-01-01T00:00:00+00:00"
    assert [one.id for one in twelvelabs_client.assets.list()] == [asset.id]
"""
SEED = "twelvelabs_sandbox_seed = 7\ntwelvelabs_sandbox_now = 2026-01-01T00:00:00Z"


def test_seeded_sandboxes_are_the_same_in_each_test(run):
    run(SEEDED, SEED, passed=4)
    run(SEEDED, f"{SEED}\ntwelvelabs_sandbox_scope = session\ntwelvelabs_sandbox_reset = true", passed=4)


@pytest.mark.slow
def test_seeded_sandboxes_are_the_same_in_each_process(pytester, monkeypatch):
    monkeypatch.setenv("XDG_STATE_HOME", str(pytester.path))
    pytester.makeini(f"[pytest]\nfilterwarnings = error\n{SEED}")
    pytester.makepyfile(f"CLIP = {str(CLIP)!r}\n{SEEDED}")
    monkeypatch.setenv("PYTEST_DISABLE_PLUGIN_AUTOLOAD", "1")
    pytester.runpytest_subprocess("-p", PLUGIN, "-p", "xdist.plugin", "-n", "2").assert_outcomes(passed=4)


def test_the_client_retries(run):
    run(
        """
def test_it(twelvelabs_client, twelvelabs_sandbox):
    twelvelabs_sandbox.faults.add(route="/indexes", reset="after")
    assert list(twelvelabs_client.indexes.list()) == []
    twelvelabs_sandbox.faults.assert_used()
""",
        passed=1,
    )


STRICT = """
import contextlib
import pytest

def ask(client):
    client.embed.v_2.create(input_type="text", model_name="marengo3.0", text={"input_text": "goal"})

def test_scripted(twelvelabs_client, twelvelabs_sandbox):
    twelvelabs_sandbox.script.embed("goal", times=1)
    ask(twelvelabs_client)

@pytest.fixture
def through_a_fixture(twelvelabs_sandbox, twelvelabs_client):
    return twelvelabs_client

def test_hidden(through_a_fixture):
    with contextlib.suppress(Exception):
        ask(through_a_fixture)

def test_other_failure(twelvelabs_client):
    with contextlib.suppress(Exception):
        ask(twelvelabs_client)
    assert "answer" == "question"

@pytest.mark.twelvelabs_sandbox(strict=False)
def test_lenient(twelvelabs_client):
    ask(twelvelabs_client)
"""


@pytest.mark.parametrize("scope", ["function", "session"])
def test_a_strict_script_fails_the_test_that_asks_for_more(run, scope):
    """Also if the code under test hides the error; and no other test that uses the same sandbox."""
    lenient = scope == "function"  # a sandbox of the session has the options of the first test
    ini = f"twelvelabs_sandbox_strict = true\ntwelvelabs_sandbox_scope = {scope}"
    code = STRICT if lenient else STRICT.rpartition("@pytest.mark")[0]
    output = run(code, ini, passed=2 if lenient else 1, failed=2).stdout.str()
    assert output.count("No script answers embed(text 'goal'), and the script is strict.") >= 2
    assert "assert 'answer' == 'question'" in output


def test_threads_share_a_client(run):
    run(
        """
from concurrent.futures import ThreadPoolExecutor

def test_it(twelvelabs_client):
    with ThreadPoolExecutor(16) as pool:
        assets = list(pool.map(lambda _: twelvelabs_client.assets.upload(CLIP, wait=True), range(16)))
    assert len({asset.id for asset in assets}) == 16
""",
        passed=1,
    )


@pytest.mark.parametrize(
    ("code", "ini", "message"),
    [
        ("", "twelvelabs_sandbox_scope = forever", "must be one of function"),
        ("", "twelvelabs_sandbox_speed = fast", "must be a number"),
        ("", "twelvelabs_sandbox_seed = 1.5", "must be a whole number"),
        ("", "twelvelabs_sandbox_now = soon", "now must be a datetime, or text such as"),
        ("@pytest.mark.twelvelabs_sandbox(speed=0)", "", "speed must be above 0"),
        ("@pytest.mark.twelvelabs_sandbox(color=1)", "", "color"),
        ("@pytest.mark.twelvelabs_sandbox(2)", "", "keyword arguments only"),
        ("@pytest.mark.parametrize('twelvelabs_sandbox', [2], indirect=True)", "", "parametrized with dicts"),
    ],
)
def test_invalid_settings(whole, pytester, code, ini, message):
    pytester.makeini(f"[pytest]\n{ini}")
    pytester.makepyfile(f"import pytest\n\n{code}\ndef test_it(twelvelabs_sandbox):\n    pass\n")
    result = pytester.runpytest_inprocess("-p", PLUGIN)
    assert message in result.stdout.str() + result.stderr.str()
    assert result.ret != 0


def test_projects_that_do_not_use_it_import_nothing(pytester):
    """Neither the sandbox nor the client is imported, nor their dependencies."""
    pytester.makepyfile(
        """
import sys

HEAVY = ("httpx", "starlette", "uvicorn", "av", "attr", "anyio.from_thread", "twelvelabs_client", "twelvelabs_lowlevel",
         "twelvelabs_sandbox.sandbox", "orjson")

def test_it():
    assert [name for name in HEAVY if name in sys.modules] == []
"""
    )
    others = ["-p", "no:anyio", "-p", "no:schemathesis", "-p", "no:hypothesispytest", "-p", "no:_hypothesis_globals"]
    environment = {"PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1", "PATH": ""}
    command = [sys.executable, "-m", "pytest", "-q", "-p", PLUGIN, *others, str(pytester.path)]
    result = subprocess.run(command, capture_output=True, text=True, env=environment, timeout=60, check=False)
    assert result.returncode == 0, result.stdout


def test_the_entry_point():
    points = {point.name: point.value for point in importlib.metadata.entry_points(group="pytest11")}
    # The same name as with -p, so that both may be given.
    assert points[PLUGIN] == PLUGIN


def test_code_that_makes_its_own_client(run, monkeypatch):
    monkeypatch.setenv("TWELVE_LABS_API_KEY", "tlk_real")
    run(
        """
import os

from twelvelabs_client import TwelveLabs

def test_it(twelvelabs_env):
    with TwelveLabs() as client:
        assert list(client.indexes.list()) == []
    assert [request.route for request in twelvelabs_env.requests] == ["/indexes"]

def test_afterwards():
    assert os.environ["TWELVE_LABS_API_KEY"] == "tlk_real"
    assert "TWELVELABS_BASE_URL" not in os.environ
""",
        passed=2,
    )


def test_fixtures_without_the_extra(whole, pytester, monkeypatch):
    monkeypatch.setattr("twelvelabs_sandbox.extra.MODULES", ("no_such_module",))
    twelvelabs_sandbox.extra.check_extra.cache_clear()
    names = ("twelvelabs_sandbox", "twelvelabs_client", "async_twelvelabs_client", "twelvelabs_env")
    pytester.makepyfile("\n".join(f"def test_{name}({name}): pass" for name in names))
    result = pytester.runpytest_inprocess("-p", PLUGIN)
    result.assert_outcomes(errors=4)
    failures = result.stdout.str().partition("short test summary")[0]  # which repeats whole messages under CI
    assert failures.count(f"the sandbox needs no_such_module: {INSTALL}") == 4
