"""The columns of a people file, and the headings by which files name them.

Headings: English, Hungarian, Russian, Persian, Lithuanian, then those of other CRMs' exports.
"""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from kith.customers.people.choices import Channel
from kith.customers.people.matching import normalize_email
from kith.workplace.exchange.targets import Field, Kind

CHANNEL_WORDS = {
    Channel.EMAIL.value: ("e-mail", "mail", "levél", "почта", "эл. почта", "ایمیل", "el. paštas",
                          "incoming email", "forwarded email", "newsletter"),
    Channel.PHONE.value: ("call", "telephone", "telefon", "hívás", "звонок", "телефон", "تلفن",
                          "تماس", "telefonas", "skambutis"),
    Channel.CHAT.value: ("live chat", "chatbot", "чат", "گفتگو", "pokalbis", "whatsapp", "telegram",
                         "messenger", "viber"),
    Channel.SOCIAL.value: ("social media", "facebook", "instagram", "linkedin", "twitter",
                           "közösségi", "соцсети", "شبکه اجتماعی", "socialiniai tinklai"),
    Channel.FORM.value: ("web form", "contact form", "űrlap", "форма", "فرم", "forma"),
    Channel.POST.value: ("letter", "postal mail", "posta", "письмо", "پست", "paštas", "laiškas"),
    Channel.VISIT.value: ("meeting", "in person", "store", "shop", "látogatás", "találkozó",
                          "встреча", "визит", "بازدید", "جلسه", "vizitas", "susitikimas"),
    Channel.SMS.value: ("text message", "смс", "پیامک"),
    Channel.WEB.value: ("website", "site", "online", "webshop", "web shop", "honlap", "сайт",
                        "وبسایت", "svetainė"),
    Channel.PARTNER.value: ("reseller", "viszonteladó", "партнер", "شریک", "partneris"),
    Channel.OTHER.value: ("unknown", "egyéb", "другое", "سایر", "kita"),
}  # fmt: skip

EXTERNAL_ID = Field(
    "external_id", _("Number"), Kind.TEXT,
    ("ID", "Number", "Customer ID", "Customer number", "Customer no", "Client ID", "Record ID", "Contact ID",
     "Person ID", "User ID", "External ID", "CRM ID", "Kod", "Azonosító", "Ügyfélazonosító",
     "Ügyfélszám", "Ügyfélkód", "Vevőkód", "Номер клиента", "Код клиента", "ИД",
     "Идентификатор", "شناسه", "کد مشتری", "شماره مشتری", "Kliento ID", "Kliento kodas",
     "Kliento numeris", "ID de registro"),
    column="external_id", longest=100,
)  # fmt: skip
EMAIL = Field(
    "email", _("E-mail"), Kind.EMAILS,
    ("E-mail", "Mail", "Email address", "E-mail address", "Email work", "Email home", "Email other",
     "Work email", "Primary email", "Emails primary email", "E-mail cím", "Emailcím",
     "Elektronikus levélcím", "Эл. почта", "Электронная почта", "Почта", "Адрес эл. почты",
     "Имейл", "ایمیل", "پست الکترونیک", "رایانامه", "El. paštas", "Elektroninis paštas",
     "El. pašto adresas", "Correo"),
    many=True, normalize=normalize_email,
)  # fmt: skip
PHONE = Field(
    "phone", _("Phone"), Kind.PHONES,
    ("Phone number", "Telephone", "Tel", "Mobile", "Mobile phone", "Mobile phone number", "Cell",
     "Phone work", "Phone home", "Phone mobile", "Phone other", "Work phone", "Primary phone number",
     "Phones primary phone number", "Telefon", "Telefonszám", "Mobil", "Mobiltelefon", "Телефон",
     "Номер телефона", "Мобильный", "Мобильный телефон", "Моб. телефон", "تلفن", "شماره تلفن",
     "تلفن همراه", "موبایل", "Telefonas", "Telefono numeris", "Tel. nr.", "Mobilusis telefonas",
     "Mob. telefonas"),
    many=True, longest=40,
)  # fmt: skip

