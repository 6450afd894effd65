"""`twelvelabs auth`: API keys in profiles."""

from __future__ import annotations

import os
import sys

import click

from ..failures import KeyProblemError, MissingError
from ..groups import Group
from ..messages import say
from ..session import Session, pass_session


@click.group(cls=Group)
def auth() -> None:
    """Store, show and remove API keys.

    A key is taken from the environment (TWELVE_LABS_API_KEY), or else from the default profile. --profile names
    another profile, which wins over the environment. A profile also has the base URL that its key is for.
    """


@auth.command()
@click.option("--no-check", is_flag=True, help="Store the key without trying it.")
@pass_session
def login(session: Session, no_check: bool) -> None:
    """Store an API key.

    It is asked for without showing it, or read from stdin: twelvelabs auth login < key.txt. It is stored in the keyring
    of the system if the package keyring is installed, else in a file that only you can read.
    """
    from ..._http.config import BASE_URL_VARIABLE, KEY_VARIABLES, find_api_key
    from ...errors import ConfigurationError
    from ..profiles import DEFAULT, store

    name = session.profile or DEFAULT
    try:
        key = find_api_key(_typed(session))
    except ConfigurationError as error:
        raise KeyProblemError(str(error)) from None
    base_url = session.base_url or os.environ.get(BASE_URL_VARIABLE, "").strip() or None
    if not no_check:
        from ...client import TwelveLabs

        with TwelveLabs(key, base_url=base_url) as client:
            client.indexes.list(page_limit=1)
    where = f" for {base_url}" if base_url else ""
    say(f"Stored the key of profile {name}{where} in {store(name, key, base_url)}.")
    if variable := next((each for each in KEY_VARIABLES if os.environ.get(each, "").strip()), None):
        say(f"{variable} is set in the environment and wins over it, unless you pass --profile {name}.")


def _typed(session: Session) -> str:
    """The key from the terminal, or stdin. Raises KeyProblemError if there is none."""
    if session.can_ask:
        key: str = click.prompt("API key", hide_input=True, err=True)
    elif sys.stdin.isatty():
        raise KeyProblemError("No key was given: pipe it to stdin, as in `twelvelabs auth login < key.txt`.")
    else:
        key = sys.stdin.read()
    if not key.strip():
        raise KeyProblemError("No key was given: stdin is empty.")
    return key


@auth.command()
@click.option("--check", is_flag=True, help="Also ask the platform whether it takes the key.")
@pass_session
def status(session: Session, check: bool) -> None:
    """Show which key and base URL are used, and where they are from; never the key."""
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
    say(f"Removed profile {name}.")
