"""The links of the finished site, images included: each leads to a file of the site and to a place in it."""

from __future__ import annotations

import os
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urldefrag, urlsplit


class _Page(HTMLParser):
    """The links of a page, and the places in it that links may lead to."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self.links: list[str] = []
        self.places = {""}
        self.feed(path.read_text(encoding="utf-8"))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            if name in ("href", "src") and value is not None:
                self.links.append(value)
            elif name == "id" or (name == "name" and tag == "a"):
                self.places.add(value or "")


def check(site: Path) -> int:
    """The number of links within the site. Raises SystemExit with those that lead nowhere."""
    pages = {path: _Page(path) for path in site.rglob("*.html")}
    count, broken = 0, []
    for path, page in pages.items():
        for link in page.links:
            target, place = urldefrag(link)
            if urlsplit(target).scheme or target.startswith("//"):
                continue
            count += 1
            folder = site if target.startswith("/") else path.parent  # 404.html is shown for any path
            file = Path(os.path.normpath(folder / unquote(target).lstrip("/"))) if target else path
            if file.is_dir():
                file /= "index.html"
            if not file.is_file() or (file in pages and unquote(place) not in pages[file].places):
                broken.append(f"{path.relative_to(site)}: {link}")
    if broken:
        raise SystemExit("\n".join([*broken, f"{len(broken)} of {count} links lead nowhere"]))
    return count
