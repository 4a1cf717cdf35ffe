"""The rows behind a figure: complete, explained, within the reader's reach, exportable."""

# ruff: noqa: DTZ001 (the warehouse keeps naive times, in UTC)

from datetime import datetime, timedelta

import pytest

from kith.analytical.measures.evidence import Show, evidence, export_evidence
from kith.analytical.measures.reach import Reach
from kith.analytical.measures.select import Grouping
from kith.analytical.measures.splits import read_split
from kith.analytical.measures.tests.warehouse import AS_OF, NOON, Warehouse
from kith.crm_models.gallery import UnknownMeasure, get_measure
from kith.foundation.errors import InvalidInput


@pytest.fixture
def contacts() -> Warehouse:
    """Ann's customer 1 wrote twice, Ben's once, somebody unknown once, a machine once."""
    w = Warehouse()
    w.add("dim_user", user_id=11, name="Ann", is_active=True, team_ids=[5])
    w.add("dim_user", user_id=12, name="Ben", is_active=True, team_ids=[6])
    w.add("dim_team", team_id=5, name="North")
    w.person(1, name="Kiss", owner_id=11)
    w.person(2, name="=cmd()", owner_id=12, team_id=6)
    w.talk(1, NOON, "in")
    w.talk(1, NOON + timedelta(hours=1), "in")
    w.talk(2, NOON, "in")
    w.talk(None, NOON, "in")
    w.talk(1, NOON, "in", is_automated=True)
    return w


def page(w: Warehouse, **more):
    return evidence(w.duck, "M01", as_of=AS_OF, **more)


def test_the_page_counts_what_the_figure_counts(contacts: Warehouse):
    found = page(contacts)
    figure = contacts.read("M01")

    assert (found.counted, found.hits, found.left_out) == (4, 3, 1)
    assert figure.value == 100 * found.hits / found.counted
    assert found.reasons == (("Sent by a machine", 1),)
    assert found.formula == get_measure("M01").formula


def test_misses_come_first_with_their_reason_then_the_newest(contacts: Warehouse):
    first, second, *_ = page(contacts).rows

    assert (first.hit, first.why, first.name) == (False, "Nobody is known at this address", "")
    assert (second.hit, second.at, second.name) == (True, NOON + timedelta(hours=1), "Kiss")
    assert second.user_name == "Ann"


def test_rows_left_out_say_why(contacts: Warehouse):
    (row,) = page(contacts, show=Show.LEFT_OUT).rows

    assert (row.counted, row.why) == (False, "Sent by a machine")


def test_hits_and_misses_can_be_looked_at_alone(contacts: Warehouse):
    assert len(page(contacts, show=Show.HITS).rows) == 3
    assert len(page(contacts, show=Show.MISSES).rows) == 1


def test_pages_follow_each_other_without_gap_or_repetition(contacts: Warehouse):
    seen, cursor = [], None
    while True:
        found = page(contacts, size=3, cursor=cursor)
        seen += [row.unit_id for row in found.rows]
        cursor = found.next_cursor
        if cursor is None:
            break

    assert sorted(seen) == [1, 2, 3, 4]


@pytest.mark.parametrize("cursor", ["-1", "x", "1; DROP TABLE meta"])
def test_a_cursor_that_is_not_ours_is_refused(contacts: Warehouse, cursor: str):
    with pytest.raises(InvalidInput):
        page(contacts, cursor=cursor)


def test_who_sees_own_customers_alone_sees_their_rows_alone(contacts: Warehouse):
    found = page(contacts, reach=Reach(user_id=11))

    assert found.counted == 2
    assert {row.name for row in found.rows} == {"Kiss"}


def test_who_sees_the_team_sees_its_customers_and_those_of_its_members(contacts: Warehouse):
    assert page(contacts, reach=Reach(user_id=99, team_ids=(5,))).counted == 2  # Ann's, by Ann
    assert page(contacts, reach=Reach(user_id=99, team_ids=(6,))).counted == 1  # the team's own


