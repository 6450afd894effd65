"""The stubs spell out what the client has at run time: every method of both clients, and nothing else."""

import ast
import inspect
import shutil
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, get_type_hints

import pytest
from conftest import PACKAGE, ROOT, Project
from hatchling.builders.wheel import WheelBuilder
from twelvelabs_client import AsyncTwelveLabs, TwelveLabs
from twelvelabs_client.resources.analysis import Analysis, AsyncAnalysis

from generator import api_page, regenerate, stubs
from generator.contract import Contract
from tests.loops import loop

CLIENTS: list[Any] = [TwelveLabs("none"), AsyncTwelveLabs("none")]
FOLDER = ROOT / stubs.FOLDER


def owners(owner: Any, path: str = "") -> Iterator[tuple[str, Any]]:
    """A client and its resources, with the path of each."""
    yield path or type(owner).__name__, owner
    for name in dir(owner):
        if not name.startswith("_") and "resources" in type(member := getattr(owner, name)).__module__:
            yield from owners(member, f"{path or type(owner).__name__}.{name}")


OWNERS = [pair for client in CLIENTS for pair in owners(client)]
every_owner = loop("owner", [owner for _, owner in OWNERS], ids=[path for path, _ in OWNERS])


@cache
def stub_of(module: str) -> dict[str, ast.ClassDef]:
    """The classes of a stub."""
    path = FOLDER.joinpath(*module.split(".")[1:]).with_suffix(".pyi")
    return {node.name: node for node in ast.parse(path.read_text()).body if isinstance(node, ast.ClassDef)}


def members(owner: Any) -> dict[str, ast.stmt]:
    """The members that the stub of a class has."""
    found: dict[str, ast.stmt] = {}
    for node in stub_of(type(owner).__module__)[type(owner).__name__].body:
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            found[node.name] = node
        elif isinstance(node, ast.AnnAssign):
            found[ast.unparse(node.target)] = node
    return found


@every_owner
def test_a_stub_has_the_public_members_of_its_class(owner: Any) -> None:
    assert {name for name in members(owner) if not name.startswith("_")} == {
        name for name in dir(owner) if not name.startswith("_")
    }


@every_owner
def test_methods_are_spelled_out_with_their_arguments_and_documentation(owner: Any) -> None:
    for name, node in members(owner).items():
        method = getattr(owner, name)
        if isinstance(node, ast.AnnAssign):
            assert ast.unparse(node.annotation) == type(method).__name__
            continue
        assert isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        assert isinstance(node, ast.AsyncFunctionDef) is inspect.iscoroutinefunction(method), name
        parameters = inspect.signature(method).parameters
        arguments = [*node.args.args[1:], *node.args.kwonlyargs]
        assert [argument.arg for argument in arguments] == [*parameters], name
        assert [each.arg for each in node.args.kwonlyargs] == [
            each.name for each in parameters.values() if each.kind is each.KEYWORD_ONLY
        ]
        assert all(argument.annotation for argument in arguments), name
        assert ast.get_docstring(node) == inspect.getdoc(method) or name.startswith("_"), name


@every_owner
def test_annotations_can_be_read_at_run_time(owner: Any) -> None:
    for name in members(owner):
        if inspect.ismethod(method := getattr(owner, name)) and not name.startswith("_"):
            signature = inspect.signature(method, eval_str=True)
            expected = {each.name: each.annotation for each in signature.parameters.values()}
            given = {**expected, "return": signature.return_annotation}
            assert inspect.get_annotations(method.__func__, eval_str=True) == given, name
            hints = get_type_hints(method)
            assert hints.keys() == given.keys()
            assert {"args", "kwargs"}.isdisjoint(hints)
            assert all(hints[key] == given[key] for key in given if given[key] is not None), name


