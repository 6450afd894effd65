"""The commands of docs/cli.md run as they are, one after the other."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import pytest
from twelvelabs_client import TwelveLabs
from twelvelabs_client.cli.root import COMMANDS
from twelvelabs_sandbox import Sandbox

from .conftest import Command
from .test_commands import PNG

PAGE = Path(__file__).parents[2] / "docs" / "cli.md"


class StopError(Exception):
    """Interrupts an upload."""


@pytest.fixture(scope="module")
def sandbox() -> Iterator[Sandbox]:
    """One of its own, in which the names of the page are not taken."""
    with Sandbox(speed=1000, chunk_size=10_000) as running:
        yield running


@pytest.fixture
def _folder(tmp_path: Path, film: Path, client: TwelveLabs, sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder with the files that the page names, among them one whose upload was interrupted."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "videos").mkdir()
    for name in ("clip.mp4", "large.mp4", "videos/meadow.mp4"):
        (tmp_path / name).write_bytes(film.read_bytes() + name.encode())
    (tmp_path / "still.png").write_bytes(PNG)
    (tmp_path / "key.txt").write_text(sandbox.api_key)
    (tmp_path / "schema.json").write_text('{"type": "object", "properties": {"title": {"type": "string"}}}')

    def stop(event: object) -> None:
        if event.bytes_sent > 0:  # type: ignore[attr-defined]
            raise StopError

    with pytest.raises(StopError):
        client.assets.upload("large.mp4", method="multipart", on_progress=stop)


def commands() -> list[str]:
    blocks = re.findall(r"```sh\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)
    return [line for block in blocks for line in block.splitlines() if line]


@pytest.mark.usefixtures("_folder")
def test_every_command_of_the_page_succeeds(tl: Command) -> None:
    asset, failed = "", []
    for line in commands():
        words = shlex.split(line, comments=True)
        end = next((words.index(sign) for sign in ("|", "<", ">") if sign in words), len(words))
        stdin = Path(words[end + 1]).read_text() if words[end : end + 1] == ["<"] else ""
        given = [asset if word == "ASSET_ID" else word for word in words[1:end]]
        done = tl(*given, stdin=stdin)
        if given[:2] == ["assets", "upload"]:
            asset = done.out.splitlines()[1].partition("\t")[0]
        if done.code or words[0] != "twelvelabs" or ("|" in words and not done.out):
            failed.append((line, done))
    assert failed == []
    assert len(list(Path("cuts").iterdir())) > 0
    assert Path("vectors.npy").stat().st_size > 0


def test_the_page_has_every_exit_code_and_command() -> None:
    text = PAGE.read_text(encoding="utf-8")
    named = set(re.findall(r"twelvelabs ([a-z-]+)", text))
    assert {name for section in COMMANDS.values() for name in section} - named - {"entities", "migrate"} == set()
    assert set(re.findall(r"^\| (\d+) \|", text, re.MULTILINE)) == {"0", "1", "2", "3", "4", "7", "75", "124", "130"}
