"""Files: which are found, how each kind is migrated, and that none is ever broken."""

from __future__ import annotations

import io
import json
import os
import stat
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from twelvelabs_client.migrate.__main__ import main
from twelvelabs_client.migrate.files import files_below, migrate_file

REQUIREMENTS = {
    "twelvelabs": "twelvelabs-client",
    "twelvelabs==1.3.6": "twelvelabs-client>=0.1",
    "twelvelabs>=1.2, <2  # the SDK": "twelvelabs-client>=0.1  # the SDK",
    "TwelveLabs ~= 1.3 ; python_version > '3.9'": "twelvelabs-client>=0.1 ; python_version > '3.9'",
    "twelvelabs[a,b]>1": "twelvelabs-client>=0.1",
    "twelvelabs-mcp==1": "twelvelabs-mcp==1",
    "twelvelabs_x==1": "twelvelabs_x==1",
    "-r twelvelabs.txt": "-r twelvelabs.txt",
    "# twelvelabs": "# twelvelabs",
    "twelvelabs-client>=0.1": "twelvelabs-client>=0.1",
}
LEFT = [
    "twelvelabs @ git+https://example.test/a",
    "twelvelabs==1.3.6 \\\n    --hash=sha256:00",
    "-e git+https://example.test/sdk.git#egg=twelvelabs",
    "./wheels/twelvelabs-1.3.6-py3-none-any.whl",
]
PYPROJECT = """\
[project]
name = "twelvelabs"
keywords = ["twelvelabs"]
dependencies = [
    "httpx",
    "twelvelabs>=1.3,<2",  # the SDK
]
[project.optional-dependencies]
video = ["twelvelabs", 'twelvelabs[a]==1.3.6; python_version > "3.11"']
[dependency-groups]
dev = ["twelvelabs~=1.3"]
[tool.poetry.dependencies]
twelvelabs = "^1.3"
[tool.poetry.group.dev.dependencies]
twelvelabs = { version = "^1.3", optional = true }
[tool.poetry.group.test.dependencies.twelvelabs]
version = "^1.3"
[tool.poetry.extras]
video = ["twelvelabs"]
[tool.mypy]
packages = ["twelvelabs"]
"""
PYPROJECT_AFTER = """\
[project]
name = "twelvelabs"
keywords = ["twelvelabs"]
dependencies = [
    "httpx",
    "twelvelabs-client>=0.1",  # the SDK
]
[project.optional-dependencies]
video = ["twelvelabs-client", 'twelvelabs-client>=0.1; python_version > "3.11"']
[dependency-groups]
dev = ["twelvelabs-client>=0.1"]
[tool.poetry.dependencies]
twelvelabs-client = ">=0.1"
[tool.poetry.group.dev.dependencies]
twelvelabs-client = { version = ">=0.1", optional = true }
[tool.poetry.group.test.dependencies.twelvelabs-client]
version = ">=0.1"
[tool.poetry.extras]
video = ["twelvelabs-client"]
[tool.mypy]
packages = ["twelvelabs"]
"""
PYPROJECT_LEFT = """\
[project]
dependencies = ["twelvelabs @ git+https://example.test/sdk"]
[tool.poetry.dependencies]
twelvelabs = { git = "https://example.test/sdk" }
[tool.uv.sources]
twelvelabs = { path = "../sdk" }
"""
ENVIRONMENT = """\
name: twelvelabs
dependencies:
  - python=3.11
  - twelvelabs=1.3
  - pip:
    - "twelvelabs>=1,<2"  # the SDK
    - twelvelabs @ git+https://example.test/a
"""
SETUP_CFG = """\
[metadata]
name = twelvelabs
[options]
install_requires =
    httpx
    twelvelabs>=1.3
[options.extras_require]
video = twelvelabs
"""
NOTEBOOK: dict[str, Any] = {
    "cells": [
        {"cell_type": "markdown", "metadata": {}, "source": ["import twelvelabs é"]},
        {
            "cell_type": "code",
            "execution_count": 1,
            "metadata": {"a": 1},
            "outputs": [{"name": "stdout", "output_type": "stream", "text": ["import twelvelabs\n"]}],
            "source": [
                "%pip install -U twelvelabs==1.3.6\n",
                "!pip install 'twelvelabs>=1'\n",
                "import twelvelabs as t",
            ],
        },
        {"cell_type": "code", "metadata": {}, "outputs": [], "source": "from twelvelabs import core\nx = (7\n  % 2)"},
        {"cell_type": "code", "metadata": {}, "outputs": [], "source": ["c = t.core.ApiError\n", "c?\n", "await c()"]},
        {
            "cell_type": "code",
            "metadata": {},
            "outputs": [],
            "source": ["%%bash\n", "pip install twelvelabs && python -c 'import twelvelabs'\n"],
        },
        {"cell_type": "code", "metadata": {}, "outputs": [], "source": ["%%time\n", "client.analyze(video_id='v')\n"]},
        {"cell_type": "code", "metadata": {}, "outputs": [], "source": ["import twelvelabs import\n"]},
    ],
    "metadata": {},
    "nbformat": 4,
    "nbformat_minor": 5,
}
SOURCES = [
    NOTEBOOK["cells"][0]["source"],
    ["%pip install -U twelvelabs-client\n", "!pip install 'twelvelabs-client'\n", "import twelvelabs_client as t"],
    "import twelvelabs_client as core\nx = (7\n  % 2)",
    ["c = t.ApiError\n", "c?\n", "await c()"],
    ["%%bash\n", "pip install twelvelabs-client && python -c 'import twelvelabs'\n"],
    *(cell["source"] for cell in NOTEBOOK["cells"][5:]),
]
MAGICS = {
    "!pip install \\\n  twelvelabs \\\n  httpx\nx = 1": "!pip install \\\n  twelvelabs-client \\\n  httpx\nx = 1",
    "%timeit twelvelabs.core.ApiError\nimport twelvelabs": (
        "%timeit twelvelabs_client.ApiError\nimport twelvelabs_client"
    ),
    "twelvelabs.types.Asset?": "twelvelabs_client.types.Asset?",
    "%%writefile a.py\nimport twelvelabs\n": "%%writefile a.py\nimport twelvelabs_client\n",
    "%%script python3\nimport twelvelabs": "%%script python3\nimport twelvelabs_client",
    "%%html\n<b>twelvelabs</b>": "%%html\n<b>twelvelabs</b>",
    "%%prun\nfrom twelvelabs.core import ApiError": "%%prun\nfrom twelvelabs_client import ApiError",
}


