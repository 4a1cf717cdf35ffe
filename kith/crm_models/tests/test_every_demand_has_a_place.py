"""The 292 demands are all there, and each is kept somewhere that exists."""

import pytest

from kith.crm_models.catalogue import CATALOGUE
from kith.crm_models.demands import DEMANDS, PLACES, Demand, demands_at
from kith.crm_models.gallery import STAGES
from kith.crm_models.touchpoints import TOUCHPOINTS

KNOWN = {*STAGES, *CATALOGUE, *TOUCHPOINTS, *PLACES}


def test_the_demands_run_from_1_to_292_without_a_gap():
    assert list(DEMANDS) == list(range(1, 293))


@pytest.mark.parametrize("demand", DEMANDS.values(), ids=[str(number) for number in DEMANDS])
def test_a_demand_has_a_source_a_text_and_a_place(demand: Demand):
    assert demand.source[:3] in {"S0:", "S1:", "S2:", "S3:", "S4:"}
    assert demand.text
    assert demand.where
    assert set(demand.where) <= KNOWN


def test_a_place_lists_the_demands_kept_there():
    assert [demand.number for demand in demands_at("M27")] == [9, 10]
    assert {demand.number for demand in demands_at("ID4")} >= {11, 18, 199}
    assert demands_at("nowhere") == ()
