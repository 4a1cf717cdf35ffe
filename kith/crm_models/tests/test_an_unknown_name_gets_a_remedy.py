"""Asking for what does not exist names what does."""

import pytest

from kith.crm_models.gallery import (
    UnknownMeasure,
    UnknownModel,
    UnknownStage,
    get_measure,
    get_model,
    get_stage,
)


def test_an_unknown_model_names_the_known_ones():
    with pytest.raises(UnknownModel) as caught:
        get_model("porter")

    assert "'porter'" in str(caught.value)
    assert "idic" in str(caught.value)
    assert isinstance(caught.value, KeyError)


def test_an_unknown_measure_says_how_ids_look():
    with pytest.raises(UnknownMeasure, match="M01 to M70"):
        get_measure("M71")


def test_an_unknown_stage_says_how_ids_look():
    with pytest.raises(UnknownStage, match="ID1"):
        get_stage("ID9")


def test_a_model_without_that_stage_names_its_own():
    with pytest.raises(KeyError, match="ID1, ID2, ID3, ID4"):
        get_model("idic").stage("Q1")


def test_known_names_are_found():
    assert get_model("idic").stage("ID2") is get_stage("ID2")
    assert get_measure("ID2.b").used_by == ("ID2",)
