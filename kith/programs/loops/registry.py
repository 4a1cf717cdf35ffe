"""Conditions by name, and the evaluation of a model's loops."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module

from kith.foundation.registry import Registry
from kith.programs.loops.situation import Check, Fired, Situation

# None: the condition does not hold, or the data cannot tell.
Condition = Callable[[Situation, str], tuple[Check, ...] | None]

conditions: Registry[Condition] = Registry("loop condition")
FAMILIES = ("identify", "differentiate", "interact", "customize", "generic")


def condition(name: str) -> Callable[[Condition], Condition]:
    """Register a function `(situation, from_stage) -> checks or None` under a declared name."""

    def register(function: Condition) -> Condition:
        return conditions.register(name, function)

    return register


def load_conditions() -> Registry[Condition]:
    """Every condition, with all families imported."""
    for family in FAMILIES:
        import_module(f"kith.programs.loops.{family}")
    return conditions


def evaluate_loops(situation: Situation) -> list[Fired]:
    """The loops of the model that fire, in the order in which they are declared."""
    known = load_conditions()
    fired = []
    for stage in situation.model.stages:
        for loop in stage.loops:
            if loop.condition not in known:
                continue
            checks = known[loop.condition](situation, loop.from_stage)
            if checks is not None:
                fired.append(Fired(loop, checks))
    return fired
