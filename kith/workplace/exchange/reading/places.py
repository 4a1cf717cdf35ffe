"""Countries, languages and currencies by code or by name, in the five languages of Kith."""

from __future__ import annotations

from functools import cache

from babel import Locale
from babel.numbers import list_currencies

from kith.foundation.text import fold

_SPEECH = ("en", "hu", "ru", "fa", "lt")
_COUNTRIES = {
    "uk": "GB", "great britain": "GB", "england": "GB", "scotland": "GB", "usa": "US",
    "u.s.a.": "US", "u.s.": "US", "united states of america": "US", "america": "US",
    "holland": "NL", "the netherlands": "NL", "czech republic": "CZ", "russian federation": "RU",
    "islamic republic of iran": "IR", "deutschland": "DE", "osterreich": "AT", "espana": "ES",
    "italia": "IT", "polska": "PL", "romania": "RO", "slovensko": "SK", "latvija": "LV",
    "eesti": "EE", "россия": "RU", "рф": "RU", "сша": "US", "hun": "HU", "ltu": "LT", "rus": "RU",
    "irn": "IR", "deu": "DE", "gbr": "GB", "fra": "FR", "aut": "AT", "pol": "PL", "svk": "SK",
}  # fmt: skip
_SIGNS = {
    "€": "EUR", "$": "USD", "£": "GBP", "¥": "JPY", "₽": "RUB", "ft": "HUF", "руб": "RUB",
    "руб.": "RUB", "kč": "CZK", "zł": "PLN", "﷼": "IRR", "ریال": "IRR", "eur": "EUR",
    "us dollar": "USD", "euro": "EUR", "forint": "HUF", "litas": "LTL",
}  # fmt: skip


@cache
def countries() -> dict[str, str]:
    """Folded name or code → ISO 3166 code of two letters."""
    known = dict(_COUNTRIES)
    for speech in _SPEECH:
        for code, name in Locale(speech).territories.items():
            if len(code) == 2 and code.isalpha() and code not in {"EU", "UN", "EZ", "ZZ"}:
                known.setdefault(fold(name), code)
                known[code.lower()] = code
    known.setdefault("gb", "GB")
    return known


@cache
def languages() -> dict[str, str]:
    """Folded name or code → language code of at most five characters."""
    known: dict[str, str] = {}
    for speech in _SPEECH:
        locale = Locale(speech)
        for code, name in locale.languages.items():
            if len(code) <= 5:
                known.setdefault(fold(name), code.replace("_", "-"))
                known[code.lower()] = known[code.lower().replace("_", "-")] = code.replace("_", "-")
    for code in ("en", "hu", "ru", "fa", "lt"):
        known[fold(Locale(code).get_display_name(code) or code)] = code
    for region in ("en-us", "en-gb", "pt-br", "zh-cn", "zh-tw", "fa-ir", "hu-hu", "ru-ru", "lt-lt"):
        known[region] = f"{region[:3]}{region[3:].upper()}"
        known[region.replace("-", "_")] = known[region]
    return known


@cache
def currencies() -> dict[str, str]:
    """Upper-case code, folded sign or English name → ISO 4217 code."""
    known = {code.lower(): code for code in list_currencies()}
    for sign, code in _SIGNS.items():
        known[fold(sign)] = code
    for code, name in Locale("en").currencies.items():
        known.setdefault(fold(name), code)
    return known
