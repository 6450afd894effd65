"""Which page had each item of a list, so that no item is returned twice while reading it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TypeVar

T = TypeVar("T")

_ID_FIELDS = ("id", "upload_id", "index")


def item_key(item: object) -> object:
    """The key that identifies an item within its list; None if it has none. A field that is a model is not a key."""
    for name in _ID_FIELDS:
        value = getattr(item, name, None)
        if isinstance(value, str | int):
            return value
    return None


class SeenItems:
    """The keys of the items on the pages read so far. An item without a key is always new."""

    def __init__(self, given: Iterable[object] = ()) -> None:
        """`given` are items that precede the first page."""
        self._page_of: dict[object, int] = {}
        self._keys_on: dict[int, list[object]] = {}
        self.take_new(list(given), 0)

    def take_new(self, items: Sequence[T], number: int, *, is_backwards: bool = False) -> list[T]:
        """The items of a page that no page read earlier in the same direction had.

        Items of pages on the other side are returned again: those were read in the other direction. So are items of an
        earlier read of this page, since some may have moved to the next.
        """
        for key in self._keys_on.pop(number, ()):
            if self._page_of.get(key) == number:
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

    def was_given(self, item: object, number: int) -> bool:
        """Whether an earlier page than this has given an item."""
        return self._page_of.get(item_key(item), number) < number

    def has_repeats(self, items: Sequence[object], number: int) -> bool:
        """Whether an item is twice on this page, or was on an earlier page."""
        keys = [key for item in items if (key := item_key(item)) is not None]
        return len(set(keys)) < len(keys) or any(self._page_of.get(key, number) < number for key in keys)
