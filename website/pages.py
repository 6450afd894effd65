"""The handwritten pages of the site, with their links rewritten to paths in the site."""

from __future__ import annotations

import os
import re
import shutil
import tomllib
from dataclasses import dataclass, field
from pathlib import Path

from .notebook import as_markdown

ROOT = Path(__file__).parents[1]
ELSEWHERE = {
    "index.md": "README.md",
    "changelog.md": "CHANGELOG.md",
    "contributing.md": "CONTRIBUTING.md",
    "security.md": "SECURITY.md",
}
"""Pages outside docs/, by their path in the site."""
NOT_PAGES = ("api.md",)
"""Pages of docs/ that the generated reference replaces."""
_PROGRAM = re.compile(r"^\[[^\]]+\]\(([^)]+\.py)\)$", re.MULTILINE)
"""A link to a program, alone on a line: the site shows the program below it."""
_LINK = re.compile(r"(\]\(|href=\"|src=\")(?!https?://|#|mailto:|data:)([^)#\"]+)(#[^)\"]*)?([)\"])")


@dataclass(frozen=True)
class Page:
    """A page in Markdown: its path in the site, and its text."""

    path: str
    text: str
    files: tuple[Path, ...] = field(default=())
    """Images that it shows, copied beside it."""

    @property
    def address(self) -> str:
        """Where the site has it."""
        return f"{self.path.removesuffix('.md')}.html"

    @property
    def title(self) -> str:
        """The first heading."""
        return next((line[2:].strip() for line in self.text.splitlines() if line.startswith("# ")), self.path)

    @property
    def summary(self) -> str:
        """The first paragraph of prose, in one line and without links."""
        text = re.sub(r"^```.*?^```$", "", self.text, flags=re.MULTILINE | re.DOTALL)
        parts = [part.strip() for part in re.split(r"\n\s*\n", text)]
        prose = next((part for part in parts if part and part[0] not in "#|<!=:"), "")
        return re.sub(r"\s+", " ", re.sub(r"\[([^\]]+)\]\([^)]+\)", r"\1", prose))

    def write(self, folder: Path) -> None:
        """Write the page and its images."""
        path = folder / self.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(self.text, encoding="utf-8")
        for file in self.files:
            shutil.copy(file, path.parent)


def collect() -> list[Page]:
    """All handwritten pages."""
    found = (path for suffix in ("*.md", "*.ipynb") for path in sorted((ROOT / "docs").rglob(suffix)))
    sources = {str(path.relative_to(ROOT / "docs").with_suffix(".md")): path for path in found}
    sources = {path: source for path, source in sources.items() if path not in NOT_PAGES}
    sources |= {path: ROOT / name for path, name in ELSEWHERE.items()}
    places = {source: path for path, source in sources.items()}
    return [_page(path, source, places) for path, source in sources.items()]


def _page(path: str, source: Path, places: dict[Path, str]) -> Page:
    files: list[Path] = []

    def resolved(match: re.Match[str]) -> str:
        begin, link, anchor, end = match.groups()
        target = Path(os.path.normpath(source.parent / link))
        if target in places:
            to = os.path.relpath(places[target], Path(path).parent)
        elif target == ROOT / "docs" / "api.md":
            to = os.path.relpath("reference/index.md", Path(path).parent)
        elif target.suffix in (".png", ".svg", ".gif"):
            files.append(target)
            to = target.name
        elif target.exists():
            to = f"{repository()}/blob/main/{target.relative_to(ROOT)}"
        else:
            raise SystemExit(f"{source.relative_to(ROOT)} links to {link}, which does not exist")
        return f"{begin}{to}{anchor or ''}{end}"

    def with_program(match: re.Match[str]) -> str:
        program = (source.parent / match[1]).read_text(encoding="utf-8")
        return f"{match[0]}\n\n```python\n{program}```"

    text = as_markdown(source) if source.suffix == ".ipynb" else source.read_text(encoding="utf-8")
    text = _PROGRAM.sub(with_program, text)
    parts = re.split(r"(^```.*?^```$)", text, flags=re.MULTILINE | re.DOTALL)
    parts[::2] = [_LINK.sub(resolved, part) for part in parts[::2]]
    return Page(path, "".join(parts), tuple(files))


def repository() -> str:
    """The address of the repository, which pyproject.toml states."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    address: str = project["urls"]["Repository"]
    return address
