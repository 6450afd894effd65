"""API keys and base URLs: from options, the environment, or profiles in the user's configuration file.

The file is readable by its owner only. Keys are stored in it, or in the keyring of the system if the package
keyring is installed and has a backend.
"""

from __future__ import annotations

import json
import os
import tempfile
import tomllib
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from importlib import import_module
from pathlib import Path
from typing import Any

from .._http.config import BASE_URL_VARIABLE, KEY_VARIABLES, find_api_key
from ..errors import ConfigurationError
from .failures import ApiKeyError, CommandError

DEFAULT = "default"
_SERVICE = "twelvelabs-client"
_KEYS = ("api_key", "base_url", "keyring")


@dataclass(frozen=True)
class Connection:
    """The key and the base URL of a command, and the source of each."""

    api_key: str = field(repr=False)
    key_from: str
    base_url: str | None
    """None for the public platform."""
    base_url_from: str


@dataclass(frozen=True)
class Profile:
    """A key, and the base URL that it is for."""

    api_key: str | None = field(default=None, repr=False)
    base_url: str | None = None
    keyring: bool = False
    """Whether the key is in the keyring."""


def connection(profile: str | None, base_url: str | None) -> Connection:
    """The key and the base URL.

    The order of precedence: a profile that is named, the environment, the default profile. A key from the environment
    is never sent to the base URL of a profile.
    """
    variable = next((name for name in KEY_VARIABLES if os.environ.get(name, "").strip()), None)
    named = profile is not None
    if variable is not None and not named:
        key, key_from, stored = None, f"the environment variable {variable}", Profile()
    else:
        name = profile or DEFAULT
        stored = read_profiles().get(name, Profile())
        key = _key_of(name, stored)
        key_from = f"profile {name} ({'the keyring' if stored.keyring else config_path()})"
        if key is None:
            raise ApiKeyError(_no_key(name, is_named=named))
    try:
        found = find_api_key(key)
    except ConfigurationError as error:
        raise ApiKeyError(str(error)) from None
    url, url_from = _base_url(base_url, stored, is_named=named)
    return Connection(found, key_from, url, url_from)


def _base_url(option: str | None, stored: Profile, *, is_named: bool) -> tuple[str | None, str]:
    variable = os.environ.get(BASE_URL_VARIABLE, "").strip()
    if option:
        return option, "--base-url"
    if stored.base_url and (is_named or not variable):
        return stored.base_url, "the profile"
    if variable and not is_named:
        return variable, f"the environment variable {BASE_URL_VARIABLE}"
    from twelvelabs_lowlevel.server import BASE_URL

    return BASE_URL, "the default"


def _no_key(name: str, *, is_named: bool) -> str:
    if is_named:
        return f"Profile {name} has no API key: store one with `twelvelabs auth login --profile {name}`."
    return (
        f"There is no API key: store one with `twelvelabs auth login`, or set {KEY_VARIABLES[0]} in the environment. "
        "To try the client without one: `twelvelabs sandbox`."
    )


def config_path() -> Path:
    """The configuration file of the user."""
    from platformdirs import user_config_path

    return user_config_path("twelvelabs", appauthor=False) / "config.toml"


def read_profiles() -> dict[str, Profile]:
    """All profiles by name."""
    path = config_path()
    try:
        content = tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    except (OSError, ValueError) as error:
        raise CommandError(f"{path} cannot be read: {error}") from None
    given = content.get("profiles", {})
    if not isinstance(given, Mapping) or not all(isinstance(each, Mapping) for each in given.values()):
        raise CommandError(f"{path} is not valid: profiles must be tables, such as [profiles.default]")
    return {name: _profile(each) for name, each in given.items()}


def _profile(values: Mapping[str, Any]) -> Profile:
    def text(name: str) -> str | None:
        value = values.get(name)
        return value if isinstance(value, str) and value else None

    return Profile(text("api_key"), text("base_url"), values.get("keyring") is True)


def store(name: str, key: str, base_url: str | None) -> str:
    """Store a key in a profile, replacing what it has. Returns where the key is."""
    profiles = read_profiles()
    in_keyring = _to_keyring(name, key)
    profiles[name] = Profile(None if in_keyring else key, base_url, in_keyring)
    _write(profiles)
    return "the keyring of the system" if in_keyring else str(config_path())


def remove(name: str) -> bool:
    """Remove a profile and its key. Returns whether there was one."""
    profiles = read_profiles()
    removed = profiles.pop(name, None)
    if removed is None:
        return False
    if removed.keyring:
        with suppress(Exception):  # it may have been removed there, or the keyring be locked
            _keyring().delete_password(_SERVICE, name)
    _write(profiles)
    return True


def _key_of(name: str, profile: Profile) -> str | None:
    if not profile.keyring:
        return profile.api_key
    try:
        key: str | None = _keyring().get_password(_SERVICE, name)
    except Exception as error:  # each backend has errors of its own
        raise ApiKeyError(f"The key of profile {name} is in the keyring, which cannot be read: {error}") from None
    return key


def _to_keyring(name: str, key: str) -> bool:
    try:
        _keyring().set_password(_SERVICE, name, key)
    except Exception:  # not installed, locked, or without a backend
        return False
    return True


def _keyring() -> Any:
    """The package keyring, which is in no extra. Raises ImportError if it is not installed."""
    return import_module("keyring")


def _write(profiles: Mapping[str, Profile]) -> None:
    """Replace the file atomically. Strings and true are the same in JSON and TOML."""
    lines = ["# Written by `twelvelabs auth`.\n"]
    for name, profile in sorted(profiles.items()):
        lines.append(f"[profiles.{json.dumps(name, ensure_ascii=False)}]")
        values = {key: getattr(profile, key) for key in _KEYS}
        lines += [f"{key} = {json.dumps(value, ensure_ascii=False)}" for key, value in values.items() if value]
        lines.append("")
    path = config_path()
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=".config-")  # created with mode 0600
        try:
            with os.fdopen(handle, "w", encoding="utf-8") as file:
                file.write("\n".join(lines))
            Path(temporary).replace(path)
        except BaseException:
            with suppress(OSError):
                Path(temporary).unlink()
            raise
    except OSError as error:
        raise CommandError(f"{path} cannot be written: {error.strerror or error}") from None
