"""`kith measure`: what it prints, as JSON and for a person."""

# ruff: noqa: DTZ001 (the warehouse keeps naive times, in UTC)

from datetime import date, datetime, timedelta

import pytest

from kith.analytical.measures.report import as_json, report_measure
from kith.analytical.measures.settings import MeasureSettings
from kith.analytical.measures.tests.warehouse import AS_OF, NOON, Warehouse
from kith.cli.measure import render


@pytest.fixture
def contacts() -> Warehouse:
    """Thirty known contacts a month for three months, the last ten of June unknown."""
    w = Warehouse()
    w.add("dim_user", user_id=11, name="Ann", is_active=True, team_ids=[])
    w.person(1, owner_id=11)
    for month in (4, 5, 6):
        for place in range(30):
            unknown = month == 6 and place >= 20
            at = datetime(2024, month, 1 + place % 28, 10)
            w.talk(None if unknown else 1, at, "in", is_automated=place == 0)
    return w


def told(w: Warehouse, measure: str, as_of: date = AS_OF) -> dict:
    return as_json(report_measure(w.duck, measure, as_of, MeasureSettings()))


def test_the_json_holds_the_figure_its_target_its_history_its_people_and_its_rows(contacts):
    data = told(contacts, "M01")

    assert {key: data[key] for key in ("id", "as_of", "n", "unit", "op", "target", "grade")} == {
        "id": "M01", "as_of": "2024-06-30", "n": 87, "unit": "%", "op": ">=", "target": 90,
        "grade": "P",
    }  # fmt: skip
    assert data["value"] == pytest.approx(100 * 77 / 87)
    assert data["met"] is False
    assert [each["n"] for each in data["history"]][-3:] == [29, 58, 87]
    assert len(data["history"]) == 12
    assert {each["name"]: each["n"] for each in data["by_user"]} == {"Ann": 77, "": 10}
    assert data["evidence"]["counted"] == 87
    assert data["evidence"]["reasons"] == [{"why": "Sent by a machine", "count": 3}]
    assert data["missing"] == []


def test_for_a_person_it_says_value_interval_verdict_and_what_was_left_out(contacts):
    text = render(told(contacts, "M01"))

    assert "M01  Identified contacts   as of 2024-06-30" in text
    assert "88.51 %" in text
    assert "✕ missed (at least 90, our default)" in text
    assert "Rows counted: 87. Left out: 3." in text
    assert "Ann" in text


def test_a_missing_input_is_told_with_the_way_to_bring_it(contacts):
    data = told(contacts, "M48")

    assert (data["value"], data["missing"]) == (None, ["surveys"])
    assert "Missing: survey answers. Import survey answers" in render(data)


def test_every_part_of_a_measure_is_told():
    w = Warehouse()
    for hours in range(1, 12):
        w.talk(1, NOON, "in", needs_reply=True, first_reply_at=NOON + timedelta(hours=hours))

    data = told(w, "M20")
    text = render(data)

    assert [each["part"] for each in data["parts"]][:3] == ["email", "social", "chat"]
    assert data["value"] == data["parts"][0]["value"] == 6.0
    assert "E-mail: 6 h" in text
    assert "too few to judge (at most 12, benchmark)" in text
    assert "Chat: — nothing to count (n 0)" in text


def test_a_baseline_is_the_mean_of_the_periods_before():
    w = Warehouse()
    w.order(1, date(2024, 1, 5))
    for month_end, value in ((date(2024, 3, 31), 10.0), (date(2024, 4, 30), 20.0),
                             (date(2024, 5, 31), 30.0), (AS_OF, 100.0)):  # fmt: skip
        for person in range(40):
            w.snapshot(person, as_of=month_end, clv=value + person % 2)

    data = told(w, "M11")

    assert data["target"] == pytest.approx(20.5)
    assert (data["grade"], data["met"]) == ("O", True)
    assert "better than 20.5, own baseline" in render(data)
