"""A verdict of "nothing" is a promise: the generated code and the wire are the same.

Many edits of each kind of node are tried. Where the verdict is "nothing", both contracts are generated and compared as
code; docstrings, and the order of what is given by name, are not code.
"""

import ast
import copy
import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from verdicts import EDITS, NOTHING, document

from generator import upstream
from generator.bundle import bundle
from generator.changes import compare
from generator.changes.limits import PROSE
from generator.contract import Contract
from generator.lint import lint
from generator.lint.operations import lint_operations
from generator.lint.schemas import lint_schemas
from generator.lint.shape import malformed

AT_LEAST = 3
REPLACEMENTS = ("another", 7, True, ["another"])


def nodes(node: Any, at: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    for key, value in node.items() if isinstance(node, dict) else enumerate(node):
        yield (*at, key)
        if isinstance(value, dict | list):
            yield from nodes(value, (*at, key))


def mutants(whole: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    """Contracts of mostly valid parts in which one node is removed or another one, at random but always the same."""
    chance = random.Random(20)
    places = [at for at in nodes(whole) if not PROSE & {*at} and at[0] not in ("tags", "info")]
    for at in chance.sample(places, 300):
        edited = copy.deepcopy(whole)
        owner: Any = edited
        for key in at[:-1]:
            owner = owner[key]
        if chance.random() < 0.5:
            del owner[at[-1]]
        else:
            alike = [value for value in REPLACEMENTS if type(value) is type(owner[at[-1]])]
            owner[at[-1]] = alike[0] if alike else owner[at[-1]]
        contract = Contract(edited)
        if edited != whole and not (malformed(contract) or [*lint_schemas(contract), *lint_operations(contract)]):
            yield "/".join(map(str, at)), edited


def code(whole: dict[str, Any], folder: Path) -> dict[str, str]:
    """The generated modules without docstrings, in an order that does not depend on that of the contract."""
    package = folder / "twelvelabs_lowlevel"
    upstream.run(bundle(Contract(copy.deepcopy(whole))), package)
    return {
        path.relative_to(package).as_posix(): ast.dump(Canonical().visit(ast.parse(path.read_text(encoding="utf-8"))))
        for path in sorted(package.rglob("*.py"))
    }


class Canonical(ast.NodeTransformer):
    """Removes docstrings, and sorts keywords, keyword-only arguments, and the fields of classes."""

    def visit_Expr(self, node: ast.Expr) -> ast.AST | None:
        return None if isinstance(node.value, ast.Constant) and isinstance(node.value.value, str) else node

    def visit_Call(self, node: ast.Call) -> ast.AST:
        self.generic_visit(node)
        node.keywords.sort(key=ast.dump)
        return node

    def visit_Dict(self, node: ast.Dict) -> ast.AST:
        self.generic_visit(node)
        pairs = sorted(zip(node.keys, node.values, strict=True), key=lambda pair: ast.dump(pair[1]))
        node.keys, node.values = [key for key, _ in pairs], [value for _, value in pairs]
        return node

    def visit_arguments(self, node: ast.arguments) -> ast.AST:
        self.generic_visit(node)
        pairs = sorted(zip(node.kwonlyargs, node.kw_defaults, strict=True), key=lambda pair: pair[0].arg)
        node.kwonlyargs, node.kw_defaults = [one for one, _ in pairs], [default for _, default in pairs]
        return node

    def visit_ClassDef(self, node: ast.ClassDef) -> ast.AST:
        self.generic_visit(node)
        node.body.sort(key=ast.dump)
        return node


@pytest.fixture(scope="module")
def unchanged(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    return code(document(), tmp_path_factory.mktemp("unchanged"))


def test_a_verdict_of_nothing_means_the_same_code(unchanged: dict[str, str], tmp_path: Path) -> None:
    whole = document()
    unsaid = ((name, edited) for name, edited in mutants(whole) if not compare(whole, edited))
    silent = [(name, edited) for name, edited in unsaid if not lint(Contract(edited))]

    assert len(silent) >= AT_LEAST
    for index, (name, edited) in enumerate(silent):
        assert code(edited, tmp_path / str(index)) == unchanged, name


@pytest.mark.parametrize(
    "name",
    [
        *("prose", "order of fields", "order of an enum", "style by default", "null in another notation"),
        *("open as it is by default", "at least no items", "alternatives as oneOf", "name of the scheme"),
    ],
)
def test_an_edit_that_changes_nothing_gives_the_same_code(name: str, unchanged: dict[str, str], tmp_path: Path) -> None:
    assert EDITS[name].verdict == NOTHING
    assert code(document(EDITS[name].replaced), tmp_path) == unchanged


def test_the_comparison_of_code_sees_a_difference(unchanged: dict[str, str], tmp_path: Path) -> None:
    for index, name in enumerate(["keys of a mapping", "sent integer becomes number", "name of a member"]):
        assert code(document(EDITS[name].replaced), tmp_path / str(index)) != unchanged, name
