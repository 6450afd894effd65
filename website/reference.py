"""The reference, generated from the code: a page for each resource of the clients, errors, types and other modules."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.util import resolve_name
from itertools import groupby

import twelvelabs_client
from twelvelabs_client import AsyncTwelveLabs, TwelveLabs, ingest
from twelvelabs_lowlevel import models

from .pages import Page

_BOTH = """=== "Sync"

    ::: {sync}

=== "Async"

    ::: {asynchronous}
        options:
          heading_level: 3
"""
"""The table of contents has headings of the second level: each method once."""
_CLASS = """::: {path}
    options:
      show_root_heading: true
      show_root_toc_entry: true
      show_root_full_path: false
      heading_level: 2
"""
_INHERITED = "      inherited_members: true\n"
_MODEL = (
    _CLASS
    + """      filters: ["!^_", "!^(from_dict|additional_properties)$"]
"""
)
_MODULES = {
    "uploads": ("Uploads", ["UploadOptions", "UploadEvent"]),
    "results": ("Pagers, streams and outcomes", ["Pager", "AsyncPager", "Stream", "AsyncStream", "Outcome"]),
    "settings": ("Retries", ["RetryPolicy"]),
    "webhooks": ("Webhooks", ["twelvelabs_client.webhooks"]),
    "ingest": ("Ingest", ["twelvelabs_client.ingest"]),
    "structured": ("Structured answers", ["twelvelabs_client.structured"]),
    "errors": ("Errors", ["twelvelabs_client.errors"]),
    "sandbox": ("Sandbox", ["twelvelabs_sandbox"]),
}
"""The pages other than those of resources: their titles, and names of the package or modules."""


def reference_pages() -> list[Page]:
    """All pages of the reference."""
    with TwelveLabs("key") as client:
        asynchronous = AsyncTwelveLabs("key")
        resources = list(_resources(client, asynchronous, "client"))
    pages = [Page("reference/client.md", "# Clients\n\n" + _tabs(TwelveLabs, AsyncTwelveLabs))]
    for name, sync, other in resources:
        text = f"# {name}\n\n{_tabs(type(sync), type(other))}"
        pages.append(Page(f"reference/{name.removeprefix('client.').replace('.', '_')}.md", text))
    for name, (title, members) in _MODULES.items():
        blocks = "\n".join(map(_block, members))
        pages.append(Page(f"reference/{name}.md", f"# {title}\n\n{blocks}"))
    pages += _models()
    listed = "\n".join(f"- [{page.title}]({page.path.removeprefix('reference/')})" for page in pages)
    return [Page("reference/index.md", f"# Reference\n\nMade from the code of this version.\n\n{listed}\n"), *pages]


def _resources(sync: object, asynchronous: object, name: str) -> Iterator[tuple[str, object, object]]:
    """The resources below an object, with their names on the client."""
    for attribute in sorted(dir(type(sync))):
        if attribute.startswith(("_", "with_")):
            continue
        found = getattr(sync, attribute)
        if type(found).__module__.startswith("twelvelabs_client.resources"):
            other = getattr(asynchronous, attribute)
            yield f"{name}.{attribute}", found, other
            yield from _resources(found, other, f"{name}.{attribute}")


def _models() -> list[Page]:
    """The types of requests and responses: all names, and a page for each first letter."""
    names = sorted(models.__all__)
    paths = {name: f"{resolve_name(module, models.__name__)}.{name}" for name, module in models._MODULES.items()}
    listed, pages = [], []
    for letter, group in groupby(names, key=lambda name: name[0]):
        members = list(group)
        links = ", ".join(f"[{name}][{paths[name]}]" for name in members)
        listed.append(f"## {letter}\n\n{links}")
        blocks = "\n".join(_MODEL.format(path=paths[name]) for name in members)
        pages.append(Page(f"reference/types_{letter.lower()}.md", f"# Types: {letter}\n\n{blocks}"))
    text = "# Types\n\nThe types of requests and responses. Import them from `twelvelabs_client.types`.\n\n"
    return [Page("reference/types.md", text + "\n\n".join(listed)), *pages]


def _tabs(sync: type, asynchronous: type) -> str:
    return _BOTH.format(sync=_path_of(sync), asynchronous=_path_of(asynchronous))


def _block(member: str) -> str:
    """A module, whose name is the title of its page, or a class of the package."""
    found = getattr(twelvelabs_client, member, None)
    if isinstance(found, type):
        return _CLASS.format(path=_path_of(found)) + _INHERITED
    if member == ingest.__name__:  # its constants are for schedulers of one's own
        return f"::: {member}\n    options:\n      members: {[name for name in ingest.__all__ if not name.isupper()]}\n"
    return f"::: {member}\n"


def _path_of(found: type) -> str:
    return f"{found.__module__}.{found.__qualname__}"
