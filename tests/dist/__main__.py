"""Builds the distributions and tries them as users get them: `python -m tests.dist`, or `make dist`.

The source distribution is tested, and the wheel is built from it. The wheel is installed into an empty environment,
without extras and then with each extra by itself, and does something small there; with the extras cli and sandbox, the
main job from the command line. Nothing of the checkout is on the path.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import tomllib
from pathlib import Path

from . import main_job

ROOT = Path(__file__).parents[2]
BASE = """
import twelvelabs_client as client
for name in client.__all__:
    getattr(client, name)
client.TwelveLabs("key").close()
client.AsyncTwelveLabs("key")
import twelvelabs_lowlevel.api.assets
print("version", client.__version__)
"""
SANDBOX = f"""
from twelvelabs_client import TwelveLabs
from twelvelabs_sandbox import Sandbox
with Sandbox(speed=100) as sandbox, TwelveLabs(sandbox.api_key, base_url=sandbox.base_url) as client:
    assert client.assets.upload({str(main_job.CLIP)!r}, wait=True).status == "ready"
"""
SMOKE = {
    "sandbox": SANDBOX,
    "remote": "import fsspec; fsspec.filesystem('http')",
    "s3": "import fsspec; fsspec.filesystem('s3', anon=True)",
    "azure": "import fsspec; fsspec.get_filesystem_class('abfs')",
    "gcs": "import fsspec; fsspec.get_filesystem_class('gs')",
    "media": "from twelvelabs_client.ingest.media_probe import check_installed; check_installed()",
    "numpy": "from twelvelabs_client.types import EmbeddingData as E; assert E(embedding=[1.0, 2.0]).numpy().shape",
    "pandas": "import pandas",
    "polars": "import polars",
    "postgres": "import twelvelabs_client.ingest.postgres.schema",
    "ray": "from twelvelabs_client import RayEngine; import psycopg, ray; RayEngine()",
    "migrate": "import runpy, sys; sys.argv = ['migrate', '--help']; runpy.run_module('twelvelabs_client.migrate')",
    "cli": "from twelvelabs_client.cli.main import main; main(['--version'])",
    "mcp": "import mcp, twelvelabs_client.mcp",
    "all": SANDBOX,
}
"""What each extra is tried with."""
TESTS = ("tests/architecture", "tests/cli", "tests/docs/test_paths.py", "tests/docs/test_readme.py", "tests/surface")
"""What is tested of the source distribution: these tests read files of all its folders."""


def main() -> None:
    """Build, check, install and try; the distributions stay in `dist/`."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--extra", action="append", help="only these extras, in place of all")
    wanted = parser.parse_args().extra
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = list(project["optional-dependencies"])
    if lacking := set(extras) ^ SMOKE.keys():
        sys.exit(f"extras and tests/dist/__main__.py differ in: {', '.join(sorted(lacking))}")
    shutil.rmtree(ROOT / "dist", ignore_errors=True)
    _python("-m", "build", "--outdir", str(ROOT / "dist"), str(ROOT))
    built = [str(path) for path in sorted((ROOT / "dist").iterdir())]
    _python("-m", "twine", "check", "--strict", *built)
    source, wheel = next(path for path in built if path.endswith(".gz")), next(path for path in built if "whl" in path)
    _test(source)
    _python("-m", "check_wheel_contents", "--config", str(ROOT / "pyproject.toml"), wheel)
    for extra in ("", *(wanted or extras)):
        _try(wheel, extra, "-c", SMOKE.get(extra, ""))
    _try(wheel, "cli,sandbox", main_job.__file__)


def _test(source: str) -> None:
    """Run tests in the unpacked source distribution, with its own packages."""
    with tempfile.TemporaryDirectory() as folder:
        shutil.unpack_archive(source, folder, filter="data")
        [root] = Path(folder).iterdir()
        packages = os.pathsep.join(str(root / name) for name in ("overlay", "sandbox", "generated"))
        command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", *TESTS]
        subprocess.run(command, check=True, cwd=root, env={**os.environ, "PYTHONPATH": packages})


def _try(wheel: str, extra: str, *smoke: str) -> None:
    """Install the wheel with an extra into an empty environment, and run Python there with these arguments."""
    print(f"{Path(wheel).name}[{extra}]", flush=True)
    with tempfile.TemporaryDirectory() as folder:
        _python("-m", "venv", folder)
        python = str(Path(folder, "Scripts" if os.name == "nt" else "bin", "python"))
        _run(python, "-m", "pip", "install", "--quiet", f"{wheel}[{extra}]" if extra else wheel, cwd=folder)
        _run(python, "-m", "pip", "check", cwd=folder)
        _run(python, "-W", "error", "-c", BASE, cwd=folder)
        _run(python, *smoke, cwd=folder)


def _python(*arguments: str) -> None:
    _run(sys.executable, *arguments, cwd=tempfile.gettempdir())


def _run(*command: str, cwd: str) -> None:
    subprocess.run(command, check=True, cwd=cwd)


if __name__ == "__main__":
    main()
