"""The columns of an orders file, and the headings by which files name them."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from kith.customers.orders.choices import OrderStatus
from kith.customers.organizations.exchange.fields import CUSTOMER_FIELDS
from kith.customers.people.exchange.fields import CHANNEL_WORDS
from kith.workplace.exchange.targets import Field, Kind

STATUS_WORDS = {
    OrderStatus.PLACED.value: ("open order", "new", "pending", "processing", "unpaid", "on hold", "új",
                               "feldolgozás alatt", "новый", "в обработке", "جدید", "naujas",
                               "vykdomas"),
    OrderStatus.COMPLETED.value: ("complete", "paid", "done", "shipped", "delivered", "fulfilled",
                                  "closed", "won", "closed won", "refunded", "partially refunded",
                                  "teljesítve", "fizetve", "kiszállítva", "lezárt", "выполнен",
                                  "оплачен", "завершен", "доставлен", "تکمیل شده", "پرداخت شده",
                                  "įvykdytas", "apmokėtas", "pristatytas"),
    OrderStatus.CANCELLED.value: ("canceled", "void", "voided", "failed", "lost", "closed lost",
                                  "törölve", "lemondva", "отменен", "отменён", "لغو شده",
                                  "atšauktas"),
}  # fmt: skip

FIELDS = (
    Field("external_id", _("Number"), Kind.TEXT,
          ("ID", "Order ID", "Order number", "Order no", "Order", "Invoice number", "Invoice no",
           "Transaction ID", "Deal ID", "Record ID", "Receipt number", "Rendelésszám",
           "Rendelés azonosító", "Számlaszám", "Bizonylatszám", "Номер заказа", "Заказ", "№ заказа",
           "Номер счета", "شماره سفارش", "کد سفارش", "Užsakymo numeris", "Užsakymo nr.",
           "Sąskaitos numeris"), column="external_id", longest=100),
    *CUSTOMER_FIELDS,
    Field("ordered_at", _("Ordered"), Kind.MOMENT,
          ("Date", "Order date", "Ordered on", "Ordered at", "Purchase date", "Invoice date",
           "Transaction date", "Created at", "Date created", "Close date", "Won time", "Deal closed on",
           "Timestamp", "Time", "Dátum", "Rendelés dátuma", "Vásárlás dátuma", "Kelt", "Дата",
           "Дата заказа", "Дата покупки", "تاریخ", "تاریخ سفارش", "تاریخ خرید", "Data",
           "Užsakymo data", "Pirkimo data"), column="ordered_at", required=True),
    Field("amount", _("Amount"), Kind.NUMBER,
          ("Total", "Order total", "Value", "Dollar value", "Revenue", "Price", "Sum", "Net amount",
           "Grand total", "Sales", "Paid", "Amount amount", "Összeg", "Végösszeg", "Érték", "Nettó",
           "Bruttó", "Сумма", "Сумма заказа", "Итого", "Стоимость", "مبلغ", "مبلغ کل", "جمع", "Suma",
           "Užsakymo suma", "Iš viso"), column="amount", required=True),
    Field("quantity", _("Quantity"), Kind.NUMBER,
          ("Qty", "Items", "Units", "Pieces", "Number of items", "Number of cds", "Product quantity",
           "Mennyiség", "Darab", "Db", "Количество", "Кол-во", "تعداد", "مقدار", "Kiekis"),
          column="quantity", places=3),
    Field("currency", _("Currency"), Kind.CURRENCY,
          ("Currency code", "Currency of value", "Currency in company currency", "Amount currency",
           "Pénznem", "Deviza", "Валюта", "ارز", "واحد پول", "Valiuta"), column="currency"),
    Field("cost", _("Cost"), Kind.NUMBER,
          ("Cost of goods", "COGS", "Total cost", "Purchase cost", "Önköltség", "Költség",
           "Beszerzési ár", "Себестоимость", "هزینه", "بهای تمام شده", "Savikaina", "Kaina pirkimo"),
          column="cost", not_negative=True),
    Field("discount", _("Discount"), Kind.NUMBER,
          ("Discount amount", "Rebate", "Kedvezmény", "Engedmény", "Скидка", "تخفیف", "Nuolaida"),
          column="discount", not_negative=True),
    Field("returned", _("Returned"), Kind.NUMBER,
          ("Refund", "Refunded", "Refund amount", "Returns", "Returned amount", "Visszatérítés",
           "Visszáru", "Возврат", "Сумма возврата", "مرجوعی", "بازپرداخت", "Grąžinta", "Grąžinimas"),
          column="returned", not_negative=True),
    Field("status", _("Status"), Kind.CHOICE,
          ("Order status", "State", "Deal stage", "Stage", "Financial status", "Állapot", "Státusz",
           "Статус", "وضعیت", "Būsena"), column="status", choices=STATUS_WORDS),
    Field("channel", _("Channel"), Kind.CHOICE,
          ("Sales channel", "Source channel", "Csatorna", "Канал", "کانال", "Kanalas"),
          column="channel", choices=CHANNEL_WORDS),
    Field("product_name", _("Product"), Kind.TEXT,
          ("Product name", "Item", "Article", "SKU", "Deal name", "Title", "Termék", "Cikk",
           "Terméknév", "Товар", "Продукт", "Наименование", "کالا", "محصول", "Prekė", "Produktas"),
          column="product_name", longest=200),
    Field("service_cost", _("Cost to serve"), Kind.NUMBER,
          ("Service cost", "Delivery cost", "Handling cost", "Kiszolgálási költség",
           "Стоимость обслуживания", "هزینه خدمت", "Aptarnavimo kaina"), not_negative=True),
)  # fmt: skip

COST_FIELDS = (
    Field("cost", _("Cost to serve"), Kind.NUMBER,
          ("Service cost", "Cost to serve", "Költség", "Стоимость", "هزینه", "Kaina"),
          not_negative=True),
    Field("currency", _("Currency"), Kind.CURRENCY,
          ("Pénznem", "Валюта", "ارز", "Valiuta")),
)  # fmt: skip
