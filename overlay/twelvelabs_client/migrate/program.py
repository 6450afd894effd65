"""Migrates Python code. Comments and layout are kept."""

from __future__ import annotations

import ast
from collections.abc import Sequence
from dataclasses import dataclass

import libcst as cst
from libcst import matchers
from libcst.metadata import MetadataWrapper

from .arguments import ArgumentFinder
from .names import OWN, SHARED_MODULES, VENDOR, own_module, own_name, own_path, place, why_not
from .report import Migrated
from .strings import StringRewriter
from .uses import UseFinder, Uses, dotted, line_of


class NotPythonError(ValueError):
    """The text is not valid Python."""


def migrate_program(text: str) -> Migrated:
    """The migrated program. Raises NotPythonError if the text or the result is not valid Python."""
    if VENDOR not in text:
        return Migrated(text)
    try:
        module = cst.parse_module(text)
    except cst.ParserSyntaxError as error:
        raise NotPythonError(f"it is not valid Python (line {error.raw_line}); nothing was changed") from error
    wrapper = MetadataWrapper(module, unsafe_skip_copy=True)
    finder = UseFinder()
    wrapper.visit(finder)
    rewriter = _Rewriter(finder)
    migrated = wrapper.visit(rewriter).code
    problems = rewriter.problems
    if rewriter.has_imports or OWN in text:
        arguments = ArgumentFinder()
        wrapper.visit(arguments)
        problems += arguments.problems
    if not _compiles(migrated) and _compiles(text):  # code that did not compile before may be for a newer Python
        raise NotPythonError("the result would not be valid Python; nothing was changed")
    return Migrated(migrated, sorted(set(problems)))


def _compiles(text: str) -> bool:
    try:
        compile(text, "<program>", "exec", ast.PyCF_ONLY_AST | ast.PyCF_ALLOW_TOP_LEVEL_AWAIT)
    except (SyntaxError, ValueError):
        return False
    return True


@dataclass(frozen=True)
class _Line:
    """One import of a statement after the migration: from `module` import these, or, without any, the module itself."""

    module: str
    aliases: tuple[cst.ImportAlias, ...] = ()
    local: str = ""

    def statement(self, like: cst.ImportFrom) -> cst.BaseSmallStatement:
        if not self.aliases:
            alias = _alias(self.module, "" if self.local == self.module else self.local)
            return cst.Import([alias], semicolon=like.semicolon)
        names = list(self.aliases)
        if like.rpar is None:
            names[-1] = names[-1].with_changes(comma=cst.MaybeSentinel.DEFAULT)
        return like.with_changes(module=_expression(self.module), names=names)


