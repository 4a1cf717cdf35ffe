"""Cotton's components without its own app module, which loads the whole of Django's admin."""

from django.apps import AppConfig


class CottonConfig(AppConfig):
    """`django_cotton`, its loaders and tags being set in `settings.apps`."""

    name = "django_cotton"

    def ready(self) -> None:
        """Allow template tags inside the attributes of a component, as its own app does."""
        from django_cotton.nested_tag_support import enable_nested_tag_support

        enable_nested_tag_support()
