"""What the CRM models name, the engine knows; what the engine knows, a model names."""

from datetime import date

import duckdb
import pytest
from django.utils.translation import override

from kith.analytical.measures.periods import set_run_dates
from kith.analytical.measures.settings import MeasureSettings
from kith.analytical.warehouse.schema import TABLES, create_table
from kith.crm_models.gallery import MODELS
from kith.programs.actions.candidates import list_candidates, prepare, tally
from kith.programs.actions.registry import SAME_AS, find_spec, load_specs
from kith.programs.actions.spec import BOUND
from kith.programs.actions.titles import name_action
from kith.programs.choices import VerdictChoice
from kith.programs.loops.generic import WAITING
from kith.programs.loops.registry import load_conditions
from kith.programs.rules.verdict import Verdict

STAGES = [stage for model in MODELS.values() for stage in model.stages]
ACTIONS = {action.key: stage.id for stage in STAGES for action in stage.actions}
AS_OF = date(2026, 6, 30)


def test_every_condition_is_tested_or_waits_for_its_data():
    declared = {loop.condition for stage in STAGES for loop in stage.loops}
    assert set(load_conditions()) | WAITING == declared
    assert not set(load_conditions()) & WAITING


def test_every_action_that_we_begin_is_declared():
    assert set(load_specs()) <= set(ACTIONS)
    assert set(SAME_AS) <= set(ACTIONS)
    assert set(SAME_AS.values()) <= set(load_specs())


def test_every_software_action_of_idic_is_begun_but_the_one_that_needs_surveys():
    software = {
        action.key
        for stage in MODELS["idic"].stages
        for action in stage.actions
        if action.by.value == "software"
    }
    assert {key for key in software if find_spec(key) is None} == {"move_routine_contacts"}


def test_no_act_is_larger_than_its_bound():
    assert all(0 < spec.cap <= BOUND for spec in load_specs().values())


@pytest.fixture(scope="module")
def empty() -> duckdb.DuckDBPyConnection:
    duck = duckdb.connect()
    for name in TABLES:
        duck.execute(create_table(name))
    duck.execute("CREATE TEMP VIEW customer_at AS FROM customer_month")
    set_run_dates(duck, [AS_OF], MeasureSettings(budgeted_cells={}))
    prepare(duck, groups=(), asked=())
    return duck


@pytest.mark.parametrize("key", list(load_specs()))
def test_every_action_counts_nobody_in_an_empty_firm(empty, key):
    spec = load_specs()[key]
    assert tally(empty, spec, AS_OF).count == 0
    assert list_candidates(empty, spec, AS_OF) == []


@pytest.mark.parametrize("key", sorted(ACTIONS))
def test_every_declared_action_has_a_title(key):
    with override("en"):
        assert len(name_action(ACTIONS[key], key, 3).title) > 5


def test_the_database_knows_the_verdicts_of_the_rules():
    assert set(VerdictChoice.values) == {each.value for each in Verdict}
