from __future__ import annotations

from attrs import define as _define

from .. import responses as _d


@_define
class TextInputRequest(_d.RequestModel):
    """A text to embed."""

    input_text: str
    """The text, at most 500 tokens."""
