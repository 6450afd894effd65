"""Migrates strings that name the vendor's SDK: paths to import, to replace or to log to, annotations, requirements."""

from __future__ import annotations

import re

import libcst as cst
from libcst.metadata import PositionProvider

from .names import VENDOR, own_path, why_not
from .report import Problem
from .requirements import PACKAGE, migrate_install, migrate_quoted, migrate_string
from .uses import dotted, line_of

_IMPORTERS = {"import_module", "importorskip", "__import__", "find_spec", "reload"}
_LOADERS = {"patch", "multiple", "setattr", "delattr", "getLogger", *_IMPORTERS}
"""Functions whose first argument may be a string with the path of something to import or to replace."""
_PATH_KEYWORDS = {"target", "logger"}
"""Arguments that are such a path in any function."""
_DISTRIBUTIONS = {"version", "distribution", "get_distribution", "requires", "metadata"}
"""Functions whose first argument is the name of a package."""
_INSTALLERS = {"install", "pip_install", "uv_pip_install"}
"""Functions that take requirements, such as those of nox and of images of containers."""
_REQUIREMENTS = {"install_requires", "extras_require", "setup_requires", "tests_require"}
"""Arguments of setup() that list requirements."""
_PATH = re.compile(rf"{VENDOR}(\.[A-Za-z_]\w*)*")
_TYPE = re.compile(rf"(?<![\w.]){VENDOR}(?:\.[A-Za-z_]\w*)+(?![\w])")
_MODULES = "sys.modules"


class StringRewriter(cst.CSTTransformer):
    """Rewrites strings, and the inline metadata of a script (PEP 723), which is in comments."""

    METADATA_DEPENDENCIES = (PositionProvider,)

    def __init__(self) -> None:
        super().__init__()
        self.problems: list[Problem] = []
        self._in_modules = self._in_annotation = self._in_requirements = 0
        """How many expressions about sys.modules, annotations and lists of requirements are around the current node."""
        self._in_metadata = False
        self._resolved: dict[cst.CSTNode, str] = {}
        """By string: the path here of a name, if the module in the string does not exist here."""

    def report(self, line: int, text: str) -> None:
        """Report what cannot be carried over."""
        self.problems.append(Problem(line, text))

    # --- where strings are

    def visit_Assign(self, node: cst.Assign) -> None:
        self._in_requirements += _is_requirements(node)

    def leave_Assign(self, original_node: cst.Assign, updated_node: cst.Assign) -> cst.BaseSmallStatement:
        self._in_requirements -= _is_requirements(original_node)
        return updated_node

    def visit_Annotation(self, node: cst.Annotation) -> None:
        self._in_annotation += 1

    def leave_Annotation(self, original_node: cst.Annotation, updated_node: cst.Annotation) -> cst.Annotation:
        self._in_annotation -= 1
        return updated_node

    def visit_Subscript(self, node: cst.Subscript) -> None:
        self._in_modules += _is_modules(node.value)

    def leave_Subscript(self, original_node: cst.Subscript, updated_node: cst.Subscript) -> cst.BaseExpression:
        self._in_modules -= _is_modules(original_node.value)
        return updated_node

    def visit_Comparison(self, node: cst.Comparison) -> None:
        self._in_modules += _is_modules(node.comparisons[0].comparator)

    def leave_Comparison(self, original_node: cst.Comparison, updated_node: cst.Comparison) -> cst.BaseExpression:
        self._in_modules -= _is_modules(original_node.comparisons[0].comparator)
        return updated_node

    def visit_Call(self, node: cst.Call) -> None:
        self._in_modules += _is_about_modules(node)

    def leave_Call(self, original_node: cst.Call, updated_node: cst.Call) -> cst.Call:
        self._in_modules -= _is_about_modules(original_node)
        name = _function(original_node)
        if not original_node.args:
            return updated_node
        old, new = original_node.args[0].value, updated_node.args[0].value
        if name in _LOADERS:
            new = self._path(old) or new
        elif name == "cast":
            new = _type(new)
        elif name in _DISTRIBUTIONS and _text(new) == VENDOR:
            new = _with_text(new, PACKAGE)
        elif name in _INSTALLERS:
            arguments = [each.with_changes(value=_requirement(each.value)) for each in updated_node.args]
            return updated_node.with_changes(args=arguments)
        return updated_node.with_changes(args=[updated_node.args[0].with_changes(value=new), *updated_node.args[1:]])

    def visit_Arg(self, node: cst.Arg) -> None:
        self._in_requirements += node.keyword is not None and node.keyword.value in _REQUIREMENTS

    def leave_Arg(self, original_node: cst.Arg, updated_node: cst.Arg) -> cst.Arg:
        keyword = original_node.keyword.value if original_node.keyword else ""
        if keyword in _PATH_KEYWORDS:
            return updated_node.with_changes(value=self._path(original_node.value) or updated_node.value)
        self._in_requirements -= keyword in _REQUIREMENTS
        return updated_node

    def leave_List(self, original_node: cst.List, updated_node: cst.List) -> cst.BaseExpression:
        texts = {_text(each.value) for each in updated_node.elements}
        if not texts & {"pip", "pip3", "uv", "poetry"} or not texts & {"install", "add"}:
            return updated_node
        elements = [each.with_changes(value=_requirement(each.value)) for each in updated_node.elements]
        return updated_node.with_changes(elements=elements)

    def visit_Attribute(self, node: cst.Attribute) -> bool:
        """An import of a module that does not exist here, if the name that is taken from it does."""
        call = node.value
        if isinstance(call, cst.Call) and _function(call) in _IMPORTERS and call.args:
            module = _text(call.args[0].value) or ""
            own = own_path(f"{module}.{node.attr.value}") if _PATH.fullmatch(module) else None
            if own is not None and own_path(module) is None:
                self._resolved[call.args[0].value] = own
        return True

    def leave_Attribute(self, original_node: cst.Attribute, updated_node: cst.Attribute) -> cst.BaseExpression:
        call = original_node.value
        own = self._resolved.get(call.args[0].value) if isinstance(call, cst.Call) and call.args else None
        return updated_node if own is None else updated_node.with_changes(attr=cst.Name(own.rpartition(".")[2]))

    # --- strings

    def leave_SimpleString(self, original_node: cst.SimpleString, updated_node: cst.SimpleString) -> cst.BaseExpression:
        if self._in_modules:
            return self._path(original_node) or updated_node
        if self._in_annotation:
            return _type(updated_node)
        if self._in_requirements or "=" in updated_node.value:  # text with a version can only be a requirement
            new = _requirement(updated_node)
            if new is not updated_node:
                return new
        return updated_node.with_changes(value=migrate_install(updated_node.value))

    def leave_Comment(self, original_node: cst.Comment, updated_node: cst.Comment) -> cst.Comment:
        text = updated_node.value.rstrip()
        self._in_metadata = text == "# /// script" or (self._in_metadata and text != "# ///")
        return (
            updated_node.with_changes(value=migrate_quoted(updated_node.value)) if self._in_metadata else updated_node
        )

    def _path(self, node: cst.BaseExpression) -> cst.BaseExpression | None:
        """A string with the vendor's path replaced by the path here; None if it has no such path, or no counterpart."""
        path = _text(node)
        if path is None or not _PATH.fullmatch(path):
            return None
        own = self._resolved[node].rpartition(".")[0] if node in self._resolved else own_path(path)
        if own is None:
            self.report(line_of(self, node), f"in a string: {why_not(path)}")
            return None
        return _with_text(node, own)


