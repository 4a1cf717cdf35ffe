"""Interactions, and people's needs, offered to import and export."""

from django.utils.translation import gettext_lazy as _

from kith.customers.timeline.exchange.export import EXPORTS, NEED_EXPORTS
from kith.customers.timeline.exchange.fields import FIELDS, NEED_FIELDS
from kith.customers.timeline.exchange.needs import NeedWriter
from kith.customers.timeline.exchange.writer import InteractionWriter
from kith.customers.timeline.models import Interaction
from kith.workplace.exchange.targets import Extension, Target, extend_target, register_target

INTERACTIONS = register_target(
    Target(
        name="interactions",
        label=_("Interactions"),
        model=Interaction,
        kind="interaction",
        fields=FIELDS,
        writer=InteractionWriter,
        export=EXPORTS,
        frozen=True,
        prefixes=("activity", "interaction", "message", "engagement", "note", "call", "meeting"),
    )
)
extend_target(
    Extension(target="people", fields=NEED_FIELDS, writer=NeedWriter, export=NEED_EXPORTS)
)
