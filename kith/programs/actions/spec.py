"""The shapes of an action: what is declared, a row it concerns, the order to act, what was done."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any, Protocol

from kith.customers.timeline.queries import Customer
from kith.workplace.accounts.models import User
from kith.workplace.audit.models import ChangeSet

if TYPE_CHECKING:
    from kith.programs.models import ActionItem

BOUND = 200  # records changed by one act; whoever needs more acts again

Text = Any  # a lazily translated text


@dataclass(frozen=True, slots=True)
class Candidate:
    """One row that an action concerns.

    Attributes:
        unit, unit_id: customer, person, organization, interaction, assignment, contact or cell.
        name: whom or what it is about. value: lifetime value at stake, base currency.
        n1, n2, s1, s2: figures and words of the row, as its spec explains them.
        customer: the record, where there is one.
    """

    unit: str
    unit_id: int
    customer_key: int | None
    person_id: int | None
    organization_id: int | None
    name: str
    value: float | None
    n1: float | None = None
    n2: float | None = None
    s1: str = ""
    s2: str = ""
    customer: Customer | None = field(default=None, compare=False)

    def words(self, spellings: Mapping[str, Text] | None = None) -> dict[str, str]:
        """The row's figures and words for a text with %(name)s, %(n1)s …"""
        said = spellings or {}
        return {
            "name": self.name,
            "n1": "" if self.n1 is None else f"{self.n1:,.0f}",
            "n2": "" if self.n2 is None else f"{self.n2:,.0f}",
            "s1": str(said.get(self.s1, self.s1)),
            "s2": str(said.get(self.s2, self.s2)),
        }


@dataclass(frozen=True, slots=True)
class Order:
    """Who wants an action done, on which rows, and for whom."""

    actor: User
    item: ActionItem
    spec: Spec
    rows: Sequence[Candidate]
    change_set: ChangeSet
    owner: User
    due_on: date


@dataclass(frozen=True, slots=True)
class Done:
    """How many rows were acted on, and the tasks that came of it."""

    count: int
    task_ids: tuple[int, ...] = ()


class Performer(Protocol):
    """A way to act. It writes through other apps' services, into the order's change-set alone."""

    @property
    def needs_program(self) -> bool:
        """Whether it writes into a program, which must have been adopted."""
        ...

    @property
    def acts_on_rows(self) -> bool:
        """False where one task stands for all rows."""
        ...

    def perform(self, order: Order) -> Done:
        """Act on the rows of the order."""
        ...


@dataclass(frozen=True, slots=True)
class Spec:
    """An action that Kith knows how to begin.

    Attributes:
        key: a key declared in the CRM models, or ours (`bring.<input>`).
        title: plural text over %(count)d.
        does: what acting changes, shown before it is done.
        why: what a row says for itself, with %(n1)s, %(s1)s …
        candidates: SELECT of unit, unit_id, customer_key, value, n1, n2, s1, s2; best first is
            by value. It may read the warehouse, `customer_at`, `need_group`, `cell_budget` and
            `asked` as of $1.
        spellings: words for values of s1 and s2.
        cap: how many rows one act takes unless told otherwise.
        days: until a task of it is due.
    """

    key: str
    title: Text
    does: Text
    why: Text
    candidates: str
    performer: Performer
    spellings: Mapping[str, Text] = field(default_factory=dict)
    cap: int = 20
    days: int = 14

    def title_for(self, count: int) -> str:
        """The title, told for so many."""
        return str(self.title % {"count": count})

    def why_for(self, row: Candidate) -> str:
        """Why a row is among the candidates, translated."""
        return str(self.why) % row.words(self.spellings)
