"""M01–M06: who is known, how completely, how freshly."""

# ruff: noqa: DTZ001 (the warehouse keeps naive times, in UTC)

from datetime import date, datetime

import pytest

from kith.analytical.measures.tests.warehouse import AS_OF, NOON, Warehouse
from kith.crm_models.vocabulary import Scope


def test_identified_contacts_are_those_with_a_person_among_incoming_contacts_of_the_window():
    w = Warehouse()
    for _ in range(3):
        w.talk(1, NOON, "in")
    w.talk(None, NOON, "in")
    w.talk(None, datetime(2023, 6, 1), "in")  # before the window
    w.talk(None, NOON, "out")
    w.talk(None, NOON, "in", is_automated=True)  # an out-of-office notice is no contact

    reading = w.read("M01")

    assert (reading.value, reading.n) == (75.0, 4)
    # Wilson (1927) for 3 of 4
    assert reading.low == pytest.approx(30.06, abs=0.01)
    assert reading.high == pytest.approx(95.44, abs=0.01)


def test_the_window_holds_its_last_day_and_not_the_day_before_its_first():
    w = Warehouse()
    w.talk(1, datetime(2024, 6, 30, 23, 59), "in")
    w.talk(1, datetime(2023, 7, 2), "in")  # 364 days before
    w.talk(None, datetime(2023, 7, 1, 23), "in")  # 365 days before
    w.talk(None, datetime(2024, 7, 1), "in")

    assert (w.read("M01").value, w.read("M01").n) == (100.0, 2)


def test_unknown_contacts_count_in_the_top_tiers_as_well_for_nobody_knows_their_tier():
    w = Warehouse()
    w.person(1)
    w.snapshot(1, value_tier=1)
    w.talk(1, NOON, "in")
    w.talk(None, NOON, "in")

    assert w.read("M01", scope=Scope.TOP_TWO_TIERS).value == 50.0


def test_completeness_is_the_mean_share_of_filled_fields_of_active_customers():
    w = Warehouse()
    w.order(1, date(2024, 6, 1))
    for person, filled in ((1, 5), (2, 3), (3, 1)):
        w.person(person, required_fields=5, filled_fields=filled)
    w.snapshot(1)
    w.snapshot(2)
    w.snapshot(3, is_active=False)

    reading = w.read("M02")

    assert (reading.value, reading.n) == (80.0, 2)  # (100 + 60) / 2
    assert reading.high == 100.0  # cut: no share passes a hundred


def test_while_nothing_was_ordered_everybody_known_is_a_customer():
    w = Warehouse()
    w.person(1, required_fields=4, filled_fields=4)
    w.person(2, required_fields=4, filled_fields=1)

    assert w.read("M02").value == 62.5


def test_narrowed_to_the_top_tiers_only_their_customers_count():
    w = Warehouse()
    w.order(1, date(2024, 6, 1))
    for person, tier, filled in ((1, 1, 5), (2, 2, 4), (3, 3, 0)):
        w.person(person, required_fields=5, filled_fields=filled)
        w.snapshot(person, value_tier=tier)

    assert w.read("M02").value == 60.0
    assert w.read("M02", scope=Scope.TOP_TWO_TIERS).value == 90.0
    assert w.read("M02", scope=Scope.TOP_TIER).value == 100.0


def test_narrowed_to_top_tiers_while_nobody_has_a_tier_everybody_counts():
    w = Warehouse()
    w.person(1, required_fields=4, filled_fields=2)

    assert w.read("M02", scope=Scope.TOP_TWO_TIERS).value == 50.0


def test_duplicates_are_records_behind_which_an_older_one_stands():
    w = Warehouse()
    for person, entity in ((1, 1), (2, 1), (3, 3)):
        w.person(person, entity=entity)
    for firm, entity in ((1, 1), (2, 1)):
        w.add("dim_organization", organization_id=firm, customer_key=2 * firm + 1, entity=entity,
              created_at=datetime(2023, 1, 1))  # fmt: skip

    reading = w.read("M03")

    assert (reading.value, reading.n) == (40.0, 5)  # two of five records


def test_fresh_contacts_were_checked_within_a_year_among_people_of_active_customers():
    w = Warehouse()
    w.order(1, date(2024, 6, 1))
    w.person(1, verified_at=datetime(2024, 1, 1))
    w.person(2, verified_at=datetime(2023, 1, 1))
    w.person(3)
    w.person(4, verified_at=datetime(2024, 1, 1))
    for person in (1, 2, 3):
        w.snapshot(person)
    w.snapshot(4, is_active=False)

    reading = w.read("M04")

    assert reading.value == pytest.approx(100 / 3)
    assert reading.n == 3


def test_linked_channels_need_two_kinds_of_verified_contact():
    w = Warehouse()
    w.order(1, date(2024, 6, 1))
    for person, kinds in ((1, 2), (2, 1), (3, 0), (4, 3)):
        w.person(person, identity_types=kinds)
        w.snapshot(person)

    assert w.read("M06").value == 50.0


def test_an_employee_is_active_with_the_organization():
    w = Warehouse()
    w.order(1, date(2024, 6, 1))
    w.person(1, identity_types=2, customer_key=7)
    w.add("customer_month", as_of=AS_OF, customer_key=7, is_active=True)

    assert (w.read("M06").value, w.read("M06").n) == (100.0, 1)


def test_people_are_known_since_their_first_row_though_their_record_is_younger():
    w = Warehouse()
    w.person(1, created_at=datetime(2024, 6, 20), entity=1)
    w.person(2, created_at=datetime(2024, 6, 20), entity=1)
    w.order(1, date(2024, 2, 1))
    w.snapshot(1, as_of=date(2024, 3, 31))

    march, june = w.history("M03", [date(2024, 3, 31), AS_OF])

    assert (march.value, march.n) == (0.0, 1)
    assert (june.value, june.n) == (50.0, 2)


def test_enrichment_asks_whether_new_records_gained_a_field_within_a_week():
    w = Warehouse()
    june = datetime(2024, 6, 3)
    for person in (1, 2, 3):
        w.person(person, created_at=june, required_fields=5, filled_fields=2)
    w.person(4, created_at=june, required_fields=5, filled_fields=5)  # complete from the start
    w.person(5, created_at=datetime(2024, 6, 29), required_fields=5, filled_fields=2)  # too young
    w.person(6, created_at=datetime(2022, 6, 3), required_fields=5, filled_fields=2)  # not new
    for person, day in ((1, 5), (2, 6)):
        w.add("fact_enrichment", entry_id=w.number(), person_id=person, customer_key=2 * person,
              field="phone", at=datetime(2024, 6, day))  # fmt: skip

    reading = w.read("M05")

    assert reading.value == pytest.approx(200 / 3)
    assert reading.n == 3


def test_where_nothing_was_ever_added_the_enrichment_is_missing():
    w = Warehouse()
    w.person(1)

    assert w.read("M05").missing == ("enrichment",)
