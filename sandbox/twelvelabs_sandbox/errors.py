"""What can go wrong, as exceptions: refusals become answers of the platform, a SandboxError reaches the embedder."""

from collections.abc import Mapping


class SandboxError(RuntimeError):
    """The sandbox itself cannot start or go on, such as a data folder or a port that is in use."""


class StoppedError(Exception):
    """Work was broken off because the sandbox stops."""


class ApiError(Exception):
    """A request that the platform refuses: the answer has this status and the flat body ``{code, message}``.

    ``wordless``: the answer has no body.
    """

    def __init__(
        self, status: int, code: str, message: str, *, headers: Mapping[str, str] | None = None, no_body: bool = False
    ) -> None:
        super().__init__(status, code, message)
        self.status = status
        self.code = code
        self.message = message
        self.headers = dict(headers or {})
        self.no_body = no_body


class UnknownResourceError(Exception):
    """An id that names nothing. The platform answers 404 where it documents that status, and 400 elsewhere."""

    def __init__(self, kind: str, identifier: str) -> None:
        super().__init__(kind, identifier)
        self.message = f"There is no {kind} with the id {identifier}."


def invalid(parameter: str, problem: str) -> ApiError:
    """A parameter has a value that it must not have; ``problem`` completes the sentence about it."""
    return ApiError(400, "parameter_invalid", f"The {parameter} parameter {problem}.")


def missing(parameter: str, reason: str = "is required") -> ApiError:
    """A required parameter is not there."""
    return ApiError(400, "parameter_not_provided", f"The {parameter} parameter {reason}.")


def unknown(parameter: str, where: str) -> ApiError:
    """A parameter that the operation does not have."""
    return ApiError(
        400, "parameter_unknown", f"The {parameter} parameter is not known in the {where} of this operation."
    )


def unsupported(parameter: str, explanation: str) -> ApiError:
    """Something that the platform does and the sandbox does not: refused, never ignored in silence."""
    return ApiError(501, "not_modelled_by_sandbox", f"The sandbox does not model {parameter}: {explanation}.")


class FetchError(Exception):
    """The file cannot be had from its URL. The text is for people."""
