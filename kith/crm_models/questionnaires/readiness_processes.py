"""Readiness questions on the five processes of Payne and Frow."""

from __future__ import annotations

from kith.crm_models.questionnaires.form import Component, Question
from kith.foundation.i18n import _

COMPONENTS: tuple[Component, ...] = (
    Component(
        id="PF1",
        name=_("Strategy"),
        checks=("M70",),
        stage="PF1",
        questions=(
            Question(
                _("Do leaders agree on the vision and on what makes us different?"),
                _("They disagree"),
                _("Written down and tested"),
            ),
            Question(
                _("Which customers do we want, and which not?"),
                _("All"),
                _("Chosen, with reasons"),
            ),
            Question(
                _("Do we tell customers apart as finely as it pays?"),
                _("One mass"),
                _("Large groups, small groups or one by one, case by case"),
            ),
            Question(
                _("Does the picture of our ideal customer rest on real ones?"),
                _("Invented"),
                _("On data, kept fresh"),
            ),
        ),
    ),
    Component(
        id="PF2",
        name=_("Value"),
        checks=(
            "M12",
            "M31",
        ),
        stage="PF2",
        questions=(
            Question(
                _("Do we know what customers value most?"),
                _("Opinions"),
                _("Proof from choices they made"),
            ),
            Question(
                _("Do we know what winning and keeping a customer costs, per segment?"),
                _("No"),
                _("Yes, and plans use it"),
            ),
            Question(
                _("Do customers take part in development?"),
                _("No"),
                _("Regularly"),
            ),
            Question(
                _("Is value shared fairly?"),
                _("One side gains"),
                _("Both sides are tracked"),
            ),
        ),
    ),
    Component(
        id="PF3",
        name=_("Channels"),
        checks=(
            "M58",
            "M68",
        ),
        stage="PF3",
        questions=(
            Question(
                _("Do all channels know the same facts?"),
                _("Customers start over each time"),
                _("They go on anywhere"),
            ),
            Question(
                _("Do all channels serve equally well?"),
                _("A lottery"),
                _("At most 10 points apart"),
            ),
            Question(
                _("Have all teams been told the strategy?"),
                _("Sales only"),
                _("All, and they confirmed it"),
            ),
            Question(
                _("Do channels match what each segment costs and needs?"),
                _("Grown by history"),
                _("Designed"),
            ),
        ),
    ),
    Component(
        id="PF4",
        name=_("Information"),
        checks=(
            "M01",
            "M64",
        ),
        stage="PF4",
        questions=(
            Question(
                _("Is there one store of customer data?"),
                _("Islands"),
                _("One, and trusted"),
            ),
            Question(
                _("Are front and back office connected?"),
                _("By retyping"),
                _("By themselves"),
            ),
            Question(
                _("Do hints cross departments?"),
                _("By chance"),
                _("Within two days, and tracked"),
            ),
            Question(
                _("Are tools of analysis used?"),
                _("Reports"),
                _("Forecasts, at work"),
            ),
        ),
    ),
    Component(
        id="PF5",
        name=_("Performance"),
        checks=(
            "M70",
            "M36",
        ),
        stage="PF5",
        questions=(
            Question(
                _("Are results for staff, customers and owners linked?"),
                _("Each on its own"),
                _("The link is tested"),
            ),
            Question(
                _("Are standards set and watched?"),
                _("None"),
                _("For each process"),
            ),
            Question(
                _("Do misses reopen the strategy?"),
                _("Explained away"),
                _("A review with a date"),
            ),
            Question(
                _("Is cutting cost tracked as well?"),
                _("No"),
                _("Yes"),
            ),
        ),
    ),
)
