"""Conditions that are nothing but a miss: a named measure, or any gate of the stage, off target.

A miss must stand in this period and in the one before, so that one bad month reopens nothing.
Conditions that need data which no room keeps yet are listed in `WAITING`: they cannot fire, and
none of them is guessed.
"""

from __future__ import annotations

from kith.foundation.i18n import _
from kith.programs.engine.stages import MeasureOutcome
from kith.programs.loops.registry import condition
from kith.programs.loops.situation import Check, Situation, check_reading
from kith.programs.rules.verdict import State

# Condition → the measures whose miss it is; () means any gate of the stage that asks.
MISSES: dict[str, tuple[str, ...]] = {
    # five steps and the value chain
    "learning_yield_low": ("M22",),
    "partner_late_or_poor": ("M61",),
    "one_side_does_not_gain": ("F4.a", "M31"),
    "weakest_transition_is_choice": ("F5.a",),
    "contact_data_stale": ("M04",),
    "proposition_misses_needs": ("M28",),
    "leadership_score_low": ("M69",),
    "supply_breach": ("M61",),
    "handover_breach": ("VC-S2.b",),
    "staff_value_missed": ("M66",),
    "systems_miss_target": (),
    "orphans_found": (),
    # QCI
    "effect_or_experience_missed": (),
    "staff_overloaded": ("Q4.a",),
    "fix_changed_nothing": ("M52",),
    "enquiries_leak_at_source": (),
    "welcome_step_drops": ("M44",),
    "effect_missed": (),
    "experience_missed": (),
    # Payne and Frow
    "performance_missed": (),
    "one_side_loses_twice": ("M31", "M40"),
    "channel_gap": ("M58",),
    "signal_type_ignored": ("M64",),
    "unsatisfied_or_goals_missed": (),
    "readiness_fell": (),
    "adoption_dropped": ("M65",),
    "benefit_fell_short": (),
    "overload_or_low_pulse": ("M66",),
    # Gartner
    "experience_or_metrics_missed": (),
    "nothing_changed_for_two_cycles": ("M57",),
    "process_promise_missed": (),
    "information_misses_target": (),
    "tool_unused": (),
    # journey
    "answers_missed_in_a_cell": ("M19",),
    "gap_not_better": ("M52",),
    "automation_error_rate_over_two_percent": ("OAC1.a",),
    "forecast_drifts": ("OAC2.a",),
}

# What these ask for is in no figure of the warehouse: events, reasons, reviews, promises, states
# of single customers. They wait for the rooms that will keep it.
WAITING = frozenset(
    {
        "target_base_drifts",
        "weakest_transition_is_intimacy",
        "weakest_transition_is_network",
        "weakest_transition_is_offer",
        "value_forecast_error_over_quarter",
        "proposition_not_delivered",
        "weakest_stage_is_portfolio",
        "weakest_stage_is_intimacy",
        "weakest_stage_is_network",
        "weakest_stage_is_proposition",
        "outside_event_has_effect",
        "lost_for_no_fit_above_baseline",
        "stage_found_data_gap",
        "cohort_value_poor",
        "offer_rejected_twice",
        "same_cause_repeats",
        "win_back_refused_with_reason",
        "weak_link_in_people",
        "weak_link_in_process",
        "experience_low_by_process",
        "experience_low_by_promise",
        "experience_low_by_problems",
        "channel_gap_from_process",
        "metrics_show_no_link",
        "lead_promise_broken_between_channels",
        "lead_promise_broken_by_people",
        "strategy_metric_off_target",
        "experience_metric_off_target",
        "collaboration_metric_off_target",
        "process_metric_off_target",
        "information_metric_off_target",
        "technology_metric_off_target",
        "value_or_wish_changes",
        "problem_not_resolved",
        "ignored_three_times",
        "no_progress_two_quarters",
        "feed_missing",
        "new_unmapped_kind",
        "ease_got_worse",
        "regressed_to_l1",
        "regressed_to_l4",
        "regressed_to_l5",
        "regressed_to_l6",
        "regressed_to_l8",
        "regressed_to_l9",
        "won_back",
        "deselection_reversed",
    }
)

QUESTION = _("Has it missed its target two periods running?")


def _missed_twice(outcome: MeasureOutcome) -> bool:
    latest = [point.state for point in outcome.points[-2:]]
    return latest == [State.FAILS, State.FAILS]


def _register(name: str, measures: tuple[str, ...]) -> None:
    @condition(name)
    def missed(situation: Situation, stage: str) -> tuple[Check, ...] | None:
        outcomes = [
            each
            for each in situation.stages[stage].measures
            if (each.measure in measures if measures else each.is_gate)
        ]
        found = [each for each in outcomes if _missed_twice(each)]
        if not found:
            return None
        return tuple(
            check_reading(f"missed_{each.measure}", QUESTION, True, each.reading) for each in found
        )


for _name, _measures in MISSES.items():
    _register(_name, _measures)
