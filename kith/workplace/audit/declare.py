"""The workplace's own records that leave a trail: they stand beneath the trail itself."""

from __future__ import annotations

from kith.workplace.accounts.models import Firm, Team, User
from kith.workplace.audit.registry import register_audited


def declare() -> None:
    """Called once when Django is ready. A password's hash never enters a payload."""
    register_audited("user", User, leave_out=("password", "last_login"))
    register_audited("team", Team)
    register_audited("firm", Firm)