def _migrated(path: Path, text: str) -> tuple[str, list[str]]:
    path.write_bytes(text.encode())
    _, migrated = migrate_file(path)
    path.write_bytes(migrated.text.encode())
    assert migrate_file(path)[1].text == migrated.text
    return migrated.text, [str(problem) for problem in migrated.problems]


@pytest.mark.parametrize("end", ["\n", "\r\n", ""])
@pytest.mark.parametrize("line", REQUIREMENTS)
def test_a_requirement(line: str, end: str, tmp_path: Path) -> None:
    text, problems = _migrated(tmp_path / "requirements-dev.txt", f"httpx{end or chr(10)}{line}{end}")
    assert text == f"httpx{end or chr(10)}{REQUIREMENTS[line]}{end}"
    assert not problems


@pytest.mark.parametrize("line", LEFT)
def test_a_requirement_that_is_left(line: str, tmp_path: Path) -> None:
    text, problems = _migrated(tmp_path / "constraints.txt", f"httpx\n{line}\n")
    assert text == f"httpx\n{line}\n"
    assert len(problems) == 1
    assert problems[0].startswith("2: require twelvelabs-client")


def test_requirements_of_projects(tmp_path: Path) -> None:
    assert _migrated(tmp_path / "pyproject.toml", PYPROJECT) == (PYPROJECT_AFTER, [])
    wanted = SETUP_CFG.replace("twelvelabs>=1.3", "twelvelabs-client>=0.1").replace(
        "video = twelvelabs", "video = twelvelabs-client"
    )
    assert _migrated(tmp_path / "setup.cfg", SETUP_CFG) == (wanted, [])
    text, problems = _migrated(tmp_path / "pyproject.toml", PYPROJECT_LEFT)
    assert text == PYPROJECT_LEFT
    assert [int(problem.partition(":")[0]) for problem in problems] == [2, 4, 6]
    text, problems = _migrated(tmp_path / "environment.yml", ENVIRONMENT)
    assert text == ENVIRONMENT.replace("- twelvelabs=1.3", "- twelvelabs-client>=0.1").replace(
        "twelvelabs>=1,<2", "twelvelabs-client>=0.1"
    )
    assert problems == ["7: require twelvelabs-client here: hashes, URLs and files cannot be carried over"]
    broken = 'dependencies = ["twelvelabs"\n'
    text, problems = _migrated(tmp_path / "pyproject.toml", broken)
    assert text == broken
    assert "TOML" in problems[0]


