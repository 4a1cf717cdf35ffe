"""M19 and M20: two clocks, over weekends and summer time."""

# ruff: noqa: DTZ001 (the warehouse keeps naive times, in UTC)

from datetime import date, datetime, timedelta

import pytest

from kith.analytical.measures.settings import MeasureSettings
from kith.analytical.measures.tests.warehouse import AS_OF, Warehouse
from kith.foundation.errors import InvalidInput

WEEK = {str(day): ["09:00", "17:00"] for day in range(5)}
BUDAPEST = MeasureSettings("Europe/Budapest", WEEK, {"email": 8, "other": 4})
FRIDAY = datetime(2024, 6, 7, 14)  # 16:00 in Budapest: one business hour is left


def ask(w: Warehouse, at: datetime, reply: datetime | None, **more: object) -> None:
    w.talk(1, at, "in", needs_reply=True, first_reply_at=reply, **more)


def business_hours(at: datetime, reply: datetime, settings: MeasureSettings = BUDAPEST) -> float:
    w = Warehouse()
    ask(w, at, reply)
    value = w.read("M20", "email_business", settings=settings).value
    assert value is not None
    return value


def test_the_business_clock_stands_still_over_the_weekend():
    monday_ten = datetime(2024, 6, 10, 8)
    assert business_hours(FRIDAY, monday_ten) == pytest.approx(2.0)


def test_the_business_clock_starts_in_the_morning_for_what_came_at_night():
    assert business_hours(datetime(2024, 6, 3, 1), datetime(2024, 6, 3, 8)) == pytest.approx(1.0)


def test_what_is_asked_and_answered_on_a_sunday_took_no_business_hour():
    sunday = datetime(2024, 6, 9, 10)
    assert business_hours(sunday, sunday + timedelta(hours=2)) == 0.0


def test_summer_time_moves_the_opening_hour_and_not_the_hours_worked():
    # Clocks went forward on Sunday, 31 March 2024: Friday 16:00 is 15:00 UTC, Monday 10:00 is 8:00.
    assert business_hours(datetime(2024, 3, 29, 15), datetime(2024, 4, 1, 8)) == pytest.approx(2.0)


def test_a_firm_open_day_and_night_works_23_hours_on_the_day_that_loses_one():
    always = MeasureSettings("Europe/Budapest", {}, {"other": 4})
    start = datetime(2024, 3, 30, 23)  # midnight in Budapest
    assert business_hours(start, start + timedelta(hours=23), always) == pytest.approx(23.0)


def test_an_opening_hour_west_of_greenwich_belongs_to_its_own_local_day():
    west = MeasureSettings("America/Los_Angeles", WEEK, {"other": 4})
    # Tuesday 16:00 in Los Angeles is 23:00 UTC; Wednesday 9:30 is 16:30 UTC.
    asked, answered = datetime(2024, 6, 4, 23), datetime(2024, 6, 5, 16, 30)
    assert business_hours(asked, answered, west) == pytest.approx(1.5)


def test_the_calendar_clock_never_stands_still():
    w = Warehouse()
    ask(w, FRIDAY, datetime(2024, 6, 10, 8))

    assert w.read("M20", "email", settings=BUDAPEST).value == pytest.approx(66.0)


def test_in_time_is_told_by_the_promise_of_the_channel_on_the_business_clock():
    w = Warehouse()
    monday = datetime(2024, 6, 10, 8)
    ask(w, FRIDAY, monday)  # 2 of 8 hours
    ask(w, FRIDAY, monday + timedelta(days=1))  # 10 of 8 hours
    ask(w, FRIDAY, monday + timedelta(hours=1), channel="chat")  # 3 of 4, the promise of "other"
    ask(w, FRIDAY, None)

    reading = w.read("M19", settings=BUDAPEST)

    assert (reading.value, reading.n) == (50.0, 4)
    assert w.read("M19", "calendar", settings=BUDAPEST).value == 0.0


def test_what_is_unanswered_and_not_due_yet_is_left_out():
    w = Warehouse()
    ask(w, datetime(2024, 6, 28, 14), None)  # Friday 16:00; the run is on Sunday
    ask(w, datetime(2024, 6, 27, 7), None)  # Thursday 9:00: 16 hours ago

    reading = w.read("M19", settings=BUDAPEST)

    assert (reading.value, reading.n) == (0.0, 1)


def test_a_reply_after_the_run_date_was_not_there_yet():
    w = Warehouse()
    ask(w, datetime(2024, 5, 30, 8), datetime(2024, 6, 3, 8))

    may, june = w.history("M19", [date(2024, 5, 31), AS_OF], settings=BUDAPEST)
    times = w.history("M20", [date(2024, 5, 31), AS_OF], "email", settings=BUDAPEST)

    assert (may.value, june.value) == (0.0, 0.0)  # 14 hours are too many, and 16 as well
    assert [each.n for each in times] == [0, 1]


def test_messages_that_want_no_reply_start_no_clock():
    w = Warehouse()
    w.talk(1, FRIDAY, "in", first_reply_at=FRIDAY)
    assert w.read("M19", settings=BUDAPEST).missing == ("interactions",)


def test_median_and_nine_in_ten_are_told_channel_by_channel_with_order_statistics():
    w = Warehouse()
    for hours in range(1, 12):
        ask(w, FRIDAY, FRIDAY + timedelta(hours=hours))
    ask(w, FRIDAY, FRIDAY + timedelta(hours=100), channel="chat")

    median = w.read("M20", "email", settings=BUDAPEST)

    assert (median.value, median.n) == (6.0, 11)
    assert (median.low, median.high) == (2.0, 10.0)  # ranks 2 and 10 of 11 (Conover 1999)
    assert w.read("M20", "email_p90", settings=BUDAPEST).value == 10.0
    assert w.read("M20", "chat", settings=BUDAPEST).value == 100.0
    assert w.read("M20", "social", settings=BUDAPEST).n == 0


@pytest.mark.parametrize("hours", [["17:00", "09:00"], ["nine", "five"], ["09:00"]])
def test_business_hours_that_cannot_be_read_are_named(hours: list):
    w = Warehouse()
    ask(w, FRIDAY, None)
    with pytest.raises(InvalidInput) as caught:
        w.read("M19", settings=MeasureSettings("UTC", {"0": hours}))
    assert caught.value.field == "business_hours"


def test_a_time_zone_that_is_none_is_named():
    w = Warehouse()
    ask(w, FRIDAY, None)
    with pytest.raises(InvalidInput) as caught:
        w.read("M19", settings=MeasureSettings("Mars/Base"))
    assert (caught.value.field, caught.value.value) == ("time_zone", "Mars/Base")
