"""The models of requests and responses, each imported when it is first used.

Some also have the name that the vendor's SDK gives them.
"""

from typing import TYPE_CHECKING, Any

from twelvelabs_lowlevel import models as _models
from twelvelabs_lowlevel import requests as _requests

if TYPE_CHECKING:
    from twelvelabs_lowlevel.models import *  # noqa: F403 - exactly the models, whichever there are
    from twelvelabs_lowlevel.models import IndexModelRequest

    IndexesCreateRequestModelsItem = IndexModelRequest

RequestOptions = _requests.RequestOptions
_VENDOR_NAMES = {"IndexesCreateRequestModelsItem": "IndexModelRequest"}


def __getattr__(name: str) -> Any:
    return getattr(_models, _VENDOR_NAMES.get(name, name))


def __dir__() -> list[str]:
    return sorted([*_models.__all__, *_VENDOR_NAMES, "RequestOptions"])
