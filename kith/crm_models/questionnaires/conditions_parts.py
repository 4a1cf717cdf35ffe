"""Questions on Buttle's five supporting conditions."""

from __future__ import annotations

from kith.crm_models.questionnaires.form import Component, Question
from kith.foundation.i18n import _

COMPONENTS: tuple[Component, ...] = (
    Component(
        id="VC-S1",
        name=_("Leadership and culture"),
        checks=(),
        stage="VC-S1",
        questions=(
            Question(
                _("Does someone senior set standards for customers?"),
                _("Nobody"),
                _("Visibly, and reviews them"),
            ),
            Question(
                _("Do decisions weigh the profit of customers over time?"),
                _("Until the end of the month"),
                _("Always shown"),
            ),
            Question(
                _("Is bad news welcome?"),
                _("Someone is blamed"),
                _("Something is learned"),
            ),
            Question(
                _("Does everyone work for the value of customers?"),
                _("Only the front"),
                _("All functions"),
            ),
        ),
    ),
    Component(
        id="VC-S2",
        name=_("Procurement and sales flow"),
        checks=(
            "M61",
            "M32",
        ),
        stage="VC-S2",
        questions=(
            Question(
                _("Are purchases judged by what they do for customers?"),
                _("By price"),
                _("By a scorecard"),
            ),
            Question(
                _("Do suppliers hear what customers need?"),
                _("No"),
                _("Regularly"),
            ),
            Question(
                _("Is the way from hot prospect to first order defined?"),
                _("Personal style"),
                _("Steps with times"),
            ),
            Question(
                _("Are customers warned when supply is late?"),
                _("They find out"),
                _("Before they ask"),
            ),
        ),
    ),
    Component(
        id="VC-S3",
        name=_("Human resources"),
        checks=("M66",),
        stage="VC-S3",
        questions=(
            Question(
                _("Do we hire for attitude to customers?"),
                _("No"),
                _("It is tested"),
            ),
            Question(
                _("Do we train and certify?"),
                _("No"),
                _("Yes"),
            ),
            Question(
                _("Are internal issues dealt with?"),
                _("They drag on"),
                _("An owner and a time limit"),
            ),
            Question(
                _("Do we reward keeping and serving customers?"),
                _("New sales only"),
                _("Balanced"),
            ),
        ),
    ),
    Component(
        id="VC-S4",
        name=_("IT and data"),
        checks=(
            "M03",
            "M68",
        ),
        stage="VC-S4",
        questions=(
            Question(
                _("Is the data stored, backed up and safe?"),
                _("Unclear"),
                _("Restoring was tried"),
            ),
            Question(
                _("Is access given by role, and checked?"),
                _("Shared sign-in"),
                _("As little as needed"),
            ),
            Question(
                _("Are connections stable?"),
                _("By hand"),
                _("Watched"),
            ),
            Question(
                _("Are duties of privacy met?"),
                _("When someone asks"),
                _("Built in"),
            ),
        ),
    ),
    Component(
        id="VC-S5",
        name=_("Organization design"),
        checks=("M63",),
        stage="VC-S5",
        questions=(
            Question(
                _("Is it clear who is responsible?"),
                _("Overlaps"),
                _("One owner"),
            ),
            Question(
                _("Is it clear who reports to whom?"),
                _("No"),
                _("Drawn in the system"),
            ),
            Question(
                _("Are key accounts joined across units?"),
                _("Rivals"),
                _("One plan"),
            ),
            Question(
                _("Does the structure follow segments?"),
                _("Products"),
                _("Customers"),
            ),
        ),
    ),
)
