"""Figures of measures in words: each unit in the reader's language, targets, ranges."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from kith.web.format import money, number, percent, signed, span
from kith.web.templatetags.kith import language

# Decimals of plain figures, by unit.
DIGITS = {
    "count": 0,
    "min": 1,
    "h": 1,
    "d": 1,
    "months": 1,
    "x": 2,
    "rho": 2,
    "ratio": 2,
    "nps": 0,
    "stars": 1,
    "/5": 1,
}
SUFFIXES = {
    "pp": gettext_noop("pp"),
    "min": gettext_noop("min"),
    "h": gettext_noop("h"),
    "d": gettext_noop("days"),
    "months": gettext_noop("months"),
    "x": "×",
    "stars": gettext_noop("stars"),
    "/5": gettext_noop("out of 5"),
}
WORDS = {
    ">=": gettext_noop("at least %s"),
    "<=": gettext_noop("at most %s"),
    ">": gettext_noop("above %s"),
    "<": gettext_noop("below %s"),
    "==": gettext_noop("exactly %s"),
}
GRADES = {
    "B": gettext_noop("benchmark"),
    "L": gettext_noop("law or platform rule"),
    "P": gettext_noop("our default"),
    "O": gettext_noop("own baseline"),
}


@dataclass(frozen=True, slots=True)
class Writer:
    """Writes the figures of one unit; money in the firm's base currency."""

    unit: str
    currency: str

    def bare(self, value: float | None) -> str:
        """The figure without the word of its unit (percent and money keep their sign)."""
        if self.unit == "%":
            return percent(None if value is None else value / 100, language())
        if self.unit == "money":
            return money(value, self.currency, language())
        if self.unit == "pp":
            return signed(value, language(), 1)
        return number(value, language(), DIGITS.get(self.unit))

    @property
    def word(self) -> str:
        """The word of the unit, "" where the figure carries it."""
        word = SUFFIXES.get(self.unit, "")
        return _(word) if word and word != "×" else word

    def whole(self, value: float | None) -> str:
        """The figure with its unit."""
        return f"{self.bare(value)} {self.word}".strip() if value is not None else self.bare(None)

    def range(self, low: float | None, high: float | None) -> str:
        """The interval, "" where there is none."""
        return "" if low is None or high is None else span(self.bare(low), self.bare(high))

    def target(self, op: str, value: float | None, text: str = "", bound: str = "value") -> str:
        """What is asked for, in words; "" where nothing is."""
        if op == "baseline":
            return (
                _("better than %s") % self.whole(value)
                if value is not None
                else _("better than your last year")
            )
        if op not in WORDS:
            return ""
        if value is None:
            return _(text) if text else _("not set yet")
        if bound == "low":
            return _("lower end %s") % (_(WORDS[op]) % self.whole(value))
        return _(WORDS[op]) % self.whole(value)


def grade_word(grade: str, overridden: bool = False) -> str:
    """Where a target comes from."""
    if overridden:
        return _("your own target")
    return _(GRADES[grade]) if grade in GRADES else ""


def row_state(state: str, result: Any = None) -> str:
    """The mark of a measure's row from what its target said."""
    return {
        "met": "met",
        "fails": "failing",
        "too_few": "insufficient",
        "no_input": "blocked",
    }.get(state, "on_track" if result is not None else "insufficient")
