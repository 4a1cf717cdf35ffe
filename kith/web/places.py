"""The places of Kith in the order of the navigation; a place is shown once its pages stand."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache

from django.urls import NoReverseMatch, reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True, slots=True)
class SubPlace:
    """A page of a place in the navigation."""

    name: str | Promise
    route: str


@dataclass(frozen=True, slots=True)
class Place:
    """One entry of the navigation.

    Attributes:
        key: its own name, which pages give to say where they are.
        route: the URL's name; letter: the key after `g`; foot: stands at the navigation's foot.
    """

    key: str
    name: str | Promise
    icon: str
    route: str
    letter: str
    subs: tuple[SubPlace, ...] = field(default=())
    foot: bool = False


PLACES = (
    Place("today", _("Today"), "today", "today:index", "t"),
    Place("models", _("Models"), "models", "models:index", "m"),
    Place(
        "customers",
        _("Customers"),
        "customers",
        "customers:people",
        "c",
        subs=(
            SubPlace(_("People"), "customers:people"),
            SubPlace(_("Organizations"), "customers:organizations"),
            SubPlace(_("Portfolio"), "customers:portfolio"),
        ),
    ),
    Place("imports", _("Import"), "import", "imports:index", "i", foot=True),
    Place("settings", _("Settings"), "settings", "settings:index", "s", foot=True),
)


def address(route: str) -> str:
    """The address of a route, "" where its page does not stand yet."""
    try:
        return reverse(route)
    except NoReverseMatch:
        return ""


@lru_cache(maxsize=1)
def standing_places() -> tuple[tuple[Place, str, tuple[tuple[SubPlace, str], ...]], ...]:
    """Places and their pages with addresses, without those that do not stand."""
    found = []
    for place in PLACES:
        url = address(place.route)
        subs = tuple((sub, address(sub.route)) for sub in place.subs)
        if url:
            found.append((place, url, tuple((sub, link) for sub, link in subs if link)))
    return tuple(found)
