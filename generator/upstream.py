"""Runs openapi-python-client ("upstream") in this process, with our templates and the views that they read."""

import contextlib
import io
import traceback
from functools import partial
from pathlib import Path
from typing import Any

import openapi_python_client
from jinja2 import ChoiceLoader, FileSystemLoader, PrefixLoader, StrictUndefined
from openapi_python_client.config import Config, ConfigFile, MetaType
from openapi_python_client.parser import GeneratorData
from openapi_python_client.parser.errors import GeneratorError
from openapi_python_client.parser.properties import EnumProperty
from openapi_python_client.strings import RESERVED_WORDS

from .errors import GenerationError
from .views.accepted import AcceptedView
from .views.endpoint import EndpointView
from .views.model import EnumView, ModelView

CONFIG = Path(__file__).parents[1] / "generator-config.yaml"
TEMPLATES = Path(__file__).parent / "templates"
UPSTREAM = Path(openapi_python_client.__file__).parent / "templates"


def run(document: dict[str, Any], package: Path) -> None:
    """Make the package at this path, not yet formatted.

    Raises GenerationError for errors and for warnings, which mean that something was left out.
    """
    settings = ConfigFile.load_from_path(CONFIG)
    config = Config.from_sources(settings, MetaType.NONE, package, "utf-8", overwrite=False, output_path=package)
    try:
        with contextlib.redirect_stdout(io.StringIO()):
            problems = _generate(document, config)
    except Exception as error:
        raise GenerationError(f"openapi-python-client failed:\n{traceback.format_exc()}") from error
    if problems:
        raise GenerationError("\n".join(["openapi-python-client left something out:", *map(_shown, problems)]))


def _generate(document: dict[str, Any], config: Config) -> list[GeneratorError]:
    fields = {name for each in document["components"]["schemas"].values() for name in each.get("properties", {})}
    # It takes the last underscore from names, except from those that it has itself added to a reserved word.
    RESERVED_WORDS.update(name[:-1] for name in fields if name.endswith("_"))
    data = GeneratorData.from_dict(document, config=config)
    if isinstance(data, GeneratorError):
        return [data]
    project = openapi_python_client.Project(openapi=data, config=config)
    ours, theirs = FileSystemLoader(TEMPLATES), FileSystemLoader(UPSTREAM)
    project.env.loader = ChoiceLoader([ours, theirs, PrefixLoader({"upstream": theirs})])
    project.env.undefined = StrictUndefined
    sent = {name for name, schema in document["components"]["schemas"].items() if "x-sent" in schema}
    enums = [enum for enum in data.enums if isinstance(enum, EnumProperty)]
    accepted = AcceptedView(list(data.models), enums, sent)
    project.env.globals.update(endpoint_view=EndpointView, model_view=ModelView, accepted=accepted)
    project.env.globals.update(enum_view=partial(EnumView, sent=sent))
    problems = list(project.build())
    (project.project_dir / "dicts.py").write_text(project.env.get_template("dicts.py.jinja").render())
    return problems


def _shown(error: GeneratorError) -> str:
    return f"  {error.header.strip()} {error.detail or ''}".rstrip()