class _Rewriter(StringRewriter):
    def __init__(self, found: UseFinder) -> None:
        super().__init__()
        self.has_imports = False
        self._uses: Uses = found.uses
        self._chains = found.chains

    # --- imports

    def leave_SimpleStatementLine(
        self, original_node: cst.SimpleStatementLine, updated_node: cst.SimpleStatementLine
    ) -> cst.SimpleStatementLine | cst.FlattenSentinel[cst.SimpleStatementLine]:
        statements = self._statements(original_node.body, updated_node.body)
        if statements is None:
            return updated_node
        lost = _comments(original_node.body)
        for each in _comments(statements):
            if each in lost:
                lost.remove(each)
        above = [cst.EmptyLine(comment=cst.Comment(each)) for each in lost]
        if len(original_node.body) > 1 or len(statements) == 1:
            leading = [*updated_node.leading_lines, *above]
            return updated_node.with_changes(body=_joined(statements), leading_lines=leading)
        first, second, *rest = statements
        lines = [cst.SimpleStatementLine([second], above), *(cst.SimpleStatementLine([each]) for each in rest)]
        return cst.FlattenSentinel([updated_node.with_changes(body=[first]), *lines])

    def leave_SimpleStatementSuite(
        self, original_node: cst.SimpleStatementSuite, updated_node: cst.SimpleStatementSuite
    ) -> cst.SimpleStatementSuite:
        statements = self._statements(original_node.body, updated_node.body)
        return updated_node if statements is None else updated_node.with_changes(body=_joined(statements))

    def _statements(
        self, old: Sequence[cst.BaseSmallStatement], new: Sequence[cst.BaseSmallStatement]
    ) -> list[cst.BaseSmallStatement] | None:
        """The statements of a line; None if no import of it changes."""
        statements: list[cst.BaseSmallStatement] = []
        for before, after in zip(old, new, strict=True):
            made = None
            if isinstance(before, cst.ImportFrom):
                made = self._import_from(before)
            elif isinstance(before, cst.Import):
                made = self._import(before)
            statements += [after] if made is None else made
        return statements if any(each not in new for each in statements) else None

    def visit_Import(self, node: cst.Import) -> bool:
        return False

    def visit_ImportFrom(self, node: cst.ImportFrom) -> bool:
        return False

    def _import(self, node: cst.Import) -> list[cst.BaseSmallStatement] | None:
        """`import twelvelabs`, which may import other modules as well."""
        names: list[cst.ImportAlias] = []
        for alias in node.names:
            path = ".".join(dotted(alias.name))
            if not f"{path}.".startswith(f"{VENDOR}."):
                names.append(alias)
                continue
            self.has_imports = True
            local = alias.evaluated_alias
            if local is None:
                names += self._plain_import(alias, node)
            elif self._is_resolved(path, node, local):
                own = own_path(path) or OWN
                names.append(alias.with_changes(name=_expression(own)))
            else:
                names.append(alias)
        if names == list(node.names):
            return None
        seen = {(tuple(dotted(each.name)), each.evaluated_alias): each for each in names}
        *first, last = seen.values()
        return [node.with_changes(names=[*first, last.with_changes(comma=cst.MaybeSentinel.DEFAULT)])]

    def _plain_import(self, alias: cst.ImportAlias, node: cst.Import) -> list[cst.ImportAlias]:
        lost = self._uses.lost(VENDOR, VENDOR)
        for path, line in lost:
            self.report(line, why_not(path))
        if self._uses.is_rebound:
            if lost:
                self.report(line_of(self, node), f"import {VENDOR} is left: not all of its uses can be carried over")
                return [alias]
            return [alias.with_changes(name=cst.Name(OWN), asname=_as(VENDOR))]
        own = alias.with_changes(name=cst.Name(OWN))
        if not lost:
            return [own]
        comma = cst.Comma(whitespace_after=cst.SimpleWhitespace(" "))
        return [alias.with_changes(comma=comma), own] if len(lost) < len(self._uses.of(VENDOR, VENDOR)) else [alias]

    def _is_resolved(self, path: str, node: cst.CSTNode, local: str) -> bool:
        """Whether a module that is imported under a name of its own can be; if not, that is reported."""
        lost = self._uses.lost(path, local)
        if path not in SHARED_MODULES and path != VENDOR and not self._is_module(path, local):
            self.report(line_of(self, node), why_not(path))
            return False
        for used, line in lost:
            self.report(line, why_not(used))
        if lost:
            self.report(line_of(self, node), f"the import of {local} is left: not all of its uses can be carried over")
        return not lost

    def _is_module(self, path: str, local: str) -> bool:
        """Whether a name in small letters is a module: it is used as one, or its package has only modules."""
        used = self._uses.of(path, local)
        if any(each == path for each, _ in used):
            return False
        return bool(used) or path.rpartition(".")[0] in (VENDOR, *SHARED_MODULES)

    def _import_from(self, node: cst.ImportFrom) -> list[cst.BaseSmallStatement] | None:
        module = ".".join(dotted(node.module))
        if node.relative or not f"{module}.".startswith(f"{VENDOR}."):
            return None
        self.has_imports = True
        if isinstance(node.names, cst.ImportStar):
            self.report(line_of(self, node), "a star import does not say which names it needs: import them by name")
            return None
        lines: list[_Line] = []
        for alias in node.names:
            made = self._alias_of(module, alias, node)
            if made.aliases and (same := [each for each in lines if each.aliases and each.module == made.module]):
                index = lines.index(same[0])
                lines[index] = _Line(made.module, (*same[0].aliases, *made.aliases))
            else:
                lines.append(made)
        if [each.module for each in lines] == [module]:
            return None
        return [each.statement(node) for each in lines]

    def _alias_of(self, module: str, alias: cst.ImportAlias, node: cst.ImportFrom) -> _Line:
        name = alias.evaluated_name
        local = alias.evaluated_alias or name
        left = _Line(module, (alias,))
        path = f"{module}.{name}"
        where = place(path)
        if where.name:
            own = own_name(module, name)
            if own is None:
                self.report(line_of(self, alias), why_not(path))
                return left
            kept = alias if own == name else _renamed(alias, own, local)
            return _Line(own_module(module, own), (kept,))
        if not self._is_resolved(path, node, local):
            return left
        if path in SHARED_MODULES:
            return _Line(OWN, (alias,))
        return _Line(OWN, local=local)

    # --- uses

    def visit_Attribute(self, node: cst.Attribute) -> bool:
        return super().visit_Attribute(node) and node not in self._chains

    def leave_Attribute(self, original_node: cst.Attribute, updated_node: cst.Attribute) -> cst.BaseExpression:
        return self._use(original_node) or super().leave_Attribute(original_node, updated_node)

    def leave_Name(self, original_node: cst.Name, updated_node: cst.Name) -> cst.BaseExpression:
        return self._use(original_node) or updated_node

    def _use(self, node: cst.BaseExpression) -> cst.BaseExpression | None:
        if node not in self._chains:
            return None
        module, parts = self._chains[node]
        is_plain = parts[0] == VENDOR
        path = ".".join([module, *parts[1:]])
        own = own_path(path)
        if own is None or (not is_plain and self._uses.lost(module, parts[0])):
            return None
        if is_plain and self._uses.is_rebound and self._uses.lost(module, parts[0]):
            return None
        root = OWN if is_plain and not self._uses.is_rebound else parts[0]
        base = own_path(module) or OWN
        rest = own.removeprefix(base) if f"{own}.".startswith(f"{base}.") else own.removeprefix(OWN)
        new = f"{root}{rest}"
        if new == ".".join(parts):
            return None
        expression = _expression(new)
        return expression.with_changes(lpar=node.lpar, rpar=node.rpar)


