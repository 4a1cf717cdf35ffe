"""What people read is marked for the translator, and safe to translate."""

import ast
import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from pathlib import Path

from kith import crm_models
from kith.crm_models import (
    detectors,
    labels,
    relationship_plan,
    relationship_rules,
    streamlining,
    touchpoints,
)
from kith.crm_models.gallery import MEASURES, MODELS
from kith.crm_models.lifecycle import states
from kith.crm_models.questionnaires import QUESTIONNAIRES, form

# Fields that hold names for machines, or citations.
INTERNAL = {
    *("id", "key", "model", "stage", "phase", "tier", "wish", "type", "form", "symbol"),
    *("measure", "part", "unit", "direction", "op", "grade", "bound", "scope", "better", "by"),
    *("owner_role", "cadence", "also", "channels", "feature", "checks", "used_by", "limit_unit"),
    *("from_stage", "to_stage", "return_to", "condition", "from_type", "to_type"),
    *("next_states", "demands", "sources", "other_names", "search_aliases", "sub_level"),
}


def marked_texts() -> set[str]:
    found = set()
    for path in Path(crm_models.__path__[0]).rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "_":
                (text,) = node.args
                assert isinstance(text, ast.Constant), f"{path.name}: not a plain text"
                found.add(text.value)
    return found


def shown_texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        if value:
            yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from shown_texts(item)
    elif isinstance(value, dict):
        yield from shown_texts(tuple(value.values()))
    elif is_dataclass(value):
        for field in fields(value):
            if field.name not in INTERNAL:
                yield from shown_texts(getattr(value, field.name))


SHOWN = (
    MODELS,
    MEASURES,
    QUESTIONNAIRES,
    (form.SCALE, form.ASKED_TWICE, form.RULES),
    (labels.ROLES, labels.CADENCES, labels.GRADES, labels.UNITS),
    (labels.VERDICTS, labels.VERDICT_MEANINGS),
    (states.STATES, states.THRESHOLDS, states.HEALTH),
    (touchpoints.TOUCHPOINTS, touchpoints.CHANNELS, touchpoints.CONTACT_PRIORITY),
    detectors.DETECTORS,
    (relationship_rules.FEATURES, relationship_rules.RULES, relationship_rules.SUB_LEVELS),
    (relationship_rules.THRESHOLDS, relationship_rules.CLASSIFYING),
    (relationship_plan.WISHES, relationship_plan.TIERS, relationship_plan.DESIRED),
    (relationship_plan.MOVES, relationship_plan.MOVE_UP_RULE),
    (streamlining.SCORE_FORMULA, streamlining.THRESHOLDS, streamlining.CANDIDATES),
    (streamlining.KEPT_BY_PEOPLE, streamlining.VERIFIED_BY),
)


def test_every_text_that_people_read_is_marked():
    assert set(shown_texts(SHOWN)) - marked_texts() == set()


def test_no_marked_text_is_empty_or_looks_like_a_format():
    """An empty message is a catalogue's header; ``%`` and braces would be checked as formats."""
    assert [text for text in marked_texts() if not text or re.search(r"[%{}]", text)] == []


def test_texts_are_spelled_the_american_way_and_without_shorthand():
    british = re.compile(
        r"behaviour|colour|customis|organis|recognis|analys(e|ed|ing)\b|favour|centre|programme",
        re.IGNORECASE,
    )
    shorthand = re.compile(r"\b(MVC|MGC|BZ|CTS|NC|CLV|IPT|SLA|KPI|REAP|RACI)\b")
    texts = marked_texts()

    assert [text for text in texts if british.search(text)] == []
    assert [text for text in texts if shorthand.search(text)] == []
