"""When a reading meets its target, when it does not, and when nobody can tell."""

from datetime import date, timedelta

import pytest

from kith.analytical.measures.judging import baseline, judge
from kith.analytical.measures.reading import Reading
from kith.crm_models.vocabulary import (
    Bound,
    Direction,
    Grade,
    Op,
    Target,
    above,
    at_least,
    at_most,
    exactly,
    own_baseline,
)

DAY = date(2024, 6, 30)


def reading(
    value: float | None,
    low: float | None = None,
    high: float | None = None,
    *,
    months_ago: int = 0,
    enough: bool = True,
    missing: tuple[str, ...] = (),
) -> Reading:
    day = DAY - timedelta(days=30 * months_ago)
    return Reading("M01", "", day, value, low, high, 100, "%", missing=missing, enough=enough)


@pytest.mark.parametrize(
    ("target", "value", "met"),
    [
        (at_least(90), 90.0, True),
        (at_least(90), 89.9, False),
        (at_most(2), 2.0, True),
        (at_most(2), 2.1, False),
        (above(0), 0.0, False),
        (above(0), 0.1, True),
        (Target(Op.BELOW, 0.1, Grade.LAW), 0.1, False),
        (exactly(0), 0.0, True),
        (exactly(0), 1.0, False),
        (exactly(100), 100.0, True),
    ],
)
def test_the_value_itself_is_held_against_the_target(target: Target, value: float, met: bool):
    assert judge(reading(value, value - 50, value + 50), target) is met


def test_a_share_meets_its_target_although_its_interval_reaches_below():
    assert judge(reading(91.0, 84.0, 95.0), at_least(90)) is True


def test_where_the_low_end_must_pass_the_value_alone_does_not():
    target = above(0, bound=Bound.LOW)
    assert judge(reading(5.0, -1.0, 11.0), target) is False
    assert judge(reading(5.0, 0.5, 9.5), target) is True
    assert judge(reading(5.0), target) is None


def test_too_few_units_are_not_judged():
    assert judge(reading(10.0, enough=False), at_least(90)) is None


def test_where_no_room_is_left_one_breach_fails_and_none_passes_however_few_the_units():
    assert judge(reading(1.0, enough=False), exactly(0, Grade.LAW)) is False
    assert judge(reading(0.0, enough=False), exactly(0, Grade.LAW)) is True
    assert judge(reading(50.0, enough=False), exactly(100)) is False


def test_nothing_is_judged_without_value_input_or_target():
    assert judge(reading(None), at_least(90)) is None
    assert judge(reading(95.0, missing=("people",)), at_least(90)) is None
    assert judge(reading(95.0), at_least(None)) is None
    assert judge(reading(95.0), Target(Op.CONTEXT)) is None


def months(*values: float | None) -> list[Reading]:
    """The months before, the latest last."""
    return [reading(value, months_ago=len(values) - i) for i, value in enumerate(values)]


def test_own_baseline_is_met_only_outside_the_interval():
    before = months(50.0, 50.0, 50.0)
    target = own_baseline()
    assert judge(reading(60.0, 55.0, 65.0), target, before) is True
    assert judge(reading(40.0, 35.0, 45.0), target, before) is False
    assert judge(reading(55.0, 48.0, 62.0), target, before) is None


def test_own_baseline_goes_the_way_of_the_measure():
    before = months(50.0, 50.0, 50.0)
    down = Direction.DOWN
    assert judge(reading(40.0, 35.0, 45.0), own_baseline(), before, direction=down) is True
    assert judge(reading(60.0, 55.0, 65.0), own_baseline(), before, direction=down) is False
    assert judge(reading(60.0, 55.0, 65.0), own_baseline(better=Direction.UP), before,
                 direction=down) is True  # fmt: skip


def test_the_baseline_is_the_mean_of_the_last_twelve_periods_before():
    before = months(1000.0, *[10.0] * 11, 22.0)
    now = reading(5.0)

    assert baseline(now, [*before, now]) == pytest.approx(11.0)


def test_fewer_than_three_periods_are_no_baseline():
    assert baseline(reading(5.0), months(1.0, None, 2.0)) is None
    assert judge(reading(60.0, 55.0, 65.0), own_baseline(), months(50.0, 50.0)) is None
