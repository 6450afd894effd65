"""Builds the site: `python -m website`, or `make docs`. The site is in `build/site`; no file of it needs a network.

Zensical renders it, and fails on broken links and references.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys

from .llms import full_text, index_text
from .pages import ROOT, Page, collect
from .reference import reference_pages

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
    (SITE / "llms.txt").write_text(index_text(pages), encoding="utf-8")
    (SITE / "llms-full.txt").write_text(full_text(pages), encoding="utf-8")
    print(f"{len(pages)} pages in {SITE.relative_to(ROOT)}: open {SITE / 'index.html'}")


def configuration(pages: list[Page]) -> str:
    """The configuration of Zensical, with the pages of the reference in the navigation."""
    text = (ROOT / "website" / "zensical.toml").read_text(encoding="utf-8")
    paths = [page.path for page in pages if page.path.startswith("reference/")]
    types = [path for path in paths if path.startswith("reference/types")]
    others = [path for path in paths if path not in types]
    return text.replace('"TYPES"', json.dumps(types)).replace('"REFERENCE"', json.dumps(others)[1:-1])


if __name__ == "__main__":
    main()
