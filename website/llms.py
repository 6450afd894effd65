"""The pages for language models: an index and one text of all, as https://llmstxt.org describes them."""

from __future__ import annotations

from collections.abc import Sequence

from .notebook import OUTPUT
from .pages import Page

_INTRODUCTION = """# twelvelabs-client

> A Python client for the TwelveLabs video understanding API: upload, index, search, analyze and embed videos,
> synchronously or asynchronously. A local sandbox runs all of it without a key or a network. Not affiliated with
> TwelveLabs.
"""


def index_text(pages: Sequence[Page]) -> str:
    """`llms.txt`: a line for each page."""
    lines = [f"- [{page.title}]({page.address}): {page.summary}" for page in _handwritten(pages)]
    reference = [f"- [{page.title}]({page.address})" for page in pages if page not in _handwritten(pages)]
    return "\n".join([_INTRODUCTION, "## Pages\n", *lines, "\n## Optional\n", *reference, ""])


def full_text(pages: Sequence[Page]) -> str:
    """`llms-full.txt`: all handwritten pages, without the images and HTML of notebooks."""
    text = "\n\n".join([_INTRODUCTION, *(page.text.strip() for page in _handwritten(pages)), ""])
    return "".join(line for line in text.splitlines(keepends=True) if not line.startswith(OUTPUT))


def _handwritten(pages: Sequence[Page]) -> list[Page]:
    return [page for page in pages if not page.path.startswith("reference/")]
