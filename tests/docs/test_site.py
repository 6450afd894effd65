"""The pages of the site: their Python blocks run, in order, in the sandbox; what they link to exists."""

from __future__ import annotations

import logging
import re
import shutil
import sys
import tomllib
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from types import ModuleType
from typing import Any

import fsspec
import pytest
from twelvelabs_client import TwelveLabs
from twelvelabs_sandbox import Sandbox

from tests.docs.blocks import mark_of
from tests.ingest.local_stores import store
from website.__main__ import configuration
from website.links import check
from website.pages import collect
from website.reference import reference_pages
from website.search import BREAK, ranked

ROOT = Path(__file__).parents[2]
CLIP = ROOT / "examples/media/big_buck_bunny_5s.mp4"
PAGES = sorted(path for folder in ("guides", "cookbook") for path in (ROOT / "docs" / folder).rglob("*.md"))
PAGES += [
    page for name in ("quickstart", "install", "migration", "lowlevel") if (page := ROOT / f"docs/{name}.md").exists()
]


_ONLY_THERE = {"frameworks": "qdrant_client", "stores": "moto"}
"""A package that only the group of a mark has."""


def marked(page: Path) -> Any:
    """A page, with the mark that it names."""
    if not (mark := mark_of(page)):
        return pytest.param(page, id=page.stem)
    is_missing = find_spec(_ONLY_THERE[mark]) is None
    skipped = pytest.mark.skipif(is_missing, reason=f"make test-{mark} installs what it needs")
    return pytest.param(page, marks=[getattr(pytest.mark, mark), skipped], id=page.stem)


@contextmanager
def bucket_of(page: Path, folder: Path) -> Iterator[None]:
    """What a page on an object store knows: `s3://bucket/videos`, which has the clip."""
    if mark_of(page) != "stores":
        yield
        return
    with store("s3", folder) as bucket:
        fsspec.filesystem("s3").put_file(str(CLIP), f"{bucket}/videos/{CLIP.name}")
        yield


@pytest.fixture
def as_before() -> Iterator[None]:
    """What pages set up for a process ends with the test."""
    client, root = logging.getLogger("twelvelabs_client"), logging.getLogger()
    levels, handlers = (client.level, root.level), root.handlers[:]
    yield
    client.setLevel(levels[0])
    root.setLevel(levels[1])
    root.handlers[:] = handlers


@pytest.mark.usefixtures("fast_polling", "as_before")
@pytest.mark.parametrize("page", [*map(marked, PAGES)])
def test_python_blocks_run(page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Blocks know `client`, and `index`, which has the clip `big_buck_bunny_5s.mp4` of the working directory."""
    shutil.copy(CLIP, tmp_path)
    monkeypatch.chdir(tmp_path)
    module = ModuleType("page")
    monkeypatch.setitem(sys.modules, "page", module)  # where dataclasses look for their module
    with Sandbox(speed=1000) as sandbox, bucket_of(page, tmp_path):
        monkeypatch.setenv("TWELVE_LABS_API_KEY", sandbox.api_key)
        monkeypatch.setenv("TWELVELABS_BASE_URL", sandbox.base_url)
        with TwelveLabs() as client:
            asset = client.assets.upload("big_buck_bunny_5s.mp4", wait=True)
            index = client.indexes.create(
                index_name="trailers", models=[{"model_name": "marengo3.0", "model_options": ["visual", "audio"]}]
            )
            made = client.indexes.indexed_assets.create(index.id, asset_id=asset.id)
            client.indexes.indexed_assets.wait_until_ready(index.id, made.id)
            vars(module).update(client=client, index=index, asset=asset)
            text = page.read_text(encoding="utf-8")
            for block in re.findall(r"^```python\n(.*?)^```", text, re.DOTALL | re.MULTILINE):
                exec(compile(block, f"{page.name}: {block.splitlines()[0]}", "exec"), vars(module))
            for made in vars(module).values():
                if isinstance(made, TwelveLabs):
                    made.close()


def test_pages_link_to_what_exists() -> None:
    written, reference = collect(), reference_pages()
    paths = {page.path for page in (*written, *reference)}
    assert len(reference) > 25
    for page in written:
        for link in re.findall(r"\]\((?!https?:|#|mailto:)([^)#]+\.md)", page.text):
            target = (Path("/") / page.path).parent.joinpath(link).resolve()
            assert str(target.relative_to("/")) in paths, (page.path, link)


def test_the_navigation_has_every_page() -> None:
    pages = [*collect(), *reference_pages()]

    def paths(entry: Any) -> Iterator[str]:
        if isinstance(entry, str):
            yield entry
        else:
            for below in entry.values() if isinstance(entry, dict) else entry:
                yield from paths(below)

    navigation = tomllib.loads(configuration(pages))["project"]["nav"]
    assert sorted(paths(navigation)) == sorted(page.path for page in pages)


def test_links_that_lead_nowhere_are_found(tmp_path: Path) -> None:
    (tmp_path / "below").mkdir()
    (tmp_path / "index.html").write_text('<h1 id="a b"></h1><a href="below/page.html#x">')
    page = tmp_path / "below" / "page.html"
    page.write_text('<a id="x" href="../index.html#a%20b"><a href="https://else.where/"><a href="/"><a href="#x">')
    assert check(tmp_path) == 4
    page.write_text('<img src="none.svg"><a href="#y"><a id="x" href="../index.html#b">')
    with pytest.raises(SystemExit) as broken:
        check(tmp_path)
    assert str(broken.value).splitlines()[-1] == "3 of 4 links lead nowhere"


def test_searches_find_guides_first_and_methods_once_by_their_full_names() -> None:
    def item(location: str, title: str, name: str) -> dict[str, Any]:
        return {"location": location, "title": title, "text": "", "path": ["Reference", name]}

    assets, types = "reference/assets.html", "reference/types_a.html"
    member, model = f"{assets}#twelvelabs_client.resources.assets.", f"{types}#twelvelabs_lowlevel.models.asset.Asset"
    label = " <small><code>instance-attribute</code></small>"
    name = f"client.{BREAK}assets"
    found = ranked(
        [
            item(assets, "client.assets", name),
            item(f"{member}Assets.with_raw_response", f"with_raw_response{label}", name),
            item(f"{member}Assets.upload", "upload", name),
            item(f"{member}AsyncAssets.upload", "upload <small><code>async</code></small>", name),
            item("reference/types.html", "Types", "Types"),
            item("reference/types.html#a", "A", "Types"),
            item(types, "Types: A", "Types: A"),
            item(model, "Asset", "Types: A"),
            item(f"{model}.filename", f"filename{label}", "Types: A"),
            item("guides/uploads.html", "Uploads", "Uploads"),
        ]
    )
    assert {each["title"]: each["text"] for each in found} == {
        "Uploads": "",
        "client.assets": " with_raw_response",
        "client.assets.upload": "",
        "Reference: Types": "",
        "Reference: Types: A": "",
        "twelvelabs_client.types.Asset": " filename",
    }
    assert found[0]["title"] == "Uploads"


def test_programs_are_shown_below_their_links() -> None:
    page = next(page for page in collect() if page.path == "cookbook/fastapi.md")
    program = (ROOT / "examples/frameworks/fastapi_service.py").read_text(encoding="utf-8")
    assert f"fastapi_service.py)\n\n```python\n{program}```\n" in page.text
