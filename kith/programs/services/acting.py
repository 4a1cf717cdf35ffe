"""Acting on a proposal: previewed, done or assigned, logged, undone. Each act is one change-set."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django.utils.translation import gettext as _

from kith.foundation.clock import now, today
from kith.foundation.errors import InvalidInput
from kith.programs.actions.looking import look_at
from kith.programs.actions.registry import find_spec
from kith.programs.actions.spec import BOUND, Candidate, Done, Order, Spec
from kith.programs.actions.task_for_all import TaskForAll
from kith.programs.actions.titles import name_action
from kith.programs.choices import ACTED_STATES, OPEN_STATES, ActionState
from kith.programs.errors import action_over, not_adopted, nothing_to_do
from kith.programs.models import ActionItem
from kith.programs.permissions import require_act
from kith.workplace.accounts.models import User
from kith.workplace.accounts.permissions import may_write
from kith.workplace.audit.choices import ChangeKind
from kith.workplace.audit.models import ChangeSet
from kith.workplace.audit.services import UndoResult, open_change_set, undo_change_set

DEFAULT_DAYS = 14


def preview_action(*, actor: User | None, item: ActionItem) -> ActionItem:
    """Note that somebody has looked at what the action would do."""
    require_act(actor, item)
    if item.state == ActionState.PROPOSED:
        item.state = ActionState.PREVIEWED
        _log(item, actor, "previewed", item.count)
        item.save(update_fields=["state", "log", "updated_at"])
    return item


def do_action(
    *,
    actor: User | None,
    item: ActionItem,
    owner: User | None = None,
    due_on: date | None = None,
    limit: int | None = None,
) -> ActionItem:
    """Do what the action does, on the most valuable rows that the actor sees, at most 200.

    Args:
        owner: who gets the tasks, or becomes the owner; the actor unless named.
        due_on: until when; the action's own number of days unless given.
        limit: how many rows; the action's own cap unless given.

    Raises:
        NotAllowed: the actor does not answer for the stage. Conflict: the action is not open any
        more, nobody is left for it, or it needs a program that nobody adopted.
        InvalidInput: a due date in the past, an owner who cannot work, or a limit below 1.
    """
    return _act(actor, item, owner, due_on, limit, ActionState.DONE)


def assign_action(
    *,
    actor: User | None,
    item: ActionItem,
    owner: User,
    due_on: date | None = None,
    limit: int | None = None,
) -> ActionItem:
    """Give the action to somebody as one task, or one a customer. Raises as `do_action`."""
    return _act(actor, item, owner, due_on, limit, ActionState.ASSIGNED)


def dismiss_action(*, actor: User | None, item: ActionItem, reason: str = "") -> ActionItem:
    """Set the action aside; the next run may propose it again."""
    require_act(actor, item)
    _refuse_closed(item)
    item.state = ActionState.DISMISSED
    _log(item, actor, "dismissed", item.count, reason=reason.strip()[:300])
    item.save(update_fields=["state", "log", "updated_at"])
    return item


def undo_action(*, actor: User | None, item: ActionItem) -> UndoResult:
    """Take the act back: the inverse of its change-set; what was edited since is kept and named.

    Raises:
        Conflict: nothing was done, or it was taken back already. NotAllowed: see `undo_change_set`.
    """
    require_act(actor, item)
    if item.state not in ACTED_STATES or item.change_set is None:
        raise action_over(str(item.get_state_display()))
    result = undo_change_set(change_set=item.change_set, actor=actor)
    item.state = ActionState.UNDONE
    _log(item, actor, "undone", result.undone, kept=len(result.kept))
    item.save(update_fields=["state", "log", "updated_at"])
    return result


def _act(
    actor: User | None,
    item: ActionItem,
    owner: User | None,
    due_on: date | None,
    limit: int | None,
    state: ActionState,
) -> ActionItem:
    user = require_act(actor, item)
    _refuse_closed(item)
    spec = find_spec(item.action)
    rows = _rows(user, item, spec, limit)
    owner = owner or user
    due = due_on or today() + timedelta(days=spec.days if spec else DEFAULT_DAYS)
    _refuse_bad(owner, due)
    title = name_action(item.stage, item.action, len(rows) if _on_rows(spec) else item.count).title
    change_set = open_change_set(kind=ChangeKind.ACTION, actor=user, title=title)
    _claim(item, state, change_set, owner, due)
    order_spec = spec or _task_spec(item)
    done = order_spec.performer.perform(Order(user, item, order_spec, rows, change_set, owner, due))
    _note_done(item, user, done, state)
    return item


def _claim(
    item: ActionItem, state: ActionState, change_set: ChangeSet, owner: User, due: date
) -> None:
    """Close the item before the work begins: nobody does it twice, and an act cut short can still
    be taken back."""
    values = {"state": state, "change_set": change_set, "owner": owner, "due_on": due}
    open_items = ActionItem.objects.filter(pk=item.pk, state__in=OPEN_STATES)
    if not open_items.update(**values, updated_at=now()):
        change_set.delete()
        item.refresh_from_db()
        raise action_over(str(item.get_state_display()))
    for name, value in values.items():
        setattr(item, name, value)


def _on_rows(spec: Spec | None) -> bool:
    return bool(spec and spec.performer.acts_on_rows)


def _rows(user: User, item: ActionItem, spec: Spec | None, limit: int | None) -> list[Candidate]:
    """The rows to act on; none are wanted where one task stands for all."""
    if spec is None:
        return []
    if spec.performer.needs_program and item.program is None:
        raise not_adopted(item.model)
    if limit is not None and limit < 1:
        raise InvalidInput(
            _("At least one row is needed."),
            field="limit",
            value=limit,
            remedy=_("Take between 1 and %s.") % BOUND,
        )
    wanted = min(limit or spec.cap, BOUND)
    as_of = item.run.as_of if item.run else None
    _count, rows = look_at(user, spec, as_of, team_id=item.team_id, limit=wanted)
    if not rows:
        raise nothing_to_do()
    return rows


def _task_spec(item: ActionItem) -> Spec:
    """An action that is a task and no more, in the shape of the others."""
    named = name_action(item.stage, item.action, item.count)
    return Spec(
        key=item.action,
        title=_Said(named.title),
        does="",
        why="",
        candidates="",
        performer=TaskForAll(kind="other"),
    )


class _Said(str):
    """A text that is complete already: it takes no numbers."""

    def __mod__(self, _numbers: Any) -> str:
        return str(self)


def _note_done(item: ActionItem, user: User, done: Done, state: ActionState) -> None:
    item.acted_count = done.count
    item.task_ids = list(done.task_ids)
    _log(item, user, state.value, done.count, tasks=len(done.task_ids))
    item.save(update_fields=["acted_count", "task_ids", "log", "updated_at"])


def _refuse_closed(item: ActionItem) -> None:
    if item.state not in OPEN_STATES:
        raise action_over(str(item.get_state_display()))


def _refuse_bad(owner: User, due: date) -> None:
    if not may_write(owner):
        raise InvalidInput(
            _("This user cannot be given work."),
            field="owner",
            value=owner.email,
            remedy=_("Choose an active user who is not read-only."),
        )
    if due < today():
        raise InvalidInput(
            _("This day has passed."),
            field="due_on",
            value=due,
            remedy=_("Choose today or a later day."),
        )


def _log(item: ActionItem, user: User | None, what: str, count: int, **more: Any) -> None:
    item.log = [
        *item.log,
        {
            "at": now().isoformat(),
            "by": user.pk if user else None,
            "what": what,
            "count": count,
            **{key: value for key, value in more.items() if value},
        },
    ]
