"""What a consent ledger says at a moment: pure functions over its lines."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Line:
    """One ledger line, as the database holds it."""

    channel: str
    purpose: str
    basis: str
    action: str
    at: datetime
    expires_at: datetime | None
    proof: str


def in_force(
    lines: Iterable[Line], moment: datetime, purpose: str = "marketing"
) -> dict[str, Line]:
    """The line in force for each channel at `moment`: given, with proof, not expired, and nothing
    withdrawn or objected to since (GDPR articles 7(1), 7(3), 21(3)).
    """
    latest: dict[str, Line] = {}
    for line in sorted(lines, key=lambda item: item.at):
        if line.purpose == purpose and line.at <= moment:
            latest[line.channel] = line
    return {
        channel: line
        for channel, line in latest.items()
        if line.action == "given"
        and line.proof
        and (line.expires_at is None or line.expires_at > moment)
    }
