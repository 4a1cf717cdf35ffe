from kith.customers.timeline.models.interaction import Interaction, MessageOutcome
from kith.customers.timeline.models.knowledge import Need, Note, Trait
from kith.customers.timeline.models.of_customer import OfCustomer, OfCustomerQuerySet

__all__ = [
    "Interaction",
    "MessageOutcome",
    "Need",
    "Note",
    "OfCustomer",
    "OfCustomerQuerySet",
    "Trait",
]
