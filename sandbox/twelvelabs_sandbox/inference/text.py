"""Words of texts: what a query, a file name or metadata says, without what says nothing."""

import re
from collections.abc import Iterable

_WORD = re.compile(r"[^\W_]+")
_TOKEN = re.compile(r"\w+|[^\w\s]")
_SENTENCE = re.compile(r"(?<=[.!?])\s+|\n\s*\n")
# How many characters come at once in a stream, by turns, and in how many pieces at the most a long text comes.
_PIECES = (11, 4, 17, 8)
_MOST_PIECES = 40
# Words that say nothing in a query.
_EMPTY_WORDS = """
a an and are as at be by can do does find for from give has have how i in into is it its me my of on or our show so some
that the their them there these they this to was we were what when where which who why will with you your clip clips
moment moments scene scenes video videos picture pictures image images color colors shot shots something someone all any
each every
"""
_EMPTY = frozenset(_EMPTY_WORDS.split())
# Other words for what the sandbox knows.
_SAME = {
    "grey": "gray",
    "violet": "purple",
    "crimson": "red",
    "scarlet": "red",
    "navy": "blue",
    "azure": "blue",
    "turquoise": "cyan",
    "teal": "cyan",
    "golden": "yellow",
    "reddish": "red",
    "bluish": "blue",
    "greenish": "green",
    "motion": "moving",
    "movement": "moving",
    "moves": "moving",
    "static": "still",
    "motionless": "still",
    "silence": "silent",
    "quiet": "silent",
    "noise": "loud",
    "noisy": "loud",
    "dim": "dark",
    "darkness": "dark",
    "light": "bright",
}


def content_words(text: str) -> list[str]:
    """The words of a text that say something, in lower case, in order."""
    words = [str(word).casefold() for word in _WORD.findall(text)]
    return [_SAME.get(word, word) for word in words if word not in _EMPTY]


def name_words(filename: str | None) -> list[str]:
    """The words of a file name without its suffix; capitals within a word begin a new one."""
    stem = re.sub(r"\.\w{1,5}$", "", filename or "")
    return content_words(re.sub(r"(?<=[a-z])(?=[A-Z])|(?<=\D)(?=\d)|(?<=\d)(?=\D)", " ", stem))


def value_words(values: Iterable[object]) -> list[str]:
    """The words of metadata values: of texts, and of lists of texts."""
    flat = (item for value in values for item in (value if isinstance(value, list) else [value]))
    return [word for item in flat if isinstance(item, str) for word in content_words(item)]


def tokens(text: str) -> list[str]:
    """A text in the pieces that limits are counted in: words and signs."""
    return _TOKEN.findall(text)


def shortened(text: str, most: int) -> str:
    """The first tokens of a text, as they are written in it."""
    ends = [found.end() for found in _TOKEN.finditer(text)]
    return text if len(ends) <= most else text[: ends[most - 1]]


def sentences(text: str) -> list[str]:
    """The sentences of a text, without the space between them."""
    return [sentence.strip() for sentence in _SENTENCE.split(text) if sentence.strip()]


def pieces(text: str) -> list[str]:
    """A text as it comes in a stream: cut here and there, also within words, with nothing lost."""
    cut, start = list[str](), 0
    while start < len(text):
        size = max(_PIECES[len(cut) % len(_PIECES)], len(text) // _MOST_PIECES)
        cut.append(text[start : start + size])
        start += size
    return cut
