"""Experiments, offered to import and export."""

from django.utils.translation import gettext_lazy as _

from kith.operational.marketing.exchange.export import EXPORTS
from kith.operational.marketing.exchange.fields import FIELDS
from kith.operational.marketing.exchange.writer import ExperimentWriter
from kith.operational.marketing.models import ExperimentAssignment
from kith.workplace.exchange.targets import Target, register_target

EXPERIMENTS = register_target(
    Target(
        name="experiments",
        label=_("Experiments"),
        model=ExperimentAssignment,
        kind="experiment_assignment",
        fields=FIELDS,
        writer=ExperimentWriter,
        export=EXPORTS,
        prefixes=("experiment", "test", "campaign"),
    )
)