@pytest.mark.slow
def test_stubtest_finds_only_what_is_made_at_run_time(tmp_path: Path) -> None:
    (tmp_path / "mypy.ini").write_text("[mypy]\nstrict = true\n")
    command = ["-m", "mypy.stubtest", "--mypy-config-file", "mypy.ini", "--ignore-missing-stub", "--concise"]
    result = subprocess.run(
        [sys.executable, *command, "twelvelabs_client.client", "twelvelabs_client.resources"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert not result.stderr
    lines = set(result.stdout.splitlines())
    compared = [owner for _, owner in OWNERS if not type(owner).__name__.endswith("WithRawResponse")]
    compared += [cls(client._driver) for cls, client in zip([Analysis, AsyncAnalysis], CLIENTS, strict=True)]
    views = {type(owner.with_raw_response) for owner in compared}
    made = {f"{view.__module__}.{view.__name__} is not present at runtime" for view in views}  # made on first use
    assert made <= lines
    told = {tuple(line.split(" variable differs from runtime type ")) for line in lines - made}
    assert {where for where, *_ in told} == {
        f"{type(owner).__module__}.{type(owner).__name__}.{name}"
        for owner in compared
        for name, node in members(owner).items()
        if isinstance(node, ast.AnnAssign)
    }
    for where, *found in told:
        module, owner, name = where.rsplit(".", 2)
        (declared,) = [
            ast.unparse(node.annotation)
            for node in stub_of(module)[owner].body
            if isinstance(node, ast.AnnAssign) and ast.unparse(node.target) == name
        ]
        assert [each.rpartition(".")[2] for each in found] == [declared]


@pytest.fixture
def client_alone(contract: Contract, monkeypatch: pytest.MonkeyPatch) -> None:
    """`make generate` with the committed package, and with a client that is asked only once."""
    for module in (api_page, stubs):
        monkeypatch.setattr(module, "output_of", cache(module.output_of))
    monkeypatch.setattr("generator.contract.load", lambda _: contract)
    monkeypatch.setattr("generator.lint.lint", lambda _: [])
    package = ROOT / "generated" / PACKAGE
    monkeypatch.setattr(
        "generator.package.make_package", lambda _, scratch: shutil.copytree(package, scratch / PACKAGE)
    )


@pytest.mark.usefixtures("client_alone")
def test_stubs_and_the_page_of_methods_are_made_and_checked_with_the_output(
    project: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    (project.root / "overlay").symlink_to(ROOT / "overlay")
    page = project.root / api_page.PAGE
    page.parent.mkdir()
    made = project.root / stubs.FOLDER
    root = ["--root", str(project.root)]
    assert regenerate.main(root) == 0
    files = {path.relative_to(made).as_posix(): path.read_text() for path in made.rglob("*") if path.is_file()}
    assert files == {path.relative_to(FOLDER).as_posix(): path.read_text() for path in FOLDER.rglob("*.*")}
    text = page.read_text(encoding="utf-8")
    assert text == (ROOT / api_page.PAGE).read_text(encoding="utf-8")

    page.write_text(text.replace("client.indexes.", "client.index."), encoding="utf-8")
    (made / "client.pyi").write_text(files["client.pyi"].replace("assets: Assets", "assets: Asset"))
    (made / "resources" / "old.pyi").touch()
    capsys.readouterr()
    assert regenerate.main([*root, "--check"]) == 1
    changed = [f"generated/twelvelabs_client-stubs/{name}" for name in ("client.pyi", "resources/old.pyi")]
    assert sorted(capsys.readouterr().err.splitlines()) == [
        f"{name} is not what the client has: run make generate." for name in ["docs/api.md", *changed]
    ]


def test_in_a_wheel_the_stubs_are_beside_the_modules() -> None:
    files = {file.distribution_path: file.path for file in WheelBuilder(str(ROOT)).recurse_included_files()}
    for path in FOLDER.rglob("*.pyi"):
        beside = f"twelvelabs_client/{path.relative_to(FOLDER).as_posix()}"
        assert files[beside] == str(path)
        assert beside.removesuffix("i") in files
    assert files["twelvelabs_client/py.typed"] == str(ROOT / "overlay" / "twelvelabs_client" / "py.typed")
    assert {name.partition("/")[0] for name in files} == {
        "twelvelabs_client",
        "twelvelabs_lowlevel",
        "twelvelabs_sandbox",
    }
