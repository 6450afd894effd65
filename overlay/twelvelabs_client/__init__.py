"""A Python client for the TwelveLabs video understanding API.

    from twelvelabs_client import TwelveLabs, AsyncTwelveLabs

Models can be imported from here or from `twelvelabs_client.types`, errors from here or from `twelvelabs_client.errors`.
"""

from importlib import import_module as _import_module
from typing import TYPE_CHECKING, Any

from ._version import __version__

if TYPE_CHECKING:
    from twelvelabs_lowlevel.requests import RequestOptions

    from . import errors as errors
    from . import types as types
    from . import webhooks as webhooks
    from ._http.retry import RetryPolicy
    from ._paging.pager import AsyncPager, Pager
    from ._paging.pager import Pager as SyncPager
    from ._response import AsyncHttpResponse, HttpResponse, Response
    from ._response import Response as BaseHttpResponse
    from ._streaming.stream import AsyncStream, AsyncTextStream, Stream, TextStream
    from ._uploads.multipart import UploadResult
    from ._uploads.options import UploadOptions
    from ._uploads.progress import UploadEvent, UploadPhase, UploadProgress
    from ._waiting.iterators import AsyncWaiting, Waiting
    from ._waiting.notifier import WebhookNotifier
    from ._waiting.wait_many import WaitSummary
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
        DecodeError,
        EmbeddingsError,
        ForbiddenError,
        GatewayTimeoutError,
        GoneError,
        IncompleteStreamError,
        InternalServerError,
        InvalidArgumentError,
        InvalidSourceError,
        LedgerError,
        LedgerUnavailableError,
        NotFoundError,
        PageTokenExpiredError,
        PermissionDeniedError,
        ProcessingFailedError,
        RateLimitError,
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
    from .ingest.ledger import Ledger
    from .ingest.model import IngestItem, ItemOutcome, ItemStatus
    from .ingest.progress import IngestEvent
    from .ingest.ray_engine import RayEngine
    from .ingest.report import IngestReport
    from .ingest.sqlite.ledger import SqliteLedger
    from .outcomes import Outcome
    from .types import *  # noqa: F403 - all models

_MODULES = {
    "TwelveLabs": ".client",
    "AsyncTwelveLabs": ".client",
    "AsyncHttpResponse": "._response",
    "HttpResponse": "._response",
    "Response": "._response",
    "Pager": "._paging.pager",
    "SyncPager": ".types",
    "BaseHttpResponse": ".types",
    "AsyncPager": "._paging.pager",
    "RetryPolicy": "._http.retry",
    "Outcome": ".outcomes",
    "WebhookNotifier": "._waiting.notifier",
    "AsyncWaiting": "._waiting.iterators",
    "Waiting": "._waiting.iterators",
    "WaitSummary": "._waiting.wait_many",
    "Stream": "._streaming.stream",
    "TextStream": "._streaming.stream",
    "AsyncStream": "._streaming.stream",
    "AsyncTextStream": "._streaming.stream",
    "IngestEvent": ".ingest.progress",
    "IngestItem": ".ingest.model",
    "IngestReport": ".ingest.report",
    "ItemOutcome": ".ingest.model",
    "ItemStatus": ".ingest.model",
    "Ledger": ".ingest.ledger",
    "RayEngine": ".ingest.ray_engine",
    "SqliteLedger": ".ingest.sqlite.ledger",
    "UploadEvent": "._uploads.progress",
    "UploadOptions": "._uploads.options",
    "UploadPhase": "._uploads.progress",
    "UploadProgress": "._uploads.progress",
    "UploadResult": "._uploads.multipart",
    "RequestOptions": "twelvelabs_lowlevel.requests",
}
"""The module of each public name, except errors and models."""
_SUBMODULES = ("errors", "types", "webhooks")

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
    "DecodeError",
    "EmbeddingsError",
    "ForbiddenError",
    "GatewayTimeoutError",
    "GoneError",
    "IncompleteStreamError",
    "InternalServerError",
    "InvalidArgumentError",
    "InvalidSourceError",
    "LedgerError",
    "LedgerUnavailableError",
    "NotFoundError",
    "PageTokenExpiredError",
    "PermissionDeniedError",
    "ProcessingFailedError",
    "RateLimitError",
    "BaseHttpResponse",
    "AsyncHttpResponse",
    "HttpResponse",
    "Response",
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
    "Outcome",
    "Pager",
    "SyncPager",
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
    "RayEngine",
    "SqliteLedger",
    "UploadEvent",
    "UploadOptions",
    "UploadPhase",
    "UploadProgress",
    "UploadResult",
    "AsyncWaiting",
    "Waiting",
    "WaitSummary",
    "WebhookNotifier",
    "__version__",
]


if not TYPE_CHECKING:  # for type checkers, any other name is a mistake

    def __getattr__(name: str) -> Any:
        if name in _SUBMODULES:
            return _import_module(f".{name}", __name__)
        module = _MODULES.get(name, ".errors" if name in __all__ else ".types")
        value = None if name.startswith("_") else getattr(_import_module(module, __name__), name, None)
        if value is None:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        globals()[name] = value
        return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__, *_SUBMODULES, *dir(_import_module(".types", __name__))})
