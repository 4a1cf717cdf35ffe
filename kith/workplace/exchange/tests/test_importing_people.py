"""People are recognized, completed, and never overwritten by blanks."""

import pytest

from kith.customers.organizations.models import Membership, Organization
from kith.customers.people.models import Person, PersonContactPoint
from kith.customers.timeline.models import Need
from kith.workplace.audit.models import AuditEntry
from kith.workplace.exchange.tests.files import bring, counts, reasons
from kith.workplace.search.queries import search_records

pytestmark = pytest.mark.django_db


def test_a_person_comes_in_with_addresses_and_can_be_found():
    batch = bring("people", "name,email,phone,city\nAnna Kis,Anna@Firm.hu,+36 20 123 4567,Győr\n")
    assert counts(batch) == {"created": 1}
    anna = Person.objects.get()
    assert (anna.name, anna.email, anna.city) == ("Anna Kis", "Anna@Firm.hu", "Győr")
    points = anna.contact_points.order_by("kind").values_list("kind", "normalized", "is_primary")
    assert list(points) == [("email", "anna@firm.hu", True), ("phone", "+36201234567", True)]
    entries = AuditEntry.objects.filter(change_set=batch.change_set)
    assert sorted(entries.values_list("kind", flat=True)) == [
        "person", "person_contact_point", "person_contact_point",
    ]  # fmt: skip


def test_an_imported_person_is_in_the_search_index(django_user_model):
    bring("people", "name,city\nAnna Kis,Győr\n")
    boss = django_user_model.objects.create_user("b@x.hu", name="B", role="administrator")
    assert [hit.record.name for hit in search_records(boss, "gyor kis")] == ["Anna Kis"]


def test_equal_values_are_no_edit():
    text = "number,name,email\n1,Anna,anna@x.hu\n"
    bring("people", text)
    before = Person.objects.values().get()
    again = bring("people", text)
    assert counts(again) == {"unchanged": 1}
    assert Person.objects.values().get() == before
    assert not AuditEntry.objects.filter(change_set=again.change_set).exists()


def test_another_spelling_of_an_address_is_no_edit():
    bring("people", "number,name,email,phone\n1,Anna,anna@x.hu,+36201234567\n")
    again = bring("people", "number,name,email,phone\n1,Anna,ANNA@X.hu,0036 20 123-4567\n")
    assert counts(again) == {"unchanged": 1}


def test_blank_cells_do_not_overwrite():
    bring("people", "number,name,city\n1,Anna,Pécs\n")
    assert counts(bring("people", "number,name,city\n1,Anna Kis,\n")) == {"updated": 1}
    anna = Person.objects.get()
    assert (anna.name, anna.city) == ("Anna Kis", "Pécs")


@pytest.mark.parametrize("blank", ["", "-", "n/a", "NULL", "  "])
def test_words_that_mean_blank_are_blank(blank):
    bring("people", f"number,name,city\n1,Anna,{blank}\n")
    assert Person.objects.get().city == ""


def test_a_later_row_about_the_same_person_is_a_duplicate_with_its_reason():
    batch = bring("people", "name,email,city\nAnna,anna@x.hu,Pécs\nAnna,ANNA@x.hu,Győr\n")
    assert counts(batch) == {"created": 1, "duplicates": 1}
    assert Person.objects.get().city == "Pécs"
    assert reasons(batch) == [(3, "", "An earlier row of this file is about the same person.")]


def test_a_shared_phone_does_not_glue_strangers():
    batch = bring(
        "people", "name,phone\nAnna,+36201234567\nBéla,+36201234567\nANNA,0036201234567\n"
    )
    assert counts(batch) == {"created": 2, "duplicates": 1}


def test_a_shared_mailbox_with_different_numbers_is_two_people():
    batch = bring("people", "number,name,email\n1,Anna,info@x.hu\n2,Béla,info@x.hu\n")
    assert counts(batch) == {"created": 2}


def test_a_number_is_given_to_somebody_known_by_address_alone():
    bring("people", "name,email\nAnna,anna@x.hu\n")
    assert counts(bring("people", "number,email\n7,anna@x.hu\n")) == {"updated": 1}
    assert Person.objects.get().external_id == "7"


def test_a_person_known_by_name_alone_is_keyed_by_the_file():
    text = "name,city\nAnna,Pécs\nAnna,Pécs\n"
    assert counts(bring("people", text)) == {"created": 2}
    assert counts(bring("people", text)) == {"unchanged": 2}


def test_a_new_address_becomes_the_first_and_the_old_one_stays():
    bring("people", "number,name,email\n1,Anna,old@x.hu\n")
    bring("people", "number,name,email\n1,Anna,new@x.hu\n")
    assert Person.objects.get().email == "new@x.hu"
    points = PersonContactPoint.objects.order_by("value").values_list("value", "is_primary")
    assert list(points) == [("new@x.hu", True), ("old@x.hu", False)]


