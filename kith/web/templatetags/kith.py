"""What templates say in Kith: icons, marks, figures and dates in the reader's language."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal
from functools import lru_cache
from typing import Any

from django import template
from django.utils import timezone
from django.utils.html import escape, format_html, format_html_join
from django.utils.translation import get_language, gettext_noop
from django.utils.translation import gettext as _

from kith.web import charts
from kith.web.assets import asset_url, sprite_url, style_urls
from kith.web.format import dates, numbers
from kith.web.markup import NOTHING, Markup, drawn

register = template.Library()

FLIPPED = frozenset({"chevron", "play", "undo", "leave"})
VERDICTS = {
    "met": gettext_noop("Met"),
    "on_track": gettext_noop("On track"),
    "at_risk": gettext_noop("At risk"),
    "failing": gettext_noop("Failing"),
    "insufficient": gettext_noop("Too little data"),
    "blocked": gettext_noop("Blocked"),
}
TIERS = {1: "data-1", 2: "data-2", 3: "data-4", 4: "data-quiet"}


def language() -> str:
    """The active language, without a region."""
    return (get_language() or "en").split("-")[0]


@lru_cache(maxsize=256)
def _icon(name: str, sprite: str) -> Markup:
    flip = " i-flip" if name in FLIPPED else ""
    return format_html(
        '<svg class="i{}" aria-hidden="true"><use href="{}#{}"/></svg>', flip, sprite, name
    )


@register.simple_tag
def icon(name: str) -> Markup:
    """An icon of the sprite, decorative: the words stand beside it or in an aria-label."""
    return _icon(name, sprite_url())


@register.simple_tag
def mark(verdict: str) -> Markup:
    """The shape of a verdict alone, with its word for those who cannot see it."""
    return format_html(
        '<svg class="k-mark" viewBox="0 0 16 16" width="16" height="16" role="img" aria-label="{}">'
        '<use href="{}#v-{}"/></svg>',
        verdict_word(verdict),
        sprite_url(),
        verdict,
    )


@register.filter
def verdict_word(verdict: str) -> str:
    """A verdict in words."""
    word = VERDICTS.get(str(verdict))
    return _(word) if word else str(verdict)


@register.simple_tag
def sprite() -> str:
    """The address of the sprite."""
    return sprite_url()


@register.simple_tag
def kith_style() -> Markup:
    """The links to the style sheets of the build."""
    return drawn("".join(format_html('<link rel="stylesheet" href="{}">', u) for u in style_urls()))


@register.simple_tag
def kith_script(nonce: str) -> Markup:
    """The one script of the build."""
    url = asset_url("src/main.js")
    return (
        format_html('<script type="module" src="{}" nonce="{}"></script>', url, nonce)
        if url
        else NOTHING
    )


# --- figures -------------------------------------------------------------------------------------


@register.filter
def num(value: Any, digits: int | None = None) -> str:
    """1234.5 -> 1,234.5; with an argument, so many decimals."""
    return numbers.number(value, language(), digits)


@register.filter
def digits(text: Any) -> str:
    """A sentence with its figures in the reader's digits; never for codes and addresses."""
    return numbers.digits_of(str(text), language())


@register.filter
def pct(value: Any, digits: int | None = None) -> str:
    """0.413 -> 41%."""
    return numbers.percent(value, language(), digits)


@register.filter
def money(value: Any, currency: str) -> str:
    """An amount with the sign of its currency."""
    return numbers.money(value, currency, language())


@register.filter
def signed(value: Any, digits: int = 1) -> str:
    """A difference with its sign."""
    return numbers.signed(value, language(), digits)


@register.filter
def capped(count: int, most: int = 10_000) -> str:
    """A count that was not counted further than `most`."""
    return f"{num(most)}+" if count > most else num(count)


# --- time ----------------------------------------------------------------------------------------


@register.filter
def day(value: date | datetime | None) -> str:
    """3 Sep, with the year when it is another one."""
    return dates.short_day(value, language())


@register.filter
def full_day(value: date | datetime | None) -> str:
    """3 Sep 2026."""
    return dates.full_day(value, language())


@register.filter
def long_day(value: date | datetime | None) -> str:
    """Thursday, 3 September."""
    return dates.long_day(value, language())


@register.filter
def moment(value: datetime | None) -> str:
    """3 Sep · 06:40."""
    return dates.moment(value, language())


@register.filter
def clock(value: datetime | None) -> str:
    """06:40."""
    return dates.clock_time(value, language())


@register.filter
def ago(value: date | datetime | None) -> str:
    """today, yesterday, 5 days ago, in 3 days, else the date."""
    return dates.relative_day(value, language())


@register.filter
def due(value: date | None) -> str:
    """due today, 2 days late, due in 3 days."""
    return dates.due_day(value, language())


@register.filter
def is_late(value: date | None) -> bool:
    """Whether a day lies before today."""
    return value is not None and value < timezone.localdate()


