"""Countries by their names in the reader's language."""

from __future__ import annotations

from functools import lru_cache

from babel import Locale

from kith.web.templatetags.kith import language


@lru_cache(maxsize=8)
def _countries(code: str) -> tuple[tuple[str, str], ...]:
    names = Locale.parse(code).territories
    known = [
        (key, name)
        for key, name in names.items()
        if len(key) == 2 and key.isalpha() and key not in {"EU", "EZ", "QO", "UN", "XA", "XB", "ZZ"}
    ]
    return tuple(sorted(known, key=lambda pair: pair[1]))


def country_choices() -> tuple[tuple[str, str], ...]:
    """(code, name) by name."""
    return _countries(language())


def country_name(code: str) -> str:
    """The name of a country's code, else the code."""
    return dict(country_choices()).get(code, code)


@lru_cache(maxsize=8)
def _languages(code: str) -> tuple[tuple[str, str], ...]:
    names = Locale.parse(code).languages
    return tuple(
        sorted(((k, n) for k, n in names.items() if len(k) == 2), key=lambda pair: pair[1])
    )


def language_choices() -> tuple[tuple[str, str], ...]:
    """(code, name) of the world's languages by name."""
    return _languages(language())
