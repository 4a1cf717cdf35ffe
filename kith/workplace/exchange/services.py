"""Writes of imports: hand a file over, say how it is read, run, cancel, go on, take back."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, BinaryIO

from django.db import transaction
from django.db.models import Count
from django.utils.translation import gettext as _

from kith.foundation.clock import now
from kith.foundation.errors import Conflict, KithError
from kith.foundation.events import RecordsImported
from kith.workplace.accounts.models import User
from kith.workplace.accounts.permissions import require
from kith.workplace.accounts.queries import the_firm
from kith.workplace.audit.models import AuditEntry
from kith.workplace.audit.services import Kept, open_change_set, undo_change_set
from kith.workplace.exchange.choices import ImportStatus, Mode
from kith.workplace.exchange.engine import lease, mapping, storage
from kith.workplace.exchange.engine.context import Surrounding
from kith.workplace.exchange.engine.run import Progress, Run, plan_of
from kith.workplace.exchange.errors import LeaseLost, MappingError
from kith.workplace.exchange.export.write import write_archive
from kith.workplace.exchange.models import ImportBatch
from kith.workplace.exchange.reading.layout import Layout
from kith.workplace.exchange.reading.survey import detect_layout, survey_file
from kith.workplace.exchange.targets import aliases_of, targets
from kith.workplace.outbox.services import publish

log = logging.getLogger(__name__)
DRAFT_DAYS = 7
RESTING = (ImportStatus.STOPPED, ImportStatus.CANCELLED, ImportStatus.FAILED)


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
            file_name=file_name[-255:] or known.name,
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


def queue_import(*, actor: User | None, batch: ImportBatch) -> ImportBatch:
    """Let a worker run the import, or go on with one that was stopped or cancelled.

    Raises:
        Conflict: it is running, done or undone.
    """
    require(actor, "manage")
    mapping.check_mapping(batch.target, batch.mapping, batch.defaults)
    _refuse_ended(batch)
    with transaction.atomic():
        waiting = (ImportStatus.DRAFT, *RESTING)
        ImportBatch.objects.filter(pk=batch.pk, status__in=waiting).update(
            status=ImportStatus.QUEUED, attempts=0, error={}, cancel_requested=False
        )
        transaction.on_commit(lambda: _Nudges.send(batch.pk))
    batch.refresh_from_db()
    return batch


class _Nudges:
    """How a worker is told; set by `tasks` when Django is ready, for services stand beneath it."""

    send: Callable[[int], None] = staticmethod(lambda batch_id: None)


def send_nudges_by(send: Callable[[int], None]) -> None:
    """Let `send(import id)` tell a worker that there is work."""
    _Nudges.send = staticmethod(send)


def _refuse_ended(batch: ImportBatch) -> None:
    if batch.status in (ImportStatus.UNDONE, ImportStatus.UNDOING):
        raise Conflict(
            _("This import was undone."),
            field="import",
            value=batch.pk,
            remedy=_("Import the file again."),
        )


def run_import(
    *, actor: User | None, batch_id: int, progress: Progress | None = None
) -> ImportBatch:
    """Carry an import to its end in this process, from where it stands.

    A finished import is returned as it is. `progress` is told how many rows each step settled.

    Raises:
        ImportBusy: a living process works on it. Conflict: it was undone.
    """
    require(actor, "manage")
    batch = ImportBatch.objects.get(pk=batch_id)
    _refuse_ended(batch)
    if batch.status == ImportStatus.DONE:
        return batch
    mapping.check_mapping(batch.target, batch.mapping, batch.defaults)
    batch = lease.claim(batch_id)
    if lease.exhausted(batch):
        _park(batch)
        return batch
    try:
        _open_changes(batch)
        status = Run(batch, progress).go()
        _finish(batch, status)
    except LeaseLost:
        log.warning("another process took the import over", extra={"import_id": batch_id})
    except Exception as error:
        _stop(batch, error)
        raise
    except BaseException:  # Ctrl-C: what is done stays done, and can be gone on with
        lease.release(batch, ImportStatus.STOPPED)
        raise
    batch.refresh_from_db()
    return batch


def _open_changes(batch: ImportBatch) -> None:
    if batch.change_set is not None:
        return
    with transaction.atomic():
        batch.change_set = open_change_set(
            kind="import", actor=batch.actor, title=_("Import: %s") % batch.file_name
        )
        if not lease.advance(batch, change_set=batch.change_set):
            raise LeaseLost


def _finish(batch: ImportBatch, status: str) -> None:
    """Give the run back; a finished one is told as one fact and forgets its file."""
    with transaction.atomic():
        if not lease.release(batch, status, finished_at=now(), attempts=0):
            raise LeaseLost
        batch.refresh_from_db()
        if status == ImportStatus.DONE:
            kind = targets[batch.target].kind
            fact = RecordsImported(batch.pk, kind, batch.created, batch.updated)
            publish(fact, change_set=batch.change_set)
    if status == ImportStatus.DONE:
        storage.drop_file(batch.storage_key)


def _stop(batch: ImportBatch, error: Exception) -> None:
    """Rest after an error that is not a row's; the run can be gone on with."""
    told = error.as_dict() if isinstance(error, KithError) else {"message": str(error)[:300]}
    log.exception("an import stopped", extra={"import_id": batch.pk})
    try:
        lease.release(batch, ImportStatus.STOPPED, error=told)
    except Exception:  # the database may be what failed; the lease runs out by itself
        log.exception("an import could not be given back", extra={"import_id": batch.pk})


