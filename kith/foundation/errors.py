"""The one family of errors that a person may see: field, value and remedy, never a bare code."""

from __future__ import annotations

from typing import Any


class KithError(Exception):
    """Something a person can mend.

    Attributes:
        message: what is wrong, one plain sentence.
        field: the input it concerns ("" if none).
        value: the offending value, shortened for display.
        remedy: what to do about it, one plain sentence.
    """

    status = 400

    def __init__(
        self, message: str, *, field: str = "", value: Any = None, remedy: str = ""
    ) -> None:
        self.message = str(message)
        self.field = field
        self.value = shorten(value)
        self.remedy = str(remedy)
        super().__init__(self.message)

    def __str__(self) -> str:
        parts = [self.message]
        if self.field:
            parts.append(
                f"({self.field}: {self.value!r})" if self.value is not None else f"({self.field})"
            )
        if self.remedy:
            parts.append(self.remedy)
        return " ".join(parts)

    def as_dict(self) -> dict[str, Any]:
        """The error as JSON: keys message, field, value, remedy."""
        return {
            "message": self.message,
            "field": self.field,
            "value": self.value,
            "remedy": self.remedy,
        }


class InvalidInput(KithError):
    """A value that cannot be taken as it is."""


class UnknownName(InvalidInput):
    """A name outside an allow-list (sort, filter, field, model, measure)."""


class NotFound(KithError):
    """The record does not exist, or this person may not see it: the same answer for both."""

    status = 404


class NotAllowed(KithError):
    """The person sees the record but may not do this to it."""

    status = 403


class Conflict(KithError):
    """The record changed meanwhile, or the act is no longer possible."""

    status = 409


def shorten(value: Any, limit: int = 120) -> str | None:
    """A value as printable text of at most `limit` characters; None stays None."""
    if value is None:
        return None
    text = "".join(ch if ch.isprintable() else "\ufffd" for ch in str(value))
    return text if len(text) <= limit else text[: limit - 1] + "…"
