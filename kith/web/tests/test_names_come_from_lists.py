"""Sorts, filters, cursors, parts, measures, fields: a name from outside is one of a list or refused."""

from __future__ import annotations

import pytest
from django.test import Client

from kith.customers.people.services import create_person
from kith.programs.services import adopt_model

pytestmark = pytest.mark.django_db

HOSTILE = (
    "name;--",
    "-name,(select 1)",
    "asc,(case when 1=1 then name else email end)",
    "id) OR 1=1--",
    "_connector",
    "owner__user__password",
    "password__startswith",
    "x__regex",
    "name\nDROP TABLE people_person",
    "%s",
    "{0.__class__}",
    "read_csv('/etc/passwd')",
    "'; ATTACH 'x.db' AS y; --",
    "-1",
    "1e9",
    "9" * 40,
    "9" * 5000,
    "x" * 64_000,
    "(a+)+$",
    "\u202e\u200b",
)
# Where a name or a number is looked up in a list, and what an unknown one is told.
LOOKED_UP = {
    "/customers/people/?sort=": 400,
    "/customers/people/?cursor=": 400,
    "/customers/people/?tier=": 400,
    "/customers/people/?owner=": 400,
    "/customers/people/?team=": 400,
    "/customers/people/?created_from=": 400,
    "/customers/organizations/?sort=": 400,
    "/customers/organizations/?cursor=": 400,
    "/models/measures/M13/?part=&show=&cursor=": None,
}
# Where any text may stand: it finds nothing, or is passed over.
ANY_TEXT = (
    "/customers/people/?q=",
    "/customers/people/?city=",
    "/customers/people/?country=",
    "/customers/people/?source=",
    "/customers/people/?mine=",
    "/customers/people/?password__startswith=",
    "/customers/people/filters/?sort=",
    "/customers/portfolio/customers/?tier=",
    "/customers/portfolio/customers/?need=",
    "/customers/portfolio/customers/?offset=",
    "/customers/portfolio/customers/?r=",
    "/customers/log/?about=",
    "/customers/task/?about=",
    "/search/?q=",
    "/search/pick/?q=",
    "/models/idic/?as_of=",
    "/models/idic/?since=",
    "/models/work/?since=1&next=",
    "/models/measures/M13/?stage=",
    "/models/measures/M13/?part=",
    "/models/measures/M13/?show=",
    "/settings/changes/?kind=",
    "/settings/changes/?before=",
    "/import/?object=",
)
TOLD = ("SELECT ", "sqlite3", "psycopg", "Traceback", "duckdb", "root:x:0")


@pytest.fixture
def person(administrator):
    adopt_model(actor=administrator, model_id="idic")
    return create_person(actor=administrator, name="Ada", email="ada@example.com")


def knock(browser: Client, address: str, text: str):
    path, _mark, query = address.partition("?")
    names = [part.partition("=") for part in query.split("&")]
    data = {name: value or text for name, _equals, value in names}
    browser.raise_request_exception = False
    return browser.get(path, data)


def is_calm(answer, text: str) -> bool:
    body = answer.content.decode()
    return answer.status_code < 500 and not any(word in body for word in TOLD if word not in text)


@pytest.mark.parametrize("address", sorted(LOOKED_UP))
def test_a_name_outside_the_list_is_refused_in_plain_words(browser, person, address):
    for text in HOSTILE:
        answer = knock(browser, address, text)
        assert is_calm(answer, text), (address, text[:60])
        wanted = LOOKED_UP[address]
        if wanted:
            assert answer.status_code == wanted, (address, text[:60])


@pytest.mark.parametrize("address", ANY_TEXT)
def test_any_text_is_taken_as_a_text(browser, person, address):
    for text in HOSTILE:
        answer = knock(browser, address, text)
        assert is_calm(answer, text), (address, text[:60], answer.status_code)
        assert answer.status_code in (200, 302, 400, 404, 414), (address, text[:60])


@pytest.mark.parametrize(
    "path",
    [
        "/customers/people/{id}/cell/{text}/",
        "/customers/organizations/{text}/",
        "/models/{text}/",
        "/models/idic/{text}/",
        "/models/measures/{text}/",
        "/models/measures/{text}/rows.csv",
    ],
)
def test_a_name_in_an_address_that_is_none_is_not_there(browser, person, path):
    from django.utils.http import urlencode

    browser.raise_request_exception = False
    for text in HOSTILE:
        quoted = urlencode({"": text[:2000]})[1:]
        answer = browser.get(path.format(id=person.pk, text=quoted))
        assert answer.status_code in (400, 404), (path, text[:60], answer.status_code)


@pytest.mark.parametrize(
    "field", ["id", "clv", "tier", "created_at", "name__in", "owner_id", "password"]
)
def test_only_known_fields_are_edited_in_place(browser, person, field):
    answer = browser.post(f"/customers/people/{person.pk}/cell/{field}/", {"value": "9"})
    assert answer.status_code == 404


@pytest.mark.parametrize(
    "moment", ["0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-14:00", "nan"]
)
def test_a_moment_at_the_edge_of_time_does_not_break_the_timeline(browser, person, moment):
    browser.raise_request_exception = False
    answer = browser.get(f"/customers/people/{person.pk}/timeline/", {"before": moment})
    assert answer.status_code in (200, 400)


@pytest.mark.parametrize("moment", ["0001-01-01T00:00", "9999-12-31T23:59", "0000-00-00T00:00"])
def test_a_moment_at_the_edge_of_time_is_no_time_of_a_call(browser, person, moment):
    browser.raise_request_exception = False
    form = {
        "about": f"person-{person.pk}",
        "what": "call",
        "direction": "out",
        "occurred_at": moment,
    }
    assert browser.post("/customers/log/", form).status_code == 422


def test_a_birthday_on_29_february_without_a_year_is_shown(browser, person, administrator):
    from kith.customers.people.services import update_person

    update_person(actor=administrator, person=person, birthday="1904-02-29")
    answer = browser.get(f"/customers/people/{person.pk}/")
    assert answer.status_code == 200
    assert "29 Feb<" in answer.content.decode()


def test_ten_thousand_filters_are_refused_or_passed_over(browser, person):
    query = "&".join(f"f{number}=1" for number in range(10_000))
    browser.raise_request_exception = False
    assert browser.get(f"/customers/people/?{query}").status_code in (200, 400)


@pytest.mark.parametrize("where", ["get", "post", "path"])
def test_a_null_character_is_refused_everywhere(browser, person, where):
    if where == "get":
        answer = browser.get("/customers/people/", {"city": "a\x00b"})
    elif where == "post":
        answer = browser.post(f"/customers/people/{person.pk}/note/", {"text": "a\x00b"})
    else:
        answer = browser.get("/models/a%00b/")
    assert answer.status_code in (400, 404)