def _park(batch: ImportBatch) -> None:
    message = _("The import died several times at the same place and was set aside.")
    lease.release(batch, ImportStatus.FAILED, error={"message": message})
    log.error("an import was set aside", extra={"import_id": batch.pk, "row": batch.cursor})
    batch.refresh_from_db()


def cancel_import(*, actor: User | None, batch: ImportBatch) -> None:
    """Stop after the present step; what is in stays in, until it is undone or gone on with."""
    require(actor, "manage")
    ImportBatch.objects.filter(pk=batch.pk, status=ImportStatus.RUNNING).update(
        cancel_requested=True
    )
    ImportBatch.objects.filter(pk=batch.pk, status=ImportStatus.QUEUED).update(
        status=ImportStatus.CANCELLED
    )
    batch.refresh_from_db()


def discard_draft(*, actor: User | None, batch: ImportBatch) -> None:
    """Forget a draft and its file."""
    require(actor, "manage")
    _refuse_begun(batch)
    storage.drop_file(batch.storage_key)
    batch.delete()


def queue_undo(*, actor: User | None, batch: ImportBatch) -> ImportBatch:
    """Let a worker take the import back.

    Raises:
        Conflict: it is running, was undone already, or never began.
    """
    require(actor, "manage")
    _refuse_undo(batch)
    with transaction.atomic():
        asked_by = {"by": actor.pk if actor else None}
        ImportBatch.objects.filter(pk=batch.pk).update(status=ImportStatus.UNDOING, undo=asked_by)
        transaction.on_commit(lambda: _Nudges.send(batch.pk))
    batch.refresh_from_db()
    return batch


def _refuse_undo(batch: ImportBatch) -> None:
    _refuse_undone(batch)
    if batch.status in (ImportStatus.QUEUED, ImportStatus.RUNNING) and not lease.holder_is_dead(
        batch.holder
    ):
        raise Conflict(
            _("This import is still running."),
            field="import",
            value=batch.pk,
            remedy=_("Cancel it first."),
        )
    if batch.change_set is None:
        raise Conflict(
            _("This import has not brought anything in."),
            field="import",
            value=batch.pk,
            remedy=_("There is nothing to undo."),
        )


def _refuse_undone(batch: ImportBatch) -> None:
    if batch.status == ImportStatus.UNDONE:
        raise Conflict(
            _("This import was undone already."),
            field="import",
            value=batch.pk,
            remedy=_("Import the file again to bring it back."),
        )


@dataclass(frozen=True)
class UndoneImport:
    """What an undo did.

    Attributes:
        undone: records of the imported kind that are as before: gone, or with their old values.
        kept: what was worked on since, with the reason.
        changes: everything that was taken back, addresses and customers made beside included.
    """

    undone: int
    kept: list[Kept]
    changes: int


def undo_import(
    *, actor: User | None, batch_id: int, progress: Progress | None = None
) -> UndoneImport:
    """Take everything that an import did back, in this process; killed, it goes on when called again.

    What somebody has worked on since is kept and listed in the result. `progress` is told how many
    changes were taken back so far.

    Raises:
        Conflict: still running, undone already, or nothing to undo. ImportBusy: being undone.
    """
    require(actor, "manage")
    batch = ImportBatch.objects.get(pk=batch_id)
    _refuse_undo(batch)
    batch = lease.claim(batch_id, ImportStatus.UNDOING)
    if batch.change_set is None:
        raise LeaseLost

    def beat(done: int) -> None:
        if not lease.advance(batch):
            raise LeaseLost
        if progress is not None:
            progress(done)

    kind = targets[batch.target].kind
    own = AuditEntry.objects.filter(change_set=batch.change_set, kind=kind)
    records = own.aggregate(n=Count("object_id", distinct=True))["n"]
    result = undo_change_set(change_set=batch.change_set, actor=actor, progress=beat)
    stayed = {kept.object_id for kept in result.kept if kept.kind == kind}
    undone = UndoneImport(records - len(stayed), result.kept, result.undone)
    kept = [
        {"kind": k.kind, "id": k.object_id, "fields": list(k.fields), "reason": k.reason}
        for k in undone.kept
    ]
    with transaction.atomic():
        undo = {"undone": undone.undone, "changes": undone.changes, "kept": kept}
        lease.release(batch, ImportStatus.UNDONE, undo=undo, finished_at=now(), attempts=0)
        batch.steps.all().delete()
    storage.drop_file(batch.storage_key)
    return undone


def sweep_imports() -> list[int]:
    """Nudge runs whose process died, and forget drafts a week old; returns the ids nudged."""
    forsaken = lease.forsaken()
    for batch_id in forsaken:
        _Nudges.send(batch_id)
    old = ImportBatch.objects.filter(
        status=ImportStatus.DRAFT, created_at__lt=now() - timedelta(days=DRAFT_DAYS)
    )
    for batch in old[:100]:
        storage.drop_file(batch.storage_key)
        batch.delete()
    return forsaken


def export_everything(
    *, actor: User | None, stream: BinaryIO, progress: Progress | None = None
) -> dict[str, int]:
    """Write all that the actor may see as a ZIP of CSV files; returns rows by file name.

    `actor` None is the machine (the command line), which sees everything.
    """
    return write_archive(stream, user=actor, whole=actor is None, progress=progress)
