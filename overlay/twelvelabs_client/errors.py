"""Every error of the client, as one tree.

    TwelveLabsError
    ├── ConfigurationError                  no API key, an invalid setting, a closed client
    ├── InvalidArgumentError                an argument is not valid; nothing was sent (also a ValueError)
    │   └── InvalidSourceError              a file to upload is missing, empty or not readable
    ├── ApiConnectionError                  the platform could not be reached, or the connection broke
    │   └── ApiTimeoutError                 it did not respond in time (also a TimeoutError)
    ├── ApiError                            the platform responded with an error status
    │   ├── BadRequestError                 400
    │   ├── UnauthorizedError               401
    │   ├── ForbiddenError                  403
    │   ├── NotFoundError                   404
    │   │   └── MissingResourceError        sent with status 400 (also a BadRequestError)
    │   ├── ConflictError                   409
    │   ├── GoneError                       410
    │   │   └── PageTokenExpiredError       sent with status 400 (also a BadRequestError)
    │   ├── ContentTooLargeError            413
    │   ├── UnprocessableEntityError        422
    │   ├── TooManyRequestsError            429
    │   └── InternalServerError             500 and other 5xx
    │       ├── ServiceUnavailableError     503
    │       └── GatewayTimeoutError         504
    ├── UnexpectedResponseError             a successful response that cannot be read: truncated, HTML, unexpected JSON
    │   └── IncompleteStreamError           a stream ended without its final event
    ├── DecodeError                         a dict that `from_dict` cannot read (also a ValueError)
    ├── EmbeddingsError                     embeddings that do not form an array (also a ValueError)
    ├── AnswerFormatError                   the model's answer does not have the requested format
    ├── WebhookError                        a webhook that cannot be trusted or read
    │   ├── WebhookVerificationError        the signature is missing, wrong, or too old
    │   └── WebhookPayloadError             the body is not a valid event
    ├── StreamError                         the platform reported a failure within a stream
    ├── UploadError                         an upload did not complete; has the token to resume it
    │   ├── SourceChangedError              the file changed or became unreadable during the upload
    │   ├── ChecksumMismatchError           a part was stored with a different checksum
    │   └── SessionExpiredError             the platform no longer has the upload session
    ├── BulkError                           some inputs of a bulk call failed; has the outcome of each
    ├── LedgerError                         the ledger of an ingest is in use, not valid, or not writable
    │   └── LedgerUnavailableError          its database cannot be reached at the moment
    └── WaitError                           a wait ended before its object was done; has the object as last seen
        ├── ProcessingFailedError           the platform could not process the object
        └── WaitTimeoutError                the timeout elapsed; processing continues (also a TimeoutError)

Errors can be pickled, and none contains a key or a signed URL.
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
    """A setting of the client is missing or not valid, or the client has been closed."""


class InvalidArgumentError(TwelveLabsError, ValueError):
    """An argument is not valid. Nothing has been sent."""


class InvalidSourceError(InvalidArgumentError):
    """A file cannot be uploaded: it is missing, empty, too large, not a regular file, or not readable."""


class ApiConnectionError(TwelveLabsError):
    """The platform could not be reached, or the connection broke.

    `was_sent` is False if the request certainly did not reach the platform.
    """

    is_transient = True

    def __init__(self, message: str, *, was_sent: bool = True) -> None:
        super().__init__(message)
        self.was_sent = was_sent


class ApiTimeoutError(ApiConnectionError, TimeoutError):
    """The platform did not respond in time."""


class ApiError(TwelveLabsError):
    """The platform responded with an error status.

    `code` and `message` are the platform's (`code` may be None). `request_id` identifies the call to the platform's
    support. `retry_after` is in seconds, or None if the platform did not send it. `response` is the whole response.

    Tests can make one without a response, with the arguments of the vendor's SDK: `status_code` (that of the class by
    default), `headers` and `body`.
    """

    def __init__(
        self,
        summary: str = "",
        *,
        response: Response | None = None,
        code: str | None = None,
        message: str = "",
        body: object = None,
        status_code: int | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> None:
        if response is None:
            usual = next((status for status, kind in BY_STATUS.items() if isinstance(self, kind)), 500)
            names = {name.lower(): value for name, value in (headers or {}).items()}
            response = Response(status_code or usual, names)
        super().__init__(summary or f"{response.status_code}: {body}")
        self.response = response
        self.status_code = response.status_code
        self.code = code
        self.message = message
        self.body = body
        self.request_id = response.request_id
        self.retry_after: float | None = None

    @property
    def headers(self) -> Mapping[str, str]:
        """The headers of the response, with names in lower case."""
        return self.response.headers

    @property
    def is_transient(self) -> bool:  # type: ignore[override]  # a property here: it depends on the status
        """Whether the same call may succeed later."""
        if self.status_code in (501, 505):  # not implemented: not transient
            return False
        return self.status_code in (408, 425, 429) or self.status_code >= 500


class BadRequestError(ApiError):
    """400: a parameter is missing, unknown or invalid, or the request conflicts with the state of an object."""


class UnauthorizedError(ApiError):
    """401: the API key is missing, wrong or expired."""


class ForbiddenError(ApiError):
    """403: the key or the plan does not allow this."""


class NotFoundError(ApiError):
    """The object does not exist: 404, or the code resource_not_exist, which some operations send with 400."""


class MissingResourceError(NotFoundError, BadRequestError):
    """The code resource_not_exist with status 400."""


class ConflictError(ApiError):
    """409: the object is in use, or in a state that does not allow this."""


class GoneError(ApiError):
    """410: the object no longer exists, such as an expired page token."""


class PageTokenExpiredError(GoneError, BadRequestError):
    """The code search_page_token_expired with status 400: the results have expired. Search again."""


class ContentTooLargeError(ApiError):
    """413: the file or body is too large."""


class UnprocessableEntityError(ApiError):
    """422: the request is well-formed but cannot be carried out."""


class TooManyRequestsError(ApiError):
    """429: a rate limit is exhausted; see `retry_after`."""


class InternalServerError(ApiError):
    """500, and any other 5xx without a class of its own."""


class ServiceUnavailableError(InternalServerError):
    """503: the platform is temporarily unavailable."""


class GatewayTimeoutError(InternalServerError):
    """504: a service behind the platform's gateway took too long."""


