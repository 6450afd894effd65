"""The pytest plugin, as the test suite of another project uses it."""

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
CLIP = Path(__file__).parents[2] / "examples" / "media" / "big_buck_bunny_5s.mp4"


@pytest.fixture(scope="session")
def whole():
    """All modules imported: pytester forgets those that its runs import first, and others would meet their twins."""
    for package in (twelvelabs_client, twelvelabs_lowlevel, twelvelabs_sandbox):
        for module in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            if not module.name.endswith("__main__"):
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
    item = twelvelabs_client.indexes.indexed_assets.wait_until_ready(index.id, item.id, timeout=5)
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


def test_a_round_in_process(run):
    run(
        ROUND + "\n\ndef test_address(twelvelabs_sandbox):\n    assert '.invalid' in twelvelabs_sandbox.base_url",
        passed=4,
    )


def test_a_round_over_a_socket(run):
    code = ROUND + "\n\ndef test_address(twelvelabs_sandbox):\n    assert '127.0.0.1' in twelvelabs_sandbox.base_url"
    run(code, "twelvelabs_sandbox_transport = socket", passed=4)


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
    item = await client.indexes.indexed_assets.wait_until_ready(index.id, item.id, timeout=5)
    assert item.status == "ready"
    assert [one.id async for one in client.assets.list()] == [asset.id]
"""


@pytest.mark.parametrize("transport", ["in-process", "socket"])
def test_both_event_loops(run, transport):
    run(ASYNC, f"twelvelabs_sandbox_transport = {transport}", passed=2)


def test_markers_and_parameters(run):
    run(
        """
import pytest
from twelvelabs_sandbox import RateLimit

@pytest.mark.twelvelabs_sandbox(speed=2, api_key="mine")
def test_marked(twelvelabs_sandbox):
    assert twelvelabs_sandbox.clock.speed == 2
    assert twelvelabs_sandbox.api_key == "mine"

@pytest.mark.parametrize("twelvelabs_sandbox", [{"in_process": False}, {"in_process": True}], indirect=True)
def test_parametrized(twelvelabs_sandbox, twelvelabs_client):
    assert ("127.0.0.1" in twelvelabs_sandbox.base_url) is not twelvelabs_sandbox.in_process
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


def test_faults_in_process(run):
    run(
        """
import httpx
import pytest

@pytest.fixture
def plain(twelvelabs_sandbox):
    headers = {"x-api-key": twelvelabs_sandbox.api_key}
    with httpx.Client(
        transport=twelvelabs_sandbox.transport(), base_url=twelvelabs_sandbox.base_url, headers=headers, timeout=5
    ) as client:
        yield client

def test_resets(plain, twelvelabs_sandbox):
    twelvelabs_sandbox.faults.add(route="/indexes", reset="before")
    twelvelabs_sandbox.faults.add(route="/assets", reset="after")
    for path in ("/indexes", "/assets"):
        with pytest.raises(httpx.ReadError, match="reset"):
            plain.get(path)
        assert plain.get(path).status_code == 200

def test_truncation(plain, twelvelabs_sandbox):
    twelvelabs_sandbox.faults.add(route="/indexes", truncate=True)
    with plain.stream("GET", "/indexes") as answer:
        assert answer.status_code == 200
        with pytest.raises(httpx.RemoteProtocolError, match="without sending complete"):
            answer.read()

def test_stalls_meet_the_timeout(plain, twelvelabs_sandbox):
    twelvelabs_sandbox.faults.add(route="/indexes", stall=60)
    with pytest.raises(httpx.ReadTimeout):
        plain.get("/indexes", timeout=0.05)
    assert plain.get("/indexes").status_code == 200

def test_the_client_retries(twelvelabs_client, twelvelabs_sandbox):
    twelvelabs_sandbox.faults.add(route="/indexes", reset="after")
    assert list(twelvelabs_client.indexes.list()) == []
    twelvelabs_sandbox.faults.assert_used()
""",
        passed=4,
    )


def test_what_http_does_not_allow_is_not_sent(run):
    run(
        """
import httpx
import pytest

def test_it(twelvelabs_sandbox):
    with httpx.Client(transport=twelvelabs_sandbox.transport(), base_url=twelvelabs_sandbox.base_url) as client:
        with pytest.raises(httpx.LocalProtocolError):
            client.get("/indexes", headers={"x": "a\\nb"})
        with pytest.raises(httpx.LocalProtocolError, match="Too little"):
            client.post("/indexes", content=b"abc", headers={"content-length": "4"})
        with pytest.raises(httpx.LocalProtocolError, match="Too much"):
            client.post("/indexes", content=b"abc", headers={"content-length": "2"})
        with pytest.raises(httpx.ConnectError, match="example"):
            client.get("https://api.example.com/")
    with httpx.Client(transport=twelvelabs_sandbox.transport(), base_url=twelvelabs_sandbox.base_url) as client:
        base_url = twelvelabs_sandbox.base_url
        twelvelabs_sandbox.stop()
        with pytest.raises(httpx.ConnectError, match="not running"):
            client.get("/indexes")
""",
        passed=1,
    )


