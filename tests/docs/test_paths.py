"""The paths and make targets that pages name exist."""

from __future__ import annotations

import re
from pathlib import Path

from tests.loops import loop

ROOT = Path(__file__).parents[2]
PAGES = [
    "README.md",
    "CONTRIBUTING.md",
    "SECURITY.md",
    "docs/architecture.md",
    "docs/cli.md",
    "docs/ingest.md",
    "docs/maintaining.md",
    "docs/reliability.md",
    "docs/sandbox.md",
    "generator/README.md",
    "openapi/PROVENANCE.md",
    "tests/README.md",
]
PATH = re.compile(r"(?:[\w.-]+/)+(?:[\w-]+\.\w+)?|[\w-]+\.(?:py|md|ya?ml|toml|json|jinja)")
"""A folder ends with a slash, a file with its extension."""
MADE = ("build/", "dist/")
"""What commands make is not there before."""
BASES = [ROOT, ROOT / "overlay/twelvelabs_client", ROOT / "sandbox/twelvelabs_sandbox", ROOT / "tests/generator"]


def _named(text: str) -> set[str]:
    drawings = " ".join(re.findall(r"```text\n(.*?)```", text, re.DOTALL)).split()
    spans = re.findall(r"(?<!`)`([^`\n]+)`(?!`)", re.sub(r"```.*?```", "", text, flags=re.DOTALL)) + drawings
    links = [link for link in re.findall(r"\]\(([^)#]+)\)", text) if "://" not in link]
    return {span for span in spans if PATH.fullmatch(span) and not span.startswith(MADE)} | set(links)


@loop("page", PAGES)
def test_every_path_that_a_page_names_exists(page: str) -> None:
    here = ROOT / page
    named = _named(here.read_text(encoding="utf-8"))
    missing = [path for path in named if not any((base / path).exists() for base in [*BASES, here.parent])]
    assert missing == []


@loop("page", PAGES)
def test_every_make_target_that_a_page_names_exists(page: str) -> None:
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    text = (ROOT / page).read_text(encoding="utf-8")
    assert set(re.findall(r"(?:`|^\$ |^)make ([a-z]+(?:-[a-z]+)*)(?=`|\s|$)", text, re.MULTILINE)) <= targets
