"""Exceptions of other libraries stay the causes of our errors, but one that holds a secret is replaced by its text."""

from __future__ import annotations

from twelvelabs_lowlevel.errors import TwelveLabsError
from twelvelabs_lowlevel.redaction import redact, shown

_MAX_TEXT = 20_000
"""Characters. A cause that holds more, such as a whole body, is replaced as well."""


class RedactedError(Exception):
    """Takes the place of another library's exception whose text held a secret: its class and text, redacted."""


def clean_causes(error: BaseException) -> None:
    """Replace the exceptions behind an error that hold secrets: its causes and contexts, at any depth."""
    replaced: dict[int, BaseException] = {}
    pending = [error]
    while pending:
        one = pending.pop()
        cause, context = one.__cause__, one.__context__
        for other in (cause, context):
            if other is not None and id(other) not in replaced:
                clean = other if isinstance(other, TwelveLabsError) or _is_clean(other) else _redacted(other)
                replaced[id(other)] = replaced[id(clean)] = clean
                pending.append(clean)
        if context is not None and replaced[id(context)] is not context:
            one.__context__ = replaced[id(context)]
        if cause is not None and replaced[id(cause)] is not cause:
            one.__cause__ = replaced[id(cause)]


def _is_clean(error: BaseException) -> bool:
    if isinstance(error, BaseExceptionGroup) and not all(map(_is_clean, error.exceptions)):
        return False
    held = [*error.args, *vars(error).values()]
    texts = [str(error), repr(error), *map(str, getattr(error, "__notes__", ()))]
    texts += [one if isinstance(one, str) else one.decode("latin-1") for one in held if isinstance(one, str | bytes)]
    return all(len(text) <= _MAX_TEXT and redact(text) == text for text in texts)


def _redacted(error: BaseException) -> RedactedError:
    kind = type(error)
    text = str(error)
    if isinstance(error, BaseExceptionGroup):
        text = "; ".join([text, *(f"{type(one).__name__}: {one}" for one in error.exceptions)])
    stand_in = RedactedError(f"{kind.__module__}.{kind.__qualname__}: {shown(text)}")
    stand_in.__traceback__ = error.__traceback__
    stand_in.__cause__, stand_in.__context__ = error.__cause__, error.__context__
    stand_in.__suppress_context__ = error.__suppress_context__
    for note in getattr(error, "__notes__", ()):
        stand_in.add_note(shown(str(note)))
    return stand_in
