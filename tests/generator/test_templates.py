"""Each template states its reason, and the upstream template that it replaces has not changed."""

import ast
import hashlib
import re
from importlib import metadata
from types import SimpleNamespace
from typing import TYPE_CHECKING

import pytest
from jinja2 import Environment, FileSystemLoader

from generator.upstream import TEMPLATES as OURS
from generator.upstream import UPSTREAM
from tests.loops import loop

if TYPE_CHECKING:
    from conftest import Project

REPLACED = {
    "client.py.jinja": "4eac65762f21014a7fbf59e730f1be6d28c9c85ddc1c40b458b6ff5f67a64c9e",
    "endpoint_module.py.jinja": "c1b2628053eb4875ba59566baa5ae907666f9cbfafa308d93f970a4404b7cd52",
    "model.py.jinja": "fd1c79680d51c06cfbb89809ad123750ba9add98b688036c04cabbf1f8ba40a0",
    "models_init.py.jinja": "4f64a3d6e1b15a561be5573c1b7702eb928c0e4fa6b67107d20e57a74c44d51a",
    "package_init.py.jinja": "ac15907e32dc39bd9b83ea6f2002fb87514f2182b97f88231b5a9c47321f6210",
    "str_enum.py.jinja": "e4979a5e6b338351eda8bdac534017cfbeb51a809b494fd3c632db39414817fc",
    "types.py.jinja": "93df9d75883a4eafac77dd21bc6907f3ef612e3f7841e08656618dcf6c4ce494",
}
"""The templates of upstream that ours replace, and the sha256 of each as ours was written against it."""


def ours() -> list[str]:
    return sorted(path.name for path in OURS.iterdir() if path.is_file())


@loop("name", ours())
def test_a_template_begins_with_the_reason_for_it(name: str) -> None:
    text = (OURS / name).read_text(encoding="utf-8")
    reason = re.match(r"\{#- Why: (.+?) -?#\}", text, re.DOTALL)
    assert reason, f"{name} must begin with {{#- Why: ... -#}}"
    assert len(reason[1].split()) > 5


@pytest.mark.parametrize("name", REPLACED)
def test_a_replaced_template_has_not_changed_upstream(name: str) -> None:
    digest = hashlib.sha256((UPSTREAM / name).read_bytes()).hexdigest()
    assert digest == REPLACED[name], (
        f"{name} of openapi-python-client {metadata.version('openapi-python-client')} is not the one that"
        f" generator/templates/{name} was written against. Compare the two versions of it, carry over into ours what is"
        f" of use, run make generate, read the difference in generated/, and then put {digest} here."
    )


def test_templates_hold_layout_only() -> None:
    for name in ours():
        text = re.sub(r"\{#.*?#\}", "", (OURS / name).read_text(encoding="utf-8"), flags=re.DOTALL)
        knowing = re.findall(
            r"get_untrusted_value|model_extra|python_name|class_info|get_type_string|\.template\b", text
        )
        assert knowing == [], f"{name}: what knows upstream belongs in generator/views/"
        assert max(map(len, text.splitlines())) <= 150, f"{name}: a line this long holds logic: see generator/views/"


def test_every_replaced_template_is_listed() -> None:
    assert {name for name in ours() if (UPSTREAM / name).exists()} == REPLACED.keys()


def replaced_phrases() -> list[tuple[str, str]]:
    """What client.py.jinja replaces in the text of upstream, and with what."""
    text = (OURS / "client.py.jinja").read_text(encoding="utf-8")
    pairs = re.findall(r"replace\(('(?:[^'\\]|\\.)*'), ('(?:[^'\\]|\\.)*')\)", text)
    assert len(pairs) == text.count("| replace("), "a replacement is written in a way that this test cannot read"
    return [(ast.literal_eval(old), ast.literal_eval(new)) for old, new in pairs]


@pytest.fixture(scope="module")
def upstream_client() -> str:
    """The client that upstream would make with our settings."""
    environment = Environment(
        loader=FileSystemLoader(UPSTREAM), trim_blocks=True, lstrip_blocks=True, keep_trailing_newline=True
    )
    config = SimpleNamespace(docstrings_on_attributes=True)
    return environment.get_template("client.py.jinja").render(config=config)


@pytest.mark.parametrize(("old", "new"), replaced_phrases())
def test_upstream_still_says_what_ours_replaces(old: str, new: str, upstream_client: str) -> None:
    assert old in upstream_client, f"upstream's client no longer says {old!r}: see what it says now, and replace that"
    assert new not in upstream_client, f"upstream's client says {new!r} by itself: the replacement can go"


@pytest.mark.parametrize(("old", "new"), replaced_phrases())
def test_the_replacement_is_in_the_output(old: str, new: str, committed: "Project") -> None:
    client = (committed.package / "client.py").read_text(encoding="utf-8")
    assert new in client
    assert old not in client.replace(new, "")
