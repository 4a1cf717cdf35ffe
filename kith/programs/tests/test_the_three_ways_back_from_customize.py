"""When the lift may be zero, exactly one cause is named; when it is clear, none."""

from datetime import date, datetime, timedelta

import duckdb
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kith.analytical.measures.reading import Reading
from kith.analytical.warehouse.schema import TABLES, create_table
from kith.crm_models.idic import IDIC
from kith.crm_models.vocabulary import Scope
from kith.programs.actions.candidates import prepare
from kith.programs.engine.figures import Figures
from kith.programs.loops.registry import evaluate_loops
from kith.programs.loops.situation import Situation

AS_OF = date(2026, 6, 30)
NEEDS = ("speed", "price", "care", "choice")


def warehouse(groups: list[str], needs: list[str]) -> duckdb.DuckDBPyConnection:
    """Active customers of one tier: the group each was put into, and the need each confirmed."""
    duck = duckdb.connect()
    for name in TABLES:
        duck.execute(create_table(name))
    at = datetime(2026, 5, 1)  # noqa: DTZ001 (the warehouse keeps plain UTC)
    for number, (_group, need) in enumerate(zip(groups, needs, strict=True)):
        duck.execute(
            """
            INSERT INTO customer_month BY NAME SELECT $1::DATE AS as_of,
                $2::BIGINT AS customer_key, TRUE AS is_active, 1 AS value_tier, $3 AS need
            """,
            [AS_OF, 2 * number, need],
        )
        duck.execute(
            """
            INSERT INTO fact_need BY NAME SELECT $1::BIGINT AS need_id,
                2 * $1::BIGINT AS customer_key, $2 AS name, 'confirmed' AS evidence,
                $3::TIMESTAMP AS "at", $3::TIMESTAMP AS confirmed_at
            """,
            [number, need, at],
        )
    duck.execute("CREATE TEMP VIEW customer_at AS FROM customer_month")
    placed = [(2 * number, group, at) for number, group in enumerate(groups)]
    prepare(duck, groups=placed, asked=())
    return duck


PURE = (["speed"] * 40 + ["price"] * 40, ["speed"] * 40 + ["price"] * 40)
MIXED = (["speed"] * 80, [NEEDS[number % 4] for number in range(80)])
WAREHOUSES = {"pure": warehouse(*PURE), "mixed": warehouse(*MIXED)}


def reading(measure: str, value: float | None, low: float | None = None, **more) -> Reading:
    values = {"n": 1000, "unit": "%", "part": ""} | more
    high = None if value is None else value + 1
    return Reading(measure, values.pop("part"), AS_OF, value, low, high, **values)


def fired(lift_low: float, known: float | None, cells: str, **more) -> list[str]:
    lift = reading("M28", lift_low + 3, lift_low, part="response", **more)
    needs = reading("M10", known, known, missing=() if known is not None else ("needs",))
    figures = Figures({("M28", "response", Scope.ALL): [lift], ("M10", "", Scope.ALL): [needs]})
    situation = Situation(IDIC, AS_OF, {}, figures, WAREHOUSES[cells])
    return [each.loop.id for each in evaluate_loops(situation)]


def test_mixed_cells_lead_back_to_differentiate():
    assert fired(-2.0, 75.0, "mixed") == ["ID4->ID2"]


def test_unconfirmed_needs_lead_back_to_interact():
    assert fired(-2.0, 40.0, "pure") == ["ID4->ID3"]


def test_otherwise_the_offer_is_redesigned():
    assert fired(-2.0, 75.0, "pure") == ["ID4->ID4"]


def test_a_good_offer_fires_nothing():
    assert fired(0.5, 20.0, "mixed") == []


def test_needs_that_nobody_recorded_are_unconfirmed():
    assert fired(-2.0, None, "pure") == ["ID4->ID3"]


def test_too_small_a_hold_out_proves_nothing_and_fires_nothing():
    assert fired(-2.0, 40.0, "mixed", enough=False) == []


@settings(max_examples=40, deadline=None)
@given(
    st.floats(-20, 20, allow_nan=False),
    st.none() | st.floats(0, 100, allow_nan=False),
    st.sampled_from(["pure", "mixed"]),
)
def test_exactly_one_cause_while_the_lift_is_unclear(low, known, cells):
    assert len(fired(low, known, cells)) == (1 if low <= 0 else 0)


def test_the_figures_say_why():
    lift = reading("M28", 1.0, -2.0, part="response")
    figures = Figures({("M28", "response", Scope.ALL): [lift]})
    situation = Situation(IDIC, AS_OF, {}, figures, WAREHOUSES["mixed"])
    checks = {check.key: check for check in evaluate_loops(situation)[0].checks}
    assert checks["lift"].answer is False
    assert checks["lift"].low == -2.0
    assert checks["cells_mix"].answer is True
    assert (checks["cells_mix"].value, checks["cells_mix"].n) == (1.0, 1)


def test_a_cell_of_few_known_needs_is_not_called_mixed():
    duck = warehouse(["speed"] * 20, [NEEDS[number % 4] for number in range(20)])
    lift = reading("M28", 1.0, -2.0, part="response")
    needs = reading("M10", 80.0, 80.0)
    figures = Figures({("M28", "response", Scope.ALL): [lift], ("M10", "", Scope.ALL): [needs]})
    found = evaluate_loops(Situation(IDIC, AS_OF, {}, figures, duck))
    assert [each.loop.id for each in found] == ["ID4->ID4"]


@pytest.mark.parametrize(("low", "high", "fires"), [(0.05, 0.15, True), (0.35, 0.45, False)])
def test_effort_that_leaves_value_behind_leads_back_to_identify(low, high, fires):
    months = [
        Reading("M18", "", AS_OF - timedelta(days=30 * k), 0.42, 0.35, 0.48, 500, "rho")
        for k in range(11, 0, -1)
    ]
    newest = Reading("M18", "", AS_OF, (low + high) / 2, low, high, 500, "rho")
    figures = Figures({("M18", "", Scope.ALL): [*months, newest]})
    found = evaluate_loops(Situation(IDIC, AS_OF, {}, figures, WAREHOUSES["pure"]))
    assert [each.loop.id for each in found] == (["ID2->ID1"] if fires else [])