@register.filter
def waited(value: datetime) -> str:
    """How long ago, in minutes, hours or days."""
    return dates.silent_for(timezone.now() - value, language())


@register.filter
def month(value: date | datetime | None) -> str:
    """Sep 2026."""
    return dates.month_name(value, language(), year=True)


# --- people --------------------------------------------------------------------------------------


@register.filter
def initials(name: Any) -> str:
    """The first letters of the first and the last word of a name."""
    words = [word for word in str(name or "").split() if unicodedata.category(word[0])[0] in "LN"]
    if not words:
        return "?"
    # Arabic letters would join and run out of the disc: one is enough.
    one = len(words) == 1 or "\u0590" <= words[0][0] <= "\u08ff"
    return "".join(word[0].upper() for word in (words[:1] if one else [words[0], words[-1]]))


@register.simple_tag
def avatar(name: Any, shape: str = "", size: str = "") -> Markup:
    """Initials in a disc, in a square for organizations (`shape="org"`); `size="l"` is large."""
    classes = "k-av" + (" k-av-org" if shape == "org" else "") + (" k-av-l" if size == "l" else "")
    return drawn(f'<span class="{classes}" aria-hidden="true">{escape(initials(name))}</span>')


@register.simple_tag
def tier_badge(tier: int | None, name: str = "") -> Markup:
    """The value tier with its shade; a quiet "none yet" where there is none."""
    if not tier:
        return format_html('<span class="k-3">{}</span>', _("none yet"))
    return format_html(
        '<span class="k-badge k-tier" style="--c:var(--k-{})">{}</span>',
        TIERS.get(tier, "data-3"),
        name,
    )


# --- plots ---------------------------------------------------------------------------------------


@register.simple_tag
def spark_bars(values: Sequence[float], label: str = "", wide: bool = False) -> Markup:
    """Bars of the last periods; `wide` for a panel, else for a cell."""
    text = label or _("Orders per month, last twelve months")
    return (
        charts.spark_bars(values, text, width=232, height=44)
        if wide
        else charts.spark_bars(values, text)
    )


@register.simple_tag
def spark_line(
    values: Sequence[float | None], target: float | None = None, label: str = ""
) -> Markup:
    """A sparkline with its target."""
    return charts.spark_line(values, label or _("Last twelve periods"), target=target)


@register.simple_tag
def interval(
    value: float | Decimal | None,
    low: float | Decimal | None,
    high: float | Decimal | None,
    target: float | None = None,
    history: Sequence[float | None] = (),
) -> Markup:
    """The bar of a value, its interval and target."""
    middle, lower, upper = (
        None if figure is None else float(figure) for figure in (value, low, high)
    )
    return charts.interval_bar(middle, lower, upper, target, history)


@register.filter
def get(mapping: Any, key: Any) -> Any:
    """A value of a mapping by a key that is itself a variable."""
    try:
        return mapping.get(key)
    except AttributeError:
        return None


@register.filter
def undo_of(tags: str | None) -> str:
    """The address that takes back what a message tells, "" where there is none."""
    return tags.removeprefix("undo:") if tags and tags.startswith("undo:/") else ""


@register.filter
def control(field: Any) -> Markup:
    """A form field's input in our style, tied to its help and error."""
    kind = getattr(field.field.widget, "input_type", "")
    parts = (("error", field.errors), ("help", field.help_text))
    told = [f"{field.auto_id}_{part}" for part, there in parts if there]
    attrs: dict[str, Any] = {"class": "k-check" if kind == "checkbox" else "k-input"}
    if kind == "select":
        attrs["class"] = "k-input k-select"
    field.field.widget.attrs.pop("placeholder", None)  # the label says it
    if told:
        attrs["aria-describedby"] = " ".join(told)
    if field.errors:
        attrs["aria-invalid"] = "true"
    if kind == "select" and not field.field.widget.allow_multiple_selected:
        return _select(field, attrs)
    return field.as_widget(attrs=attrs)


def _select(field: Any, attrs: dict[str, Any]) -> Markup:
    """A select written at once: Django renders a template for each of its options."""
    chosen = "" if field.value() is None else str(field.value())
    options = format_html_join(
        "",
        '<option value="{}"{}>{}</option>',
        (
            (key, drawn(" selected") if str(key) == chosen else "", text)
            for key, text in field.field.widget.choices
        ),
    )
    given = {**field.field.widget.attrs, **attrs, "name": field.html_name, "id": field.auto_id}
    written = format_html_join("", ' {}="{}"', given.items())
    return format_html("<select{}>{}</select>", written, options)


@register.filter
def is_check(field: Any) -> bool:
    """Whether a form field is one checkbox, whose label stands behind it."""
    return getattr(field.field.widget, "input_type", "") == "checkbox" and not hasattr(
        field.field, "choices"
    )


@register.filter
def translated(text: str) -> str:
    """A text that a floor without Django marked, in the reader's language."""
    return _(text) if text else ""
