"""The firm: name, money, time, hours."""

from __future__ import annotations

import re
import zoneinfo
from functools import lru_cache
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy
from django.views.decorators.http import require_http_methods

from kith.customers.people.choices import Channel
from kith.foundation.errors import InvalidInput, KithError
from kith.web.answers import UNPROCESSABLE, go
from kith.web.countries import country_choices
from kith.web.forms import KithForm
from kith.web.pages.settings.index import settings_page
from kith.workplace.accounts.choices import Language
from kith.workplace.accounts.permissions import require
from kith.workplace.staff.services import update_firm

DAYS = (
    lazy("Monday"),
    lazy("Tuesday"),
    lazy("Wednesday"),
    lazy("Thursday"),
    lazy("Friday"),
    lazy("Saturday"),
    lazy("Sunday"),
)
CLOCK = re.compile(r"([01]\d|2[0-3]):[0-5]\d")


@lru_cache(maxsize=1)
def _zones() -> list[str]:
    """The time zones of the machine's data, which does not change while it runs."""
    return sorted(name for name in zoneinfo.available_timezones() if "/" in name or name == "UTC")


class FirmForm(KithForm):
    """The fields of the firm that stand in one column each."""

    name = forms.CharField(max_length=150, label=lazy("Name"))
    language = forms.ChoiceField(choices=Language.choices, label=lazy("Language"))
    country = forms.ChoiceField(
        required=False,
        label=lazy("Country"),
        help_text=lazy("Phone numbers without a country code are read as of here."),
    )
    time_zone = forms.ChoiceField(label=lazy("Time zone"))
    base_currency = forms.CharField(
        max_length=3,
        min_length=3,
        label=lazy("Currency"),
        help_text=lazy("All figures are shown in it, such as EUR."),
    )
    margin = forms.DecimalField(
        min_value=0,
        max_value=100,
        decimal_places=2,
        label=lazy("Margin where the cost is not known, %"),
        help_text=lazy("The share of revenue that remains after the cost of goods."),
    )
    clv_horizon_years = forms.IntegerField(
        min_value=1, max_value=10, label=lazy("Lifetime value looks ahead, years")
    )
    discount_rate = forms.DecimalField(
        min_value=0, max_value=100, decimal_places=2, label=lazy("Discount a year, %")
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices: Any = [("", "—"), *country_choices()]
        self.fields["country"].choices = choices  # type: ignore[attr-defined]
        self.fields["time_zone"].choices = [(name, name) for name in _zones()]  # type: ignore[attr-defined]


def _hours(request: HttpRequest) -> dict[str, list[str]]:
    """Opening hours by weekday; a day without both times is closed.

    Raises:
        InvalidInput: a time that is none, or an end before its beginning.
    """
    hours = {}
    for day in range(7):
        begin, end = (request.POST.get(f"{edge}_{day}", "") for edge in ("from", "until"))
        if not begin and not end:
            continue
        if not (CLOCK.fullmatch(begin) and CLOCK.fullmatch(end) and begin < end):
            raise InvalidInput(
                _("Business hours need a beginning and a later end."),
                field="business_hours",
                value=f"{begin}–{end}",
                remedy=_("Leave both empty on a closed day."),
            )
        hours[str(day)] = [begin, end]
    return hours


def _reply_hours(request: HttpRequest, known: dict[str, float]) -> dict[str, float]:
    """Hours to the first reply by channel; what is left empty keeps its value."""
    hours = dict(known)
    for channel in known:
        text = request.POST.get(f"reply_{channel}", "").replace(",", ".")
        if not text:
            continue
        try:
            value = float(text)
        except ValueError:
            value = -1.0
        if not 0 < value <= 720:
            raise InvalidInput(
                _("The time to a reply is between 0 and 720 hours."),
                field="reply_hours",
                value=text,
                remedy=_("Write a number such as 4 or 0.5."),
            )
        hours[channel] = value
    return hours


@require_http_methods(["GET", "POST"])
def firm(request: HttpRequest) -> HttpResponse:
    """The form of the firm."""
    user: Any = request.user
    require(user, "administer")
    row = request.firm  # type: ignore[attr-defined]
    start = {name: getattr(row, name) for name in FirmForm.base_fields}
    form = FirmForm(request.POST or None, initial=start)
    status = 200
    if request.method == "POST":
        status = UNPROCESSABLE
        if form.is_valid():
            try:
                update_firm(
                    actor=user,
                    **form.cleaned_data,
                    business_hours=_hours(request),
                    reply_hours=_reply_hours(request, row.reply_hours),
                )
            except KithError as error:
                form.take(error)
            else:
                return go(request, "settings:firm", _("Saved"))
    names = dict(Channel.choices)
    context = {
        "form": form,
        "days": [
            {"no": no, "name": name, "hours": row.business_hours.get(str(no), ["", ""])}
            for no, name in enumerate(DAYS)
        ],
        "replies": [
            {"channel": channel, "name": names.get(channel, channel), "hours": f"{hours:g}"}
            for channel, hours in row.reply_hours.items()
        ],
    }
    return settings_page(request, "firm", "pages/settings/firm.html", context, status)
