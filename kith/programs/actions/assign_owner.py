"""Give customers an owner."""

from __future__ import annotations

from dataclasses import dataclass

from kith.customers.organizations.services import assign_organizations
from kith.customers.people.services import assign_people
from kith.programs.actions.spec import Done, Order


@dataclass(frozen=True, slots=True)
class AssignOwner:
    """The owner that the order names becomes the owner of every row."""

    needs_program: bool = False
    acts_on_rows: bool = True

    def perform(self, order: Order) -> Done:
        """Set the owner of people and organizations in one change-set."""
        people = [row.person_id for row in order.rows if row.person_id is not None]
        firms = [row.organization_id for row in order.rows if row.organization_id is not None]
        acts = ((assign_people, people), (assign_organizations, firms))
        for assign, ids in acts:
            if ids:
                assign(actor=order.actor, ids=ids, owner_id=order.owner.pk, into=order.change_set)
        return Done(len(people) + len(firms))