def _is_requirements(node: cst.Assign) -> bool:
    """Whether a variable lists requirements, by its name."""
    names = (parts[-1].lower() for parts in (dotted(each.target) for each in node.targets) if parts)
    return any(name.startswith(("req", "dep", "install_req", "extras_req")) for name in names)


def _function(call: cst.Call) -> str:
    """The last part of the name of what is called."""
    name = call.func.attr if isinstance(call.func, cst.Attribute) else call.func
    return name.value if isinstance(name, cst.Name) else ""


def _is_modules(node: cst.BaseExpression) -> bool:
    return ".".join(dotted(node)) == _MODULES or _text(node) == _MODULES


def _is_about_modules(call: cst.Call) -> bool:
    """Whether a call uses sys.modules: one of its methods, or a function with it as an argument."""
    owner = call.func.value if isinstance(call.func, cst.Attribute) else call.func
    return _is_modules(owner) or any(_is_modules(each.value) for each in call.args)


def _text(node: cst.BaseExpression) -> str | None:
    """The text of a plain string; None for any other expression."""
    value = node.evaluated_value if isinstance(node, cst.SimpleString) else None
    return value if isinstance(value, str) else None


def _with_text(node: cst.BaseExpression, text: str) -> cst.BaseExpression:
    """The string with another text, in the same quotes. The text must not need escapes."""
    if not isinstance(node, cst.SimpleString):
        return node
    return node.with_changes(value=f"{node.prefix}{node.quote}{text}{node.quote}")


def _type(node: cst.BaseExpression) -> cst.BaseExpression:
    """An annotation in a string. Only dotted names are changed: a module by itself is not a type."""
    if not isinstance(node, cst.SimpleString):
        return node
    return node.with_changes(value=_TYPE.sub(lambda found: own_path(found[0]) or found[0], node.value))


def _requirement(node: cst.BaseExpression) -> cst.BaseExpression:
    text = _text(node)
    if text is None:
        return node
    new = migrate_string(text)
    return node if new == text else _with_text(node, new)
