"""M07, M08 and M10: permissions in force, messages without one, needs confirmed."""

# ruff: noqa: DTZ001 (the warehouse keeps naive times, in UTC)

from datetime import date, datetime

from kith.analytical.measures.tests.warehouse import AS_OF, NOON, Warehouse

MAY = datetime(2024, 5, 1)


def a_firm_with(people: int) -> Warehouse:
    w = Warehouse()
    for person in range(1, people + 1):
        w.person(person)
    return w


def test_coverage_counts_proven_permissions_in_force_among_those_who_did_not_object():
    w = a_firm_with(6)
    w.consent(1, MAY, "given")
    w.consent(2, MAY, "given", proof="")
    w.consent(3, MAY, "given")
    w.consent(3, NOON, "withdrawn")
    w.consent(4, MAY, "given", expires_at=datetime(2024, 6, 15))
    w.consent(5, MAY, "given")
    w.consent(5, NOON, "objected")

    reading = w.read("M07")

    # Person 1 of persons 1, 2, 3, 4 and 6; person 5 objected and is no target.
    assert (reading.value, reading.n) == (20.0, 5)


def test_a_permission_given_after_an_objection_holds_again():
    w = a_firm_with(1)
    w.consent(1, MAY, "objected")
    w.consent(1, NOON, "given")

    assert w.read("M07").value == 100.0


def test_an_objection_ends_the_permissions_of_every_channel():
    w = a_firm_with(2)
    w.consent(1, MAY, "given", channel="sms")
    w.consent(1, NOON, "objected", channel="email")
    w.consent(2, MAY, "given", channel="sms")
    w.consent(2, NOON, "withdrawn", channel="email")

    assert (w.read("M07").value, w.read("M07").n) == (100.0, 1)


def test_permissions_for_service_are_none_for_marketing():
    w = a_firm_with(2)
    w.consent(1, MAY, "given", purpose="service")
    w.consent(2, MAY, "given")

    assert w.read("M07").value == 50.0


def test_coverage_as_of_a_past_date_knows_only_what_was_said_by_then():
    w = a_firm_with(1)
    w.consent(1, MAY, "given")
    w.consent(1, datetime(2024, 6, 10), "withdrawn")

    april, may, june = w.history("M07", [date(2024, 4, 30), date(2024, 5, 31), AS_OF])

    assert april.missing == ("consent",)
    assert (may.value, june.value) == (100.0, 0.0)


def promote(w: Warehouse, person: int | None, at: datetime = NOON, **more: object) -> None:
    w.talk(person, at, "out", is_promotional=True, **more)


def test_breaches_are_promotions_sent_while_no_permission_was_in_force():
    w = a_firm_with(6)
    w.consent(1, MAY, "given")
    w.consent(3, MAY, "given")
    w.consent(3, datetime(2024, 5, 31), "withdrawn")
    w.consent(4, MAY, "given", channel="sms")
    w.consent(5, MAY, "given", expires_at=datetime(2024, 5, 20))
    w.consent(6, datetime(2024, 6, 2), "given")  # a day after the message
    for person in range(1, 7):
        promote(w, person)

    reading = w.read("M08")

    assert (reading.value, reading.n) == (5.0, 6)
    assert reading.met is False
    assert reading.unit == "count"


def test_one_breach_fails_although_few_messages_were_sent_and_none_passes():
    w = a_firm_with(1)
    w.consent(1, MAY, "given")
    promote(w, 1)
    assert (w.read("M08").value, w.read("M08").met) == (0.0, True)

    promote(w, 1, at=datetime(2024, 4, 30))
    assert (w.read("M08").value, w.read("M08").met) == (1.0, False)


def test_withdrawn_at_the_very_moment_of_sending_is_too_late_to_send():
    w = a_firm_with(1)
    w.consent(1, MAY, "given")
    w.consent(1, NOON, "withdrawn")
    promote(w, 1)

    assert w.read("M08").value == 1.0


def test_a_promotion_to_nobody_known_is_a_breach_and_one_to_an_organization_is_left_out():
    w = Warehouse()
    promote(w, None)
    promote(w, None, organization_id=4)

    assert (w.read("M08").value, w.read("M08").n) == (1.0, 1)


def test_messages_that_promote_nothing_need_no_permission():
    w = a_firm_with(1)
    w.consent(1, MAY, "given")
    promote(w, 1)
    w.talk(1, NOON, "out", channel="sms")

    assert (w.read("M08").value, w.read("M08").n) == (0.0, 1)


def need(
    w: Warehouse, person: int, evidence: str, at: datetime, confirmed: datetime | None
) -> None:
    w.add("fact_need", need_id=w.number(), customer_key=2 * person, person_id=person, name="speed",
          evidence=evidence, confidence=1.0, at=at, confirmed_at=confirmed)  # fmt: skip


def test_known_needs_were_stated_or_confirmed_within_the_window():
    w = Warehouse()
    w.order(1, date(2024, 6, 1))
    for person in range(1, 6):
        w.snapshot(person)
    w.snapshot(6, is_active=False)
    old = datetime(2022, 1, 1)
    need(w, 1, "stated", MAY, None)
    need(w, 2, "inferred", MAY, None)
    need(w, 3, "confirmed", old, MAY)
    need(w, 4, "stated", old, None)
    need(w, 6, "stated", MAY, None)

    reading = w.read("M10")

    assert (reading.value, reading.n) == (40.0, 5)  # persons 1 and 3


def test_a_need_confirmed_later_was_not_known_before():
    w = Warehouse()
    w.order(1, date(2024, 1, 1))
    for as_of in (date(2024, 5, 31), AS_OF):
        w.snapshot(1, as_of=as_of)
    need(w, 1, "confirmed", MAY, datetime(2024, 6, 10))

    may, june = w.history("M10", [date(2024, 5, 31), AS_OF])

    assert (may.value, june.value) == (0.0, 100.0)