# The names in the vendor's documentation.
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
    """A successful response whose body does not match the contract. `response` is the whole response.

    `is_transient` is True for a body that is truncated or not JSON, False for JSON of an unexpected shape.
    """

    def __init__(self, message: str, *, response: Response, is_transient: bool = False) -> None:
        super().__init__(message)
        self.response = response
        self.status_code = response.status_code
        self.request_id = response.request_id
        self.is_transient = is_transient


class IncompleteStreamError(UnexpectedResponseError):
    """A stream ended without its final event, so its content is incomplete. `response` has no body."""


class StreamError(TwelveLabsError):
    """The platform reported a failure within a stream that had started successfully.

    `code` and `message` are the platform's (`code` may be None). `event` is the event with the failure.
    """

    def __init__(self, summary: str, *, code: str | None, message: str, event: object) -> None:
        super().__init__(summary)
        self.code = code
        self.message = message
        self.event = event


class AnswerFormatError(TwelveLabsError):
    """The model's answer does not have the requested format.

    `text` is the answer as received. `is_cut_off` is True if the model stopped at the token limit.
    """

    def __init__(self, message: str, *, text: str, is_cut_off: bool = False) -> None:
        super().__init__(message)
        self.text = text
        self.is_cut_off = is_cut_off


class WebhookError(TwelveLabsError):
    """A webhook cannot be trusted or read. Respond to it with 400."""


class WebhookVerificationError(WebhookError):
    """The signature of a webhook is missing, malformed, wrong, or outside the tolerance."""


class WebhookPayloadError(WebhookError):
    """The body of a webhook is not a valid event."""


class UploadError(TwelveLabsError):
    """An upload did not complete.

    `token` is what `multipart_upload.resume` takes, in any process and on any machine; None if the upload cannot be
    resumed. The platform keeps an upload session for 24 hours. `chunk_index` is the part that could not be sent, from
    1; None if the upload failed otherwise.
    """

    def __init__(
        self,
        message: str,
        chunk_index: int | None = None,
        original_error: BaseException | None = None,
        *,
        upload_id: str | None = None,
        asset_id: str | None = None,
        token: str | None = None,
    ) -> None:
        super().__init__(message)
        if original_error is not None:
            self.__cause__ = original_error
        self.chunk_index = chunk_index
        self.upload_id = upload_id
        self.asset_id = asset_id
        self.token = token

    @property
    def message(self) -> str:
        """The text of the error."""
        return str(self)

    @property
    def original_error(self) -> BaseException | None:
        """What ended the upload: the `__cause__` of this error."""
        return self.__cause__


class SourceChangedError(UploadError):
    """The file changed or became unreadable during the upload. Upload it again from the beginning."""


class ChecksumMismatchError(UploadError):
    """A part was stored with a different checksum, also after retries."""

    is_transient = True


class SessionExpiredError(UploadError):
    """The platform no longer has the upload session."""


class UploadRestartedWarning(UserWarning):
    """An upload could not be resumed and starts over."""


class BulkError(TwelveLabsError):
    """Some inputs of a bulk call failed. `outcomes` has the outcome of each, in the order of the inputs."""

    def __init__(self, message: str, *, outcomes: Sequence[Outcome[Any]]) -> None:
        super().__init__(message)
        self.outcomes = outcomes


class LedgerError(TwelveLabsError):
    """The ledger of an ingest is in use by another ingest, not valid, or cannot be read or written."""


class LedgerUnavailableError(LedgerError):
    """The database of a ledger cannot be reached at the moment, or has not answered in time."""

    is_transient = True


class WaitError(TwelveLabsError):
    """A wait ended before its object was done. `last` is the object as last seen; None if it never was."""

    def __init__(self, message: str, *, last: Any = None) -> None:
        super().__init__(message)
        self.last = last


class ProcessingFailedError(WaitError):
    """The platform could not process the object, or the work was canceled or has expired; see `last.status`."""


class WaitTimeoutError(WaitError, TimeoutError):
    """The timeout of a wait elapsed. Processing continues on the platform: wait again."""
