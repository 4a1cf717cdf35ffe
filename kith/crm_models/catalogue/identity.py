"""M01–M10: do we know who our customers are, lawfully and freshly?"""

from __future__ import annotations

from kith.crm_models import inputs as i
from kith.crm_models.vocabulary import (
    Direction,
    Grade,
    Measure,
    Scope,
    Unit,
    at_least,
    at_most,
    exactly,
)
from kith.foundation.i18n import _

UP, DOWN = Direction.UP, Direction.DOWN

MEASURES = (
    Measure(
        id="M01",
        name=_("Identified contacts"),
        formula=_(
            "Incoming contacts of the last year from a known person, divided by all incoming "
            "contacts."
        ),
        unit=Unit.PERCENT,
        direction=UP,
        targets=(at_least(90),),
        used_by=("ID1", "Q3", "PF4", "G6"),
        inputs=(i.PEOPLE, i.INTERACTIONS),
    ),
    Measure(
        id="M02",
        name=_("Key-field completeness"),
        formula=_(
            "For each active customer, the required fields that are filled in and valid, "
            "divided by all required fields of its type and tier; then the average."
        ),
        unit=Unit.PERCENT,
        direction=UP,
        targets=(at_least(90),),
        used_by=("ID1", "Q1", "VC2", "PF4", "G6"),
        inputs=(i.PEOPLE, i.ORGANIZATIONS),
    ),
    Measure(
        id="M03",
        name=_("Duplicates"),
        formula=_(
            "Records minus the real people and organizations behind them, divided by records."
        ),
        unit=Unit.PERCENT,
        direction=DOWN,
        targets=(at_most(2),),
        used_by=("ID1", "Q3", "VC-S4", "PF4", "G6"),
        inputs=(i.PEOPLE, i.CONTACT_POINTS),
        note=_("Records are compared by e-mail, phone, outside keys, name and address."),
    ),
    Measure(
        id="M04",
        name=_("Fresh contact data"),
        formula=_(
            "Active contacts whose e-mail, phone, role and employer were checked within a year, "
            "divided by active contacts."
        ),
        unit=Unit.PERCENT,
        direction=UP,
        targets=(at_least(75),),
        used_by=("ID1", "VC2", "G6"),
        inputs=(i.PEOPLE, i.CONTACT_CHECKS),
        note=_(
            "A decay of about 2.1 percent a month is often repeated. "
            "It comes from vendors and is weakly founded."
        ),
    ),
    Measure(
        id="M05",
        name=_("Enrichment yield"),
        formula=_(
            "New records that gained at least one checked required field from another source "
            "within 7 days, divided by new records."
        ),
        unit=Unit.PERCENT,
        direction=UP,
        targets=(at_least(60),),
        used_by=("ID1", "Q1"),
        inputs=(i.PEOPLE, i.ENRICHMENT),
    ),
    Measure(
        id="M06",
        name=_("Linked channels"),
        formula=_(
            "Active people with at least two kinds of verified contact, divided by active people."
        ),
        unit=Unit.PERCENT,
        direction=UP,
        targets=(at_least(70),),
        used_by=("ID1", "PF3", "J1"),
        inputs=(i.PEOPLE, i.CONTACT_POINTS),
    ),
    Measure(
        id="M07",
        name=_("Consent coverage"),
        formula=_(
            "People you could write to who gave a valid, proven permission for at least one "
            "marketing channel, divided by all people you could write to."
        ),
        unit=Unit.PERCENT,
        direction=UP,
        targets=(at_least(80),),
        used_by=("ID3", "Q6a", "OAC1"),
        inputs=(i.PEOPLE, i.CONSENT),
    ),
    Measure(
        id="M08",
        name=_("Consent breaches"),
        formula=_("Messages sent without a permission, or after it was withdrawn."),
        unit=Unit.COUNT,
        direction=DOWN,
        targets=(exactly(0, Grade.LAW),),
        used_by=("ID3", "G6"),
        inputs=(i.CONSENT, i.MESSAGES),
        note=_("GDPR articles 7(1) and 21(3)."),
    ),
    Measure(
        id="M09",
        name=_("Rights requests answered in time"),
        formula=_(
            "Requests to see, erase or object that were closed within one month, "
            "divided by requests closed."
        ),
        unit=Unit.PERCENT,
        direction=UP,
        targets=(exactly(100, Grade.LAW),),
        used_by=("G6",),
        inputs=(i.RIGHTS_REQUESTS,),
        note=_("GDPR article 12(3)."),
    ),
    Measure(
        id="M10",
        name=_("Known needs"),
        formula=_(
            "Active customers with at least one need confirmed within a year, "
            "divided by active customers."
        ),
        unit=Unit.PERCENT,
        direction=UP,
        targets=(at_least(60), at_least(90, scope=Scope.TOP_TIER)),
        used_by=("ID2", "ID4", "Q1", "Q6d", "VC2", "F2"),
        inputs=(i.ORDERS, i.NEEDS),
        note=_("A need counts when it was stated, or guessed and then confirmed."),
    ),
)
