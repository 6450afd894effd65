"""A request of the log as a command for curl, with the API key from the environment."""

import shlex

from twelvelabs_lowlevel.server import API_KEY_HEADER

from twelvelabs_sandbox.control.logged_request import LoggedRequest

# Headers that curl sets itself.
_OWN = {
    "host",
    "content-length",
    "transfer-encoding",
    "user-agent",
    "accept-encoding",
    "connection",
    "expect",
    "accept",
}


def to_curl(request: LoggedRequest) -> str:
    """The command that sends the request again. Files of forms, and bodies that the log does not keep, are file names.

    Secrets are left out, as in the log: a presigned URL has to be replaced.
    """
    host, query = request.headers.get("host", "localhost"), f"?{request.query}" if request.query else ""
    # What a client has sent must not become part of the command in any other way than as one word.
    method = "-I" if request.method == "HEAD" else f"-X {shlex.quote(request.method)}"
    lines = [f"curl {method} {shlex.quote(f'http://{host}{request.path}{query}')}"]
    for name, value in request.headers.items():
        if name == API_KEY_HEADER:
            lines.append(f'-H "{name}: $TWELVELABS_API_KEY"')
        elif name not in _OWN and not (request.form and name == "content-type"):
            lines.append(f"-H {shlex.quote(f'{name}: {value}')}")
    return " \\\n  ".join([*lines, *_body(request)])


def _body(request: LoggedRequest) -> list[str]:
    files = {(file.name, file.filename) for file in request.files}
    if request.form:
        return [
            f"-F {shlex.quote(f'{name}=@{_quoted(value)}')}"
            if (name, value) in files
            else f"--form-string {shlex.quote(f'{name}={value}')}"
            for name, value in request.form
        ]
    if not request.body_size:
        return []
    kept = request.content.text if request.content.is_whole else None
    return [f"--data-raw {shlex.quote(kept)}" if kept is not None else "--data-binary @body"]


def _quoted(filename: str) -> str:
    """A file name as curl reads it, in which ; and , have no meaning."""
    escaped = filename.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
