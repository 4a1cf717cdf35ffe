"""Which column feeds which field: suggested by heading, corrected by hand, checked as a whole."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kith.foundation.i18n import _
from kith.foundation.text import fold_heading
from kith.workplace.exchange.errors import MappingError
from kith.workplace.exchange.targets import Field, Kind, aliases_of, fields_of, targets

SKIP = "_"
# Hungarian puts the family name first; a file whose headings are Hungarian does so too.
_FAMILY_FIRST = frozenset({"vezeteknev", "csaladnev", "csaladi nev", "keresztnev", "utonev"})


@dataclass(frozen=True, slots=True)
class Suggestion:
    """What a column seems to be: the field's name ("" = do not import), and how surely."""

    column: int
    heading: str
    field: str
    certain: bool
    samples: list[str]


def suggest_mapping(
    target: str, headings: Sequence[str], samples: Sequence[Sequence[str]]
) -> list[Suggestion]:
    """A suggestion for each column, in their order.

    A heading that is a field's own name comes before an alias, and an alias before a heading that
    another system has prefixed ("Person - Email - Work"); a field is fed once unless it takes many.
    """
    known, fields = aliases_of(target), fields_of(target)
    prefixes = targets[target].prefixes
    ranked = sorted(
        (rank, column, name)
        for column, heading in enumerate(headings)
        for rank, name in [_recognize(fold_heading(heading), known, fields, prefixes)]
        if name
    )
    chosen: dict[int, str] = {}
    for _rank, column, name in ranked:
        if fields[name].many or name not in chosen.values():
            chosen[column] = name
    guesses = _guess_by_content(target, samples, chosen)
    return [
        Suggestion(
            column,
            heading,
            chosen.get(column, guesses.get(column, "")),
            column in chosen,
            list(samples[column]) if column < len(samples) else [],
        )
        for column, heading in enumerate(headings)
    ]


def _recognize(
    heading: str, known: Mapping[str, str], fields: Mapping[str, Field], prefixes: Sequence[str]
) -> tuple[int, str]:
    if heading in known:
        exact = heading == fold_heading(known[heading])
        return (0 if exact else 1), known[heading]
    for prefix in prefixes:
        rest = heading.removeprefix(prefix + " ")
        if rest != heading and rest in known:
            return 2, known[rest]
    return 3, ""


def _guess_by_content(
    target: str, samples: Sequence[Sequence[str]], chosen: Mapping[int, str]
) -> dict[int, str]:
    """Columns of addresses under a heading that nobody knows."""
    fields = fields_of(target)
    free = [
        name
        for name, item in fields.items()
        if item.kind == Kind.EMAILS and name not in chosen.values()
    ]
    guesses: dict[int, str] = {}
    for column, cells in enumerate(samples):
        if free and column not in chosen and cells and all("@" in cell for cell in cells):
            guesses[column] = free.pop(0)
    return guesses


def puts_family_first(headings: Sequence[str]) -> bool:
    """Whether the headings are of a language that writes the family name first."""
    return any(fold_heading(heading) in _FAMILY_FIRST for heading in headings)


def field_named(target: str, name: str) -> str:
    """The field that goes by `name` (its own or any alias); "" for "_" and "".

    Raises:
        MappingError: no field goes by it.
    """
    if name.strip() in ("", SKIP):
        return ""
    fields = fields_of(target)
    if name in fields:
        return name
    found = aliases_of(target).get(fold_heading(name))
    if found is None:
        raise MappingError(
            _("There is no such field."),
            field="column",
            value=name,
            remedy=", ".join(fields),
        )
    return found


def map_by_position(target: str, names: Sequence[str], width: int) -> list[str]:
    """The mapping from names in the order of the columns; columns beyond them are left out.

    Raises:
        MappingError: an unknown name, or more names than columns.
    """
    if len(names) > width:
        raise MappingError(
            _("More columns are named than the file has."),
            field="columns",
            value=",".join(names),
            remedy=_("Name as many columns as the file has; write _ to skip one."),
        )
    mapping = [field_named(target, name) for name in names]
    return mapping + [""] * (width - len(mapping))


def map_by_heading(
    target: str, headings: Sequence[str], mapping: Sequence[str], given: Mapping[str, str]
) -> list[str]:
    """`mapping` with the columns of `given` (heading → field name) set by hand.

    Raises:
        MappingError: a heading that the file does not have, or an unknown field.
    """
    places: dict[str, int] = {}
    for column, heading in enumerate(headings):
        places.setdefault(fold_heading(heading), column)
        places.setdefault(str(column + 1), column)
    result = list(mapping)
    for heading, name in given.items():
        column = places.get(fold_heading(heading), -1)
        if column < 0:
            raise MappingError(
                _("The file has no such column."),
                field="map",
                value=heading,
                remedy=", ".join(heading for heading in headings if heading)[:500],
            )
        wanted = field_named(target, name)
        if wanted and not fields_of(target)[wanted].many:
            result = ["" if known == wanted else known for known in result]
        result[column] = wanted
    return result


def check_mapping(target: str, mapping: Sequence[str], defaults: Mapping[str, str]) -> None:
    """Raise MappingError where a field is unknown, fed twice, or required and not fed at all."""
    fields = fields_of(target)
    used = [name for name in mapping if name]
    for name in [*used, *defaults]:
        if name not in fields:
            raise MappingError(
                _("There is no such field."), field="map", value=name, remedy=", ".join(fields)
            )
    for name in used:
        if used.count(name) > 1 and not fields[name].many:
            raise MappingError(
                _("Two columns cannot feed this field."),
                field=name,
                value=name,
                remedy=_("Do not import one of them."),
            )
    if not used:
        raise MappingError(
            _("No column of this file is known."),
            field="columns",
            value=None,
            remedy=_("Say which column is what: by --columns or --map, or in the import page."),
        )
    for name, item in fields.items():
        if item.required and name not in used and name not in defaults:
            raise MappingError(
                _("A field that every row needs has no column."),
                field=name,
                value=None,
                remedy=_("Map a column to it, or give it a value for all rows."),
            )
