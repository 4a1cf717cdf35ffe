"""The fifteen detectors of gaps in the customer journey (stages J2 and J3)."""

from __future__ import annotations

from dataclasses import dataclass

from kith.foundation.i18n import _


@dataclass(frozen=True, slots=True)
class Detector:
    """A rule over the data: ``rule`` and ``alert`` in words, ``limit`` in numbers.

    ``limit`` is what makes it an alert, in ``limit_unit`` (``""``: each case
    counts); ``answer`` is what to do, ``measure`` the measure it stands on.
    """

    key: str
    name: str
    rule: str
    alert: str
    answer: str
    limit: float = 1
    limit_unit: str = ""
    measure: str = ""


DETECTORS: dict[str, Detector] = {
    detector.key: detector
    for detector in (
        Detector(
            "unanswered_inbound",
            _("Nobody answered"),
            _("A message needs a reply, and no person has answered it in the promised time."),
            _("Each case; passed on twice."),
            _("Give it to an owner, and mend the routing."),
            measure="M19",
        ),
        Detector(
            "slow_response",
            _("Slow answers"),
            _(
                "The time in which nine in ten are answered was longer than promised in 2 of "
                "4 weeks."
            ),
            _("Each channel and hour."),
            _("More hands at that hour, or a bot that sorts."),
            limit=2,
            limit_unit="weeks of 4",
            measure="M20",
        ),
        Detector(
            "drop_off",
            _("Drop-off"),
            _(
                "More people than usual stop here: above three quarters of your own months, "
                "or 5 points above the mean of 8 weeks."
            ),
            _("Each step."),
            _("Watch how people walk it, and remove a field or a step."),
            limit=5,
            limit_unit="pp",
            measure="M59",
        ),
        Detector(
            "waiting_gap",
            _("Long wait"),
            _(
                "The usual wait between two points of contact is more than one and a half "
                "times that of customers you won or kept."
            ),
            _("Each step."),
            _("Send a reminder, or do two steps at once."),
            limit=1.5,
            limit_unit="x",
        ),
        Detector(
            "same_matter_repeats",
            _("Asking again"),
            _("The same person writes about the same matter within 7 days, on any channel."),
            _("20 percent of a topic or more."),
            _("Find the cause, and answer the next question as well."),
            limit=20,
            limit_unit="%",
            measure="M52",
        ),
        Detector(
            "forced_channel_switch",
            _("Pushed to another channel"),
            _("The same matter comes by another channel within 48 hours, still unsolved."),
            _("10 percent or more."),
            _("Mend the first channel."),
            limit=10,
            limit_unit="%",
        ),
        Detector(
            "repeated_information",
            _("Asked for what we know"),
            _("Staff ask for something that is already on record."),
            _("5 percent or more."),
            _("Show what is known while they work."),
            limit=5,
            limit_unit="%",
        ),
        Detector(
            "transfers",
            _("Passed around"),
            _("A ticket changed its owner more than once."),
            _("15 percent or more."),
            _("Route by skill."),
            limit=15,
            limit_unit="%",
        ),
        Detector(
            "worse_channel",
            _("One channel is worse"),
            _(
                "Satisfaction or ease is more than 10 points lower on one channel, with 50 "
                "answers or more."
            ),
            _("Each channel and topic."),
            _("Coach, or design it anew."),
            limit=10,
            limit_unit="pp",
            measure="M58",
        ),
        Detector(
            "silent_customer",
            _("Silent customer"),
            _(
                "A customer of the top two tiers has had no two-way contact for twice the "
                "usual time."
            ),
            _("Each case."),
            _("Check in before they have to call."),
            limit=2,
            limit_unit="x",
        ),
        Detector(
            "broken_promise",
            _("Broken promise"),
            _("Something was delivered or solved later than promised."),
            _("Each case."),
            _("Give notice before the date, and make amends."),
        ),
        Detector(
            "sentiment_slide",
            _("Mood turning"),
            _("The average mood of messages has fallen by 0.3 or more in 60 days."),
            _("Each case."),
            _("Run the save play."),
            limit=0.3,
            limit_unit="points from −1 to 1",
        ),
        Detector(
            "contradiction",
            _("Promotion during a complaint"),
            _("A promotion went out while a severe ticket was open."),
            _("Each case; there should be none."),
            _("Hold promotions back."),
            measure="M26",
        ),
        Detector(
            "blind_handoff",
            _("Blind hand-over"),
            _("A matter moved to another department or partner without a note or an owner."),
            _("Each case."),
            _("Hand over by a checklist."),
        ),
        Detector(
            "missing_touchpoint",
            _("Missing contact"),
            _("People skip the welcome, the survey or the check-in that their tier should get."),
            _("More than 10 percent."),
            _("Let software start it."),
            limit=10,
            limit_unit="%",
        ),
    )
}

REQUIRED_TOUCHPOINTS: tuple[str, ...] = ("T18", "T24", "T26")
"""The points of contact that ``missing_touchpoint`` looks for."""
