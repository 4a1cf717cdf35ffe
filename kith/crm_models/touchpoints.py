"""The 35 standard points of contact between a firm and its customers."""

from __future__ import annotations

from dataclasses import dataclass

from kith.foundation.i18n import _


@dataclass(frozen=True, slots=True)
class Touchpoint:
    """A point of contact. ``channels`` and ``owner_role`` (a key of ``ROLES``) are
    where a firm starts; it changes them, and adds its own promise."""

    id: str
    key: str
    name: str
    channels: tuple[str, ...]
    owner_role: str


CHANNELS: dict[str, str] = {
    "ad": _("Advertising and search"),
    "web": _("Website"),
    "form": _("Form"),
    "chat": _("Chat"),
    "phone": _("Phone"),
    "social": _("Social media"),
    "email": _("E-mail"),
    "event": _("Event"),
    "visit": _("Visit"),
    "post": _("Post"),
    "portal": _("Portal"),
    "partner": _("Partner"),
}

_ALL = ("email", "phone", "chat", "social", "visit")

TOUCHPOINTS: dict[str, Touchpoint] = {
    touchpoint.id: touchpoint
    for touchpoint in (
        Touchpoint("T01", "ad_or_search", _("Ad or search"), ("ad",), "MKT"),
        Touchpoint("T02", "site_or_visit", _("Website or visit"), ("web", "visit"), "MKT"),
        Touchpoint("T03", "form", _("Form"), ("form",), "MKT"),
        Touchpoint("T04", "chat", _("Chat or chatbot"), ("chat",), "SRV"),
        Touchpoint("T05", "call_in", _("Incoming call"), ("phone",), "SRV"),
        Touchpoint("T06", "social_message", _("Social media message"), ("social",), "SRV"),
        Touchpoint("T07", "event", _("Event"), ("event",), "MKT"),
        Touchpoint("T08", "referral", _("Referral"), _ALL, "SAL"),
        Touchpoint("T09", "first_reply", _("First reply"), _ALL, "SAL"),
        Touchpoint("T10", "discovery", _("Discovery talk"), ("phone", "visit"), "SAL"),
        Touchpoint("T11", "demo_or_sample", _("Demo or sample"), ("visit", "web", "post"), "SAL"),
        Touchpoint("T12", "quote", _("Quote"), ("email", "post"), "SAL"),
        Touchpoint("T13", "contract", _("Negotiation and contract"), _ALL, "SAL"),
        Touchpoint("T14", "order_or_pay", _("Order or payment"), ("web", "email", "phone"), "SAL"),
        Touchpoint("T15", "confirmation", _("Confirmation"), ("email",), "SRV"),
        Touchpoint("T16", "delivery", _("Delivery"), ("post", "visit", "partner"), "SRV"),
        Touchpoint("T17", "invoice", _("Invoice"), ("email", "post"), "FIN"),
        Touchpoint("T18", "onboarding", _("Welcome and first steps"), _ALL, "ACC"),
        Touchpoint("T19", "first_value", _("First benefit"), _ALL, "ACC"),
        Touchpoint("T20", "usage_tip", _("Tip for use"), ("email", "chat"), "ACC"),
        Touchpoint("T21", "support_contact", _("Support"), _ALL, "SRV"),
        Touchpoint("T22", "complaint", _("Complaint"), _ALL, "SRV"),
        Touchpoint("T23", "resolution", _("Solution"), _ALL, "SRV"),
        Touchpoint("T24", "survey", _("Survey"), ("email", "web"), "CX"),
        Touchpoint("T25", "review", _("Review"), ("web", "social"), "SRV"),
        Touchpoint("T26", "check_in", _("Check-in or quarterly review"), ("phone", "visit"), "ACC"),
        Touchpoint(
            "T27", "birthday", _("Birthday or anniversary"), ("email", "post", "phone"), "ACC"
        ),
        Touchpoint("T28", "cross_sell", _("Further offer"), _ALL, "ACC"),
        Touchpoint("T29", "renewal", _("Renewal"), _ALL, "ACC"),
        Touchpoint(
            "T30", "self_service", _("Help pages and self-service"), ("web", "portal"), "SRV"
        ),
        Touchpoint("T31", "partner_contact", _("Contact by a partner"), ("partner",), "PRT"),
        Touchpoint("T32", "save_call", _("Call to keep the customer"), ("phone",), "ACC"),
        Touchpoint("T33", "win_back", _("Win-back"), _ALL, "SAL"),
        Touchpoint("T34", "farewell", _("Farewell"), _ALL, "SRV"),
        Touchpoint("T35", "advocacy", _("Recommendation or reference"), _ALL, "MKT"),
    )
}

CONTACT_PRIORITY: tuple[str, ...] = (
    _("Service"),
    _("Legal notice"),
    _("Renewal"),
    _("Help"),
    _("Promotion"),
)
"""What goes first when several contacts are due to one person, first wins."""
