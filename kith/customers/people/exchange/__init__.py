"""People, offered to import and export."""

from django.utils.translation import gettext_lazy as _

from kith.customers.people.declare import person_document
from kith.customers.people.exchange.export import EXPORTS
from kith.customers.people.exchange.fields import FIELDS
from kith.customers.people.exchange.writer import PeopleWriter
from kith.customers.people.models import Person
from kith.workplace.exchange.targets import Target, register_target

PEOPLE = register_target(
    Target(
        name="people",
        label=_("People"),
        model=Person,
        kind="person",
        fields=FIELDS,
        writer=PeopleWriter,
        update_by=("external_id", "email", "phone"),
        document=person_document,
        export=EXPORTS,
        prefixes=("person", "contact", "customer", "client", "lead", "emails", "phones", "address"),
    )
)