def _joined(statements: Sequence[cst.BaseSmallStatement]) -> list[cst.BaseSmallStatement]:
    """Statements of one line, separated by semicolons."""
    semicolon = cst.Semicolon(whitespace_after=cst.SimpleWhitespace(" "))
    *first, last = statements
    joined = [
        each if isinstance(each.semicolon, cst.Semicolon) else each.with_changes(semicolon=semicolon) for each in first
    ]
    return [*joined, last]


def _comments(statements: Sequence[cst.BaseSmallStatement]) -> list[str]:
    """The comments within statements, such as those beside the names of an import of several lines."""
    found = [each for node in statements for each in matchers.findall(node, matchers.Comment())]
    return [each.value for each in found if isinstance(each, cst.Comment)]


def _expression(path: str) -> cst.Attribute | cst.Name:
    first, *rest = path.split(".")
    node: cst.Attribute | cst.Name = cst.Name(first)
    for part in rest:
        node = cst.Attribute(node, cst.Name(part))
    return node


def _as(local: str) -> cst.AsName:
    return cst.AsName(cst.Name(local))


def _alias(name: str, local: str) -> cst.ImportAlias:
    return cst.ImportAlias(_expression(name), asname=_as(local) if local else None)


def _renamed(alias: cst.ImportAlias, own: str, local: str) -> cst.ImportAlias:
    return alias.with_changes(name=cst.Name(own), asname=alias.asname or _as(local))
