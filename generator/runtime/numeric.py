"""Numbers that callers give. Any type of number is accepted, such as those of NumPy; anything else is refused."""

import operator
from numbers import Real

from .errors import ArgumentError, TwelveLabsError


def integer(
    name: str,
    value: object,
    *,
    at_least: int,
    at_most: int | None = None,
    wanted: str = "",
    error: type[TwelveLabsError] = ArgumentError,
) -> int:
    """The value as an int. Raises `error` for one outside of these bounds, and for anything that is no integer."""
    number = _index(value)
    if number is None or number < at_least or (at_most is not None and number > at_most):
        bounds = f"at least {at_least}" if at_most is None else f"{at_least} to {at_most:,}"
        raise error(f"{name} must be {wanted or bounds}, not {value!r}")
    return number


def number(
    name: str, value: object, *, wanted: str, above: float = -1.0, error: type[TwelveLabsError] = ArgumentError
) -> float:
    """The value as a float, which may be infinite. Raises `error` for one that is not above a limit, negative or NaN,
    and for anything that is not a number."""
    found = _float(value)
    if found is None or not found >= 0 or not found > above:
        raise error(f"{name} must be {wanted}, not {value!r}")
    return found


def _index(value: object) -> int | None:
    if isinstance(value, bool):
        return None
    try:
        return operator.index(value)  # type: ignore[arg-type]  # raises TypeError for what is no integer
    except TypeError:
        return None


def _float(value: object) -> float | None:
    if isinstance(value, bool):
        return None
    try:
        return float(value if isinstance(value, Real) else operator.index(value))  # type: ignore[arg-type]
    except (TypeError, ValueError, OverflowError):
        return None
