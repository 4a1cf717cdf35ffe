"""Organizations, and people's memberships in them, offered to import and export."""

from django.utils.translation import gettext_lazy as _

from kith.customers.organizations.exchange.export import EXPORTS, membership_exports
from kith.customers.organizations.exchange.fields import FIELDS, MEMBERSHIP_FIELDS
from kith.customers.organizations.exchange.membership import MembershipWriter
from kith.customers.organizations.exchange.writer import OrganizationWriter
from kith.customers.organizations.models import Organization
from kith.workplace.exchange.targets import Extension, Target, extend_target, register_target

ORGANIZATIONS = register_target(
    Target(
        name="organizations",
        label=_("Organizations"),
        model=Organization,
        kind="organization",
        fields=FIELDS,
        writer=OrganizationWriter,
        update_by=("external_id", "tax_number", "domain", "name"),
        export=EXPORTS,
        prefixes=("organization", "company", "account", "customer", "emails", "phones", "address"),
    )
)
extend_target(
    Extension(
        target="people",
        fields=MEMBERSHIP_FIELDS,
        writer=MembershipWriter,
        export=membership_exports(),
    )
)
