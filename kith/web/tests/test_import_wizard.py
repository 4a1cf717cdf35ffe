"""The import wizard from a file to its result, without a script in the browser."""

from __future__ import annotations

import io

import pytest

from kith.customers.orders.models import Order
from kith.workplace.exchange.models import ImportBatch
from kith.workplace.exchange.services import run_import

pytestmark = pytest.mark.django_db

FILE = (
    "Rendelésszám;Ügyfél;E-mail;Dátum;Összeg\n"
    "A-1;Morvay Edit;edit@morvay.example;2026.09.09;12 500,50\n"
    "A-2;Lind Oskar;o.lind@lind.example;2026.07.08;3 400\n"
    "A-3;Kővári Őzike;ruta@punktas.example;2026.06.31;99,9\n"
)


@pytest.fixture(autouse=True)
def home(tmp_path, monkeypatch):
    monkeypatch.setenv("KITH_HOME", str(tmp_path))
    return tmp_path


def upload(browser, text=FILE, what="orders"):
    file = io.BytesIO(text.encode("cp1250"))
    file.name = "rendelesek.csv"
    return browser.post("/import/new/", {"object": what, "file": file})


@pytest.fixture
def batch(browser):
    upload(browser)
    return ImportBatch.objects.get()


def mapped(browser, batch, **more):
    given = {f"column-{at}": name for at, name in enumerate(batch.mapping)}
    return browser.post(f"/import/{batch.pk}/columns/", {**given, "mode": "upsert", **more})


def test_a_file_is_recognized_in_its_own_language_and_encoding(browser, batch):
    text = browser.get(f"/import/{batch.pk}/columns/").content.decode()
    assert "Windows-1250" in text
    assert "semicolons" in text
    assert batch.mapping == ["external_id", "customer", "email", "ordered_at", "amount"] or all(
        batch.mapping
    )


def test_no_file_is_told_and_the_choice_stays(browser):
    answer = browser.post("/import/new/", {"object": "people"})
    assert answer.status_code == 422
    text = answer.content.decode()
    assert "No file was chosen" in text
    assert 'value="people" checked' in text


def test_a_mapping_without_a_needed_field_is_refused_and_kept(browser, batch):
    at = batch.mapping.index("amount")
    answer = mapped(browser, batch, **{f"column-{at}": ""})
    assert answer.status_code == 422
    assert "A field that every row needs has no column" in answer.content.decode()


def test_a_value_for_all_rows_stands_in_for_a_missing_column(browser, batch):
    at = batch.mapping.index("amount")
    more = {f"column-{at}": "", "default-field": "amount", "default-value": "10"}
    assert mapped(browser, batch, **more).status_code == 302
    batch.refresh_from_db()
    assert batch.defaults == {"amount": "10"}


def test_the_preview_marks_the_cell_that_cannot_be_read(browser, batch):
    mapped(browser, batch)
    text = browser.get(f"/import/{batch.pk}/preview/").content.decode()
    assert text.count('class="k-bad"') == 1
    assert "There is no such day" in text


def test_the_trial_run_tells_what_will_happen_and_writes_nothing(browser, batch):
    mapped(browser, batch)
    text = browser.get(f"/import/{batch.pk}/check/").content.decode()
    assert "What will happen" in text
    assert not Order.objects.exists()


def test_the_result_counts_and_the_rejected_rows_can_be_taken_away(browser, batch, administrator):
    mapped(browser, batch)
    run_import(actor=administrator, batch_id=batch.pk)
    text = browser.get(f"/import/{batch.pk}/").content.decode()
    assert "There is no such day" in text
    assert Order.objects.count() == 2
    rows = b"".join(browser.get(f"/import/{batch.pk}/rejected.csv").streaming_content).decode()
    assert "A-3" in rows
    assert "A-1" not in rows


def test_progress_that_stands_still_costs_no_page(browser, batch, administrator):
    mapped(browser, batch)
    run_import(actor=administrator, batch_id=batch.pk)
    address = f"/import/{batch.pk}/progress/"
    first = browser.get(address)
    again = browser.get(address, headers={"If-None-Match": first.headers["ETag"]})
    assert (first.status_code, again.status_code) == (200, 304)
    assert again.content == b""


def test_the_page_is_loaded_anew_when_the_run_has_ended(browser, batch, administrator):
    mapped(browser, batch)
    run_import(actor=administrator, batch_id=batch.pk)
    answer = browser.get(f"/import/{batch.pk}/progress/?was=running")
    assert answer.headers["HX-Redirect"] == f"/import/{batch.pk}/"


def test_the_list_of_imports_asks_a_known_number_of_questions(
    browser, batch, administrator, django_assert_max_num_queries
):
    mapped(browser, batch)
    run_import(actor=administrator, batch_id=batch.pk)
    browser.get("/import/")
    with django_assert_max_num_queries(10):
        assert "rendelesek.csv" in browser.get("/import/").content.decode()
