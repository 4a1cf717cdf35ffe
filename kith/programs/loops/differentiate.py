"""Back from ID2: cells that do not tell who responds, effort that leaves value behind."""

from __future__ import annotations

from kith.analytical.measures.judging import baseline
from kith.foundation.i18n import _
from kith.programs.loops.registry import condition
from kith.programs.loops.situation import Check, Situation, check_reading, is_judged

NEEDS_LEAST = 60.0  # percent of customers with a confirmed need, as the specification says


def separation(situation: Situation) -> tuple[bool, Check]:
    """Do cells foretell response? "No" only where it was so in this period and the one before.

    An offer that may do nothing tells no cells apart: while the lift is unclear, the loops of ID4
    ask for the cause, and this one does not.
    """
    lift = situation.reading("M28", "response")
    if lift is not None and is_judged(lift) and (lift.low or 0.0) <= 0:
        question = _("Do the cells tell who responds?")
        return False, check_reading("cells_predict", question, None, situation.reading("ID2.b"))
    history = situation.history("ID2.b")
    judged = [each for each in history[-2:] if is_judged(each)]
    misses = [each for each in judged if (each.low or 0.0) <= 0]
    fails = len(judged) == 2 and len(misses) == 2
    answer = None if not judged else not fails
    newest = history[-1] if history else None
    question = _("Do the cells tell who responds?")
    return fails, check_reading("cells_predict", question, answer, newest)


def needs_confirmed(situation: Situation) -> tuple[bool, Check]:
    """Have at least 60 % of the active customers a confirmed need? No needs at all is a no."""
    known = situation.reading("M10")
    enough = bool(known and known.value is not None and known.value >= NEEDS_LEAST)
    question = _("Are needs confirmed for at least 60 percent of the customers?")
    return enough, check_reading("needs_confirmed", question, enough, known)


def effort_fell(situation: Situation) -> tuple[bool, Check]:
    """Does effort follow value less than in the months before, outside its interval?"""
    history = situation.history("M18")
    newest = history[-1] if history else None
    question = _("Does effort follow value less than in the months before?")
    if newest is None or not is_judged(newest):
        return False, check_reading("effort_fell", question, None, newest)
    mean = baseline(newest, history)
    fell = mean is not None and newest.high is not None and newest.high < mean
    if mean is None:
        return False, check_reading("effort_fell", question, None, newest)
    detail = _("It was %(before)s on average.")
    return fell, check_reading("effort_fell", question, fell, newest, detail, before=round(mean, 2))


@condition("cells_do_not_separate_or_effort_alignment_falls")
def cells_do_not_separate_or_effort_alignment_falls(
    situation: Situation, stage: str
) -> tuple[Check, ...] | None:
    """One of the two."""
    mixed, cells = separation(situation)
    fell, effort = effort_fell(situation)
    return (cells, effort) if mixed or fell else None


@condition("cells_do_not_separate_and_needs_unconfirmed")
def cells_do_not_separate_and_needs_unconfirmed(
    situation: Situation, stage: str
) -> tuple[Check, ...] | None:
    """Both of the two."""
    mixed, cells = separation(situation)
    known, needs = needs_confirmed(situation)
    return (cells, needs) if mixed and not known else None
