"""Everything that can go wrong, as one tree. Each error can be pickled, and none holds a key or a signed URL.

TwelveLabsError
├── ConfigurationError                  no key, a bad base URL, a closed client
├── InvalidArgumentError                no request can be made of it; nothing was sent (a ValueError too)
│   └── InvalidSourceError              a file that is missing, empty or unreadable
├── ApiConnectionError                  the platform could not be reached, or the connection broke
│   └── ApiTimeoutError                 it did not answer in time (a TimeoutError too)
├── ApiError                            the platform answered, and refused
│   ├── BadRequestError                 400
│   ├── UnauthorizedError               401
│   ├── ForbiddenError                  403
│   ├── NotFoundError                   404
│   │   └── MissingResourceError        told with 400 (a BadRequestError too)
│   ├── ConflictError                   409
│   ├── GoneError                       410
│   │   └── PageTokenExpiredError       told with 400 (a BadRequestError too)
│   ├── ContentTooLargeError            413
│   ├── UnprocessableEntityError        422
│   ├── TooManyRequestsError            429
│   └── InternalServerError             500 and other 5xx
│       ├── ServiceUnavailableError     503
│       └── GatewayTimeoutError         504
├── UnexpectedResponseError             a success that cannot be read: cut off, HTML, or of another shape
│   └── IncompleteStreamError           a stream that ended without its last event
├── DecodeError                         a dict that `from_dict` cannot read (a ValueError too)
├── EmbeddingsError                     embeddings that make no array (a ValueError too)
├── AnswerFormatError                   what the model has written is not of the shape that was asked for
├── WebhookError                        a webhook that is not to be trusted, or cannot be read
│   ├── WebhookVerificationError        the signature is missing, wrong, or too old
│   └── WebhookPayloadError             the body is no event
├── StreamError                         the platform reported a failure within a stream
├── UploadError                         an upload that did not finish; tells how to go on with it
│   ├── SourceChangedError              the file changed, or could not be read any more, meanwhile
│   ├── ChecksumMismatchError           a part arrived as other bytes than were sent
│   └── SessionExpiredError             the platform does not have the session any more
├── BulkError                           some inputs of a bulk call failed; holds what became of each
├── LedgerError                         the ledger of an ingest is in use, broken, or cannot be written
└── WaitError                           waiting ended without the state waited for; holds the last object
    ├── ProcessingFailedError           the platform could not process the object
    └── WaitTimeoutError                the time is up, the work goes on (a TimeoutError too)
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from twelvelabs_lowlevel.errors import DecodeError as DecodeError
from twelvelabs_lowlevel.errors import EmbeddingsError as EmbeddingsError
from twelvelabs_lowlevel.errors import TwelveLabsError as TwelveLabsError

from ._response import Response
from .outcomes import Outcome


class ConfigurationError(TwelveLabsError):
    """The client cannot work as it has been set up."""


class InvalidArgumentError(TwelveLabsError, ValueError):
    """An argument that no request can be made of. Nothing has been sent."""


class InvalidSourceError(InvalidArgumentError):
    """A file that cannot be uploaded: it is missing, empty, no regular file, or cannot be read."""


class ApiConnectionError(TwelveLabsError):
    """The platform could not be reached, or the connection broke.

    `was_sent` is False when the request certainly did not reach the platform.
    """

    is_transient = True

    def __init__(self, message: str, *, was_sent: bool = True) -> None:
        super().__init__(message)
        self.was_sent = was_sent


class ApiTimeoutError(ApiConnectionError, TimeoutError):
    """The platform did not answer in time."""


class ApiError(TwelveLabsError):
    """The platform answered with a status that is no success.

    `code` and `message` are the platform's (`code` may be None), `request_id` names the call to its support,
    `retry_after` is in seconds where the platform named a time, `response` is the whole answer.
    """

    def __init__(
        self, summary: str, *, response: Response, code: str | None = None, message: str = "", body: object = None
    ) -> None:
        super().__init__(summary)
        self.response = response
        self.status_code = response.status_code
        self.code = code
        self.message = message
        self.body = body
        self.request_id: str | None = None
        self.retry_after: float | None = None

    @property
    def headers(self) -> Mapping[str, str]:
        """The headers of the answer, their names in lower case."""
        return self.response.headers

    @property
    def is_transient(self) -> bool:  # type: ignore[override]  # depends on the status here
        """Whether the same call may succeed a little later."""
        if self.status_code in (501, 505):  # not implemented: that does not pass
            return False
        return self.status_code in (408, 425, 429) or self.status_code >= 500


class BadRequestError(ApiError):
    """400: a parameter is missing, unknown or invalid, or the request does not fit the state of things."""


class UnauthorizedError(ApiError):
    """401: the API key is missing, wrong or expired."""


class ForbiddenError(ApiError):
    """403: the key or the plan does not permit this."""


class NotFoundError(ApiError):
    """There is no such object: 404, or the code resource_not_exist, which some operations send with 400."""


class MissingResourceError(NotFoundError, BadRequestError):
    """The code resource_not_exist with status 400."""


class ConflictError(ApiError):
    """409: the object is in use, or in a state that does not allow this."""


class GoneError(ApiError):
    """410: it was there and has ended, such as a page token."""


class PageTokenExpiredError(GoneError, BadRequestError):
    """The code search_page_token_expired with status 400: the results are not kept any more. Search again."""


class ContentTooLargeError(ApiError):
    """413: the file or body is too large."""


class UnprocessableEntityError(ApiError):
    """422: well-formed, and not possible."""


class TooManyRequestsError(ApiError):
    """429: a rate limit is used up; see `retry_after`."""


class InternalServerError(ApiError):
    """500, and any other 5xx that has no class of its own."""


class ServiceUnavailableError(InternalServerError):
    """503: the platform cannot serve now."""


class GatewayTimeoutError(InternalServerError):
    """504: something behind the platform's door took too long."""


