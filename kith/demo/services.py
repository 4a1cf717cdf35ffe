"""Loads the demo firm in one change-set, and removes it whole."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction

from kith.customers.people.services import delete_records
from kith.demo.generate import generate
from kith.demo.rows import Rows
from kith.demo.world import SCENARIOS
from kith.foundation.clock import today
from kith.foundation.errors import Conflict
from kith.foundation.events import RecordsImported
from kith.foundation.i18n import _
from kith.programs.queries.program import program_of
from kith.programs.services.adopting import adopt_model
from kith.workplace.accounts.choices import Access, Role
from kith.workplace.accounts.models import User
from kith.workplace.accounts.permissions import require
from kith.workplace.accounts.queries import the_firm
from kith.workplace.audit.models import ChangeSet
from kith.workplace.audit.registry import audited
from kith.workplace.audit.services import Recorder, open_change_set, undo_change_set
from kith.workplace.outbox.services import publish
from kith.workplace.search.services import refresh_records
from kith.workplace.staff.services import create_user

SLICE = 800  # rows a transaction: well under the 200 ms for which the write lock may be held
FIRST_EMAIL = "admin@example.com"
Progress = Callable[[str, int], None]


@dataclass(frozen=True, slots=True)
class Loaded:
    """What was loaded. `password` is told once; None when the firm had users already."""

    change_set: ChangeSet
    counts: dict[str, int]
    email: str | None
    password: str | None


def load_demo(
    *,
    actor: User | None,
    until: date | None = None,
    scenario: str = SCENARIOS[0],
    seed: int = 7,
    scale: float = 1.0,
    progress: Progress | None = None,
) -> Loaded:
    """Write the demo firm; on a fresh Kith also make its first administrator.

    A load that was killed is taken back first, then loaded again.

    Raises:
        Conflict: the demo firm is there already. UnknownName: no such scenario.
    """
    require(actor, "administer")
    firm = the_firm()
    if firm.demo_change_set_id is not None:
        raise Conflict(
            _("The demo firm is there already."),
            field="demo",
            remedy=_("Remove it first: kith demo remove."),
        )
    for torn in ChangeSet.objects.filter(kind="demo", undone_at=None):
        undo_change_set(change_set=torn, actor=None)
    world = generate(until=until or today(), scenario=scenario, seed=seed, scale=scale)
    email, password = _first_administrator()
    reader = User.objects.filter(is_demo=False, role=Role.ADMINISTRATOR, is_active=True).first()
    change_set = open_change_set(kind="demo", actor=actor, title="Alder Roastery")
    recorder, rows, counts = Recorder(change_set), Rows(world, reader), {}
    for noun, make in rows.steps():
        batch = make()
        _write(recorder, batch)
        counts[noun] = len(batch)
        if progress is not None:
            progress(noun, len(batch))
    for kind, batch in (("person", rows.people), ("organization", rows.organizations)):
        for start in range(0, len(batch), SLICE):
            with transaction.atomic():
                refresh_records(kind, [row.pk for row in batch[start : start + SLICE]])
    _live_idic(rows, reader, change_set)
    with transaction.atomic():
        firm.demo_change_set_id = change_set.pk
        if firm.name == "My firm":
            firm.name = "Alder Roastery"
        firm.save(update_fields=["demo_change_set_id", "name"])
        publish(RecordsImported(0, "demo", sum(counts.values()), 0), change_set=change_set)
    return Loaded(change_set, counts, email, password)


def _live_idic(rows: Rows, reader: User | None, change_set: ChangeSet) -> None:
    """The demo firm lives by IDIC, each stage with a colleague of its own, unless yours does."""
    if program_of("idic") is not None:
        return
    manager, _darius, service, seller, _reader = rows.users
    adopt_model(
        actor=None,
        model_id="idic",
        owner=reader or manager,
        owners={"ID2": manager, "ID3": service, "ID4": seller},
        into=change_set,
    )


def _write(recorder: Recorder, rows: Sequence[Any]) -> None:
    for start in range(0, len(rows), SLICE):
        with transaction.atomic():
            recorder.create_many(rows[start : start + SLICE])


def _first_administrator() -> tuple[str | None, str | None]:
    """The first administrator of a fresh Kith: outside the demo, so its removal locks nobody out.

    One who was made by a load that was killed, and never signed in, gets a new password.
    """
    password = secrets.token_urlsafe(12)
    made = User.objects.filter(email=FIRST_EMAIL, last_login=None).first()
    if made is not None:
        made.set_password(password)
        made.save(update_fields=["password"])
    elif User.objects.filter(is_demo=False).exists():
        return None, None
    else:
        create_user(
            actor=None,
            email=FIRST_EMAIL,
            name="Administrator",
            role=Role.ADMINISTRATOR,
            access=Access.ALL,
            password=password,
        )
    return FIRST_EMAIL, password


def remove_demo(*, actor: User | None, progress: Callable[[int], None] | None = None) -> int:
    """Take the demo firm back whole; returns how many records went.

    Records of the demo that somebody has edited since go too, recorded in a change-set of their
    own, so that the removal can be looked up and taken back.

    Raises:
        Conflict: there is no demo firm.
    """
    require(actor, "administer")
    firm = the_firm()
    change_set = ChangeSet.objects.filter(pk=firm.demo_change_set_id or 0).first()
    if change_set is None:
        raise Conflict(
            _("There is no demo firm."), field="demo", remedy=_("Load it: kith demo load.")
        )
    result = undo_change_set(change_set=change_set, actor=actor, progress=progress)
    removed = result.undone
    for kept in reversed(result.kept):
        entry = audited[kept.kind]
        row = entry.model._default_manager.filter(pk=kept.object_id).first()
        if row is not None:
            delete_records(actor=actor, kind=kept.kind, rows=[row])
            removed += 1
    with transaction.atomic():
        firm.demo_change_set_id = None
        if firm.name == "Alder Roastery":
            firm.name = "My firm"
        firm.save(update_fields=["demo_change_set_id", "name"])
        publish(RecordsImported(0, "demo", 0, removed), change_set=change_set)
    return removed


def loaded_at() -> object:
    """When the demo firm was loaded, or None."""
    change_set = ChangeSet.objects.filter(pk=the_firm().demo_change_set_id or 0).first()
    return change_set.started_at if change_set else None
