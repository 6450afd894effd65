"""The pytest plugin: a sandbox, and clients of it, as fixtures for the tests of any project.

Nothing is imported here that a project pays for whose tests do not use the fixtures.

PYTEST_DONT_REWRITE: it asserts nothing, and may have been imported before pytest sees it.
"""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from twelvelabs_client import AsyncTwelveLabs, TwelveLabs

    from twelvelabs_sandbox import Sandbox

_MARKER = "twelvelabs_sandbox"
_SCOPE, _TRANSPORT, _SPEED = (f"twelvelabs_sandbox_{name}" for name in ("scope", "transport", "speed"))
_SCOPES = ("function", "class", "module", "package", "session")
_TRANSPORTS = ("in-process", "socket")


def pytest_addoption(parser: pytest.Parser) -> None:
    """Settings of the project, in its pytest configuration."""
    parser.addini(_SCOPE, f"how long a sandbox serves: {', '.join(_SCOPES)} (default: function)", default="function")
    parser.addini(_TRANSPORT, "how clients reach it: in-process (the default) or socket", default="in-process")
    parser.addini(_SPEED, "the speed of its work (default: inf, so that nobody waits)", default="inf")


def pytest_configure(config: pytest.Config) -> None:
    """Make the marker known."""
    config.addinivalue_line(
        "markers",
        f"{_MARKER}(**options): parameters for the Sandbox of this test, such as speed=1 or in_process=False",
    )


def _scope(fixture_name: str, config: pytest.Config) -> Any:
    return _choice(config, _SCOPE, _SCOPES)


@pytest.fixture(scope=_scope)
def twelvelabs_sandbox(request: pytest.FixtureRequest) -> "Iterator[Sandbox]":
    """A running sandbox with nothing in it: one for each test, unless twelvelabs_sandbox_scope says otherwise.

    Its parameters come from the configuration, then from the marker twelvelabs_sandbox, then from an indirect
    parametrization, which is a dict of them.
    """
    from twelvelabs_sandbox import Sandbox

    options: dict[str, Any] = {
        "in_process": _choice(request.config, _TRANSPORT, _TRANSPORTS) == "in-process",
        "speed": _speed(request.config),
        **_marked(request),
        **_parametrized(request),
    }
    try:
        sandbox = Sandbox(**options)
    except (TypeError, ValueError) as error:
        raise pytest.UsageError(f"the twelvelabs_sandbox of {request.node.nodeid} cannot be made: {error}") from error
    with sandbox:
        yield sandbox


@pytest.fixture
def twelvelabs_client(twelvelabs_sandbox: "Sandbox") -> "Iterator[TwelveLabs]":
    """A client of the sandbox."""
    import httpx
    from twelvelabs_client import TwelveLabs

    transport = twelvelabs_sandbox.transport() if twelvelabs_sandbox.in_process else httpx.HTTPTransport(verify=False)
    with httpx.Client(transport=transport, trust_env=False) as http:
        yield TwelveLabs(twelvelabs_sandbox.api_key, base_url=twelvelabs_sandbox.base_url, http_client=http)


@pytest.fixture
def async_twelvelabs_client(twelvelabs_sandbox: "Sandbox") -> "AsyncTwelveLabs":
    """An asynchronous client of the sandbox, for any event loop. There is nothing to close."""
    import httpx
    from twelvelabs_client import AsyncTwelveLabs

    if twelvelabs_sandbox.in_process:
        http = httpx.AsyncClient(transport=twelvelabs_sandbox.async_transport(), trust_env=False)
    else:
        # Connections end with their requests: the event loop of the test may be gone before the fixture.
        limits = httpx.Limits(max_keepalive_connections=0)
        http = httpx.AsyncClient(transport=httpx.AsyncHTTPTransport(verify=False, limits=limits), trust_env=False)
    return AsyncTwelveLabs(twelvelabs_sandbox.api_key, base_url=twelvelabs_sandbox.base_url, http_client=http)


def _choice(config: pytest.Config, name: str, choices: tuple[str, ...]) -> str:
    value = str(config.getini(name))
    if value not in choices:
        raise pytest.UsageError(f"{name} must be one of {', '.join(choices)}, not {value}")
    return value


def _speed(config: pytest.Config) -> float:
    text = str(config.getini(_SPEED))
    try:
        return float(text)
    except ValueError:
        raise pytest.UsageError(f"{_SPEED} must be a number or inf, not {text}") from None


def _marked(request: pytest.FixtureRequest) -> Mapping[str, Any]:
    marker = request.node.get_closest_marker(_MARKER)
    if marker is not None and marker.args:
        raise pytest.UsageError(f"the marker {_MARKER} takes keyword arguments only: those of Sandbox()")
    return marker.kwargs if marker is not None else {}


def _parametrized(request: pytest.FixtureRequest) -> Mapping[str, Any]:
    options = getattr(request, "param", {})
    if not isinstance(options, Mapping):
        raise pytest.UsageError("twelvelabs_sandbox is parametrized with dicts: those of the parameters of Sandbox()")
    return options
