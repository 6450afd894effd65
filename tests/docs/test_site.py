"""The pages of the site: their Python blocks run, in order, in the sandbox; what they link to exists."""

from __future__ import annotations

import re
import shutil
import sys
from pathlib import Path
from types import ModuleType

import pytest
from twelvelabs_client import TwelveLabs
from twelvelabs_sandbox import Sandbox

from website.pages import collect
from website.reference import reference_pages

ROOT = Path(__file__).parents[2]
PAGES = sorted(path for folder in ("guides", "cookbook") for path in (ROOT / "docs" / folder).rglob("*.md"))
PAGES += [
    page for name in ("quickstart", "install", "migration", "lowlevel") if (page := ROOT / f"docs/{name}.md").exists()
]


@pytest.mark.usefixtures("fast_polling")
@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_python_blocks_run(page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Blocks know `client`, and `index`, which has the clip `big_buck_bunny_5s.mp4` of the working directory."""
    shutil.copy(ROOT / "examples/media/big_buck_bunny_5s.mp4", tmp_path)
    monkeypatch.chdir(tmp_path)
    module = ModuleType("page")
    monkeypatch.setitem(sys.modules, "page", module)  # where dataclasses look for their module
    with Sandbox(speed=1000) as sandbox:
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
