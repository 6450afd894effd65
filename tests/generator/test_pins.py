"""The generator runs only with the exact tool versions in pyproject.toml, and otherwise says which to install."""

import subprocess
import sys
import tomllib
from importlib import metadata
from pathlib import Path

import pytest

from generator import pins, regenerate
from generator.errors import GenerationError


@pytest.fixture
def pyproject(tmp_path: Path) -> Path:
    """A project that pins versions which are not installed."""
    path = tmp_path / "pyproject.toml"
    path.write_text(
        '[dependency-groups]\ngenerate = ["openapi-python-client==0.28.0", "ruff==0.1", "ruamel.yaml>=0.18"]\n',
        encoding="utf-8",
    )
    return path


def test_the_pins_are_those_of_the_project() -> None:
    group = tomllib.loads(pins.PYPROJECT.read_text(encoding="utf-8"))["dependency-groups"]["generate"]
    assert {"openapi-python-client", "ruff"} <= pins.pins().keys()
    assert all(f"{name}=={version}" in group for name, version in pins.pins().items())


def test_other_versions_are_rejected_with_the_command_that_installs_the_right_ones(pyproject: Path) -> None:
    with pytest.raises(GenerationError) as caught:
        pins.check_pins(pyproject)

    assert str(caught.value).splitlines()[1:] == [
        f"  openapi-python-client 0.28.0 is needed, {metadata.version('openapi-python-client')} is installed",
        f"  ruff 0.1 is needed, {metadata.version('ruff')} is installed",
        f"Install them with: {sys.executable} -m pip install --group generate",
    ]


@pytest.mark.parametrize("missing", ["openapi-python-client", "ruff"])
def test_a_missing_tool_stops_the_command_first(
    missing: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    installed = metadata.version

    def version(name: str) -> str:
        if name == missing:
            raise metadata.PackageNotFoundError(name)
        return installed(name)

    monkeypatch.setattr(metadata, "version", version)

    code = regenerate.main(["--root", str(tmp_path)])

    out, err = capsys.readouterr()
    assert (code, out) == (1, "")
    assert f"  {missing} {pins.pins()[missing]} is needed, none is installed\n" in err
    assert err.endswith("Nothing was written.\n")
    assert "Traceback" not in err


def test_the_versions_are_checked_before_a_tool_is_imported() -> None:
    program = "import generator.regenerate, sys; print({'openapi_python_client', 'ruamel.yaml'} & sys.modules.keys())"
    result = subprocess.run(
        [sys.executable, "-c", program], cwd=pins.PYPROJECT.parent, capture_output=True, text=True, check=True
    )
    assert result.stdout == "set()\n"
