"""The vendor's name of a type is the name of the same type in `twelvelabs_client.types`."""

from __future__ import annotations

import inspect
import pkgutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from enum import Enum
from importlib import import_module
from types import UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

import attrs
import pydantic
import pytest
import twelvelabs
import twelvelabs_client
from twelvelabs_client import types
from twelvelabs_lowlevel import models, vendor_names

CONSTANT = "there is one value, and nobody has to write it"
SEVERAL = "several resources have one each; here each has a name of its own"
UNUSED = "no operation takes or returns it"
WITHOUT_COUNTERPART = {
    "AnalyzeTaskCanceledWebhookEventType": CONSTANT,
    "AnalyzeTaskFailedWebhookEventType": CONSTANT,
    "AnalyzeTaskReadyWebhookEventType": CONSTANT,
    "AudioSegmentationStrategy": CONSTANT,
    "BatchVideoContextType": CONSTANT,
    "EnrichmentConfigJsonSchemaJsonSchemaType": CONSTANT,
    "InternalEntity": UNUSED,
    "One": UNUSED,
    "SummarizeChapterResultSummarizeType": CONSTANT,
    "SummarizeHighlightResultSummarizeType": CONSTANT,
    "SummarizeSummaryResultSummarizeType": CONSTANT,
    "SyncResponseFormatType": CONSTANT,
    "TasksCreateResponse": SEVERAL,
    "TasksListResponse": SEVERAL,
    "TasksRetrieveResponse": SEVERAL,
    "Two": UNUSED,
    "Url": UNUSED,
}
"""The vendor's types that do not exist here, and why."""
OTHER_FIELDS = {
    "EnrichmentConfigJsonSchemaJsonSchema": "a JSON Schema is a mapping here",
    "TextParamFormat_JsonSchema": "schema is schema_ there, for pydantic takes the name",
    "TextResponseFormatJsonSchema": "schema is schema_ there, for pydantic takes the name",
}
"""Types whose fields are not all those of the vendor's, and why."""


def _vendor_types() -> dict[str, list[Any]]:
    """All types that the vendor's SDK offers, by name."""
    found: dict[str, list[Any]] = {}
    packages = [info.name for info in pkgutil.walk_packages(twelvelabs.__path__, "twelvelabs.") if info.ispkg]
    for package in packages:
        if package.endswith(".types"):
            module = import_module(package)
            for name in module.__all__:
                found.setdefault(name, []).append(getattr(module, name))
    return found


VENDOR = _vendor_types()
SHARED = sorted(VENDOR.keys() - WITHOUT_COUNTERPART.keys())


def test_every_type_of_the_vendor_is_here_or_is_known_to_be_missing() -> None:
    assert len(VENDOR) > 450
    assert {name for name in VENDOR if not hasattr(types, name)} == WITHOUT_COUNTERPART.keys()
    assert {name for name, found in VENDOR.items() if len(found) > 1 and name in vendor_names.__all__} == {
        "TasksListResponsePageInfo"
    }
    assert set(vendor_names.__all__) <= VENDOR.keys()


@pytest.mark.parametrize("name", SHARED)
def test_a_type_is_the_counterpart_of_the_vendors(name: str) -> None:
    theirs, ours = VENDOR[name][0], getattr(types, name)
    if inspect.isclass(theirs) and issubclass(theirs, pydantic.BaseModel):
        missing = {*theirs.model_fields} - {field for cls in _members(ours) for field in _fields(cls)}
        assert bool(missing) is (name in OTHER_FIELDS), missing
    elif values := _values(theirs):
        assert values <= _values(ours)
    elif get_origin(theirs) is Union:
        own = {_plain(member) for member in _members(ours)}
        assert all(_counterpart(member) <= own for member in _members(theirs))
    else:
        assert _plain(ours) == _plain(theirs)


def _members(annotation: Any) -> list[Any]:
    """The members of a union, or the one type that it is."""
    if get_origin(annotation) is Annotated:
        return _members(get_args(annotation)[0])
    if get_origin(annotation) in (Union, UnionType):
        return [each for member in get_args(annotation) for each in _members(member)]
    return [annotation]


def _fields(cls: Any) -> set[str]:
    return {field.name for field in attrs.fields(cls)} if attrs.has(cls) else set()


def _values(annotation: Any) -> set[object]:
    """The values of an enum or a union of literals."""
    return set(_each_value(annotation))


def _each_value(annotation: Any) -> Iterator[object]:
    for member in _members(annotation):
        if inspect.isclass(member) and issubclass(member, Enum):
            yield from (each.value for each in member)
        elif get_origin(member) is Literal:
            yield from get_args(member)


def _counterpart(theirs: Any) -> set[Any]:
    """The counterpart here of a member of a vendor's union."""
    if inspect.isclass(theirs) and issubclass(theirs, pydantic.BaseModel):
        return {*_members(getattr(types, theirs.__name__))}
    return {_plain(theirs)}


def _plain(annotation: Any) -> Any:
    """A type for comparison with the vendor's: lists by their items, all mappings are equal."""
    origin = get_origin(annotation)
    if origin is list:
        return f"list of {get_args(annotation)[0].__name__}"
    return Mapping if inspect.isclass(origin) and issubclass(origin, Mapping) else annotation


# --- lookup


def test_a_vendor_name_is_the_same_class() -> None:
    assert types.VideoContext_Url is models.VideoContextUrl
    assert types.IndexesCreateRequestModelsItem is models.IndexModelRequest
    assert types.VideoContext == models.VideoContextUrl | models.VideoContextAssetId | models.VideoContextBase64String
    assert types.TranscriptionData == list[models.TranscriptionDataItem]
    assert types.VideoContext_Base64String(base_64_string="AA==").to_dict() == {
        "type": "base64_string",
        "base64_string": "AA==",
    }


def test_all_names_are_shown_and_others_are_rejected() -> None:
    shown = dir(types)
    assert {"VideoContext_Url", "Asset", "RequestOptions", "BareKeys"} <= set(shown)
    assert len(shown) == len(set(shown))
    name = "NoSuchType"
    with pytest.raises(AttributeError, match=r"twelvelabs_client\.types.*NoSuchType"):
        getattr(types, name)


def test_using_one_name_imports_one_model() -> None:
    code = (
        "import sys; from twelvelabs_client.types import VideoContext_Url;"
        "print([name for name in sys.modules if name.startswith('twelvelabs_lowlevel.models.')])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "['twelvelabs_lowlevel.models.video_context_url']"


def test_what_methods_return_has_the_names_of_the_documents() -> None:
    for name, own in {"SyncPager": "Pager", "AsyncPager": "AsyncPager", "BaseHttpResponse": "Response"}.items():
        for module in (twelvelabs_client, types):
            assert getattr(module, name) is getattr(twelvelabs_client, own)
            assert name in dir(module)
    assert types.SyncPager[types.IndexedAsset]
