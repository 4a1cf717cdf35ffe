"""A cell becomes a value, or a reason with a remedy; it is never guessed at silently."""

from datetime import UTC, date, datetime, time, timedelta, timezone
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kith.workplace.exchange.errors import BadCell
from kith.workplace.exchange.export.formula import guard, unguard
from kith.workplace.exchange.reading.cells import clean
from kith.workplace.exchange.reading.dates import day_reader, moment_reader, read_clock
from kith.workplace.exchange.reading.numbers import number_reader
from kith.workplace.exchange.reading.places import countries, currencies, languages
from kith.workplace.exchange.reading.values import read_yes_no


@pytest.mark.parametrize(
    ("text", "order", "day"),
    [
        ("19970101", "dmy", date(1997, 1, 1)),
        ("2024-01-31", "dmy", date(2024, 1, 31)),
        ("31.01.2024", "dmy", date(2024, 1, 31)),
        ("31. 1. 2024.", "dmy", date(2024, 1, 31)),
        ("03/04/2024", "dmy", date(2024, 4, 3)),
        ("03/04/2024", "mdy", date(2024, 3, 4)),
        ("3/4/24", "mdy", date(2024, 3, 4)),
        ("2024.01.31.", "ymd", date(2024, 1, 31)),
        ("31 Jan 2024", "dmy", date(2024, 1, 31)),
        ("January 31, 2024", "dmy", date(2024, 1, 31)),
        ("۲۰۲۴-۰۱-۳۱", "dmy", date(2024, 1, 31)),
        ("۱۴۰۳/۰۱/۰۱", "ymd", date(2024, 3, 20)),
        ("2024-01-31 14:30", "dmy", date(2024, 1, 31)),
    ],
)
def test_dates_as_firms_write_them(text, order, day):
    assert day_reader(order)(text) == day


@pytest.mark.parametrize(
    "text",
    ["0000-00-00", "31/02/2024", "9999-01-01", "yesterday", "45/45/2024", "2024-13-01", "12"],
)
def test_what_is_no_date_is_refused_with_a_remedy(text):
    with pytest.raises(BadCell) as refused:
        day_reader("dmy")(text)
    assert "2024-01-31" in refused.value.remedy


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("2024-01-31T14:30:05Z", datetime(2024, 1, 31, 14, 30, 5, tzinfo=UTC)),
        ("2024-01-31 14:30:05.25 +01:00", datetime(2024, 1, 31, 13, 30, 5, 250_000, tzinfo=UTC)),
        ("2024-01-31 2:30 PM", datetime(2024, 1, 31, 13, 30, tzinfo=UTC)),
        ("31/01/2024 12:15 AM", datetime(2024, 1, 30, 23, 15, tzinfo=UTC)),
        ("2024-07-01 10:00", datetime(2024, 7, 1, 8, 0, tzinfo=UTC)),
    ],
)
def test_a_time_without_a_zone_is_the_firms(text, moment):
    assert moment_reader("dmy", ZoneInfo("Europe/Budapest"))(text) == moment


@pytest.mark.parametrize("zone", ["UTC", "Europe/Budapest", "Asia/Tehran", "America/New_York"])
def test_a_bare_date_is_that_date_in_utc_and_at_the_firm(zone):
    moment = moment_reader("ymd", ZoneInfo(zone))("1997-01-01")
    assert moment.date() == date(1997, 1, 1)
    assert moment.astimezone(ZoneInfo(zone)).date() == date(1997, 1, 1)


FIRST, LAST = datetime.fromisoformat("1900-01-01"), datetime.fromisoformat("2150-01-01")


@given(st.datetimes(FIRST, LAST), st.integers(-720, 720))
def test_an_iso_moment_with_an_offset_is_read_exactly(moment, minutes):
    aware = moment.replace(tzinfo=timezone(timedelta(minutes=minutes)))
    assert moment_reader("dmy", UTC)(aware.isoformat()) == aware


def test_times_of_day():
    assert read_clock("14:30")[0] == time(14, 30)
    assert read_clock("9.05")[0] == time(9, 5)
    with pytest.raises(BadCell):
        read_clock("25:00")


@pytest.mark.parametrize(
    ("text", "decimal", "number"),
    [
        ("29.33", ".", "29.33"),
        ("1,234.50", ".", "1234.5"),
        ("1.234,50", ",", "1234.5"),
        ("1 234,5", ",", "1234.5"),
        ("1\u202f234,5", ",", "1234.5"),
        ("1'234.5", ".", "1234.5"),
        ("€ 12.50", ".", "12.5"),
        ("12 500 Ft", ",", "12500"),
        ("$1,000", ".", "1000"),
        ("(12.50)", ".", "-12.5"),
        ("12.50-", ".", "-12.5"),
        ("−5", ".", "-5"),
        ("+7", ".", "7"),
        ("۱۲٫۵", ".", "12.5"),
        (".5", ".", "0.5"),
        ("1,00,000", ".", "100000"),
    ],
)
def test_numbers_as_firms_write_them(text, decimal, number):
    assert number_reader(decimal, 4)(text) == Decimal(number)


@pytest.mark.parametrize(
    ("text", "decimal"),
    [("12,50", "."), ("1.2.3", "."), ("abc", "."), ("1e5", "."), ("--5", "."), ("12,5,6", ","),
     ("NaN", "."), ("9" * 20, "."), ("٫", "."), ("1.50", ",")],
)  # fmt: skip
def test_a_number_that_could_mean_another_is_refused(text, decimal):
    with pytest.raises(BadCell):
        number_reader(decimal, 4)(text)


@given(st.decimals(-(10**9), 10**9, places=4))
def test_a_plain_number_is_read_exactly(number):
    assert number_reader(".", 4)(format(number, "f")) == number


@pytest.mark.parametrize("word", ["yes", "Y", "1", "igen", "да", "بله", "taip", "TRUE", "x", "✓"])
def test_yes_in_every_language(word):
    assert read_yes_no(word) is True


@pytest.mark.parametrize("word", ["no", "0", "nem", "нет", "خیر", "ne", "False"])
def test_no_in_every_language(word):
    assert read_yes_no(word) is False


@pytest.mark.parametrize(
    "name", ["hu", "hungary", "magyarorszag", "венгрия", "مجارستان", "vengrija"]
)
def test_a_country_by_code_or_by_name_in_every_language(name):
    assert countries()[name] == "HU"


def test_languages_and_currencies_by_code_or_name():
    assert languages()["magyar"] == languages()["hungarian"] == languages()["hu"] == "hu"
    assert currencies()["eur"] == currencies()["€"] == currencies()["euro"] == "EUR"


@pytest.mark.parametrize(
    "cell",
    ["=1+1", "+36201234567", "-5", "@cmd", "\t=x", "\r=x", "\n=x", " =x", "＝1", "'=1", "''=1",
     "=HYPERLINK(\"x\")", "'\t"],
)  # fmt: skip
def test_a_cell_that_a_spreadsheet_would_run_is_guarded(cell):
    assert guard(cell) == "'" + cell
    assert unguard(guard(cell)) == cell


@given(st.text())
def test_guarding_and_freeing_gives_back_every_text(text):
    assert unguard(guard(text)) == text
    assert not guard(text)[:1] or guard(text)[0] not in "=+-@\t\r\n＝＋－＠"


def test_an_import_frees_a_guarded_cell():
    assert clean("'+36 20 123 4567") == "+36 20 123 4567"
    assert clean("'Neill") == "'Neill"


def test_control_characters_do_not_come_in():
    assert clean("An\x00na\x1b") == "Anna"
