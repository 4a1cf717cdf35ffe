"""Touchpoints, detectors and what may be automated."""

from kith.crm_models.catalogue import CATALOGUE
from kith.crm_models.detectors import DETECTORS, REQUIRED_TOUCHPOINTS
from kith.crm_models.labels import ROLES
from kith.crm_models.streamlining import CANDIDATES, KEPT_BY_PEOPLE
from kith.crm_models.touchpoints import CHANNELS, CONTACT_PRIORITY, TOUCHPOINTS


def test_there_are_35_touchpoints_in_order():
    assert list(TOUCHPOINTS) == [f"T{number:02}" for number in range(1, 36)]
    assert len({touchpoint.key for touchpoint in TOUCHPOINTS.values()}) == 35


def test_a_touchpoint_has_channels_and_an_owner_to_start_from():
    for touchpoint in TOUCHPOINTS.values():
        assert touchpoint.channels
        assert set(touchpoint.channels) <= set(CHANNELS)
        assert touchpoint.owner_role in ROLES


def test_there_are_fifteen_detectors_and_each_says_what_to_do():
    assert len(DETECTORS) == 15
    for detector in DETECTORS.values():
        assert detector.name
        assert detector.rule
        assert detector.alert
        assert detector.answer


def test_a_detector_stands_on_measures_and_touchpoints_that_exist():
    assert {detector.measure for detector in DETECTORS.values()} - {""} <= set(CATALOGUE)
    assert set(REQUIRED_TOUCHPOINTS) <= set(TOUCHPOINTS)


def test_service_comes_before_promotion():
    assert (CONTACT_PRIORITY[0], CONTACT_PRIORITY[-1]) == ("Service", "Promotion")


def test_fourteen_steps_may_be_automated_and_four_stay_with_people():
    assert (len(CANDIDATES), len(KEPT_BY_PEOPLE)) == (14, 4)
