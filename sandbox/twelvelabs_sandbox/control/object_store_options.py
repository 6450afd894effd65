"""How the object store behaves. The platform does not say what its store is, so its habits are options."""

from dataclasses import dataclass
from typing import Literal, TypeAlias, get_args

from twelvelabs_sandbox.control.fields import check_fields

Store: TypeAlias = Literal["s3", "s3-kms"]
EtagStyle: TypeAlias = Literal["md5", "opaque", "weak", "upper", "unquoted", "multipart", "none"]


@dataclass(frozen=True, kw_only=True)
class ObjectStoreOptions:
    """The habits of the object store that parts are PUT to.

    - ``etags``: what the ETag of a part is: its ``md5``, in quotes, as with S3; ``opaque``: 32 other hexadecimal
      digits, as with SSE-KMS; ``weak`` (``W/"md5"``), ``upper`` (upper case), ``unquoted``, ``multipart``
      (``"md5-1"``), or ``none``.
    - ``redirect``: each PUT is redirected once with 307 to another name of this host.
    - ``single_use``: a URL is refused with 403 once a part has been stored through it.
    - ``early``: a PUT that is refused or redirected is answered before its body has been read, and the connection is
      closed.
    - ``clock_skew``: seconds by which the store's clock is ahead of the platform's. By more than 15 minutes, every PUT
      is refused as RequestTimeTooSkewed.
    - ``lost``: numbers of parts that the platform loses once: a report does not count them, and the session lists them
      as failed until they are sent again.

    Raises ValueError for values that are not valid.
    """

    etags: EtagStyle = "md5"
    redirect: bool = False
    single_use: bool = False
    early: bool = False
    clock_skew: float = 0.0
    lost: tuple[int, ...] = ()

    def __post_init__(self) -> None:
        check_fields("object store", self)

    @classmethod
    def named(cls, store: Store) -> "ObjectStoreOptions":
        """The habits of S3, strictly: redirects, URLs that work once, a clock that is 2 seconds ahead; with "s3-kms"
        also ETags that are not MD5s. ValueError for another name."""
        if store not in get_args(Store):
            raise ValueError(f"object_store must be ObjectStoreOptions or one of {', '.join(get_args(Store))}")
        return cls(etags="md5" if store == "s3" else "opaque", redirect=True, single_use=True, clock_skew=2.0)