# The names by which the vendor's documentation calls them.
AuthenticationError = UnauthorizedError
PermissionDeniedError = ForbiddenError
RateLimitError = TooManyRequestsError

BY_STATUS: Mapping[int, type[ApiError]] = {
    400: BadRequestError,
    401: UnauthorizedError,
    403: ForbiddenError,
    404: NotFoundError,
    409: ConflictError,
    410: GoneError,
    413: ContentTooLargeError,
    422: UnprocessableEntityError,
    429: TooManyRequestsError,
    503: ServiceUnavailableError,
    504: GatewayTimeoutError,
}


class UnexpectedResponseError(TwelveLabsError):
    """A success whose body is not what the contract says. `response` is the whole answer.

    `is_transient` is True for a body that is cut off or no JSON at all, False for JSON of an unexpected shape.
    """

    def __init__(self, message: str, *, response: Response, is_transient: bool = False) -> None:
        super().__init__(message)
        self.response = response
        self.status_code = response.status_code
        self.is_transient = is_transient


class IncompleteStreamError(UnexpectedResponseError):
    """A stream that ended without its last event: what came is not all. `response` has no body."""


class StreamError(TwelveLabsError):
    """The platform reported a failure within a stream that it had begun with a success.

    `code` and `message` are the platform's (`code` may be None), `event` is what it reported them with.
    """

    def __init__(self, summary: str, *, code: str | None, message: str, event: object) -> None:
        super().__init__(summary)
        self.code = code
        self.message = message
        self.event = event


class AnswerFormatError(TwelveLabsError):
    """What the model has written is not of the shape that was asked for.

    `text` is the answer as it came. `is_cut_off` tells that the model had to stop at the limit of tokens.
    """

    def __init__(self, message: str, *, text: str, is_cut_off: bool = False) -> None:
        super().__init__(message)
        self.text = text
        self.is_cut_off = is_cut_off


class WebhookError(TwelveLabsError):
    """A webhook that is not to be trusted, or cannot be read. Answer it with 400."""


class WebhookVerificationError(WebhookError):
    """The signature of a webhook is missing, malformed, wrong, or from another time."""


class WebhookPayloadError(WebhookError):
    """The body of a webhook is no event."""


class UploadError(TwelveLabsError):
    """An upload that did not finish.

    `token` is what `multipart_upload.resume` takes to go on, also in another process or on another machine; None if
    the upload cannot be resumed. The platform keeps the session for 24 hours.
    """

    def __init__(
        self, message: str, *, upload_id: str | None = None, asset_id: str | None = None, token: str | None = None
    ) -> None:
        super().__init__(message)
        self.upload_id = upload_id
        self.asset_id = asset_id
        self.token = token


class SourceChangedError(UploadError):
    """The file changed, or could not be read any more, while it was being uploaded. It must be uploaded afresh."""


class ChecksumMismatchError(UploadError):
    """A part arrived as other bytes than were sent, time and again."""

    is_transient = True


class SessionExpiredError(UploadError):
    """The platform does not have the upload session any more."""


class UploadRestartedWarning(UserWarning):
    """An upload that was to be resumed begins afresh."""


class BulkError(TwelveLabsError):
    """Some inputs of a bulk call failed. `outcomes` says what became of each, in the order of the inputs."""

    def __init__(self, message: str, *, outcomes: Sequence[Outcome[Any]]) -> None:
        super().__init__(message)
        self.outcomes = outcomes


class LedgerError(TwelveLabsError):
    """The ledger of an ingest is in use by another, is none, or cannot be read or written."""


class WaitError(TwelveLabsError):
    """Waiting ended without the state that was waited for. `last` is the last object seen, if any was."""

    def __init__(self, message: str, *, last: Any = None) -> None:
        super().__init__(message)
        self.last = last


class ProcessingFailedError(WaitError):
    """The platform could not process the object, or the work was canceled or has expired. `last` says which."""


class WaitTimeoutError(WaitError, TimeoutError):
    """The time for waiting is up. The work on the platform goes on: wait again to take it up."""
