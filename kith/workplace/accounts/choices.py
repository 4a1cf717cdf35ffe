"""Closed lists of the workplace: roles, reach, languages."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Role(models.TextChoices):
    """What a user may do."""

    ADMINISTRATOR = "administrator", _("Administrator")
    MANAGER = "manager", _("Manager")
    MEMBER = "member", _("Member")
    READ_ONLY = "read_only", _("Read-only")


class Access(models.TextChoices):
    """Which records a user may see."""

    OWN = "own", _("Own records")
    TEAM = "team", _("Records of own teams")
    ALL = "all", _("All records")


class Language(models.TextChoices):
    """The languages that Kith speaks, each by its own name."""

    ENGLISH = "en", "English"
    HUNGARIAN = "hu", "Magyar"
    RUSSIAN = "ru", "Русский"
    PERSIAN = "fa", "فارسی"
    LITHUANIAN = "lt", "Lietuvių"


class Theme(models.TextChoices):
    """Light, dark, or as the device says."""

    DEVICE = "device", _("As the device")
    LIGHT = "light", _("Light")
    DARK = "dark", _("Dark")
