"""Is this somebody we know? Deterministic matching on number, e-mail, and phone with name.

Single writes, the import and identity work share this file, so that they agree:

* an outside number (`external_id`) decides alone;
* an e-mail address decides unless the two records carry different numbers (a shared mailbox);
* a phone number decides only together with the same folded name: a family, a switchboard and a
  shop's front desk share phones.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from django.utils.translation import gettext as _

from kith.customers.people.choices import PointKind
from kith.customers.people.models import Person, PersonContactPoint
from kith.foundation.errors import InvalidInput
from kith.foundation.text import ascii_digits, fold
from kith.workplace.exchange.engine.lookup import fetch

_ADDRESS = re.compile(
    r'^(?:"[^"\r\n]{1,62}"|[^\s@<>(),;:"]{1,64})@([^\s@<>(),;:"]+\.[^\s@<>(),;:".]{2,})$'
)
_PHONE_NOISE = re.compile(r"[\s\u00a0().\-/\u2010-\u2015]+")
_PLUS_DIGITS = re.compile(r"^\+[1-9]\d{7,14}$")
LONGEST_ADDRESS = 320


def normalize_email(text: str) -> str | None:
    """The address as it is compared (lower case, domain in ASCII), or None for what is none.

    "Anna Kis <Anna@Firm.HU>" and "mailto:anna@firm.hu" are the same address.
    """
    text = text.strip()
    if text.endswith(">") and "<" in text:
        text = text[text.rindex("<") + 1 : -1]
    text = text.removeprefix("mailto:").strip().lower()
    found = _ADDRESS.match(text)
    if not found or len(text) > LONGEST_ADDRESS:
        return None
    domain = found[1]
    if not domain.isascii():
        try:
            text = text[: -len(domain)] + domain.encode("idna").decode()
        except UnicodeError:
            return None
    return None if ".." in domain or domain.startswith(".") else text


def normalize_phone(text: str, country: str = "") -> str:
    """The number as it is compared: E.164 where it can be told, else its bare digits.

    Args:
        country: ISO code of two letters; a number without "+" is read as one of that country.
    """
    bare = _PHONE_NOISE.sub("", ascii_digits(text))
    if bare.startswith("00") and len(bare) > 9:
        bare = "+" + bare[2:]
    # The cheap path: international, without the "(0)" that some write after the country code.
    if _PLUS_DIGITS.match(bare) and "(0)" not in text:
        return bare
    return _parse_phone(ascii_digits(text).strip(), country)


@lru_cache(maxsize=20_000)
def _parse_phone(text: str, country: str) -> str:
    quick = _national(_PHONE_NOISE.sub("", text), country) if country else ""
    if quick:
        return quick
    import phonenumbers

    try:
        number = phonenumbers.parse(text, country or None)
        if phonenumbers.is_possible_number(number):
            formatted: str = phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
            return formatted
    except phonenumbers.NumberParseException:
        pass
    return "".join(ch for ch in text if ch.isdigit()) or fold(text)[:320]


def _national(digits: str, country: str) -> str:
    """E.164 by the country's plain rules, or "" where only the full parser can tell."""
    rules = _rules_of(country)
    if rules is None or not digits.isdigit():
        return ""
    code, trunk, lengths = rules
    if trunk and digits.startswith(trunk):
        digits = digits[len(trunk) :]
    elif trunk:
        return ""
    return f"+{code}{digits}" if len(digits) in lengths else ""


@lru_cache(maxsize=300)
def _rules_of(country: str) -> tuple[int, str, frozenset[int]] | None:
    from phonenumbers import PhoneMetadata

    data: Any = PhoneMetadata.metadata_for_region(country, None)
    if data is None or data.national_prefix_transform_rule:
        return None
    if (data.national_prefix_for_parsing or None) != (data.national_prefix or None):
        return None
    return (
        data.country_code,
        data.national_prefix or "",
        frozenset(data.general_desc.possible_length),
    )


def normalize_external_id(text: str) -> str:
    """The number without surrounding and repeated blanks; case and zeros count."""
    return " ".join(str(text).split())


def normalize_point(kind: str, value: str, country: str = "") -> str:
    """A contact point as it is compared.

    Raises:
        InvalidInput: an e-mail that is none.
    """
    if kind == PointKind.EMAIL:
        email = normalize_email(value)
        if email is None:
            raise InvalidInput(
                _("This is not an e-mail address."),
                field="email",
                value=value,
                remedy=_("Write it as name@example.com."),
            )
        return email
    if kind == PointKind.PHONE:
        return normalize_phone(value, country)
    text = fold(value).removeprefix("https://").removeprefix("http://").removeprefix("www.")
    return text.rstrip("/")[:LONGEST_ADDRESS]


@dataclass(frozen=True, slots=True)
class PersonKeys:
    """By what a record of a person can be recognized, all normalized; `name` is folded."""

    external_id: str = ""
    emails: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()
    name: str = ""

    def __bool__(self) -> bool:
        return bool(self.external_id or self.emails or (self.phones and self.name))


