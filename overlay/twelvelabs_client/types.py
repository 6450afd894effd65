"""The models of requests and responses, and the pagers, each imported on first use.

What has another name in the vendor's SDK is available under both: `VideoContext_Url` is `VideoContextUrl`, `SyncPager`
is `Pager`, and `BaseHttpResponse` is `Response`.
"""

from importlib import import_module as _import_module
from typing import TYPE_CHECKING, Any

from twelvelabs_lowlevel import models as _models
from twelvelabs_lowlevel import requests as _requests
from twelvelabs_lowlevel import vendor_names as _vendor_names

if TYPE_CHECKING:
    from twelvelabs_lowlevel.models import *  # noqa: F403 - all models
    from twelvelabs_lowlevel.vendor_names import *  # noqa: F403 - all names

    from ._paging.pager import AsyncPager as AsyncPager
    from ._paging.pager import Pager as Pager
    from ._response import AsyncHttpResponse as AsyncHttpResponse
    from ._response import HttpResponse as HttpResponse
    from ._response import Response as Response

BareKeys = _requests.BareKeys
DeepObject = _requests.DeepObject
RequestOptions = _requests.RequestOptions
_OWN = ("BareKeys", "DeepObject", "RequestOptions")
_RESULTS = {
    "AsyncHttpResponse": ("._response", "AsyncHttpResponse"),
    "AsyncPager": ("._paging.pager", "AsyncPager"),
    "HttpResponse": ("._response", "HttpResponse"),
    "Pager": ("._paging.pager", "Pager"),
    "SyncPager": ("._paging.pager", "Pager"),
    "BaseHttpResponse": ("._response", "Response"),
    "Response": ("._response", "Response"),
}
"""What methods return that is no model, by name: the module and the name there."""


if not TYPE_CHECKING:

    def __getattr__(name: str) -> Any:
        for module in (_models, _vendor_names):
            if name in module.__all__:
                return getattr(module, name)
        if name in _RESULTS:
            module, own = _RESULTS[name]
            return getattr(_import_module(module, __package__), own)
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted([*_models.__all__, *_vendor_names.__all__, *_OWN, *_RESULTS])
