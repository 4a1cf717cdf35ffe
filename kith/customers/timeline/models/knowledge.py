from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from kith.customers.timeline.choices import Evidence
from kith.customers.timeline.models.interaction import Interaction
from kith.customers.timeline.models.of_customer import OfCustomer


class Need(OfCustomer):
    """What a customer needs, and how we know."""

    external_id = models.CharField(_("number"), max_length=200, unique=True, null=True, blank=True)
    name = models.CharField(_("need"), max_length=150)
    note = models.CharField(_("in the customer's words"), max_length=500, blank=True)
    evidence = models.CharField(_("evidence"), max_length=10, choices=Evidence.choices)
    confidence = models.FloatField(
        _("confidence"), default=1.0, validators=[MinValueValidator(0), MaxValueValidator(1)]
    )
    learned_from = models.ForeignKey(
        Interaction, null=True, blank=True, on_delete=models.SET_NULL, related_name="needs"
    )
    confirmed_at = models.DateTimeField(_("confirmed"), null=True, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ("name", "id")
        verbose_name = _("need")
        verbose_name_plural = _("needs")

    def __str__(self) -> str:
        return self.name


class Trait(OfCustomer):
    """A fact about a customer, typed by a person or computed, with its source."""

    name = models.CharField(_("name"), max_length=60)
    value = models.CharField(_("value"), max_length=300)
    evidence = models.CharField(_("evidence"), max_length=10, choices=Evidence.choices)
    confidence = models.FloatField(_("confidence"), default=1.0)
    reason = models.CharField(_("because"), max_length=300, blank=True)
    learned_from = models.ForeignKey(
        Interaction, null=True, blank=True, on_delete=models.SET_NULL, related_name="traits"
    )
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ("name", "id")
        verbose_name = _("trait")
        verbose_name_plural = _("traits")


class Note(OfCustomer):
    """Something a colleague wrote down."""

    text = models.TextField(_("note"), max_length=20_000)
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    is_pinned = models.BooleanField(_("pinned"), default=False)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ("-created_at", "-id")
        verbose_name = _("note")
        verbose_name_plural = _("notes")
