"""What hangs on a customer: a person, an organization, or both as they were given."""

from __future__ import annotations

from typing import Any, ClassVar, Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from kith.customers.timeline.permissions import of_customer_q
from kith.workplace.accounts.models import User


class OfCustomerQuerySet(models.QuerySet[Any]):
    """Rows of a customer."""

    def visible_to(self, user: User | None) -> Self:
        """The rows whose person or organization this user may see."""
        return self.filter(of_customer_q(user))


class OfCustomer(models.Model):
    """A row that belongs to a customer."""

    person = models.ForeignKey(
        "people.Person",
        verbose_name=_("person"),
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="%(class)ss",
    )
    organization = models.ForeignKey(
        "organizations.Organization",
        verbose_name=_("organization"),
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="%(class)ss",
    )

    objects: ClassVar[Any] = OfCustomerQuerySet.as_manager()

    class Meta:
        abstract = True
