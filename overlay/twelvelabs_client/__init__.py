"""A Python client for the TwelveLabs video understanding API.

    from twelvelabs_client import TwelveLabs, AsyncTwelveLabs

Models are in `twelvelabs_client.types`; errors can be imported from here or from `twelvelabs_client.errors`.
"""

from importlib import import_module as _import_module
from typing import TYPE_CHECKING, Any

from ._version import __version__

if TYPE_CHECKING:
    from twelvelabs_lowlevel.requests import RequestOptions

    from .bulk import BulkOutcome
    from .client import AsyncTwelveLabs, TwelveLabs
    from .errors import (
        AnswerFormatError,
        ApiConnectionError,
        ApiError,
        ApiTimeoutError,
        AuthenticationError,
        BadRequestError,
        BulkError,
        ChecksumMismatchError,
        ConfigurationError,
        ConflictError,
        ContentTooLargeError,
        ForbiddenError,
        GatewayTimeoutError,
        GoneError,
        IncompleteStreamError,
        InternalServerError,
        InvalidArgumentError,
        InvalidSourceError,
        NotFoundError,
        PageTokenExpiredError,
        PermissionDeniedError,
        ProcessingFailedError,
        RateLimitError,
        Reply,
        ServiceUnavailableError,
        SessionExpiredError,
        SourceChangedError,
        StreamError,
        TooManyRequestsError,
        TwelveLabsError,
        UnauthorizedError,
        UnexpectedResponseError,
        UnprocessableEntityError,
        UploadError,
        UploadRestartedWarning,
        WaitError,
        WaitTimeoutError,
        WebhookError,
        WebhookPayloadError,
        WebhookVerificationError,
    )
    from .pagination import AsyncPager, Pager
    from .retry import RetryPolicy
    from .streams import AsyncStream, AsyncTextStream, Stream, TextStream
    from .uploads.many import UploadOutcome
    from .uploads.progress import UploadEvent, UploadPhase
    from .uploads.session import UploadProgress, UploadResult
    from .wakeups import Wakeups

_MODULES = {
    "TwelveLabs": ".client",
    "AsyncTwelveLabs": ".client",
    "Pager": ".pagination",
    "AsyncPager": ".pagination",
    "RetryPolicy": ".retry",
    "BulkOutcome": ".bulk",
    "Wakeups": ".wakeups",
    "Stream": ".streams",
    "TextStream": ".streams",
    "AsyncStream": ".streams",
    "AsyncTextStream": ".streams",
    "UploadOutcome": ".uploads.many",
    "UploadEvent": ".uploads.progress",
    "UploadPhase": ".uploads.progress",
    "UploadProgress": ".uploads.session",
    "UploadResult": ".uploads.session",
    "RequestOptions": "twelvelabs_lowlevel.requests",
}
"""Where names are that are not errors."""

__all__ = [
    "TwelveLabs",
    "AsyncTwelveLabs",
    "AnswerFormatError",
    "ApiConnectionError",
    "ApiError",
    "ApiTimeoutError",
    "AuthenticationError",
    "BadRequestError",
    "BulkError",
    "ChecksumMismatchError",
    "ConfigurationError",
    "ConflictError",
    "ContentTooLargeError",
    "ForbiddenError",
    "GatewayTimeoutError",
    "GoneError",
    "IncompleteStreamError",
    "InternalServerError",
    "InvalidArgumentError",
    "InvalidSourceError",
    "NotFoundError",
    "PageTokenExpiredError",
    "PermissionDeniedError",
    "ProcessingFailedError",
    "RateLimitError",
    "Reply",
    "ServiceUnavailableError",
    "SessionExpiredError",
    "SourceChangedError",
    "StreamError",
    "TooManyRequestsError",
    "TwelveLabsError",
    "UnauthorizedError",
    "UnexpectedResponseError",
    "UnprocessableEntityError",
    "UploadError",
    "UploadRestartedWarning",
    "WaitError",
    "WaitTimeoutError",
    "WebhookError",
    "WebhookPayloadError",
    "WebhookVerificationError",
    "AsyncPager",
    "BulkOutcome",
    "Pager",
    "RequestOptions",
    "RetryPolicy",
    "AsyncStream",
    "AsyncTextStream",
    "Stream",
    "TextStream",
    "UploadEvent",
    "UploadOutcome",
    "UploadPhase",
    "UploadProgress",
    "UploadResult",
    "Wakeups",
    "__version__",
]


def __getattr__(name: str) -> Any:
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(_import_module(_MODULES.get(name, ".errors"), __name__), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
