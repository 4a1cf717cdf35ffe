"""The columns of an experiments file, and the headings by which files name them."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from kith.customers.organizations.exchange.fields import CUSTOMER_FIELDS
from kith.operational.marketing.choices import Arm
from kith.workplace.exchange.targets import Field, Kind

ARM_WORDS = {
    Arm.CUSTOMIZED.value: ("customised", "custom", "personal", "personalized", "personalised", "treatment",
                           "treated", "test", "variant", "b", "kezelt", "személyre szabott", "тест",
                           "персональное", "آزمایش", "شخصی", "testinė", "asmeninis"),
    Arm.STANDARD.value: ("control offer", "generic", "control", "a", "általános", "kontroll",
                         "стандарт", "контроль", "استاندارد", "کنترل", "standartinis", "kontrolinė"),
    Arm.HOLD_OUT.value: ("hold-out", "holdout", "held out", "none", "no offer", "untouched",
                         "kihagyott", "без предложения", "بدون پیشنهاد", "be pasiūlymo"),
}  # fmt: skip

FIELDS = (
    Field("external_id", _("Number"), Kind.TEXT, ("ID", "Record ID", "Assignment ID", "Row ID"),
          column="external_id", longest=200),
    Field("experiment", _("Experiment"), Kind.TEXT,
          ("Experiment name", "Experiment ID", "Test name", "Campaign", "Campaign name", "Kísérlet",
           "Kampány", "Эксперимент", "Кампания", "آزمایش", "کمپین", "Eksperimentas", "Kampanija"),
          required=True, longest=200),
    Field("offer", _("Offer"), Kind.TEXT, ("Offer name", "Ajánlat", "Предложение", "پیشنهاد",
          "Pasiūlymas"), longest=200),
    *CUSTOMER_FIELDS,
    Field("arm", _("Arm"), Kind.CHOICE,
          ("Group", "Variant", "Treatment", "Cell", "Csoport", "Ág", "Группа", "Вариант", "گروه",
           "Grupė"), column="arm", choices=ARM_WORDS, required=True),
    Field("assigned_at", _("Drawn"), Kind.MOMENT,
          ("Assigned", "Assigned on", "Date", "Assignment date", "Start date", "Dátum", "Besorolva",
           "Дата", "Назначено", "تاریخ", "Data", "Priskirta"), column="assigned_at", required=True),
    Field("presented_at", _("Offer shown"), Kind.HAPPENED,
          ("Presented", "Shown", "Sent", "Exposed", "Contacted", "Bemutatva", "Elküldve", "Показано",
           "Отправлено", "نمایش", "Parodyta", "Išsiųsta")),
    Field("accepted_at", _("Offer taken"), Kind.HAPPENED,
          ("Accepted", "Responded", "Taken", "Elfogadva", "Принято", "پذیرفته", "Priimta")),
    Field("converted_at", _("Ordered"), Kind.HAPPENED,
          ("Converted", "Bought", "Purchased", "Conversion", "Vásárolt", "Куплено", "Конверсия",
           "خرید", "Pirko")),
    Field("margin", _("Margin"), Kind.NUMBER,
          ("Contribution", "Profit", "Gross margin", "Fedezet", "Haszon", "Маржа", "Прибыль", "حاشیه",
           "سود", "Marža", "Pelnas"), column="margin"),
    Field("discount", _("Discount"), Kind.NUMBER,
          ("Discount cost", "Kedvezmény", "Скидка", "تخفیف", "Nuolaida"),
          column="discount", not_negative=True),
    Field("customization_cost", _("Customization cost"), Kind.NUMBER,
          ("Customisation cost", "Personalization cost", "Offer cost", "Cost", "Testreszabás költsége",
           "Költség", "Стоимость персонализации", "Стоимость", "هزینه شخصی‌سازی", "هزینه",
           "Pritaikymo kaina", "Kaina"), column="customization_cost", not_negative=True),
    Field("currency", _("Currency"), Kind.CURRENCY, ("Pénznem", "Валюта", "ارز", "Valiuta"),
          column="currency"),
)  # fmt: skip
