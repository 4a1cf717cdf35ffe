"""What a measure says as of a date."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

N_MIN = 30  # events below which no figure is judged; ours [P], as in the specification
N_MIN_ANSWERS = 50  # the same for answers to surveys


@dataclass(frozen=True, slots=True)
class Estimate:
    """A figure before it has a name: value and 95 % interval, or None where there is none.

    `n` counts the units behind it; `enough` is false where they are too few to be judged.
    """

    value: float | None = None
    low: float | None = None
    high: float | None = None
    n: int = 0
    enough: bool = False


@dataclass(frozen=True, slots=True)
class Reading:
    """One figure of one measure as of one date.

    Attributes:
        value, low, high: in `unit` (shares run 0–100); None where input or units are missing.
        n: units counted.
        met: against the catalogue's own target; None where nobody can tell.
        missing: keys of `kith.crm_models.inputs` that were not there by that date.
        enough: whether n reaches the least number that may be judged.
    """

    measure: str
    part: str
    as_of: date
    value: float | None
    low: float | None
    high: float | None
    n: int
    unit: str
    met: bool | None = None
    missing: tuple[str, ...] = ()
    enough: bool = True


@dataclass(frozen=True, slots=True)
class SplitReading:
    """The same figure for one person, team, tier or segment; `key` None is "nobody"."""

    key: int | str | None
    name: str
    reading: Reading
