"""The words in which every CRM model is declared.

All classes are frozen and hold names, never code paths. Texts marked with
``_`` are English for a small firm's owner; they are translated when shown.
An optional text is ``""`` when absent and must not be translated then.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TypedDict, Unpack


class Grade(StrEnum):
    """Where a target comes from; only ``B`` and ``L`` may be called a benchmark."""

    BENCHMARK = "B"
    LAW = "L"
    POLICY = "P"
    OWN = "O"


class Direction(StrEnum):
    """Which way is better; ``CONTEXT`` is neither."""

    UP = "up"
    DOWN = "down"
    CONTEXT = "context"


class Op(StrEnum):
    """How a value is compared with its target.

    ``BASELINE``: better than the firm's own trailing twelve months, outside
    the interval. ``CONTEXT``: shown and never judged.
    """

    AT_LEAST = ">="
    AT_MOST = "<="
    EQUALS = "=="
    ABOVE = ">"
    BELOW = "<"
    BASELINE = "baseline"
    CONTEXT = "context"


class Bound(StrEnum):
    """Which figure of an estimate must pass: itself or an end of its 95 % interval."""

    VALUE = "value"
    LOW = "low"


class Scope(StrEnum):
    """Which customers a target or a gate looks at."""

    ALL = "all"
    TOP_TIER = "top_tier"
    TOP_TWO_TIERS = "top_two_tiers"
    MOST_GROWABLE = "most_growable"


class Unit(StrEnum):
    """Units of measures. ``PERCENT`` values run 0–100, ``RHO`` runs −1…1."""

    PERCENT = "%"
    POINTS = "pp"
    MONEY = "money"
    COUNT = "count"
    MINUTES = "min"
    HOURS = "h"
    DAYS = "d"
    MONTHS = "months"
    TIMES = "x"
    RHO = "rho"
    NPS = "nps"
    STARS = "stars"
    OUT_OF_FIVE = "/5"
    RATIO = "ratio"


class By(StrEnum):
    """Who performs an action."""

    SOFTWARE = "software"
    PERSON = "person"


@dataclass(frozen=True, slots=True)
class Role:
    """A hat somebody in the firm wears; one person may wear several."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class Input:
    """A kind of data, and the sentence that tells a user how to bring it."""

    key: str
    name: str
    bring: str


@dataclass(frozen=True, slots=True)
class Target:
    """A figure that a measure is held against.

    ``value`` is in the unit of the measure (or of its ``part``); ``None``
    with a comparing ``op`` means the firm's own setting, and the target cannot
    be judged until it is set. ``levels`` are further rungs, best last.
    ``better`` says which way is better where the measure itself does not.
    """

    op: Op
    value: float | None = None
    grade: Grade = Grade.POLICY
    text: str = ""
    part: str = ""
    scope: Scope = Scope.ALL
    bound: Bound = Bound.VALUE
    levels: tuple[float, ...] = ()
    better: Direction | None = None


@dataclass(frozen=True, slots=True)
class Part:
    """One figure of a measure that has several."""

    key: str
    name: str
    unit: Unit
    direction: Direction


@dataclass(frozen=True, slots=True)
class Measure:
    """A figure, in words. ``M01`` … ``M70`` are shared; ``Q0.a`` belongs to stage Q0.

    ``unit`` and ``direction`` are those of the first part where there are
    several. ``used_by`` holds ids of stages, ``inputs`` what must be there.
    """

    id: str
    name: str
    formula: str
    unit: Unit
    direction: Direction
    targets: tuple[Target, ...]
    used_by: tuple[str, ...]
    inputs: tuple[Input, ...]
    note: str = ""
    parts: tuple[Part, ...] = ()

    @property
    def target(self) -> Target:
        """The default target, the first declared."""
        return self.targets[0]

    @property
    def is_local(self) -> bool:
        """True for a measure that one stage declares for itself."""
        return "." in self.id


@dataclass(frozen=True, slots=True)
class Gate:
    """A measure that decides over a stage's exit.

    ``target`` overrides the measure's own; ``part`` picks one figure of
    several (``""``: all that have a target). ``legal`` marks the zero and
    hundred rules that always gate. It must hold ``periods`` periods running;
    ``cadence`` is their length where it is not the stage's own.

    Which measures gate a stage: those that its exit names; where the exit
    speaks in words, the measures with a figure of the stage's own; every rule
    of zero or a hundred; and every measure with a figure that the stage
    declares for itself. The rest is context.
    """

    measure: str
    target: Target | None = None
    legal: bool = False
    part: str = ""
    scope: Scope = Scope.ALL
    periods: int = 2
    cadence: str = ""


@dataclass(frozen=True, slots=True)
class Context:
    """A measure shown beside the gates, with the stage's own target if it has one."""

    measure: str
    target: Target | None = None
    part: str = ""


