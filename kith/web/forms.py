"""The base of every form: errors of a service land at the field that they name."""

from __future__ import annotations

from typing import Any

from django import forms

from kith.foundation.errors import KithError


class KithForm(forms.Form):
    """A form whose values go to a service, which has the last word."""

    required_css_class = "k-required"

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("label_suffix", "")
        super().__init__(*args, **kwargs)

    def take(self, error: KithError) -> None:
        """Show a service's refusal: at its field where the form has it, else at the top."""
        name = error.field.removesuffix("_id") if error.field not in self.fields else error.field
        text = " ".join(part for part in (error.message, error.remedy) if part)
        self.add_error(name if name in self.fields else None, text)


class DayInput(forms.DateInput):
    """A date by the browser's own picker."""

    input_type = "date"

    def __init__(self, **attrs: Any) -> None:
        super().__init__(attrs=attrs, format="%Y-%m-%d")


class MomentInput(forms.DateTimeInput):
    """A date and time by the browser's own picker."""

    input_type = "datetime-local"

    def __init__(self, **attrs: Any) -> None:
        super().__init__(attrs=attrs, format="%Y-%m-%dT%H:%M")
