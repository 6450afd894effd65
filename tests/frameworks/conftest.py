"""A sandbox, the examples, and which tests are collected: those that were asked for and whose packages are there."""

from __future__ import annotations

import importlib.util
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType

import pytest
from twelvelabs_client import TwelveLabs
from twelvelabs_sandbox import Sandbox

EXAMPLES = Path(__file__).parents[2] / "examples"
CLIP = EXAMPLES / "media" / "big_buck_bunny_5s.mp4"
_PACKAGES = ("fastapi", "ipykernel", "langchain_core", "mcp", "nbclient", "opentelemetry", "respx", "uvloop", "vcr")


def pytest_ignore_collect(config: pytest.Config) -> bool | None:
    """The frameworks take seconds to import, and only `make test-frameworks` installs them."""
    is_wanted = "not frameworks" not in config.option.markexpr
    return None if is_wanted and all(map(importlib.util.find_spec, _PACKAGES)) else True


@pytest.fixture(autouse=True)
def _nothing_is_sent_elsewhere(monkeypatch: pytest.MonkeyPatch) -> None:
    """LangChain reports its calls to a service where the environment says so."""
    for name in ("LANGSMITH_TRACING_V2", "LANGSMITH_TRACING", "LANGCHAIN_TRACING_V2", "LANGCHAIN_TRACING"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def sandbox() -> Iterator[Sandbox]:
    """A sandbox in which work takes almost no time, and files are uploaded in parts of 400,000 bytes."""
    with Sandbox(speed=1000, chunk_size=400_000) as running:
        yield running


@pytest.fixture
def client(sandbox: Sandbox, fast_polling: None) -> Iterator[TwelveLabs]:
    """A client of the sandbox."""
    with TwelveLabs(sandbox.api_key, base_url=sandbox.base_url) as connected:
        yield connected


@pytest.fixture
def example(sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], ModuleType]:
    """Import an example, with the settings of the sandbox in the environment."""
    monkeypatch.setenv("TWELVE_LABS_API_KEY", sandbox.api_key)
    monkeypatch.setenv("TWELVELABS_BASE_URL", sandbox.base_url)

    def load(name: str) -> ModuleType:
        spec = importlib.util.spec_from_file_location(f"example_{name}", EXAMPLES / "frameworks" / f"{name}.py")
        assert spec is not None
        assert spec.loader is not None
        module = importlib.util.module_from_spec(spec)
        monkeypatch.setitem(sys.modules, spec.name, module)
        spec.loader.exec_module(module)
        return module

    return load
