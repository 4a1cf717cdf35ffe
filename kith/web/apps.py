from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class WebConfig(AppConfig):
    name = "kith.web"
    label = "web"
    verbose_name = _("Pages")

    def ready(self) -> None:
        from kith.foundation.events import RecordsImported
        from kith.web.tasks import after_import
        from kith.workplace.outbox.services import subscribe

        subscribe(RecordsImported, after_import)
