"""Exceptions: an ApiError becomes an error response of the platform, a SandboxError reaches the embedding program."""

from collections.abc import Mapping


class SandboxError(RuntimeError):
    """The sandbox cannot start or continue, for example because its data folder or port is in use."""


class StoppedError(Exception):
    """Work was interrupted because the sandbox is stopping."""


class FetchError(Exception):
    """A file could not be fetched from its URL. The message is shown to users."""


class ApiError(Exception):
    """An error response of the platform: a status, and the body ``{code, message}`` unless ``no_body``."""

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
    """No object has this id. The response is 404 where the operation documents that status, and 400 elsewhere."""

    def __init__(self, kind: str, identifier: str) -> None:
        super().__init__(kind, identifier)
        self.message = f"There is no {kind} with the id {identifier}."


def invalid(parameter: str, problem: str) -> ApiError:
    """A parameter has an invalid value; ``problem`` completes the sentence "The ... parameter"."""
    return ApiError(400, "parameter_invalid", f"The {parameter} parameter {problem}.")


def missing(parameter: str, reason: str = "is required") -> ApiError:
    """A required parameter is missing."""
    return ApiError(400, "parameter_not_provided", f"The {parameter} parameter {reason}.")


def unknown(parameter: str, where: str, nearest: str | None = None) -> ApiError:
    """The operation has no such parameter; ``nearest`` is the name of one that may be meant."""
    message = f"The {parameter} parameter is unknown in the {where} of this operation."
    return ApiError(400, "parameter_unknown", f"{message} Did you mean {nearest}?" if nearest else message)


def unsupported(parameter: str, explanation: str) -> ApiError:
    """The platform supports this and the sandbox does not: rejected, never silently ignored."""
    return ApiError(501, "not_modelled_by_sandbox", f"The sandbox does not support {parameter}: {explanation}.")
