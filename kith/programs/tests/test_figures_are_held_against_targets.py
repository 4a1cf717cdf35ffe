"""From figures to a stage's verdict: tiers, parts, own targets, baselines, unset targets."""

from datetime import date

from kith.analytical.measures.reading import Reading
from kith.crm_models.gallery import get_stage
from kith.crm_models.vocabulary import Op, Scope, at_least, at_most, own_baseline
from kith.foundation.periods import run_dates
from kith.programs.engine.figures import Figures
from kith.programs.engine.stages import judge_one, state_of
from kith.programs.rules.verdict import State, Verdict

AS_OF = date(2026, 6, 30)
DATES = run_dates(AS_OF)


def reading(value: float | None, day: date = AS_OF, **more) -> Reading:
    values = {"low": value, "high": value, "n": 100, "unit": "%"} | more
    return Reading("M02", "", day, value, **values)


def history(*values: float | None, measure: str = "M02", **more) -> list[Reading]:
    days = DATES[-len(values) :]
    return [
        Reading(
            measure,
            more.get("part", ""),
            day,
            value,
            value,
            value,
            more.get("n", 100),
            "%",
            missing=more.get("missing", ()),
            enough=more.get("enough", True),
        )
        for day, value in zip(days, values, strict=True)
    ]


def test_a_figure_is_met_or_missed():
    assert state_of(reading(90), at_least(90), []) is State.MET
    assert state_of(reading(89.9), at_least(90), []) is State.FAILS


def test_what_lacks_its_input_is_not_a_miss():
    assert state_of(reading(None, missing=("orders",)), at_least(90), []) is State.NO_INPUT


def test_too_few_cases_are_not_judged():
    assert state_of(reading(10, n=5, enough=False), at_least(90), []) is State.TOO_FEW


def test_a_target_that_the_firm_has_not_set_counts_as_missing():
    assert state_of(reading(10), at_most(None), []) is State.NO_INPUT


def test_a_baseline_is_beaten_only_outside_the_interval():
    months = history(*[50.0] * 11)
    better = reading(60, low=55, high=65)
    unclear = reading(51, low=48, high=54)
    worse = reading(40, low=35, high=45)
    assert state_of(better, own_baseline(), months) is State.MET
    assert state_of(unclear, own_baseline(), months) is State.TOO_FEW
    assert state_of(worse, own_baseline(), months) is State.FAILS


def identify(**values: list[Reading]) -> Figures:
    readings = {
        (measure, "", Scope.TOP_TWO_TIERS): rows
        for measure, rows in values.items()
        if measure != "M03"
    }
    return Figures(readings | {("M03", "", Scope.ALL): values["M03"]})


def good(measure: str, value: float = 99.0) -> list[Reading]:
    return history(*[value] * 12, measure=measure)


def all_good() -> dict[str, list[Reading]]:
    return {m: good(m) for m in ("M01", "M02", "M04", "M05", "M06")} | {"M03": good("M03", 1.0)}


def test_a_stage_is_met_when_every_gate_held_for_two_periods():
    outcome = judge_one(get_stage("ID1"), identify(**all_good()), AS_OF, {})
    assert (outcome.verdict, outcome.measurable, outcome.gates) == (Verdict.MET, 6, 6)


def test_a_miss_after_a_met_period_is_at_risk():
    values = all_good() | {"M02": history(*[99.0] * 11, 50.0)}
    outcome = judge_one(get_stage("ID1"), identify(**values), AS_OF, {})
    assert (outcome.verdict, outcome.previous) == (Verdict.AT_RISK, Verdict.MET)


def test_the_firms_own_target_decides_where_it_has_one():
    values = all_good() | {"M02": good("M02", 60.0)}
    figures = identify(**values)
    own = {("ID1", "M02", ""): (Op.AT_LEAST, 55.0)}
    assert judge_one(get_stage("ID1"), figures, AS_OF, {}).verdict is Verdict.FAILING
    outcome = judge_one(get_stage("ID1"), figures, AS_OF, own)
    assert outcome.verdict is Verdict.MET
    assert [m.measure for m in outcome.measures if m.is_overridden] == ["M02"]


def test_what_to_bring_is_ordered_by_the_gates_that_wait():
    lacking = history(*[None] * 12, measure="M03", missing=("contact_points",))
    values = all_good() | {
        "M03": lacking,
        "M06": history(*[None] * 12, measure="M06", missing=("contact_points",)),
        "M01": history(*[None] * 12, measure="M01", missing=("interactions",)),
    }
    outcome = judge_one(get_stage("ID1"), identify(**values), AS_OF, {})
    assert outcome.verdict is Verdict.ON_TRACK
    assert outcome.waits == (("contact_points", 2), ("interactions", 1))
    assert (outcome.measurable, outcome.gates) == (3, 6)
