from django.db import models
from django.utils.translation import gettext_lazy as _

from kith.customers.timeline.models import OfCustomer
from kith.operational.marketing.choices import Arm


class Experiment(models.Model):
    """An offer tried on some customers while others, drawn by chance, are held out."""

    external_id = models.CharField(_("number"), max_length=100, unique=True, null=True, blank=True)
    name = models.CharField(_("name"), max_length=200)
    offer = models.CharField(_("offer"), max_length=200, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("experiment")
        verbose_name_plural = _("experiments")

    def __str__(self) -> str:
        return self.name


class ExperimentAssignment(OfCustomer):
    """One customer's arm in one experiment, and what came of it."""

    external_id = models.CharField(_("number"), max_length=200, unique=True, null=True, blank=True)
    experiment = models.ForeignKey(Experiment, on_delete=models.CASCADE, related_name="assignments")
    arm = models.CharField(_("arm"), max_length=10, choices=Arm.choices)
    assigned_at = models.DateTimeField(_("drawn"))
    presented_at = models.DateTimeField(_("offer shown"), null=True, blank=True)
    accepted_at = models.DateTimeField(_("offer taken"), null=True, blank=True)
    converted_at = models.DateTimeField(_("ordered"), null=True, blank=True)
    margin = models.DecimalField(
        _("margin"), max_digits=18, decimal_places=4, null=True, blank=True
    )
    discount = models.DecimalField(_("discount"), max_digits=18, decimal_places=4, default=0)
    customization_cost = models.DecimalField(
        _("customisation cost"), max_digits=18, decimal_places=4, default=0
    )
    currency = models.CharField(_("currency"), max_length=3, default="EUR")

    class Meta:
        verbose_name = _("experiment row")
        verbose_name_plural = _("experiment rows")
        indexes = [models.Index(fields=["assigned_at"], name="assignment_by_day")]
