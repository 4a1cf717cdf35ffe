from kith.customers.people.models.contact_point import ContactPoint, PersonContactPoint
from kith.customers.people.models.identity import Identity
from kith.customers.people.models.person import CustomerRecord, Person

__all__ = ["ContactPoint", "CustomerRecord", "Identity", "Person", "PersonContactPoint"]
