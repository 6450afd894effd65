"""The pytest plugin: fixtures for a sandbox and its clients, for the tests of any project.

The sandbox and httpx are imported by the fixtures, so that projects that do not use them pay nothing.

PYTEST_DONT_REWRITE: it asserts nothing, and may have been imported before pytest sees it.
"""

import contextlib
from collections.abc import Callable, Generator, Iterator, Mapping
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from twelvelabs_client import AsyncTwelveLabs, TwelveLabs

    from twelvelabs_sandbox import Sandbox

_MARKER = "twelvelabs_sandbox"
_SCOPE, _SPEED, _STRICT = "twelvelabs_sandbox_scope", "twelvelabs_sandbox_speed", "twelvelabs_sandbox_strict"
_SEED, _NOW, _RESET = "twelvelabs_sandbox_seed", "twelvelabs_sandbox_now", "twelvelabs_sandbox_reset"
_SCOPES = ("function", "class", "module", "package", "session")


def pytest_addoption(parser: pytest.Parser) -> None:
    """Register the plugin's options for pytest.ini and pyproject.toml."""
    parser.addini(_SCOPE, f"the scope of the sandbox: {', '.join(_SCOPES)} (default: function)", default="function")
    parser.addini(_SPEED, "how many times faster work is done (default: inf, done at once)", default="inf")
    parser.addini(_SEED, "a number with which each sandbox makes the same ids (default: random ids)")
    parser.addini(_NOW, "the time at which the clock of each sandbox starts, frozen (default: the real time)")
    parser.addini(_RESET, "whether a sandbox that tests share is emptied after each test", "bool", default=False)
    parser.addini(_STRICT, "whether model calls must be scripted (default: false)", "bool", default=False)


def pytest_configure(config: pytest.Config) -> None:
    """Register the marker."""
    config.addinivalue_line("markers", f"{_MARKER}(**options): arguments for Sandbox() in this test, such as speed=1")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call(item: pytest.Item) -> Generator[None, object, object]:
    """Fail a test with model calls that were not answered as scripted, even if the code under test hid the errors."""
    sandbox: Sandbox | None = getattr(item, "funcargs", {}).get(_MARKER)
    try:
        result = yield
    except BaseException as error:
        if sandbox is not None:
            _add_problems(error, sandbox)
        raise
    if sandbox is not None:
        sandbox.script.assert_answered()
    return result


@pytest.hookimpl(wrapper=True)
def pytest_runtest_teardown(item: pytest.Item) -> Generator[None, object, object]:
    """Empty the sandbox that a test shares with later ones, if the configuration says so."""
    sandbox: Sandbox | None = getattr(item, "funcargs", {}).get(_MARKER)
    result = yield
    if sandbox is not None and item.config.getini(_RESET):
        with contextlib.suppress(RuntimeError):  # it was the last test with this sandbox
            sandbox.reset()
    return result


def _add_problems(error: BaseException, sandbox: "Sandbox") -> None:
    try:
        sandbox.script.assert_answered()
    except AssertionError as problems:
        error.add_note(str(problems))


def _scope(fixture_name: str, config: pytest.Config) -> Any:
    value = str(config.getini(_SCOPE))
    if value not in _SCOPES:
        raise pytest.UsageError(f"{_SCOPE} must be one of {', '.join(_SCOPES)}, not {value}")
    return value


@pytest.fixture(scope=_scope)
def twelvelabs_sandbox(request: pytest.FixtureRequest) -> "Iterator[Sandbox]":
    """A running, empty sandbox: a new one for each test, unless twelvelabs_sandbox_scope says otherwise.

    Its arguments come from the configuration, then from the marker twelvelabs_sandbox, then from indirect
    parametrization with a dict; later ones win.
    """
    try:
        from twelvelabs_sandbox import Sandbox
    except ImportError as error:  # the extra is missing: without a traceback, the message is enough
        raise pytest.fail.Exception(str(error), pytrace=False) from None
    options: dict[str, Any] = {**_configured(request.config), **_marked(request), **_parametrized(request)}
    try:
        sandbox = Sandbox(**options)
    except (TypeError, ValueError) as error:
        raise pytest.UsageError(f"invalid options for twelvelabs_sandbox in {request.node.nodeid}: {error}") from error
    with sandbox:
        yield sandbox


@pytest.fixture
def _own_checkpoints(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep the checkpoints of uploads in a folder of the test: tests in other processes may upload the same files."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path_factory.mktemp("state")))


@pytest.fixture
def twelvelabs_client(twelvelabs_sandbox: "Sandbox", _own_checkpoints: None) -> "Iterator[TwelveLabs]":
    """A client of the sandbox."""
    import httpx
    from twelvelabs_client import TwelveLabs

    # Without certificates to load, a client is made in a fraction of the time.
    with httpx.Client(transport=httpx.HTTPTransport(verify=False), trust_env=False) as http:
        yield TwelveLabs(twelvelabs_sandbox.api_key, base_url=twelvelabs_sandbox.base_url, http_client=http)


@pytest.fixture
def async_twelvelabs_client(twelvelabs_sandbox: "Sandbox", _own_checkpoints: None) -> "AsyncTwelveLabs":
    """An asynchronous client of the sandbox, for asyncio and trio. It need not be closed."""
    import httpx
    from twelvelabs_client import AsyncTwelveLabs

    # No connection outlives its request: the event loop of the test may be closed before the fixture is torn down.
    transport = httpx.AsyncHTTPTransport(verify=False, limits=httpx.Limits(max_keepalive_connections=0))
    http = httpx.AsyncClient(transport=transport, trust_env=False)
    return AsyncTwelveLabs(twelvelabs_sandbox.api_key, base_url=twelvelabs_sandbox.base_url, http_client=http)


@pytest.fixture
def twelvelabs_env(twelvelabs_sandbox: "Sandbox", monkeypatch: pytest.MonkeyPatch, _own_checkpoints: None) -> "Sandbox":
    """The sandbox, with its base URL and key in the environment, where code that makes its own client finds them."""
    for name, value in twelvelabs_sandbox.environment.items():
        monkeypatch.setenv(name, value)
    return twelvelabs_sandbox


def _configured(config: pytest.Config) -> Mapping[str, Any]:
    """The arguments for Sandbox() that the configuration has."""
    seed, now = _number(config, _SEED, int), str(config.getini(_NOW) or "") or None
    return {"speed": _number(config, _SPEED, float), "seed": seed, "now": now, "strict": config.getini(_STRICT)}


def _number(config: pytest.Config, name: str, read: Callable[[str], float]) -> float | None:
    text = str(config.getini(name) or "")
    try:
        return read(text) if text else None
    except ValueError:
        kind = "a whole number" if read is int else "a number or inf"
        raise pytest.UsageError(f"{name} must be {kind}, not {text}") from None


def _marked(request: pytest.FixtureRequest) -> Mapping[str, Any]:
    marker = request.node.get_closest_marker(_MARKER)
    if marker is not None and marker.args:
        raise pytest.UsageError(f"the marker {_MARKER} takes keyword arguments only, those of Sandbox()")
    return marker.kwargs if marker is not None else {}


def _parametrized(request: pytest.FixtureRequest) -> Mapping[str, Any]:
    options = getattr(request, "param", {})
    if not isinstance(options, Mapping):
        raise pytest.UsageError("twelvelabs_sandbox must be parametrized with dicts of arguments for Sandbox()")
    return options
