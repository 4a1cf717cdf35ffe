"""Which declared actions Kith can begin, by key."""

from __future__ import annotations

from importlib import import_module

from kith.foundation.registry import Registry
from kith.programs.actions.spec import Spec

specs: Registry[Spec] = Registry("action")
FAMILIES = ("identify", "differentiate", "interact", "customize")

# Actions of other models that are one of these under another name.
SAME_AS = {
    "prompt_one_fact": "ask_missing_fact",
    "ask_next_question": "ask_missing_fact",
    "progressive_profile": "ask_missing_fact",
    "fill_prospect_gaps": "ask_missing_fact",
    "get_to_know": "golden_question",
    "discovery": "golden_question",
    "discovery_call": "golden_question",
    "research_needs": "golden_question",
    "set_tiers": "rank_by_value",
    "assign_owners": "rank_by_value",
    "alert_orphans": "rank_by_value",
    "match_capacity": "rank_by_value",
    "flag_costly": "approve_below_zero_plan",
    "detect_needs_reply": "route_contact",
    "route_by_skill": "route_contact",
    "answer_contact": "route_contact",
    "escalate_unanswered": "route_contact",
    "rank_win_backs": "contact_best_customers",
    "save_play": "contact_best_customers",
    "save_call": "contact_best_customers",
    "check_in_cue": "contact_best_customers",
    "alert_owner": "contact_best_customers",
    "hold_out_win_backs": "hold_out_tenth",
    "arbitrate_contact": "stop_on_reply",
    "repair_data": "reverify_contact",
    "watch_quality": "match_records",
    "segment_customers": "cluster_needs",
}


def register_spec(spec: Spec) -> Spec:
    """Offer an action."""
    return specs.register(spec.key, spec)


def load_specs() -> Registry[Spec]:
    """Every spec, with all families imported."""
    for family in FAMILIES:
        import_module(f"kith.programs.actions.{family}")
    return specs


def find_spec(key: str) -> Spec | None:
    """What Kith can do about a declared action; None: it is a task for somebody, no more."""
    known = load_specs()
    name = SAME_AS.get(key, key)
    return known[name] if name in known else None  # noqa: SIM401 (a registry has no get)