ADDRESS = (
    Field("street", _("Street"), Kind.TEXT,
          ("Street address", "Address", "Address line 1", "Mailing street", "Billing street", "Cím",
           "Lakcím", "Utca", "Utca, házszám", "Адрес", "Улица", "نشانی", "آدرس", "خیابان",
           "Adresas", "Gatvė"), column="street", longest=200),
    Field("city", _("City"), Kind.TEXT,
          ("Town", "Mailing city", "Address city", "Billing city", "Város", "Település", "Helység",
           "Город", "Населенный пункт", "شهر", "Miestas"), column="city", longest=100),
    Field("postal_code", _("Postal code"), Kind.TEXT,
          ("Zip", "Zip code", "Postcode", "Zip/Postal code", "Mailing zip", "Irányítószám",
           "Ir. szám", "Irsz", "Индекс", "Почтовый индекс", "کد پستی", "Pašto kodas"),
          column="postal_code", longest=20),
    Field("region", _("Region"), Kind.TEXT,
          ("State", "County", "Province", "State/Region", "State/Province", "Mailing state", "Megye",
           "Régió", "Область", "Регион", "Край", "استان", "Regionas", "Apskritis"),
          column="region", longest=100),
    Field("country", _("Country"), Kind.COUNTRY,
          ("Country/Region", "Country code", "Mailing country", "Ország", "Страна", "کشور", "Šalis"),
          column="country", lenient=True),
)  # fmt: skip
REACH = (
    Field("language", _("Language"), Kind.LANGUAGE,
          ("Preferred language", "Locale", "Nyelv", "Язык", "زبان", "Kalba"), column="language", lenient=True),
    Field("preferred_channel", _("Preferred channel"), Kind.CHOICE,
          ("Contact preference", "Preferred contact method", "Kedvelt csatorna",
           "Предпочитаемый канал", "کانال ترجیحی", "Pageidaujamas kanalas"),
          column="preferred_channel", choices=CHANNEL_WORDS, lenient=True),
    Field("preferred_from", _("Reachable from"), Kind.CLOCK,
          ("Best time from", "Hívható ettől"), column="preferred_from"),
    Field("preferred_until", _("Reachable until"), Kind.CLOCK,
          ("Best time until", "Hívható eddig"), column="preferred_until"),
    Field("source", _("Source"), Kind.TEXT,
          ("Lead source", "Original source", "Acquisition source", "Forrás", "Источник", "منبع",
           "Šaltinis"), column="source", longest=60),
    Field("verified_at", _("Verified"), Kind.MOMENT,
          ("Last verified", "Verified on", "Ellenőrizve", "Проверено", "Patikrinta"),
          column="verified_at"),
    Field("owner", _("Owner"), Kind.USER,
          ("Contact owner", "Company owner", "Account manager", "Sales rep", "Assigned to", "Felelős",
           "Ügyfélfelelős", "Ответственный", "Менеджер", "مسئول", "Atsakingas", "Vadybininkas"),
          column="owner_id", lenient=True),
    Field("team", _("Team"), Kind.TEAM, ("Csapat", "Команда", "تیم", "Komanda"), column="team_id",
          lenient=True),
)  # fmt: skip

FIELDS = (
    EXTERNAL_ID,
    Field("name", _("Name"), Kind.TEXT,
          ("Full name", "Customer name", "Contact name", "Client name", "Display name", "Név",
           "Teljes név", "Ügyfél neve", "Ügyfél", "Имя и фамилия", "ФИО", "Полное имя", "Имя клиента",
           "نام کامل", "نام و نام خانوادگی", "نام مشتری", "Vardas, pavardė", "Vardas ir pavardė",
           "Klientas", "Kliento vardas", "Клиент", "مشتری", "Customer"),
          column="name", longest=200),
    Field("given_name", _("Given name"), Kind.TEXT,
          ("First name", "FirstName", "Forename", "Keresztnév", "Utónév", "Имя", "نام", "Vardas",
           "Nombre"), column="given_name", longest=100),
    Field("family_name", _("Family name"), Kind.TEXT,
          ("Last name", "LastName", "Surname", "Vezetéknév", "Családnév", "Фамилия", "نام خانوادگی",
           "Pavardė", "Apellidos"), column="family_name", longest=100),
    EMAIL,
    Field("other_emails", _("Other e-mails"), Kind.EMAILS,
          ("Additional email addresses", "Additional emails", "Email 2", "Secondary email",
           "További e-mail", "Другие адреса", "Kiti el. paštai"),
          many=True, normalize=normalize_email),
    PHONE,
    Field("other_phones", _("Other phones"), Kind.PHONES,
          ("Additional phones", "Phone 2", "Secondary phone", "További telefon"),
          many=True, longest=40),
    Field("job_title", _("Job title"), Kind.TEXT,
          ("Title", "Position", "Role", "Beosztás", "Munkakör", "Должность", "سمت", "شغل",
           "Pareigos"), column="job_title", longest=150),
    Field("birthday", _("Birthday"), Kind.DAY,
          ("Birth date", "Date of birth", "DOB", "BDAY", "Születésnap", "Születési idő",
           "Születési dátum", "День рождения", "Дата рождения", "تاریخ تولد", "تولد",
           "Gimimo data", "Gimtadienis"), column="birthday"),
    *ADDRESS,
    *REACH,
)  # fmt: skip