class Known:
    """A person as far as matching needs to know; `data` is the caller's."""

    __slots__ = ("data", "external_id", "id", "name")

    def __init__(self, id: int, external_id: str, name: str, data: Any = None) -> None:  # noqa: A002
        self.id = id
        self.external_id = external_id
        self.name = name
        self.data = data


class PeopleIndex:
    """The people who share a key with a set of rows, and those that join while rows are matched.

    Keys are loaded set by set: a constant number of queries, however many rows.
    """

    def __init__(self) -> None:
        self._people: dict[int, Known] = {}
        self._by_number: dict[str, Known] = {}
        self._by_email: dict[str, list[Known]] = {}
        self._by_phone: dict[str, list[Known]] = {}

    def load(self, keys: Iterable[PersonKeys]) -> None:
        """Fetch everyone in the database who shares a number, an address or a phone with `keys`."""
        numbers: set[str] = set()
        points: dict[PointKind, set[str]] = {PointKind.EMAIL: set(), PointKind.PHONE: set()}
        for key in keys:
            if key.external_id:
                numbers.add(key.external_id)
            points[PointKind.EMAIL].update(key.emails)
            points[PointKind.PHONE].update(key.phones)
        shared: list[tuple[str, str, int]] = []
        for kind, values in points.items():
            rows = fetch(
                PersonContactPoint, "normalized", values, "normalized", "person_id", kind=kind.value
            )
            shared += [(kind, *row) for row in rows]
        columns = ("id", "external_id", "name")
        found = fetch(Person, "external_id", numbers, *columns)
        found += fetch(Person, "pk", {person_id for _kind, _value, person_id in shared}, *columns)
        for person_id, number, name in sorted(set(found)):
            self.join(Known(person_id, number or "", fold(name)))
        for which, value, person_id in sorted(shared, key=lambda row: row[2]):
            by_value = self._by_email if which == PointKind.EMAIL else self._by_phone
            _append(by_value, value, self._people[person_id])

    def add_by_id(self, ids: Iterable[int]) -> None:
        """Fetch the people of these ids who are not in the index yet."""
        missing = set(ids) - self._people.keys()
        for person_id, number, name in fetch(Person, "pk", missing, "id", "external_id", "name"):
            self.join(Known(person_id, number or "", fold(name)))

    def get(self, person_id: int) -> Known | None:
        """The person of this id, if in the index."""
        return self._people.get(person_id)

    def join(self, known: Known, keys: PersonKeys | None = None) -> None:
        """Take a person in, reachable by the number and the points of `keys` from now on."""
        self._people[known.id] = known
        if known.external_id:
            self._by_number[known.external_id] = known
        for email in keys.emails if keys else ():
            _append(self._by_email, email, known)
        for phone in keys.phones if keys else ():
            _append(self._by_phone, phone, known)

    def pick(self, keys: PersonKeys, *, only: str = "") -> Known | None:
        """The person whom `keys` mean, or None.

        Args:
            only: "external_id", "email" or "phone": no other key counts.
        """
        if keys.external_id and only in ("", "external_id"):
            known = self._by_number.get(keys.external_id)
            if known is not None:
                return known
        if only in ("", "email"):
            known = self._best(self._by_email, keys.emails, keys)
            if known is not None:
                return known
        if keys.name and only in ("", "phone"):
            named = PersonKeys(keys.external_id, (), keys.phones, keys.name)
            return self._best(self._by_phone, keys.phones, named, same_name=True)
        return None

    def only_one_with_phone(self, phones: Sequence[str]) -> Known | None:
        """The person with one of these phones if nobody else has it, else None."""
        people = {id(k): k for phone in phones for k in self._by_phone.get(phone, ())}
        return next(iter(people.values())) if len(people) == 1 else None

    @staticmethod
    def _best(
        by_value: dict[str, list[Known]],
        values: Sequence[str],
        keys: PersonKeys,
        *,
        same_name: bool = False,
    ) -> Known | None:
        """Of those who share a value: namesakes first, and of these the oldest record."""
        fitting = [
            known
            for value in values
            for known in by_value.get(value, ())
            if not (
                keys.external_id and known.external_id and keys.external_id != known.external_id
            )
        ]
        namesakes = [known for known in fitting if known.name == keys.name]
        if same_name or namesakes:
            fitting = namesakes
        return min(fitting, key=_age, default=None)


def _age(known: Known) -> tuple[bool, int]:
    """Records in the database by age, then those that are about to be made (ids below zero)."""
    return known.id < 0, abs(known.id)


def find_person_id(keys: PersonKeys) -> int | None:
    """The person in the database whom `keys` mean, or None."""
    index = PeopleIndex()
    index.load([keys])
    known = index.pick(keys)
    return known.id if known else None


def _append(by_value: dict[str, list[Known]], value: str, known: Known) -> None:
    sharing = by_value.setdefault(value, [])
    if known not in sharing:
        sharing.append(known)
