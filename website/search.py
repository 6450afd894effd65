"""The search of the site: guides come before the reference, and each method is found once, by its full name.

Zensical ranks a match by its position in the title and has no setting for it. Its index has one item for each heading.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

BREAK = "\N{ZERO WIDTH SPACE}"
"""Where long names in the navigation may break."""
_LABELS = re.compile(r"\s*<small>.*", re.DOTALL)
_MODULES = ("errors", "ingest", "structured", "types", "webhooks")
"""Modules of the package that users import from."""
_ATTRIBUTE = re.compile(r"<code>(class-attribute|instance-attribute|property)</code>")


def rewrite(path: Path) -> None:
    """Rewrite the index that Zensical has written."""
    index = json.loads(path.read_text(encoding="utf-8"))
    index["items"] = ranked(index["items"])
    path.write_text(json.dumps(index, ensure_ascii=False), encoding="utf-8")


def ranked(items: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """The items in the order of results that match equally well.

    Attributes are found as text of their class, and asynchronous methods as the synchronous ones, which are in the tab
    beside them.
    """
    first = [item for item in items if not item["location"].startswith("reference/")]
    found: dict[str, dict[str, Any]] = {}
    for item in items:
        if not item["location"].startswith("reference/"):
            continue
        page, _, anchor = item["location"].partition("#")
        owner = anchor.rpartition(".")[0]
        class_name = owner.rpartition(".")[2]
        title = _LABELS.sub("", item["title"])
        if class_name.startswith("Async") and item["location"].replace(".Async", ".", 1) in found:
            continue
        if _ATTRIBUTE.search(item["title"]):
            found.get(f"{page}#{owner}", found[page])["text"] += f" {title}"
            continue
        if anchor and not owner:  # a letter in the list of all types
            continue
        if owner:
            title = ".".join([*_prefix(item["path"][-1].replace(BREAK, ""), page, class_name), title])
        if not title.startswith(("client.", "twelvelabs_client.")):
            title = f"Reference: {title}"
        found[item["location"]] = {**item, "title": title}
    return [*first, *found.values()]


def _prefix(page_title: str, page: str, class_name: str) -> list[str]:
    """What comes before the name of a member in programs."""
    if page_title.startswith("client."):
        return [page_title]
    stem = Path(page).stem.partition("_")[0]
    names = [] if stem == "sandbox" else ["twelvelabs_client"]  # its package would match what looks for the sandbox
    names += [stem] if stem in _MODULES else []
    return [*names, class_name] if class_name[:1].isupper() else names
