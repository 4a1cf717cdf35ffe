"""The form of a self-assessment, and how it is scored.

Each question is answered twice from 1 to 5: ``intention`` (planned, told and
accepted) and ``reality`` (proof seen). A component's score is
``(mean − 1) / 4``, the lower of intention and reality counting per question.
"""

from __future__ import annotations

from dataclasses import dataclass

from kith.foundation.i18n import _


@dataclass(frozen=True, slots=True)
class Question:
    """``low`` describes an answer of 1, ``high`` one of 5."""

    text: str
    low: str
    high: str
    weight: float = 1


@dataclass(frozen=True, slots=True)
class Component:
    """A part of a questionnaire; ``checks`` are the live measures that test its reality."""

    id: str
    name: str
    checks: tuple[str, ...]
    questions: tuple[Question, ...]
    stage: str = ""

    def question_id(self, position: int) -> str:
        """``Q3.2`` for the second question (``position`` counts from 1)."""
        return f"{self.id}.{position}"


@dataclass(frozen=True, slots=True)
class MaturityLevel:
    """A level that a total score below ``below`` (0–100) earns."""

    below: float
    name: str


@dataclass(frozen=True, slots=True)
class Questionnaire:
    """A self-assessment that belongs to a model."""

    id: str
    name: str
    model: str
    components: tuple[Component, ...]
    levels: tuple[MaturityLevel, ...] = ()
    rules: tuple[str, ...] = ()
    go_total: float | None = None
    go_each: float | None = None


SCALE: dict[int, str] = {
    1: _("Like the left-hand text"),
    2: _("An idea, or a trial"),
    3: _("Written down, and done in part"),
    4: _("Done everywhere, with proof"),
    5: _("Like the right-hand text"),
}

ASKED_TWICE: dict[str, str] = {
    "intention": _("Planned, told to everyone and accepted"),
    "reality": _("Proof of it was seen"),
}

EVIDENCE_FROM = 4
"""An answer about reality from here up needs proof."""

CAP_WHEN_CHECK_FAILS = 3
"""Reality counts at most this where a component's live measure fails."""

MIN_RESPONDENTS = 3
"""From different functions."""

SPREAD_TO_DISCUSS = 2
"""Levels between respondents that open a task to talk it over."""

TOP_GAPS = 5
"""How many gaps are listed, ranked by weight × gap ÷ effort."""

RULES: tuple[str, ...] = (
    _("Answers of 4 or 5 about reality need proof."),
    _("Where a live figure says otherwise, reality counts as 3 at most."),
    _("Where a live figure has too little data, the part is shown as unverified."),
    _("At least three people from different functions answer."),
    _("Where answers differ by two levels or more, talk it over."),
    _("Once a year; failing parts again each quarter."),
)
