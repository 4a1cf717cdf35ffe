"""People and organizations behave alike on their pages; this says where they differ."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from kith.customers.organizations import queries as organization_reads
from kith.customers.organizations import services as organization_writes
from kith.customers.people import queries as people_reads
from kith.customers.people import services as people_writes
from kith.foundation.errors import InvalidInput, NotFound


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of customer: its words, addresses, reads and writes."""

    name: str
    title: str | Promise
    one: str | Promise
    list_route: str
    page_route: str
    new_route: str
    access: Callable[..., Any]
    list_rows: Callable[..., Any]
    matching: Callable[..., Any]
    by_ids: Callable[..., Sequence[Any]]
    create: Callable[..., Any]
    update: Callable[..., list[str]]
    assign: Callable[..., Any]
    delete: Callable[..., Any]

    @property
    def is_person(self) -> bool:
        """Whether the kind is a human being."""
        return self.name == "person"


PERSON = Kind(
    name="person",
    title=_("People"),
    one=_("Person"),
    list_route="customers:people",
    page_route="customers:person",
    new_route="customers:person_new",
    access=people_reads.access_person,
    list_rows=people_reads.list_people,
    matching=people_reads.people_matching,
    by_ids=people_reads.people_by_ids,
    create=people_writes.create_person,
    update=people_writes.update_person,
    assign=people_writes.assign_people,
    delete=people_writes.delete_people,
)
ORGANIZATION = Kind(
    name="organization",
    title=_("Organizations"),
    one=_("Organization"),
    list_route="customers:organizations",
    page_route="customers:organization",
    new_route="customers:organization_new",
    access=organization_reads.access_organization,
    list_rows=organization_reads.list_organizations,
    matching=organization_reads.organizations_matching,
    by_ids=organization_reads.organizations_by_ids,
    create=organization_writes.create_organization,
    update=organization_writes.update_organization,
    assign=organization_writes.assign_organizations,
    delete=organization_writes.delete_organizations,
)
KINDS = {kind.name: kind for kind in (PERSON, ORGANIZATION)}


def customer_of(user: Any, about: str) -> Any:
    """The customer that a text such as "person-12" names, as far as the user may see it.

    Raises:
        InvalidInput: not such a text. NotFound: not there, or not visible.
    """
    name, _dash, number = about.partition("-")
    if name not in KINDS or not (number.isdecimal() and len(number) < 19):
        raise InvalidInput(
            str(_("Nobody is chosen.")),
            field="about",
            value=about,
            remedy=str(_("Search for the customer and choose one.")),
        )
    return KINDS[name].access(user, int(number))


def kind_of(customer: Any) -> Kind:
    """The kind of a record."""
    try:
        return KINDS[customer._meta.model_name]
    except KeyError:
        raise NotFound(str(_("This record is not there."))) from None


def about(customer: Any) -> str:
    """The text that names a customer in a form."""
    return f"{kind_of(customer).name}-{customer.pk}"
