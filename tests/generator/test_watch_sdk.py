"""What the watcher reads from a package of the vendor's kind, without importing it."""

import io
import tarfile
import zipfile
from pathlib import Path
from typing import Any

import pytest

from generator.errors import GenerationError
from generator.watch.sdk import read_sdk
from generator.watch.sources import open_source

IMPORTS = """
import typing
import datetime as dt
import pydantic
import typing_extensions
from ..core.serialization import FieldMetadata
from ..core.pydantic_utilities import UniversalBaseModel
"""
CLIENT = '''
import typing
from .. import core
from ..core.jsonable_encoder import jsonable_encoder
from ..core.serialization import convert_and_respect_annotation_metadata
from ..types import Clip, Mode

OMIT = typing.cast(typing.Any, ...)


class RawClipsClient:
    def list(self, owner_id: str, *, mode: typing.Optional[typing.Union[Mode, typing.Sequence[Mode]]] = None):
        """
        Lists clips.

        Parameters
        ----------
        owner_id : str
            Whose clips.

        mode : typing.Optional[Mode]
            Which ones.

        Returns
        -------
        Clip
        """
        _response = self._client_wrapper.httpx_client.request(
            f"owners/{jsonable_encoder(owner_id)}/clips",
            method="GET",
            params={"mode": mode},
        )
        if 200 <= _response.status_code < 300:
            return parse_obj_as(type_=typing.List[Clip], object_=_response.json())
        if _response.status_code == 404:
            raise NotFoundError(body=parse_obj_as(type_=typing.Optional[typing.Any], object_=_response.json()))

    def create(self, *, name: str, wide: typing.Optional[bool] = OMIT, clip: typing.Optional[Clip] = OMIT):
        _response = self._client_wrapper.httpx_client.request(
            "clips",
            method="POST",
            json={
                "name": name,
                "is-wide": wide,
                "clip": convert_and_respect_annotation_metadata(object_=clip, annotation=Clip, direction="write"),
                "stream": False,
            },
            headers={"content-type": "application/json", "X-Trace": name},
        )

    def create_stream(self, *, name: str, wide: typing.Optional[bool] = OMIT):
        with self._client_wrapper.httpx_client.stream(
            "clips", method="POST", json={"name": name, "is-wide": wide, "stream": True}
        ) as _response:
            if 200 <= _response.status_code < 300:
                for line in _response.iter_lines():
                    yield parse_obj_as(type_=Clip, object_=line)

    def upload(self, *, file: core.File, title: typing.Optional[str] = OMIT):
        self._client_wrapper.httpx_client.request(
            "files",
            method="PUT",
            data={"title": title},
            files={**({"file": file} if file is not None else {})},
            force_multipart=True,
        )


class AsyncRawClipsClient:
    async def list(self):
        await self._client_wrapper.httpx_client.request("never", method="GET")
'''
TYPES = f'''{IMPORTS}
Mode = typing.Union[typing.Literal["a", "b"], typing.Any]


class Base(UniversalBaseModel):
    id: typing_extensions.Annotated[typing.Optional[str], FieldMetadata(alias="_id")] = pydantic.Field(default=None)
    """
    The id.
    """


class Cut(UniversalBaseModel):
    type: typing.Literal["cut"] = "cut"
    at: float


class Fade(UniversalBaseModel):
    type: typing.Literal["fade"] = "fade"
    inner: typing.Optional["Clip"] = None


class Clip(Base):
    mode: Mode
    made: dt.datetime = pydantic.Field()
    tags: typing.Dict[str, typing.List[int]] = pydantic.Field(alias="all-tags")
    edge: typing.Union[Cut, Fade]
    size: int | None = None
'''
PACKAGE = {
    "__init__.py": "raise RuntimeError('imported')",
    "clips/raw_client.py": CLIENT,
    "clips/__init__.py": "",
    "types/__init__.py": "from .all import Clip, Mode",
    "types/all.py": TYPES,
}


@pytest.fixture(scope="module")
def read() -> dict[str, Any]:
    return read_sdk(PACKAGE)


def test_paths_verbs_and_parameters(read: dict[str, Any]) -> None:
    assert {path: [*item] for path, item in read["paths"].items()} == {
        "/owners/{owner_id}/clips": ["get"],
        "/clips": ["post"],
        "/files": ["put"],
    }
    listed = read["paths"]["/owners/{owner_id}/clips"]["get"]
    mode = {"$ref": "#/components/schemas/Mode"}
    assert listed["description"] == "Lists clips."
    assert listed["parameters"] == [
        {
            "name": "owner_id",
            "in": "path",
            "required": True,
            "schema": {"type": "string"},
            "description": "Whose clips.",
        },
        {
            "name": "mode",
            "in": "query",
            "required": False,
            "schema": {"anyOf": [mode, {"type": "array", "items": mode}]},
            "description": "Which ones.",
        },
    ]
    assert listed["responses"] == {
        "2XX": {
            "content": {
                "application/json": {"schema": {"type": "array", "items": {"$ref": "#/components/schemas/Clip"}}}
            }
        },
        "404": {"content": {}},
    }


