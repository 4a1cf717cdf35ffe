"""Past dates can be run again: a replay says what the run made then said, and proposes nothing."""

from datetime import timedelta

import pytest

from kith.foundation.clock import today
from kith.foundation.errors import InvalidInput, NotAllowed
from kith.foundation.periods import previous_month_end
from kith.programs import queries
from kith.programs.models import ActionItem, Run
from kith.programs.services import adopt_model, replay_history, run_model, run_program
from kith.programs.services.forgetting import forget_old_runs
from kith.programs.tests.firm import colleague, refreshed, small_firm
from kith.workplace.accounts.choices import Role

pytestmark = pytest.mark.django_db


@pytest.fixture
def program():
    """IDIC, adopted by a small firm."""
    small_firm()
    refreshed()
    return adopt_model(actor=None, model_id="idic")


def told(run: Run) -> dict:
    """Everything that depends on the data alone."""
    found = queries.run_as_json(run)
    for stage in found["stages"]:
        stage["actions"] = []
    return found | {"seconds": 0, "loops": [{**loop, "new": 0} for loop in found["loops"]]}


def test_a_replay_agrees_with_the_runs_made_then(program):
    then = previous_month_end(previous_month_end(today()))
    made = told(run_program(actor=None, program=program, as_of=then))
    run_ids = [run.pk for run in replay_history(actor=None, program=program, months=6)]
    again = Run.objects.get(as_of=then)
    assert again.pk in run_ids
    assert again.is_replay
    assert told(again) == made


def test_it_makes_one_run_a_month_end_oldest_first(program):
    runs = replay_history(actor=None, program=program, months=4)
    days = [run.as_of for run in runs]
    assert days == sorted(days)
    assert len(days) == 4
    assert all((day + timedelta(days=1)).day == 1 for day in days)


def test_it_proposes_nothing_and_leaves_the_proposals_of_today(program):
    run_program(actor=None, program=program)
    before = set(ActionItem.objects.values_list("pk", "count", "run_id"))
    replay_history(actor=None, program=program, months=3)
    assert set(ActionItem.objects.values_list("pk", "count", "run_id")) == before


def test_an_old_date_does_not_move_the_proposals_either(program):
    run_program(actor=None, program=program)
    before = set(ActionItem.objects.values_list("pk", "count", "run_id"))
    run_program(actor=None, program=program, as_of=today() - timedelta(days=45))
    assert set(ActionItem.objects.values_list("pk", "count", "run_id")) == before


def test_the_page_shows_any_date_that_was_run(program):
    replay_history(actor=None, program=program, months=3)
    run_program(actor=None, program=program)
    page = queries.program_page(None, "idic")
    assert (page.run.as_of, len(page.dates)) == (today(), 4)
    earlier = queries.program_page(None, "idic", as_of=page.dates[2])
    assert earlier.run.as_of == page.dates[2]


def test_a_date_in_the_future_or_before_the_data_is_refused(program):
    for day in (today() + timedelta(days=1), today() - timedelta(days=5000)):
        with pytest.raises(InvalidInput) as refused:
            run_model(actor=None, model_id="idic", as_of=day)
        assert refused.value.field == "as_of"


def test_a_reader_runs_nothing(program):
    with pytest.raises(NotAllowed):
        run_model(actor=colleague("vera", role=Role.READ_ONLY), model_id="idic")


def test_old_daily_runs_are_thinned_and_month_ends_stay(program):
    last = previous_month_end(previous_month_end(today()))
    days = [last - timedelta(days=k) for k in (3, 2, 1, 0)]
    for day in days:
        run_program(actor=None, program=program, as_of=day)
    run_program(actor=None, program=program)
    assert forget_old_runs() == 2
    assert sorted(Run.objects.values_list("as_of", flat=True)) == [days[0], last, today()]
