"""A model's page: verdicts, iterations, the why of a loop; and a program of one team alone."""

from datetime import date

import pytest

from kith.customers.people.models import Person
from kith.customers.people.services import assign_people
from kith.demo.services import load_demo
from kith.foundation.errors import InvalidInput, UnknownName
from kith.programs import queries
from kith.programs.services import adopt_model, run_program
from kith.programs.tests.firm import colleague, refreshed, small_firm
from kith.workplace.accounts.models import Team

pytestmark = pytest.mark.django_db


def test_before_the_first_run_the_page_says_what_the_model_asks():
    page = queries.program_page(None, "idic")
    assert (page.run, page.program) == (None, None)
    assert [card.verdict for card in page.stages] == [""] * 4
    assert page.measurable == (0, 17)


def test_a_fired_loop_reopens_its_stage_once_and_says_why():
    load_demo(actor=None, until=date(2026, 6, 30), scenario="bad_offer")
    refreshed()
    nora = colleague("nora")
    program = queries.program_of("idic")
    for _time in range(2):
        run_program(actor=nora, program=program)
    page = queries.program_page(nora, "idic")
    stages = {card.stage.id: card for card in page.stages}
    assert [(c.firing.from_stage, c.firing.to_stage) for c in page.loops] == [("ID4", "ID4")]
    assert [check["key"] for check in page.loops[0].checks] == [
        "lift",
        "needs_confirmed",
        "cells_mix",
    ]
    assert page.loops[0].checks[0]["answer"] is False
    assert (stages["ID4"].iteration, stages["ID1"].iteration) == (2, 1)
    assert len(page.history) == 1
    # A later run that fires it too goes on with the same iteration.
    run_program(actor=nora, program=program, as_of=date(2026, 5, 31))
    later = queries.program_page(nora, "idic")
    assert {card.stage.id: card.iteration for card in later.stages}["ID4"] == 2


def test_a_stage_is_found_with_the_model_that_it_belongs_to():
    page, card = queries.stage_page(None, "VC1")
    assert (page.model.id, card.stage.name) == ("value_chain", "Customer portfolio analysis")
    with pytest.raises(UnknownName):
        queries.stage_page(None, "ID9")


def test_a_program_of_one_team_looks_at_its_customers_alone():
    people = small_firm()
    team = Team.objects.create(name="North")
    assign_people(actor=None, ids=[p.pk for p in people[::2]], team_id=team.pk)
    refreshed()
    firm = adopt_model(actor=None, model_id="idic")
    north = adopt_model(actor=None, model_id="idic", scope={"team": team.pk})

    def active(program) -> int:
        stage = run_program(actor=None, program=program).stages.get(stage="ID2")
        return stage.measures.get(measure="M13").n

    whole, part = active(firm), active(north)
    asked = {p.pk: p.actions.get(action="golden_question") for p in (firm, north)}
    assert asked[firm.pk].count > asked[north.pk].count > 0
    shown = queries.list_preview(colleague("nora"), asked[north.pk], limit=200)
    assert {row.customer.team for row in shown.rows} == {team}
    assert (whole, part) == (len(people) - 8, len(people) // 2 - 4)
    assert Person.objects.filter(team=team).count() == len(people) // 2


def test_a_program_looks_at_the_firm_or_a_team_and_nothing_else():
    with pytest.raises(InvalidInput):
        adopt_model(actor=None, model_id="idic", scope={"country": "HU"})
