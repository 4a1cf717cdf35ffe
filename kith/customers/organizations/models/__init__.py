from kith.customers.organizations.models.membership import Membership
from kith.customers.organizations.models.organization import (
    Organization,
    OrganizationContactPoint,
)

__all__ = ["Membership", "Organization", "OrganizationContactPoint"]
