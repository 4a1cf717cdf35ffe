"""Encoding, delimiter, heading, dates and decimal mark are told from the file itself."""

import pytest

from kith.workplace.exchange.reading.encoding import detect_encoding
from kith.workplace.exchange.reading.survey import detect_layout, survey_file

HUNGARIAN = "Név,Város\nKovács Béla,Győr\nTűzkő Ödön,Hódmezővásárhely\nŐsz Ágnes,Pécs\n"
RUSSIAN = "Имя;Город\nАнна Иванова;Москва\nПётр Сидоров;Санкт-Петербург\n"
LITHUANIAN = "Vardas\tMiestas\nŽydrūnas Ąžuolas\tKėdainiai\nEglė Šukytė\tPanevėžys\n"
PERSIAN = "نام,شهر\nعلی رضایی,شیراز\nمریم احمدی,تهران\n"


@pytest.mark.parametrize(
    ("text", "encoding", "found"),
    [
        (HUNGARIAN, "utf-8", "utf-8"),
        (HUNGARIAN, "utf-8-sig", "utf-8-sig"),
        (HUNGARIAN, "cp1250", "cp1250"),
        (RUSSIAN, "utf-8", "utf-8"),
        (RUSSIAN, "cp1251", "cp1251"),
        (RUSSIAN, "koi8-r", "koi8-r"),
        (RUSSIAN, "utf-16", "utf-16"),
        (LITHUANIAN, "cp1257", "cp1257"),
        (PERSIAN, "utf-8", "utf-8"),
        (HUNGARIAN, "utf-16-le", "utf-16-le"),
        (HUNGARIAN, "utf-16-be", "utf-16-be"),
        ("name,city\nAnna,Pecs\n", "ascii", "utf-8"),
    ],
)
def test_the_encoding_is_told_from_marks_validity_and_letters(tmp_path, text, encoding, found):
    path = tmp_path / "file.csv"
    path.write_bytes(text.encode(encoding))
    assert detect_encoding(path) == found
    assert path.read_text(encoding=found).splitlines()[1:] == text.splitlines()[1:]


def test_a_mark_of_utf_16_is_seen_in_both_orders(tmp_path):
    for mark, codec in ((b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be")):
        path = tmp_path / codec
        path.write_bytes(mark + HUNGARIAN.encode(codec))
        assert path.read_text(encoding=detect_encoding(path)) == HUNGARIAN


def test_one_bad_byte_does_not_change_the_encoding_of_a_file(tmp_path):
    path = tmp_path / "file.csv"
    path.write_bytes(HUNGARIAN.encode() * 5 + b"Bad \xff,Byte\n")
    assert detect_encoding(path) == "utf-8"


@pytest.mark.parametrize(
    ("text", "kind", "delimiter"),
    [
        ("a,b,c\n1,2,3\n4,5,6\n", "csv", ","),
        ("a;b;c\n1,5;2;3\n4,5;5;6\n", "csv", ";"),
        ("a\tb\n1\t2\n", "csv", "\t"),
        ("a|b\n1|2\n", "csv", "|"),
        ('name;note\nAnna;"a, b, c"\nBéla;"d, e"\n', "csv", ";"),
        (" 00004 0001 19970101  2   29.33\r\n 00021 0002 19970113  1   11.77\r\n", "spaces", " "),
        ("e-mail\nanna@x.hu\nbela@x.hu\n", "csv", ","),
        ("sep=;\na;b\n1;2\n", "csv", ";"),
    ],
)
def test_the_delimiter_is_what_parts_rows_alike(tmp_path, text, kind, delimiter):
    path = tmp_path / "file.csv"
    path.write_text(text)
    layout = detect_layout(path)
    assert (layout.kind, layout.delimiter if kind == "csv" else " ") == (kind, delimiter)


def look(tmp_path, text, known=frozenset({"name", "date", "amount"}), **options):
    path = tmp_path / "file.csv"
    path.write_text(text)
    return survey_file(path, detect_layout(path), known_headings=known, **options)


def test_a_known_heading_makes_the_first_row_a_heading(tmp_path):
    survey = look(tmp_path, "Name,Extra\nAnna,x\n")
    assert survey.layout.has_heading
    assert (survey.headings, survey.total_rows) == (["Name", "Extra"], 1)


def test_words_over_numbers_are_a_heading_whoever_wrote_them(tmp_path):
    assert look(tmp_path, "qwe,rty\n1,2\n3,4\n").layout.has_heading


@pytest.mark.parametrize("text", ["1,2\n3,4\n", "anna@x.hu,5\n", "2024-01-31,Anna\n", "a,b\nc,d\n"])
def test_data_in_the_first_row_is_no_heading(tmp_path, text):
    survey = look(tmp_path, text)
    assert not survey.layout.has_heading
    assert survey.total_rows == text.count("\n")


@pytest.mark.parametrize(
    ("cells", "order"),
    [
        (["31/01/2024", "05/02/2024"], "dmy"),
        (["01/31/2024", "02/05/2024"], "mdy"),
        (["2024-01-31", "2024-02-05"], "ymd"),
        (["31.01.2024", "05.02.2024"], "dmy"),
        (["19970101", "19970118"], "ymd"),
        (["31/01/2024 14:30", "05/02/2024 09:00:10"], "dmy"),
        (["۳۱/۰۱/۲۰۲۴"], "dmy"),
        (["۱۴۰۳/۰۲/۱۵"], "ymd"),
    ],
)
def test_day_and_month_are_told_apart_by_the_column(tmp_path, cells, order):
    survey = look(tmp_path, "name,date\n" + "".join(f"x,{cell}\n" for cell in cells))
    assert survey.layout.date_orders == {"1": order}
    assert survey.layout.ambiguous == []


def test_evidence_far_down_the_file_counts(tmp_path):
    rows = "x,03/04/2024\n" * 5_000 + "x,12/25/2024\n"
    assert look(tmp_path, "name,date\n" + rows).layout.date_orders == {"1": "mdy"}


def test_dates_that_do_not_tell_are_reported_as_ambiguous(tmp_path):
    survey = look(tmp_path, "name,date\nx,03/04/2024\nx,05/06/2024\n")
    assert survey.layout.ambiguous == [1]
    assert survey.layout.date_order == "dmy"


def test_an_american_firm_writes_the_month_first_where_nothing_tells(tmp_path):
    assert look(tmp_path, "name,date\nx,03/04/2024\n", country="US").layout.date_order == "mdy"


@pytest.mark.parametrize(
    ("cells", "mark"),
    [
        (["1.234,56", "7,00"], ","),
        (["1,234.56", "7.00"], "."),
        (["12.5", "13"], "."),
        (["0,125"], ","),
        (["1 234,5"], ","),
        (["12", "13"], "."),
    ],
)
def test_the_decimal_mark_is_told_by_numbers_that_cannot_be_read_otherwise(tmp_path, cells, mark):
    survey = look(tmp_path, "name\tamount\n" + "".join(f"x\t{cell}\n" for cell in cells))
    assert survey.layout.decimal == mark


def test_a_semicolon_file_has_decimal_commas_where_nothing_tells(tmp_path):
    assert look(tmp_path, "name;amount\nx;1,234\ny;2,345\n").layout.decimal == ","
