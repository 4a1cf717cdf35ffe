from __future__ import annotations

from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from kith.workplace.accounts.choices import Access, Language, Role, Theme


class UserManager(BaseUserManager["User"]):
    """Makes users by e-mail; Django's authentication calls these names."""

    def create_user(self, email: str, password: str | None = None, **fields: Any) -> User:
        """A user with a hashed password, or one who cannot sign in until a password is set."""
        user = self.model(email=self.normalize_email(email).lower(), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def get_by_natural_key(self, username: str | None) -> User:
        return self.get(email__iexact=username)


class User(AbstractBaseUser):
    """A person who works with Kith."""

    email = models.EmailField(_("e-mail"), unique=True)
    name = models.CharField(_("name"), max_length=150)
    role = models.CharField(_("role"), max_length=20, choices=Role.choices, default=Role.MEMBER)
    access = models.CharField(_("sees"), max_length=8, choices=Access.choices, default=Access.OWN)
    teams = models.ManyToManyField(
        "accounts.Team", verbose_name=_("teams"), related_name="members", blank=True
    )
    language = models.CharField(
        _("language"), max_length=5, choices=Language.choices, default=Language.ENGLISH
    )
    theme = models.CharField(
        _("appearance"), max_length=8, choices=Theme.choices, default=Theme.DEVICE
    )
    is_active = models.BooleanField(_("active"), default=True)
    is_demo = models.BooleanField(default=False, editable=False)
    created_at = models.DateTimeField(auto_now_add=True)

    # Kith has no Django admin; the flags stand here because libraries read them.
    is_staff = False
    is_superuser = False

    objects: ClassVar[UserManager] = UserManager()

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name"]

    class Meta:
        ordering = ("name", "id")
        verbose_name = _("user")
        verbose_name_plural = _("users")

    def __str__(self) -> str:
        return self.name or self.email

    @cached_property
    def team_ids(self) -> list[int]:
        """Ids of the user's teams."""
        return list(self.teams.values_list("id", flat=True))

    def get_full_name(self) -> str:
        return self.name

    def get_short_name(self) -> str:
        return self.name.split(" ")[0]
