"""The columns of an interactions file, and those in which a people file speaks of needs."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from kith.customers.organizations.exchange.fields import CUSTOMER_FIELDS
from kith.customers.people.exchange.fields import CHANNEL_WORDS
from kith.customers.timeline.choices import Direction, Evidence, InteractionKind, OutcomeKind
from kith.workplace.exchange.targets import Field, Kind

DIRECTION_WORDS = {
    Direction.IN.value: ("inbound", "incoming", "received", "from customer", "incoming email", "bejövő",
                         "beérkező", "входящий", "входящее", "ورودی", "دریافتی", "gaunamas", "gauta"),
    Direction.OUT.value: ("outbound", "outgoing", "sent", "to customer", "email", "kimenő", "исходящий",
                          "исходящее", "خروجی", "ارسالی", "siunčiamas", "išsiųsta"),
    Direction.INTERNAL.value: ("note", "belső", "внутренний", "داخلی", "vidinis"),
}  # fmt: skip
KIND_WORDS = {
    InteractionKind.MESSAGE.value: ("email", "e-mail", "mail", "letter", "chat", "sms", "üzenet",
                                    "levél", "сообщение", "письмо", "پیام", "žinutė", "laiškas"),
    InteractionKind.CALL.value: ("phone call", "phone", "hívás", "звонок", "تماس", "skambutis"),
    InteractionKind.MEETING.value: ("lunch", "appointment", "találkozó", "megbeszélés", "встреча",
                                    "جلسه", "susitikimas"),
    InteractionKind.VISIT.value: ("site visit", "látogatás", "визит", "بازدید", "vizitas"),
    InteractionKind.CAMPAIGN.value: ("newsletter", "mailing", "campaign message", "kampány",
                                     "рассылка", "کمپین", "kampanija"),
    InteractionKind.COMPLAINT.value: ("panasz", "reklamáció", "жалоба", "شکایت", "skundas"),
    InteractionKind.QUESTION.value: ("enquiry", "inquiry", "request", "kérdés", "вопрос", "سوال",
                                     "klausimas"),
    InteractionKind.SURVEY.value: ("survey answer", "felmérés", "опрос", "نظرسنجی", "apklausa"),
    InteractionKind.ADVICE.value: ("consultation", "tanácsadás", "консультация", "مشاوره",
                                   "konsultacija"),
    InteractionKind.VIEW.value: ("page view", "visit to the site", "megtekintés", "просмотр",
                                 "بازدید سایت", "peržiūra"),
    InteractionKind.OTHER.value: ("task", "deadline", "note", "egyéb", "другое", "سایر", "kita"),
}  # fmt: skip
OUTCOMES = {
    OutcomeKind.DELIVERED.value: ("Delivered at", "Kézbesítve", "Доставлено", "تحویل شد", "Pristatyta"),
    OutcomeKind.BOUNCED.value: ("Bounced at", "Bounce", "Visszapattant", "Возвращено", "برگشت خورد",
                                "Atmesta"),
    OutcomeKind.OPENED.value: ("Opened at", "Open", "Megnyitva", "Открыто", "باز شد", "Atidaryta"),
    OutcomeKind.CLICKED.value: ("Clicked at", "Click", "Kattintott", "Клик", "Переход", "کلیک",
                                "Paspausta"),
    OutcomeKind.REPLIED.value: ("Replied at", "Reply", "Answered", "Válaszolt", "Отвечено", "پاسخ",
                                "Atsakyta"),
    OutcomeKind.UNSUBSCRIBED.value: ("Unsubscribed at", "Unsubscribe", "Leiratkozott", "Отписан",
                                     "لغو اشتراک", "Atsisakyta"),
    OutcomeKind.COMPLAINED.value: ("Complained at", "Spam", "Reported as spam", "Spamnek jelölte",
                                   "Спам", "هرزنامه", "Pažymėta kaip šlamštas"),
}  # fmt: skip

FIELDS = (
    Field("external_id", _("Number"), Kind.TEXT,
          ("ID", "Interaction ID", "Message ID", "Activity ID", "Record ID", "Ticket ID", "Call ID",
           "Azonosító", "Идентификатор", "شناسه"), column="external_id", longest=200),
    *CUSTOMER_FIELDS,
    Field("contact", _("Address"), Kind.TEXT,
          ("Contact address", "From address", "From", "Sender", "To", "Recipient", "Address",
           "Caller", "Feladó", "Címzett", "Отправитель", "Получатель", "Адрес", "فرستنده", "گیرنده",
           "Siuntėjas", "Gavėjas"), column="contact", longest=320),
    Field("occurred_at", _("When"), Kind.MOMENT,
          ("Date", "Time", "Date and time", "Timestamp", "Occurred at", "Sent at", "Received at",
           "Created at", "Activity date", "Due date", "Add time", "Create date", "Dátum", "Időpont",
           "Mikor", "Дата", "Время", "Дата и время", "تاریخ", "زمان", "Data", "Laikas"),
          column="occurred_at", required=True),
    Field("channel", _("Channel"), Kind.CHOICE,
          ("Medium", "Via", "Csatorna", "Канал", "کانال", "Kanalas"),
          column="channel", choices=CHANNEL_WORDS),
    Field("direction", _("Direction"), Kind.CHOICE,
          ("In or out", "Inbound or outbound", "Email direction", "Call direction", "Irány",
           "Направление", "جهت", "Kryptis"),
          column="direction", choices=DIRECTION_WORDS, required=True),
    Field("kind", _("Kind"), Kind.CHOICE,
          ("Type", "Activity type", "Fajta", "Típus", "Тип", "Вид", "نوع", "Tipas", "Rūšis"),
          column="kind", choices=KIND_WORDS),
    Field("user", _("Who"), Kind.USER,
          ("Agent", "Employee", "Assigned user", "Activity assigned to", "Handled by", "Owner",
           "Munkatárs", "Ügyintéző", "Сотрудник", "Менеджер", "کارمند", "Darbuotojas"),
          column="user_id", lenient=True),
    Field("subject", _("Subject"), Kind.TEXT,
          ("Title", "Tárgy", "Тема", "موضوع", "Tema"), column="subject", longest=300),
    Field("text", _("Text"), Kind.TEXT,
          ("Body", "Content", "Message", "Note", "Notes", "Description", "Szöveg", "Tartalom",
           "Jegyzet", "Текст", "Содержание", "Примечание", "متن", "یادداشت", "Tekstas", "Pastaba"),
          column="text", longest=20_000),
    Field("topic", _("Topic"), Kind.TEXT,
          ("Category", "Reason", "Kategória", "Категория", "دسته", "Kategorija"),
          column="topic", longest=100),
    Field("thread", _("Thread"), Kind.TEXT,
          ("Thread ID", "Conversation", "Conversation ID", "Ticket", "Case", "Szál", "Цепочка", "رشته",
           "Gija"), column="thread", longest=200),
    Field("campaign", _("Campaign"), Kind.TEXT,
          ("Campaign name", "Mailing", "Kampány", "Кампания", "کمپین", "Kampanija"),
          column="campaign", longest=100),
    Field("minutes", _("Minutes"), Kind.WHOLE,
          ("Duration", "Duration minutes", "Call duration", "Time spent", "Perc", "Időtartam",
           "Минуты", "Длительность", "دقیقه", "مدت", "Minutės", "Trukmė"),
          column="minutes", not_negative=True),
    Field("needs_reply", _("Needs a reply"), Kind.YES_NO,
          ("Reply needed", "Awaiting reply", "Választ vár", "Требует ответа", "نیاز به پاسخ",
           "Reikia atsakyti"), column="needs_reply"),
    Field("is_automated", _("Sent by a machine"), Kind.YES_NO,
          ("Automated", "Automatic", "Automatikus", "Автоматически", "خودکار", "Automatinis"),
          column="is_automated"),
    Field("is_promotional", _("Promotion"), Kind.YES_NO,
          ("Promotional", "Marketing", "Advertisement", "Promóciós", "Reklám", "Рекламное", "تبلیغاتی",
           "Reklaminis"), column="is_promotional"),
    Field("learned", _("Facts learned"), Kind.WHOLE,
          ("Learned", "New facts", "Megtudott tények", "Узнали", "دانسته", "Sužinota"),
          column="learned", not_negative=True),
    *(
        Field(kind, OutcomeKind(kind).label, Kind.HAPPENED, aliases)
        for kind, aliases in OUTCOMES.items()
    ),
)  # fmt: skip

NEED_FIELDS = (
    Field("need", _("Need"), Kind.TEXT,
          ("Needs", "Pain point", "Pain points", "Interest", "Interests", "Igény", "Igények",
           "Érdeklődés", "Потребность", "Потребности", "Интересы", "نیاز", "نیازها", "Poreikis",
           "Poreikiai"), longest=1_000),
    Field("need_evidence", _("Need: evidence"), Kind.CHOICE, ("Need status", "Igény bizonyossága"),
          choices={Evidence.STATED.value: ("said", "kimondott", "заявлено", "گفته شده", "pasakyta"),
                   Evidence.INFERRED.value: ("guessed", "feltételezett", "предположение", "حدس",
                                             "numanoma"),
                   Evidence.CONFIRMED.value: ("yes", "verified", "megerősített", "подтверждено",
                                              "تایید شده", "patvirtinta")}),
    Field("need_confirmed_at", _("Need: confirmed"), Kind.MOMENT, ("Need confirmed on",)),
    Field("need_note", _("Need: in the customer's words"), Kind.TEXT, ("Need note",), longest=500),
)  # fmt: skip
