"""The fields of people and organizations as they are shown and edited, in one place."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from kith.customers.people.choices import Channel
from kith.web.colleagues import owner_choices, team_choices
from kith.web.countries import country_choices, country_name, language_choices
from kith.web.format import NONE
from kith.web.format.dates import short_day
from kith.web.markup import Markup
from kith.web.templatetags.kith import full_day, language, num

Choices = Callable[[], Any]


@dataclass(frozen=True, slots=True)
class Field:
    """One field: its label, the input's type, its choices, and the column that a service sets."""

    label: str | Promise
    kind: str = "text"
    choices: Choices | None = None
    column: str = ""
    ltr: bool = False


SHARED = {
    "name": Field(lazy("Name")),
    "email": Field(lazy("E-mail"), "email", ltr=True),
    "phone": Field(lazy("Phone"), "tel", ltr=True),
    "street": Field(lazy("Street")),
    "city": Field(lazy("City")),
    "postal_code": Field(lazy("Postal code"), ltr=True),
    "region": Field(lazy("Region")),
    "country": Field(lazy("Country"), "select", country_choices),
    "language": Field(lazy("Language"), "select", language_choices),
    "preferred_channel": Field(lazy("Reach by"), "select", lambda: Channel.choices),
    "preferred_from": Field(lazy("Reach from"), "time"),
    "preferred_until": Field(lazy("Reach until"), "time"),
    "source": Field(lazy("Source")),
    "external_id": Field(lazy("Number"), ltr=True),
    "owner": Field(lazy("Owner"), "select", owner_choices, column="owner_id"),
    "team": Field(lazy("Team"), "select", team_choices, column="team_id"),
}
PERSON = {
    **SHARED,
    "given_name": Field(lazy("Given name")),
    "family_name": Field(lazy("Family name")),
    "job_title": Field(lazy("Job title")),
    "birthday": Field(lazy("Birthday"), "date"),
}
ORGANIZATION = {
    **SHARED,
    "domain": Field(lazy("Domain"), ltr=True),
    "website": Field(lazy("Website"), "url", ltr=True),
    "industry": Field(lazy("Industry")),
    "tax_number": Field(lazy("Tax number"), ltr=True),
    "employees": Field(lazy("Employees"), "number"),
}
FIELDS = {"person": PERSON, "organization": ORGANIZATION}

# How the customer page groups them.
GROUPS = {
    "person": (
        (lazy("About"), ("email", "phone", "job_title", "birthday", "language")),
        (lazy("Reach"), ("preferred_channel", "preferred_from", "preferred_until")),
        (lazy("Address"), ("street", "postal_code", "city", "region", "country")),
        (lazy("Record"), ("owner", "team", "source", "external_id")),
    ),
    "organization": (
        (lazy("About"), ("email", "phone", "website", "domain", "industry", "employees")),
        (lazy("Reach"), ("preferred_channel", "preferred_from", "preferred_until", "language")),
        (lazy("Address"), ("street", "postal_code", "city", "region", "country")),
        (lazy("Record"), ("owner", "team", "tax_number", "source", "external_id")),
    ),
}


def column_of(field: Field, name: str) -> str:
    """The name that the service takes."""
    return field.column or name


def typed(field: Field, record: Any, name: str) -> str:
    """The value as the input holds it."""
    value = getattr(record, column_of(field, name))
    if value in (None, ""):
        return ""
    return f"{value:%H:%M}" if field.kind == "time" else str(value)


def shown(field: Field, record: Any, name: str, *, link: bool = False) -> Markup:
    """The value as a page shows it, isolated in its direction."""
    value = getattr(record, name)
    if value in (None, ""):
        return format_html('<span class="k-3">{}</span>', NONE)
    if field.kind == "date":
        text = birthday(value) if name == "birthday" else full_day(value)
        return format_html("<bdi>{}</bdi>", text)
    if field.kind == "time":
        return format_html("<bdi>{}</bdi>", f"{value:%H:%M}")
    if field.kind == "number":
        return format_html("<bdi>{}</bdi>", num(value))
    text = _words(name, value)
    if link and name == "email":
        return format_html('<a class="k-link" href="mailto:{0}"><bdi>{0}</bdi></a>', text)
    if link and name == "phone":
        return format_html('<a class="k-link" href="tel:{0}"><bdi dir="ltr">{0}</bdi></a>', text)
    return format_html('<bdi dir="ltr">{}</bdi>' if field.ltr else "<bdi>{}</bdi>", text)


def _words(name: str, value: Any) -> str:
    if name == "country":
        return country_name(value)
    if name == "language":
        return dict(language_choices()).get(value, value)
    if name == "preferred_channel":
        return str(dict(Channel.choices).get(value, value))
    return str(value)


def birthday(born: Any) -> str:
    """Day and month, and the age where the year is told."""
    from django.utils import timezone

    today = timezone.localdate()
    if born.year <= 1904:
        # A leap year, which has every day; told as this one, it is not written.
        some_day = born.replace(year=2024)
        return short_day(some_day, language(), today=some_day)
    age = today.year - born.year - ((today.month, today.day) < (born.month, born.day))
    return _("%(day)s · %(age)s") % {"day": full_day(born), "age": num(age)}
