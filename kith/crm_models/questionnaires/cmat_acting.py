"""CMAT-like questions on people, processes, activity, effect and experience."""

from __future__ import annotations

from kith.crm_models.questionnaires.form import Component, Question
from kith.foundation.i18n import _

COMPONENTS: tuple[Component, ...] = (
    Component(
        id="Q4",
        name=_("People and organization"),
        checks=(
            "M63",
            "M66",
        ),
        stage="Q4",
        questions=(
            Question(
                _("Does a named person answer for each request and review?"),
                _("A shared inbox"),
                _("Owner, deputy and a clock"),
            ),
            Question(
                _("Are roles and skills for customer work defined and trained?"),
                _("As it comes"),
                _("Laid out, and coached"),
            ),
            Question(
                _("Do goals and rewards include results for customers?"),
                _("Volume only"),
                _("Balanced, for team and person"),
            ),
            Question(
                _("Do leaders deal with customers in person?"),
                _("Never"),
                _("Every month"),
            ),
            Question(
                _("Do suppliers keep the same standards?"),
                _("Only the price counts"),
                _("The same scorecard"),
            ),
        ),
    ),
    Component(
        id="Q5",
        name=_("Process management"),
        checks=(
            "M52",
            "M53",
            "M59",
        ),
        stage="Q5",
        questions=(
            Question(
                _("Are processes drawn as customers see them?"),
                _("As departments see them"),
                _("As a journey, and tried out"),
            ),
            Question(
                _("Are failures found before customers complain?"),
                _("Afterwards"),
                _("By alerts"),
            ),
            Question(
                _("Has each process one owner across teams?"),
                _("None"),
                _("Named, with the power to act"),
            ),
            Question(
                _("Are fixes checked?"),
                _("Closed on paper"),
                _("Measured before and after"),
            ),
            Question(
                _("Do sales and service support each other without gaps?"),
                _("Hand-overs are dropped"),
                _("Nothing is without an owner"),
            ),
        ),
    ),
    Component(
        id="Q6",
        name=_("Customer management activity"),
        checks=(
            "M21",
            "M44",
            "M46",
            "M51",
        ),
        stage="",
        questions=(
            Question(
                _("Targeting: whom do we choose?"),
                _("Anyone"),
                _("Scored by profit over a lifetime"),
            ),
            Question(
                _("Enquiries: what happens to them?"),
                _("Some get lost"),
                _("All have an owner and a clock"),
            ),
            Question(
                _("Welcome: how does a customer start?"),
                _("With an invoice"),
                _("By a plan that is checked"),
            ),
            Question(
                _("Getting to know: when do we learn?"),
                _("Once, at the sale"),
                _("At each contact"),
            ),
            Question(
                _("Development: what do we offer?"),
                _("What is in stock"),
                _("What they need next, with a plan for key accounts"),
            ),
            Question(
                _("Problems: how do we take them?"),
                _("We defend ourselves"),
                _("Solved, cause removed, customer content"),
            ),
            Question(
                _("Win-back: do we try?"),
                _("Never"),
                _("By reason, and tested"),
            ),
            Question(
                _("Farewell: how do we part from customers who do not fit?"),
                _("Rudely, or not at all"),
                _("Fairly, and noted"),
            ),
        ),
    ),
    Component(
        id="Q7",
        name=_("Measuring the effect"),
        checks=("M70",),
        stage="Q7",
        questions=(
            Question(
                _("Are figures tied to goals?"),
                _("Many, unused"),
                _("A tree with owners"),
            ),
            Question(
                _("Are sellers and agents measured, and fairly?"),
                _("Totals only"),
                _("Down to the person, with intervals"),
            ),
            Question(
                _("Are campaigns tested against customers left out by chance?"),
                _("No"),
                _("Always"),
            ),
            Question(
                _("Do those who act see the results?"),
                _("Only the board"),
                _("On their daily screen"),
            ),
            Question(
                _("Is the profit of channels and customers measured?"),
                _("No"),
                _("Both"),
            ),
        ),
    ),
    Component(
        id="Q8",
        name=_("Customer experience"),
        checks=(
            "M49",
            "M50",
            "M55",
        ),
        stage="Q8",
        questions=(
            Question(
                _("Is satisfaction asked at each key point of contact?"),
                _("Once a year"),
                _("Right afterwards"),
            ),
            Question(
                _("Is effort measured?"),
                _("No"),
                _("With its causes"),
            ),
            Question(
                _("Are unhappy customers called?"),
                _("No"),
                _("Within 48 hours, at least 90 percent"),
            ),
            Question(
                _("Can it be seen per team and agent?"),
                _("No"),
                _("Yes, and used to coach"),
            ),
            Question(
                _("Do we walk the customer's way ourselves?"),
                _("Never"),
                _("Each quarter"),
            ),
        ),
    ),
)
