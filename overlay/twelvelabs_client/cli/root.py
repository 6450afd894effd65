"""The root of the command `twelvelabs`: all commands by name; only the one that runs is imported."""

from __future__ import annotations

import click

from .._version import __version__
from .groups import Group
from .session import PROGRAM

COMMANDS = {
    "Media": {
        "assets": ("assets:assets", "Upload files, and list, show and delete assets."),
        "uploads": ("uploads:uploads", "Unfinished uploads: list and resume them."),
        "ingest": ("ingest:ingest", "Turn a folder, bucket or manifest into ready indexed assets."),
        "indexes": ("indexes:indexes", "Indexes and their contents."),
        "knowledge-stores": ("knowledge_stores:knowledge_stores", "Knowledge stores and their items."),
        "entities": ("entities:entities", "People and things to recognize, in collections."),
        "wait": ("wait:wait", "Wait until objects are ready."),
    },
    "Answers": {
        "search": ("search:search", "Find moments in an index, and cut them out."),
        "analyze": ("analyze:analyze", "Ask a model about a video."),
        "ask": ("ask:ask", "Ask a question about a knowledge store."),
        "embed": ("embed:embed", "Create embeddings of text, images, audio or video."),
    },
    "Setup and tools": {
        "auth": ("auth:auth", "Store, show and remove API keys."),
        "doctor": ("doctor:doctor", "Find out why something does not work."),
        "sandbox": ("sandbox:sandbox", "Run a local stand-in for the platform."),
        "mcp": ("mcp:mcp", "Serve tools to language models (MCP)."),
        "migrate": ("migrate:migrate", "Rewrite programs for the vendor's SDK."),
        "api": ("api:api", "Send any request to the API."),
        "completion": ("completion:completion", "Completion for bash, zsh and fish."),
    },
}
"""The commands by section of the help, each with its `module:attribute` and short help."""


@click.group(
    PROGRAM,
    cls=Group,
    lazy=COMMANDS,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="Exit codes: 0 done, 1 failed, 2 usage, 3 not found, 4 API key, 7 rate limited, "
    "75 start it again (ingest work), 124 timed out, 130 interrupted.",
)
@click.version_option(__version__, "-V", "--version", message="%(prog)s %(version)s")
def root() -> None:
    """Video understanding with TwelveLabs from the command line.

    Results go to stdout: a table on a terminal, else tab-separated values, or JSON. Everything else goes to stderr.
    Indexes, knowledge stores and collections are given by name or id.
    """