def test_two_methods_of_one_request_are_one_operation(read: dict[str, Any]) -> None:
    created = read["paths"]["/clips"]["post"]
    body = created["requestBody"]["content"]["application/json"]["schema"]
    assert body["required"] == ["name", "stream"]
    assert body["properties"] == {
        "name": {"type": "string"},
        "is-wide": {"type": "boolean"},
        "clip": {"$ref": "#/components/schemas/Clip"},
        "stream": {"type": "boolean"},
    }
    assert [p["name"] for p in created["parameters"]] == ["X-Trace"]
    assert [*created["responses"]["2XX"]["content"]] == ["application/x-ndjson"]


def test_forms_have_files(read: dict[str, Any]) -> None:
    form = read["paths"]["/files"]["put"]["requestBody"]["content"]["multipart/form-data"]["schema"]
    assert form == {
        "type": "object",
        "required": ["file"],
        "properties": {"title": {"type": "string"}, "file": {"type": "string", "format": "binary"}},
    }


def test_models_have_the_names_of_the_wire(read: dict[str, Any]) -> None:
    schemas = read["components"]["schemas"]
    assert schemas["Mode"] == {"type": "string", "enum": ["a", "b"]}
    assert schemas["Clip"] == {
        "type": "object",
        "required": ["mode", "made", "all-tags", "edge"],
        "properties": {
            "_id": {"type": "string", "description": "The id."},
            "mode": {"$ref": "#/components/schemas/Mode"},
            "made": {"type": "string", "format": "date-time"},
            "all-tags": {"type": "object", "additionalProperties": {"type": "array", "items": {"type": "integer"}}},
            "edge": {"anyOf": [{"$ref": "#/components/schemas/Cut"}, {"$ref": "#/components/schemas/Fade"}]},
            "size": {"type": "integer"},
        },
    }
    assert schemas["Cut"]["properties"]["type"] == {"const": "cut"}
    assert schemas["Cut"]["required"] == ["type", "at"]


@pytest.mark.parametrize("kind", ["wheel", "source distribution", "folder"])
def test_a_package_is_read_from_wherever_it_is(kind: str, tmp_path: Path, read: dict[str, Any]) -> None:
    if kind == "wheel":
        path = tmp_path / "twelvelabs-9.9.9-py3-none-any.whl"
        with zipfile.ZipFile(path, "w") as archive:
            for name, text in PACKAGE.items():
                archive.writestr(f"twelvelabs/{name}", text)
    elif kind == "source distribution":
        path = tmp_path / "twelvelabs-9.9.9.tar.gz"
        with tarfile.open(path, "w:gz") as archive:
            for name, text in {**PACKAGE, "../../tests/raw_client.py": "class RawTestClient: broken("}.items():
                info = tarfile.TarInfo(f"twelvelabs-9.9.9/src/twelvelabs/{name}".replace("twelvelabs/../../", ""))
                info.size = len(text)
                archive.addfile(info, io.BytesIO(text.encode()))
    else:
        path = tmp_path / "twelvelabs"
        for name, text in PACKAGE.items():
            (path / name).parent.mkdir(parents=True, exist_ok=True)
            (path / name).write_text(text, encoding="utf-8")
    assert open_source(str(path)).root["paths"] == read["paths"]


@pytest.mark.parametrize(
    ("texts", "message"),
    [
        ({"__init__.py": ""}, "has no client"),
        ({"raw_client.py": "class RawClient:\n    def a(self): ..."}, "has no client"),
        ({"raw_client.py": "class RawClient(:"}, "raw_client.py of the vendor's SDK is not valid Python"),
        (
            {"raw_client.py": "class RawClient:\n    def a(self): self.httpx_client.request('a', method=verb)"},
            "raw_client.a of the vendor's SDK does not state its method",
        ),
        (
            {"raw_client.py": "class RawClient:\n    def a(self): self.httpx_client.request(path(), method='GET')"},
            "raw_client.a of the vendor's SDK does not state its path",
        ),
    ],
    ids=["empty", "no requests", "not Python", "no method", "no path"],
)
def test_a_package_without_a_readable_client_is_refused(texts: dict[str, str], message: str) -> None:
    with pytest.raises(GenerationError, match=message):
        read_sdk(texts)