def test_several_addresses_in_a_cell_and_in_several_columns_are_all_taken():
    bring("people", "name,Email,Work email\nAnna,a@x.hu; b@x.hu,c@x.hu\n")
    assert Person.objects.get().email == "a@x.hu"
    assert PersonContactPoint.objects.count() == 3


def test_names_are_put_together_in_the_order_of_the_files_language():
    bring("people", "Vezetéknév,Keresztnév\nKis,Anna\n")
    bring("people", "First name,Last name\nJohn,Smith\n")
    assert sorted(Person.objects.values_list("name", flat=True)) == ["John Smith", "Kis Anna"]


def test_a_national_phone_is_of_the_rows_country():
    bring("people", "name,phone,country\nAnna,06 20 123 4567,Magyarország\n")
    assert PersonContactPoint.objects.get().normalized == "+36201234567"
    assert Person.objects.get().country == "HU"


def test_create_mode_leaves_known_people_alone():
    bring("people", "number,name\n1,Anna\n")
    batch = bring("people", "number,name\n1,Other\n2,Béla\n", mode="create")
    assert counts(batch) == {"created": 1, "duplicates": 1}
    assert Person.objects.get(external_id="1").name == "Anna"


def test_update_mode_makes_nobody():
    bring("people", "number,name\n1,Anna\n")
    batch = bring("people", "number,name\n1,Anna Kis\n2,Béla\n", mode="update")
    assert counts(batch) == {"updated": 1, "rejected": 1}
    assert Person.objects.count() == 1


def test_update_by_one_field_ignores_the_others():
    bring("people", "number,name,email\n1,Anna,anna@x.hu\n")
    batch = bring(
        "people", "name,email,phone\nBéla,bela@x.hu,+36201111111\nAnna K,anna@x.hu,\n",
        update_by="email",
    )  # fmt: skip
    assert counts(batch) == {"created": 1, "updated": 1}


def test_employers_become_memberships_and_unknown_ones_are_made():
    text = "name,email,company,job title\nAnna,a@x.hu,Alfa Kft.,CEO\nBéla,b@x.hu,ALFA KFT.,CTO\n"
    batch = bring("people", text)
    assert batch.beside == {"organizations_created": 1}
    assert Organization.objects.get().name == "Alfa Kft."
    assert set(Membership.objects.values_list("person__name", "job_title")) == {
        ("Anna", "CEO"), ("Béla", "CTO"),
    }  # fmt: skip
    assert counts(bring("people", text)) == {"unchanged": 2}


def test_consent_and_needs_are_recorded_once():
    text = (
        "name,email,consent,consent date,need\n"
        "Anna,a@x.hu,yes,2024-01-31,fast delivery; low price\nBéla,b@x.hu,no,2024-02-01,\n"
    )
    bring("people", text)
    anna, bela = Person.objects.order_by("name")
    assert list(anna.consents.values_list("action", "channel", "basis")) == [
        ("given", "email", "consent")
    ]
    assert anna.consents.get().proof == "file.csv, row 2"
    assert bela.consents.get().action == "withdrawn"
    assert set(Need.objects.values_list("name", "evidence")) == {
        ("fast delivery", "stated"), ("low price", "stated"),
    }  # fmt: skip
    assert counts(bring("people", text)) == {"unchanged": 2}


def test_unsubscribed_is_the_reverse_of_consent():
    bring("people", "email,Unsubscribed from all email\na@x.hu,true\nb@x.hu,false\n")
    assert Person.objects.get(email="a@x.hu").consents.get().action == "withdrawn"
    assert not Person.objects.get(email="b@x.hu").consents.exists()


def test_every_bad_cell_of_a_row_is_named():
    batch = bring("people", "name,email,birthday,country\nAnna,nobody,31/02/2024,Atlantis\n")
    assert counts(batch) == {"rejected": 1}
    assert [(row, column) for row, column, _m in reasons(batch)] == [
        (2, "email"), (2, "birthday"),
    ]  # fmt: skip
    assert not Person.objects.exists()


def test_a_row_about_nobody_is_rejected():
    batch = bring("people", "name,city\n,Pécs\nAnna,Pécs\n")
    assert counts(batch) == {"created": 1, "rejected": 1}


def test_a_default_fills_blank_cells():
    bring("people", "name,country\nAnna,\nBéla,LT\n", defaults={"country": "Hungary"})
    assert list(Person.objects.order_by("name").values_list("country", flat=True)) == ["HU", "LT"]


def test_an_owner_or_a_country_that_nobody_knows_is_left_out_and_counted(django_user_model):
    seller = django_user_model.objects.create_user("s@x.hu", name="Sára Kis")
    batch = bring("people", "name,owner,country\nAnna,SARA KIS,HU\nBéla,Who Else,Atlantis\n")
    assert counts(batch) == {"created": 2}
    assert batch.beside == {"cells_left_out": 2}
    owners = Person.objects.order_by("name").values_list("owner", "country")
    assert list(owners) == [(seller.pk, "HU"), (None, "")]
