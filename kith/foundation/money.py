"""Money: decimal amounts with a currency; no float ever stores money."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal, InvalidOperation

from kith.foundation.errors import InvalidInput
from kith.foundation.i18n import _

# ISO 4217 currencies whose minor unit is not a hundredth.
MINOR_DIGITS = {
    "BHD": 3, "CLP": 0, "IQD": 3, "ISK": 0, "JOD": 3, "JPY": 0, "KRW": 0, "KWD": 3, "LYD": 3,
    "OMR": 3, "PYG": 0, "TND": 3, "UGX": 0, "VND": 0, "XAF": 0, "XOF": 0, "XPF": 0,
}  # fmt: skip
LARGEST = Decimal(10) ** 13
PLACES = 4  # what the database keeps: enough for unit prices and every ISO currency


def minor_digits(currency: str) -> int:
    """How many decimal digits the currency has."""
    return MINOR_DIGITS.get(currency, 2)


def parse_amount(text: Decimal | str | int, *, field: str = "amount") -> Decimal:
    """An amount in major units, a plain number with a point, kept to four places.

    Raises:
        InvalidInput: not a finite number, or 10^13 and more.
    """
    try:
        number = Decimal(text)
    except (InvalidOperation, ValueError, TypeError):
        number = Decimal("NaN")
    if not number.is_finite() or abs(number) >= LARGEST:
        raise InvalidInput(
            _("This is not an amount of money."),
            field=field,
            value=text,
            remedy=_("Write a number such as 1234.50."),
        )
    return number.quantize(Decimal(1).scaleb(-PLACES), rounding=ROUND_HALF_UP)


def round_to_currency(amount: Decimal, currency: str) -> Decimal:
    """The amount rounded to what the currency can pay, halves away from zero."""
    return amount.quantize(Decimal(1).scaleb(-minor_digits(currency)), rounding=ROUND_HALF_UP)
