"""Which part of something a page shows: the page of a list, with links to the others, and the span of a clip."""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

PER_PAGE = 20


@dataclass(frozen=True)
class Pager:
    """The position of a page in a list. ``query`` is what links keep of the query string."""

    page: int
    pages: int
    total: int
    query: Mapping[str, str]

    def link(self, page: int) -> str:
        """The address of another page of the list."""
        return "?" + urlencode({**self.query, "page": page})


def page_number(query: Mapping[str, str]) -> int:
    """The number of the requested page, from 1 on; 1 if it is not valid."""
    text = query.get("page", "")
    return max(1, int(text)) if text.isascii() and text.isdigit() and len(text) < 7 else 1


def span_of(query: Mapping[str, str]) -> str:
    """The part of a clip to play, as the fragment of a media URL; empty for all of it."""
    times = [query.get(name, "") for name in ("start", "end")]
    valid = all(time.isascii() and time.replace(".", "", 1).isdigit() for time in times)
    return f"#t={','.join(times)}" if valid else ""


def make_pager(query: Mapping[str, str], total: int, limit: int = PER_PAGE) -> Pager:
    """The position of the requested page in a list of ``total`` objects."""
    kept = {name: value for name, value in query.items() if name != "page" and value}
    return Pager(page_number(query), max(1, math.ceil(total / limit)), total, kept)
