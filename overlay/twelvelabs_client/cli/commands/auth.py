"""`twelvelabs auth`: API keys in profiles."""

from __future__ import annotations

import os
import sys

import click

from ..failures import ApiKeyError, MissingError
from ..groups import Group
from ..session import Session, pass_session
from ..stdio import print_message


@click.group(cls=Group)
def auth() -> None:
    """Store, show and remove API keys.

    A key is taken from the environment (TWELVE_LABS_API_KEY), or else from the default profile. --profile names
    another profile, which takes precedence over the environment. A profile also has the base URL that its key is for.
    """


@auth.command()
@click.option("--no-check", is_flag=True, help="Store the key without checking it.")
@pass_session
def login(session: Session, no_check: bool) -> None:
    """Store an API key.

    It is prompted for without echo, or read from stdin: twelvelabs auth login < key.txt. It is stored in the keyring
    of the system if the package keyring is installed, else in a file that only you can read.
    """
    from ..._http.config import BASE_URL_VARIABLE, KEY_VARIABLES, find_api_key
    from ...errors import ConfigurationError
    from ..profiles import DEFAULT, store

    name = session.profile or DEFAULT
    try:
        key = find_api_key(_typed(session))
    except ConfigurationError as error:
        raise ApiKeyError(str(error)) from None
    base_url = session.base_url or os.environ.get(BASE_URL_VARIABLE, "").strip() or None
    if not no_check:
        from ...client import TwelveLabs

        with TwelveLabs(key, base_url=base_url) as client:
            client.indexes.list(page_limit=1)
    where = f" for {base_url}" if base_url else ""
    print_message(f"Stored the key of profile {name}{where} in {store(name, key, base_url)}.")
    if variable := next((each for each in KEY_VARIABLES if os.environ.get(each, "").strip()), None):
        print_message(f"{variable} is set in the environment and takes precedence, unless you pass --profile {name}.")


def _typed(session: Session) -> str:
    """The key from the terminal, or stdin. Raises ApiKeyError if there is none."""
    if session.can_ask:
        key: str = click.prompt("API key", hide_input=True, err=True)
    elif sys.stdin.isatty():
        raise ApiKeyError("No key was given: pipe it to stdin, as in `twelvelabs auth login < key.txt`.")
    else:
        key = sys.stdin.read()
    if not key.strip():
        raise ApiKeyError("No key was given: stdin is empty.")
    return key


@auth.command()
@click.option("--check", is_flag=True, help="Also check the key with the platform.")
@pass_session
def status(session: Session, check: bool) -> None:
    """Show the source of the key and the base URL, but never the key itself."""
    from ..profiles import DEFAULT, read_profiles

    found = session.connection()
    record = {
        "id": session.profile or DEFAULT,
        "key": found.key_from,
        "base_url": found.base_url,
        "base_url_from": found.base_url_from,
        "profiles": sorted(read_profiles()),
    }
    if check:
        session.client.indexes.list(page_limit=1)
        record["status"] = "ok"
    session.output.write_one(record, tuple(record))


@auth.command()
@pass_session
def logout(session: Session) -> None:
    """Remove a profile and its key."""
    from ..profiles import DEFAULT, config_path, remove

    name = session.profile or DEFAULT
    if not remove(name):
        raise MissingError(f"There is no profile {name} in {config_path()}.")
    print_message(f"Removed profile {name}.")