@dataclass(frozen=True, slots=True)
class Action:
    """Something to do about a stage.

    Software acts when a run calls for it. A person's action has a role and a
    cadence (keys of ``ROLES`` and ``CADENCES``); ``also`` names the other
    roles that may own it.
    """

    key: str
    title: str
    by: By
    owner_role: str = ""
    cadence: str = ""
    also: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Loop:
    """The way back: ``condition`` is a name that the engine knows how to test.

    A loop opens a new iteration of ``to_stage``, which may lie in another
    model, and deletes nothing. ``return_to`` is where to come back to after
    the fix. Loops of a stage are tried in the order they are declared.
    """

    from_stage: str
    to_stage: str
    condition: str
    reason: str
    return_to: str = ""

    @property
    def id(self) -> str:
        """``ID4->ID2``; unique within a model."""
        return f"{self.from_stage}->{self.to_stage}"


@dataclass(frozen=True, slots=True)
class Phase:
    """A named group of stages."""

    key: str
    name: str


@dataclass(frozen=True, slots=True)
class Stage:
    """One question that a model asks about the firm.

    ``exit`` says in words when the stage is done, ``gates`` in measures.
    ``local`` declares the measures that only this stage uses. ``demands``
    are references into the source documents, not shown to users.
    """

    id: str
    model: str
    number: int
    name: str
    question: str
    why: str
    inputs: tuple[Input, ...]
    gates: tuple[Gate, ...]
    context: tuple[Context, ...]
    actions: tuple[Action, ...]
    exit: str
    loops: tuple[Loop, ...]
    owner_role: str
    cadence: str
    demands: tuple[str, ...]
    phase: str = ""
    local: tuple[Measure, ...] = ()

    @property
    def measure_ids(self) -> tuple[str, ...]:
        """Gates first, then context, each once."""
        names = [g.measure for g in self.gates] + [c.measure for c in self.context]
        return tuple(dict.fromkeys(names))


@dataclass(frozen=True, slots=True)
class Disagreement:
    """What is often said about a model, and what the sources show."""

    claim: str
    finding: str


@dataclass(frozen=True, slots=True)
class Model:
    """A CRM model of the literature. ``search_aliases`` find it, never name it.

    ``sources`` are citations and stay as they are; ``note`` says which parts
    are our own judgment.
    """

    id: str
    name: str
    author: str
    aim: str
    summary: str
    when_to_choose: str
    stages: tuple[Stage, ...]
    sources: tuple[str, ...]
    other_names: tuple[str, ...] = ()
    search_aliases: tuple[str, ...] = ()
    phases: tuple[Phase, ...] = ()
    disagreements: tuple[Disagreement, ...] = ()
    note: str = ""

    def stage(self, stage_id: str) -> Stage:
        """The stage ``stage_id``; ``KeyError`` naming the known ones if absent."""
        for stage in self.stages:
            if stage.id == stage_id:
                return stage
        known = ", ".join(stage.id for stage in self.stages)
        raise KeyError(f"{self.id} has no stage {stage_id!r}; it has {known}")


class TargetDetails(TypedDict, total=False):
    """What a target may say besides its comparison; see :class:`Target`."""

    text: str
    part: str
    scope: Scope
    bound: Bound
    levels: tuple[float, ...]
    better: Direction | None


def at_least(
    value: float | None, grade: Grade = Grade.POLICY, **more: Unpack[TargetDetails]
) -> Target:
    """A target that the value must reach."""
    return Target(Op.AT_LEAST, value, grade, **more)


def at_most(
    value: float | None, grade: Grade = Grade.POLICY, **more: Unpack[TargetDetails]
) -> Target:
    """A target that the value must not pass."""
    return Target(Op.AT_MOST, value, grade, **more)


def exactly(value: float, grade: Grade = Grade.POLICY, **more: Unpack[TargetDetails]) -> Target:
    """A target that leaves no room, such as no breach at all."""
    return Target(Op.EQUALS, value, grade, **more)


def above(value: float, grade: Grade = Grade.POLICY, **more: Unpack[TargetDetails]) -> Target:
    """A target that the value must exceed."""
    return Target(Op.ABOVE, value, grade, **more)


def own_baseline(**more: Unpack[TargetDetails]) -> Target:
    """Better than the firm's own trailing twelve months."""
    return Target(Op.BASELINE, None, Grade.OWN, **more)


def by_software(key: str, title: str) -> Action:
    """An action that Kith performs and can undo."""
    return Action(key, title, By.SOFTWARE)


def by_person(
    key: str, title: str, owner_role: str, cadence: str, also: tuple[str, ...] = ()
) -> Action:
    """An action that is assigned to somebody as a task."""
    return Action(key, title, By.PERSON, owner_role, cadence, also)


def stage_measure(
    measure_id: str,
    name: str,
    formula: str,
    target: Target,
    inputs: tuple[Input, ...],
    unit: Unit = Unit.PERCENT,
    direction: Direction = Direction.UP,
) -> Measure:
    """A measure that one stage declares for itself; the id is ``"<stage>.<letter>"``."""
    stage_id = measure_id.partition(".")[0]
    return Measure(measure_id, name, formula, unit, direction, (target,), (stage_id,), inputs)
