"""Settings: people come by a link, the firm's figures follow its settings, acts are undone."""

import pytest
from django.test import Client

from kith.customers.people.queries import people_matching
from kith.customers.people.services import create_person
from kith.workplace.accounts.queries import list_users, the_firm

pytestmark = pytest.mark.django_db

NEW = {
    "name": "Ilka Vereb",
    "email": "ilka@example.com",
    "role": "member",
    "access": "own",
    "language": "lt",
}


def invite(browser):
    html = browser.post("/settings/team/new/", NEW).content.decode()
    return "/invitation/" + html.split("/invitation/")[1].split('"')[0]


def test_an_invitation_lets_a_person_choose_a_password_and_sign_in(browser):
    link, visitor = invite(browser), Client()
    assert visitor.get(link).status_code == 200
    visitor.post(link, {"password": "amber kettle 92 orchard"})
    given = {"login": "ilka@example.com", "password": "amber kettle 92 orchard"}
    assert visitor.post("/accounts/login/", given).status_code == 302
    assert visitor.get("/").status_code == 200


def test_an_invitation_works_once(browser):
    link, visitor = invite(browser), Client()
    visitor.post(link, {"password": "amber kettle 92 orchard"})
    assert visitor.get(link).status_code == 404


def test_a_weak_password_is_refused_at_its_field(browser):
    answer = Client().post(invite(browser), {"password": "password"})
    assert answer.status_code == 422
    assert 'aria-invalid="true"' in answer.content.decode()


def test_a_taken_address_keeps_what_was_typed(browser):
    invite(browser)
    answer = browser.post("/settings/team/new/", NEW)
    assert answer.status_code == 422
    assert 'value="Ilka Vereb"' in answer.content.decode()


def test_the_firm_keeps_its_hours(browser):
    firm = {
        "name": "Alder", "language": "en", "country": "LT", "time_zone": "Europe/Vilnius",
        "base_currency": "EUR", "margin": "40", "clv_horizon_years": "3", "discount_rate": "10",
        "from_0": "08:00", "until_0": "16:30", "reply_email": "6",
    }  # fmt: skip
    assert browser.post("/settings/firm/", firm).status_code == 302
    assert the_firm().business_hours == {"0": ["08:00", "16:30"]}
    assert the_firm().reply_hours["email"] == 6


def test_hours_that_end_before_they_begin_are_refused(browser):
    firm = {
        "name": "Alder", "language": "en", "time_zone": "UTC", "base_currency": "EUR",
        "margin": "40", "clv_horizon_years": "3", "discount_rate": "10",
        "from_0": "18:00", "until_0": "09:00",
    }  # fmt: skip
    assert browser.post("/settings/firm/", firm).status_code == 422


def test_only_administrators_reach_users(reader):
    client = Client()
    client.force_login(reader)
    assert client.get("/settings/team/").status_code == 403
    assert client.get("/settings/firm/").status_code == 403
    assert client.post("/settings/team/new/", NEW).status_code == 403
    assert len(list_users()) == 1


def test_an_act_in_the_log_is_taken_back(browser, administrator):
    create_person(actor=administrator, name="Oskar Lind")
    html = browser.get("/settings/changes/").content.decode()
    assert "Oskar Lind" in html
    undo = html.split('/undo/"')[0].rsplit('action="', 1)[1] + "/undo/"
    browser.post(undo)
    assert not people_matching(administrator, {}).exists()


def test_one_chooses_ones_own_language_and_direction(browser):
    browser.post("/settings/me/", {"name": "Nóra", "language": "fa", "theme": "dark"})
    html = browser.get("/settings/me/").content.decode()
    assert '<html lang="fa" dir="rtl" data-theme="dark">' in html


def test_every_component_stands_on_the_page_of_parts(browser):
    html = browser.get("/settings/components/").content.decode()
    assert browser.get("/settings/components/").status_code == 200
    assert "{#" not in html
