"""Which page gave each item of a list, so that no item is given twice on the way through it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TypeVar

T = TypeVar("T")

_ID_FIELDS = ("id", "upload_id", "index")


def item_key(item: object) -> object:
    """What identifies an item within its list; None if nothing does."""
    return next((value for name in _ID_FIELDS if (value := getattr(item, name, None)) is not None), None)


class SeenItems:
    """The keys of the items that the pages read so far have given. An item without a key is always new."""

    def __init__(self, given: Iterable[object] = ()) -> None:
        """`given` are items that came before the first page."""
        self._page_of: dict[object, int] = {}
        self._keys_on: dict[int, list[object]] = {}
        self.take_new(list(given), 0)

    def take_new(self, items: Sequence[T], number: int, *, is_backwards: bool = False) -> list[T]:
        """The items of a page that no page read earlier in the same direction has given.

        Items of pages on the other side are given again: those were read on another way through the list. So are items
        from an earlier reading of this page: it may since have lost some to the next.
        """
        for key in self._keys_on.pop(number, ()):
            if self._page_of[key] == number:
                del self._page_of[key]
        new: list[T] = []
        here: list[object] = []
        for item in items:
            key = item_key(item)
            page = self._page_of.get(key)
            if page is not None and (page == number or (page > number) is is_backwards):
                continue
            new.append(item)
            if key is not None:
                self._page_of[key] = number
                here.append(key)
        self._keys_on[number] = here
        return new

    def has_repeats(self, items: Sequence[object], number: int) -> bool:
        """Whether an item of a page comes twice on it, or came on an earlier page."""
        keys = [key for item in items if (key := item_key(item)) is not None]
        return len(set(keys)) < len(keys) or any(self._page_of.get(key, number) < number for key in keys)
