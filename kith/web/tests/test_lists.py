"""The list of people: its queries are counted, its words are escaped, its acts can be undone."""

import pytest
from django.test import Client

from kith.customers.organizations.services import create_organization, join_organization
from kith.customers.people.queries import people_matching
from kith.customers.people.services import create_person

pytestmark = pytest.mark.django_db
PEOPLE = "/customers/people/"


def twelve_people(actor):
    return [create_person(actor=actor, name=f"Person {no:02}", city="Pécs") for no in range(12)]


def test_a_list_of_many_costs_as_many_queries_as_a_list_of_one(
    browser, administrator, django_assert_num_queries
):
    create_person(actor=administrator, name="Alone")
    browser.get(PEOPLE)
    with django_assert_num_queries(13):
        browser.get(PEOPLE)
    twelve_people(administrator)
    with django_assert_num_queries(13):
        browser.get(PEOPLE)


def test_a_name_with_markup_is_shown_as_text(browser, administrator):
    create_person(actor=administrator, name="<script>alert(1)</script>")
    html = browser.get(PEOPLE).content.decode()
    assert "<script>alert" not in html
    assert "&lt;script&gt;alert(1)" in html


def test_a_person_is_shown_with_the_organization_of_today(browser, administrator):
    person = create_person(actor=administrator, name="Behnaz Ardalan")
    firm = create_organization(actor=administrator, name="Café Anar")
    join_organization(actor=administrator, person=person, organization=firm)
    assert "Café Anar" in browser.get(PEOPLE).content.decode()


def test_a_sort_outside_the_list_is_refused_with_its_name(browser):
    answer = browser.get(f"{PEOPLE}?sort=password")
    assert answer.status_code == 400
    assert "cannot be sorted" in answer.content.decode()


def test_what_was_deleted_comes_back_by_the_toasts_undo(browser, administrator):
    ids = [str(person.pk) for person in twelve_people(administrator)[:3]]
    page = browser.post(f"{PEOPLE}delete/", {"ids": ids}, follow=True).content.decode()
    assert people_matching(administrator, {}).count() == 9
    undo = page.split('data-k-undo="')[1].split('"')[0]
    browser.post(undo)
    assert people_matching(administrator, {}).count() == 12


def test_the_selected_are_assigned_in_one_act(browser, administrator, reader):
    people = twelve_people(administrator)[:2]
    ids = [str(person.pk) for person in people]
    browser.post(f"{PEOPLE}assign/", {"ids": ids, "owner": str(reader.pk)})
    assert people_matching(administrator, {"owner": str(reader.pk)}).count() == 2


def test_a_bulk_act_without_a_selection_is_refused(browser):
    assert browser.post(f"{PEOPLE}delete/").status_code == 400


def test_a_reader_sees_no_boxes_and_cannot_delete(administrator, reader):
    person = create_person(actor=administrator, name="Simona Rae")
    client = Client()
    client.force_login(reader)
    assert 'name="ids"' not in client.get(PEOPLE).content.decode()
    assert client.post(f"{PEOPLE}delete/", {"ids": [person.pk]}).status_code == 403
    assert people_matching(administrator, {}).count() == 1


def test_a_stranger_is_led_to_the_door():
    answer = Client().get(PEOPLE)
    assert answer.status_code == 302
    assert answer.headers["Location"].startswith("/accounts/login/")
