"""M22, M26 and M27: does contact teach, does it press, does it use the preferred channel?"""

# ruff: noqa: DTZ001 (the warehouse keeps naive times, in UTC)

from datetime import datetime, time, timedelta

import pytest

from kith.analytical.measures.evidence import evidence
from kith.analytical.measures.settings import MeasureSettings
from kith.analytical.measures.tests.warehouse import AS_OF, NOON, Warehouse

BUDAPEST = MeasureSettings("Europe/Budapest")


def test_learning_counts_calls_meetings_and_answered_messages():
    w = Warehouse()
    w.talk(1, NOON, "out", kind="call", channel="phone", learned=1)
    w.talk(1, NOON, "in", kind="meeting", channel="visit")
    w.talk(1, NOON, "in", first_reply_at=NOON + timedelta(hours=1))
    w.talk(1, NOON, "in", learned=1)  # nobody answered
    w.talk(1, NOON, "out", learned=1)  # nobody spoke but us

    reading = w.read("M22")

    assert reading.n == 3
    assert reading.value == pytest.approx(100 / 3)


def test_a_need_that_names_the_contact_was_learned_there():
    w = Warehouse()
    call = w.talk(1, NOON, "in", kind="call", channel="phone")
    w.talk(1, NOON, "in", kind="call", channel="phone")
    w.add("fact_need", need_id=1, customer_key=2, name="speed", at=NOON, interaction_id=call)

    assert w.read("M22").value == 50.0


def test_where_facts_are_never_noted_learning_is_missing_and_not_zero():
    w = Warehouse()
    w.talk(1, NOON, "in", kind="call", channel="phone")

    assert w.read("M22").missing == ("learned_facts",)


def promote(w: Warehouse, person: int, at: datetime) -> None:
    w.talk(person, at, "out", is_promotional=True)


def breaches(w: Warehouse) -> dict[int, str]:
    """Person → the reason told in the evidence."""
    page = evidence(w.duck, "M26", as_of=AS_OF, settings=BUDAPEST)
    return {row.unit_id: row.segment for row in page.rows if row.hit}


def test_a_third_promotion_within_seven_days_is_one_too_many():
    w = Warehouse()
    for day in (1, 3, 8):
        promote(w, 1, datetime(2024, 6, day, 10))
    for day in (1, 3, 9):
        promote(w, 2, datetime(2024, 6, day, 10))

    reading = w.read("M26", settings=BUDAPEST)

    assert (reading.value, reading.n) == (1.0, 2)
    assert breaches(w) == {1: "over_limit"}


def test_promotions_just_before_the_window_press_on_its_first_days():
    w = Warehouse()
    for day in (datetime(2023, 6, 29, 10), datetime(2023, 6, 30, 10), datetime(2023, 7, 2, 10)):
        promote(w, 1, day)

    assert w.read("M26", settings=BUDAPEST).value == 1.0


def test_quiet_hours_are_told_by_the_local_clock():
    w = Warehouse()
    promote(w, 1, datetime(2024, 6, 3, 5, 59))  # 7:59 in Budapest
    promote(w, 2, datetime(2024, 6, 3, 6, 1))  # 8:01
    promote(w, 3, datetime(2024, 6, 3, 18, 59))  # 20:59
    promote(w, 4, datetime(2024, 6, 3, 19, 1))  # 21:01

    assert breaches(w) == {1: "quiet_hours", 4: "quiet_hours"}


def test_hours_that_a_person_named_take_the_place_of_the_usual_ones():
    w = Warehouse()
    w.person(1, preferred_from=time(20), preferred_until=time(23))
    w.person(2, preferred_from=time(20), preferred_until=time(2))
    promote(w, 1, datetime(2024, 6, 3, 20, 30))  # 22:30
    promote(w, 1, datetime(2024, 6, 20, 10, 30))  # noon
    promote(w, 2, datetime(2024, 6, 3, 23, 30))  # 1:30 at night

    assert breaches(w) == {1: "quiet_hours"}


def test_a_file_without_hours_breaks_no_quiet_hour():
    w = Warehouse()
    promote(w, 1, datetime(2024, 6, 3))
    promote(w, 2, datetime(2024, 6, 2, 22))  # midnight in Budapest

    assert w.read("M26", settings=BUDAPEST).value == 0.0


def test_a_promotion_while_a_complaint_is_open_is_a_breach_until_it_is_answered():
    w = Warehouse()
    for person in (1, 2):
        w.talk(person, datetime(2024, 6, 1, 10), "in", kind="complaint",
               first_reply_at=datetime(2024, 6, 5, 10))  # fmt: skip
    promote(w, 1, datetime(2024, 6, 4, 10))
    promote(w, 2, datetime(2024, 6, 6, 10))

    assert breaches(w) == {1: "open_complaint"}
    assert w.read("M26", settings=BUDAPEST).met is False


def test_the_stated_channel_counts_before_the_one_seen():
    w = Warehouse()
    w.person(1, preferred_channel="phone")
    w.talk(1, NOON, "in", channel="email")
    w.talk(1, NOON, "out", channel="phone")
    w.talk(1, NOON, "out", channel="email")

    assert (w.read("M27").value, w.read("M27").n) == (50.0, 2)


def test_without_a_stated_channel_the_one_most_used_to_write_to_us_counts():
    w = Warehouse()
    w.person(1)
    for channel in ("chat", "chat", "email"):
        w.talk(1, NOON, "in", channel=channel)
    w.talk(1, NOON, "out", channel="chat")
    w.talk(1, NOON, "out", channel="email")

    assert w.read("M27").value == 50.0


def test_who_is_known_by_no_preference_is_left_out_and_so_are_receipts():
    w = Warehouse()
    w.person(1)
    w.person(2, preferred_channel="email")
    w.talk(1, NOON, "out")
    w.talk(2, NOON, "out", is_automated=True)
    w.talk(2, NOON, "out", is_automated=True, is_promotional=True)

    assert (w.read("M27").value, w.read("M27").n) == (100.0, 1)


def test_the_preferred_channel_at_the_wrong_hour_misses():
    w = Warehouse()
    w.person(1, preferred_channel="email", preferred_from=time(9), preferred_until=time(12))
    w.talk(1, datetime(2024, 6, 3, 9, 30), "out")  # 11:30 in Budapest
    w.talk(1, datetime(2024, 6, 3, 11), "out")  # 13:00

    assert w.read("M27", settings=BUDAPEST).value == 50.0
