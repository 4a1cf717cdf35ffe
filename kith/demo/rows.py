"""The demo world as rows of the database, in an order in which every row's parents exist."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from kith.customers.activities.models import Task
from kith.customers.consent.models import ConsentEntry
from kith.customers.orders.models import CostToServe, Order
from kith.customers.organizations.models import Membership, Organization
from kith.customers.people.matching import normalize_point
from kith.customers.people.models import Person, PersonContactPoint
from kith.customers.timeline.models import Interaction, MessageOutcome, Need, Trait
from kith.demo.names import HOME, STAFF
from kith.demo.world import Customer, World
from kith.operational.marketing.models import Experiment, ExperimentAssignment
from kith.workplace.accounts.models import Team, User

Made = list[Any]


class Rows:
    """Builds rows step by step; a step may refer to the keys that earlier steps were given."""

    def __init__(self, world: World, reader: User | None = None) -> None:
        self.world = world
        # Who looks at the demo has work of his own in it.
        self.reader = reader
        self.teams: dict[str, Team] = {}
        self.users: list[User] = []
        self.organizations: list[Organization] = []
        self.organization_of: dict[int, Organization] = {}
        self.people: list[Person] = []
        self.interactions: list[Interaction] = []
        self.experiments: dict[str, Experiment] = {}

    def steps(self) -> Sequence[tuple[str, Callable[[], Made]]]:
        """(noun, maker) in order."""
        return (
            ("teams", self._teams),
            ("users", self._users),
            ("organizations", self._organizations),
            ("people", self._people),
            ("contact points", self._contact_points),
            ("memberships", self._memberships),
            ("orders", self._orders),
            ("costs", self._costs),
            ("interactions", self._interactions),
            ("outcomes", self._outcomes),
            ("needs", self._needs),
            ("traits", self._traits),
            ("consents", self._consents),
            ("experiments", self._experiments),
            ("experiment rows", self._assignments),
            ("tasks", self._tasks),
        )

    def _teams(self) -> Made:
        names = dict.fromkeys(row[4] for row in STAFF)
        self.teams = {name: Team(name=f"{name} (Alder)") for name in names}
        return list(self.teams.values())

    def _users(self) -> Made:
        for name, local, role, access, _team in STAFF:
            user = User(
                name=name, email=f"{local}@alder.example", role=role, access=access, is_demo=True
            )
            user.set_unusable_password()
            self.users.append(user)
        return self.users

    def _owned(self, customer: Customer) -> dict[str, Any]:
        return {
            "owner_id": self.users[customer.owner].pk,
            "team_id": self.teams[STAFF[customer.owner][4]].pk,
        }

    def _organizations(self) -> Made:
        for customer in self.world.customers:
            if customer.is_organization:
                values = self.world.humans[customer.contacts[0]].values
                host = (values["email"] or "@").split("@")[1]
                row = Organization(
                    external_id=f"ALD-O{customer.number + 1:04d}",
                    name=customer.name,
                    domain=host,
                    email=f"office@{host}" if host else "",
                    phone=values["phone"],
                    city=values["city"],
                    country=values["country"],
                    language=values["language"],
                    preferred_channel=values["preferred_channel"],
                    industry="Hospitality",
                    source=values["source"],
                    verified_at=values["verified_at"],
                    created_at=values["created_at"],
                    **self._owned(customer),
                )
                self.organization_of[customer.number] = row
                self.organizations.append(row)
        return self.organizations

    def _people(self) -> Made:
        for human in self.world.humans:
            customer = self.world.customers[human.customer]
            self.people.append(
                Person(
                    external_id=f"ALD-P{human.number + 1:05d}",
                    name=f"{human.given} {human.family}",
                    given_name=human.given,
                    family_name=human.family,
                    **human.values,
                    **self._owned(customer),
                )
            )
        return self.people

    def _contact_points(self) -> Made:
        rows = []
        for human, person in zip(self.world.humans, self.people, strict=True):
            country = HOME[human.origin][0]
            for kind in ("email", "phone"):
                value = human.values[kind]
                if value:
                    rows.append(
                        PersonContactPoint(
                            person_id=person.pk,
                            kind=kind,
                            value=value,
                            normalized=normalize_point(kind, value, country),
                            is_primary=True,
                            verified_at=human.values["verified_at"],
                        )
                    )
        return rows

    def _memberships(self) -> Made:
        return [
            Membership(
                person_id=person.pk,
                organization_id=self.organization_of[human.customer].pk,
                job_title=human.values["job_title"],
                since=human.values["created_at"].date(),
            )
            for human, person in zip(self.world.humans, self.people, strict=True)
            if human.customer in self.organization_of
        ]

    def _whose(self, item: dict[str, Any]) -> dict[str, Any]:
        """Person and organization of an item, as a firm's own system would have recorded them."""
        number = item.pop("customer")
        human = item.pop("human", None)
        if number is None:
            return {}
        organization = self.organization_of.get(number)
        if human is None and organization is None:
            human = self.world.customers[number].contacts[0]
        return {
            "organization_id": organization.pk if organization else None,
            "person_id": self.people[human].pk if human is not None else None,
        }

    def _orders(self) -> Made:
        rows = [
            Order(currency="EUR", **self._whose(values), **values)
            for values in (dict(item) for item in self.world.orders)
        ]
        rows.sort(key=lambda order: order.ordered_at)
        for number, order in enumerate(rows, 1):
            order.external_id = f"ALD-{number:06d}"
            order.created_at = order.ordered_at
        return rows

    def _costs(self) -> Made:
        return [
            CostToServe(currency="EUR", **self._whose(values), **values)
            for values in (dict(item) for item in self.world.costs)
        ]

    def _interactions(self) -> Made:
        for item in self.world.interactions:
            values = dict(item)
            owner = values.pop("owner")
            self.interactions.append(
                Interaction(
                    user_id=None if owner is None else self.users[owner].pk,
                    created_at=values["occurred_at"],
                    **self._whose(values),
                    **values,
                )
            )
        return self.interactions

    def _outcomes(self) -> Made:
        return [
            MessageOutcome(interaction_id=self.interactions[index].pk, kind=kind, at=at)
            for index, kind, at in self.world.outcomes
        ]

    def _needs(self) -> Made:
        return [
            Need(**self._whose(values), **values)
            for values in (dict(item) for item in self.world.needs)
        ]

    def _traits(self) -> Made:
        return [
            Trait(**self._whose(values), **values)
            for values in (dict(item) for item in self.world.traits)
        ]

    def _consents(self) -> Made:
        return [
            ConsentEntry(
                person_id=self.people[line["human"]].pk,
                channel=line["channel"],
                purpose="marketing",
                basis="consent",
                action=line["action"],
                at=line["at"],
                proof=line["proof"],
                source="shop form",
            )
            for line in self.world.consents
        ]

    def _experiments(self) -> Made:
        names = dict.fromkeys(item["experiment"] for item in self.world.assignments)
        self.experiments = {
            name: Experiment(external_id=f"ALD-E{number:03d}", name=name, offer="Winter lock-in")
            for number, name in enumerate(names, 1)
        }
        return list(self.experiments.values())

    def _assignments(self) -> Made:
        rows = []
        for item in self.world.assignments:
            values = dict(item)
            experiment = self.experiments[values.pop("experiment")]
            values.pop("wave")
            rows.append(
                ExperimentAssignment(
                    experiment_id=experiment.pk, currency="EUR", **self._whose(values), **values
                )
            )
        return rows

    def _tasks(self) -> Made:
        rows: list[Task] = []
        for item in self.world.tasks:
            values = dict(item)
            owner = self.users[values.pop("owner")]
            if self.reader is not None and len(rows) % 4 == 0:
                owner = self.reader
            rows.append(Task(owner_id=owner.pk, **self._whose(values), **values))
        return rows
