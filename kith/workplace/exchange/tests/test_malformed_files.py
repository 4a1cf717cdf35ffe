"""B22: no file brings an import down; each row that cannot be read says why, the others come in."""

import io
import zipfile

import pytest

from kith.customers.people.models import Person
from kith.foundation.errors import KithError
from kith.workplace.exchange import queries
from kith.workplace.exchange.errors import UnreadableFile
from kith.workplace.exchange.tests.files import bring, counts, draft, reasons

pytestmark = pytest.mark.django_db


def test_an_empty_file_is_refused_with_a_remedy():
    for content in (b"", b"\n\n\n", b"\xef\xbb\xbf"):
        with pytest.raises(UnreadableFile, match="nothing in this file"):
            draft("people", content)


def test_a_heading_alone_brings_nothing():
    assert counts(bring("people", "name,email\n")) == {}


def test_five_thousand_columns_are_refused():
    with pytest.raises(UnreadableFile, match="too many columns"):
        draft("people", ",".join(f"c{i}" for i in range(5_000)) + "\n")


def test_an_unclosed_quotation_mark_spoils_its_row_and_not_the_file():
    rows = "".join(f"Name {i},n{i}@x.hu\n" for i in range(3_000))
    batch = bring("people", f'name,email\nGood,g@x.hu\n"Bad,b@x.hu\n{rows}')
    assert batch.rejected >= 1
    assert "This row cannot be read." in {message for _r, _c, message in reasons(batch)}
    assert Person.objects.filter(name__in=["Good", "Name 2999"]).count() == 2


def test_a_cell_of_ten_megabytes_spoils_its_row():
    batch = bring("people", f"name,city\nAnna,Pécs\nBig,{'x' * 10_000_000}\nBéla,Győr\n")
    assert batch.rejected == 1
    assert set(Person.objects.values_list("name", flat=True)) == {"Anna", "Béla"}
    assert len(str(batch.issues.get().cells)) < 5_000


def test_carriage_returns_alone_end_rows():
    assert counts(bring("people", "name,city\rAnna,Pécs\rBéla,Győr\r")) == {"created": 2}


def test_zero_bytes_are_dropped():
    bring("people", b"name,city\nAn\x00na,P\x00ecs\n")
    assert Person.objects.get().name == "Anna"


def test_bytes_of_another_encoding_spoil_their_row():
    text = "name,city\n" + "".join(f"Név{i},Győr\n" for i in range(20))
    batch = bring("people", text.encode() + b"Bad\xff\xfe,x\n")
    assert counts(batch) == {"created": 20, "rejected": 1}


@pytest.mark.parametrize(
    ("encoding", "name"),
    [("utf-8-sig", "Őri Ödön"), ("utf-16", "Őri Ödön"), ("utf-16-le", "Őri Ödön"), ("cp1250", "Őri Ödön"),
     ("cp1251", "Пётр Ёлкин"), ("cp1257", "Žydrūnė"), ("cp1252", "Françoise Muñoz")],
)  # fmt: skip
def test_every_encoding_of_our_languages_comes_in(encoding, name):
    rows = "".join(f"{name} {i},x{i}@x.hu\n" for i in range(5))
    bring("people", f"name,email\n{rows}".encode(encoding))
    assert Person.objects.filter(name=f"{name} 0").exists()


def test_a_wrong_guess_of_the_encoding_can_be_corrected():
    content = "name,city\nГотовка,x\n".encode("koi8-r")
    batch = bring("people", content, layout={"encoding": "koi8-r"})
    assert counts(batch) == {"created": 1}
    assert Person.objects.get().name == "Готовка"


def test_duplicate_and_empty_headings_are_left_to_the_user():
    batch = draft("people", "name,name,,email\nAnna,Other,x,a@x.hu\n")
    assert [s.field for s in queries.suggestions(batch)] == ["name", "", "", "email"]


def test_a_row_longer_than_the_heading_is_rejected_and_a_shorter_one_is_not():
    batch = bring("people", "name,email,city\nAnna,a@x.hu,Pécs,extra\nBéla\n")
    assert counts(batch) == {"created": 1, "rejected": 1}


@pytest.mark.parametrize("cell", ["0000-00-00", "9999-12-31", "31/02/2024", "2024-00-10"])
def test_impossible_dates_spoil_their_row(cell):
    batch = bring("people", f"name,birthday\nAnna,{cell}\nBéla,1980-01-31\n")
    assert counts(batch) == {"created": 1, "rejected": 1}


@pytest.mark.parametrize(
    "name", ["👩‍👩‍👧 Family", "علی\u200cرضا", "𐍈 Goth", "ISPARTALI İ", "\u202eevil", "a" * 200]
)
def test_names_of_every_script_come_in(name):
    batch = bring("people", f"number,name\n1,{name}\n")
    assert counts(batch) == {"created": 1}


