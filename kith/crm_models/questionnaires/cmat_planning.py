"""CMAT-like questions on environment, planning, proposition and information."""

from __future__ import annotations

from kith.crm_models.questionnaires.form import Component, Question
from kith.foundation.i18n import _

COMPONENTS: tuple[Component, ...] = (
    Component(
        id="Q0",
        name=_("Environment"),
        checks=(
            "Q0.a",
            "Q0.b",
        ),
        stage="Q0",
        questions=(
            Question(
                _("Are new rivals, laws and prices noted, with the customers they touch?"),
                _("Heard in corridors"),
                _("Noted within two weeks, effect tested"),
            ),
            Question(
                _("Do lost deals name the cause outside the firm?"),
                _("Left blank"),
                _("Over 90 percent have one, checked by a call"),
            ),
            Question(
                _("Do plans change when such facts come in?"),
                _("Once a year only"),
                _("A new plan with a date exists"),
            ),
            Question(
                _("Do we know how customers compare us with others?"),
                _("We guess"),
                _("Survey and lost deals, per segment"),
            ),
        ),
    ),
    Component(
        id="Q1",
        name=_("Analysis and planning"),
        checks=(
            "M02",
            "M10",
            "M11",
        ),
        stage="Q1",
        questions=(
            Question(
                _("Do we know the profit of each customer?"),
                _("Revenue only"),
                _("After cost to serve, every month"),
            ),
            Question(
                _("Is future value forecast, and the forecast tested on the past?"),
                _("No"),
                _("Yes, and its error is published"),
            ),
            Question(
                _("Are gaps in what we know about prospects listed and filled?"),
                _("Unknown"),
                _("A list with an owner"),
            ),
            Question(
                _("Do segments have goals for keeping, serving, winning and growing customers?"),
                _("One sales target"),
                _("Four goals with owner and budget"),
            ),
            Question(
                _("Is the number of contacts planned per customer?"),
                _("Each team sends"),
                _("One calendar, with limits"),
            ),
        ),
    ),
    Component(
        id="Q2",
        name=_("Proposition"),
        checks=(
            "M30",
            "Q2.c",
        ),
        stage="Q2",
        questions=(
            Question(
                _("Are the needs of each segment researched?"),
                _("Assumed"),
                _("Every year, in customers' words"),
            ),
            Question(
                _("Is there one written reason to choose us per segment?"),
                _("A slogan"),
                _("Tested against a rival"),
            ),
            Question(
                _("Are service standards part of it?"),
                _("No"),
                _("Measurable and published"),
            ),
            Question(
                _("Can staff state it?"),
                _("A few"),
                _("Over 80 percent in a check"),
            ),
            Question(
                _("Are its price and cost worked out?"),
                _("By habit"),
                _("A sheet of value and cost"),
            ),
        ),
    ),
    Component(
        id="Q3",
        name=_("Information and technology"),
        checks=(
            "M01",
            "M03",
            "M68",
        ),
        stage="Q3",
        questions=(
            Question(
                _("Is every source of data listed, with owner and purpose?"),
                _("No"),
                _("From source to use"),
            ),
            Question(
                _("Is the quality of data measured?"),
                _("Only when someone complains"),
                _("Daily, against targets"),
            ),
            Question(
                _("Does the right person see it in time?"),
                _("Exported on request"),
                _("On the screen where they work"),
            ),
            Question(
                _("Are tools checked against what we need?"),
                _("When the contract ends"),
                _("Each quarter, with a list to retire"),
            ),
            Question(
                _("Is what we learn analyzed and fed back?"),
                _("Stored"),
                _("Changes decisions, and this is noted"),
            ),
        ),
    ),
)