def test_cancellation_and_many_at_once(run):
    run(
        """
import anyio
import httpx
import pytest

pytestmark = pytest.mark.anyio

@pytest.fixture(params=["asyncio", "trio"])
def anyio_backend(request):
    return request.param

@pytest.fixture
def plain(twelvelabs_sandbox):
    headers = {"x-api-key": twelvelabs_sandbox.api_key}
    transport = twelvelabs_sandbox.async_transport()
    return httpx.AsyncClient(transport=transport, base_url=twelvelabs_sandbox.base_url, headers=headers, timeout=30)

async def test_a_cancelled_call_ends(plain, twelvelabs_sandbox):
    twelvelabs_sandbox.faults.add(route="/indexes", stall=60)
    with anyio.fail_after(10):
        with anyio.move_on_after(0.05) as scope:
            await plain.get("/indexes")
        assert scope.cancelled_caught
        assert (await plain.get("/indexes")).status_code == 200

async def test_many_at_once(plain):
    statuses = []

    async def get():
        statuses.append((await plain.get("/indexes")).status_code)

    async with anyio.create_task_group() as group:
        for _ in range(200):
            group.start_soon(get)
    assert statuses == [200] * 200

async def test_large_bodies_both_ways(plain, twelvelabs_sandbox):
    content = bytes(range(256)) * 65536

    async def pieces():
        for start in range(0, len(content), 100_000):
            yield content[start : start + 100_000]

    body = {"filename": "a", "type": "video", "total_size": len(content)}
    session = (await plain.post("/assets/multipart-uploads", json=body)).json()
    chunks = []
    async with httpx.AsyncClient(transport=twelvelabs_sandbox.async_transport()) as store:
        size = session["chunk_size"]
        for entry in session["upload_urls"]:
            number = entry["chunk_index"]
            part = content[(number - 1) * size : number * size]

            async def stream():
                for start in range(0, len(part), 70_000):
                    yield part[start : start + 70_000]

            answer = await store.put(entry["url"], content=stream(), headers={"content-length": str(len(part))})
            proof = answer.headers["etag"].strip('"')
            chunks.append({"chunk_index": number, "proof": proof, "proof_type": "etag", "chunk_size": len(part)})
        address = f"/assets/multipart-uploads/{session['upload_id']}"
        url = (await plain.post(address, json={"completed_chunks": chunks})).json()["url"]
        assert (await store.get(url)).content == content
        assert (await store.get(url, headers={"range": "bytes=5-9"})).content == content[5:10]
        async with store.stream("GET", url) as answer:  # and left with all of its body still to come
            assert answer.status_code == 200
        assert (await store.head(url)).headers["content-length"] == str(len(content))
""",
        passed=6,
    )


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
        ("", "twelvelabs_sandbox_transport = pigeon", "must be one of in-process"),
        ("", "twelvelabs_sandbox_speed = fast", "must be a number"),
        ("@pytest.mark.twelvelabs_sandbox(speed=0)", "", "speed must be above 0"),
        ("@pytest.mark.twelvelabs_sandbox(color=1)", "", "color"),
        ("@pytest.mark.twelvelabs_sandbox(2)", "", "keyword arguments only"),
        ("@pytest.mark.parametrize('twelvelabs_sandbox', [2], indirect=True)", "", "parametrized with dicts"),
    ],
)
def test_settings_that_make_no_sense(whole, pytester, code, ini, message):
    pytester.makeini(f"[pytest]\n{ini}")
    pytester.makepyfile(f"import pytest\n\n{code}\ndef test_it(twelvelabs_sandbox):\n    pass\n")
    result = pytester.runpytest_inprocess("-p", PLUGIN)
    assert message in result.stdout.str() + result.stderr.str()
    assert result.ret != 0


def test_projects_without_it_pay_nothing(pytester):
    """Nothing of the sandbox or the client is imported, nor what they stand on."""
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


def test_it_is_found_where_the_package_is_installed():
    points = {point.name: point.value for point in importlib.metadata.entry_points(group="pytest11")}
    # The same name as with -p, so that both may be given.
    assert points[PLUGIN] == PLUGIN
