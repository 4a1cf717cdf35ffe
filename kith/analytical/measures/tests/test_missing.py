"""A measure without its input says which, and never zero."""

# ruff: noqa: DTZ001 (the warehouse keeps naive times, in UTC)

from datetime import date, datetime

import pytest

from kith.analytical.measures.engine import read_measures
from kith.analytical.measures.inputs import describe_missing
from kith.analytical.measures.registry import find_live, live_measures, parts_of
from kith.analytical.measures.tests.warehouse import AS_OF, Warehouse
from kith.crm_models.gallery import CATALOGUE, MEASURES, UnknownMeasure

AS_OF_NOON = datetime(2024, 6, 30, 12)
LIVE = """M01 M02 M03 M04 M05 M06 M07 M08 M10 M11 M12 M13 M14 M15 M17 M18 M19 M20 M22 M23 M24 M25
    M26 M27 M28 M29 M30 M31 M39 M43 M63 ID2.a ID2.b ID2.c""".split()


def test_an_empty_warehouse_gives_no_figure_and_names_an_input_for_every_part_of_every_measure():
    readings = read_measures(Warehouse().duck, MEASURES, [AS_OF])

    assert set(readings) == {(m, part) for m in MEASURES for part in parts_of(m)}
    for rows in readings.values():
        (reading,) = rows
        assert reading.value is None
        assert reading.met is None
        assert reading.missing
        assert all(each.name and each.bring for each in describe_missing(reading.missing))


def test_exactly_these_measures_are_live():
    assert sorted(live_measures()) == sorted(LIVE)


def test_every_part_that_the_catalogue_declares_of_a_live_measure_is_live():
    for measure_id in LIVE:
        for part in MEASURES[measure_id].parts:
            assert find_live(measure_id, part.key), (measure_id, part.key)


def test_a_measure_that_is_not_live_names_only_what_is_not_there():
    w = Warehouse()
    w.order(1, date(2024, 1, 1))

    assert w.read("M16").missing == ("wallet",)
    assert w.read("M47").missing == ("referrals", "reviews")


def test_where_nothing_is_lacking_a_measure_that_is_not_live_says_so():
    w = Warehouse()
    w.talk(1, AS_OF_NOON, "in")

    (reading,) = read_measures(w.duck, ["M52"], [AS_OF])["M52", ""]
    assert reading.missing == ("not_yet",)


def test_before_the_first_order_the_orders_are_missing_and_after_it_they_are_not():
    w = Warehouse()
    w.order(1, date(2024, 6, 1))
    w.snapshot(1)

    may, june = w.history("M11", [AS_OF, date(2024, 5, 31)])

    assert (may.missing, june.missing) == (("orders",), ())
    assert june.value == 100.0


def test_readings_come_oldest_first_whatever_the_order_of_the_dates():
    w = Warehouse()
    rows = w.history("M01", [AS_OF, date(2024, 4, 30), date(2024, 5, 31)])

    assert [row.as_of for row in rows] == [date(2024, 4, 30), date(2024, 5, 31), AS_OF]


def test_an_id_that_is_none_is_refused():
    with pytest.raises(UnknownMeasure):
        read_measures(Warehouse().duck, ["M71"], [AS_OF])


def test_all_shared_measures_stand_in_the_catalogue():
    assert len(CATALOGUE) == 70
