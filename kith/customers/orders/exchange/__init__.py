"""Orders, offered to import and export."""

from django.utils.translation import gettext_lazy as _

from kith.customers.orders.exchange.export import EXPORTS
from kith.customers.orders.exchange.fields import COST_FIELDS, FIELDS
from kith.customers.orders.exchange.writer import InteractionCostWriter, OrderWriter
from kith.customers.orders.models import Order
from kith.workplace.exchange.targets import Extension, Target, extend_target, register_target

ORDERS = register_target(
    Target(
        name="orders",
        label=_("Orders"),
        model=Order,
        kind="order",
        fields=FIELDS,
        writer=OrderWriter,
        export=EXPORTS,
        prefixes=("order", "deal", "invoice", "transaction"),
    )
)
extend_target(Extension(target="interactions", fields=COST_FIELDS, writer=InteractionCostWriter))
