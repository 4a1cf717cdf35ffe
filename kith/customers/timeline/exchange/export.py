"""Columns of interactions.csv and people.csv that other tables hold."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from kith.customers.organizations.exchange.customers import customer_columns
from kith.customers.timeline.choices import OutcomeKind
from kith.customers.timeline.models import Interaction, MessageOutcome, Need
from kith.workplace.exchange.engine.lookup import fetch

Say = Callable[[Sequence[int]], Mapping[int, Any]]


def _outcome(kind: str) -> Say:
    def say(ids: Sequence[int]) -> Mapping[int, Any]:
        rows = fetch(MessageOutcome, "interaction_id", ids, "interaction_id", "kind", "at")
        return {interaction: at for interaction, its_kind, at in rows if its_kind == kind}

    return say


def _user(ids: Sequence[int]) -> Mapping[int, Any]:
    return {pk: email for pk, email in fetch(Interaction, "pk", ids, "pk", "user__email") if email}


def _needs(ids: Sequence[int]) -> Mapping[int, Any]:
    needs: dict[int, list[str]] = defaultdict(list)
    for person, name in fetch(Need, "person_id", ids, "person_id", "name"):
        needs[person].append(name)
    return {person: "; ".join(names) for person, names in needs.items()}


EXPORTS: dict[str, Say] = {
    **customer_columns(Interaction),
    "user": _user,
    **{kind: _outcome(kind) for kind in OutcomeKind.values},
}
NEED_EXPORTS: dict[str, Say] = {"need": _needs}
