"""What an app declares so that its records can be brought in and written out; no engine here
imports an app.

An app's `exchange.py` registers a `Target` (a file of these makes rows of mine) or an `Extension`
(this further column of another's file is mine), once, when Django is ready.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from django.db import models

from kith.foundation.registry import Registry
from kith.foundation.text import fold_heading

if TYPE_CHECKING:
    from kith.workplace.exchange.engine.context import Context
    from kith.workplace.exchange.engine.rowset import Row


class Kind(StrEnum):
    """What a cell of a column is read as."""

    TEXT = "text"
    EMAILS = "emails"  # one or several addresses in a cell
    PHONES = "phones"
    DAY = "day"
    MOMENT = "moment"
    CLOCK = "clock"  # a time of day
    NUMBER = "number"
    WHOLE = "whole"
    YES_NO = "yes_no"
    HAPPENED = "happened"  # a moment, or yes / no
    CHOICE = "choice"
    COUNTRY = "country"
    LANGUAGE = "language"
    CURRENCY = "currency"
    USER = "user"
    TEAM = "team"


@dataclass(frozen=True, slots=True)
class Field:
    """One column that a target takes.

    Attributes:
        name: the field's name, as in the database where it is a column there.
        label: shown in the wizard.
        kind: how its cells are read.
        aliases: headings by which files name it, in any of our languages.
        column: the model's column it is written to; "" where a writer of the app deals with it.
        choices: for CHOICE: code → words that mean it (the code itself always does).
        places, longest: limits of NUMBER and TEXT; 0 takes them from the model's column.
        required: the row is rejected without it.
        many: several columns may feed it (work and private e-mail).
        not_negative: a number below zero is refused.
        lenient: a cell that cannot be read is left out and told as a note; the row comes in.
        normalize: for EMAILS: an address as it is compared, None for what is none.
    """

    name: str
    label: Any
    kind: Kind = Kind.TEXT
    aliases: tuple[str, ...] = ()
    column: str = ""
    choices: Mapping[str, Sequence[str]] = field(default_factory=dict)
    places: int = 4
    longest: int = 0
    required: bool = False
    many: bool = False
    not_negative: bool = False
    lenient: bool = False
    normalize: Callable[[str], str | None] | None = None


class Writer:
    """What a target does with the rows of one step, in the step's transaction.

    One writer serves one run, so it may keep what it has looked up. The engine calls `prepare`,
    `match`, `complete`, writes the target's own columns, then calls `finish`. Whatever refuses a
    row does so in `prepare`, by the row alone: then the outcome never depends on where steps are cut.
    """

    def __init__(self, context: Context) -> None:
        self.context = context

    def prepare(self, rows: Sequence[Row]) -> None:
        """Fill `row.columns` from `row.values`, or refuse the row."""

    def match(self, rows: Sequence[Row]) -> None:
        """Set `row.object_id` of rows about known records (`context.admit_known`, `admit_new`)."""
        raise TypeError("a target's writer matches rows by the keys of its records")

    def complete(self, rows: Sequence[Row]) -> None:
        """Resolve what matched rows refer to; records that they need may be made here."""

    def initial(self, row: Row) -> dict[str, Any]:
        """Columns of a new record that the row does not name."""
        return {}

    def reconcile(self, row: Row, before: Mapping[str, Any]) -> None:
        """Drop from `row.columns` what says the same as `before` in other words."""

    def finish(self, rows: Sequence[Row]) -> None:
        """Write what hangs on the records; `row.touch()` tells that something changed."""


@dataclass(frozen=True)
class Target:
    """A kind of record that a file can bring.

    Attributes:
        name: as the command line calls it, plural.
        model, kind: its model, and its kind in the audit and in the search.
        fields: the columns that it takes.
        writer: makes the writer of a run.
        update_by: fields that may be named as the only key.
        document: a record's columns → (id, title, body) for the search; None: it is read back.
        export: column name → what its cells say, for the ids of a slice.
        frozen: blanks may be filled in later; what stands is never rewritten.
        prefixes: folded words that other systems put before a heading ("person", "contact").
    """

    name: str
    label: Any
    model: type[models.Model]
    kind: str
    fields: tuple[Field, ...]
    writer: Callable[[Context], Writer]
    update_by: tuple[str, ...] = ("external_id",)
    document: Callable[[dict[str, Any]], tuple[int, str, str]] | None = None
    export: Mapping[str, Callable[[Sequence[int]], Mapping[int, Any]]] = field(default_factory=dict)
    frozen: bool = False
    prefixes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Extension:
    """Columns that an app adds to another's file, and what it does with them."""

    target: str
    fields: tuple[Field, ...]
    writer: Callable[[Context], Writer]
    export: Mapping[str, Callable[[Sequence[int]], Mapping[int, Any]]] = field(default_factory=dict)


targets: Registry[Target] = Registry("object")
_extensions: dict[str, list[Extension]] = {}


def register_target(target: Target) -> Target:
    """Offer a target to the engine."""
    return targets.register(target.name, target)


def extend_target(extension: Extension) -> None:
    """Add columns to a target, wherever it is declared; registering twice changes nothing."""
    known = _extensions.setdefault(extension.target, [])
    if extension not in known:
        known.append(extension)


def extensions_of(target: str) -> Sequence[Extension]:
    """What other apps add to a target, in the order of the floors."""
    return _extensions.get(target, [])


def fields_of(target: str) -> dict[str, Field]:
    """Every field of a target by name, those of its extensions after its own."""
    fields = {f.name: f for f in targets[target].fields}
    for extension in extensions_of(target):
        for added in extension.fields:
            if added.name in fields:
                raise ValueError(f"{target} has two fields named {added.name!r}")
            fields[added.name] = added
    return fields


def aliases_of(target: str) -> dict[str, str]:
    """Folded heading → field name; a field's own name comes before any alias.

    Raises:
        ValueError: two fields claim one alias, which is a bug of their declarations.
    """
    fields = fields_of(target)
    own = {fold_heading(name): name for name in fields}
    known: dict[str, str] = {}
    for name, item in fields.items():
        for heading in dict.fromkeys(map(fold_heading, item.aliases)):
            if heading not in own and known.setdefault(heading, name) != name:
                raise ValueError(f"{target}: {heading!r} means {known[heading]!r} and {name!r}")
    return known | own