@pytest.mark.parametrize(
    "style",
    [{"indent": 1, "ensure_ascii": False}, {"indent": 2}, {"separators": (",", ":")}, {"indent": "\t"}],
    ids=["jupyter", "ascii", "compact", "tabs"],
)
def test_a_notebook(style: dict[str, Any], tmp_path: Path) -> None:
    text, problems = _migrated(tmp_path / "a.ipynb", json.dumps(NOTEBOOK, **style) + "\n")
    wanted = json.loads(json.dumps(NOTEBOOK))
    for cell, source in zip(wanted["cells"], SOURCES, strict=True):
        cell["source"] = source
    assert text == json.dumps(wanted, **style) + "\n"
    assert len(problems) == 2
    assert any(each.startswith("cell 6:2: analyze has no parameter video_id") for each in problems)
    assert any(each.startswith("cell 7:1: it is not valid Python") for each in problems)


def test_magics_of_a_notebook(tmp_path: Path) -> None:
    cells = [{"cell_type": "code", "source": source} for source in MAGICS]
    text, problems = _migrated(tmp_path / "a.ipynb", json.dumps({"cells": cells}))
    assert [cell["source"] for cell in json.loads(text)["cells"]] == list(MAGICS.values())
    assert problems == []


def test_the_encoding_and_the_ends_of_lines_stay(tmp_path: Path) -> None:
    program = "import twelvelabs\r\nx = 'é'\n\f\ntwelvelabs.core.ApiError"
    for name, before, encoding in [
        ("bom.py", "\ufeff", "utf-8"),
        ("first.py", "# -*- coding: latin-1 -*-\n", "latin-1"),
        ("second.py", "#!/usr/bin/python\n# vim: set fileencoding=cp1252 :\n", "cp1252"),
        ("window.pyw", "", "utf-8"),
    ]:
        (tmp_path / name).write_bytes((before + program).encode(encoding))
        assert main([str(tmp_path / name), "--write"]) == 0
        wanted = before + "import twelvelabs_client\r\nx = 'é'\n\f\ntwelvelabs_client.ApiError"
        assert (tmp_path / name).read_bytes() == wanted.encode(encoding)
    for encoding in ("utf-16-le", "utf-16-be"):  # Windows PowerShell redirects output in the first
        (tmp_path / "requirements.txt").write_bytes("\ufefftwelvelabs==1.3.6\r\n".encode(encoding))
        assert main([str(tmp_path), "--write"]) == 0
        assert (tmp_path / "requirements.txt").read_bytes().decode(encoding) == "\ufefftwelvelabs-client>=0.1\r\n"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes")
def test_a_pipe_is_left_and_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    os.mkfifo(tmp_path / "pipe.py")
    assert main([str(tmp_path), str(tmp_path / "pipe.py")]) == 0
    assert "pipe.py:1: it cannot be read: it is not a regular file" in capsys.readouterr().err


