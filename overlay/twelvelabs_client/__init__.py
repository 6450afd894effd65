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
        LedgerError,
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
    from .ingest.item import IngestItem, ItemOutcome, ItemStatus
    from .ingest.ledger import Ledger
    from .ingest.progress import IngestEvent
    from .ingest.report import IngestReport
    from .ingest.sqlite_ledger import SqliteLedger
    from .pagination import AsyncPager, Pager
    from .retry import RetryPolicy
    from .streams import AsyncStream, AsyncTextStream, Stream, TextStream
    from .uploads.many import UploadOutcome
    from .uploads.progress import UploadEvent, UploadPhase
    from .uploads.session import UploadProgress, UploadResult
    from .waiting_many import AsyncWaiting, Waiting
    from .wakeups import Wakeups
    from .watching import WaitOutcome, WaitSummary

_MODULES = {
    "TwelveLabs": ".client",
    "AsyncTwelveLabs": ".client",
    "Pager": ".pagination",
    "AsyncPager": ".pagination",
    "RetryPolicy": ".retry",
    "BulkOutcome": ".bulk",
    "Wakeups": ".wakeups",
    "AsyncWaiting": ".waiting_many",
    "Waiting": ".waiting_many",
    "WaitOutcome": ".watching",
    "WaitSummary": ".watching",
    "Stream": ".streams",
    "TextStream": ".streams",
    "AsyncStream": ".streams",
    "AsyncTextStream": ".streams",
    "IngestEvent": ".ingest.progress",
    "IngestItem": ".ingest.item",
    "IngestReport": ".ingest.report",
    "ItemOutcome": ".ingest.item",
    "ItemStatus": ".ingest.item",
    "Ledger": ".ingest.ledger",
    "SqliteLedger": ".ingest.sqlite_ledger",
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
    "LedgerError",
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
    "IngestEvent",
    "IngestItem",
    "IngestReport",
    "ItemOutcome",
    "ItemStatus",
    "Ledger",
    "SqliteLedger",
    "UploadEvent",
    "UploadOutcome",
    "UploadPhase",
    "UploadProgress",
    "UploadResult",
    "AsyncWaiting",
    "Waiting",
    "WaitOutcome",
    "WaitSummary",
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
