"""What a run knows and may do: writers change the database through this alone."""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, tzinfo
from functools import cache
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from django.db import models
from django.db.models.fields import NOT_PROVIDED

from kith.foundation.i18n import _
from kith.foundation.text import fold
from kith.workplace.accounts.models import User
from kith.workplace.accounts.permissions import sees_everything
from kith.workplace.accounts.queries import list_teams, list_users, the_firm
from kith.workplace.audit.bulk import insert_rows, reserve_ids, update_rows
from kith.workplace.audit.choices import EntryAction
from kith.workplace.audit.services import Change, record_changes
from kith.workplace.exchange.choices import Mode
from kith.workplace.exchange.engine.lookup import in_parts
from kith.workplace.exchange.engine.rowset import IdSet, Row
from kith.workplace.exchange.targets import Target

if TYPE_CHECKING:
    from kith.workplace.audit.models import ChangeSet
    from kith.workplace.exchange.engine.memory import FileMemory

OWN_NUMBER = "kith"


@dataclass
class Surrounding:
    """The firm as an import sees it."""

    currency: str
    country: str
    zone: tzinfo
    users: dict[str, int]
    teams: dict[str, int]
    mark: str

    @classmethod
    def look(cls) -> Surrounding:
        """The firm as it is now."""
        firm = the_firm()
        users: dict[str, int] = {}
        for user in list_users():
            users[fold(user.email)] = user.pk
            users.setdefault(fold(user.name), user.pk)
        mark = hashlib.sha256(firm.created_at.astimezone(UTC).isoformat().encode()).hexdigest()[:8]
        return cls(
            currency=firm.base_currency,
            country=firm.country,
            zone=ZoneInfo(firm.time_zone),
            users=users,
            teams={fold(team.name): team.pk for team in list_teams()},
            mark=mark,
        )

    def own_number(self, object_id: int) -> str:
        """The number under which an export names a record that has none of its own."""
        return f"{OWN_NUMBER}:{self.mark}:{object_id}"

    def own_id(self, number: str) -> int | None:
        """The record that this very Kith exported under `number`, else None."""
        parts = number.split(":")
        if len(parts) == 3 and parts[:2] == [OWN_NUMBER, self.mark] and parts[2].isdigit():
            return int(parts[2])
        return None


@dataclass
class Context:
    """One run, as its writers see it.

    Attributes:
        target, mode, update_by, mapped: what the file is for, and the fields that it brings.
        file_key: 16 hexadecimal digits of the file's content.
        file_name: as the user calls it.
        dry: nothing is written; new records get passing ids below zero.
        touched: the target's records that earlier rows of this file were about.
        step_ids: those of the present step, not yet committed.
        memory: what earlier imports of the same file made of its rows.
        beside: what else the present step brought into being.
    """

    target: Target
    mode: str
    update_by: str
    mapped: frozenset[str]
    file_key: str
    file_name: str
    actor: User | None
    firm: Surrounding
    family_first: bool = False
    change_set: ChangeSet | None = None
    dry: bool = False
    touched: IdSet = field(default_factory=IdSet)
    step_ids: dict[int, None] = field(default_factory=dict)
    memory: FileMemory | None = None
    beside: Counter[str] = field(default_factory=Counter)
    now: datetime | None = None
    _passing: int = 0

    def file_number(self, row: Row) -> str:
        """The key of a row without one: file content and row number."""
        return f"file:{self.file_key}:{row.number}"

    def is_touched(self, object_id: int) -> bool:
        """Whether an earlier row of the file was about this record."""
        return object_id in self.step_ids or object_id in self.touched

    def remembered(self, row: Row) -> int:
        """What an earlier import of the same file made of the row (see `FileMemory.about`)."""
        return self.memory.about(row.number) if self.memory is not None else 0

    def is_again(self, row: Row) -> bool:
        """Whether an earlier import of the same file has written this row to this record."""
        return row.object_id > 0 and self.remembered(row) == row.object_id

    def admit_new(self, row: Row) -> bool:
        """Whether a row that fits no record may make one."""
        if self.mode == Mode.UPDATE:
            row.reject(
                _("No record fits this row."),
                remedy=_("Import it in the mode that creates records too."),
            )
            return False
        return True

    def admit_known(self, row: Row, object_id: int) -> bool:
        """Whether a row may be written to the record that it fits."""
        if self.is_touched(object_id):
            row.about = -object_id
            row.repeat(_("An earlier row of this file is about the same record."))
            return False
        self.step_ids[object_id] = None
        row.about = object_id
        if self.mode == Mode.CREATE:
            row.repeat(_("This record exists already."))
            return False
        row.object_id = object_id
        return True

    def visible(self, ids: Iterable[int]) -> set[int]:
        """Those of the target's records that the actor may see, and so change."""
        wanted = {number for number in ids if number > 0}
        if self.actor is None or sees_everything(self.actor):
            return wanted
        manager: Any = self.target.model._default_manager
        seen: set[int] = set()
        for part in in_parts(wanted):
            rows = manager.visible_to(self.actor).filter(pk__in=part)
            seen.update(rows.values_list("pk", flat=True))
        return seen

    def insert(
        self, kind: str, model: type[models.Model], rows: Sequence[dict[str, Any]]
    ) -> Sequence[int]:
        """Insert rows given as {attname: value} and record them; returns their ids in order."""
        if self.dry:
            self._passing -= len(rows)
            return range(self._passing, self._passing + len(rows))
        if not rows:
            return ()
        ids = reserve_ids(model, len(rows))
        # The order of the blank row is the order of the columns, whatever a row names.
        blank = blank_row(model) | dict.fromkeys(_stamps(model), self.now)
        insert_rows(
            model,
            ["id", *blank],
            [(number, *(blank | row).values()) for number, row in zip(ids, rows, strict=True)],
        )
        created = EntryAction.CREATED.value
        changes = (
            Change(number, created, None, row) for number, row in zip(ids, rows, strict=True)
        )
        self._record(kind, changes)
        return ids

    def update(
        self,
        kind: str,
        model: type[models.Model],
        changes: Sequence[tuple[int, dict[str, Any], dict[str, Any]]],
    ) -> None:
        """Write (id, values before, values after) by attname, and record them."""
        if self.dry or not changes:
            return
        stamps = [name for name in _stamps(model) if name == "updated_at"]
        groups: dict[tuple[str, ...], list[tuple[Any, ...]]] = defaultdict(list)
        for number, _before, after in changes:
            groups[tuple(after)].append((number, *after.values(), *(self.now for _s in stamps)))
        for names, rows in groups.items():
            update_rows(model, [*names, *stamps], rows)
        updated = EntryAction.UPDATED.value
        self._record(kind, (Change(n, updated, b, a) for n, b, a in changes))

    def _record(self, kind: str, changes: Iterable[Change]) -> None:
        if self.change_set is None:
            raise RuntimeError("a run that writes needs its change-set")
        record_changes(change_set=self.change_set, kind=kind, changes=changes)


@cache
def blank_row(model: type[models.Model]) -> dict[str, Any]:
    """attname → the value of a new row where nothing is given."""
    return {
        f.attname: "" if f.default is NOT_PROVIDED and not f.null else f.to_python(f.get_default())
        for f in model._meta.concrete_fields
        if not f.primary_key
    }


@cache
def _stamps(model: type[models.Model]) -> tuple[str, ...]:
    return tuple(
        f.attname
        for f in model._meta.concrete_fields
        if getattr(f, "auto_now", False) or getattr(f, "auto_now_add", False)
    )
