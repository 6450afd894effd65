"""Fields, filters and types go by the names that the contract gives them for Python."""

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from twelvelabs_lowlevel import vendor_names
from twelvelabs_lowlevel.api.analysis import create_analysis, create_analysis_task
from twelvelabs_lowlevel.api.video_indexing import list_videos
from twelvelabs_lowlevel.models import AnalyzePromptV2, AnalyzeTaskRequestParams, MediaSource, SmeMediaSource
from twelvelabs_lowlevel.requests import BareKeys, DeepObject

from generator.bundle import bundle
from generator.changes import compare
from generator.contract import Contract, ContractError
from generator.vendor_names import read_vendor_names, write_vendor_names

VIDEO = {"type": "asset_id", "asset_id": "a"}

# --- fields


@pytest.mark.parametrize("build", [create_analysis.request, create_analysis.stream, create_analysis_task.request])
def test_an_argument_is_sent_by_its_name_on_the_wire(build: Any) -> None:
    prompt = AnalyzePromptV2("Look at this.", [SmeMediaSource(name="a", media_type="image", base_64_string="AA==")])
    sent = build(prompt_v_2=prompt, video=VIDEO).json
    assert sent["prompt_v2"] == {
        "input_text": "Look at this.",
        "media_sources": [{"name": "a", "media_type": "image", "base64_string": "AA=="}],
    }
    assert "prompt_v_2" not in sent
    assert "prompt_v_2: Instructions with reference images" in build.__doc__


def test_a_field_is_read_and_written_by_its_name_on_the_wire() -> None:
    wire = {"prompt": None, "prompt_v2": {"input_text": "Look."}, "prompt_v_2": "something new"}
    params = AnalyzeTaskRequestParams.from_dict(wire)
    assert params.prompt_v_2 is not None
    assert params.prompt_v_2.input_text == "Look."
    assert params.additional_properties == {"prompt_v_2": "something new"}
    assert AnalyzeTaskRequestParams(prompt_v_2=params.prompt_v_2).to_dict() == {"prompt_v2": {"input_text": "Look."}}
    assert MediaSource(base_64_string="AA==").to_dict() == {"base64_string": "AA=="}


def test_a_damaged_field_is_kept_by_its_name_on_the_wire() -> None:
    read = AnalyzeTaskRequestParams.from_dict({"prompt_v2": 7})
    assert (read.prompt_v_2, read.additional_properties) == (None, {"prompt_v2": 7})


def test_a_required_field_stays_required(document: dict[str, Any]) -> None:
    schema = bundle(Contract(document))["components"]["schemas"]["VideoContextBase64String"]
    assert schema["required"] == ["type", "base_64_string"]
    assert schema["x-wire"] == {"base_64_string": "base64_string"}
    assert "x-python-name" not in schema["properties"]["base_64_string"]


def test_changes_are_reported_with_names_in_python(document: dict[str, Any], contract: Contract) -> None:
    del document["components"]["schemas"]["CreateAnalysisTaskRequest"]["properties"]["prompt_v2"]
    texts = [change.text for change in compare(document, contract.document)]
    assert "create_analysis_task: parameter prompt_v_2 added" in texts


# --- filters


def test_bare_keys_are_the_default_where_the_contract_says_so() -> None:
    given = {"category": "tour"}
    bare, deep = (("category", "tour"),), (("user_metadata[category]", "tour"),)
    assert list_videos.request("i1", user_metadata=given).params == bare
    assert list_videos.request("i1", user_metadata=BareKeys(given)).params == bare
    assert list_videos.request("i1", user_metadata=DeepObject(given)).params == deep
    assert list_videos.request("i1").params == ()


# --- types


def test_every_name_of_the_vendor_is_in_the_module(contract: Contract) -> None:
    assert list(vendor_names.__all__) == list(read_vendor_names(contract))
    assert set(vendor_names.__all__) <= set(dir(vendor_names))
    for name in vendor_names.__all__:
        assert getattr(vendor_names, name) is not None
    with pytest.raises(AttributeError, match="NoSuchName"):
        vendor_names.NoSuchName  # noqa: B018


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("NoSuch: NoSuchSchema", "NoSuch: NoSuchSchema is neither a schema nor one of string, integer, number"),
        ("NoSuch: [string, list of NoSuchSchema]", "NoSuch: NoSuchSchema is neither a schema nor one of string"),
        ("NoSuch: 7", "NoSuch: 7 is neither a schema nor one of string"),
        ("NoSuch: {a: b}", "NoSuch: {'a': 'b'} is neither a schema nor one of string"),
        ("Asset: AssetDetail", "Asset is already the name of a schema"),
        ("Not-a-name: Asset", "Not-a-name is not a valid name"),
        ("Any: Asset", "Any is not a valid name"),
        ("_Hidden: Asset", "_Hidden is not a valid name"),
    ],
)
def test_an_invalid_name_is_rejected_with_its_line(line: str, message: str, contract: Contract, tmp_path: Path) -> None:
    file = tmp_path / "names.yaml"
    file.write_text(f"# Names.\nRight: [Asset, list of string]\n{line}\n", encoding="utf-8")
    with pytest.raises(ContractError) as caught:
        read_vendor_names(contract, file)
    (problem,) = caught.value.problems
    assert problem.place == f"{tmp_path.name}/names.yaml:3"
    assert problem.message.startswith(message)


@pytest.mark.parametrize("table", [{}, {"Either": ["First", "list of Second", "integer"], "One": ["First"]}], ids=len)
def test_the_module_of_names_is_complete_and_resolves_on_demand(table: dict[str, list[str]], tmp_path: Path) -> None:
    package = tmp_path / "package"
    package.mkdir()
    (package / "__init__.py").touch()
    (package / "models.py").write_text("class First: ...\n\ndef __getattr__(name): raise AttributeError(name)\n")
    write_vendor_names(table, package)
    code = (
        "from package import vendor_names as v; from package.models import First\n"
        f"assert set(v.__all__) == {set(table)!r}\n"
        f"if v.__all__: assert v.One is First\n"
    )
    subprocess.run([sys.executable, "-W", "error", "-c", code], cwd=tmp_path, check=True)
