"""Today: what is mine to do, by what is at stake; who waits; whose day it is."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from kith.customers.activities.queries import open_tasks, visible_open_tasks
from kith.customers.people.choices import Tier
from kith.customers.people.queries import birthdays_between, people_matching
from kith.customers.timeline.queries import waiting_interactions
from kith.web.answers import page
from kith.web.format import silent_for
from kith.web.pages.customers.kinds import about, kind_of
from kith.web.pages.today.programs import gaps_of, waiting_actions
from kith.web.pages.today.risk import at_risk
from kith.web.places import address
from kith.web.templatetags.kith import language, num

SHOWN_TASKS = 50
SHOWN_SIDE = 6
DAYS_AHEAD = 7
# What has waited longer is no answer any more; it is a measure (M20), not a task of today.
WAITING_DAYS = 30


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """The first page of the day."""
    user: Any = request.user
    today = timezone.localdate()
    whose, found = _tasks(request, user)
    silent, risk = at_risk(user)
    tasks = sorted(map(_dressed, found.rows), key=lambda row: _order(row, today))
    since = timezone.now() - timedelta(days=WAITING_DAYS)
    waiting = [
        _waiting(row, request.firm)  # type: ignore[attr-defined]
        for row in waiting_interactions(user, since=since, limit=100)
    ]
    birthdays = sorted(
        (_birthday(person, today) for person in birthdays_between(user, today, DAYS_AHEAD)),
        key=lambda row: row["day"],
    )
    context = {
        "today": today,
        "greeting": _greeting(),
        "name": user.get_short_name(),
        "tasks": tasks,
        "more_tasks": bool(found.next_cursor),
        "whose": [
            {"name": _("Mine"), "url": "?whose=mine", "current": whose == "mine"},
            {"name": _("Everybody's"), "url": "?whose=all", "current": whose == "all"},
        ],
        "everybody": whose == "all",
        "risk": risk,
        "more_risk": silent - len(risk),
        "gaps": gaps_of(user, request.firm.base_currency),  # type: ignore[attr-defined]
        "decisions": waiting_actions(user),
        "models_url": address("models:index"),
        "waiting": waiting[:SHOWN_SIDE],
        "more_waiting": max(0, len(waiting) - SHOWN_SIDE),
        "birthdays": birthdays[:SHOWN_SIDE],
        "more_birthdays": max(0, len(birthdays) - SHOWN_SIDE),
        "sentence": _sentence(len(tasks), bool(found.next_cursor), whose),
        "stats": _stats(tasks, waiting, today, bool(found.next_cursor), silent),
        "is_empty": not tasks and not waiting and not people_matching(user, {}).exists(),
    }
    return page(request, "pages/today/today.html", context)


def _tasks(request: HttpRequest, user: Any) -> tuple[str, Any]:
    """The tasks to show: one's own, or those of everybody where one has none or asks for them."""
    whose = request.GET.get("whose", "")
    if whose != "all":
        found = open_tasks(user, limit=SHOWN_TASKS)
        if found.rows or whose == "mine":
            return "mine", found
    return "all", visible_open_tasks(user, limit=SHOWN_TASKS)


def _dressed(task: Any) -> dict[str, Any]:
    customer = task.organization or task.person
    return {
        "task": task,
        "customer": customer,
        "url_kind": kind_of(customer) if customer else None,
        "about": about(customer) if customer else "",
        "tier_name": Tier(customer.tier).label if customer and customer.tier else "",
        "stake": customer.clv if customer else None,
    }


def _order(row: dict[str, Any], today: date) -> tuple[Any, ...]:
    """What is due comes before what is not; among those, what is at stake decides."""
    due_on = row["task"].due_on
    is_due = due_on is not None and due_on <= today
    return (not is_due, -(row["stake"] or 0), due_on or date.max, row["task"].pk)


def _waiting(row: Any, firm: Any) -> dict[str, Any]:
    hours = (timezone.now() - row.occurred_at).total_seconds() / 3600
    promise = firm.reply_hours.get(row.channel, firm.reply_hours.get("other", 24))
    customer = row.person or row.organization
    return {
        "row": row,
        "customer": customer,
        "kind": kind_of(customer) if customer else None,
        "late": hours > promise,
        "hours": hours,
        "promise": promise,
    }


def _birthday(person: Any, today: date) -> dict[str, Any]:
    """The person, and the next day on which the birthday falls."""
    for year in (today.year, today.year + 1):
        try:
            day = person.birthday.replace(year=year)
        except ValueError:  # 29 February
            day = date(year, 3, 1)
        if day >= today:
            break
    return {"person": person, "day": day}


def _greeting() -> str:
    hour = timezone.localtime().hour
    if hour < 5:
        return _("Good night")
    if hour < 12:
        return _("Good morning")
    return _("Good afternoon") if hour < 18 else _("Good evening")


def _sentence(count: int, more: bool, whose: str) -> str:
    if not count:
        return _("Nothing is yours today.")
    shown = f"{num(count)}+" if more else num(count)
    if whose == "all":
        return ngettext("%s thing is to be done.", "%s things are to be done.", count) % shown
    return ngettext("%s thing is yours.", "%s things are yours.", count) % shown


def _stats(
    tasks: list[dict[str, Any]],
    waiting: list[dict[str, Any]],
    today: date,
    more: bool,
    silent: int,
) -> list[dict[str, str]]:
    late = sum(1 for row in tasks if row["task"].due_on and row["task"].due_on < today)
    due = sum(1 for row in tasks if row["task"].due_on == today)
    oldest = max(waiting, key=lambda row: row["hours"], default=None)
    note, tone = _("nobody waits"), ""
    if oldest:
        length = silent_for(timedelta(hours=oldest["hours"]), language())
        promise = silent_for(timedelta(hours=oldest["promise"]), language())
        note = _("oldest %(length)s, promise %(promise)s") % {"length": length, "promise": promise}
        tone = "failing" if any(row["late"] for row in waiting) else ""
    return [
        {
            "name": _("Waiting for an answer"),
            "value": num(len(waiting)),
            "note": note,
            "tone": tone,
        },
        {
            "name": _("My next actions"),
            "value": f"{num(len(tasks))}{'+' if more else ''}",
            "note": _("%(late)s overdue, %(due)s due today") % {"late": num(late), "due": num(due)},
            "tone": "failing" if late else "",
        },
        {
            "name": _("Valuable and gone silent"),
            "value": num(silent),
            "note": _("likelier gone than not"),
            "tone": "",
        },
    ]