def test_who_owns_nothing_sees_nothing(contacts: Warehouse):
    found = page(contacts, reach=Reach(user_id=99))

    assert (found.counted, found.left_out, found.rows) == (0, 0, ())


def test_reach_holds_for_every_kind_of_unit():
    w = Warehouse()
    w.person(1, owner_id=11)
    w.person(2, owner_id=12)
    w.order(1, AS_OF)
    for person in (1, 2):
        w.snapshot(person, value_tier=1)
        w.consent(person, NOON, "given")
        w.assignment(person, "customized", presented_at=NOON)
        w.assignment(person, "hold_out")
        w.add("fact_task", task_id=person, person_id=person, customer_key=2 * person,
              created_at=NOON)  # fmt: skip
    mine = Reach(user_id=11)

    for measure, part, rows in (("M11", "", 1), ("M07", "", 1), ("M28", "response", 2),
                                ("M63", "", 2)):  # fmt: skip
        whole = evidence(w.duck, measure, part, as_of=AS_OF)
        found = evidence(w.duck, measure, part, as_of=AS_OF, reach=mine)
        assert (found.counted, whole.counted) == (rows, 2 * rows), measure


def test_a_task_of_ones_own_is_seen_whoever_owns_the_customer():
    w = Warehouse()
    w.person(1, owner_id=12)
    w.add("fact_task", task_id=1, owner_id=11, person_id=1, customer_key=2, created_at=NOON)

    found = evidence(w.duck, "M63", as_of=AS_OF, reach=Reach(user_id=11))

    assert [row.unit for row in found.rows] == ["task"]


def test_without_input_the_page_names_it_and_without_such_a_measure_it_refuses():
    w = Warehouse()
    assert page(w).missing == ("interactions",)
    assert evidence(w.duck, "M48", as_of=AS_OF).missing == ("surveys",)
    with pytest.raises(UnknownMeasure):
        evidence(w.duck, "M99", as_of=AS_OF)
    with pytest.raises(InvalidInput):
        evidence(w.duck, "M20", "telegraph", as_of=AS_OF)


def test_the_export_holds_every_row_and_no_cell_that_a_spreadsheet_would_run(contacts: Warehouse):
    headings, *rows = export_evidence(contacts.duck, "M01", as_of=AS_OF)

    assert headings[:3] == ["unit", "unit_id", "name"]
    assert len(rows) == 5
    assert {row[2] for row in rows} == {"", "Kiss", "'=cmd()"}


def test_a_split_by_person_gives_rows_to_who_acted_else_to_the_owner(contacts: Warehouse):
    contacts.talk(2, NOON, "in", user_id=11)

    split = read_split(contacts.duck, "M01", as_of=AS_OF, by=Grouping.USER)

    assert [(each.name, each.reading.value, each.reading.n) for each in split] == [
        ("Ann", 100.0, 3),
        ("Ben", 100.0, 1),
        ("", 0.0, 1),
    ]


def test_a_split_by_team_takes_the_customers_team_else_the_persons(contacts: Warehouse):
    split = read_split(contacts.duck, "M01", as_of=AS_OF, by=Grouping.TEAM)

    assert {each.key: each.reading.n for each in split} == {5: 2, 6: 1, None: 1}


def test_a_split_adds_up_to_the_whole(contacts: Warehouse):
    whole = contacts.read("M01")
    for by in (Grouping.USER, Grouping.TEAM, Grouping.SEGMENT):
        split = read_split(contacts.duck, "M01", as_of=AS_OF, by=by)
        assert sum(each.reading.n for each in split) == whole.n


def test_evidence_of_one_part_holds_only_its_rows():
    w = Warehouse()
    for channel in ("email", "chat"):
        w.talk(1, datetime(2024, 6, 3, 10), "in", channel=channel, needs_reply=True,
               first_reply_at=datetime(2024, 6, 3, 11))  # fmt: skip

    found = evidence(w.duck, "M20", "chat", as_of=AS_OF)

    assert [(row.segment, row.value) for row in found.rows] == [("chat", 1.0)]
