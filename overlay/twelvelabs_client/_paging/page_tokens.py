"""Pages that each come with a token for the next."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from twelvelabs_lowlevel.requests import Request

from .._http.decode import redacted
from ..errors import InvalidArgumentError, UnexpectedResponseError
from .listing import Page

_MAX_TOKEN_REPEATS = 20
"""Pages in a row without a new item after which the server is assumed to loop. More than for numbered pages, because a
server that sends tokens announces no total."""
_ENDLESS = "so the list would never end"
_TOKEN_FIELDS = ("page_info", "next_page_token")
"""The fields that hold the token for the next page."""


@dataclass(frozen=True, slots=True)
class PageTokens:
    """Pages that each have a token for the next, except the last.

    An error is raised if the server returns a token twice, one that cannot be decoded, or many in a row without new
    items: otherwise the items so far would look complete.
    """

    token_of: Callable[[Any], str | None]
    """The token for the next page, from a response."""
    ask_with: Callable[[Request[Any], str], Request[Any]]
    """The request for a page, from the first request and a token."""
    previous_token_of: Callable[[Any], str | None] = lambda answer: None
    """The token for the previous page, from a response; None if it has none."""

    @property
    def has_numbers(self) -> bool:
        """False."""
        return False

    def is_complete(self, page: Page[Any]) -> bool:
        """Whether as many items have been read as `total_results` of `page_info` announces."""
        total = getattr(getattr(page.answer, "page_info", None), "total_results", None)
        return isinstance(total, int) and page.items_before + len(page.items) == total

    def first_number(self, request: Request[Any]) -> int:
        """1: only pages fetched here are counted."""
        return 1

    def total_pages(self, answer: Any) -> int:
        """0: the platform does not say."""
        return 0

    def has_next(self, page: Page[Any]) -> bool:
        """Whether the page came with a token, even one that cannot be decoded."""
        return bool(self.token_of(page.answer)) or _damaged_field(page.answer) is not None

    def request_after(self, page: Page[Any]) -> Request[Any]:
        """The request with the token of the page.

        Raises:
            UnexpectedResponseError: The server repeats itself.
        """
        token = self.token_of(page.answer) or ""
        if not token:
            field = _damaged_field(page.answer)
            raise _unexpected(page, f"with a {field!r} that cannot be decoded, so there is no way to the next page")
        if page.listing.tokens.setdefault(token, page.number) != page.number:
            raise _unexpected(page, f"with a page token that it had already returned, {_ENDLESS}")
        if page.repeats >= _MAX_TOKEN_REPEATS:
            in_a_row = f"as the last of {_MAX_TOKEN_REPEATS} in a row with a token but without a new item"
            raise _unexpected(page, f"{in_a_row}, {_ENDLESS}")
        return self.ask_with(page.listing.first, token)

    def has_previous(self, page: Page[Any]) -> bool:
        """Whether the page came with a token for the previous one."""
        return page.number > 1 and bool(self.previous_token_of(page.answer))

    def request_before(self, page: Page[Any]) -> Request[Any]:
        """The request with that token."""
        return self.ask_with(page.listing.first, self.previous_token_of(page.answer) or "")

    def request_at(self, first: Request[Any], number: int) -> Request[Any]:
        """Raises InvalidArgumentError: only adjacent pages can be requested."""
        raise InvalidArgumentError("these pages have no numbers: use next_page() to go from one to the next")

    def resized(self, first: Request[Any], size: int) -> Request[Any] | None:
        """None: the first request of a search is sent once, and its page size applies to all pages."""
        return None

    def numbers_after(self, page: Page[Any]) -> range:
        """No pages: each page has the token of the next."""
        return range(0)

    def continues(self, page: Page[Any], answer: Any, number: int) -> bool:
        """False: no page is fetched before its predecessor."""
        return False

    def total_items(self, answer: Any) -> int | None:
        """None: a token leads to the items after its page, whatever was removed from the list."""
        return None


def _damaged_field(answer: Any) -> str | None:
    """The field of a token that could not be decoded: its raw value is in `additional_properties`."""
    for model in (answer, getattr(answer, "page_info", None)):
        raw = getattr(model, "additional_properties", {})
        for name in _TOKEN_FIELDS:
            if hasattr(model, name) and raw.get(name) is not None and getattr(model, name) is None:
                return name
    return None


def _unexpected(page: Page[Any], how: str) -> UnexpectedResponseError:
    first = page.listing.first
    return UnexpectedResponseError(
        f"{first.method} {first.path}: the platform responded to page {page.number} {how}."
        f" The {page.items_before + len(page.items)} items before this are valid; whether there are more is not known.",
        response=redacted(page.response),
    )
