"""What every customer record shares: an owner, a team, stamps, and `visible_to(user)`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, Self, TypeVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from kith.workplace.accounts.permissions import owned_q

if TYPE_CHECKING:
    from kith.workplace.accounts.models.user import User


Row = TypeVar("Row", bound=models.Model, covariant=True)


class OwnedQuerySet(models.QuerySet[Row, Row]):
    """Rows with an owner and a team."""

    def visible_to(self, user: User | None) -> Self:
        """The rows that this user may see: own, of own teams, or all."""
        return self.filter(owned_q(user))


class Stamped(models.Model):
    """When a row came and when it last changed."""

    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)

    class Meta:
        abstract = True


class OwnedRecord(Stamped):
    """A record that somebody answers for."""

    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("owner"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    team = models.ForeignKey(
        "accounts.Team",
        verbose_name=_("team"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )

    # Any: the type of an inherited manager cannot name the model that inherits it.
    objects: ClassVar[Any] = OwnedQuerySet.as_manager()

    class Meta:
        abstract = True
