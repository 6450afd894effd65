"""Every name of the vendor's SDK can be imported here, and is the same type."""

from __future__ import annotations

import ast
import inspect
import logging
import pkgutil
import re
import subprocess
import sys
from collections.abc import Iterator, Mapping
from enum import Enum
from functools import cache
from importlib import import_module
from types import ModuleType, UnionType
from typing import Annotated, Any, Literal, TypeVar, Union, get_args, get_origin

import attrs
import pydantic
import pytest
import twelvelabs_client
from twelvelabs_client import errors, types
from twelvelabs_lowlevel import models, vendor_names

from ..loops import loop

OTHER_FIELDS = {
    "EnrichmentConfigJsonSchemaJsonSchema": "a JSON Schema is a dict here, and takes any keyword",
    "InternalEntity": "asset_urls is a field that no response has",
}
"""Types whose fields are not all those of the vendor's, and why."""


@cache
def modules() -> list[ModuleType]:
    """All modules of the vendor's SDK, which take seconds to import."""
    import twelvelabs

    names = [info.name for info in pkgutil.walk_packages(twelvelabs.__path__, "twelvelabs.")]
    return [twelvelabs, *map(import_module, names)]


def names_of(module: ModuleType) -> set[str]:
    """The public names of a module: those in `__all__`, or else those that it defines."""
    if hasattr(module, "__all__"):
        return {name for name in module.__all__ if not name.startswith("_")}
    tree = ast.parse(inspect.getsource(module))
    defined = {node.name for node in tree.body if isinstance(node, ast.ClassDef | ast.FunctionDef)}
    assigned = {node.targets[0].id for node in tree.body if isinstance(node, ast.Assign)}  # type: ignore[attr-defined]
    return {name for name in defined | assigned if not name.startswith("_")}


def _words_of_signatures() -> set[str]:
    """All names in the annotations of the methods that users call."""
    words: set[str] = set()
    for module in modules():
        if module.__name__.endswith(("client", "client_wrapper")):
            for node in ast.walk(ast.parse(inspect.getsource(module))):
                if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and not node.name.startswith("_"):
                    given = [*node.args.args, *node.args.kwonlyargs]
                    for annotation in [node.returns, *(each.annotation for each in given)]:
                        words.update(re.findall(r"\w+", ast.unparse(annotation) if annotation else ""))
    return words


def _is_type_error_or_helper(module: ModuleType, name: str, words: set[str]) -> bool:
    """Whether users import it. They do not import the classes of the resources, which are attributes of a client, nor
    what `core` uses to send requests: of that package, only errors and what signatures name."""
    value = getattr(module, name)
    if isinstance(value, ModuleType | TypeVar) or name.endswith(("Client", "ClientWrapper")):
        return False
    if value is ... or getattr(value, "__name__", name) in ("getLogger", "logger") or isinstance(value, logging.Logger):
        return False
    is_error = inspect.isclass(value) and issubclass(value, Exception)
    return is_error or not module.__name__.startswith("twelvelabs.core") or name in words


@cache
def vendor_types() -> dict[str, list[Any]]:
    """All types, errors and helpers that the vendor's SDK has anywhere; what its root has comes first."""
    found: dict[str, list[Any]] = {}
    words = _words_of_signatures()
    for module in modules():
        for name in sorted(names_of(module)):
            value = getattr(module, name)
            if _is_type_error_or_helper(module, name, words) and value not in found.setdefault(name, []):
                found[name].append(value)
    return found


@cache
def platform_types() -> dict[str, Any]:
    """Those that are types of the platform."""
    found = vendor_types()
    shown = {name for module in modules() if module.__name__.endswith(".types") for name in module.__all__}
    return {name: found[name][0] for name in sorted(shown & found.keys())}


def test_every_name_of_the_vendor_can_be_imported() -> None:
    names = vendor_types().keys()
    assert len(names) > 500
    assert {"UploadError", "UploadProgress", "RequestOptions", "ApiError", "SyncPager", "File"} <= names
    assert {"TwelveLabsEnvironment", "CompletedChunk", "VideoContext_AssetId", "BadRequestError"} <= names
    assert not {name for name in names if not hasattr(twelvelabs_client, name)}
    own = {"TwelveLabs", "AsyncTwelveLabs"}
    assert {name for name in names if not hasattr(types, name) and not hasattr(errors, name)} == own
    assert names - dir(twelvelabs_client) == set()


@pytest.mark.parametrize("name", ["UploadError", "ApiError", "BadRequestError", "NotFoundError"])
def test_errors_are_errors_of_this_client(name: str) -> None:
    assert getattr(twelvelabs_client, name) is getattr(errors, name)


def test_errors_have_the_arguments_and_attributes_of_the_vendors() -> None:
    cause = OSError("broken")
    made = twelvelabs_client.UploadError("part 3", 3, cause)
    assert (made.message, made.chunk_index, made.original_error) == ("part 3", 3, cause)
    for theirs in {value for found in vendor_types().values() for value in found if inspect.isclass(value)}:
        if issubclass(theirs, vendor_types()["ApiError"][0]):
            accepted = inspect.signature(theirs).parameters
            given: dict[str, Any] = {"body": {"code": "c"}, "headers": {"Retry-After": "3"}, "status_code": 418}
            given = {name: value for name, value in given.items() if name in accepted}
            error = getattr(twelvelabs_client, theirs.__name__)(**given)
            assert error.status_code == theirs(**given).status_code
            assert (error.body, error.headers["retry-after"]) == ({"code": "c"}, "3")
            assert str(error.status_code) in str(error)
    assert vendor_types()["RequestOptions"][0].__annotations__.keys() == types.RequestOptions.__annotations__.keys()


def test_the_table_has_no_names_that_the_vendor_does_not_have() -> None:
    assert set(vendor_names.__all__) <= platform_types().keys()


def test_submodules_are_attributes_of_the_package() -> None:
    code = (
        "import twelvelabs_client as t; t.types.Asset, t.errors.ApiError, t.webhooks.verify;"
        "assert t.Asset is t.types.Asset"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


def _models_of_requests() -> list[str]:
    """The vendor's models that its methods take, at any depth."""
    pending = [
        parameter.annotation
        for module in modules()
        if module.__name__.endswith(".client")
        for cls in vars(module).values()
        if inspect.isclass(cls) and cls.__name__.endswith("Client")
        for method in vars(cls).values()
        if inspect.isfunction(method) and not method.__name__.startswith("_")
        for parameter in inspect.signature(method).parameters.values()
    ]
    found: dict[str, Any] = {}
    while pending:
        annotation = pending.pop()
        if inspect.isclass(annotation) and issubclass(annotation, pydantic.BaseModel):
            if annotation.__name__ not in found:
                found[annotation.__name__] = annotation
                pending += [field.annotation for field in annotation.model_fields.values()]
        else:
            pending += get_args(annotation)
    return sorted(found)


@loop("name", _models_of_requests)
def test_a_request_is_made_with_the_keywords_of_the_vendor(name: str) -> None:
    theirs, ours = platform_types()[name], getattr(twelvelabs_client, name)
    fields = theirs.model_fields
    required = {key: None for key, field in fields.items() if field.is_required()}
    every = dict.fromkeys(fields)
    for keywords in (required, every):
        if get_origin(ours) is dict:
            assert ours(**keywords) == keywords
        else:
            inspect.signature(ours).bind(**keywords)


@loop("name", lambda: platform_types())
def test_a_type_is_the_counterpart_of_the_vendors(name: str) -> None:
    theirs, ours = platform_types()[name], getattr(types, name)
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
