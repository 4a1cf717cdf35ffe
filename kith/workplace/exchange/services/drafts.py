"""Drafts: hand a file over, and say how it is read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, BinaryIO

from django.utils.translation import gettext as _

from kith.foundation.errors import Conflict
from kith.foundation.text import fold_heading
from kith.workplace.accounts.models import User
from kith.workplace.accounts.permissions import require
from kith.workplace.accounts.queries import the_firm
from kith.workplace.exchange.choices import ImportStatus, Mode
from kith.workplace.exchange.engine import mapping, storage
from kith.workplace.exchange.engine.context import Surrounding
from kith.workplace.exchange.engine.run import plan_of
from kith.workplace.exchange.errors import MappingError
from kith.workplace.exchange.models import ImportBatch
from kith.workplace.exchange.reading.layout import Layout
from kith.workplace.exchange.reading.survey import detect_layout, survey_file
from kith.workplace.exchange.targets import aliases_of, targets


def start_import(
    *, actor: User | None, target: str, stream: BinaryIO, file_name: str
) -> ImportBatch:
    """Keep a file, look through it once and suggest what its columns are: a draft.

    Args:
        target: "people", "organizations", "orders", "interactions", "experiments".
        stream: the file's bytes, read to the end.
        file_name: as the user calls it; shown, never used as a path.

    Raises:
        NotAllowed: the actor does not manage. UnknownName: no such target.
        UnreadableFile: too large, too wide, empty, or a workbook that cannot be opened.
    """
    require(actor, "manage")
    known = targets[target]
    key, size, digest = storage.keep_file(stream)
    try:
        workbook = storage.open_workbook(key)
        layout = _first_layout(key, workbook)
        batch = ImportBatch(
            target=known.name,
            actor=actor,
            file_name=shown_name(file_name) or known.name,
            storage_key=key,
            size=size,
            sha256=digest,
        )
        _survey(batch, layout, has_heading=None)
    except BaseException:
        storage.drop_file(key)
        raise
    batch.save()
    return batch


def shown_name(given: str) -> str:
    """A file's name without folders and control characters, at most 255 characters."""
    name = given.replace("\\", "/").rpartition("/")[2]
    return "".join(ch for ch in name if ch.isprintable())[-255:].strip()


def _first_layout(key: str, workbook: tuple[str, list[str]] | None) -> Layout:
    if workbook is None:
        return detect_layout(storage.path_of(key))
    return Layout(kind="xlsx", sheet=workbook[0], sheets=workbook[1])


def _survey(batch: ImportBatch, layout: Layout, *, has_heading: bool | None) -> None:
    """Fill in what the file says under this layout, and suggest a mapping anew."""
    survey = survey_file(
        storage.text_path_of(batch.storage_key),
        layout,
        known_headings=_headings_of(batch.target),
        has_heading=has_heading,
        country=the_firm().country,
    )
    family_first = layout.family_first or mapping.puts_family_first(survey.headings)
    batch.layout = survey.layout.corrected(family_first=family_first).as_dict()
    batch.headings = [heading[:300] for heading in survey.headings]
    batch.samples = survey.samples
    batch.total_rows = survey.total_rows
    suggestions = mapping.suggest_mapping(batch.target, batch.headings, batch.samples)
    batch.mapping = [s.field if s.certain else "" for s in suggestions]


def _headings_of(target: str) -> set[str]:
    known = set(aliases_of(target))
    return known | {f"{p} {heading}" for p in targets[target].prefixes for heading in known}


def correct_layout(*, actor: User | None, batch: ImportBatch, **given: Any) -> ImportBatch:
    """Read the file of a draft otherwise than detected; the mapping is suggested anew.

    Args:
        given: encoding, delimiter, decimal ("." or ","), date_order ("ymd", "dmy", "mdy"),
            has_heading, family_first, sheet; None leaves a value as it is.

    Raises:
        MappingError: a value that is not possible. Conflict: the import has begun.
    """
    require(actor, "manage")
    _refuse_begun(batch)
    before = Layout.from_dict(batch.layout)
    layout = before.corrected(**given)
    if layout.sheet != before.sheet:
        storage.open_workbook(batch.storage_key, layout.sheet)
    heading, parted = given.get("has_heading"), ("encoding", "delimiter", "sheet")
    if heading is None and all(given.get(name) is None for name in parted):
        heading = before.has_heading
    _survey(batch, layout, has_heading=heading)
    # What a person has said outweighs what the file seems to say.
    said = {name: given.get(name) for name in ("decimal", "date_order")}
    batch.layout = Layout.from_dict(batch.layout).corrected(**said).as_dict()
    batch.save()
    return batch


def save_mapping(
    *,
    actor: User | None,
    batch: ImportBatch,
    columns: Sequence[str] | None = None,
    headings: Mapping[str, str] | None = None,
    defaults: Mapping[str, str] | None = None,
    mode: str = Mode.UPSERT,
    update_by: str = "",
) -> ImportBatch:
    """Say what the columns of a draft are, what fills the gaps, and what rows may do.

    Args:
        columns: a field's name (or "_" to skip) for each column, in order; None keeps what is.
        headings: single columns set by heading (or by number): {heading: field}.
        defaults: field → text used where a row's cell is blank or there is no column.
        mode: "create", "update" or "upsert".
        update_by: the one field by which known records are recognized; "" for all keys.

    Raises:
        MappingError: names field, value and remedy. Conflict: the import has begun.
    """
    require(actor, "manage")
    _refuse_begun(batch)
    if columns is not None:
        batch.mapping = mapping.map_by_position(batch.target, columns, len(batch.headings))
    if headings:
        batch.mapping = mapping.map_by_heading(
            batch.target, batch.headings, batch.mapping, headings
        )
    if defaults is not None:
        given = {mapping.field_named(batch.target, k): v for k, v in defaults.items() if v.strip()}
        batch.defaults = {name: text for name, text in given.items() if name}
    mapping.check_mapping(batch.target, batch.mapping, batch.defaults)
    plan_of(batch, Surrounding.look())  # a default that its field does not take is told now
    batch.mode, batch.update_by = _checked_mode(batch, mode, update_by)
    batch.save()
    return batch


def _checked_mode(batch: ImportBatch, mode: str, update_by: str) -> tuple[str, str]:
    if mode not in Mode.values:
        raise MappingError(
            _("There is no such mode."), field="mode", value=mode, remedy=", ".join(Mode.values)
        )
    allowed = targets[batch.target].update_by
    if update_by and update_by not in allowed:
        update_by = aliases_of(batch.target).get(fold_heading(update_by), update_by)
    if update_by and update_by not in allowed:
        raise MappingError(
            _("Records are not known by this field."),
            field="update_by",
            value=update_by,
            remedy=", ".join(allowed),
        )
    if update_by and update_by not in batch.mapping:
        raise MappingError(
            _("The file has no column for the field by which records are to be known."),
            field="update_by",
            value=update_by,
            remedy=_("Map a column to it."),
        )
    return mode, update_by


def _refuse_begun(batch: ImportBatch) -> None:
    if batch.status != ImportStatus.DRAFT:
        raise Conflict(
            _("This import has begun already."),
            field="import",
            value=batch.pk,
            remedy=_("Undo it, and import the file again."),
        )


def discard_draft(*, actor: User | None, batch: ImportBatch) -> None:
    """Forget a draft and its file."""
    require(actor, "manage")
    _refuse_begun(batch)
    storage.drop_file(batch.storage_key)
    batch.delete()
