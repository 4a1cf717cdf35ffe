"""The lists of people and organizations: views, filters, order, pages, selection."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.functional import SimpleLazyObject
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from kith.customers.organizations.queries import current_organizations
from kith.customers.people.choices import Tier
from kith.web.answers import page
from kith.web.colleagues import owner_choices, owner_names, team_choices
from kith.web.countries import country_choices
from kith.web.pages.customers.kinds import Kind
from kith.web.pages.customers.rows import write_rows
from kith.web.templatetags.kith import capped, num
from kith.workplace.accounts.permissions import may_write
from kith.workplace.views.keyset import capped_count

FILTERS = ("q", "tier", "owner", "team", "city", "country", "source", "created_from", "mine")
SORTS = ("name", "-name", "-clv", "clv", "-created_at", "created_at")
PAGE_ROWS = 50


@dataclass
class State:
    """What the address of a list says; unknown names are left for the query to refuse."""

    sort: str
    cursor: str
    filters: dict[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, request: HttpRequest) -> State:
        given = {name: request.GET.get(name, "").strip()[:200] for name in FILTERS}
        return cls(
            sort=request.GET.get("sort", "name"),
            cursor=request.GET.get("cursor", ""),
            filters={name: value for name, value in given.items() if value},
        )

    def link(self, **changes: str) -> str:
        """The address with some parts changed; it begins at the first page again."""
        parts = {**self.filters, "sort": "" if self.sort == "name" else self.sort, **changes}
        query = urlencode({name: value for name, value in parts.items() if value})
        return f"?{query}" if query else "?"


@require_safe
def list_page(request: HttpRequest, kind: Kind) -> HttpResponse:
    """One page of a list."""
    user: Any = request.user
    state = State.of(request)
    found = kind.list_rows(
        request.user,
        filters=state.filters,
        sort=state.sort,
        cursor=state.cursor,
        limit=PAGE_ROWS,
    )
    owners = owner_names(request)
    count = capped_count(kind.matching(request.user, state.filters))
    if kind.is_person:
        places = current_organizations(user, [row.pk for row in found.rows])
        for row in found.rows:
            row.organization = places.get(row.pk)
    context = {
        "kind": kind,
        "rows": found.rows,
        "body": write_rows(
            found.rows,
            root=reverse(kind.list_route),
            is_person=kind.is_person,
            may_write=may_write(request.user),  # type: ignore[arg-type]
            owners=owners,
            currency=request.firm.base_currency,  # type: ignore[attr-defined]
        ),
        "count": count,
        "state": state,
        "tabs": _tabs(request, state),
        "chips": _chips(state, owners),
        "sorts": {name: _sort(state, name) for name in ("name", "-clv", "-created_at")},
        "next": state.link(cursor=found.next_cursor) if found.next_cursor else "",
        "previous": state.link(cursor=found.previous_cursor) if found.previous_cursor else "",
        "choices": SimpleLazyObject(_choices),
        "page_root": reverse(kind.list_route),
        "shown": _("%(shown)s of %(all)s") % {"shown": num(len(found.rows)), "all": capped(count)},
    }
    return page(request, "pages/customers/list.html", context)


@require_safe
def filters(request: HttpRequest, kind: Kind) -> HttpResponse:
    """The menu of filters, fetched when it is opened: it is large and seldom needed."""
    context = {"state": State.of(request), "choices": _choices()}
    return page(request, "pages/customers/filter.html", context)


def _sort(state: State, name: str) -> dict[str, str]:
    """A heading's link: the first press orders as `name` says, the second the other way round."""
    other = name.removeprefix("-") if name.startswith("-") else f"-{name}"
    current = state.sort in (name, other)
    direction = "descending" if state.sort.startswith("-") else "ascending"
    return {
        "url": state.link(sort=other if state.sort == name else name),
        "direction": direction if current else "",
    }


def _tabs(request: HttpRequest, state: State) -> list[dict[str, Any]]:
    """The standing views, each an address of its own."""
    alone = not state.filters
    tabs = [
        {"name": _("All"), "url": "?", "current": alone and state.sort == "name"},
        {
            "name": _("Mine"),
            "url": "?mine=1",
            "current": set(state.filters) == {"mine"} and state.sort == "name",
        },
    ]
    names = dict(team_choices())
    for number in request.user.team_ids[:3]:  # type: ignore[union-attr]
        tabs.append(
            {
                "name": names.get(str(number), ""),
                "url": f"?team={number}",
                "current": state.filters == {"team": str(number)},
            }
        )
    for name, sort in ((_("By value"), "-clv"), (_("Newest"), "-created_at")):
        tabs.append({"name": name, "url": f"?sort={sort}", "current": alone and state.sort == sort})
    for tier in Tier:
        tabs.append(
            {
                "name": tier.label,
                "url": f"?tier={tier.value}&sort=-clv",
                "current": state.filters == {"tier": str(tier.value)},
            }
        )
    return tabs


def _chips(state: State, owners: dict[int, str]) -> list[dict[str, str]]:
    """The filters that are on, in words, each with the address without it."""
    chips = []
    for name, value in state.filters.items():
        if name == "q":
            continue
        text = _chip_text(name, value, owners)
        chips.append({"text": text, "remove": state.link(**{name: ""})})
    return chips


def _chip_text(name: str, value: str, owners: dict[int, str]) -> str:
    if name == "mine":
        return _("Owner is me")
    if name == "owner":
        return _("Owner is %s") % owners.get(int(value) if value.isdecimal() else 0, value)
    if name == "team":
        return _("Team is %s") % dict(team_choices()).get(value, value)
    if name == "tier":
        known = value.isdecimal() and int(value) in Tier.values
        return _("Tier is %s") % (Tier(int(value)).label if known else value)
    if name == "country":
        return _("Country is %s") % dict(country_choices()).get(value, value)
    words = {
        "city": _("City is %s"),
        "source": _("Source is %s"),
        "created_from": _("Added since %s"),
    }
    return words[name] % value


def _choices() -> dict[str, Any]:
    """What the filter menu offers."""
    return {
        "tiers": [(str(tier.value), tier.label) for tier in Tier],
        "owners": owner_choices(),
        "teams": team_choices(),
        "countries": country_choices(),
    }
