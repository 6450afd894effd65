"""API keys: where they are looked for, where they are stored, and that they are never shown."""

from __future__ import annotations

import shlex
import shutil
import stat
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import click
import pytest
from twelvelabs_client import TwelveLabs
from twelvelabs_client.cli.named_objects import INDEX, Named
from twelvelabs_client.cli.profiles import config_path, connection, store
from twelvelabs_client.cli.root import root
from twelvelabs_client.cli.session import Session
from twelvelabs_sandbox import Sandbox

from .conftest import Command

VARIABLES = ("TWELVE_LABS_API_KEY", "TWELVELABS_BASE_URL")


@pytest.fixture
def _bare(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in VARIABLES:
        monkeypatch.delenv(name)


@pytest.mark.usefixtures("_bare")
def test_a_key_is_stored_in_a_file_of_the_user_and_used(tl: Command, sandbox: Sandbox) -> None:
    login = tl("auth", "login", "--base-url", sandbox.base_url, stdin=f"{sandbox.api_key}\n")
    assert login.code == 0, login.err
    path = config_path()
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    assert tl("assets", "list", "--limit", "1").code == 0
    status = tl("auth", "status", "--check", "--json")
    assert str(path) in status.out
    verbose = tl("auth", "status", "-v", "--check")
    assert "GET /indexes: 200" in verbose.err
    for done in (login, status, tl("doctor"), verbose):
        assert sandbox.api_key not in done.out + done.err
    assert tl("auth", "logout").code == 0
    assert sandbox.api_key not in path.read_text()
    assert tl("auth", "status").code == 4
    assert tl("auth", "logout").code == 3


@pytest.mark.usefixtures("_bare")
def test_a_key_that_cannot_be_used_is_not_stored(tl: Command, sandbox: Sandbox) -> None:
    for key in ("tlk_wrong", "two words", "", "   "):
        done = tl("auth", "login", "--base-url", sandbox.base_url, stdin=key)
        assert done.code == 4, key
        assert not key.strip() or key not in done.err
    assert not config_path().exists()
    assert tl("auth", "login", "--no-check", stdin="tlk_other").code == 0


def test_the_environment_wins_over_the_default_profile_and_a_named_profile_over_both(
    tl: Command, sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    tl("auth", "login", "--no-check", "--base-url", "https://default.test/v1.3", stdin="tlk_default")
    tl("auth", "login", "--no-check", "--base-url", "https://work.test/v1.3", "--profile", "work", stdin="tlk_work")
    tl("auth", "login", "--no-check", "--profile", "here", stdin="tlk_here")
    store("bare", "tlk_bare", None)
    platform = connection("bare", None).base_url

    def used(profile: str | None = None, url: str | None = None) -> tuple[str, str | None]:
        found = connection(profile, url)
        return found.api_key, found.base_url

    assert used() == (sandbox.api_key, sandbox.base_url)
    assert used("work") == ("tlk_work", "https://work.test/v1.3")
    assert used("bare") == ("tlk_bare", platform)
    assert used("here") == ("tlk_here", sandbox.base_url), "a key is stored with the base URL that it was given for"
    assert used(url="https://other.test") == (sandbox.api_key, "https://other.test")
    monkeypatch.delenv("TWELVELABS_BASE_URL")
    assert used() == (sandbox.api_key, platform), "a key of the environment goes to no URL of a profile"
    monkeypatch.delenv("TWELVE_LABS_API_KEY")
    assert used() == ("tlk_default", "https://default.test/v1.3")
    assert tl("assets", "list", "--profile", "none").code == 4


@pytest.mark.usefixtures("_bare")
def test_the_keyring_is_used_if_it_is_installed(tl: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    kept: dict[tuple[str, str], str] = {}
    keyring = SimpleNamespace(
        set_password=lambda service, name, key: kept.update({(service, name): key}),
        get_password=lambda service, name: kept.get((service, name)),
        delete_password=lambda service, name: kept.pop((service, name)),
    )
    monkeypatch.setitem(sys.modules, "keyring", keyring)
    assert "keyring" in tl("auth", "login", "--no-check", stdin="tlk_secret").err
    assert list(kept.values()) == ["tlk_secret"]
    assert "tlk_secret" not in config_path().read_text()
    assert connection(None, None).api_key == "tlk_secret"
    tl("auth", "logout")
    assert kept == {}
    keyring.set_password = None  # as with a backend that fails
    tl("auth", "login", "--no-check", stdin="tlk_secret")
    assert "tlk_secret" in config_path().read_text()


@pytest.mark.usefixtures("_bare")
def test_a_broken_configuration_is_named(tl: Command, tmp_path: Path) -> None:
    config_path().parent.mkdir(parents=True)
    for text in ("not toml", "profiles = 3", "[profiles]\ndefault = 1"):
        config_path().write_text(text)
        done = tl("assets", "list")
        assert done.code == 1
        assert str(config_path()) in done.err
    config_path().write_text('[profiles."a \\"name\\""]\napi_key = "tlk_quoted"\n')
    assert connection('a "name"', None).api_key == "tlk_quoted"


def test_names_are_completed_and_asked_for_once_a_minute(
    index: str, sandbox: Sandbox, tl: Command, monkeypatch: pytest.MonkeyPatch
) -> None:

    session = Session()
    context = root.make_context("twelvelabs", [], resilient_parsing=True, obj=session)
    parameter = click.Argument(["index"])

    def completed(text: str) -> list[str]:
        return [item.value for item in Named(INDEX).shell_complete(context, parameter, text)]

    assert completed("fil") == ["films"]
    session.close()
    asked = len(sandbox.requests)
    assert completed("") == completed("f") == ["films"]
    assert len(sandbox.requests) == asked
    monkeypatch.delenv("TWELVE_LABS_API_KEY")
    store("own", sandbox.api_key, sandbox.base_url)
    monkeypatch.setenv("_TWELVELABS_COMPLETE", "bash_complete")
    monkeypatch.setenv("COMP_WORDS", "twelvelabs search -v --profile own --index f")
    monkeypatch.setenv("COMP_CWORD", "6")
    assert tl().out == "plain,films\n"
    for words in ("assets upload", "embed", "ingest run", "search x --image"):
        monkeypatch.setenv("COMP_WORDS", f"twelvelabs {words} fil")
        monkeypatch.setenv("COMP_CWORD", str(1 + len(words.split())))
        assert tl().out == "file,fil\n", words
    monkeypatch.delenv("_TWELVELABS_COMPLETE")
    for shell in ("bash", "zsh", "fish"):
        assert "_TWELVELABS_COMPLETE" in tl("completion", shell).out


@pytest.mark.skipif(shutil.which("bash") is None, reason="has no bash")
def test_bash_escapes_the_spaces_of_names(tl: Command, client: TwelveLabs, tmp_path: Path) -> None:
    models = [{"model_name": "marengo3.0", "model_options": ["visual"]}]
    made = client.indexes.create(index_name="two words (new)", models=models)
    program = tmp_path / "twelvelabs"
    program.write_text(f"#!/bin/sh\nexec {shlex.quote(sys.executable)} -m twelvelabs_client\n")
    program.chmod(0o700)

    def completed(word: str) -> str:
        words = f"COMP_CWORD=3; COMP_WORDS=(twelvelabs indexes get {shlex.quote(word)})"
        call = f'_twelvelabs_completion {shlex.quote(str(program))}; printf %s "${{COMPREPLY[*]}}"'
        script = "\n".join([tl("completion", "bash").out, words, call])
        return subprocess.run(["bash", "-c", script], capture_output=True, text=True, check=True).stdout

    assert completed("two") == completed("two\\ w") == "two\\ words\\ \\(new\\)"
    assert completed('"two') == "two words (new)"
    client.indexes.delete(made.id)
