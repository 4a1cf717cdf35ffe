"""Why a row was left out, or did not hit: the keys that evidence rows carry, in words."""

from __future__ import annotations

from kith.foundation.i18n import _

REASONS: dict[str, str] = {
    "": "",
    # left out
    "not_active": _("No order for a long time"),
    "not_active_at_start": _("Was not active a year ago"),
    "no_order_in_window": _("No order in the last year"),
    "no_required_fields": _("No field is required"),
    "no_value": _("No lifetime value yet"),
    "sent_by_machine": _("Sent by a machine"),
    "automatic_receipt": _("Automatic receipt"),
    "organization_only": _("Only the organization is known"),
    "objected": _("Objected, and must not be written to"),
    "not_due_yet": _("The time for it is not over yet"),
    "one_way": _("Nobody answered, so nothing could be asked"),
    "not_delivered": _("Was not delivered"),
    "no_preference_known": _("No preference is known"),
    "standard_offer": _("Got the standard offer"),
    "held_out": _("Held out by chance"),
    "margin_unknown": _("The margin is not known"),
    "not_top_tier": _("Not in the top two tiers"),
    "no_cell": _("Stood in no cell then"),
    "cell_in_one_half_only": _("Nobody of this cell to learn from"),
    # missed, or a breach
    "nobody_known": _("Nobody is known at this address"),
    "fields_empty": _("Required fields are empty or not valid"),
    "same_as_older": _("The same as an older record"),
    "checked_long_ago": _("Checked more than a year ago"),
    "never_checked": _("Never checked"),
    "one_kind_verified": _("Only one kind of contact is verified"),
    "nothing_verified": _("No contact is verified"),
    "complete_from_the_start": _("Was complete from the start"),
    "nothing_gained": _("Nothing was added in the first week"),
    "no_proof": _("The permission has no proof"),
    "no_permission": _("No permission in force"),
    "never_permitted": _("Never gave a permission for this channel"),
    "permission_ended": _("The permission was withdrawn or had expired"),
    "no_confirmed_need": _("No need confirmed in the last year"),
    "value_below_zero": _("Lifetime value below zero"),
    "two_halves_below_zero": _("A loss in two half-years running"),
    "answered_late": _("Answered too late"),
    "not_answered": _("Not answered"),
    "nothing_learned": _("Nothing was learned"),
    "open_complaint": _("Written to while a complaint was open"),
    "over_limit": _("More than two promotions in 7 days"),
    "quiet_hours": _("Written to in quiet hours"),
    "other_channel": _("Another channel than preferred"),
    "outside_hours": _("Outside the preferred hours"),
    "no_reply": _("Did not reply"),
    "machine_click": _("Clicked by a machine"),
    "unsubscribed": _("Unsubscribed"),
    "reported_as_spam": _("Reported as spam"),
    "bounced": _("Came back"),
    "no_customized_offer": _("No customized offer"),
    "gone_silent": _("No longer active"),
    "no_second_order": _("No second order in time"),
    "no_owner": _("Nobody answers for it"),
    "owner_left": _("The owner no longer works here"),
    "no_known_need": _("No need is known"),
    "no_budget": _("No budget is set"),
}


def in_words(why: str) -> str:
    """The reason in English, to be translated when shown; unknown keys stay themselves."""
    return REASONS.get(why, why)