def test_a_text_that_is_too_long_says_how_long_it_may_be():
    batch = bring("people", f"number,name\n1,{'a' * 201}\n")
    assert counts(batch) == {"rejected": 1}
    assert "200" in batch.issues.get().reasons[0]["remedy"]


@pytest.mark.parametrize(
    "email", ["a@bücher.example", '"quoted local"@x.hu', f"{'a' * 60}@{'b' * 60}.hu"]
)
def test_odd_but_valid_addresses_come_in(email):
    quoted = email.replace('"', '""')
    batch = bring("people", f'name,email\nAnna,"{quoted}"\n')
    assert counts(batch) == {"created": 1}


@pytest.mark.parametrize("email", ["a@", "@b.hu", "a b@c.hu", "x" * 400 + "@x.hu", "a@b@c.hu"])
def test_what_is_no_address_spoils_its_row(email):
    assert counts(bring("people", f"name,email\nAnna,{email}\n")) == {"rejected": 1}


def test_rejected_rows_can_be_downloaded_mended_and_are_safe_to_open():
    batch = bring("people", "name,email\n=cmd(),nobody\nAnna,a@x.hu\n")
    lines = "".join(queries.rejected_csv(batch)).splitlines()
    assert lines[0] == "Row,Result,Reason,name,email"
    assert lines[1].startswith("2,rejected,")
    assert "'=cmd()" in lines[1]
    mended = "\n".join(lines).replace("nobody,", "").replace(",nobody", ",ok@x.hu")
    assert counts(bring("people", mended)) == {"created": 1}
    assert Person.objects.get(email="ok@x.hu").name == "=cmd()"


def workbook(rows, *, title="Sheet1", second=None) -> bytes:
    import openpyxl

    book = openpyxl.Workbook()
    book.active.title = title
    for row in rows:
        book.active.append(row)
    if second:
        for row in second:
            book.create_sheet("Second") if "Second" not in book.sheetnames else None
            book["Second"].append(row)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def test_a_workbook_comes_in_with_its_dates_and_numbers():
    import datetime

    content = workbook(
        [
            ["customer", "date", "amount", "phone"],
            [1, datetime.datetime.fromisoformat("2024-01-31"), 12.5, 36201234567],
            ["0002", datetime.datetime.fromisoformat("2024-02-01 10:30"), 7, None],
        ]
    )
    batch = bring("orders", content, name="orders.xlsx")
    assert counts(batch) == {"created": 2}
    assert set(Person.objects.values_list("external_id", flat=True)) == {"1", "0002"}


def test_another_sheet_of_a_workbook_can_be_chosen():
    content = workbook([["name"], ["First"]], second=[["name", "city"], ["Second", "Pécs"]])
    bring("people", content, layout={"sheet": "Second"})
    assert Person.objects.get().name == "Second"


def test_a_workbook_of_formulas_brings_their_text_at_most():
    batch = bring("people", workbook([["name", "city"], ["Anna", "Pécs"], ["Béla", None]]))
    assert counts(batch) == {"created": 2}


def zipped(**parts: bytes) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name.replace("__", "/").replace("_xml", ".xml"), content)
    return stream.getvalue()


BILLION = (
    b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">'
    + b"".join(
        f'<!ENTITY {chr(98 + i)} "{("&" + chr(97 + i) + ";") * 10}">'.encode() for i in range(9)
    )
    + b"]><worksheet><sheetData><row><c><v>&j;</v></c></row></sheetData></worksheet>"
)


@pytest.mark.parametrize(
    "content",
    [
        b"PK\x03\x04 this is no archive",
        zipped(readme_xml=b"<a/>"),
        zipped(xl__worksheets__sheet1_xml=BILLION, xl__workbook_xml=b"<workbook/>"),
    ],
)
def test_a_broken_or_hostile_workbook_is_refused_with_a_remedy(content):
    with pytest.raises(KithError) as refused:
        draft("people", content, name="x.xlsx")
    assert "CSV" in refused.value.remedy


def test_a_workbook_that_unpacks_without_end_is_refused_unread(monkeypatch):
    from kith.workplace.exchange.engine import storage

    monkeypatch.setattr(storage, "EXPANDED_BYTES", 1_000_000)
    with pytest.raises(KithError, match="too large when unpacked"):
        draft("people", zipped(xl__worksheets__sheet1_xml=b"<a/>" * 1_000_000))


def test_a_file_over_the_limit_is_refused_and_leaves_nothing_behind(monkeypatch):
    from kith.workplace.exchange.engine import storage

    monkeypatch.setattr(storage, "FILE_BYTES", 1_000)
    before = set(storage.folder().iterdir())
    with pytest.raises(UnreadableFile, match="too large"):
        draft("people", "name\n" + "x" * 2_000)
    assert set(storage.folder().iterdir()) == before
