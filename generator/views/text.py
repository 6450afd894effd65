"""Text of the contract, made safe for Python source. All text from the contract goes through these functions."""

from openapi_python_client import strings
from openapi_python_client.schema.untrusted_string import UntrustedString


def raw(text: UntrustedString | str | None) -> str:
    """The text as it is in the contract; empty for None. Not safe for source."""
    return text.get_untrusted_value() if isinstance(text, UntrustedString) else text or ""


def literal(text: UntrustedString | str) -> str:
    """A string literal with its quotes."""
    return f'"{strings.in_double_quote_literal(text)}"'


def prose(text: UntrustedString | str | None) -> str:
    """Text for a docstring: it cannot end the docstring, and contains no escape sequence."""
    return strings.safe_for_docstring(raw(text))
