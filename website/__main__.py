"""Builds the site: `python -m website`, or `make docs`. The site is in `build/site`; no file of it needs a network.

Zensical renders it, and fails on unknown references; then all links are checked.
"""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys

from .links import check
from .llms import full_text, index_text
from .pages import ROOT, Page, collect
from .reference import reference_pages
from .search import BREAK, rewrite

BUILD = ROOT / "build" / "website"
SITE = ROOT / "build" / "site"


def main() -> None:
    """Write the pages, render them, and add the texts for language models."""
    pages = [*collect(), *reference_pages()]
    shutil.rmtree(BUILD, ignore_errors=True)
    shutil.rmtree(SITE, ignore_errors=True)
    config = configuration(pages)
    pages.sort(key=lambda page: config.index(f'"{page.path}"'))
    for page in pages:
        page.write(BUILD / "pages")
    shutil.copy(ROOT / "website" / "site.css", BUILD / "pages")
    (BUILD / "zensical.toml").write_text(config, encoding="utf-8")
    command = [sys.executable, "-m", "zensical", "build", "--strict", "--clean"]
    done = subprocess.run([*command, "--config-file", str(BUILD / "zensical.toml")], check=False)
    if done.returncode:
        sys.exit(done.returncode)
    shutil.move(BUILD / "site", SITE)
    rewrite(SITE / "search.json")
    (SITE / "llms.txt").write_text(index_text(pages), encoding="utf-8")
    (SITE / "llms-full.txt").write_text(full_text(pages), encoding="utf-8")
    links = check(SITE)
    print(f"{len(pages)} pages, {links:,} links checked, in {SITE.relative_to(ROOT)}: open {SITE / 'index.html'}")


def configuration(pages: list[Page]) -> str:
    """The configuration of Zensical, with the pages of the reference in the navigation."""
    text = (ROOT / "website" / "zensical.toml").read_text(encoding="utf-8")
    reference = [page for page in pages if page.path.startswith("reference/")]
    types = [page.path for page in reference if page.path.startswith("reference/types")]
    others = ", ".join(_entry(page) for page in reference if page.path not in types)
    return text.replace('"TYPES"', json.dumps(types)).replace('"REFERENCE"', others)


def _entry(page: Page) -> str:
    """A page in the navigation. Its name may break after dots and underscores."""
    return f"{{ {json.dumps(re.sub(r'(?<=[._])', BREAK, page.title), ensure_ascii=False)} = {json.dumps(page.path)} }}"


if __name__ == "__main__":
    main()
