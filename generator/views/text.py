"""Text of the contract as it may stand in Python source. Whatever comes from the contract passes through here."""

from openapi_python_client import strings
from openapi_python_client.schema.untrusted_string import UntrustedString


def raw(text: UntrustedString | str | None) -> str:
    """The text as the contract has it; empty for none."""
    return text.get_untrusted_value() if isinstance(text, UntrustedString) else text or ""


def literal(text: UntrustedString | str) -> str:
    """A string literal, with its quotes."""
    return f'"{strings.in_double_quote_literal(text)}"'


def prose(text: UntrustedString | str | None) -> str:
    """Text for a docstring: it neither ends the docstring nor holds an escape sequence."""
    return strings.safe_for_docstring(raw(text))
