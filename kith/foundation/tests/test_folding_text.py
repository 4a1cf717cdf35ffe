import pytest
from hypothesis import given
from hypothesis import strategies as st

from kith.foundation.text import ascii_digits, fold, fold_heading


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("  Kovács   ÁRON ", "kovacs aron"),
        ("Žydrūnas", "zydrunas"),
        ("ЁЛКА", "елка"),
        ("علي", "علی"),
        ("می‌روم", "می روم"),
        ("STRASSE", "straße"),
        ("İstanbul", "istanbul"),
        ("Łódź", "lodz"),
    ],
)
def test_spellings_of_one_name_are_equal_when_folded(one, other):
    assert fold(one) == fold(other)


def test_different_names_stay_different():
    assert fold("Kovács Ádám") != fold("Kovács Éva")


@pytest.mark.parametrize("heading", ["E-mail", "e_mail", " E  MAIL ", "É-mail"])
def test_a_heading_is_its_letters_and_digits(heading):
    assert fold_heading(heading) == "e mail"


def test_persian_digits_become_ascii():
    assert ascii_digits("۱۴۰۳/۰۲/۱۵") == "1403/02/15"


@given(st.text())
def test_folding_twice_changes_nothing(text):
    assert fold(fold(text)) == fold(text)
