"""The customer page: one person whole, edited in place, with a way back."""

import pytest

from kith.customers.consent.services import record_consent
from kith.customers.people.queries import access_person
from kith.customers.people.services import create_person
from kith.customers.timeline.services import log_interaction, record_need

pytestmark = pytest.mark.django_db


@pytest.fixture
def person(administrator):
    return create_person(actor=administrator, name="Behnaz Ardalan", email="behnaz@anar.example")


def page_of(person):
    return f"/customers/people/{person.pk}/"


def test_the_page_asks_a_known_number_of_questions(browser, person, django_assert_max_num_queries):
    browser.get(page_of(person))
    with django_assert_max_num_queries(22):
        assert browser.get(page_of(person)).status_code == 200


def test_a_field_is_saved_where_it_stands(browser, administrator, person):
    answer = browser.post(f"{page_of(person)}cell/city/", {"value": "Vilnius"})
    assert answer.status_code == 200
    assert "Vilnius" in answer.content.decode()
    assert access_person(administrator, person.pk).city == "Vilnius"


def test_a_wrong_value_comes_back_with_what_was_typed(browser, administrator, person):
    answer = browser.post(f"{page_of(person)}cell/birthday/", {"value": "yesterday"})
    assert answer.status_code == 422
    assert 'value="yesterday"' in answer.content.decode()
    assert access_person(administrator, person.pk).birthday is None


def test_a_field_outside_the_list_is_not_there(browser, person):
    assert browser.post(f"{page_of(person)}cell/tier/", {"value": "1"}).status_code == 404


def test_a_note_stands_on_the_timeline(browser, person):
    browser.post(f"{page_of(person)}note/", {"text": "Plans a terrace."})
    assert "Plans a terrace." in browser.get(page_of(person)).content.decode()


def test_a_logged_call_stands_on_the_timeline(browser, person):
    given = {"about": f"person-{person.pk}", "what": "call", "direction": "out", "text": "Agreed."}
    browser.post("/customers/log/", given)
    assert "Agreed." in browser.get(page_of(person)).content.decode()


def test_the_timeline_is_filtered_by_channel(browser, administrator, person):
    for channel, subject in (("email", "Winter offer"), ("phone", "About the grinder")):
        log_interaction(
            actor=administrator,
            customer=person,
            channel=channel,
            direction="out",
            kind="message",
            subject=subject,
        )
    html = browser.get(f"{page_of(person)}timeline/?channel=email").content.decode()
    assert "Winter offer" in html
    assert "About the grinder" not in html


def test_the_pages_of_a_long_timeline_lose_nothing(browser, administrator, person):
    for no in range(45):
        log_interaction(
            actor=administrator,
            customer=person,
            channel="email",
            direction="out",
            kind="message",
            subject=f"Message {no:02}",
        )
    url, seen = f"{page_of(person)}timeline/", ""
    while url:
        html = browser.get(url).content.decode()
        seen += html
        url = (
            html.split('hx-get="')[1].split('"')[0].replace("&amp;", "&")
            if "hx-get" in html
            else ""
        )
    assert all(seen.count(f"Message {no:02}") == 1 for no in range(45))


def test_an_unanswered_message_is_the_next_action(browser, administrator, person):
    log_interaction(
        actor=administrator,
        customer=person,
        channel="email",
        direction="in",
        kind="question",
        subject="Second grinder",
        needs_reply=True,
    )
    assert "answer the message" in browser.get(page_of(person)).content.decode()


def test_an_inferred_need_is_marked_as_the_machines(browser, administrator, person):
    record_need(
        actor=administrator, customer=person, name="Lease", evidence="inferred", confidence=0.74
    )
    html = browser.get(page_of(person)).content.decode()
    assert "k-machine" in html
    assert "0.74" in html


def test_consent_is_shown_by_channel(browser, administrator, person):
    assert "No consent to marketing" in browser.get(page_of(person)).content.decode()
    record_consent(
        actor=administrator, person=person, channel="email", action="given", proof="form on 3 May"
    )
    assert "No consent to marketing" not in browser.get(page_of(person)).content.decode()


def test_a_person_of_another_reach_is_not_there(browser, administrator, person):
    from django.test import Client

    from kith.workplace.staff.services import create_user

    other = create_user(
        actor=administrator, email="o@example.com", name="Other", role="member", access="own"
    )
    client = Client()
    client.force_login(other)
    assert client.get(page_of(person)).status_code == 404
