from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules
from django.utils.translation import gettext_lazy as _


class ExchangeConfig(AppConfig):
    name = "kith.workplace.exchange"
    label = "exchange"
    verbose_name = _("Import and export")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from kith.workplace.exchange import tasks  # noqa: F401 (services learn whom to nudge)

        # Each app offers its records in its own `exchange` module.
        autodiscover_modules("exchange")
