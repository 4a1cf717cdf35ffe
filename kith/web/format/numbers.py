"""Numbers, percentages and money by locale: grouping, decimal sign, digits, a true minus."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache

from babel import Locale
from babel.numbers import get_currency_symbol

from kith.foundation.money import minor_digits

NONE = "—"
MINUS = "\u2212"
NARROW = "\u202f"
FIXED = "\u00a0"
PERSIAN_DIGITS = str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹")
# The currency stands before the figure there, and has no space when it is a sign.
BEFORE = frozenset({"en"})
# Babel writes some signs as letters outside their country; a page of one firm needs no such care.
SIGNS = {
    "EUR": "€", "USD": "$", "GBP": "£", "JPY": "¥", "HUF": "Ft", "RUB": "₽", "UAH": "₴",
    "PLN": "zł", "CZK": "Kč", "INR": "₹", "TRY": "₺", "KRW": "₩", "ILS": "₪",
}  # fmt: skip

Figure = Decimal | float | int


@lru_cache(maxsize=16)
def _signs(language: str) -> tuple[str, str]:
    """The group and the decimal sign of a language."""
    if language == "fa":
        return "٬", "٫"
    symbols = Locale.parse(language).number_symbols["latn"]
    group = symbols["group"]
    return (NARROW if group.isspace() else group), symbols["decimal"]


def _is_nan(value: Figure) -> bool:
    return value != value  # it alone is not itself


@lru_cache(maxsize=8)
def _quantum(digits: int) -> Decimal:
    return Decimal(1).scaleb(-digits)


def digits_of(text: str, language: str) -> str:
    """The text with the digits of the language."""
    return text.translate(PERSIAN_DIGITS) if language == "fa" else text


def number(value: Figure | None, language: str, digits: int | None = None) -> str:
    """A number with `digits` decimals; None keeps up to two of those it has. "—" for nothing.

    Halves are rounded away from zero, and what rounds to zero has no minus.
    """
    if value is None or _is_nan(value):
        return NONE
    exact = (
        value
        if isinstance(value, Decimal)
        else Decimal(repr(value) if isinstance(value, float) else value)
    )
    rounded = exact.quantize(_quantum(2 if digits is None else digits), rounding=ROUND_HALF_UP)
    text = f"{abs(rounded):,f}"
    if digits is None and "." in text:
        text = text.rstrip("0").rstrip(".")
    group, decimal = _signs(language)
    whole, _point, fraction = text.partition(".")
    text = whole.replace(",", group) + (decimal + fraction if fraction else "")
    return digits_of((MINUS if rounded < 0 else "") + text, language)


def signed(value: Figure | None, language: str, digits: int = 1) -> str:
    """A difference: with its sign, plus or minus."""
    text = number(value, language, digits)
    return text if text == NONE or text.startswith(MINUS) else f"+{text}"


def percent(share: Figure | None, language: str, digits: int | None = None) -> str:
    """A share (0.413) as a percentage; one decimal below ten percent where `digits` is None."""
    if share is None or _is_nan(share):
        return NONE
    hundred = Decimal(repr(float(share))) * 100
    if digits is None:
        digits = 1 if abs(hundred) < 10 and hundred != hundred.to_integral_value() else 0
    text = number(hundred, language, digits)
    if language == "fa":
        return f"{text}٪"
    return f"{text}%" if language in BEFORE or language == "hu" else f"{text}{FIXED}%"


@lru_cache(maxsize=64)
def currency_sign(currency: str) -> str:
    """The sign of a currency, else its code."""
    return SIGNS.get(currency) or get_currency_symbol(currency, locale="en") or currency


def money(amount: Figure | None, currency: str, language: str, digits: int | None = None) -> str:
    """An amount in major units; whole units from a hundred on, the currency's own digits below."""
    if amount is None or _is_nan(amount):
        return NONE
    if digits is None:
        whole = abs(float(amount)) >= 100 or amount == int(amount)
        digits = 0 if whole else minor_digits(currency)
    text = number(amount, language, digits)
    sign = currency_sign(currency)
    if language in BEFORE:
        minus, figure = (MINUS, text[1:]) if text.startswith(MINUS) else ("", text)
        space = FIXED if sign[-1:].isalpha() else ""
        return f"{minus}{sign}{space}{figure}"
    return f"{text}{FIXED}{sign}"


STEPS = ((1_000_000_000, "G"), (1_000_000, "M"), (1_000, "k"))


def compact(value: Figure | None, language: str) -> str:
    """A large number for an axis: 12.4 k, 3 M."""
    if value is None or _is_nan(value):
        return NONE
    magnitude = abs(float(value))
    for size, letter in STEPS:
        if magnitude >= size:
            digits = 1 if magnitude < 10 * size else 0
            return f"{number(float(value) / size, language, digits)}{FIXED}{letter}"
    return number(value, language)


def span(low: str, high: str) -> str:
    """A range of two written figures; "to" stands between signed ones, which a dash would blur."""
    if low.startswith((MINUS, "+")) or high.startswith((MINUS, "+")):
        from django.utils.translation import gettext as _

        return _("%(low)s to %(high)s") % {"low": low, "high": high}
    return f"{low} – {high}"
