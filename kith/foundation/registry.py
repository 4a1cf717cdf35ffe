"""A registry: the one way by which an app offers something to an engine beneath it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Generic, TypeVar

from kith.foundation.errors import UnknownName
from kith.foundation.i18n import _

T = TypeVar("T")


class Registry(Generic[T]):
    """Named things in the order they were registered; a name is taken once.

    Raises:
        UnknownName: on look-up of a name that nobody registered, naming those that are.
    """

    def __init__(self, noun: str) -> None:
        self.noun = noun
        self._items: dict[str, T] = {}

    def register(self, name: str, item: T) -> T:
        """Offer `item` under `name`; registering the same name for another thing is a bug."""
        if name in self._items and self._items[name] is not item:
            raise ValueError(f"{self.noun} {name!r} is registered twice")
        self._items[name] = item
        return item

    def __getitem__(self, name: str) -> T:
        try:
            return self._items[name]
        except KeyError:
            raise UnknownName(
                _("There is nothing of this name."),
                field=self.noun,
                value=name,
                remedy=", ".join(sorted(self._items)),
            ) from None

    def __contains__(self, name: object) -> bool:
        return name in self._items

    def __iter__(self) -> Iterator[str]:
        return iter(self._items)

    def values(self) -> list[T]:
        """The things, in order of registration."""
        return list(self._items.values())
