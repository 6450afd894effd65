"""Words, tokens and sentences of texts: queries, file names, metadata."""

import re
from collections.abc import Iterable

_WORD = re.compile(r"[^\W_]+")
_TOKEN = re.compile(r"\w+|[^\w\s]")
_SENTENCE = re.compile(r"(?<=[.!?])\s+|\n\s*\n")
# The characters of each piece of a stream, in turn, and about how many pieces a long text has at most.
_PIECE_SIZES = (11, 4, 17, 8)
_MAX_PIECES = 40
_STOP_WORDS_TEXT = """
a an and are as at be by can do does find for from give has have how i in into is it its me my of on or our show so some
that the their them there these they this to was we were what when where which who why will with you your clip clips
moment moments scene scenes video videos picture pictures image images color colors shot shots something someone all any
each every
"""
_STOP_WORDS = frozenset(_STOP_WORDS_TEXT.split())
# Synonyms for words that the sandbox knows.
_SYNONYMS = {
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
    """The words of a text without stop words, in lower case and in order; synonyms are normalized."""
    words = [str(word).casefold() for word in _WORD.findall(text)]
    return [_SYNONYMS.get(word, word) for word in words if word not in _STOP_WORDS]


def name_words(filename: str | None) -> list[str]:
    """The words of a file name without its suffix. CamelCase and digits are split into words."""
    stem = re.sub(r"\.\w{1,5}$", "", filename or "")
    return content_words(re.sub(r"(?<=[a-z])(?=[A-Z])|(?<=\D)(?=\d)|(?<=\d)(?=\D)", " ", stem))


def value_words(values: Iterable[object]) -> list[str]:
    """The words of metadata values: of strings and lists of strings."""
    flat = (item for value in values for item in (value if isinstance(value, list) else [value]))
    return [word for item in flat if isinstance(item, str) for word in content_words(item)]


def tokens(text: str) -> list[str]:
    """The tokens that limits count: words and punctuation marks."""
    return _TOKEN.findall(text)


def shortened(text: str, most: int) -> str:
    """A text cut off after ``most`` tokens."""
    ends = [found.end() for found in _TOKEN.finditer(text)]
    return text if len(ends) <= most else text[: ends[most - 1]]


def sentences(text: str) -> list[str]:
    """The sentences of a text, without the whitespace between them."""
    return [sentence.strip() for sentence in _SENTENCE.split(text) if sentence.strip()]


def pieces(text: str) -> list[str]:
    """A text cut into the pieces of a stream, also within words, with nothing lost."""
    cut, start = list[str](), 0
    while start < len(text):
        size = max(_PIECE_SIZES[len(cut) % len(_PIECE_SIZES)], len(text) // _MAX_PIECES)
        cut.append(text[start : start + size])
        start += size
    return cut
