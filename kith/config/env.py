"""Reads settings from the environment: each value is checked here, once, when Kith starts."""

from __future__ import annotations

import os
from collections.abc import Sequence
from ipaddress import ip_network
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from kith.foundation.errors import InvalidInput

TRUE = {"1", "true", "yes", "on"}
FALSE = {"0", "false", "no", "off", ""}


class SettingError(InvalidInput):
    """A setting that cannot be used; it stops the start, naming setting, value and remedy."""

    def __init__(self, setting: str, value: object, problem: str, remedy: str) -> None:
        self.setting = setting
        super().__init__(problem, field=setting, value=value, remedy=remedy)

    def __str__(self) -> str:
        shown = "" if self.value is None else f" = {self.value!r}"
        return f"Setting {self.setting}{shown}: {self.message} {self.remedy}"


def text(name: str, default: str = "") -> str:
    """The variable, stripped; `default` where it is unset or empty."""
    return os.environ.get(name, "").strip() or default


def flag(name: str, default: bool = False) -> bool:
    """A yes or no."""
    value = text(name).lower()
    if not value:
        return default
    if value in TRUE:
        return True
    if value in FALSE:
        return False
    raise SettingError(name, value, "This is not a yes or no.", "Use 1 or 0.")


def integer(name: str, default: int, low: int, high: int) -> int:
    """A whole number from `low` to `high`, both included."""
    value = text(name)
    if not value:
        return default
    remedy = f"Use a whole number from {low} to {high}."
    try:
        number = int(value)
    except ValueError:
        raise SettingError(name, value, "This is not a whole number.", remedy) from None
    if not low <= number <= high:
        raise SettingError(name, value, "This number is out of range.", remedy)
    return number


def choice(name: str, default: str, options: Sequence[str]) -> str:
    """One of `options`."""
    value = text(name, default)
    if value not in options:
        raise SettingError(
            name, value, "This is not one of the choices.", f"Use one of: {', '.join(options)}."
        )
    return value


def words(name: str, default: Sequence[str] = ()) -> list[str]:
    """A list parted by commas, without empty parts."""
    value = text(name)
    return [part.strip() for part in value.split(",") if part.strip()] if value else list(default)


def networks(name: str) -> list[str]:
    """A list of IP addresses or networks."""
    given = words(name)
    for part in given:
        try:
            ip_network(part)
        except ValueError:
            raise SettingError(
                name,
                part,
                "This is no IP address or network.",
                "Use addresses or networks parted by commas, such as 127.0.0.1,10.0.0.0/8.",
            ) from None
    return given


def base_url(name: str, default: str) -> str:
    """An http or https address without path, query or trailing slash."""
    value = text(name, default).rstrip("/")
    parts = urlsplit(value)
    good = parts.scheme in {"http", "https"} and parts.hostname and not parts.path
    if not good or parts.query or parts.fragment or parts.username:
        raise SettingError(
            name,
            value,
            "This is not the address of a site.",
            "Use scheme, host and port only, such as https://crm.example.org.",
        )
    return value


def time_zone(name: str, default: str) -> str:
    """A name of the IANA time zone database."""
    value = text(name, default)
    try:
        ZoneInfo(value)
    except (ValueError, OSError, KeyError):
        raise SettingError(
            name, value, "This time zone is not known.", "Use a name such as Europe/Budapest."
        ) from None
    return value
