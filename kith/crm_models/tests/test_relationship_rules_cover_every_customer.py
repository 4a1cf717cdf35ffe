"""The classifier always finds one type, and the plan has one for each tier and wish."""

from kith.crm_models.gallery import get_stage
from kith.crm_models.relationship_plan import DESIRED, MOVES, PROGRAM_MEASURES, TIERS, WISHES
from kith.crm_models.relationship_rules import FEATURES, RULES, SUB_LEVELS


def test_the_rules_are_tried_from_the_closest_type_to_none():
    assert [rule.key for rule in RULES] == [
        "partnership",
        "proactive",
        "reactive",
        "neglected",
        "transactional",
        "pre_customer",
    ]


def test_the_four_types_are_those_of_the_model():
    assert {rule.key for rule in RULES if rule.is_type} == {
        "transactional",
        "reactive",
        "proactive",
        "partnership",
    }


def test_the_last_rule_takes_whoever_is_left():
    assert (RULES[-1].all_of, RULES[-1].any_of) == ((), ())
    assert all(rule.all_of for rule in RULES[:-1])


def test_every_condition_names_a_feature_that_exists():
    for rule in RULES:
        conditions = [*rule.all_of, *rule.any_of]
        if rule.sub_level is not None:
            level, condition = rule.sub_level
            conditions.append(condition)
            assert level in SUB_LEVELS
        assert {condition.feature for condition in conditions} <= set(FEATURES)


def test_every_tier_and_wish_has_exactly_one_planned_type():
    planned = [(desired.tier, desired.wish) for desired in DESIRED]

    assert sorted(planned) == sorted((tier, wish) for tier in TIERS for wish in WISHES)


def test_plans_and_moves_lead_to_types_that_exist():
    types = {rule.key for rule in RULES}

    assert {desired.type for desired in DESIRED} <= types
    assert {move.to_type for move in MOVES} <= types
    assert {move.from_type for move in MOVES} <= types | {"any"}


def test_the_plan_is_judged_by_measures_of_the_first_stage():
    assert set(PROGRAM_MEASURES) == {measure.id for measure in get_stage("R1").local}
