"""Addresses of what the front-end build made, from its manifest through django-vite."""

from __future__ import annotations

import logging
from functools import lru_cache

from django.conf import settings
from django_vite.core.asset_loader import DjangoViteAssetLoader
from django_vite.core.exceptions import DjangoViteAssetNotFoundError, DjangoViteManifestError

log = logging.getLogger(__name__)
ENTRY = "src/main.js"
SPRITE = "icons.svg"


@lru_cache(maxsize=8)
def _found(name: str) -> str:
    loader = DjangoViteAssetLoader.instance()
    try:
        return str(loader.generate_vite_asset_url(name))
    except (DjangoViteAssetNotFoundError, DjangoViteManifestError):
        # Pages still answer without the build, plain; `make setup` brings it.
        log.warning("the front-end build is missing", extra={"asset": name})
        return ""


def asset_url(name: str) -> str:
    """The address of a built file, "" where nothing was built."""
    if settings.DEBUG:
        _found.cache_clear()
    return _found(name)


@lru_cache(maxsize=1)
def _styles() -> tuple[str, ...]:
    import json
    from pathlib import Path

    path = Path(str(settings.DJANGO_VITE["default"]["manifest_path"]))
    try:
        manifest = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return ()
    prefix = settings.DJANGO_VITE["default"]["static_url_prefix"]
    return tuple(f"{settings.STATIC_URL}{prefix}/{css}" for css in manifest[ENTRY].get("css", []))


def style_urls() -> tuple[str, ...]:
    """The style sheets of the entry."""
    if settings.DEBUG:
        _styles.cache_clear()
    return _styles()


def sprite_url() -> str:
    """The sprite of icons and marks."""
    return asset_url(SPRITE)
