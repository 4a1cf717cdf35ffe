"""From a cell to a value, by the kind of its column; a cell that will not do raises BadCell."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, time, tzinfo
from typing import Any

from kith.foundation.i18n import _
from kith.foundation.text import fold
from kith.workplace.exchange.errors import BadCell
from kith.workplace.exchange.reading.dates import day_reader, moment_reader, read_clock
from kith.workplace.exchange.reading.layout import Layout
from kith.workplace.exchange.reading.numbers import number_reader
from kith.workplace.exchange.reading.places import countries, currencies, languages
from kith.workplace.exchange.targets import Field, Kind

Reader = Callable[[str], Any]
_YES = {
    fold(word) for word in "1 y yes true t x ✓ ✔ on done igen i да д + بله بلی آری taip".split()
}
_NO = {fold(word) for word in "0 n no false f off - nem нет н خیر نه ne - –".split()}
_SEVERAL = re.compile(r"[;,\n]+|\s+/\s+")
_NOT_SET = object()


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a reader must know beyond the cell: the firm's zone, its users and teams by name."""

    zone: tzinfo = UTC
    users: Mapping[str, int] | None = None
    teams: Mapping[str, int] | None = None


def reader_of(item: Field, layout: Layout, order: str, around: Surroundings) -> Reader:
    """The function that reads the cells of a column; cells come cleaned and not blank."""
    plain: dict[Kind, Callable[[], Reader]] = {
        Kind.TEXT: lambda: _text(item.longest),
        Kind.DAY: lambda: day_reader(order),
        Kind.MOMENT: lambda: moment_reader(order, around.zone),
        Kind.CLOCK: lambda: _clock,
        Kind.NUMBER: lambda: _number(item, layout.decimal),
        Kind.WHOLE: lambda: _whole(item, layout.decimal),
        Kind.YES_NO: lambda: read_yes_no,
        Kind.HAPPENED: lambda: _happened(moment_reader(order, around.zone)),
        Kind.CHOICE: lambda: _listed(_choice_words(item), item),
        Kind.COUNTRY: lambda: _listed(countries(), item),
        Kind.LANGUAGE: lambda: _listed(languages(), item),
        Kind.CURRENCY: lambda: _listed(currencies(), item),
        Kind.USER: lambda: _listed(around.users or {}, item),
        Kind.TEAM: lambda: _listed(around.teams or {}, item),
        Kind.EMAILS: lambda: _emails(item),
        Kind.PHONES: lambda: _phones(item.longest),
    }
    return plain[item.kind]()


def read_yes_no(text: str) -> bool:
    """Yes or no in our languages; 1 and 0; a mark in the cell is yes."""
    word = fold(text)
    if word in _YES:
        return True
    if word in _NO:
        return False
    raise BadCell(_("This is neither yes nor no."), _("Write yes or no."))


def _text(longest: int) -> Reader:
    def read(text: str) -> str:
        if longest and len(text) > longest:
            raise BadCell(
                _("This text is too long."),
                _("Shorten it to %(limit)s characters.").replace("%(limit)s", str(longest)),
            )
        if "\ufffd" in text:
            raise BadCell(
                _("This text holds bytes that are not of the file's encoding."),
                _("Choose another encoding, or mend the cell."),
            )
        return text

    return read


def _clock(text: str) -> time:
    return read_clock(text)[0]


def _number(item: Field, decimal: str) -> Reader:
    read = number_reader(decimal, item.places)
    if not item.not_negative:
        return read

    def read_positive(text: str) -> Any:
        number = read(text)
        if number < 0:
            raise BadCell(_("This must not be below zero."), _("Write a number from 0 up."))
        return number

    return read_positive


def _whole(item: Field, decimal: str) -> Reader:
    read = number_reader(decimal, 4, largest=2**31)

    def read_whole(text: str) -> int:
        try:
            number = read(text)
        except BadCell:
            # A count of facts or minutes is sometimes only ticked.
            if fold(text) in _YES | _NO:
                return int(read_yes_no(text))
            raise
        if number != int(number) or (item.not_negative and number < 0):
            raise BadCell(_("This is not a whole number."), _("Write a whole number from 0 up."))
        return int(number)

    return read_whole


def _happened(read_moment: Reader) -> Reader:
    """A moment; True for "yes, at the time of the row"; False for no."""

    def read(text: str) -> Any:
        word = fold(text)
        if word in _YES:
            return True
        return False if word in _NO else read_moment(text)

    return read


def _choice_words(item: Field) -> dict[str, Any]:
    words = {fold(code): code for code in item.choices}
    for code, others in item.choices.items():
        for word in others:
            words.setdefault(fold(word), code)
    return words


def _listed(words: Mapping[str, Any], item: Field) -> Reader:
    def read(text: str) -> Any:
        value = words.get(text.lower(), _NOT_SET)
        if value is _NOT_SET:
            value = words.get(fold(text), _NOT_SET)
        if value is _NOT_SET:
            known = ", ".join(item.choices) if item.choices else _REMEDIES.get(item.kind, "")
            raise BadCell(_("This value is not known here."), known)
        return value

    return read


_REMEDIES = {
    Kind.COUNTRY: _("Write the name of a country or its code of two letters."),
    Kind.LANGUAGE: _("Write the name of a language or its code."),
    Kind.CURRENCY: _("Write a currency code such as EUR."),
    Kind.USER: _("Write the e-mail or the name of a user of Kith."),
    Kind.TEAM: _("Write the name of a team."),
}


def _emails(item: Field) -> Reader:
    """[(as given, as compared), …], each address once."""

    normalize = item.normalize or str.lower

    def read(text: str) -> list[tuple[str, str]]:
        found: dict[str, str] = {}
        for part in (text,) if text.count("@") < 2 else _SEVERAL.split(text):
            if not part.strip():
                continue
            normal = normalize(part)
            if normal is None:
                raise BadCell(
                    _("This is not an e-mail address."), _("Write it as name@example.com.")
                )
            found.setdefault(normal, _bare_address(part))
        return [(given, normal) for normal, given in found.items()]

    return read


def _bare_address(part: str) -> str:
    part = part.strip()
    if part.endswith(">") and "<" in part:
        part = part[part.rindex("<") + 1 : -1]
    return part.removeprefix("mailto:").strip()


def _phones(longest: int) -> Reader:
    """[number as given, …]; they are compared once the country of the row is known."""

    def read(text: str) -> list[str]:
        parts = [part.strip() for part in _SEVERAL.split(text) if part.strip()]
        for part in parts:
            if sum(map(str.isdigit, part)) < 3 or len(part) > (longest or 40):
                raise BadCell(_("This is not a phone number."), _("Write it as +36 1 234 5678."))
        return parts

    return read
