"""What can go wrong in a value model, and the remedy."""

from __future__ import annotations

from kith.foundation.errors import KithError


class ValueModelError(KithError):
    """A value model cannot be computed; carries field, value and remedy."""


class InvalidHistory(ValueModelError):
    """The purchase history itself is impossible (a date before the first one, a NaN)."""


class TooLittleHistory(ValueModelError):
    """The history is sound, and too thin for the model: the small-data fallback serves it."""


class NotConverged(ValueModelError):
    """No maximum of the likelihood inside the bounds: the data do not follow the model."""
