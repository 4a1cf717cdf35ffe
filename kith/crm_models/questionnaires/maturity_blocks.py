"""Questions on Gartner's eight building blocks."""

from __future__ import annotations

from kith.crm_models.questionnaires.form import Component, Question
from kith.foundation.i18n import _

COMPONENTS: tuple[Component, ...] = (
    Component(
        id="G1",
        name=_("Vision"),
        checks=(),
        stage="G1",
        questions=(
            Question(
                _("Is there a picture of our future as customers will see it?"),
                _("None"),
                _("Shared, and guides choices"),
            ),
            Question(
                _("Is the promise distinct for each segment?"),
                _("General"),
                _("Proven"),
            ),
            Question(
                _("Do long-term goals have dates?"),
                _("No"),
                _("Tracked"),
            ),
            Question(
                _("Do leaders live it?"),
                _("On slides"),
                _("In decisions"),
            ),
        ),
    ),
    Component(
        id="G2",
        name=_("Strategy"),
        checks=("M18",),
        stage="G2",
        questions=(
            Question(
                _("Do we manage our customers as an asset?"),
                _("A sales plan"),
                _("Valued, and invested in"),
            ),
            Question(
                _("Does each segment have goals for getting, keeping and growing?"),
                _("None"),
                _("With means"),
            ),
            Question(
                _("Is it linked with the firm's strategy?"),
                _("Separate"),
                _("One"),
            ),
            Question(
                _("Have we chosen whom not to serve?"),
                _("No"),
                _("Yes"),
            ),
        ),
    ),
    Component(
        id="G3",
        name=_("Experience"),
        checks=(
            "M49",
            "M57",
        ),
        stage="G3",
        questions=(
            Question(
                _("Is what customers say brought together?"),
                _("In pieces"),
                _("One list"),
            ),
            Question(
                _("Does it change anything?"),
                _("A report"),
                _("Fixes that were made"),
            ),
            Question(
                _("Do customers hear what changed?"),
                _("Never"),
                _("Always"),
            ),
            Question(
                _("Is the experience the same everywhere?"),
                _("Luck"),
                _("Measured"),
            ),
        ),
    ),
    Component(
        id="G4",
        name=_("Collaboration"),
        checks=("M64",),
        stage="G4",
        questions=(
            Question(
                _("Does the culture face outward?"),
                _("Departments first"),
                _("Customers first"),
            ),
            Question(
                _("Do sales, marketing and service share goals?"),
                _("They fight"),
                _("A promise to each other"),
            ),
            Question(
                _("Are partners included?"),
                _("Outside"),
                _("They see the same"),
            ),
            Question(
                _("Do rewards support it?"),
                _("They block it"),
                _("They drive it"),
            ),
        ),
    ),
    Component(
        id="G5",
        name=_("Processes"),
        checks=(
            "M53",
            "M59",
        ),
        stage="G5",
        questions=(
            Question(
                _("Are processes mapped from end to end?"),
                _("Each team its own"),
                _("With an owner"),
            ),
            Question(
                _("Do we know which ones customers value most?"),
                _("No"),
                _("Ranked by them"),
            ),
            Question(
                _("Do we promise times to customers?"),
                _("None"),
                _("And keep them"),
            ),
            Question(
                _("Do win-back, complaint and welcome exist?"),
                _("No"),
                _("And are tuned"),
            ),
        ),
    ),
    Component(
        id="G6",
        name=_("Information"),
        checks=(
            "M02",
            "M03",
        ),
        stage="G6",
        questions=(
            Question(
                _("Is there one view of the customer?"),
                _("Many files"),
                _("One, and trusted"),
            ),
            Question(
                _("Is the quality of data known?"),
                _("Unknown"),
                _("On target"),
            ),
            Question(
                _("Does insight reach those who act?"),
                _("Only the analyst"),
                _("In the moment"),
            ),
            Question(
                _("Is consent lawful?"),
                _("Assumed"),
                _("Proven"),
            ),
        ),
    ),
    Component(
        id="G7",
        name=_("Technology"),
        checks=(
            "M65",
            "M68",
        ),
        stage="G7",
        questions=(
            Question(
                _("Was technology chosen for our goals?"),
                _("Casually"),
                _("By design"),
            ),
            Question(
                _("Is it connected?"),
                _("Copy and paste"),
                _("By itself"),
            ),
            Question(
                _("Is it used?"),
                _("By a few"),
                _("By 80 percent or more"),
            ),
            Question(
                _("Does it work in the field, on a phone?"),
                _("At the desk only"),
                _("Fully, and without a connection too"),
            ),
        ),
    ),
    Component(
        id="G8",
        name=_("Metrics"),
        checks=("M70",),
        stage="G8",
        questions=(
            Question(
                _("Are figures few, and do they look outward?"),
                _("Internal volume"),
                _("A balanced tree"),
            ),
            Question(
                _("Do figures have own targets and owners?"),
                _("No"),
                _("All"),
            ),
            Question(
                _("Are early and late figures linked?"),
                _("No"),
                _("Tested"),
            ),
            Question(
                _("Do they lead to action?"),
                _("They are read"),
                _("By themselves"),
            ),
        ),
    ),
)
