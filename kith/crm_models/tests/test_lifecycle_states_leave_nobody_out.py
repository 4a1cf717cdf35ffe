"""Exactly one state holds per customer; at risk lies over it."""

from kith.crm_models.gallery import get_model
from kith.crm_models.lifecycle.states import PRECEDENCE, STATES, THRESHOLDS, get_state


def test_the_states_are_the_stages_of_the_model():
    stages = get_model("lifecycle").stages

    assert [(state.id, state.name) for state in STATES] == [(s.id, s.name) for s in stages]


def test_every_state_but_the_overlay_has_its_rank():
    overlays = {state.id for state in STATES if state.overlay}

    assert overlays == {"L8"}
    assert sorted(PRECEDENCE) == sorted({state.id for state in STATES} - overlays)
    assert (PRECEDENCE[0], PRECEDENCE[-1]) == ("L10", "L1")


def test_a_state_leads_only_to_states_that_exist():
    known = {state.id for state in STATES}

    assert all(state.next_states and set(state.next_states) <= known for state in STATES)


def test_silence_puts_at_risk_before_it_means_lapsed():
    assert THRESHOLDS["at_risk_alive"].value == 0.5
    assert THRESHOLDS["lapsed_alive"].value == 0.2
    assert get_state("L8").next_states == ("L9",)
