"""Four stories of the demo firm: three fire exactly their way back, the good offer fires none."""

from datetime import date

import pytest

from kith.demo.services import load_demo
from kith.programs import queries
from kith.programs.services import run_model
from kith.programs.tests.firm import refreshed

pytestmark = pytest.mark.django_db
UNTIL = date(2026, 6, 30)


@pytest.mark.parametrize(
    ("scenario", "loops"),
    [
        ("needs_mixed", ["ID4->ID2"]),
        ("needs_unconfirmed", ["ID4->ID3"]),
        ("bad_offer", ["ID4->ID4"]),
        ("good_offer", []),
    ],
)
def test_each_fires_its_own(scenario, loops):
    load_demo(actor=None, until=UNTIL, scenario=scenario)
    refreshed()
    told = queries.run_as_json(run_model(actor=None, model_id="idic"))
    assert [loop["id"] for loop in told["loops"]] == loops
    assert all(stage["measurable"] >= 2 for stage in told["stages"])
    verdict = next(stage["verdict"] for stage in told["stages"] if stage["id"] == "ID4")
    assert verdict == ("met" if scenario == "good_offer" else "failing")
