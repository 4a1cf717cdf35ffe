"""One demand of the source documents, and where Kith meets it."""

from __future__ import annotations

from dataclasses import dataclass

PLACES: dict[str, str] = {
    "all": "every model",
    "engine": "the program engine",
    "interface": "the interface",
    "license": "the license",
    "help": "the help pages",
}
"""Places that are no stage, measure or touchpoint."""


@dataclass(frozen=True, slots=True)
class Demand:
    """``source`` is document and line; ``where`` holds ids of stages, measures and
    touchpoints, or keys of ``PLACES``. An internal checklist, not shown to users."""

    number: int
    source: str
    text: str
    where: tuple[str, ...]
