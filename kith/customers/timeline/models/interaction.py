from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from kith.customers.people.choices import Channel
from kith.customers.timeline.choices import Direction, InteractionKind, OutcomeKind
from kith.customers.timeline.models.of_customer import OfCustomer


class Interaction(OfCustomer):
    """One exchange with a customer. Rows are added, never rewritten."""

    external_id = models.CharField(_("number"), max_length=200, unique=True, null=True, blank=True)
    channel = models.CharField(_("channel"), max_length=10, choices=Channel.choices)
    direction = models.CharField(_("direction"), max_length=8, choices=Direction.choices)
    kind = models.CharField(_("kind"), max_length=12, choices=InteractionKind.choices)
    occurred_at = models.DateTimeField(_("when"))
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("who"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    # The address on the other side as it came: what remains when nobody could be recognised.
    contact = models.CharField(_("address"), max_length=320, blank=True)
    subject = models.CharField(_("subject"), max_length=300, blank=True)
    text = models.TextField(_("text"), blank=True)
    topic = models.CharField(_("topic"), max_length=100, blank=True)
    thread = models.CharField(_("thread"), max_length=200, blank=True)
    campaign = models.CharField(_("campaign"), max_length=100, blank=True)
    minutes = models.PositiveIntegerField(_("minutes spent"), default=0)
    needs_reply = models.BooleanField(_("needs a reply"), default=False)
    is_automated = models.BooleanField(_("sent by a machine"), default=False)
    is_promotional = models.BooleanField(_("promotion"), default=False)
    learned = models.PositiveSmallIntegerField(_("facts learned"), default=0)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("interaction")
        verbose_name_plural = _("interactions")
        indexes = [
            models.Index(fields=["person", "-occurred_at", "-id"], name="interaction_of_person"),
            models.Index(fields=["organization", "-occurred_at", "-id"], name="interaction_of_org"),
            models.Index(fields=["thread", "occurred_at"], name="interaction_thread"),
            models.Index(
                fields=["occurred_at"],
                name="interaction_waiting",
                condition=models.Q(needs_reply=True),
            ),
        ]

    def __str__(self) -> str:
        return self.subject or self.get_kind_display()


class MessageOutcome(models.Model):
    """What became of an outbound message: delivered, clicked, answered, bounced …"""

    interaction = models.ForeignKey(Interaction, on_delete=models.CASCADE, related_name="outcomes")
    kind = models.CharField(_("kind"), max_length=14, choices=OutcomeKind.choices)
    at = models.DateTimeField(_("when"))

    class Meta:
        verbose_name = _("outcome")
        verbose_name_plural = _("outcomes")
        constraints = [models.UniqueConstraint(fields=["interaction", "kind"], name="outcome_once")]
