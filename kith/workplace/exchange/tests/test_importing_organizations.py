"""Organizations are recognized by number, tax number, domain, then name in any spelling."""

import pytest

from kith.customers.organizations.models import Organization, OrganizationContactPoint
from kith.workplace.exchange.tests.files import bring, counts

pytestmark = pytest.mark.django_db


def test_an_organization_comes_in_with_its_addresses():
    bring(
        "organizations", "name,domain,website,email\nAlfa,ALFA.hu,https://www.alfa.hu/,i@alfa.hu\n"
    )
    alfa = Organization.objects.get()
    assert (alfa.domain, alfa.email) == ("alfa.hu", "i@alfa.hu")
    assert set(OrganizationContactPoint.objects.values_list("kind", "normalized")) == {
        ("web", "alfa.hu"), ("email", "i@alfa.hu"),
    }  # fmt: skip


@pytest.mark.parametrize(
    "row", ["1,,,Other", ",alfa.hu,,Other", ",,12345678-2-41,Other", ",,,ALFA  kft."]
)
def test_any_key_recognizes_it(row):
    headings = "number,domain,tax number,name\n"
    bring("organizations", f"{headings}1,alfa.hu,12345678-2-41,Alfa Kft.\n")
    batch = bring("organizations", headings + row + "\n")
    assert not batch.created
    assert Organization.objects.count() == 1


def test_different_numbers_keep_namesakes_apart():
    batch = bring("organizations", "number,name\n1,Alfa\n2,Alfa\n")
    assert counts(batch) == {"created": 2}


def test_a_spelling_in_the_same_file_is_a_duplicate():
    batch = bring("organizations", "name\nKovács Kft.\nKOVACS KFT.\n", layout={"has_heading": True})
    assert counts(batch) == {"created": 1, "duplicates": 1}


def test_the_same_file_again_changes_nothing():
    text = "name,phone,employees\nAlfa,+3612345678,12\nBeta,+3612345679,7\n"
    bring("organizations", text)
    assert counts(bring("organizations", text)) == {"unchanged": 2}