def test_a_file_that_cannot_be_written_is_named_and_the_others_are(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("a.py", "b.py"):
        (tmp_path / name).write_text("import twelvelabs\n")
    replaced = Path.replace

    def replace(self: Path, target: Path) -> Path:
        if target.name == "a.py":
            raise PermissionError(13, "Permission denied")
        return replaced(self, target)

    monkeypatch.setattr(Path, "replace", replace)
    assert main([str(tmp_path), "--write"]) == 1
    assert "a.py:1: it cannot be written: [Errno 13] Permission denied" in capsys.readouterr().err
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.py", "b.py"]
    assert (tmp_path / "a.py").read_text() == "import twelvelabs\n"
    assert (tmp_path / "b.py").read_text() == "import twelvelabs_client\n"


def test_a_terminal_without_a_character_shows_an_escape(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.py").write_text("import twelvelabs  # \N{SNOWMAN}\n", encoding="utf-8")
    shown = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(shown, encoding="ascii", write_through=True))
    assert main([str(tmp_path)]) == 0
    assert b"+import twelvelabs_client  # \\u2603" in shown.getvalue()


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.py", b"# coding: nonsense\nimport twelvelabs\n"),
        ("a.py", b"import twelvelabs\nprint 'x'\n"),
        ("a.py", b"import twelvelabs\n\xff\n"),
        ("a.ipynb", b"twelvelabs {"),
        ("a.ipynb", b'{"cells": "twelvelabs"}'),
        ("a.txt", b"import twelvelabs"),
    ],
)
def test_a_file_that_cannot_be_read_is_left_and_named(
    name: str, content: bytes, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / name
    file.write_bytes(content)
    assert main([str(file), "--write"]) == 0
    assert file.read_bytes() == content
    assert f"{file}:" in capsys.readouterr().err


def _project(folder: Path) -> dict[str, str]:
    files = {
        "a.py": "import twelvelabs\n",
        "pkg/b.pyi": "from twelvelabs.core import ApiError\n",
        "requirements/dev.in": "twelvelabs\n",
        "clean.py": "import os\n",
        "notes.md": "import twelvelabs\n",
        "env/pyvenv.cfg": "",
        "env/lib/c.py": "import twelvelabs\n",
        ".git/d.py": "import twelvelabs\n",
    }
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text)
    return files


def test_the_command(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    files = _project(tmp_path)
    assert [file.relative_to(tmp_path).as_posix() for file in files_below(tmp_path)] == [
        *("a.py", "clean.py", "pkg/b.pyi", "requirements/dev.in")
    ]
    (tmp_path / "a.py").chmod(0o750)
    assert main([str(tmp_path)]) == 0
    shown = capsys.readouterr()
    assert "-import twelvelabs\n+import twelvelabs_client\n" in shown.out
    assert "3 of 4" in shown.err
    assert main([str(tmp_path), "--check"]) == 1
    assert {name: (tmp_path / name).read_text() for name in files} == files
    assert main([str(tmp_path), "--write"]) == 0
    assert (tmp_path / "pkg/b.pyi").read_text() == "from twelvelabs_client import ApiError\n"
    assert (tmp_path / "env/lib/c.py").read_text() == files["env/lib/c.py"]
    assert stat.S_IMODE((tmp_path / "a.py").stat().st_mode) == 0o750
    assert main([str(tmp_path), "--check"]) == 0
    assert not list(tmp_path.rglob(".*.py.*"))


def test_a_link_is_written_through(tmp_path: Path) -> None:
    (tmp_path / "real.py").write_text("import twelvelabs\n")
    (tmp_path / "link.py").symlink_to("real.py")
    assert main([str(tmp_path / "link.py"), "--write"]) == 0
    assert (tmp_path / "link.py").is_symlink()
    assert (tmp_path / "real.py").read_text() == "import twelvelabs_client\n"


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (lambda here: [str(here), "--write", "--check"], "exclude"),
        (lambda here: [str(here / "nothing")], "there is no"),
        (lambda _: [], "required"),
    ],
    ids=["both", "missing", "none"],
)
def test_arguments_that_are_not_valid(
    arguments: Callable[[Path], list[str]], message: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as caught:
        main(arguments(tmp_path))
    assert caught.value.code == 2
    assert message in capsys.readouterr().err


def test_without_libcst_it_says_what_to_install(tmp_path: Path) -> None:
    code = "import sys; sys.modules['libcst'] = None; import twelvelabs_client.migrate.__main__ as m; m.main(['.'])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False, cwd=tmp_path)
    assert done.returncode == 2
    assert "twelvelabs-client[migrate]" in done.stderr
