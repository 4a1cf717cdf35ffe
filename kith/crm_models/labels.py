"""Words for the roles, rhythms, grades, units and verdicts of the models."""

from __future__ import annotations

from kith.foundation.i18n import _

ROLES: dict[str, str] = {
    "SPO": _("Sponsor"),
    "MKT": _("Marketing"),
    "SAL": _("Sales"),
    "SRV": _("Service"),
    "ACC": _("Account owner"),
    "PRT": _("Partner manager"),
    "PRD": _("Product"),
    "FIN": _("Finance"),
    "HR": _("People and training"),
    "IT": _("Technology"),
    "DST": _("Data steward"),
    "CX": _("Customer experience analyst"),
}

CADENCES: dict[str, str] = {
    "rt": _("As it happens"),
    "d": _("Every day"),
    "w": _("Every week"),
    "m": _("Every month"),
    "q": _("Every quarter"),
    "y": _("Every year"),
    "once": _("Once"),
}

GRADES: dict[str, str] = {
    "B": _("benchmark"),
    "L": _("law or platform rule"),
    "P": _("our default"),
    "O": _("own baseline"),
}

UNITS: dict[str, str] = {
    "%": _("percent"),
    "pp": _("percentage points"),
    "money": _("money"),
    "count": _("number"),
    "min": _("minutes"),
    "h": _("hours"),
    "d": _("days"),
    "months": _("months"),
    "x": _("times"),
    "rho": _("rank correlation"),
    "nps": _("points from −100 to 100"),
    "stars": _("stars"),
    "/5": _("out of five"),
    "ratio": _("ratio"),
}

VERDICTS: dict[str, str] = {
    "blocked": _("Blocked"),
    "insufficient": _("Too little data"),
    "failing": _("Failing"),
    "at_risk": _("At risk"),
    "on_track": _("On track"),
    "met": _("Met"),
}

VERDICT_MEANINGS: dict[str, str] = {
    "blocked": _("Nothing that decides here has its data yet. The next step is to bring it."),
    "insufficient": _("We do not judge on so few cases."),
    "failing": _("At least one measure misses its target."),
    "at_risk": _("It was met, but the last run was not."),
    "on_track": _("Everything we can measure meets its target so far."),
    "met": _("Every target was met two periods running."),
}
