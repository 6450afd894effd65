"""The reference, generated from the code: a page for each resource of the clients, errors, types and other modules."""

from __future__ import annotations

from collections.abc import Iterator

import twelvelabs_client
from twelvelabs_client import AsyncTwelveLabs, TwelveLabs

from .pages import Page

_BOTH = """=== "Sync"

    ::: {sync}

=== "Async"

    ::: {asynchronous}
"""
_MODULES = {
    "uploads": ("Uploads", ["UploadOptions", "UploadEvent"]),
    "results": ("Pagers, streams and outcomes", ["Pager", "AsyncPager", "Stream", "AsyncStream", "Outcome"]),
    "settings": ("Retries", ["RetryPolicy"]),
    "webhooks": ("Webhooks", ["twelvelabs_client.webhooks"]),
    "ingest": ("Ingest", ["twelvelabs_client.ingest"]),
    "structured": ("Structured answers", ["twelvelabs_client.structured"]),
    "errors": ("Errors", ["twelvelabs_client.errors"]),
    "types": ("Types", ["twelvelabs_client.types"]),
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
        blocks = "\n".join(f"::: {_path(member)}\n" for member in members)
        pages.append(Page(f"reference/{name}.md", f"# {title}\n\n{blocks}"))
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


def _tabs(sync: type, asynchronous: type) -> str:
    return _BOTH.format(sync=_path_of(sync), asynchronous=_path_of(asynchronous))


def _path(member: str) -> str:
    return member if "." in member or member == "twelvelabs_sandbox" else _path_of(getattr(twelvelabs_client, member))


def _path_of(found: type) -> str:
    return f"{found.__module__}.{found.__qualname__}"
