"""Headings in five languages, and as Pipedrive and HubSpot write them, find their fields."""

import pytest

from kith.workplace.exchange.engine.mapping import puts_family_first, suggest_mapping
from kith.workplace.exchange.targets import aliases_of, targets

PEOPLE = {
    "en": "First name,Last name,E-mail,Phone,Company,City,Date of birth",
    "hu": "Keresztnév,Vezetéknév,E-mail cím,Telefonszám,Cégnév,Város,Születési idő",
    "ru": "Имя,Фамилия,Электронная почта,Телефон,Организация,Город,Дата рождения",
    "fa": "نام,نام خانوادگی,ایمیل,شماره تلفن,شرکت,شهر,تاریخ تولد",
    "lt": "Vardas,Pavardė,El. paštas,Telefonas,Įmonė,Miestas,Gimimo data",
}
ORDERS = {
    "en": "Order number,Customer,Order date,Total,Quantity,Currency",
    "hu": "Rendelésszám,Vevőkód,Rendelés dátuma,Végösszeg,Mennyiség,Pénznem",
    "ru": "Номер заказа,Код клиента,Дата заказа,Сумма,Количество,Валюта",
    "fa": "شماره سفارش,کد مشتری,تاریخ سفارش,مبلغ,تعداد,ارز",
    "lt": "Užsakymo numeris,Kliento kodas,Užsakymo data,Suma,Kiekis,Valiuta",
}


def fields(target, headings):
    return [s.field for s in suggest_mapping(target, headings, [[] for _ in headings])]


@pytest.mark.parametrize("language", PEOPLE)
def test_people_in_every_language(language):
    assert fields("people", PEOPLE[language].split(",")) == [
        "given_name", "family_name", "email", "phone", "organization", "city", "birthday",
    ]  # fmt: skip


@pytest.mark.parametrize("language", ORDERS)
def test_orders_in_every_language(language):
    assert fields("orders", ORDERS[language].split(",")) == [
        "external_id", "person", "ordered_at", "amount", "quantity", "currency",
    ]  # fmt: skip


def test_people_as_pipedrive_writes_them():
    headings = [
        "Person - Name", "Person - First name", "Person - Last name", "Person - Email - Work",
        "Person - Email - Home", "Person - Phone - Mobile", "Person - Organization",
        "Person - Job title", "Person - Owner", "Person - Open deals", "Person - Marketing status",
        "Person - ID",
    ]  # fmt: skip
    assert fields("people", headings) == [
        "name", "given_name", "family_name", "email", "email", "phone", "organization",
        "job_title", "owner", "", "consent", "external_id",
    ]  # fmt: skip


def test_people_as_hubspot_writes_them():
    headings = [
        "Record ID", "First Name", "Last Name", "Email", "Phone Number", "Mobile Phone Number",
        "Job Title", "Company Name", "Street Address", "City", "State/Region", "Zip code",
        "Country/Region", "Contact owner", "Lifecycle Stage", "Original Source",
        "Unsubscribed from all email",
    ]  # fmt: skip
    assert fields("people", headings) == [
        "external_id", "given_name", "family_name", "email", "phone", "phone", "job_title",
        "organization", "street", "city", "region", "postal_code", "country", "owner", "", "source",
        "unsubscribed",
    ]  # fmt: skip


def test_organizations_as_pipedrive_and_hubspot_write_them():
    pipedrive = ["Organization - Name", "Organization - Owner", "Organization - Address",
                 "Organization - Open deals"]  # fmt: skip
    hubspot = ["Record ID", "Company name", "Company Domain Name", "Website URL", "Industry", "City",
               "Country/Region", "Company owner"]  # fmt: skip
    assert fields("organizations", pipedrive) == ["name", "owner", "street", ""]
    assert fields("organizations", hubspot) == [
        "external_id", "name", "domain", "website", "industry", "city", "country", "owner",
    ]  # fmt: skip


def test_won_deals_as_pipedrive_and_hubspot_write_them():
    pipedrive = ["Deal - ID", "Deal - Title", "Deal - Value", "Deal - Currency of Value",
                 "Deal - Contact person ID", "Deal - Won time", "Deal - Status"]  # fmt: skip
    hubspot = ["Record ID", "Deal Name", "Amount", "Close Date", "Associated Contact IDs"]
    assert fields("orders", pipedrive) == [
        "external_id", "product_name", "amount", "currency", "person", "ordered_at", "status",
    ]  # fmt: skip
    assert fields("orders", hubspot) == [
        "external_id", "product_name", "amount", "ordered_at", "person",
    ]  # fmt: skip


def test_the_headings_of_the_public_order_file_are_known():
    headings = ["customer_id", "date", "number_of_cds", "dollar_value"]
    assert fields("orders", headings) == ["person", "ordered_at", "quantity", "amount"]


def test_a_number_of_its_own_comes_before_a_mere_id():
    assert fields("people", ["id", "external_id", "name"]) == ["", "external_id", "name"]


def test_an_unknown_heading_over_addresses_is_guessed_but_not_taken_for_certain():
    [suggestion] = suggest_mapping("people", ["Xyz"], [["anna@x.hu", "b@y.hu"]])
    assert (suggestion.field, suggestion.certain) == ("email", False)


def test_hungarian_headings_put_the_family_name_first():
    assert puts_family_first(["Vezetéknév", "Keresztnév"])
    assert not puts_family_first(["First name", "Last name"])


@pytest.mark.parametrize(
    "target", ["people", "organizations", "orders", "interactions", "experiments"]
)
def test_no_heading_means_two_fields(target):
    assert target in targets
    assert set(aliases_of(target).values()) >= {"external_id"}
