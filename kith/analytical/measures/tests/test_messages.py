"""M23–M25: replies, clicks, unsubscribes, complaints, bounces."""

# ruff: noqa: DTZ001 (the warehouse keeps naive times, in UTC)

from datetime import date, datetime, timedelta

import pytest

from kith.analytical.measures.tests.warehouse import AS_OF, NOON, Warehouse

LATER = NOON + timedelta(hours=3)


def send(w: Warehouse, person: int, at: datetime = NOON, **outcomes: datetime) -> None:
    delivered = {} if "bounced_at" in outcomes else {"delivered_at": at}
    w.talk(person, at, "out", **delivered, **outcomes)


def test_replies_are_counted_by_person_however_many_messages_there_were():
    w = Warehouse()
    send(w, 1)
    send(w, 1, replied_at=LATER)
    send(w, 2)
    send(w, 3, bounced_at=NOON)

    assert (w.read("M23").value, w.read("M23").n) == (50.0, 2)


def test_a_reply_that_came_after_the_date_was_not_there_yet():
    w = Warehouse()
    send(w, 1, at=datetime(2024, 5, 30), replied_at=datetime(2024, 6, 2))

    may, june = w.history("M23", [date(2024, 5, 31), AS_OF])

    assert (may.value, june.value) == (0.0, 100.0)


def test_clicks_are_counted_by_delivered_message_without_those_of_machines():
    w = Warehouse()
    send(w, 1, clicked_at=LATER)
    send(w, 2, clicked_at=NOON + timedelta(seconds=1))  # a mail filter opens every link at once
    send(w, 3, clicked_at=NOON)  # the file has no seconds
    send(w, 4)

    assert (w.read("M24").value, w.read("M24").n) == (50.0, 4)


def test_unsubscribes_and_complaints_divide_by_delivered_and_bounces_by_sent():
    w = Warehouse()
    send(w, 1, unsubscribed_at=LATER)
    send(w, 2, complained_at=LATER)
    send(w, 3)
    send(w, 4)
    send(w, 5, bounced_at=NOON)

    assert (w.read("M25", "unsubscribe").value, w.read("M25", "unsubscribe").n) == (25.0, 4)
    assert (w.read("M25", "complaint").value, w.read("M25", "complaint").n) == (25.0, 4)
    assert (w.read("M25", "bounce").value, w.read("M25", "bounce").n) == (20.0, 5)


def test_messages_of_unknown_outcome_are_not_counted_as_delivered():
    w = Warehouse()
    w.talk(1, NOON, "out")
    assert w.read("M25", "bounce").missing == ("messages",)

    send(w, 2)
    assert w.read("M25", "bounce").n == 1


@pytest.mark.parametrize(("complaints", "met"), [(0, True), (1, False)])
def test_the_complaint_rate_must_stay_below_a_tenth_of_a_percent(complaints: int, met: bool):
    w = Warehouse()
    for person in range(100):
        send(w, person)
    for person in range(complaints):
        send(w, person, complained_at=LATER)

    assert w.read("M25", "complaint").met is met
