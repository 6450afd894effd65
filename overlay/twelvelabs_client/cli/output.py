"""Results on stdout: as a table, JSON, JSON lines, tab-separated values, or ids."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, TypeAlias

from .formatting import bytes_text, cell, time_text, timestamp_text
from .stdio import printable

if TYPE_CHECKING:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

Record: TypeAlias = Mapping[str, Any]
"""One result, as JSON."""

_NARROW = 24
"""The width in characters to which columns may shrink, except ids."""
_FORMATTERS = {
    "size": bytes_text,
    "total_size": bytes_text,
    "duration": timestamp_text,
    "total_duration": timestamp_text,
    "start": timestamp_text,
    "end": timestamp_text,
    "created_at": time_text,
    "updated_at": time_text,
    "expires_at": time_text,
}
"""How a table formats the fields with these names."""
_STYLES = {
    **dict.fromkeys(("ready", "completed", "deleted", "ok"), "green"),
    **dict.fromkeys(("failed", "expired", "canceled"), "red"),
}
_ESCAPES = str.maketrans({"\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r"})


def record_of(model: Any) -> Record:
    """A model as a record, with the attribute names of Python; fields that are None are omitted."""
    found: Record = model.model_dump(mode="json", exclude_none=True)
    return found


class Output:
    """Writes results in one format.

    Args:
        format: table, json, jsonl, tsv or ids.
        fields: The fields to write; empty for the columns of the command or, in JSON, all fields.
    """

    def __init__(self, format: str, fields: Sequence[str] = ()) -> None:
        self.format = format
        self._fields = fields

    @property
    def is_human_readable(self) -> bool:
        """Whether text may be written without a structure around it."""
        return self.format in ("table", "tsv") and not self._fields

    def write_all(self, records: Iterable[Record], columns: Sequence[str], *, empty: str = "Nothing found.") -> None:
        """Write results: as they arrive, or all at the end (table, json). Those before an error are written too."""
        if self.format not in ("table", "json"):
            for line in self._lines(records, self._fields or columns):
                _write(line)
                sys.stdout.flush()
            return
        found: list[Record] = []
        try:
            for record in records:
                found.append(record)
        except BaseException:
            if found:
                self._write_found(found, columns, empty)
            raise
        self._write_found(found, columns, empty)

    def _write_found(self, records: Sequence[Record], columns: Sequence[str], empty: str) -> None:
        if self.format == "table":
            self._write_table(records, columns, empty)
        else:
            _write(json.dumps([self._picked(each) for each in records], indent=2, ensure_ascii=False))

    def write_one(self, record: Record, columns: Sequence[str]) -> None:
        """Write one result: in a table, one field per line."""
        if self.format == "json":
            _write(json.dumps(self._picked(record), indent=2, ensure_ascii=False))
        elif self.format == "table":
            self._write_fields(record)
        else:
            self.write_all([record], columns)

    def _lines(self, records: Iterable[Record], columns: Sequence[str]) -> Iterator[str]:
        header_is_due = self.format == "tsv"  # a failure before the first record leaves stdout empty
        for record in records:
            if header_is_due:
                yield "\t".join(columns)
                header_is_due = False
            if self.format == "ids":
                yield str(record.get("id", ""))
            elif self.format == "jsonl":
                yield json.dumps(self._picked(record), ensure_ascii=False)
            else:
                yield "\t".join(cell(value_at(record, name)).translate(_ESCAPES) for name in columns)
        if header_is_due:
            yield "\t".join(columns)

    def _picked(self, record: Record) -> Record:
        return {name: value_at(record, name) for name in self._fields} if self._fields else record

    def _write_table(self, records: Sequence[Record], columns: Sequence[str], empty: str) -> None:
        if not records:
            sys.stderr.write(f"{empty}\n")
            return
        screen = console()
        rows = [[_shown(name, value_at(record, name)) for name in (self._fields or columns)] for record in records]
        names = [name.rpartition(".")[2].replace("_", " ") for name in (self._fields or columns)]
        screen.print(_table(names, rows, screen.width))

    def _write_fields(self, record: Record) -> None:
        from rich.table import Table

        table = Table.grid(padding=(0, 2))
        table.add_column(style="dim", no_wrap=True)
        table.add_column(overflow="fold")
        for name, value in _flat(self._picked(record)):
            table.add_row(name, styled(name, _shown(name, value)))
        console().print(table)


def value_at(record: Record, path: str) -> Any:
    """The value of a field, or None. Dots separate the names of nested fields: system_metadata.duration."""
    if path in record:
        return record[path]
    head, _, rest = path.partition(".")
    inner = record.get(head)
    return value_at(inner, rest) if rest and isinstance(inner, Mapping) else None


def _table(names: Sequence[str], rows: Sequence[Sequence[str]], width: int) -> Table:
    """A table without borders. Columns that do not fit the width are omitted, from the right."""
    from rich.table import Table

    table = Table(box=None, header_style="bold", pad_edge=False, padding=(0, 2, 0, 0))
    left = width
    for number, name in enumerate(names):
        natural = max(len(name), *(len(row[number]) for row in rows))
        is_id = name == "id" or name.endswith(" id")
        needed = natural if is_id else min(natural, _NARROW)
        if number and needed + 2 > left:
            break
        left -= needed + 2
        is_number = all(row[number].replace(".", "").isdigit() for row in rows if row[number])
        table.add_column(
            name,
            no_wrap=True,
            overflow="ellipsis",
            min_width=needed if number else min(needed, width),
            justify="right" if is_number else "left",
        )
    count = len(table.columns)
    for row in rows:
        table.add_row(*map(styled, names[:count], row[:count]))
    return table


def styled(name: str, text: str) -> Text:
    """A value as the text of a table, in color if it is a status."""
    from rich.text import Text

    return Text(text, _STYLES.get(text, "yellow") if name == "status" else "")


def _shown(name: str, value: object) -> str:
    formatter = _FORMATTERS.get(name.rpartition(".")[2])
    return printable(formatter(value) if formatter is not None and value is not None else cell(value))


def _flat(record: Record, prefix: str = "") -> Iterator[tuple[str, Any]]:
    for name, value in record.items():
        if isinstance(value, Mapping) and value:
            yield from _flat(value, f"{prefix}{name}.")
        else:
            yield f"{prefix}{name}", value


def console() -> Console:
    """The terminal that results are written to."""
    from rich.console import Console

    return Console(file=sys.stdout, highlight=False, soft_wrap=False)


def _write(line: str) -> None:
    sys.stdout.write(f"{line}\n")
