"""Readiness questions on the four components of Payne and Frow."""

from __future__ import annotations

from kith.crm_models.questionnaires.form import Component, Question
from kith.foundation.i18n import _

COMPONENTS: tuple[Component, ...] = (
    Component(
        id="PF-E1",
        name=_("Readiness"),
        checks=(),
        stage="PF-E1",
        questions=(
            Question(
                _("Is there a sponsor with time and money?"),
                _("In name only"),
                _("Every week"),
            ),
            Question(
                _("Are the barriers known: skills, money, data, separate teams?"),
                _("No"),
                _("A plan for each"),
            ),
            Question(
                _("Is today's work written down?"),
                _("No"),
                _("Yes"),
            ),
            Question(
                _("Was the benefit stated before buying or installing?"),
                _("No"),
                _("In a signed case"),
            ),
        ),
    ),
    Component(
        id="PF-E2",
        name=_("Change"),
        checks=("M65",),
        stage="PF-E2",
        questions=(
            Question(
                _("Is there a way to change workflows and dashboards?"),
                _("Anyone may"),
                _("Request, test, way back"),
            ),
            Question(
                _("Are people told why?"),
                _("By e-mail afterwards"),
                _("Before, and they are heard"),
            ),
            Question(
                _("Is there training for each role?"),
                _("None"),
                _("With a certificate"),
            ),
            Question(
                _("Are doubts heard?"),
                _("Ignored"),
                _("Noted and answered"),
            ),
        ),
    ),
    Component(
        id="PF-E3",
        name=_("Projects"),
        checks=(),
        stage="PF-E3",
        questions=(
            Question(
                _("Is there one plan from start to finish?"),
                _("Lists"),
                _("With owner and milestones"),
            ),
            Question(
                _("Is the work cut into small, proven steps?"),
                _("All at once"),
                _("Pilots first"),
            ),
            Question(
                _("Are risks looked at?"),
                _("Hidden"),
                _("Reviewed"),
            ),
            Question(
                _("Is the benefit checked afterwards?"),
                _("No"),
                _("Yes"),
            ),
        ),
    ),
    Component(
        id="PF-E4",
        name=_("Employees"),
        checks=(
            "M63",
            "M66",
        ),
        stage="PF-E4",
        questions=(
            Question(
                _("Who does what on the way to a sale?"),
                _("By habit"),
                _("Laid out, and live"),
            ),
            Question(
                _("Who owns each prospect and customer?"),
                _("Whoever is there"),
                _("All have an owner"),
            ),
            Question(
                _("Are staff content with tools and support?"),
                _("Unknown"),
                _("4 of 5 or better when asked"),
            ),
            Question(
                _("Can the front line put things right alone?"),
                _("They must ask"),
                _("Within set limits"),
            ),
        ),
    ),
)
