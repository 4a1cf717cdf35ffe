"""Reads of actions: on a model's page, in a preview, and on Today by what is at stake."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q

from kith.crm_models.gallery import get_stage
from kith.crm_models.labels import ROLES
from kith.customers.activities.queries import open_tasks
from kith.customers.timeline.queries import Customer
from kith.programs.actions.looking import look_at
from kith.programs.actions.registry import find_spec
from kith.programs.actions.spec import Candidate
from kith.programs.actions.titles import declared_action, name_action
from kith.programs.choices import ACTED_STATES, OPEN_STATES, ActionState
from kith.programs.errors import action_missing
from kith.programs.models import ActionItem, Program
from kith.programs.permissions import may_act
from kith.workplace.accounts.models import User

FIRST_MODEL = "idic"  # whose proposals Today shows until the firm adopts a model
CLOSED_SHOWN = 10


@dataclass(frozen=True, slots=True)
class ActionRow:
    """An action on a page.

    Attributes:
        title: told for the number concerned. declared: its name in the model. does: what acting
        changes. role: who the model says should do it ("" for the software). state: as it stands,
        an undo elsewhere included. can_act, can_undo: for this reader.
    """

    item: ActionItem
    title: str
    declared: str
    does: str
    role: str
    state: str
    can_preview: bool
    can_act: bool
    can_undo: bool


@dataclass(frozen=True, slots=True)
class PreviewRow:
    """One row that an action concerns, with its record and the reason in words."""

    candidate: Candidate
    customer: Customer | None
    name: str
    why: str
    value: float | None


@dataclass(frozen=True, slots=True)
class Preview:
    """What an action would do: a page of rows, and how many the reader may see."""

    row: ActionRow
    rows: list[PreviewRow]
    count: int
    cap: int
    offset: int


@dataclass(frozen=True, slots=True)
class NextAction:
    """Something to do now: an open task of the reader's, or an action that waits for a decision.

    `value` is the lifetime value at stake, base currency; None where nobody can tell.
    """

    kind: str  # "task" or "action"
    title: str
    why: str
    customer: Customer | None
    value: float | None
    due_on: date | None
    task: Any = None
    action: ActionRow | None = None


def access_action(user: User | None, action_id: int) -> ActionItem:
    """An action; firm-level, so open to every active user.

    Raises:
        NotFound: no such action.
    """
    rows = ActionItem.objects.select_related("program", "run", "change_set", "owner")
    item = rows.filter(pk=action_id).first()
    if item is None or user is None or not user.is_active:
        raise action_missing(action_id)
    return item


def state_of(item: ActionItem) -> str:
    """The item's state; taken back elsewhere counts as taken back."""
    undone = item.change_set is not None and item.change_set.undone_at is not None
    return ActionState.UNDONE if undone and item.state in ACTED_STATES else item.state


def action_row(user: User | None, item: ActionItem) -> ActionRow:
    """An action in words, with what the reader may do about it."""
    state = state_of(item)
    count = item.acted_count if state in ACTED_STATES and item.acted_count else item.count
    named = name_action(item.stage, item.action, count)
    declared = declared_action(item.stage, item.action)
    mine = may_act(user, item)
    return ActionRow(
        item=item,
        title=named.title,
        declared=named.declared,
        does=named.does,
        role=ROLES.get(declared.owner_role, "") if declared else "",
        state=state,
        can_preview=find_spec(item.action) is not None,
        can_act=mine and state in OPEN_STATES,
        can_undo=mine and state in ACTED_STATES and item.change_set_id is not None,
    )


def actions_of(
    user: User | None, model_id: str, program: Program | None
) -> dict[str, list[ActionRow]]:
    """Stage → its open actions by value, then the latest that were acted on."""
    rows = ActionItem.objects.filter(model=model_id, program=program)
    rows = rows.select_related("program", "run", "change_set", "owner")
    wanted = [*rows.filter(state__in=OPEN_STATES)]
    wanted.sort(key=lambda item: (item.value is None, -(item.value or 0.0), item.pk))
    wanted += list(rows.exclude(state__in=OPEN_STATES).order_by("-updated_at")[:CLOSED_SHOWN])
    found: dict[str, list[ActionRow]] = defaultdict(list)
    for item in wanted:
        found[item.stage].append(action_row(user, item))
    return found


def list_preview(user: User, item: ActionItem, *, offset: int = 0, limit: int = 50) -> Preview:
    """The rows that an action concerns, those that the reader may see, most valuable first.

    Raises:
        WarehouseUnavailable: there is nothing to read from.
    """
    row = action_row(user, item)
    spec = find_spec(item.action)
    if spec is None:
        return Preview(row, [], item.count, item.count, 0)
    as_of = item.run.as_of if item.run else None
    count, rows = look_at(user, spec, as_of, team_id=item.team_id, offset=offset, limit=limit)
    shown = [
        PreviewRow(each, each.customer, each.name, spec.why_for(each), each.value) for each in rows
    ]
    return Preview(row, shown, count, min(spec.cap, count), offset)


def shown_models() -> Q:
    """Items of the firm's programs; of IDIC as long as there is none."""
    if Program.objects.filter(is_active=True).exists():
        return Q(program__is_active=True)
    return Q(program=None, model=FIRST_MODEL)


def open_actions(user: User, *, limit: int = 50) -> list[ActionRow]:
    """Actions that wait for this reader's decision, by value; each kind once."""
    items = ActionItem.objects.filter(shown_models(), state__in=OPEN_STATES)
    items = items.select_related("program", "run", "change_set", "owner")
    ordered = sorted(items, key=lambda item: (item.value is None, -(item.value or 0.0), item.pk))
    found: dict[str, ActionRow] = {}
    for item in ordered:
        spec = find_spec(item.action)
        key = spec.key if spec else item.action
        if key not in found:
            row = action_row(user, item)
            if row.can_act:
                found[key] = row
    return list(found.values())[:limit]


def next_actions(user: User, *, limit: int = 10) -> list[NextAction]:
    """What to do now: the reader's open tasks and the actions that wait, most value first."""
    tasks = [
        NextAction(
            kind="task",
            title=task.title,
            why=task.note,
            customer=task.organization or task.person,
            value=_clv(task.organization or task.person),
            due_on=task.due_on,
            task=task,
        )
        for task in open_tasks(user, limit=200).rows
    ]
    actions = [
        NextAction(
            kind="action",
            title=row.title,
            why=get_stage(row.item.stage).why,
            customer=None,
            value=row.item.value,
            due_on=None,
            action=row,
        )
        for row in open_actions(user)
    ]
    return sorted(
        tasks + actions, key=lambda each: (each.value is None, -(each.value or 0.0), each.title)
    )[:limit]


def _clv(customer: Customer | None) -> float | None:
    return float(customer.clv) if customer is not None and customer.clv is not None else None
