"""The models of requests and responses, each imported on first use.

Models with another name in the vendor's SDK are available under both: `VideoContext_Url` is `VideoContextUrl`.
"""

from typing import TYPE_CHECKING, Any

from twelvelabs_lowlevel import models as _models
from twelvelabs_lowlevel import requests as _requests
from twelvelabs_lowlevel import vendor_names as _vendor_names

if TYPE_CHECKING:
    from twelvelabs_lowlevel.models import *  # noqa: F403 - all models
    from twelvelabs_lowlevel.vendor_names import *  # noqa: F403 - all names

BareKeys = _requests.BareKeys
DeepObject = _requests.DeepObject
RequestOptions = _requests.RequestOptions
_OWN = ("BareKeys", "DeepObject", "RequestOptions")


if not TYPE_CHECKING:

    def __getattr__(name: str) -> Any:
        for module in (_models, _vendor_names):
            if name in module.__all__:
                return getattr(module, name)
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted([*_models.__all__, *_vendor_names.__all__, *_OWN])
