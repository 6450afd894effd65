"""What is accepted in requests in place of models and enums: aliases beside each class, and dicts in one module."""

import re
from collections.abc import Collection, Iterable

from openapi_python_client.parser.properties import EnumProperty, ModelProperty

from .model import EnumView, ModelView
from .values import LIKE


class AcceptedView:
    """The names that are made for models and enums that are sent. `sent` has the names of their schemas."""

    def __init__(self, models: Iterable[ModelProperty], enums: Iterable[EnumProperty], sent: Collection[str]) -> None:
        views = [(ModelView(model), str(model.class_info.module_name)) for model in models]
        with_fields = [(view, module) for view, module in views if view.fields and not view.is_received]
        likes = {f"{view.class_name}{LIKE}": f".{module}" for view, module in with_fields}
        for enum in enums:
            if EnumView(enum, sent).is_sent:
                likes[f"{enum.class_info.name}{LIKE}"] = f".{enum.class_info.module_name}"
        self.dicts = sorted((view for view, _ in with_fields), key=lambda view: view.class_name)
        """The models that a dict can take the place of."""
        self.modules = {**likes, **{f"{view.class_name}Dict": "..dicts" for view in self.dicts}}
        """The module of each name, from the package of the models."""
        types = " ".join(field.value.accepts for view in self.dicts for field in view.fields)
        mappings = {view.class_name for view, _ in views if not view.fields}
        self.imports = sorted({*re.findall(r"\w+", types)} & {*likes, *mappings})
        """The names of models' modules that the dicts refer to."""
