"""An export is safe to open, holds what its reader may see, and comes in again unchanged."""

import csv
import io
import zipfile

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from kith.customers.people.models import Person
from kith.customers.people.services import create_person
from kith.workplace.exchange import services
from kith.workplace.exchange.tests.files import bring, counts
from kith.workplace.exchange.tests.state import fingerprint
from kith.workplace.exchange.tests.test_the_outcome_does_not_depend_on_steps import leaving_no_trace

pytestmark = pytest.mark.django_db
OBJECTS = ["people", "organizations", "orders", "interactions", "experiments"]
ORDER = ["organizations", "people", "orders", "interactions", "experiments"]


def export(actor=None) -> dict[str, str]:
    stream = io.BytesIO()
    services.export_everything(actor=actor, stream=stream)
    with zipfile.ZipFile(stream) as archive:
        return {name: archive.read(name).decode() for name in archive.namelist()}


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text)))


def some_of_everything() -> None:
    bring("organizations", "number,name,domain,website\nB1,Alfa,alfa.hu,https://alfa.hu\n,Beta,,\n")
    bring(
        "people",
        "number,name,email,phone,company,consent,need,birthday,country,preferred channel\n"
        "1,=cmd()|'x',a@x.hu; b@x.hu,+36201234567,Alfa,yes,speed; price,1980-01-31,HU,phone\n"
        ",-Béla,c@x.hu,06201234568,Beta,no,,,,\n",
        defaults={"country": "HU"},
    )
    bring("orders", "customer,date,amount,cost,currency,status\n1,2024-01-01 10:30,-5.25,3,HUF,cancelled\n"
                    "c@x.hu,2024-02-01,7,,,\n")  # fmt: skip
    bring(
        "interactions",
        "id,contact,date,channel,direction,text,delivered,needs reply\n"
        'm1,who@x.hu,2024-01-01 10:00,email,in,"@two\nlines",,yes\n'
        "m2,a@x.hu,2024-01-02 10:00,email,out,hi,2024-01-02 10:01,no\n",
    )
    bring(
        "experiments",
        "experiment,customer,arm,date,accepted,margin\nSpring,1,test,2024-01-01,yes,9\n",
    )


def test_there_is_one_file_an_object_with_columns_named_as_in_the_database():
    some_of_everything()
    files = export()
    assert sorted(files) == sorted(f"{name}.csv" for name in OBJECTS)
    for text in files.values():
        assert "external_id" in text.splitlines()[0].split(",")
    [first, second] = rows(files["orders.csv"])
    assert (first["person"], first["amount"], first["status"]) == ("1", "-5.25", "cancelled")
    assert first["ordered_at"] == "2024-01-01 10:30:00+00:00"
    assert second["currency"] == "EUR"


def test_texts_that_a_spreadsheet_would_run_are_guarded_and_numbers_are_not():
    some_of_everything()
    files = export()
    names = [row["name"] for row in rows(files["people.csv"])]
    assert names == ["'=cmd()|'x'", "'-Béla"]
    assert rows(files["people.csv"])[0]["phone"] == "'+36201234567"
    assert rows(files["orders.csv"])[0]["amount"] == "-5.25"
    assert rows(files["interactions.csv"])[0]["text"] == "'@two\nlines"


def test_an_export_comes_in_again_unchanged():
    some_of_everything()
    before = fingerprint()
    files = export()
    for name in ORDER:
        batch = bring(name, files[f"{name}.csv"], name=f"{name}.csv")
        assert set(counts(batch)) == {"unchanged"}, name
    assert fingerprint() == before


def test_an_export_fills_an_empty_kith_alike():
    some_of_everything()
    bring("people", "number,name\n9,Zed\n")
    files = export()
    kept = dict(files)
    Person.objects.all().delete()
    for name in ORDER:
        bring(name, kept[f"{name}.csv"], name=f"{name}.csv")
    again = export()
    assert rows(again["people.csv"]) == rows(kept["people.csv"])


def test_a_person_typed_in_without_a_number_is_recognized_in_the_export():
    create_person(actor=None, name="Only A Name")
    text = export()["people.csv"]
    assert counts(bring("people", text)) == {"unchanged": 1}
    assert Person.objects.get().external_id is None


def test_a_user_exports_what_the_user_may_see(django_user_model):
    some_of_everything()
    user = django_user_model.objects.create_user("u@x.hu", name="U", role="manager", access="own")
    create_person(actor=user, name="Mine")
    files = export(user)
    assert [row["name"] for row in rows(files["people.csv"])] == ["Mine"]
    assert rows(files["orders.csv"]) == []


@settings(
    max_examples=15,
    deadline=None,
    phases=(Phase.explicit, Phase.reuse, Phase.generate),
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(
    st.text(st.characters(codec="utf-8", exclude_categories=("C", "Z")), min_size=1, max_size=40),
    st.sampled_from(["", "=", "+", "-", "@", "'=", "''@", "＝"]),
)
def test_any_name_survives_a_round_trip(name, prefix):
    with leaving_no_trace():
        person = create_person(actor=None, name=f"{prefix}x{name}", external_id="1")
        name = person.name
        text = export()["people.csv"]
        assert rows(text)[0]["name"][0] not in "=+-@＝"
        assert counts(bring("people", text)) == {"unchanged": 1}
        person.refresh_from_db()
        assert person.name == name
