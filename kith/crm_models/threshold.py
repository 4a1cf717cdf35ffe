"""A figure inside a rule, named so that a firm can change it."""

from __future__ import annotations

from dataclasses import dataclass

from kith.crm_models.vocabulary import Grade, Unit


@dataclass(frozen=True, slots=True)
class Threshold:
    """``value`` in ``unit``; ``text`` says what it decides. All are our own defaults."""

    key: str
    value: float
    unit: Unit
    text: str
    grade: Grade = Grade.POLICY
