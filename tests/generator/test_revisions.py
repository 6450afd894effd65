"""`make changes` compares what is committed at any two revisions, and refuses what it cannot compare in a sentence."""

import shutil
import subprocess
from pathlib import Path

import pytest
from verdicts import FOLDER

from generator.changes.__main__ import main
from generator.changes.revisions import committed

CHANGELOG = "# Changelog\n\n## Unreleased (0.1.0)\n\n### Added\n\n- A thing.\n\n## 0.0.1\n\nThe first.\n"
TIGHTER = "list_films: parameter page_limit: maximum lowered from 50 to 10"


def git(root: Path, *arguments: str) -> str:
    identity = ("-c", "user.name=a", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false")
    command = ["git", "-C", str(root), *identity, *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()


def edit(root: Path, old: str, new: str) -> None:
    for file in (root / "openapi").glob("*.yaml"):
        text = file.read_text(encoding="utf-8")
        file.write_text(text.replace(old, new), encoding="utf-8")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A repository without a contract (tag none), with one (tag first), and with a lower maximum (main)."""
    root = tmp_path / "project"
    root.mkdir()
    (root / "CHANGELOG.md").write_text(CHANGELOG, encoding="utf-8")
    git(root, "init", "--quiet", "--initial-branch=main")
    for tag in ("none", "first"):
        git(root, "add", ".")
        git(root, "commit", "--quiet", "--message", tag)
        git(root, "tag", tag)
        if tag == "none":
            shutil.copytree(FOLDER, root / "openapi")
    edit(root, "maximum: 50", "maximum: 10")
    git(root, "commit", "--quiet", "--all", "--message", "lower")
    return root


def run(root: Path, *arguments: str) -> int:
    return main(["--root", str(root), *arguments])


def test_two_revisions_are_compared_as_they_are_committed(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    edit(root, "maximum: 10", "maximum: 1")
    commits = [git(root, "rev-parse", "--short=9", ref) for ref in ("first", "main")]

    assert run(root, "--against", "first", "--to", "main") == 0

    out = capsys.readouterr().out
    assert out.startswith(f"From first ({commits[0]}) to main ({commits[1]}):\n1 changes for users, 1 of them")
    assert TIGHTER in out


def test_the_other_way_round_is_the_opposite(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(root, "--against", "main", "--to", "first") == 0
    assert "0 of them breaking:\n          list_films: parameter page_limit: maximum raised" in capsys.readouterr().out


def test_the_files_are_compared_with_the_last_commit_by_default(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(root) == 0
    assert capsys.readouterr().out.endswith("to the files in openapi/:\nNothing changes for users.\n")
    edit(root, "maximum: 10", "maximum: 1")
    for _ in range(2):
        assert run(root) == 0
        assert "maximum lowered from 10 to 1" in capsys.readouterr().out


def test_what_is_staged_is_not_what_is_committed(root: Path) -> None:
    edit(root, "maximum: 10", "maximum: 1")
    git(root, "add", ".")

    before = committed(root, root / "generated")

    assert before is not None
    assert before.document["components"]["parameters"]["PageLimit"]["schema"]["maximum"] == 10


def test_the_section_of_the_changelog_is_written_once(root: Path) -> None:
    def written() -> str:
        return (root / "CHANGELOG.md").read_text(encoding="utf-8")

    for _ in range(2):
        assert run(root, "--against", "first", "--changelog") == 0
        assert written() == CHANGELOG.replace(
            "- A thing.\n",
            "- A thing.\n\n### The platform's contract\n\n"
            f"- **Breaking:** {TIGHTER}. Values that were accepted are refused.\n",
        )
    assert run(root, "--against", "main", "--changelog") == 0
    assert written() == CHANGELOG


def test_the_heading_of_what_is_unreleased_is_added(root: Path) -> None:
    (root / "CHANGELOG.md").write_text("# Changelog\n\n## 0.1.0\n\nA.\n", encoding="utf-8")

    assert run(root, "--against", "main", "--to", "first", "--changelog") == 0

    assert (root / "CHANGELOG.md").read_text(encoding="utf-8") == (
        "# Changelog\n\n## Unreleased\n\n### The platform's contract\n\n"
        "- list_films: parameter page_limit: maximum raised from 10 to 50\n\n## 0.1.0\n\nA.\n"
    )


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--against", "nowhere"], "git knows no commit, branch or tag 'nowhere': see git branch --all"),
        (["--against=--all"], "git knows no commit, branch or tag '--all'"),
        (["--against", "main:openapi"], "git knows no commit, branch or tag 'main:openapi'"),
        (["--against", "none"], "there is no contract at none: it has no folder openapi/"),
        (["--against", "first", "--to", "none"], "there is no contract at none"),
    ],
)
def test_a_revision_without_a_contract_is_refused(
    arguments: list[str], said: str, root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(root, *arguments, "--changelog") == 1

    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith(said)
    assert err.endswith("\n\nNothing was written.\n")
    assert (root / "CHANGELOG.md").read_text(encoding="utf-8") == CHANGELOG


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("    UrlSource:\n", "<<<<<<< HEAD\n    UrlSource:\n", "openapi/sent.yaml:18: a merge is not finished"),
        (
            "        note: {",
            "      note: {",
            "openapi/sent.yaml:14: the line is indented by 8 spaces",
        ),
        ("schemas/UrlSource'", "schemas/Nothing'", "Nothing under components/schemas"),
    ],
)
def test_files_that_are_not_valid_are_refused(
    old: str, new: str, said: str, root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    edit(root, old, new)

    assert run(root, "--against", "first", "--changelog") == 1

    assert said in capsys.readouterr().err
    assert (root / "CHANGELOG.md").read_text(encoding="utf-8") == CHANGELOG


def test_a_commit_whose_contract_is_not_valid_is_named(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    edits = {"broken": ("    UrlSource:\n", "  UrlSource:\n"), "torn": ("schemas/Crop'", "schemas/No'")}
    for tag, (old, new) in edits.items():
        edit(root, old, new)
        git(root, "commit", "--quiet", "--all", "--message", tag)
        git(root, "tag", tag)
        edit(root, new, old)

        assert run(root, "--against", "first", "--to", tag) == 1

        assert capsys.readouterr().err.startswith(f"the contract at {tag} (")


def test_outside_git_there_is_no_revision(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shutil.copytree(FOLDER, tmp_path / "openapi")

    assert run(tmp_path) == 1

    assert capsys.readouterr().err.startswith(f"{tmp_path} is not in a git repository")
    assert committed(tmp_path, tmp_path / "generated") is None
