"""A loop opens an iteration once; it opens the next one after it had stopped."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from kith.programs.rules.iterations import FiringAt, number_iterations

FIRST = date(2026, 1, 1)


def day(number: int) -> date:
    return FIRST + timedelta(days=number)


def firing(number: int, loop: str = "ID4->ID2", to: str = "ID2") -> FiringAt:
    return FiringAt(day(number), loop, to)


def numbers(runs: list[int], firings: list[FiringAt]) -> list[tuple[bool, int]]:
    found = number_iterations([day(run) for run in runs], firings)
    return [(each.is_new, each.iteration) for each in found]


def test_run_after_run_it_is_the_same_iteration():
    assert numbers([1, 2, 3], [firing(2), firing(3)]) == [(True, 2), (False, 2)]


def test_after_a_run_without_it_the_next_iteration_begins():
    assert numbers([1, 2, 3], [firing(1), firing(3)]) == [(True, 2), (True, 3)]


def test_two_loops_into_one_stage_open_one_iteration_each():
    firings = [firing(1), FiringAt(day(1), "ID3->ID2", "ID2")]
    assert [each[1] for each in numbers([1], firings)] == [2, 3]


@given(st.lists(st.booleans(), min_size=1, max_size=20), st.randoms())
def test_runs_made_late_give_the_numbers_of_runs_made_in_time(fired, random):
    runs = list(range(len(fired)))
    firings = [firing(number) for number, hit in enumerate(fired) if hit]
    late_runs, late = list(runs), list(firings)
    random.shuffle(late_runs)
    random.shuffle(late)
    assert numbers(late_runs, late) == numbers(runs, firings)


@given(st.lists(st.booleans(), min_size=1, max_size=20))
def test_there_are_as_many_iterations_as_fresh_firings(fired):
    firings = [firing(number) for number, hit in enumerate(fired) if hit]
    fresh = sum(hit and not (number and fired[number - 1]) for number, hit in enumerate(fired))
    found = numbers(list(range(len(fired))), firings)
    assert sum(is_new for is_new, _iteration in found) == fresh
    assert max((iteration for _new, iteration in found), default=1) == 1 + fresh
