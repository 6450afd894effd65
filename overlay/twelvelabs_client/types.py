"""The models of requests and responses, and the pagers, each imported on first use.

What has another name in the vendor's SDK is available under both: `VideoContext_Url` is `VideoContextUrl`, `SyncPager`
is `Pager`, and `BaseHttpResponse` is `Response`. All names are also available from `twelvelabs_client` itself.
"""

from importlib import import_module as _import_module
from typing import TYPE_CHECKING, Any

from twelvelabs_lowlevel import models as _models
from twelvelabs_lowlevel import requests as _requests
from twelvelabs_lowlevel import vendor_names as _vendor_names

if TYPE_CHECKING:
    from twelvelabs_lowlevel.models import *  # noqa: F403 - all models
    from twelvelabs_lowlevel.vendor_names import *  # noqa: F403 - all names

    from ._http.config import TwelveLabsEnvironment as TwelveLabsEnvironment
    from ._paging.pager import AsyncPager as AsyncPager
    from ._paging.pager import Pager as Pager
    from ._response import AsyncHttpResponse as AsyncHttpResponse
    from ._response import HttpResponse as HttpResponse
    from ._response import Response as Response
    from ._uploads.multipart import UploadResult as UploadResult
    from ._uploads.progress import UploadProgress as UploadProgress
    from .resources.embed_tasks import CreateEmbeddingsTaskVideoParams as CreateEmbeddingsTaskVideoParams

    SyncPager = Pager
    BaseHttpResponse = Response
    UploadStatus = UploadProgress

BareKeys = _requests.BareKeys
DeepObject = _requests.DeepObject
RequestOptions = _requests.RequestOptions
File = _requests.Upload
FileContent = _requests.Content
_OWN = ("BareKeys", "DeepObject", "File", "FileContent", "RequestOptions")
_OTHERS = {
    "AsyncHttpResponse": ("._response", "AsyncHttpResponse"),
    "AsyncPager": ("._paging.pager", "AsyncPager"),
    "HttpResponse": ("._response", "HttpResponse"),
    "Pager": ("._paging.pager", "Pager"),
    "SyncPager": ("._paging.pager", "Pager"),
    "BaseHttpResponse": ("._response", "Response"),
    "Response": ("._response", "Response"),
    "CreateEmbeddingsTaskVideoParams": (".resources.embed_tasks", "CreateEmbeddingsTaskVideoParams"),
    "TwelveLabsEnvironment": ("._http.config", "TwelveLabsEnvironment"),
    "UploadProgress": ("._uploads.progress", "UploadProgress"),
    "UploadResult": ("._uploads.multipart", "UploadResult"),
    "UploadStatus": ("._uploads.progress", "UploadProgress"),
}
"""What methods take and return that is no model, by name: the module and the name there."""


if not TYPE_CHECKING:

    def __getattr__(name: str) -> Any:
        for module in (_models, _vendor_names):
            if name in module.__all__:
                return getattr(module, name)
        if name in _OTHERS:
            module, own = _OTHERS[name]
            return getattr(_import_module(module, __package__), own)
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted([*_models.__all__, *_vendor_names.__all__, *_OWN, *_OTHERS])
