"""Checks that the packages of the extra [sandbox] are installed, and how to install them if not."""

from functools import cache
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec

INSTALL = "pip install 'twelvelabs-client[sandbox]'"
MODULES = ("starlette", "uvicorn", "python_multipart", "av", "jsonschema", "jinja2", "pypdf")
PYAV = 15
"""The oldest major version of PyAV that works: with earlier ones files are not read, or not made into HLS streams."""


@cache
def check_extra() -> None:
    """Raise ImportError if a package of the extra is missing, or if PyAV is too old to read files."""
    if missing := [name for name in MODULES if find_spec(name) is None]:
        raise ImportError(f"the sandbox needs {', '.join(missing)}: {INSTALL}")
    try:
        installed = version("av")
    except PackageNotFoundError:  # a copy of PyAV without its metadata
        return
    if int(installed.partition(".")[0]) < PYAV:
        raise ImportError(f"the sandbox needs PyAV {PYAV} or later to read files, not {installed}: {INSTALL}")
