"""How to upload: the options that every method with an upload in it shares."""

from __future__ import annotations

from dataclasses import dataclass, replace
from os import PathLike
from typing import Any, Literal, TypeAlias, get_args

from twelvelabs_lowlevel.numeric import integer

from .._limits import MAX_DIRECT_SIZE
from ..errors import InvalidArgumentError

UploadMethod: TypeAlias = Literal["auto", "direct", "multipart", "url"]


@dataclass(frozen=True, slots=True, kw_only=True)
class UploadOptions:
    """How to upload a file. Shared by `assets.upload`, `assets.upload_many`, `multipart_upload` and `ingest`.

    Raises InvalidArgumentError for a value that is not valid.
    """

    method: UploadMethod = "auto"
    """How the file reaches the platform:

    - `auto`: an http(s) URL is fetched by the platform. Anything else is sent from here, in one piece or, above
      `max_direct_size`, in parts.
    - `direct`: read here, also if it is a URL, and sent in one piece.
    - `multipart`: read here, also if it is a URL, and sent in parts.
    - `url`: fetched by the platform, from an http(s) URL that needs no credentials.
    """
    concurrency: int = 8
    """The maximum number of parts in flight, across all files of a call."""
    max_direct_size: int = MAX_DIRECT_SIZE
    """The size in bytes of the largest file that `auto` sends in one piece, at most 200,000,000."""
    verify: bool = True
    """Whether to compare the MD5 of each part with the ETag that the object store returns, unless its ETags turn out
    not to be MD5s. Without it, a file whose change time changes counts as changed."""
    resume: bool = True
    """Whether an upload in parts keeps a checkpoint, and resumes from that of an earlier attempt: on disk, or in the
    ledger of an ingest."""
    checkpoint_dir: str | PathLike[str] | None = None
    """The folder for checkpoints. The user's state directory if None."""
    full_hash: bool = False
    """Whether to compare all bytes of a file before its upload is resumed, not only its size, time and samples."""

    def __post_init__(self) -> None:
        if self.method not in get_args(UploadMethod):
            raise InvalidArgumentError(f"method must be auto, direct, multipart or url, not {self.method!r}")
        for name, at_least, at_most in (("concurrency", 1, None), ("max_direct_size", 0, MAX_DIRECT_SIZE)):
            given = getattr(self, name)
            found = integer(name, given, at_least=at_least, at_most=at_most, error=InvalidArgumentError)
            object.__setattr__(self, name, found)
        for name in ("verify", "resume", "full_hash"):
            value = getattr(self, name)
            if not isinstance(value, bool):
                raise InvalidArgumentError(f"{name} must be True or False, not {value!r}")
        if not isinstance(self.checkpoint_dir, str | PathLike | None):
            raise InvalidArgumentError(f"checkpoint_dir must be a path, not {self.checkpoint_dir!r}")

    def in_parts(self, size: int) -> bool:
        """Whether a file of this size is sent in parts."""
        return self.method == "multipart" or (self.method == "auto" and size > self.max_direct_size)


def with_changes(options: UploadOptions, **changes: object) -> UploadOptions:
    """The options with the changes that are not None. Raises InvalidArgumentError if `options` is not UploadOptions."""
    if not isinstance(options, UploadOptions):
        raise InvalidArgumentError(f"options must be UploadOptions, not {options!r}")
    given: dict[str, Any] = {name: value for name, value in changes.items() if value is not None}
    return replace(options, **given)


DEFAULT_OPTIONS = UploadOptions()
