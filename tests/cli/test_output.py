"""Results on stdout in every form, and nothing else."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator

import pytest
from twelvelabs_client.cli.formatting import bytes_text, duration_text, timestamp_text
from twelvelabs_client.cli.output import Output
from twelvelabs_client.cli.parameters import Duration, key_values

from .conftest import Command, Screen

RECORDS = [
    {"id": "6b0b188e54a98c8947000000", "filename": "a tab\tand\x1b[31m red.mp4", "status": "ready", "size": 1055736},
    {
        "id": "6b0b188e54a98c8947000001",
        "filename": "b.mp4",
        "status": "failed",
        "duration": 3725.04,
        "tags": ["x", "y"],
    },
]
COLUMNS = ("id", "filename", "status", "duration", "size", "tags")


def written(form: str, fields: tuple[str, ...] = (), *, columns: int = 120, **given: object) -> str:
    with pytest.MonkeyPatch.context() as patch:
        screen = Screen()
        patch.setenv("COLUMNS", str(columns))
        patch.setenv("NO_COLOR", "1")
        patch.setattr("sys.stdout", screen)
        Output(form, fields).write_all(given.get("records", RECORDS), COLUMNS)  # type: ignore[arg-type]
        return screen.getvalue()


def test_every_form_has_the_same_results() -> None:
    assert json.loads(written("json")) == RECORDS
    assert [json.loads(line) for line in written("jsonl").splitlines()] == RECORDS
    assert written("ids").split() == [record["id"] for record in RECORDS]
    rows = list(csv.reader(io.StringIO(written("tsv")), delimiter="\t", quoting=csv.QUOTE_NONE))
    assert rows[0] == list(COLUMNS)
    assert rows[1][1:3] == ["a tab\\tand\x1b[31m red.mp4", "ready"]
    assert rows[2] == [RECORDS[1]["id"], "b.mp4", "failed", "3725.04", "", "x,y"]


def test_fields_choose_what_is_written_also_from_within() -> None:
    records = [{"id": "1", "inner": {"duration": 5.0}}]
    fields = ("inner.duration", "id", "missing")
    assert json.loads(written("json", fields, records=records)) == [{"inner.duration": 5.0, "id": "1", "missing": None}]
    assert written("tsv", fields, records=records).splitlines() == ["inner.duration\tid\tmissing", "5.0\t1\t"]


@pytest.mark.parametrize("columns", [60, 140])
def test_a_table_fits_on_the_terminal_and_shows_whole_ids(columns: int) -> None:
    text = written("table", columns=columns)
    codes = set(re.findall("\x1b\\[([0-9;]*)m", text))
    assert codes <= {"0", "1", "2"}, "colors in spite of NO_COLOR, or those of a filename"
    lines = re.sub("\x1b\\[[0-9;]*m", "", text).splitlines()
    assert all(len(line) <= columns for line in lines)
    assert lines[1].startswith("6b0b188e54a98c8947000000")
    assert ("1:02:05.0" in lines[2]) is (columns == 140)


def test_json_lines_are_written_as_they_arrive(monkeypatch: pytest.MonkeyPatch) -> None:
    screen = Screen()
    monkeypatch.setattr("sys.stdout", screen)
    seen: list[int] = []

    def records() -> Iterator[dict[str, str]]:
        for number in range(3):
            seen.append(screen.getvalue().count("\n"))
            yield {"id": str(number)}

    Output("jsonl").write_all(records(), ("id",))
    assert seen == [0, 1, 2]


@pytest.mark.parametrize("form", ["table", "json", "jsonl", "tsv", "ids"])
def test_results_before_an_interruption_are_written(form: str, monkeypatch: pytest.MonkeyPatch) -> None:
    screen = Screen()
    monkeypatch.setattr("sys.stdout", screen)

    def records() -> Iterator[dict[str, str]]:
        yield {"id": "first"}
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        Output(form).write_all(records(), ("id",))
    assert "first" in screen.getvalue()


def test_lists_and_objects_of_the_platform(tl: Command, index: str, asset: str) -> None:
    assert tl("indexes", "list", "-q").out.split()[-1:] == [index]
    assert json.loads(tl("indexes", "get", "films", "--json").out)["id"] == index
    assert tl("indexes", "get", index, "--fields", "index_name").out == "index_name\nfilms\n"
    [listed] = [row for row in tl("indexes", "list").out.splitlines() if row.startswith(index)]
    assert tl("indexes", "get", index).out.splitlines()[1] == listed
    [item] = map(json.loads, tl("indexes", "items", "films", "--jsonl").out.splitlines())
    assert item["asset_id"] == asset
    on_screen = tl("assets", "get", asset, columns=100).out
    assert "technical_metadata.video_codec" in on_screen
    table = tl("assets", "list", "--limit", "1", "--filename", "green.mp4", columns=100).out
    assert "00:04.5" in table
    assert "kB" in table
    before = tl("--json", "assets", "list", "--limit", "1")  # common options may also come first
    assert len(json.loads(before.out)) == 1


def test_an_empty_list_says_so_on_stderr(tl: Command) -> None:
    done = tl("assets", "list", "--filename", "none of that name", columns=80)
    assert (done.code, done.out, done.err) == (0, "", "There are no assets.\n")


def test_words() -> None:
    assert [bytes_text(each) for each in (0, 999, 1000, 12_345_678, 340_000_000, 5e9)] == [
        *("0 B", "999 B", "1.0 kB", "12.3 MB", "340 MB", "5.0 GB"),
    ]
    assert [timestamp_text(each) for each in (0, 59.96, 3725.04)] == ["00:00.0", "01:00.0", "1:02:05.0"]
    assert [duration_text(each) for each in (8, 200, 3600, 7500)] == ["8 s", "3 min 20 s", "1 h", "2 h 5 min"]
    seconds = Duration()
    assert [seconds.convert(each, None, None) for each in ("90", "1.5m", "2h", "none")] == [90, 90, 7200, float("inf")]
    assert key_values(["a=1", "b=x=y", "c=true", 'd=["e"]', 'f={"g":1}', "h="]) == {
        "a": 1,
        "b": "x=y",
        "c": True,
        "d": ["e"],
        "f": '{"g":1}',
        "h": "",
    }
