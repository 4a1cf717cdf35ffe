"""Whom a row means: number, e-mail, phone with name."""

import pytest

from kith.customers.people.matching import (
    PersonKeys,
    find_person_id,
    normalize_email,
    normalize_phone,
    normalize_point,
)
from kith.customers.people.models import Person, PersonContactPoint
from kith.foundation.errors import InvalidInput
from kith.foundation.text import fold


@pytest.mark.parametrize(
    "text", ["Anna@Firm.HU", " anna@firm.hu ", "mailto:anna@firm.hu", "Anna Kis <anna@Firm.hu>"]
)
def test_spellings_of_an_address_are_one(text):
    assert normalize_email(text) == "anna@firm.hu"


def test_an_international_domain_is_compared_in_ascii():
    assert normalize_email("a@bücher.example") == "a@xn--bcher-kva.example"


@pytest.mark.parametrize("text", ["anna", "anna@", "@firm.hu", "a b@firm.hu", "a@b", "a@x..hu", ""])
def test_what_is_no_address_is_none(text):
    assert normalize_email(text) is None


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("+36 20 123 4567", ""),
        ("0036-20-123-4567", ""),
        ("06 20 123 4567", "HU"),
        ("(06 20) 123-4567", "HU"),
        ("+36 (20) 1234567", "LT"),
        ("۰۰۳۶۲۰۱۲۳۴۵۶۷", ""),
    ],
)
def test_spellings_of_a_phone_number_are_one(text, country):
    assert normalize_phone(text, country) == "+36201234567"


def test_a_trunk_zero_in_brackets_is_dropped():
    assert normalize_phone("+44 (0)20 7946 0958") == "+442079460958"


def test_a_number_of_no_known_country_is_its_digits():
    assert normalize_phone("20 123-45") == "2012345"


def test_italian_numbers_keep_their_zero():
    assert normalize_phone("06 6982 1234", "IT") == "+390669821234"


def test_a_contact_point_that_is_no_address_names_the_remedy():
    with pytest.raises(InvalidInput, match=r"name@example\.com"):
        normalize_point("email", "anna at firm")


def person(name, *, number=None, email="", phone=""):
    row = Person.objects.create(name=name, external_id=number, email=email, phone=phone)
    for kind, value in (("email", email), ("phone", phone)):
        if value:
            PersonContactPoint.objects.create(
                person=row, kind=kind, value=value, normalized=normalize_point(kind, value)
            )
    return row


@pytest.mark.django_db
def test_a_shared_phone_alone_does_not_glue_strangers():
    person("Anna Kis", phone="+36201234567")
    assert find_person_id(PersonKeys(phones=("+36201234567",), name=fold("Béla Nagy"))) is None


@pytest.mark.django_db
def test_a_phone_with_the_same_name_is_the_same_person():
    anna = person("Kiss Ánna", phone="+36201234567")
    assert find_person_id(PersonKeys(phones=("+36201234567",), name=fold("KISS ANNA"))) == anna.pk


@pytest.mark.django_db
def test_an_address_decides_whatever_the_name():
    anna = person("Anna Kis", email="anna@firm.hu")
    assert find_person_id(PersonKeys(emails=("anna@firm.hu",), name="a. kis")) == anna.pk


@pytest.mark.django_db
def test_different_numbers_keep_a_shared_mailbox_apart():
    person("Anna", number="1", email="info@firm.hu")
    assert find_person_id(PersonKeys(external_id="2", emails=("info@firm.hu",))) is None


@pytest.mark.django_db
def test_the_number_comes_before_the_address():
    person("Anna", number="1", email="info@firm.hu")
    bela = person("Béla", number="2", email="info@firm.hu")
    assert find_person_id(PersonKeys(external_id="2", emails=("info@firm.hu",))) == bela.pk


@pytest.mark.django_db
def test_of_those_who_share_an_address_the_namesake_is_meant():
    person("Anna", email="home@x.hu")
    bela = person("Béla", email="home@x.hu")
    assert find_person_id(PersonKeys(emails=("home@x.hu",), name="bela")) == bela.pk
