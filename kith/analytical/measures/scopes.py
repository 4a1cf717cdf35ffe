"""Whom a reading is about: everybody, the top tiers, or the customers of one person or team."""

from __future__ import annotations

from dataclasses import dataclass

from kith.crm_models.vocabulary import Scope

_HIGHEST = {Scope.TOP_TIER: 1, Scope.TOP_TWO_TIERS: 2}


@dataclass(frozen=True, slots=True)
class Slice:
    """What to narrow to; all that is given holds together."""

    tiers: Scope = Scope.ALL
    user_id: int | None = None
    team_id: int | None = None

    @property
    def lowest_tier(self) -> int | None:
        """The last value tier that is let in; None lets in all."""
        return _HIGHEST.get(self.tiers)


EVERYTHING = Slice()


def slice_of(scope: Slice | Scope | None) -> Slice:
    """A slice from whatever a caller has."""
    if isinstance(scope, Slice):
        return scope
    return Slice(scope) if scope else EVERYTHING
