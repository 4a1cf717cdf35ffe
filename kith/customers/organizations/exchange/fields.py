"""The columns of an organizations file, those that people's files say about employers, and those
by which a row of any other file names its customer.
"""

from __future__ import annotations

from dataclasses import replace

from django.utils.translation import gettext_lazy as _

from kith.customers.people.exchange.fields import ADDRESS, EMAIL, EXTERNAL_ID, PHONE, REACH
from kith.customers.people.matching import normalize_email
from kith.workplace.exchange.targets import Field, Kind

FIELDS = (
    replace(
        EXTERNAL_ID,
        aliases=(*EXTERNAL_ID.aliases, "Company ID", "Organization ID", "Account ID", "Cégazonosító",
                 "Код компании", "کد شرکت", "Įmonės ID"),
    ),
    Field("name", _("Name"), Kind.TEXT,
          ("Organization", "Organisation", "Organization name", "Company", "Company name", "Account",
           "Account name", "Customer name", "Customer", "Cég", "Cégnév", "Név", "Szervezet",
           "Vállalat", "Компания", "Название", "Название компании", "Организация", "Наименование",
           "شرکت", "نام شرکت", "سازمان", "نام", "Įmonė", "Įmonės pavadinimas", "Organizacija",
           "Pavadinimas"), column="name", longest=200, required=True),
    Field("domain", _("Domain"), Kind.TEXT,
          ("Company domain name", "Domain name", "Email domain", "Домен", "دامنه", "Domenas"),
          column="domain", longest=253),
    Field("website", _("Website"), Kind.TEXT,
          ("Website URL", "Web", "URL", "Homepage", "Links link url", "Honlap", "Weboldal", "Сайт",
           "Веб-сайт", "وبسایت", "Svetainė", "Tinklalapis"), column="website", longest=300),
    Field("industry", _("Industry"), Kind.TEXT,
          ("Sector", "Branch", "Iparág", "Ágazat", "Отрасль", "صنعت", "Sektorius", "Šaka"),
          column="industry", longest=100),
    Field("tax_number", _("Tax number"), Kind.TEXT,
          ("VAT", "VAT number", "VAT ID", "Tax ID", "Adószám", "ИНН", "شناسه ملی", "کد اقتصادی",
           "PVM kodas", "Įmonės kodas"), column="tax_number", longest=40),
    Field("employees", _("Employees"), Kind.WHOLE,
          ("Number of employees", "Headcount", "Company size", "Létszám", "Alkalmazottak száma",
           "Число сотрудников", "Сотрудники", "تعداد کارکنان", "Darbuotojų skaičius"),
          column="employees", not_negative=True),
    EMAIL,
    PHONE,
    *ADDRESS,
    *REACH,
)  # fmt: skip

MEMBERSHIP_FIELDS = (
    Field("organization", _("Organization"), Kind.TEXT,
          ("Organisation", "Organization name", "Company", "Company name", "Account name", "Employer",
           "Associated company", "Cég", "Cégnév", "Szervezet", "Munkahely", "Компания",
           "Организация", "Место работы", "شرکت", "سازمان", "Įmonė", "Organizacija",
           "Darbovietė"), longest=200),
    Field("member_since", _("Member since"), Kind.DAY, ("Employed since", "Belépés")),
    Field("member_until", _("Member until"), Kind.DAY, ("Employed until", "Kilépés")),
)  # fmt: skip

CUSTOMER_FIELDS = (
    Field("person", _("Customer"), Kind.TEXT,
          ("Customer", "Customer ID", "Customer number", "Customer no", "Client", "Client ID", "Buyer",
           "Contact", "Contact ID", "Contact person ID", "Person ID", "User ID", "Account ID",
           "Associated contact IDs", "Member ID", "Card number", "Ügyfél", "Ügyfélazonosító",
           "Ügyfélszám", "Ügyfélkód", "Vevő", "Vevőkód", "Клиент", "Код клиента", "Номер клиента",
           "Покупатель", "مشتری", "کد مشتری", "شماره مشتری", "شناسه مشتری", "Klientas",
           "Kliento ID", "Kliento kodas", "Kliento numeris", "Pirkėjas"), longest=320),
    Field("customer_name", _("Customer's name"), Kind.TEXT,
          ("Name", "Contact person", "Contact name", "Buyer name", "Billing name", "Ügyfél neve", "Vevő neve",
           "Név", "Имя клиента", "ФИО", "نام مشتری", "Kliento vardas"), longest=200),
    Field("customer_email", _("Customer's e-mail"), Kind.EMAILS,
          ("Email", "E-mail", "Email address", "Buyer email", "Billing email", "E-mail cím",
           "Эл. почта", "Электронная почта", "ایمیل", "El. paštas"),
          many=True, normalize=normalize_email),
    Field("customer_phone", _("Customer's phone"), Kind.PHONES,
          ("Phone", "Phone number", "Mobile", "Telefon", "Telefonszám", "Телефон", "تلفن",
           "Telefonas"), many=True, longest=40),
    Field("organization", _("Organization"), Kind.TEXT,
          ("Organisation", "Organization ID", "Company", "Company name", "Account",
           "Associated company", "Associated company (Primary)", "Cég", "Cégnév", "Szervezet",
           "Компания", "Организация", "شرکت", "سازمان", "Įmonė", "Organizacija"), longest=200),
)  # fmt: skip
