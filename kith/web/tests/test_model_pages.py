"""Gallery, program, stage, measure and portfolio: what they show before and after the first run."""

from __future__ import annotations

import pytest
from django.test import Client

from kith.analytical.warehouse.connection import close_published
from kith.analytical.warehouse.services import refresh_warehouse
from kith.programs.queries import program_of, program_page
from kith.programs.services import adopt_model, run_model, run_program
from kith.programs.tests.firm import small_firm

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def home(tmp_path, monkeypatch):
    monkeypatch.setenv("KITH_HOME", str(tmp_path))
    yield tmp_path
    close_published()


@pytest.fixture
def firm(administrator):
    """Forty customers with orders, analyzed."""
    people = small_firm(owner=administrator)
    refresh_warehouse()
    return people


@pytest.fixture
def program(firm, administrator):
    """IDIC, adopted and run."""
    program = adopt_model(actor=administrator, model_id="idic")
    run_program(actor=administrator, program=program)
    return program


def text_of(answer) -> str:
    assert answer.status_code == 200
    return answer.content.decode()


def test_without_a_warehouse_every_page_says_so_and_offers_one_button(browser):
    for address in ("/models/", "/models/idic/", "/customers/portfolio/"):
        text = text_of(browser.get(address))
        assert "have not been computed yet" in text
        assert text.count('action="/models/refresh/"') == 1


def test_the_gallery_shows_all_ten_models_with_their_author(browser):
    text = text_of(browser.get("/models/"))
    assert text.count("k-model-name") == 10
    assert "Peppers" in text


def test_a_reader_sees_the_gallery_and_cannot_adopt(reader):
    client = Client()
    client.force_login(reader)
    assert "/adopt/" not in text_of(client.get("/models/"))
    assert client.post("/models/idic/adopt/").status_code == 403
    assert program_of("idic") is None


def test_adopting_names_the_adopter_for_every_stage(browser, firm, administrator):
    browser.post("/models/idic/adopt/")
    page = program_page(administrator, "idic")
    assert {card.assignment.owner for card in page.stages} == {administrator}


def test_a_model_that_nobody_adopted_can_be_looked_at(browser, firm, administrator):
    run_model(actor=administrator, model_id="five_step")
    text = text_of(browser.get("/models/five_step/"))
    assert "a look, not adopted" in text
    assert "gates measurable" in text


def test_a_program_shows_a_verdict_in_words_for_each_stage(browser, program):
    text = text_of(browser.get("/models/idic/"))
    for name in ("Identify", "Differentiate", "Interact", "Customize"):
        assert name in text
    assert text.count('class="k-stage') >= 4
    assert "Blocked" in text


def test_the_program_page_asks_a_known_number_of_questions(
    browser, program, django_assert_max_num_queries
):
    browser.get("/models/idic/")
    with django_assert_max_num_queries(30):
        browser.get("/models/idic/")


def test_a_measure_without_data_says_what_to_bring(browser, program):
    text = text_of(browser.get("/models/measures/M19/?stage=ID3"))
    assert "Why there is no figure" in text
    assert "/import/?object=interactions" in text


def test_a_measure_shows_its_rows_each_leading_to_the_customer(browser, program, firm):
    text = text_of(browser.get("/models/measures/M13/?stage=ID2&show=counted"))
    named = [f'href="/customers/people/{person.pk}/"' in text for person in firm]
    assert sum(named) == 50  # a page of them


def test_a_measure_of_a_stage_that_does_not_use_it_falls_back_to_one_that_does(browser, program):
    assert "Below-zero" in text_of(browser.get("/models/measures/M13/?stage=nothing"))


def test_an_unknown_measure_or_model_is_told_not_crashed(browser, program):
    assert browser.get("/models/measures/M999/").status_code == 400
    assert browser.get("/models/nothing/").status_code == 400


def test_the_exported_rows_cannot_run_as_formulas(browser, administrator, firm):
    type(firm[0]).objects.filter(pk=firm[-1].pk).update(name="=1+1")
    run_model(actor=administrator, model_id="idic")
    answer = browser.get("/models/measures/M13/rows.csv?stage=ID2")
    lines = b"".join(answer.streaming_content).decode().splitlines()
    assert any("'=1+1" in line for line in lines)
    assert not any(",=1+1" in line for line in lines)


def test_a_target_of_ones_own_needs_a_reason(browser, program):
    address = "/models/idic/stages/ID2/target/M13/"
    refused = browser.post(address, {"op": "<=", "value": "5", "reason": ""})
    assert refused.status_code == 422
    assert not program.overrides.exists()
    browser.post(address, {"op": "<=", "value": "5", "reason": "We can do better."})
    assert program.overrides.get().value == 5


def test_an_action_is_previewed_done_and_taken_back(browser, program, administrator):
    rows = [row for card in program_page(administrator, "idic").stages for row in card.actions]
    item = next(row.item for row in rows if row.item.action == "contact_best_customers")
    assert "Customer 00" in text_of(browser.get(f"/models/actions/{item.pk}/"))
    browser.post(f"/models/actions/{item.pk}/do/")
    item.refresh_from_db()
    assert item.state == "done"
    assert len(item.task_ids) == item.acted_count > 0
    browser.post(f"/models/actions/{item.pk}/undo/")
    item.refresh_from_db()
    assert item.state == "undone"


def test_the_portfolio_names_the_valuable_who_went_silent(browser, program):
    text = text_of(browser.get("/customers/portfolio/"))
    assert "Customer 00" in text
    assert "Make call tasks" in text
    assert "Based on revenue" in text


def test_a_tier_leads_to_its_customers(browser, program):
    text = text_of(browser.get("/customers/portfolio/customers/?tier=1"))
    assert "Most valuable" in text
    assert "data-k-row" in text


def test_who_sees_only_own_customers_gets_a_portfolio_of_those(firm, administrator):
    from kith.workplace.staff.services import create_user

    stranger = create_user(
        actor=None, email="own@example.com", name="Own", role="member", access="own"
    )
    client = Client()
    client.force_login(stranger)
    text = text_of(client.get("/customers/portfolio/"))
    assert "Customer 0" not in text
