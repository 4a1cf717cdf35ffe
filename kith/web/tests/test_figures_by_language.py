"""Figures are written as each language writes them."""

from datetime import date
from decimal import Decimal

import pytest

from kith.web.format import money, number, percent, relative_day, short_day, signed, span


@pytest.mark.parametrize(
    ("language", "written"),
    [
        ("en", "1,234,567.5"),
        ("hu", "1\u202f234\u202f567,5"),
        ("ru", "1\u202f234\u202f567,5"),
        ("lt", "1\u202f234\u202f567,5"),
        ("fa", "۱٬۲۳۴٬۵۶۷٫۵"),
    ],
)
def test_a_number_has_the_signs_and_digits_of_its_language(language, written):
    assert number(1234567.5, language) == written


def test_a_negative_number_has_a_true_minus():
    assert number(-12, "en") == "−12"


def test_what_rounds_to_zero_has_no_minus():
    assert number(Decimal("-0.004"), "en", 2) == "0.00"


def test_halves_are_rounded_away_from_zero():
    assert number(Decimal("0.125"), "en", 2) == "0.13"


def test_nothing_is_a_dash_and_never_zero():
    assert number(None, "en") == money(None, "EUR", "en") == percent(float("nan"), "en") == "—"


@pytest.mark.parametrize(
    ("amount", "currency", "language", "written"),
    [
        (Decimal("9840.40"), "EUR", "en", "€9,840"),
        (Decimal("-1.9"), "EUR", "en", "−€1.90"),
        (Decimal("1234"), "HUF", "hu", "1\u202f234\u00a0Ft"),
        (Decimal("9840"), "EUR", "fa", "۹٬۸۴۰\u00a0€"),
        (Decimal("12.5"), "JPY", "en", "¥13"),
        (Decimal("5"), "CHF", "en", "CHF\u00a05"),
    ],
)
def test_money_stands_with_its_sign_where_the_language_puts_it(amount, currency, language, written):
    assert money(amount, currency, language) == written


def test_a_small_share_keeps_one_decimal():
    assert percent(0.079, "en") == "7.9%"
    assert percent(0.413, "en") == "41%"
    assert percent(0.413, "ru") == "41\u00a0%"
    assert percent(0.413, "fa") == "۴۱٪"


def test_a_difference_shows_plus_and_minus():
    assert signed(0.4, "en") == "+0.4"
    assert signed(-2.8, "en") == "−2.8"


def test_a_range_with_a_minus_is_written_with_to():
    assert span("−2.8", "+2.7") == "−2.8 to +2.7"
    assert span("68%", "73%") == "68% – 73%"


def test_a_day_stands_before_its_month_and_the_year_only_when_it_is_another():
    today = date(2026, 9, 14)
    assert short_day(date(2026, 9, 3), "en", today) == "3 Sep"
    assert short_day(date(2025, 9, 3), "en", today) == "3 Sep 2025"


def test_persian_dates_follow_the_persian_calendar():
    assert short_day(date(2026, 3, 21), "fa", date(2026, 6, 1)) == "۱ فروردین"


def test_days_near_by_are_said_as_people_say_them():
    today = date(2026, 9, 14)
    assert relative_day(date(2026, 9, 15), "en", today) == "tomorrow"
    assert relative_day(date(2026, 9, 11), "en", today) == "3 days ago"
    assert relative_day(date(2026, 7, 8), "en", today) == "8 Jul"
