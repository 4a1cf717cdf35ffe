from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Fact:
    """Something that happened. Fields are plain JSON values: ids, names, counts."""

    @classmethod
    def name(cls) -> str:
        """The name under which it is stored and subscribed to."""
        return cls.__name__

    def payload(self) -> dict[str, Any]:
        """Its fields as JSON."""
        return asdict(self)
