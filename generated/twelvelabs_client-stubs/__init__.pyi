"""A Python client for the TwelveLabs video understanding API.

    from twelvelabs_client import TwelveLabs, AsyncTwelveLabs

Models can be imported from here or from `twelvelabs_client.types`, errors from here or from `twelvelabs_client.errors`.
"""

from twelvelabs_lowlevel.requests import RequestOptions as RequestOptions

from . import errors as errors
from . import types as types
from . import webhooks as webhooks
from ._http.retry import RetryPolicy as RetryPolicy
from ._paging.pager import AsyncPager as AsyncPager
from ._paging.pager import Pager as Pager
from ._paging.pager import Pager as SyncPager
from ._response import AsyncHttpResponse as AsyncHttpResponse
from ._response import HttpResponse as HttpResponse
from ._response import Response as BaseHttpResponse
from ._response import Response as Response
from ._streaming.stream import AsyncStream as AsyncStream
from ._streaming.stream import AsyncTextStream as AsyncTextStream
from ._streaming.stream import Stream as Stream
from ._streaming.stream import TextStream as TextStream
from ._uploads.multipart import UploadResult as UploadResult
from ._uploads.options import UploadOptions as UploadOptions
from ._uploads.progress import UploadEvent as UploadEvent
from ._uploads.progress import UploadPhase as UploadPhase
from ._uploads.progress import UploadProgress as UploadProgress
from ._version import __version__ as __version__
from ._waiting.iterators import AsyncWaiting as AsyncWaiting
from ._waiting.iterators import Waiting as Waiting
from ._waiting.notifier import WebhookNotifier as WebhookNotifier
from ._waiting.wait_many import WaitSummary as WaitSummary
from .client import AsyncTwelveLabs as AsyncTwelveLabs
from .client import TwelveLabs as TwelveLabs
from .errors import AnswerFormatError as AnswerFormatError
from .errors import ApiConnectionError as ApiConnectionError
from .errors import ApiError as ApiError
from .errors import ApiTimeoutError as ApiTimeoutError
from .errors import AuthenticationError as AuthenticationError
from .errors import BadRequestError as BadRequestError
from .errors import BulkError as BulkError
from .errors import ChecksumMismatchError as ChecksumMismatchError
from .errors import ConfigurationError as ConfigurationError
from .errors import ConflictError as ConflictError
from .errors import ContentTooLargeError as ContentTooLargeError
from .errors import DecodeError as DecodeError
from .errors import EmbeddingsError as EmbeddingsError
from .errors import ForbiddenError as ForbiddenError
from .errors import GatewayTimeoutError as GatewayTimeoutError
from .errors import GoneError as GoneError
from .errors import IncompleteStreamError as IncompleteStreamError
from .errors import InternalServerError as InternalServerError
from .errors import InvalidArgumentError as InvalidArgumentError
from .errors import InvalidSourceError as InvalidSourceError
from .errors import LedgerError as LedgerError
from .errors import LedgerUnavailableError as LedgerUnavailableError
from .errors import NotFoundError as NotFoundError
from .errors import PageTokenExpiredError as PageTokenExpiredError
from .errors import PermissionDeniedError as PermissionDeniedError
from .errors import ProcessingFailedError as ProcessingFailedError
from .errors import RateLimitError as RateLimitError
from .errors import ServiceUnavailableError as ServiceUnavailableError
from .errors import SessionExpiredError as SessionExpiredError
from .errors import SourceChangedError as SourceChangedError
from .errors import StreamError as StreamError
from .errors import TooManyRequestsError as TooManyRequestsError
from .errors import TwelveLabsError as TwelveLabsError
from .errors import UnauthorizedError as UnauthorizedError
from .errors import UnexpectedResponseError as UnexpectedResponseError
from .errors import UnprocessableEntityError as UnprocessableEntityError
from .errors import UploadError as UploadError
from .errors import UploadRestartedWarning as UploadRestartedWarning
from .errors import WaitError as WaitError
from .errors import WaitTimeoutError as WaitTimeoutError
from .errors import WebhookError as WebhookError
from .errors import WebhookPayloadError as WebhookPayloadError
from .errors import WebhookVerificationError as WebhookVerificationError
from .ingest.ledger import Ledger as Ledger
from .ingest.model import IngestItem as IngestItem
from .ingest.model import ItemOutcome as ItemOutcome
from .ingest.model import ItemStatus as ItemStatus
from .ingest.progress import IngestEvent as IngestEvent
from .ingest.ray_engine import RayEngine as RayEngine
from .ingest.report import IngestReport as IngestReport
from .ingest.sqlite.ledger import SqliteLedger as SqliteLedger
from .outcomes import Outcome as Outcome
from .types import *

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
