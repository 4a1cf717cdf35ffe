"""A draft is mapped, previewed with errors per cell, and checked, before anything is written."""

import pytest

from kith.customers.people.models import Person
from kith.foundation.errors import InvalidInput, UnknownName
from kith.workplace.exchange import queries, services
from kith.workplace.exchange.errors import MappingError
from kith.workplace.exchange.tests.files import draft

pytestmark = pytest.mark.django_db
TEXT = "Név,E-mail cím,Xyz,Született\nAnna,a@x.hu,1,1980-01-31\nBéla,nobody,2,31/31/1980\n"


def test_columns_are_suggested_with_samples_and_the_unknown_is_left_out():
    batch = draft("people", TEXT)
    told = [(s.heading, s.field, s.samples) for s in queries.suggestions(batch)]
    assert told[0] == ("Név", "name", ["Anna", "Béla"])
    assert told[2] == ("Xyz", "", ["1", "2"])


def test_a_column_can_be_mapped_by_heading_or_number_and_left_out():
    batch = services.save_mapping(
        actor=None, batch=draft("people", TEXT),
        headings={"xyz": "number", "4": "Birthday", "Név": "_"},
    )  # fmt: skip
    assert batch.mapping == ["", "email", "external_id", "birthday"]


def test_mapping_a_field_to_another_column_frees_the_first():
    batch = services.save_mapping(actor=None, batch=draft("people", TEXT), headings={"Xyz": "name"})
    assert batch.mapping == ["", "email", "name", ""]


def test_the_preview_names_errors_by_cell():
    batch = services.save_mapping(
        actor=None, batch=draft("people", TEXT), headings={"Született": "birthday"}
    )
    good, bad = queries.preview_rows(batch)
    assert good.problems == []
    assert str(good.values["birthday"]) == "1980-01-31"
    assert [(p["column"], p["value"]) for p in bad.problems] == [
        ("E-mail cím", "nobody"), ("Született", "31/31/1980"),
    ]  # fmt: skip
    assert all(p["message"] and p["remedy"] for p in bad.problems)


def test_a_check_counts_and_writes_nothing():
    batch = services.save_mapping(actor=None, batch=draft("people", TEXT))
    check = queries.check_import(batch)
    assert (check.created, check.rejected) == (1, 1)
    assert check.problems[0]["row"] == 3
    assert not Person.objects.exists()


@pytest.mark.parametrize(
    ("options", "field"),
    [
        ({"headings": {"Nope": "name"}}, "map"),
        ({"headings": {"Xyz": "nope"}}, "column"),
        ({"columns": ["name", "email", "_", "_", "_"]}, "columns"),
        ({"columns": ["name", "name"]}, "name"),
        ({"columns": ["_", "_"]}, "columns"),
        ({"mode": "replace"}, "mode"),
        ({"update_by": "city"}, "update_by"),
        ({"update_by": "external_id"}, "update_by"),
        ({"defaults": {"country": "Atlantis"}}, "country"),
        ({"defaults": {"nope": "x"}}, "column"),
    ],
)
def test_what_does_not_fit_is_told_with_field_and_remedy(options, field):
    with pytest.raises(MappingError) as refused:
        services.save_mapping(actor=None, batch=draft("people", TEXT), **options)
    assert refused.value.field == field
    assert refused.value.remedy


def test_a_field_that_every_row_needs_must_have_a_column():
    with pytest.raises(MappingError) as refused:
        services.save_mapping(actor=None, batch=draft("orders", "customer,date\n1,2024-01-01\n"))
    assert refused.value.field == "amount"


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("encoding", "utf-7"),
        ("delimiter", "x"),
        ("date_order", "ydm"),
        ("decimal", ";"),
        ("sheet", "X"),
    ],
)
def test_a_layout_that_is_not_possible_is_refused(name, value):
    with pytest.raises(InvalidInput) as refused:
        services.correct_layout(actor=None, batch=draft("people", TEXT), **{name: value})
    assert (refused.value.field, refused.value.value) == (name, value)


def test_a_layout_can_be_corrected():
    batch = draft("people", "name;city\nAnna;Pécs\n")
    services.correct_layout(actor=None, batch=batch, delimiter="comma", has_heading=False)
    assert batch.headings == [""]
    services.correct_layout(actor=None, batch=batch, delimiter="semicolon", has_heading=True)
    assert batch.headings == ["name", "city"]


def test_what_a_person_says_about_dates_outweighs_the_file():
    batch = draft("people", "name,birthday\nAnna,03/04/1980\n")
    services.correct_layout(actor=None, batch=batch, date_order="mdy")
    services.save_mapping(actor=None, batch=batch)
    assert str(queries.preview_rows(batch)[0].values["birthday"]) == "1980-03-04"


def test_there_is_no_other_object():
    with pytest.raises(UnknownName):
        draft("invoices", TEXT)
