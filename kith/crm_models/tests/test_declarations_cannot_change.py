"""What is declared is frozen: nobody edits a model while it runs."""

from dataclasses import FrozenInstanceError

import pytest

from kith.crm_models.gallery import get_measure, get_model, get_stage


@pytest.mark.parametrize(
    "declared",
    [
        get_model("idic"),
        get_stage("ID2"),
        get_measure("M13"),
        get_measure("M13").target,
        get_measure("M13").inputs[0],
        get_stage("ID2").gates[0],
        get_stage("ID2").actions[0],
        get_stage("ID2").loops[0],
    ],
    ids=lambda declared: type(declared).__name__,
)
def test_a_declaration_is_frozen_and_hashable(declared):
    field = next(iter(declared.__slots__))

    with pytest.raises(FrozenInstanceError):
        setattr(declared, field, "changed")
    assert isinstance(hash(declared), int)
